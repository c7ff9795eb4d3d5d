"""How copies are called, and whose copy a name may be."""

from __future__ import annotations

import pytest

from checker.copies import CopyKind, copy_name, original_names


@pytest.mark.parametrize(
    ("name", "kind", "copy"),
    [
        ("表.docx", CopyKind.COMMENTED, "表.批注.docx"),
        ("表.批注.docx", CopyKind.COMMENTED, "表.批注2.docx"),
        ("表.批注2.docx", CopyKind.COMMENTED, "表.批注3.docx"),
        ("表.批注.docx", CopyKind.FIXED, "表.批注.改好.docx"),
        ("上报.2025.xlsx", CopyKind.FIXED, "上报.2025.改好.xlsx"),
    ],
)
def test_a_copy_of_a_copy_is_numbered_within_its_kind(name: str, kind: CopyKind, copy: str) -> None:
    assert copy_name(name, kind) == copy


@pytest.mark.parametrize(
    ("name", "originals"),
    [
        ("表.docx", ()),
        ("表.批注.docx", ("表.docx",)),
        ("表.批注2.docx", ("表.批注.docx", "表.docx")),
        ("表.批注.改好.docx", ("表.批注.docx",)),
        ("表批注.docx", ()),
    ],
)
def test_the_nearest_original_is_named_first(name: str, originals: tuple[str, ...]) -> None:
    assert original_names(name) == originals
