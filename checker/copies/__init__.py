"""Copies this program writes of people's documents (批注, 改好): how they are called, how they are
known again wherever they lie, and which of a document and its copies is the one to check.

People work in the copies. So a copy carries a digest of itself; one that no longer fits has been
worked in, is never written over, and is checked in place of the document it was made from. Marks
are read and written in packages: a run without Office files needs none of that.
"""

from typing import TYPE_CHECKING

from checker.copies.family import SettledFiles, settle
from checker.copies.name import CopyKind, copy_name, original_names

if TYPE_CHECKING:
    from checker.copies.mark import Origin as Origin
    from checker.copies.mark import origin_of as origin_of
    from checker.copies.mark import read_mark as read_mark
    from checker.copies.mark import stamped as stamped
else:
    from checker.base.face import late

    __getattr__ = late(__name__, {"mark": ("Origin", "origin_of", "read_mark", "stamped")})

__all__ = ["CopyKind", "SettledFiles", "copy_name", "original_names", "settle"]
