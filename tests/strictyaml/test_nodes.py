"""What strict reading gives."""

from __future__ import annotations

from checker.strictyaml import YamlMapping, load_documents


def test_a_value_is_found_by_its_key_as_it_was_written() -> None:
    (document,) = load_documents("编码: 0353101\n年: [2025]\n", "甲.yaml")
    assert isinstance(document.root, YamlMapping)
    code = document.root.get("编码")
    assert code is not None
    assert getattr(code, "text", None) == "0353101"
    assert code.place.line == 1
    assert document.root.get("没有") is None
