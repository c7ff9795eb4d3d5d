"""Values as JSON: contract.md, section 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.values.numerals import plain

if TYPE_CHECKING:
    from checker.values.value import Bound, Value


def value_json(value: Value) -> dict[str, object]:
    """The fields of one value in the order of the contract; numbers are decimal strings.

    A compound has `parts` besides, an unparsed value `position`, `expected` and `reason`.
    """
    unit = value.unit
    fields: dict[str, object] = {
        "text": value.text,
        "kind": value.kind.value,
        "normalised": str(value),
        "approximate": value.approximate,
        **_bound("lower", value.lower),
        **_bound("upper", value.upper),
        "unit": None if unit is None else unit.base or unit.name,
        "start": value.start.isoformat() if value.start else None,
        "end": value.end.isoformat() if value.end else None,
        "notes": [str(note) for note in value.notes],
    }
    if value.parts:
        fields["parts"] = [value_json(part) for part in value.parts]
    if value.reason is not None:
        fields["position"] = value.position
        fields["expected"] = list(value.expected)
        fields["reason"] = str(value.reason)
    return fields


def _bound(name: str, bound: Bound | None) -> dict[str, object]:
    return {
        name: None if bound is None else plain(bound.value),
        f"{name}_inclusive": None if bound is None else bound.inclusive,
    }
