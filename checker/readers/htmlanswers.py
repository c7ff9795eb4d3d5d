"""What the fields of a form show on a page: text typed in, boxes ticked, options chosen."""

from __future__ import annotations

from checker.base.dataclass import dataclass, field

_ANSWERS = frozenset(
    {"", "text", "number", "date", "month", "tel", "email", "search", "url", "week", "time",
     "datetime-local"}
)  # fmt: skip
_TICKS = {"checkbox": ("□", "☑"), "radio": ("○", "●")}


@dataclass(slots=True)
class Selection:
    """A `select`: its options in order, and those that are chosen."""

    options: list[str] = field(default_factory=list[str])
    chosen: list[int] = field(default_factory=list[int])

    @property
    def shown(self) -> str:
        chosen = [self.options[at] for at in self.chosen] or self.options[:1]
        return "、".join(text for option in chosen if (text := " ".join(option.split())))


def answer_shown(attributes: dict[str, str]) -> str:
    """What a form field shows: the text typed into it, a box that is ticked or not."""
    kind = attributes.get("type", "").strip().lower()
    if kind in _TICKS:
        return _TICKS[kind]["checked" in attributes]
    return attributes.get("value", "") if kind in _ANSWERS else ""
