"""A run and its records as rows of the result: names of columns with plain values."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from checker.base.text import bare, escaped_in_json, spelled, squeeze
from checker.finding import FileState, Severity, judge
from checker.form import cell_value, indicator_class, indicator_type, read_as, year_of
from checker.reports import encodable, finding_objects, line_of
from checker.values import Kind, Value, value_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.finding import FileRecord, Finding, Judgement, Run
    from checker.form import IndicatorRecord, SetRecord, TableRecord

    Row = dict[str, Any]

# Of fewer words, or rows, many are the same without one being copied from another.
_FEWEST_LETTERS, _FEWEST_ROWS = 8, 3


def rows_of(run: Run, whole: Iterable[SetRecord]) -> dict[str, list[Row]]:
    """The rows of every table of the schema, without what names the set."""
    run = encodable(run)
    records = {(one.table.path, one.table.index): one for record in whole for one in record.tables}
    indicators = {key: list(_indicators(one)) for key, one in records.items()}
    return {
        "tables": [
            _table(judgement, records, indicators)
            for judgement in judge(run)
            if judgement.table is not None
        ],
        "indicators": [row for rows in indicators.values() for row in rows],
        "findings": list(_findings(run)),
        "ledger": [_ledger_row(entry) for entry in run.ledger],
        "unread": unread_rows(run.files),
    }


def unread_rows(files: Iterable[FileRecord]) -> list[Row]:
    """The files that were not checked, or not as a whole."""
    return [
        {
            "path": spelled(file.path),
            "state": file.state.value,
            "reason": spelled(file.reason or ""),
            "format": file.format or None,
            "tables": file.tables,
        }
        for file in files
        if file.state is not FileState.CHECKED or file.reason is not None
    ]


def _findings(run: Run) -> Iterator[Row]:
    for finding, told in zip(run.findings, finding_objects(run.findings), strict=True):
        yield _finding(finding, told)


def _finding(finding: Finding, told: Mapping[str, object]) -> Row:
    """`told` is the finding as reports for programs tell it."""
    table, place = finding.table, finding.place
    return {
        "path": place.path,
        "table": table.index if table else 0,
        "indicator": finding.indicator,
        "rule": finding.rule,
        "rule_title": finding.title,
        "severity": finding.severity.value,
        "message": finding.message,
        "address": finding.address,
        "field": finding.field,
        "text": finding.text,
        "line": place.line,
        "cell": place.cell,
        "project": table and table.project,
        "unit": table and table.unit,
        "fingerprint": told["fingerprint"],
        "finding": escaped_in_json(line_of(told)),
    }


def _ledger_row(entry: Any) -> Row:
    names = ("checked", "passed", "failed", "not_applicable", "unknown", "suppressed")
    return {
        "rule": entry.rule,
        "rule_title": entry.title,
        **dict(zip(names, entry.counts, strict=True)),
        "reasons": list(entry.reasons),
    }


def _table(
    judgement: Judgement,
    records: Mapping[tuple[str, int], TableRecord],
    indicators: Mapping[tuple[str, int], list[Row]],
) -> Row:
    table = judgement.table
    assert table is not None
    key = (table.path, table.index)
    record = records.get(key)
    goals = [cell.text for cell in table.content.goals if cell.text.strip()]
    budget = next((one.text for one in table.content.head if one.label == "预算数"), "")
    return {
        "path": table.path,
        "table": table.index,
        "title": table.title,
        "project": table.project,
        "unit": table.unit,
        "code": table.code,
        "year": year_of(record) if record else None,
        "stage": table.stage or None,
        "profile": table.profile or None,
        "layout": table.layout,
        "confidence": table.confidence,
        "indicators": table.indicators,
        "budget": _budget(budget, record) if record and budget else None,
        "budget_text": budget or None,
        "verdict": judgement.verdict.value,
        "verdict_word": judgement.word,
        "errors": judgement.count(Severity.ERROR),
        "warnings": judgement.count(Severity.WARNING),
        "infos": judgement.count(Severity.INFO),
        "unchecked": list(table.unchecked),
        "goals": goals,
        "goals_key": _goals_key(goals),
        "indicators_key": _indicators_key(indicators.get(key, [])),
        "line": table.place.line,
        "cell": table.place.cell,
    }


def _budget(text: str, record: TableRecord) -> str | None:
    """The exact amount in 元; None where the cell holds none."""
    value = read_as(text, "预算数", record)
    exact = value.lower is not None and value.lower == value.upper and not value.approximate
    if value.kind is not Kind.MONEY or not exact:
        return None
    found = value_json(value)["lower"]
    return found if isinstance(found, str) else None


def _indicators(record: TableRecord) -> Iterator[Row]:
    for row in record.indicators:
        yield _indicator(row, record)


def _indicator(record: IndicatorRecord, table: TableRecord) -> Row:
    row = record.indicator
    cell = row.fields.get("指标值")
    place = cell.place if cell else None
    found, kind = indicator_class(record), indicator_type(record)
    texts = {
        "level1": row.text("一级指标"),
        "level2": row.text("二级指标"),
        "class": found if isinstance(found, str) else None,
        "type": kind if isinstance(kind, str) else None,
        "name": row.text("三级指标"),
        "description": row.text("绩效指标描述"),
        "text": cell.text if cell else "",
        "unit_text": row.text("计量单位"),
        "weight": row.text("分值"),
        "actual": row.text("实际完成值"),
        "path": table.table.path,
        "cell": place and place.cell,
    }
    return {
        **{name: spelled(text) if text else None for name, text in texts.items()},
        "table": table.table.index,
        "row": row.row,
        "line": place and place.line,
        **_value_cells(cell_value(record, "指标值")),
    }


def _value_cells(value: object) -> Row:
    """What the value of a row was read as; nothing of a cell that is blank."""
    if not isinstance(value, Value):
        return {}
    fields = value_json(value)
    names = ("kind", "approximate", "lower", "lower_inclusive", "upper", "upper_inclusive")
    unit, normalised = fields["unit"], fields["normalised"]
    return {
        **{name: fields[name] for name in names},
        "unit": spelled(unit) if isinstance(unit, str) else None,
        "normalised": spelled(normalised) if isinstance(normalised, str) else None,
        "operator": value.operator,
        "start": value.start,
        "end": value.end,
        "reason": value.reason and str(value.reason),
        "position": value.position,
    }


def _goals_key(goals: Iterable[str]) -> str | None:
    """The same for goals of the same words; None where these are too few to be copied."""
    words = "\n".join(bare(goal) for goal in goals)
    return _digest(words) if len(words) >= _FEWEST_LETTERS else None


def _indicators_key(rows: Iterable[Row]) -> str | None:
    lines = sorted(
        "\t".join(
            (
                row["type"] or squeeze(row["level2"] or ""),
                bare(row["name"] or ""),
                row.get("normalised") or squeeze(row["text"] or ""),
            )
        )
        for row in rows
    )
    return _digest("\n".join(lines)) if len(lines) >= _FEWEST_ROWS else None


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", errors="backslashreplace")).hexdigest()[:32]
