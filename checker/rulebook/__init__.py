"""The rules of templates as a workbook: exported, edited in Excel, imported again."""

from typing import TYPE_CHECKING

from checker.rulebook.export import export_workbook
from checker.rulebook.intake import Imported, import_workbook

if TYPE_CHECKING:
    from checker.rulebook.documentation import rule_pages as rule_pages
else:
    from checker.base.face import late

    __getattr__ = late(__name__, {"documentation": ("rule_pages",)})

__all__ = ["Imported", "export_workbook", "import_workbook"]
