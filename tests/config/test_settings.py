"""What configuration comes to."""

from __future__ import annotations

from checker.base.place import Place
from checker.config.settings import VERDICTS, Config, Layer
from checker.finding import Thresholds


def test_a_name_stands_where_the_nearest_file_writes_it() -> None:
    far, near = Place("市/goalcheck.yaml", 3, 1), Place("区/goalcheck.yaml", 9, 1)
    layers = (
        Layer(None, names={"GC202": far, "GC305": far}),
        Layer(None, names={"GC202": near}),
    )
    assert Config(layers).names == {"GC202": near, "GC305": far}
    assert Config().names == {}


def test_every_verdict_fills_a_threshold() -> None:
    assert all(hasattr(Thresholds(), name) for name in VERDICTS.values())
