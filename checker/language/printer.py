"""The one canonical spelling of an expression; parsing it again gives an equal tree."""

from __future__ import annotations

from checker.language import nodes as n
from checker.language.insertions import unwoven

# How tightly a form binds; an operand that binds less than its place asks for is bracketed.
_EXPRESSION, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN, _POSTFIX = range(9)


def show(node: n.Expr) -> str:
    """`node` as it would be written by hand, with no more brackets than needed."""
    return _show(node)[0]


def _show(node: n.Expr) -> tuple[str, int]:
    """Text and how tightly it binds."""
    match node:
        case n.Text(value):
            return (f"“{value}”" if '"' in value else f'"{value}"'), _POSTFIX
        case n.Quantity(text) | n.Day(text):
            return text, _POSTFIX
        case n.Truth(value):
            return ("真" if value else "假"), _POSTFIX
        case n.Name(name):
            return name, _POSTFIX
        case n.ListLiteral(items):
            return f"[{_commas(items)}]", _POSTFIX
        case n.Call(function, arguments):
            joined = unwoven(node, show)
            return joined or f"{function}({_commas(arguments)})", _POSTFIX
        case n.Member(owner, name):
            return f"{_at(owner, _POSTFIX)}.{name}", _POSTFIX
        case n.Filter(source, condition):
            return f"{_at(source, _POSTFIX)}[{show(condition)}]", _POSTFIX
        case _:
            return _show_operation(node)


def _show_operation(node: n.Expr) -> tuple[str, int]:
    match node:
        case n.Negative(operand):
            return f"-{_at(operand, _SIGN)}", _SIGN
        case n.Arithmetic(operator, left, right):
            level = _SUM if operator in "+-" else _PRODUCT
            return f"{_at(left, level)} {operator} {_at(right, level + 1)}", level
        case n.Compare(operator, left, right, tolerance):
            behind = f" ±{tolerance.text}" if tolerance else ""
            return f"{_at(left, _SUM)} {operator} {_at(right, _SUM)}{behind}", _COMPARISON
        case n.Relation(operator, left, right):
            return f"{_at(left, _SUM)} {operator} {_at(right, _SUM)}", _COMPARISON
        case n.IsKind(operand, kinds, negated):
            named = kinds[0] if len(kinds) == 1 else f"({', '.join(kinds)})"
            return f"{_at(operand, _SUM)} {'不是' if negated else '是'} {named}", _COMPARISON
        case n.Presence(operand, negated):
            return f"{_at(operand, _SUM)} {'为空' if negated else '有值'}", _COMPARISON
        case _:
            return _show_logic(node)


def _show_logic(node: n.Expr) -> tuple[str, int]:
    match node:
        case n.Not(operand):
            return f"非 {_at(operand, _NOT)}", _NOT
        case n.Logic(operator, operands):
            level = _OR if operator == "或" else _AND
            return f" {operator} ".join(_at(one, level + 1) for one in operands), level
        case n.Implies(condition, consequence):
            return f"若 {show(condition)} 则 {show(consequence)}", _EXPRESSION
        case n.Quantified(quantifier, variable, source, condition):
            head = f"{quantifier} {variable} 属于 {_at(source, _SUM)} 使"
            return f"{head} {show(condition)}", _EXPRESSION
        case _:
            raise AssertionError(node)


def _at(node: n.Expr, level: int) -> str:
    text, own = _show(node)
    return text if own >= level else f"({text})"


def _commas(items: tuple[n.Expr, ...]) -> str:
    return ", ".join(show(item) for item in items)
