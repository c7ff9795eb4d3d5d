"""Which known key a written key was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.errors import nearest
from checker.base.text import squeeze
from checker.model import label_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.readers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Meant:
    """The nearest known key; `sure` when nothing else can have been meant, `one_edit` when it is
    one character away."""

    nearest: str | None
    sure: bool = False
    one_edit: bool = False


def meant_key(
    words: Vocabulary, written: str, known: Collection[str], *, guess: bool = True
) -> Meant:
    """Blanks and other forms' names for a field are understood; then one slip; then likeness,
    unless without `guess`: it takes ten times what all before takes."""
    squeezed = squeeze(written)
    if squeezed in known:
        return Meant(squeezed, sure=True, one_edit=len(written) - len(squeezed) == 1)
    near = [key for key in known if within_one_edit(squeezed, key)]
    if len(near) == 1 and len(near[0]) > 1:
        return Meant(near[0], sure=True, one_edit=True)
    key = label_key(written)
    field = words.columns[key][0] if "三级指标" in known and key in words.columns else None
    if "三级指标" not in known:
        field = "绩效目标" if key in words.goals else words.table_fields.get(key, (None,))[0]
    if field in known:
        return Meant(field, sure=True)
    return Meant(nearest(squeezed, known) if guess else None)


def within_one_edit(one: str, other: str) -> bool:
    """Whether one character changed, added, lost or swapped with its neighbour divides them."""
    if one == other or abs(len(one) - len(other)) > 1:
        return one == other
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    if len(one) == len(other):
        swapped = rest[1::-1] + rest[2:]
        return rest[1:] == other_rest[1:] or swapped == other_rest
    return rest[1:] == other_rest if len(one) > len(other) else rest == other_rest[1:]
