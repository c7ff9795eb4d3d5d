"""How far a run is, told in tables whatever the rules count in."""

from __future__ import annotations

from checker.pipeline.progress import JUDGING, part_of


def test_a_set_tells_its_share_of_all_tables() -> None:
    told: list[tuple[str, int, int]] = []
    tell = part_of(lambda *said: told.append(said), before=10, share=6, total=20)
    assert tell is not None
    for done in range(4):
        tell(done, 3)
    tell(0, 0)
    assert told == [(JUDGING, at, 20) for at in (10, 12, 14, 16, 10)]


def test_nobody_who_waits_is_told_nothing() -> None:
    assert part_of(None, 0, 1, 1) is None
