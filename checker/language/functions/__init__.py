"""The functions of the rule language, in one registry one can read and grep."""

from checker.language.functions.belonging import BELONGING
from checker.language.functions.counting import COUNTING
from checker.language.functions.function import Function, apply
from checker.language.functions.listing import LISTING
from checker.language.functions.naming import NAMING
from checker.language.functions.wording import WORDING

FUNCTIONS: dict[str, Function] = {
    function.name: function for function in (*COUNTING, *LISTING, *WORDING, *NAMING, *BELONGING)
}

__all__ = ["FUNCTIONS", "Function", "apply"]
