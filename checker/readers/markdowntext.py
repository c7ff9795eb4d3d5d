"""The text of a Markdown cell as it is shown: emphasis, links, signs by name without their marks.

A mark is one only in a pair: `≥**人` is a template's hole, `3*5` a product, `a_b` a name.
"""

from __future__ import annotations

import html
import re

from checker.base.pattern import late_pattern
from checker.readers.script import lowered, raised

# Every pattern ends within so many characters: texts without the other half stay linear.
_NEAR = 500
_SCRIPT = late_pattern(r"<(?P<name>sup|sub)>(?P<text>[^<>]{1,50})</(?P=name)>", re.IGNORECASE)
_COMMENT = late_pattern(rf"<!--(?:(?!-->).){{0,{_NEAR}}}-->", re.DOTALL)
_LINK = late_pattern(r"(?<!!)\[([^\[\]]{1,200})\]\((?:https?:|mailto:|[#./])[^()\s]{0,300}\)")
# Between words ** may as well be two holes: of a pair one side stands at the end of a word.
_STRONG = late_pattern(
    r"(?:(?<![\w*\\])\*\*(?=[^\s*])([^*|\n，；、,;/]{1,200})(?<!\s)\*\*(?!\*)"
    r"|(?<![*\\])\*\*(?=[^\s*])([^*|\n，；、,;/]{1,200})(?<!\s)\*\*(?![\w*]))"
)
_STRUCK = late_pattern(r"~~(?=\S)([^~|\n]{0,200}?\S)~~")
_WHOLE = late_pattern(r"(?P<mark>__|`|\*|_)(?P<text>[^*_`]+)(?P=mark)")
_ENTITY = late_pattern(r"&(?:[a-zA-Z]{2,10}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_MARKED = late_pattern(r"[<*_`~&\\]|\]\(")
_ESCAPED = late_pattern(r"\\([\\|`*_<>#~-])")


def as_shown(text: str) -> str:
    """What a page made of the text shows."""
    if not _MARKED.search(text):
        return text
    text = _COMMENT.sub("", text) if "<!--" in text else text
    text = _LINK.sub(r"\1", text) if "](" in text else text
    text = _STRUCK.sub("", text) if "~~" in text else text
    text = _STRONG.sub(r"\1\2", text) if "**" in text else text
    if marked := _WHOLE.fullmatch(text):
        text = marked["text"]
    if "<su" in text.casefold():
        text = _SCRIPT.sub(_in_script, text)
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def struck_texts(text: str) -> int:
    """How many pieces of a text are struck through."""
    return len(_STRUCK.findall(text)) if "~~" in text else 0


def _in_script(match: re.Match[str]) -> str:
    if match["name"].lower() == "sup":
        return raised(match["text"])
    return lowered(match["text"], match.string[: match.start()])
