"""The language page promises only what the language does."""

from __future__ import annotations

import pytest

from checker.language.functions import FUNCTIONS
from checker.language.manual import FORMS, TABLE, Form, language_page
from tests.language.workbench import shown


@pytest.mark.parametrize(
    "form",
    [form for forms in FORMS.values() for form in forms],
    ids=lambda form: form.written,
)
def test_every_example_on_the_page_comes_to_what_it_says(form: Form) -> None:
    assert shown(form.example, TABLE) == form.result


def test_every_function_stands_on_the_page() -> None:
    page = language_page()
    assert [name for name in FUNCTIONS if f"`{name}(" not in page] == []
