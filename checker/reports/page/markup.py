"""HTML elements as text. Text goes through `escape` before it becomes content."""

from __future__ import annotations

from html import escape as _escape
from typing import TYPE_CHECKING

from checker.text import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def escape(text: str) -> str:
    """Text in which nothing is markup; line breaks of a cell stay visible."""
    return "<br>".join(_escape(line) for line in harmless(text).splitlines()) if text else ""


def tag(element: str, /, *content: str, **attributes: str) -> str:
    """An element; `class_` and `data_rule` stand for `class` and `data-rule`."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escape(value)}"'
        for key, value in attributes.items()
    )
    return f"<{element}{said}>{''.join(content)}</{element}>"


def table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: int = 0,
    kind: str = "",
) -> str:
    """A table whose cells are markup; the last `numbers` columns are right-aligned.

    It stands in a box of its own that scrolls sideways, so that a phone shows the page whole.
    """
    first_number = len(headers) - numbers
    head = tag("tr", *(tag("th", escape(text), scope="col") for text in headers))
    body = [
        tag(
            "tr",
            *(
                tag("td", cell, **({"class_": "number"} if column >= first_number else {}))
                for column, cell in enumerate(row)
            ),
        )
        for row in rows
    ]
    inside = tag("caption", escape(caption)) + tag("thead", head) + tag("tbody", "\n".join(body))
    return tag(
        "div",
        tag("table", inside),
        class_=f"wide {kind}".rstrip(),
        tabindex="0",
        role="region",
        aria_label=caption,
    )
