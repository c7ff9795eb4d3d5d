"""From layers to the settings in force: what is nearer beats what is farther."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from checker.config.settings import Config
from checker.finding import Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.config.keys import Stacking
    from checker.config.settings import Layer


def stacked(layers: Sequence[Layer]) -> Config:
    """The settings of `layers`, the farthest first."""
    if not any(layer.values for layer in layers):
        return Config(tuple(layers))
    from checker.config.keys import KEYS  # and with them what reads each

    settings: dict[str, Any] = {}
    for name, key in KEYS.items():
        said = [layer.values[name] for layer in layers if name in layer.values]
        if key.setting and said:
            settings[key.setting] = _together(key.stacking, said)
    if "thresholds" in settings:
        settings["thresholds"] = Thresholds(**settings["thresholds"])
    return Config(tuple(layers), **settings)


def _together(stacking: Stacking, said: Sequence[object]) -> object:
    from checker.config.keys import Stacking

    if stacking is Stacking.ADD:
        parts = cast("Sequence[tuple[object, ...]]", said)
        return tuple(dict.fromkeys(one for part in parts for one in part))
    if stacking is Stacking.UPDATE:
        tables = cast("Sequence[Mapping[str, object]]", said)
        return {name: value for table in tables for name, value in table.items()}
    return said[-1]
