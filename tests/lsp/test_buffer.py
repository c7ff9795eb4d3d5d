"""What kind of file an open file is to us."""

from __future__ import annotations

import pytest

from checker.lsp.buffer import role_of


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("01.yaml", "项目名称: 甲\n绩效指标: []\n"),
        ("pack.yaml", "pack: 本单位\nrules: []\n"),
        ("goalcheck.yaml", "年度: 2025\n"),
    ],
)
def test_each_has_its_own(name: str, text: str) -> None:
    others = {role_of("01.yaml", "项目名称: 甲\n"), role_of("p.yaml", "pack: 甲\nrules: []\n")}
    assert role_of(name, text) is not None
    assert len(others) == 2
