"""Findings about reading itself: what a reader reported, in the words of the reading rules.

Readers know what happened and where; the rule pack knows how serious that is and how to say it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.pattern import late_pattern
from checker.finding import Finding, Fix, Safety, TableRef
from checker.model import steps_to

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from checker.model import Document, GoalTable, Problem
    from checker.rule import Rule

_PLACEHOLDER = late_pattern(r"\{(\w+)\}")
_OPTIONAL = late_pattern(r"［([^［］]*)］")


def diagnose(document: Document, rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """One finding a problem whose rule is among `rules` (id to rule)."""
    tables = {table.index: table for table in document.tables}
    return tuple(
        _finding(problem, rules[problem.rule], tables.get(problem.table or 0))
        for problem in document.problems
        if problem.rule in rules
    )


def _finding(problem: Problem, rule: Rule, table: GoalTable | None) -> Finding:
    arguments = {"文件": problem.place.path, "原文": problem.text or "", **problem.arguments}
    expected = problem.expected or _fill(rule.expected or "", arguments) or None
    return Finding(
        rule=rule.id,
        name=rule.name,
        title=rule.title,
        severity=rule.severity,
        message=_fill(rule.message, arguments),
        place=problem.place,
        steps=_steps(problem, table),
        expected=expected,
        actual=problem.text,
        table=None if table is None else _reference(table),
        indicator=problem.indicator,
        field=problem.field,
        text=problem.text,
        fix=_fix(problem),
        basis=rule.texts.basis,
        indicator_name=_indicator_name(problem, table),
        opinion=rule.texts.opinion,
        topic=rule.topic,
    )


def _fix(problem: Problem) -> Fix | None:
    if problem.replacement is None:
        return None
    return Fix(Safety.SAFE, problem.replacement, verbatim=True)


def _fill(template: str, arguments: Mapping[str, str]) -> str:
    """The template with its placeholders; a part in ［］ goes when a placeholder in it is empty."""

    def optional(match: re.Match[str]) -> str:
        filled = all(arguments.get(name, "") for name in _PLACEHOLDER.findall(match[1]))
        return match[1] if filled else ""

    return _PLACEHOLDER.sub(
        lambda match: arguments.get(match[1], "").strip(), _OPTIONAL.sub(optional, template)
    )


def _reference(table: GoalTable) -> TableRef:
    return TableRef(
        index=table.index,
        title=table.text("标题") or None,
        project=table.text("项目名称") or None,
        unit=table.owner or None,
        code=table.text("单位编码") or None,
    )


def _indicator_name(problem: Problem, table: GoalTable | None) -> str | None:
    row = problem.indicator
    if table is None or row is None or row >= len(table.indicators):
        return None
    return table.indicators[row].text("三级指标") or None


def _steps(problem: Problem, table: GoalTable | None) -> tuple[str, ...]:
    if table is None:
        return (problem.field or "文件",)
    row = problem.indicator
    indicator = None if row is None or row >= len(table.indicators) else table.indicators[row]
    return steps_to(table, indicator, problem.field)
