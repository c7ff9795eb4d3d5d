"""One document twice in a run: the same tables in another format, or a copy that was left.

The tables of one document are a set of their own, so no rule compares them with those of another;
who adds up what a run found would count them twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.digest import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import GoalTable
    from checker.pipeline.sets import DocumentSet


def contents_of(members: DocumentSet) -> str | None:
    """A digest of what the tables of a document say, whatever its format; None for a set of
    other files, whose tables rules compare."""
    if len(members.documents) != 1 or len(members.tables) < 2:
        return None
    digest = blake2b()
    for table in members.tables:
        for text in _texts(table):
            digest.update(f"{text}\0".encode("utf-8", "replace"))
        digest.update(b"\1")
    return digest.hexdigest()


def double_notes(documents: Iterable[tuple[str, str | None, int]]) -> Iterator[str]:
    """What is to be said of the documents (path, contents and number of tables) that hold the
    same."""
    paths: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for path, contents, tables in documents:
        if contents is not None:
            paths.setdefault(contents, []).append(path)
            counts[contents] = tables
    for contents, same in paths.items():
        if len(same) > 1:
            yield (
                f"{'、'.join(same)} 里的{counts[contents]}张表完全相同，"
                "像是另存的副本或者换了格式的同一份，各查了一遍、各计了数；请只留一份。"
            )


def _texts(table: GoalTable) -> Iterator[str]:
    """What makes a table the table it is, as formats agree on it."""
    yield _plain(table.text("项目名称"))
    yield _plain(table.text("预算数"))
    yield from (_plain(goal.text) for goal in table.goals)
    for row in table.indicators:
        yield _plain(row.text("三级指标"))
        yield _plain(row.text("指标值"))


def _plain(text: str) -> str:
    """Without blanks, and without the zeros that a format prints behind a number."""
    joined = "".join(text.split())
    whole, point, part = joined.partition(".")
    if point and whole.replace(",", "").isdecimal() and part.isdecimal():
        return joined.rstrip("0").rstrip(".")
    return joined
