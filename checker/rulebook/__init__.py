"""The rules of templates as a workbook: exported, edited in Excel, imported again."""

from checker.rulebook.exporting import export_workbook
from checker.rulebook.importing import Imported, import_workbook

__all__ = ["Imported", "export_workbook", "import_workbook"]
