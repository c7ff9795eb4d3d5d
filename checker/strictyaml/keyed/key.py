"""A key as data: the form of its value, what it is for, and the keys below it.

Registries of keys are literal dicts. Readers take from them what may be written, the JSON Schema
and the documentation what it means.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from checker.base.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = TypeVar("Form", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Key(Generic[Form]):
    """`about` is a Chinese phrase that an editor shows beside the key; `keys` are those of the
    mapping, or of each item of the list, that is its value."""

    form: Form
    about: str
    keys: Mapping[str, Key[Form]] = field(default_factory=dict[str, "Key[Form]"])
