"""What is written for other programs has the form that those programs publish."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator

from checker.finding import Severity
from checker.reports import ReportOptions, render
from tests.reports.samples import EMPTY, IDLE, MIXED
from tests.reports.test_sarif import ELSEWHERE, EXEMPTED

if TYPE_CHECKING:
    from checker.finding import Run

SCHEMAS = Path(__file__).parent / "schemas"
RUNS = {
    "mixed": MIXED,
    "exempted": EXEMPTED,
    "elsewhere": ELSEWHERE,
    "empty": EMPTY,
    "idle": IDLE,
}


def report(name: str, run: Run) -> str:
    text = render(name, run, ReportOptions(min_severity=Severity.INFO))
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize(
    ("name", "schema"), [("rdjson", "rdjson"), ("gitlab", "gitlab-code-quality")]
)
def test_json_has_the_form_of_its_schema(name: str, schema: str, run: Run) -> None:
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    validator: Any = Draft7Validator(rules)
    errors = validator.iter_errors(json.loads(report(name, run)))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@dataclass
class Shape:
    """What an element must have, may have besides, and may hold."""

    required: frozenset[str]
    optional: frozenset[str]
    children: frozenset[str]


def shape(required: str = "", optional: str = "", children: str = "") -> Shape:
    return Shape(*(frozenset(names.split()) for names in (required, optional, children)))


_XS = "{http://www.w3.org/2001/XMLSchema}"


def shapes_of(schema: Path) -> dict[str, Shape]:
    """The elements of an XML schema by their names, as far as names and what is required go."""
    root = ET.fromstring(schema.read_bytes())
    found: dict[str, Shape] = {}
    for element in root.findall(f"{_XS}element"):
        attributes = [one.attrib for one in element.iter(f"{_XS}attribute")]
        required = {one["name"] for one in attributes if one.get("use") == "required"}
        children = {one.get("ref", "") for one in element.iter(f"{_XS}element")} - {""}
        names = {one["name"] for one in attributes}
        found[element.attrib["name"]] = Shape(
            frozenset(required), frozenset(names - required), frozenset(children)
        )
    return found


JUNIT = shapes_of(SCHEMAS / "junit-10.xsd")
# As Checkstyle's own XMLLogger writes it; there is no published schema.
CHECKSTYLE = {
    "checkstyle": shape("version", "", "file"),
    "file": shape("name", "", "error"),
    "error": shape("line severity message source", "column"),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize(
    ("name", "shapes", "outermost"),
    [("junit", JUNIT, "testsuites"), ("checkstyle", CHECKSTYLE, "checkstyle")],
)
def test_xml_has_the_form_of_its_schema(
    name: str, shapes: dict[str, Shape], outermost: str, run: Run
) -> None:
    root = ET.fromstring(report(name, run))
    assert root.tag == outermost
    for element in root.iter():
        allowed = shapes[element.tag]
        assert allowed.required <= set(element.attrib) <= allowed.required | allowed.optional
        assert {child.tag for child in element} <= allowed.children
