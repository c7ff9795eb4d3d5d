"""Two runs compared, 整改前后对照: what is new, what was corrected, what remains."""

from checker.comparing.changes import Changes, compare, load_result
from checker.comparing.page import changes_page
from checker.comparing.text import changes_json, changes_table

__all__ = ["Changes", "changes_json", "changes_page", "changes_table", "compare", "load_result"]
