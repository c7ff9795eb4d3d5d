"""Exemptions: findings somebody answers for, with a reason.

They stand in comments of goal files (`marks`) or, for Word, Excel and other files that hold no
comments of ours, in a list of their own (`listing`). Either way one that has expired or names a
locked rule is void, one that covers nothing is told of, and every report names them all
(`applying`).
"""

from checker.exemptions.claim import Claim
from checker.exemptions.effect import set_aside
from checker.exemptions.list import load_list
from checker.exemptions.marks import read_marks

__all__ = ["Claim", "load_list", "read_marks", "set_aside"]
