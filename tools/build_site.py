"""The site of the documentation, in Chinese, to be read and searched without a network.

    python tools/build_site.py [FOLDER]     dist/site

Shows the pictures that `build_pictures.py` has made, and does without those it has not.

Builds docs/ with mkdocs-material (of the dev extra), strictly: a dead link is an error. mkdocs
calls this module too, as its hook: the examples of rules become tables as people know them, and
files of the checkout that pages lead to become pages or downloads.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from checker.strictyaml import YamlMapping, YamlScalar, YamlSequence, load_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.strictyaml import YamlNode

ROOT = Path(__file__).resolve().parents[1]
# Pages lead out of docs/ to these: written as a page, or copied to be taken along.
PAGES = ("CONTRIBUTING.md",)
_OUTSIDE = re.compile(r"\]\((?:\.\./)+([\w./-]+)\)")
_RULE_PAGE = re.compile(r"rules/[A-Z]{2,10}\d{3,5}\.md")
_EXAMPLE = re.compile(r"```yaml\n(.*?)```\n", re.DOTALL)
_ROWS, _PROPOSED = "绩效指标", "应为"
_PICTURE = re.compile(r"<!-- 图：(\S+) (.*?) -->\n")
PICTURES = ROOT / "dist" / "pictures"


def main(folder: str = "dist/site") -> int:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-d"]
    return subprocess.run([*command, str(Path(folder).resolve())], cwd=ROOT, check=False).returncode


# What mkdocs calls.


def on_files(files: Any, config: Any) -> Any:
    """Adds the files outside docs/ that pages lead to, and the pages of rules to no menu."""
    from mkdocs.structure.files import File, InclusionLevel

    for path in PAGES:
        files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    for path in linked_files():
        files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    for picture in sorted(PICTURES.glob("*.png")):
        name = f"pictures/{picture.name}"
        files.append(File.generated(config, name, abs_src_path=str(picture)))
    for asset in sorted((ROOT / "tools" / "site").iterdir()):
        files.append(File.generated(config, f"assets/{asset.name}", abs_src_path=str(asset)))
    for file in files:
        if _RULE_PAGE.fullmatch(file.src_uri):
            # The list of rules leads to them: two hundred are no menu.
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return files


def on_page_markdown(markdown: str, page: Any, **_: object) -> str:
    name: str = page.file.src_uri
    text = with_pictures(with_inner_links(markdown, name), name)
    return with_tables(text) if _RULE_PAGE.fullmatch(name) else text


def _up(name: str) -> str:
    """The way from a page to the top of the site."""
    return "../" * (len(PurePosixPath(name).parts) - 1)


def linked_files() -> list[str]:
    """The files of the checkout outside docs/ that pages lead to, those that are pages apart."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    found = {target for text in texts for target in _OUTSIDE.findall(text)}
    return sorted(path for path in found - set(PAGES) if (ROOT / path).is_file())


def with_inner_links(markdown: str, name: str) -> str:
    """Links out of docs/ as links to where the site has those files."""
    if name in PAGES:
        # A page from the top of the checkout: what it calls docs/ is where it is now.
        return re.sub(r"\]\(docs/", "](", markdown)
    return _OUTSIDE.sub(lambda link: f"]({_up(name)}{link[1]})", markdown)


def with_pictures(markdown: str, name: str, folder: Path = PICTURES) -> str:
    """The pictures that a page asks for, those of them that have been made."""

    def shown(match: re.Match[str]) -> str:
        there = (folder / f"{match[1]}.png").is_file()
        return f"![{match[2]}]({_up(name)}pictures/{match[1]}.png)\n" if there else ""

    return _PICTURE.sub(shown, markdown)


def with_tables(markdown: str) -> str:
    """The examples of a rule's page as tables; how the rule is written stays as it is."""
    shown, heading, written = markdown.partition("\n## 怎样检查")
    return _EXAMPLE.sub(_boxed, shown) + heading + written


def _boxed(example: re.Match[str]) -> str:
    """The tables of an example in a box, so that one is told from the next."""
    table = table_of(example[1])
    return f'<div class="example" markdown>\n\n{table}\n</div>\n' if table else example[0]


def table_of(text: str) -> str:
    """An example as tables in Markdown: its head, then its rows, then what is proposed; empty for
    one that is no plain table (several tables, a file that is broken on purpose)."""
    documents = load_documents(text, "")
    if len(documents) != 1 or documents[0].problems:
        return ""
    root = documents[0].root
    if not isinstance(root, YamlMapping):
        return ""
    head: list[tuple[str, str]] = []
    proposed = ""
    rows: list[YamlMapping] = []
    for key, node in root.entries:
        if key.text == _ROWS:
            rows = [one for one in _items(node) if isinstance(one, YamlMapping)]
            if len(rows) != len(list(_items(node))):
                return ""
        elif (said := _text(node)) is None:
            return ""
        elif key.text == _PROPOSED:
            proposed = f"{_PROPOSED}：{said}\n"
        else:
            head.append((key.text, said))
    tables = [_grid([label for label, _ in head], [[said for _, said in head]])] if head else []
    if rows:
        labels = list(dict.fromkeys(key.text for row in rows for key, _ in row.entries))
        cells = [[_text(row.get(label)) for label in labels] for row in rows]
        if any(cell is None for row in cells for cell in row):
            return ""
        tables.append(_grid(labels, [[cell or "" for cell in row] for row in cells]))
    return "\n".join([*tables, *filter(None, [proposed])])


def _items(node: YamlNode) -> Iterator[YamlNode]:
    yield from node.items if isinstance(node, YamlSequence) else (node,)


def _text(node: YamlNode | None) -> str | None:
    """A cell or a list of them; None for anything deeper."""
    if node is None:
        return ""
    texts = [one.text if isinstance(one, YamlScalar) else None for one in _items(node)]
    return None if None in texts else "<br>".join(map(_escaped, filter(None, texts)))


def _escaped(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "\\|*_`[]":
        safe = safe.replace(sign, f"\\{sign}")
    return "<br>".join(safe.splitlines())


def _grid(labels: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [labels, ["---"] * len(labels), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    from extra import require

    require("mkdocs", "material")
    sys.exit(main(*sys.argv[1:2]))
