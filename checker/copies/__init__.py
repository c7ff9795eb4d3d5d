"""Copies this program writes of people's documents (批注, 改好): how they are called, how they are
known again wherever they lie, and which of a document and its copies is the one to check.

People work in the copies. So a copy carries a digest of itself; one that no longer fits has been
worked in, is never written over, and is checked in place of the document it was made from.
"""

from checker.copies.family import Settled, settle
from checker.copies.mark import Mark, Origin, origin_of, read_mark, stamped
from checker.copies.name import Kind, copy_name, original_names

__all__ = [
    "Kind",
    "Mark",
    "Origin",
    "Settled",
    "copy_name",
    "origin_of",
    "original_names",
    "read_mark",
    "settle",
    "stamped",
]
