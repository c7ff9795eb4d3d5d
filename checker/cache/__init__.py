"""What is worked out once and kept for later runs, in a folder that is the user's alone.

A kept file is only ever a shortcut: one that is torn, foreign or of another version is as good as
none, and a folder that cannot be written to costs nothing but time.
"""

from checker.cache.folder import cache_folder, read_private, write_private
from checker.cache.record import Refused, packed, unpacked

__all__ = [
    "Refused",
    "cache_folder",
    "packed",
    "read_private",
    "unpacked",
    "write_private",
]
