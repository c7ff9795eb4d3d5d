"""Writes the chapters of bureaus' rules from their packs: `python -m tests.packs.chapter`.

What each rule says stands in its pack; the page shows it as it is written there, so that it cannot
say what the pack does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checker.packs import load_packs
from checker.packs.examples import run_example

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Chapter:
    """A pack of `examples/packs`, the page that shows it, and what the page says of it."""

    name: str
    title: str
    about: str

    @property
    def pack(self) -> Path:
        return ROOT / "examples" / "packs" / f"{self.name}.yaml"

    @property
    def page(self) -> Path:
        return ROOT / "docs" / f"{self.title}.md"


CHAPTERS = (
    Chapter(
        "某市财政局",
        "十五条规则",
        "一个财政局会想要的十五条规则，都照[规则语言](rules/规则语言.md)写成，没有一条用正则表达式。",
    ),
    Chapter(
        "某区卫生健康局",
        "业务局的十五条规则",
        "一个业务主管局的十五条规则：按年度、按级别、按类别的标准，同上年的实际比，几个项目合计"
        "不超过控制数。写法见[规则语言](rules/规则语言.md)，财政局的见[十五条规则](十五条规则.md)。",
    ),
)


def written(chapter: Chapter) -> str:
    """The whole page as text."""
    head, _, body = chapter.pack.read_text(encoding="utf-8").partition("\nrules:\n")
    packset = load_packs([chapter.pack])
    path = f"examples/packs/{chapter.name}.yaml"
    parts = [
        f"# {chapter.title}",
        f"本页由 `python -m tests.packs.chapter` 从 `{path}` 生成，\n请改规则包，不要改本页。",
        f"{chapter.about}\n每条的例子都是测试：`goalcheck rules test --pack {path} --mutate`。",
        "先是各条规则要用的表和定义：",
        f"```yaml\n{head.strip()}\n```",
    ]
    for text in body.split("\n\n"):
        rule = packset.rule(text.partition("id: ")[2].partition("\n")[0].strip())
        lines = "\n".join(line.removeprefix("  ") for line in text.rstrip().splitlines())
        bad = next(example for example in rule.origin.examples if example.expect == "bad")
        said = run_example(rule, bad, packset).findings[0][1].message
        parts += [f"## {rule.title}", f"报的是：{said}。", f"```yaml\n{lines}\n```"]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for one in CHAPTERS:
        one.page.write_text(written(one), encoding="utf-8", newline="\n")
