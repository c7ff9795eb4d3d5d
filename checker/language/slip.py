"""A mistake in an expression: of its form (SyntaxSlip) or of what it says (Slip)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass

if TYPE_CHECKING:
    from checker.language import nodes as n


class SyntaxSlip(Exception):
    """An expression that cannot be parsed: a whole Chinese sentence and where in the text."""

    def __init__(self, message: str, span: n.Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in an expression: a whole Chinese sentence and the span it is about."""

    message: str
    span: n.Span
