"""Edits proposed by rules, applied to the documents they speak of.

A rule proposes the whole new text of one cell. An editor a format finds the characters that hold
that cell and changes these alone; what was written is then read again, and an edit after which
any other cell reads differently is taken back.
"""

from checker.fixes.edits import Refusal
from checker.fixes.policy import Policy
from checker.fixes.repair import Repair, repair, with_offers

__all__ = ["Policy", "Refusal", "Repair", "repair", "with_offers"]
