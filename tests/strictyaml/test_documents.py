"""Strict YAML: exact places, nothing swallowed, no neighbour lost."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.strictyaml import (
    YamlDocument,
    YamlMapping,
    YamlNode,
    YamlScalar,
    YamlSequence,
    load_documents,
    locate,
    plain_or_quoted,
    quoted,
)


def only(text: str) -> YamlDocument:
    (document,) = load_documents(text, "f.yaml")
    return document


def plain(node: YamlNode | None) -> object:
    match node:
        case YamlScalar():
            return node.text
        case YamlSequence():
            return [plain(item) for item in node.items]
        case YamlMapping():
            return {key.text: plain(value) for key, value in node.entries}
        case None:
            return None


def value(text: str, key: str) -> YamlScalar:
    root = only(text).root
    assert isinstance(root, YamlMapping)
    node = root.get(key)
    assert isinstance(node, YamlScalar)
    return node


def span(node: YamlScalar) -> tuple[int | None, ...]:
    place = node.place
    return place.line, place.column, place.end_line, place.end_column


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.delattr(yaml, "CBaseLoader")


@pytest.mark.parametrize("written", ["6.30", "353101", "2025-01", "no", "12:30", "007", "1e3"])
def test_scalars_stay_what_was_written(written: str) -> None:
    assert value(f"键: {written}\n", "键").text == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b", (1, 4, 1, 5)),
        ("项目名称: 人社", (1, 7, 1, 9)),
        ("𠀀𠀀: 𠀀值", (1, 5, 1, 7)),
        ("a: 1\r\n乙: 二\r\n", (2, 4, 2, 5)),
        ("a: 1\r乙: 二\r", (2, 4, 2, 5)),
        ("\ufeffa: 1\n乙: 二", (2, 4, 2, 5)),
        ("a: '一''二'", (1, 4, 1, 10)),
        ("a: |\n  一\n  二\n\n", (1, 4, 3, 4)),
        ("a: 一\n  二", (1, 4, 2, 4)),
        ("a:", (1, 3, 1, 3)),
    ],
)
def test_places_count_code_points_as_an_editor_does(text: str, expected: tuple[int, ...]) -> None:
    root = only(text).root
    assert isinstance(root, YamlMapping)
    last = root.entries[-1][1]
    assert isinstance(last, YamlScalar)
    assert span(last) == expected


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\u0085"])
def test_odd_line_breaks_are_characters(odd: str) -> None:
    document = only(f"a: 一{odd}二\nb: 三\n")
    assert plain(document.root) == {"a": f"一{odd}二", "b": "三"}
    assert value(f"a: 一{odd}二\nb: 三\n", "b").place.line == 2


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        (">=22", '">=22"'),
        (">90%", '">90%"'),
        (">9", '">9"'),
        ("*22", '"*22"'),
        ("*22人", '"*22人"'),
        ("%100", '"%100"'),
        ("@22", '"@22"'),
        ("&22", '"&22"'),
        ("&22人", '"&22人"'),
        ("!22", '"!22"'),
        ("!22人", '"!22人"'),
        ("`22`", '"`22`"'),
        ("[津财社指]132号", '"[津财社指]132号"'),
        ("{一}二", '"{一}二"'),
        ('"三支一扶"经费', "'\"三支一扶\"经费'"),
        ("'双创'战略", "\"'双创'战略\""),
        ('"未完', "'\"未完'"),
        ("[未完", '"[未完"'),
        ("用于: 工资", '"用于: 工资"'),
        ("- 拨付", '"- 拨付"'),
        ("|22|", '"|22|"'),
    ],
)
def test_a_value_that_lacks_its_quotes_is_read_as_meant(written: str, suggestion: str) -> None:
    document = only(f"指标值: {written}\n分值: 10\n")
    assert plain(document.root) == {"指标值": written, "分值": "10"}
    (problem,) = document.problems
    assert (problem.code, problem.text, problem.suggestion) == (
        "needs-quotes",
        written,
        suggestion,
    )
    assert (problem.place.line, problem.place.column) == (1, 6)
    assert problem.place.end_column == 6 + len(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("养护, 乙: >=22", ">=22"),
        ("养护, 乙: 首个(丙[有值])", "首个(丙[有值])"),
        ("养护, 乙: @甲", "@甲"),
    ],
)
def test_a_value_in_braces_that_lacks_its_quotes_is_read_as_meant(written: str, meant: str) -> None:
    document = only(f"指标: {{甲: {written}, 丁: 5}}\n分值: 10\n")
    assert plain(document.root) == {"指标": {"甲": "养护", "乙": meant, "丁": "5"}, "分值": "10"}
    (problem,) = document.problems
    assert (problem.code, problem.text, problem.suggestion) == ("needs-quotes", meant, f'"{meant}"')


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("[一, [二]]", True),
        ("[[一], 二]", True),
        ("{甲: [一], 乙: {丙: 二}}", True),
        ('["]", 一]', True),
        ("[一] 等", False),
        ("[[一], 二] 等", False),
        ('["]"] 等 ["["]', False),
        ("[[一] 等] [二]", False),
    ],
)
def test_brackets_are_a_value_where_the_last_one_closes_them_all(written: str, whole: bool) -> None:
    document = only(f"指标值: {written}\n分值: 10\n")
    assert [problem.code for problem in document.problems] == ([] if whole else ["needs-quotes"])
    assert isinstance(document.root, YamlMapping)
    assert plain(document.root.get("分值")) == "10"
    assert isinstance(document.root.get("指标值"), YamlScalar) is not whole


@pytest.mark.parametrize("suffix", ["", "\n", "\n其他: x\n"])
def test_the_suggested_quotes_read_back_without_a_problem(suffix: str) -> None:
    document = only(f"指标值: >=22{suffix}")
    fixed = only(f"指标值: {document.problems[0].suggestion}{suffix}")
    assert plain(fixed.root) == plain(document.root)
    assert not fixed.problems


def test_a_list_item_that_lacks_its_quotes_is_read_as_meant() -> None:
    document = only('目标:\n  - "双创"战略\n  - 其次\n')
    assert plain(document.root) == {"目标": ['"双创"战略', "其次"]}


def test_a_lone_dash_is_how_people_leave_a_cell_blank() -> None:
    document = only("其他资金: -\n资金用途: 拨付\n")
    assert plain(document.root) == {"其他资金": "-", "资金用途": "拨付"}
    assert not document.problems


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("项目名称：办案补贴", "项目名称: 办案补贴"),
        ("项目名称:办案补贴", "项目名称: 办案补贴"),
        ("指标值：>=22", '指标值: ">=22"'),
    ],
)
def test_a_colon_that_is_no_yaml_colon_is_read_as_meant(written: str, suggestion: str) -> None:
    document = only(f"年度: 2025\n{written}\n预算数: 1\n")
    key, meant = suggestion.split(": ")
    assert plain(document.root) == {"年度": "2025", key: meant.strip('"'), "预算数": "1"}
    (problem,) = document.problems
    assert (problem.code, problem.suggestion) == ("needs-colon", suggestion)
    assert (problem.place.line, problem.place.column) == (2, 1)
    assert problem.place.end_column == 1 + len(written)


def test_a_full_width_colon_in_braces_is_reported_and_not_one_in_a_value() -> None:
    (problem,) = only("指标: {甲：乙, 丙: 5}\n").problems
    assert (problem.code, problem.text, problem.suggestion) == ("needs-colon", "甲：乙", "甲: 乙")
    assert only('指标: {"甲：乙": , 丙: 丁：5, 戊：己: 3}\n').problems == ()


@pytest.mark.parametrize("item", ["-清扫", "  -清扫", "-“双创”"])
def test_a_dash_without_its_blank_is_said(item: str) -> None:
    (problem,) = only(f"目标:\n{item[: -len(item.lstrip())]}- 养护\n{item}\n预算数: 3\n").problems
    assert (problem.code, problem.text, problem.place.line) == (
        "syntax",
        "列表里的一项，“-”后面要有一个空格",
        3,
    )


def test_a_number_below_zero_is_no_item() -> None:
    (problem,) = only("目标: 5\n-3\n预算数: 3\n").problems
    assert "“-”" not in problem.text


def test_what_stands_behind_a_hash_is_reported() -> None:
    document = only("用途: 三号 #楼\n")
    assert plain(document.root) == {"用途": "三号"}
    (problem,) = document.problems
    assert (problem.code, problem.suggestion) == ("lost-after-hash", '"三号 #楼"')
    assert (problem.place.column, problem.place.end_column) == (5, 10)


def test_a_value_that_begins_with_a_hash_is_reported() -> None:
    (problem,) = only("用途: # 三号\n").problems
    assert (problem.code, problem.suggestion) == ("lost-after-hash", '"# 三号"')


@pytest.mark.parametrize(
    "text",
    [
        "用途: 三号 # goalcheck: ignore=GC202\n",
        "用途: '三号' # 注\n",
        "# 注\n用途: 三号\n",
        "目标: # 三项\n  - 一\n",
        "用途: 三号#楼\n",
    ],
)
def test_comments_that_lose_nothing_are_left_alone(text: str) -> None:
    assert not only(text).problems


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a: &x 1\nb: *x\n", ["anchor", "alias"]),
        ("a: !!int 5\n", ["tag"]),
        ("a: 1\na: 2\n", ["duplicate-key"]),
        ("<<: {b: 1}\na: 2\n", ["merge-key"]),
        ("? [b]\n: 1\n", ["non-scalar-key"]),
    ],
)
def test_what_strict_data_has_no_use_for_is_refused(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in only(text).problems] == codes


def test_an_alias_of_a_text_is_refused_but_understood() -> None:
    assert plain(only("a: &x 22人\nb: *x\n").root) == {"a": "22人", "b": "22人"}


def test_a_duplicate_key_keeps_the_first_value_and_points_at_the_second() -> None:
    document = only("a: 1\nb: 2\na: 3\n")
    assert plain(document.root) == {"a": "1", "b": "2"}
    assert str(document.problems[0].place) == "f.yaml:3:1"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    (document,) = load_documents(opening * 100_000, "f.yaml")
    assert document.root is None
    assert document.problems[-1].code == "too-deep"


def test_a_broken_document_leaves_its_neighbours_with_right_lines() -> None:
    documents = load_documents("a: 1\n---\n  b: 1\n c: 2\n---\nd: 二\n", "f.yaml")
    assert [plain(document.root) for document in documents] == [{"a": "1"}, {"b": "1"}, {"d": "二"}]
    root = documents[2].root
    assert isinstance(root, YamlMapping)
    assert str(root.entries[0][1].place) == "f.yaml:6:4"
    assert [problem.code for problem in documents[1].problems][-1] == "syntax"


def test_a_document_that_cannot_be_read_leaves_its_neighbours() -> None:
    documents = load_documents("a: 1\n---\na: 1\n b: 2\n---\nd: 二\n", "f.yaml")
    assert [plain(document.root) for document in documents] == [{"a": "1"}, None, {"d": "二"}]


def test_a_marker_inside_a_block_of_text_still_divides() -> None:
    documents = load_documents("a: |\n  一\n  ---\n---\nb: 1\n", "f.yaml")
    assert [plain(document.root) for document in documents] == [{"a": "一\n---\n"}, {"b": "1"}]


def test_control_characters_are_reported_and_the_rest_is_read() -> None:
    document = only("a: 一\x00二\nb: 三\n")
    assert plain(document.root) == {"a": "一\ufffd二", "b": "三"}
    assert [(p.code, p.text, str(p.place)) for p in document.problems] == [
        ("control-character", "U+0000", "f.yaml:1:5")
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n"])
def test_a_text_without_content_has_no_documents(text: str) -> None:
    assert load_documents(text, "f.yaml") == ()


def test_an_empty_document_has_no_root() -> None:
    assert [document.root for document in load_documents("---\n---\n", "f.yaml")] == [None, None]


@given(st.text(max_size=40))
def test_quoted_text_reads_back(text: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in text):
        return
    assert value(f"键: {quoted(text)}\n", "键").text == text


@given(st.text(max_size=40))
def test_plain_or_quoted_text_reads_back_without_a_problem(text: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in text):
        return
    document = only(f"表:\n  - 键: {plain_or_quoted(text)}\n    b: 1\n")
    assert plain(document.root) == {"表": [{"键": text, "b": "1"}]}
    assert not document.problems


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    for document in load_documents(text, "f.yaml"):
        assert document.root is not None or document.place


@given(st.text(alphabet="a:：-#>|*&![]{}\"' \n\t%@,?人", max_size=60))
def test_no_yaml_like_text_raises(text: str) -> None:
    load_documents(text, "f.yaml")


def located(scalar: YamlScalar, document: str) -> str:
    """The characters of the file at the places of the scalar's characters."""
    lines = document.split("\n")
    found = ""
    for index in range(len(scalar.text)):
        place = locate(scalar, index)
        assert place.line is not None
        assert place.column is not None
        found += (lines[place.line - 1] + "\n")[place.column - 1]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "a: 指标值.上限 ≤ 表.预算数\n",
        "a: 若 甲\n  则 乙\n",
        "a: '甲 = ''乙'''\n",
        'a: "甲 = 乙"\n',
        "a: |\n  甲\n    且 乙\n\n  或 丙\n",
        "a: |2\n   甲\n  乙\n",
        "a: >\n  甲 且\n  乙\n",
        "- b\n- a: |-\n    甲\n\n    乙\n",
    ],
)
def test_every_solid_character_of_a_scalar_is_found_in_the_file(text: str) -> None:
    root = only(text).root
    node = root.items[1] if isinstance(root, YamlSequence) else root
    assert isinstance(node, YamlMapping)
    scalar = node.entries[0][1]
    assert isinstance(scalar, YamlScalar)
    found = located(scalar, text)
    for char, there in zip(scalar.text, found, strict=True):
        assert char == there or (char.isspace() and there.isspace())


def test_an_escape_is_found_where_it_is_written() -> None:
    scalar = value('a: "x\\u4e2dy\\nz"\n', "a")
    assert scalar.text == "x中y\nz"
    assert [locate(scalar, index).column for index in range(6)] == [5, 6, 12, 13, 15, 16]


def test_a_character_of_a_folded_line_has_the_line_it_stands_on() -> None:
    scalar = value("a: >\n  甲 且\n  乙\n", "a")
    assert str(locate(scalar, scalar.text.index("乙"))) == "f.yaml:3:3"


def test_blanks_at_the_head_of_a_line_are_located_on_that_line() -> None:
    scalar = value("a: |\n  甲\n    乙\n", "a")
    assert scalar.text == "甲\n  乙\n"
    assert [str(locate(scalar, index)) for index in (1, 2, 3, 4)] == [
        "f.yaml:2:4",
        "f.yaml:3:3",
        "f.yaml:3:4",
        "f.yaml:3:5",
    ]


def test_an_index_behind_the_text_gives_the_empty_place_behind_it() -> None:
    place = locate(value("a: 甲乙\n", "a"), 2)
    assert (place.column, place.end_column) == (6, 6)
