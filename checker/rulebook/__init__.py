"""The rules of templates as a workbook: exported, edited in Excel, imported again."""

from checker.rulebook.export import export_workbook
from checker.rulebook.intake import Imported, import_workbook
from checker.rulebook.page import template_page

__all__ = ["Imported", "export_workbook", "import_workbook", "template_page"]
