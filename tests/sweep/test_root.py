"""What is swept."""

from __future__ import annotations

import pytest

from checker.sweep.root import is_address


@pytest.mark.parametrize(
    ("place", "address"),
    [("s3://桶/省", True), ("file:///省", True), ("C:\\省", False), ("/省/2025", False)],
)
def test_an_address_is_told_from_a_path(place: str, address: object) -> None:
    assert is_address(place) is address
