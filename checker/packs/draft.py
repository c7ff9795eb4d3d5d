"""A pack while somebody writes it: what can be read of it already, and every mistake in it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.packs.loader import doubts_in, gathered, held

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from checker.base.errors import Mistake
    from checker.form import Surroundings
    from checker.packs.filetables import SheetReader
    from checker.packs.templates import Template
    from checker.rule import Rule
    from checker.values import OwnUnit


@dataclass(frozen=True, slots=True)
class PackDraft:
    """`own` are the rules of the local packs, `rules` all of them; `doubts` are what is allowed
    and hardly meant."""

    own: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    surroundings: Surroundings
    templates: Mapping[str, Template]
    units: tuple[OwnUnit, ...]
    mistakes: tuple[Mistake, ...]
    doubts: tuple[Mistake, ...]


def read_draft(
    local: Sequence[Path],
    overlay: Mapping[Path, str],
    today: datetime.date | None = None,
    sheets: SheetReader | None = None,
) -> PackDraft:
    """The `local` packs as they are being written: `overlay` holds the texts of open files, by
    path with links followed. Their examples are run where nothing else is wrong."""
    day = today or datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    loader, own = gathered(local, overlay=overlay, sheets=sheets)
    units = tuple(loader.units)
    around, mistakes = held(loader, own, day, check=False, examples=True)
    doubts = () if mistakes else doubts_in(loader, own)
    templates = loader.templates()
    return PackDraft(
        tuple(own), tuple(loader.rules), around, templates, units, tuple(mistakes), doubts
    )
