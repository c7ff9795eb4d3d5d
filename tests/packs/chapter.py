"""Writes docs/十五条规则.md from the pack of a bureau: `python -m tests.packs.chapter`.

What each rule says stands in its pack; the page shows it as it is written there, so that it cannot
say what the pack does not.
"""

from __future__ import annotations

from pathlib import Path

from checker.packs import load_packs
from checker.packs.examples import run_example

ROOT = Path(__file__).parents[2]
PACK = ROOT / "examples" / "packs" / "某市财政局.yaml"
PAGE = ROOT / "docs" / "十五条规则.md"
_HEAD = """# 十五条规则

本页由 `python -m tests.packs.chapter` 从 `examples/packs/某市财政局.yaml` 生成，
请改规则包，不要改本页。

一个财政局会想要的十五条规则，都照[规则语言](rules/规则语言.md)写成，没有一条用正则表达式。
每条的例子都是测试：`goalcheck rules test --pack examples/packs/某市财政局.yaml --mutate`。

先是各条规则要用的表和定义：
"""


def page() -> str:
    """The whole page as text."""
    head, _, body = PACK.read_text(encoding="utf-8").partition("\nrules:\n")
    packset = load_packs([PACK])
    parts = [_HEAD, f"```yaml\n{head.strip()}\n```"]
    for text in body.split("\n\n"):
        rule = packset.rule(text.partition("id: ")[2].partition("\n")[0].strip())
        lines = "\n".join(line.removeprefix("  ") for line in text.rstrip().splitlines())
        bad = next(example for example in rule.origin.examples if example.expect == "bad")
        said = run_example(rule, bad, packset).findings[0][1].message
        parts += [f"## {rule.title}", f"报的是：{said}。", f"```yaml\n{lines}\n```"]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
