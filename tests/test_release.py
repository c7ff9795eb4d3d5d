"""tools/release.py: what a release lacks is said, and what it bundles is listed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from checker.base.version import __version__
from tools.release import (
    CHECKSUMS,
    Licence,
    NotReady,
    changelog_faults,
    checksums,
    extension_licences,
    faults,
    licence_text,
    licences,
)

if TYPE_CHECKING:
    from pathlib import Path

LOG = """\
# 更新记录

## 未发布

## 0.2.0 - 2026-01-31

- 有了

## 0.1.0 - 2025-12-01

- 初版
"""


def test_a_change_log_with_the_version_and_a_date_will_do() -> None:
    assert list(changelog_faults(LOG, "0.2.0")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LOG.replace("0.2.0", "0.3.0"), "没有“## 0.2.0”一节"),
        (LOG.replace("- 有了", ""), "“## 0.2.0”一节是空的"),
        (LOG.replace(" - 2026-01-31", ""), "后面要写日期"),
        (LOG.replace("## 未发布\n", "## 未发布\n\n- 还有\n"), "请移到“## 0.2.0”"),
    ],
    ids=["no section", "empty", "no date", "left over"],
)
def test_what_a_change_log_lacks_is_said(text: str, said: str) -> None:
    (fault,) = changelog_faults(text, "0.2.0")
    assert said in fault


def test_every_place_that_says_another_version_is_named() -> None:
    found = list(faults("9.9.9", draft=True))
    assert [one.partition(" 写")[0] for one in found] == [
        "checker/base/version.py", "editors/vscode/package.json"
    ]  # fmt: skip
    assert list(faults(__version__, draft=True)) == []
    assert "版本号应当是" in next(iter(faults("1.0", draft=True)))


def test_all_that_is_bundled_is_listed_with_its_licence() -> None:
    text = licence_text(list(licences()))
    for name in ("PyYAML", "lark", "pyodide", "vscode-languageclient", "semver"):
        assert name.lower() in text.lower()
    assert "AGPL" not in text


def test_software_without_a_licence_stops_a_release() -> None:
    with pytest.raises(NotReady, match="查不到许可：甲"):
        licence_text([Licence("goalcheck.vsix", "甲", "1", "")])


def test_libraries_of_libraries_are_found_where_npm_puts_them() -> None:
    packages: dict[str, dict[str, object]] = {
        "node_modules/vscode-languageclient": {
            "version": "1", "license": "MIT", "dependencies": {"甲": "1", "乙": "1"},
        },
        "node_modules/vscode-languageclient/node_modules/甲": {"version": "2", "license": "ISC"},
        "node_modules/甲": {"version": "9", "license": "不是它"},
        "node_modules/乙": {"version": "3", "license": "MIT", "dependencies": {"甲": "9"}},
    }  # fmt: skip
    found = [(one.name, one.version) for one in extension_licences({"packages": packages})]
    assert found == [("vscode-languageclient", "1"), ("甲", "2"), ("乙", "3"), ("甲", "9")]


def test_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    (tmp_path / "甲.whl").write_bytes(b"1")
    (tmp_path / CHECKSUMS).write_text("旧的", encoding="utf-8")
    assert checksums(tmp_path) == f"{hashlib.sha256(b'1').hexdigest()}  甲.whl\n"
