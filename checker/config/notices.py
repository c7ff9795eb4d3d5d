"""What configuration chooses, beside rules, that could hide an error: reports say it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.base.globs import from_here
from checker.config.settings import VERDICTS
from checker.finding import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.base.globs import SetPatterns
    from checker.config.settings import Config, Layer
    from checker.finding import Threshold


def notices_of(config: Config) -> tuple[Notice, ...]:
    """Files that are not checked, sets that are kept apart, the form that is forced and thresholds
    of verdicts, each with the layer that says so."""
    return tuple(notice for layer in config.layers for notice in _of_layer(layer))


def _of_layer(layer: Layer) -> Iterator[Notice]:
    source = "配置" if layer.path else "命令行"
    for pattern in cast("tuple[str, ...]", layer.values.get("exclude", ())):
        shown = from_here(Path(pattern)).as_posix() if pattern.startswith("/") else pattern
        yield Notice(source, f"不检查匹配 {shown} 的文件", (), layer.places.get("exclude"))
    sets = cast("Sequence[SetPatterns]", layer.values.get("sets", ()))
    if len(sets) > 1:
        change = f"把文件分成 {len(sets)} 套，各套之间不互相比较"
        yield Notice(source, change, (), layer.places.get("sets"))
    profile = layer.values.get("profile")
    if profile:
        change = f"把所有的表都当作“{profile}”表样检查"
        yield Notice(source, change, (), layer.places.get("profile"))
    thresholds = cast("Mapping[str, Threshold]", layer.values.get("verdict", {}))
    if thresholds:
        change = f"改了审核结论的界限：{'；'.join(_said(thresholds))}"
        yield Notice(source, change, (), layer.places.get("verdict"))


def _said(thresholds: Mapping[str, Threshold]) -> Iterator[str]:
    for verdict, name in VERDICTS.items():
        if name in thresholds:
            threshold = thresholds[name]
            parts = [f"{severity.label}满 {count} 个" for severity, count in threshold.counts]
            parts += [f"有 {rule}" for rule in threshold.rules]
            yield f"{'或'.join(parts)}时{verdict}" if parts else f"不再下“{verdict}”的结论"
