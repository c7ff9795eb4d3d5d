"""Two rounds compared, 整改前后对照: what is new, what was changed and is still wrong, what
remains, what was mended; and the verdict on every table in both."""

from checker.comparison.book import changes_book
from checker.comparison.changes import Changes, compare, load_result
from checker.comparison.page import changes_page
from checker.comparison.text import changes_json, changes_table

__all__ = [
    "Changes",
    "changes_book",
    "changes_json",
    "changes_page",
    "changes_table",
    "compare",
    "load_result",
]
