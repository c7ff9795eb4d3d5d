"""The functions of the rule language, in one registry one can read and grep."""

from checker.form.functions.names import NAMING
from checker.form.functions.tables import BELONGING
from checker.language.functions.function import Function, apply
from checker.language.functions.lists import LISTING
from checker.language.functions.numbers import COUNTING
from checker.language.functions.texts import WORDING

FUNCTIONS: dict[str, Function] = {
    function.name: function for function in (*COUNTING, *LISTING, *WORDING, *NAMING, *BELONGING)
}

__all__ = ["FUNCTIONS", "Function", "apply"]
