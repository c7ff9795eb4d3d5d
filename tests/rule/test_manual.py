"""The language page promises only what the language does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.form.schema import FORM
from checker.language.display import UNCLEAR
from checker.language.spelling import RESERVED, SPELLED
from checker.packs import test_rules as run_examples
from checker.packs.reference import language_reference
from checker.rule.manual import FORMS, ManualForm
from checker.rule.manualtext import INTRODUCTION, TABLE
from tests.language.workbench import shown
from tests.packs.packfiles import load, pack_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "form",
    [form for forms in FORMS.values() for form in forms],
    ids=lambda form: form.written,
)
def test_every_example_on_the_page_comes_to_what_it_says(form: ManualForm) -> None:
    assert shown(form.example, TABLE).replace(UNCLEAR, "不知道") == form.result


def test_every_function_stands_on_the_page() -> None:
    page = language_reference()
    assert [name for name in FORM.functions if f"`{name}(" not in page] == []


def test_every_word_and_sign_of_the_grammar_stands_on_the_page() -> None:
    page = language_reference()
    signs = {*SPELLED.values(), *SPELLED, *RESERVED}
    assert [sign for sign in sorted(signs) if sign.replace("|", "\\|") not in page] == []


def test_the_rule_the_page_begins_with_is_a_rule(tmp_path: Path) -> None:
    rule = INTRODUCTION.partition("```yaml\n")[2].partition("```")[0]
    packset = load(pack_of(rule.removeprefix("- ").replace("\n  ", "\n")), tmp_path)
    assert [one.problem for one in run_examples([packset.rule("BD001")], packset)] == ["", ""]
