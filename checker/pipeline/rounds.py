"""Folders compared year by year: which file is filed in which, and whose project met whose."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.base.errors import UsageError
from checker.base.globs import SetPatterns
from checker.base.pattern import late_pattern
from checker.base.text import native
from checker.form import same_project
from checker.model import Round

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.form import SetRecord, TableRecord
    from checker.model import Document

MOST_NAMED = 5
_YEAR = late_pattern(r"(?<!\d)(20\d\d)(?!\d)")


def joined(rounds: Sequence[str]) -> tuple[SetPatterns, ...]:
    """All files of all rounds as one set."""
    return (SetPatterns(("*",), " 与 ".join(rounds)),)


def filed(documents: Sequence[Document], paths: Sequence[str]) -> dict[str, Round]:
    """The round every document is filed in, by its path: that of the innermost folder."""
    if not paths:
        return {}
    rounds = _rounds(paths)
    places = {os.path.realpath(native(path)): one for path, one in zip(paths, rounds, strict=True)}
    found: dict[str, Round] = {}
    for document in documents:
        real = Path(os.path.realpath(native(document.path)))
        for folder in (real, *real.parents):
            if str(folder) in places:
                found[document.path] = places[str(folder)]
                break
    return found


def _rounds(paths: Sequence[str]) -> tuple[Round, ...]:
    """The rounds in the order given, each with the year that the name of its folder gives."""
    return tuple(
        Round(number, path, year)
        for number, (path, year) in enumerate(zip(paths, _years(paths), strict=True), start=1)
    )


def _years(paths: Sequence[str]) -> Sequence[int | None]:
    """By the names of the folders themselves, else by the nearest above in which they differ."""
    upwards = [PurePath(os.path.realpath(path)).parts[::-1] for path in paths]
    for level in zip(*upwards, strict=False):
        if len(set(level)) > 1 and any(years := [_year_in(name) for name in level]):
            return years
    return [_year_in(parts[0]) for parts in upwards]


def _year_in(name: str) -> int | None:
    """2024 of `2024年目标表`; none of a name with several years."""
    years = set(_YEAR.findall(name))
    return int(years.pop()) if len(years) == 1 else None


def meeting_note(whole: SetRecord, rounds: Sequence[str], *, sound: bool) -> str:
    """Whose project stands in one folder only; says first how many stand in several.

    Raises UsageError where all was read (`sound`) and nothing can be compared.
    """
    met = {id(table) for table in whole.tables if _elsewhere(table)}
    named = {_project(table) for table in whole.tables if id(table) in met}
    if not named:
        said = f"{'、'.join(rounds)}：没有一个项目在几处都有，什么也没有比"
        if sound:
            raise UsageError(f"{said}。项目按编码认，没有编码的按同一单位的项目名称认。")
        return f"{said}。"
    alone = [
        f"只在 {name} 有：{'、'.join(projects[:MOST_NAMED])}{_more(projects)}"
        for name in rounds
        if (projects := list(_only_in(whole, name, named)))
    ]
    firsts = {
        min(one.position for one in (table, *same_project(table)))
        for table in whole.tables
        if id(table) in met
    }
    return "；".join([f"{len(firsts)} 个项目对上了", *alone]) + "。"


def _elsewhere(table: TableRecord) -> bool:
    return any(one.round is not table.round for one in same_project(table))


def _only_in(whole: SetRecord, name: str, met: set[str]) -> Iterator[str]:
    projects = (_project(one) for one in whole.tables if _is_of(one, name))
    yield from dict.fromkeys(project for project in projects if project and project not in met)


def _is_of(table: TableRecord, name: str) -> bool:
    return table.round is not None and table.round.name == name


def _more(projects: Sequence[str]) -> str:
    return f" 等 {len(projects)} 个" if len(projects) > MOST_NAMED else ""


def _project(table: TableRecord) -> str:
    name: str = table.table.text("项目名称") or table.table.text("标题")
    return name
