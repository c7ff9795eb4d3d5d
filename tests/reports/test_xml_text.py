"""Text in XML: what it cannot hold is not written."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.reports.results import report
from tests.reports.samples import COST, MIXED


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_survives_characters_it_cannot_hold(name: str) -> None:
    broken = replace(COST, message="坏\x00字符\x1b与<尖括号>&“引号”")
    root = ET.fromstring(report(name, replace(MIXED, findings=(broken,))))
    said = ET.tostring(root, encoding="unicode", method="xml")
    assert "坏\\x00字符\\x1b与&lt;尖括号&gt;&amp;" in said
