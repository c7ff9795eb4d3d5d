"""What is worked out once and kept for later runs, in a folder that is the user's alone.

A kept file is only ever a shortcut: one that is torn, foreign or of another version is as good as
none, and a folder that cannot be written to costs nothing but time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.cache import made as made
    from checker.cache.answer import KeptAnswer as KeptAnswer
    from checker.cache.answer import keep_answer as keep_answer
    from checker.cache.answer import kept_answer as kept_answer
    from checker.cache.bundle import Bundle as Bundle
    from checker.cache.bundle import bundled as bundled
    from checker.cache.bundle import unbundled as unbundled
    from checker.cache.folder import cache_folder as cache_folder
    from checker.cache.folder import map_private as map_private
    from checker.cache.folder import read_private as read_private
    from checker.cache.folder import write_private as write_private
    from checker.cache.made import BUNDLE as BUNDLE
    from checker.cache.made import code_pieces as code_pieces
    from checker.cache.made import kept as kept
    from checker.cache.made import kept_functions as kept_functions
    from checker.cache.made import kept_piece as kept_piece
    from checker.cache.made import opened_for_start as opened_for_start
    from checker.cache.made import own_sources as own_sources
    from checker.cache.modules import MODULES as MODULES
    from checker.cache.modules import loaded_modules as loaded_modules
    from checker.cache.modules import module_pieces as module_pieces
    from checker.cache.modules import use_kept_modules as use_kept_modules
    from checker.cache.record import dumped as dumped
    from checker.cache.record import restored as restored
    from checker.cache.refusal import Refused as Refused
    from checker.cache.room import clear as clear
    from checker.cache.room import prune as prune
    from checker.cache.room import touch as touch
    from checker.cache.witness import CONTENT as CONTENT
    from checker.cache.witness import FOLDER as FOLDER
    from checker.cache.witness import NAME as NAME
    from checker.cache.witness import STAMP as STAMP
    from checker.cache.witness import Witness as Witness
    from checker.cache.witness import stands as stands
    from checker.cache.witness import witness_of as witness_of
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "answer": ("KeptAnswer", "keep_answer", "kept_answer"),
            "bundle": ("Bundle", "bundled", "unbundled"),
            "folder": ("cache_folder", "map_private", "read_private", "write_private"),
            "made": (
                "BUNDLE",
                "code_pieces",
                "kept",
                "kept_functions",
                "kept_piece",
                "opened_for_start",
                "own_sources",
            ),
            "modules": ("MODULES", "loaded_modules", "module_pieces", "use_kept_modules"),
            "record": ("dumped", "restored"),
            "refusal": ("Refused",),
            "room": ("clear", "prune", "touch"),
            "witness": ("CONTENT", "FOLDER", "NAME", "STAMP", "Witness", "stands", "witness_of"),
        },
    )
