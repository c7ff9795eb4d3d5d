"""Readers: from files of any format to goal tables whose cells know their places.

A reader turns a file into grids of cells; one recogniser turns grids into tables, whatever the
format. YAML goal files are tables already and need no recogniser.
"""

from typing import TYPE_CHECKING

from checker.readers.charset import decode
from checker.readers.discovery import (
    EXCLUDED,
    PassedOver,
    Survey,
    discover,
    is_searched,
    real_path,
    searched_folders,
    survey,
)
from checker.readers.document import EMPTY, read, read_text
from checker.readers.formats import CONVERTIBLE
from checker.readers.goalkeys import SIGNS, TABLE_KEYS, GoalForm, GoalKey
from checker.readers.grid import Grid, GridCell, Limits, ReadError
from checker.readers.sheetrows import sheet_rows
from checker.readers.vocabulary import Vocabulary, common_words

if TYPE_CHECKING:
    from checker.readers.ownwords import with_own_words as with_own_words
    from checker.readers.xlsx import xlsx_grids as xlsx_grids
else:
    from checker.base.face import late

    __getattr__ = late(__name__, {"ownwords": ("with_own_words",), "xlsx": ("xlsx_grids",)})

__all__ = [
    "CONVERTIBLE",
    "EMPTY",
    "EXCLUDED",
    "SIGNS",
    "TABLE_KEYS",
    "GoalForm",
    "GoalKey",
    "Grid",
    "GridCell",
    "Limits",
    "PassedOver",
    "ReadError",
    "Survey",
    "Vocabulary",
    "common_words",
    "decode",
    "discover",
    "is_searched",
    "read",
    "read_text",
    "real_path",
    "searched_folders",
    "sheet_rows",
    "survey",
]
