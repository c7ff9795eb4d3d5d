"""`goalcheck config`: which settings are in force, and which file says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from checker.base.globs import SetPatterns, from_here
from checker.cli import choices
from checker.cli.commands import Command, Group
from checker.cli.options import choosing_options
from checker.cli.request import Request
from checker.cli.streams import write_report, write_text
from checker.config import KEYS, VERDICTS, Stacking, schema
from checker.finding import Threshold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.config import Config, Layer

_COMMAND_LINE = "命令行"
_DEFAULT = "默认"


@click.group(cls=Group, name="config", options_metavar="[选项]", subcommand_metavar="命令 ...")
def config() -> None:
    """看看有哪些配置在起作用、来自哪里。

    配置写在 goalcheck.yaml，或 pyproject.toml 的 [tool.goalcheck]；从要查的路径向上找最近的一个。
    它可以用 extends 建立在别的配置文件之上；命令行选项比文件优先。

    \b
    例：
      goalcheck config show
      goalcheck config show goals/ --year 2025
      goalcheck config schema
    """


@config.command(cls=Command, name="show", options_metavar="[选项]")
@choosing_options
@click.option(
    "--output-format",
    metavar="格式",
    default="table",
    callback=choices.one_of(("table", "json")),
    help="table（默认）或 json",
)
def show(*, output_format: str, **options: Any) -> int:
    """列出检查这些路径（默认当前文件夹）时的全部配置，以及每一项来自哪个文件的哪一处。

    加上 lint 的选项，就看到加了它们以后的情形。

    \b
    例：
      goalcheck config show goals/
      goalcheck config show goals/ --ignore GC305
    """
    found = Request(**options).config_in_force()
    if output_format == "json":
        write_report(_json(found))
    else:
        write_text(settings_text(found))
    return 0


@config.command(cls=Command, name="schema", options_metavar="[选项]")
def config_schema() -> int:
    """输出配置文件的 JSON Schema，供编辑器补全和检查。

    \b
    例：
      goalcheck config schema > goalcheck.schema.json
    """
    write_report(schema_text())
    return 0


def schema_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def settings_text(found: Config) -> str:
    """Every setting in force and where it comes from, as a table."""
    from checker.reports import text_grid

    files = [_shown(layer.path) for layer in found.layers if layer.path]
    source = "没有配置文件"
    if files:
        source = "配置文件（后面的优先）：" if len(files) > 1 else "配置文件："
    heading = source + "、".join(files)
    return f"{heading}\n\n{text_grid(('配置项', '值', '来自'), list(_rows(found)))}\n"


def _json(found: Config) -> str:
    rows = [{"key": key, "value": value, "source": source} for key, value, source in _rows(found)]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _rows(found: Config) -> Iterator[tuple[str, str, str]]:
    """Key, value and source; a key that several layers add to has a row for each of them."""
    for name, key in KEYS.items():
        layers = [layer for layer in found.layers if name in layer.values]
        adds = key.stacking is not Stacking.REPLACE or not key.setting
        if adds:
            layers = [layer for layer in layers if layer.values[name]]
        if not layers:
            yield name, key.default, _DEFAULT
        elif not adds:
            below = "、".join(_source(layer, name) for layer in layers[:-1])
            note = f"（代替 {below}）" if below else ""
            value = layers[-1].values[name]
            shown = key.default if value == () else _value_text(value)
            yield name, shown, _source(layers[-1], name) + note
        else:
            for number, layer in enumerate(layers):
                value = layer.values[name]
                if key.stacking is Stacking.UPDATE:
                    value = _not_replaced(name, value, layers[number + 1 :])
                if value:
                    yield name, _value_text(value), _source(layer, name)


def _not_replaced(name: str, value: object, nearer: list[Layer]) -> object:
    """The items of a table that no nearer layer has changed."""
    taken = {item for layer in nearer for item in cast("Mapping[str, object]", layer.values[name])}
    items = cast("Mapping[str, object]", value).items()
    return {item: content for item, content in items if item not in taken}


def _source(layer: Layer, name: str) -> str:
    place = layer.places.get(name)
    return _COMMAND_LINE if place is None else f"{_shown(layer.path)}:{place.line or place.cell}"


def _shown(path: Path | None) -> str:
    return from_here(path).as_posix() if path else ""


# What stands in the fields of Thresholds, by their verdict.
_VERDICT_OF = {field: verdict for verdict, field in VERDICTS.items()}


def _value_text(value: object) -> str:
    match value:
        case SetPatterns():
            patterns = "、".join(map(_value_text, value.patterns))
            return f"{value.name}：{patterns}" if value.name else patterns
        case Threshold():
            counts = [f"{severity} 满 {count}" for severity, count in value.counts]
            rules = [f"规则 {'、'.join(value.rules)}"] if value.rules else []
            return "，".join([*counts, *rules]) or "（从不）"
        case Path():
            return _shown(value)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return "\n".join(map(_value_text, items)) or "（无）"
        case dict():
            entries = cast("dict[str, object]", value).items()
            return "\n".join(
                f"{_VERDICT_OF.get(name, _value_text(name))}: {_value_text(one)}".replace(
                    "\n", "、"
                )
                for name, one in entries
            )
        case str() if Path(value).is_absolute():  # a pattern
            return _shown(Path(value))
        case _:
            return str(value)
