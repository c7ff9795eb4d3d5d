"""Values that are kept, for tests."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from checker.base.place import Place
from checker.cache import (
    bundled,
    dumped,
)
from checker.finding import Severity

VALUE = (Place("a.yaml", 1, 2), Severity.ERROR, Decimal("1.50"), {"甲": frozenset({"乙"})},
         datetime.date(2025, 6, 1))  # fmt: skip
PIECES = {"a": dumped(VALUE), "b": b"", "c": dumped(re.compile("(?i)[一-龥]+(?P<n>x)|y"))}
WHOLE = bundled(PIECES, b"sources")
