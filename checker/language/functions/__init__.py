"""The functions of the rule language itself, in one registry one can read and grep; a schema brings
its own."""

from checker.language.functions.affixes import AFFIXES
from checker.language.functions.figures import FIGURING
from checker.language.functions.lists import LISTING
from checker.language.functions.lookup import LOOKUP
from checker.language.functions.numbers import COUNTING
from checker.language.functions.texts import WORDING
from checker.language.schema import Function

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (*COUNTING, *FIGURING, *LISTING, *LOOKUP, *WORDING, *AFFIXES)
}

__all__ = ["FUNCTIONS", "Function"]
