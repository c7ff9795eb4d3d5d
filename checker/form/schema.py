"""The form as the rule language is told of it."""

from __future__ import annotations

from checker.form.fields import (
    DATE_PARTS,
    INDICATOR,
    OWNERS,
    SCHEMAS,
    SET,
    TABLE,
    VALUE_PARTS,
)
from checker.form.functions.names import NAMING
from checker.form.functions.tables import BELONGING
from checker.form.owners import set_of, table_of
from checker.form.predicates import said_of
from checker.language import FUNCTIONS, Schema

FORM = Schema(
    whole=SET,
    fields=SCHEMAS,
    owners=OWNERS,
    parts={"指标值": VALUE_PARTS, "日期": DATE_PARTS},
    functions={**FUNCTIONS, **{one.name: one for one in (*NAMING, *BELONGING)}},
    keeping=frozenset({TABLE, INDICATOR}),
    claimed=INDICATOR,
    said_of=said_of,
    set_of=set_of,
    table_of=table_of,
)
