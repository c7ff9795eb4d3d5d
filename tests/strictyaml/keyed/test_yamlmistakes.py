"""What strict reading refuses of a file, in words."""

from __future__ import annotations

import pytest

from checker.base.place import Place
from checker.strictyaml import load_documents
from checker.strictyaml.keyed.yamlmistakes import explained, wrong_encoding


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\n", "规则包不接受YAML的锚点（&）。"),
        ("a: 1\na: 2\n", "“a”写了两次。"),
        ("a: !!str 1\n", "规则包不接受YAML的标签（!）。"),
        ('a: "甲\n', "引号没有配对"),
        ("a: [甲, 乙\n", "括号没有配对"),
    ],
)
def test_what_is_refused_is_said_with_the_name_of_the_file(text: str, said: str) -> None:
    problems = [one for document in load_documents(text, "f") for one in document.problems]
    assert explained("规则包", problems[0]).startswith(said)
    assert problems[0].place.path == Place("f").path


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("甲：乙".encode("gb18030"), "这个文件是GB18030（GBK），请用编辑器另存为UTF-8。"),
        ("甲：乙".encode("utf-16"), "这个文件是UTF-16，请用编辑器另存为UTF-8。"),
        (b"a: \xff\xff\xff\xff\x00", "第4个字节不是。"),
    ],
)
def test_an_encoding_is_named_where_it_can_be_told(data: bytes, said: str) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        data.decode("utf-8")
    assert wrong_encoding("配置", data, caught.value).endswith(said)
