"""Edits proposed by rules, applied to the documents they speak of.

A rule proposes the whole new text of one cell. An editor a format finds the characters that hold
that cell and changes these alone; what was written is then read again, and an edit after which
any other cell reads differently is taken back.
"""

from typing import TYPE_CHECKING

from checker.fixes.policy import Policy
from checker.fixes.repair import Repair, repair, with_offers

if TYPE_CHECKING:
    from checker.fixes.account import refusal_lines as refusal_lines
    from checker.fixes.account import repair_diff as repair_diff
    from checker.fixes.account import repair_json as repair_json
    from checker.fixes.account import repair_text as repair_text
    from checker.fixes.replacement import SourceChanged as SourceChanged
    from checker.fixes.replacement import replace_file as replace_file
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "account": ("refusal_lines", "repair_diff", "repair_json", "repair_text"),
            "replacement": ("SourceChanged", "replace_file"),
        },
    )

__all__ = ["Policy", "Repair", "repair", "with_offers"]
