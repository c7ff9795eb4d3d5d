"""What stands beside the tables of an OpenDocument text is said."""

from __future__ import annotations

from tests.readers.test_odfstyles import document


def test_notes_and_the_heads_of_pages_are_said() -> None:
    body = "<x:note-body><x:p>含新建</x:p></x:note-body>"
    cell = f"<x:p>甲<x:note><x:note-citation>1</x:note-citation>{body}</x:note>座</x:p>"
    page = "<s:header><x:p>单位：万元</x:p></s:header><s:footer><x:p>第1页</x:p></s:footer>"
    said = ["脚注 1 处没有读：“含新建”", "页眉没有读：“单位：万元”"]
    assert document(cell, named=f"<s:master-page>{page}</s:master-page>") == (["甲座"], said)
