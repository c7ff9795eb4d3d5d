"""Digests are those of `hashlib`, which is not loaded for them."""

from __future__ import annotations

import hashlib
import subprocess
import sys

from checker.base.digest import blake2b


def test_a_digest_is_that_of_the_standard_library() -> None:
    for data in (b"", "绩效目标".encode()):
        assert blake2b(data, digest_size=16).digest() == (
            hashlib.blake2b(data, digest_size=16).digest()
        )


def test_an_answer_is_looked_for_without_the_library_of_ciphers() -> None:
    code = (
        "import sys, checker.cache.answer, checker.cache.witness; "
        "sys.exit('hashlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
