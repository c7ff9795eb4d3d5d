"""A pack changed rule by rule: the rest keeps every character."""

from __future__ import annotations

from checker.packs.packedit import PackLine, PackText, text_of

HEAD = "pack: 本单位\nversion: 1.0.0\nlanguage: 1\n"
RULES = """\
rules:
  - id: A
    title: 甲
    # 甲的注释

  # 乙前面的注释
  - id: B
    title: 乙
"""
TAIL = "overrides:\n  - {id: GC601, enabled: false, reason: 不用}\n"
NEW = [PackLine("id: C"), PackLine("title: 丙")]


def file() -> PackText:
    return PackText(HEAD + RULES + TAIL, "本单位.yaml")


def edited(made: PackText) -> str:
    return text_of(made.changed())


def test_nothing_changed_is_the_same_text() -> None:
    assert edited(file()) == HEAD + RULES + TAIL


def test_a_rule_is_replaced_where_it_stands() -> None:
    made = file()
    made.replace(made.items[0], NEW)
    old = "  - id: A\n    title: 甲\n    # 甲的注释\n"
    assert edited(made) == HEAD + RULES.replace(old, "  - id: C\n    title: 丙\n") + TAIL


def test_a_rule_goes_with_its_comments_and_its_blank_line() -> None:
    made = file()
    made.replace(made.items[0], ())
    old = "  - id: A\n    title: 甲\n    # 甲的注释\n\n"
    assert edited(made) == HEAD + RULES.replace(old, "") + TAIL


def test_a_new_rule_stands_behind_the_last() -> None:
    made = file()
    made.append(NEW)
    assert edited(made) == HEAD + RULES + "\n  - id: C\n    title: 丙\n" + TAIL


def test_the_last_rule_takes_the_key_with_it_and_a_first_one_brings_it_again() -> None:
    made = file()
    for item in made.items:
        made.replace(item, ())
    assert edited(made) == HEAD + TAIL
    made = PackText(HEAD + TAIL, "本单位.yaml")
    made.append(NEW)
    assert edited(made) == HEAD + TAIL + "rules:\n  - id: C\n    title: 丙\n"


def test_all_rules_are_replaced_by_a_new_one() -> None:
    made = file()
    for item in made.items:
        made.replace(item, ())
    made.append(NEW)
    text = edited(made)
    assert "id: A" not in text
    assert "id: B" not in text
    assert text.endswith("\n  - id: C\n    title: 丙\n" + TAIL)


def test_a_key_is_replaced_taken_out_and_added() -> None:
    made = file()
    made.replace_key("overrides", [PackLine("overrides:"), PackLine("  - {id: GC602}")])
    assert edited(made) == HEAD + RULES + "overrides:\n  - {id: GC602}\n"
    made = file()
    made.replace_key("overrides", ())
    assert edited(made) == HEAD + RULES
    made = PackText(HEAD + RULES, "本单位.yaml")
    made.replace_key("overrides", [PackLine("overrides: []")])
    assert edited(made) == HEAD + RULES + "\noverrides: []\n"


def test_every_line_knows_the_cell_it_came_from() -> None:
    made = file()
    made.replace(made.items[1], [PackLine("id: C", "必填!A3"), PackLine("title: 丙", "必填!B3")])
    origins = {line.text.strip(): line.origin for line in made.changed() if line.origin}
    assert origins == {"- id: C": "必填!A3", "title: 丙": "必填!B3"}
