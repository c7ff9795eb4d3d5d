"""The form as the rule language is told of it."""

from __future__ import annotations

from checker.form.fields import (
    DATE_PARTS,
    INDICATOR,
    OWNERS,
    REPLACEMENT,
    SCHEMAS,
    SET,
    TABLE,
    VALUE_PARTS,
)
from checker.form.functions.names import NAMING
from checker.form.functions.tables import BELONGING
from checker.form.predicates import holds
from checker.form.records import Replacement, set_of, table_of
from checker.language.functions import FUNCTIONS
from checker.language.schema import Schema

FORM = Schema(
    whole=SET,
    fields=SCHEMAS,
    owners=OWNERS,
    parts={"指标值": VALUE_PARTS, "日期": DATE_PARTS},
    functions={**FUNCTIONS, **{one.name: one for one in (*NAMING, *BELONGING)}},
    keeping=frozenset({TABLE, INDICATOR}),
    claimed=INDICATOR,
    holds=holds,
    entries=REPLACEMENT,
    entry=Replacement,
    set_of=set_of,
    table_of=table_of,
)
