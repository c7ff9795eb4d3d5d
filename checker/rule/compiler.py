"""From a rule as written to its typed tree, with every mistake in it.

Imported where a rule is compiled: a run by what was kept of its rules needs none of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field
from checker.base.errors import Mistake, did_you_mean
from checker.form import FORM, LISTS, OWNERS, SCHEMAS, SELF, SET, TABLE, looks_beyond, scope_of
from checker.language import (
    FAULTY,
    Binding,
    Const,
    Extents,
    Frame,
    Interpreter,
    Scope,
    Source,
    Steps,
    SyntaxSlip,
    TemplateSlip,
    Typed,
    elaborator,
    field_of,
    parse,
    record_of,
    show,
    split_template,
    telling,
    types,
)
from checker.language import nodes as n
from checker.rule.typed import RelatedPart, ShownExpression, TypedRule

if TYPE_CHECKING:
    from checker.base.place import Place
    from checker.form import Surroundings
    from checker.language import Elaborator
    from checker.rule.rule import FixClause, RelatedClause, Rule
    from checker.rule.typed import Template


@dataclass(slots=True)
class Compiler:
    """Compiles one rule; mistakes carry their places."""

    surroundings: Surroundings
    rule: Rule
    mistakes: list[Mistake] = field(default_factory=list[Mistake])
    elaborator: Elaborator = field(init=False)
    at_name: str = "“at”"
    """What `at` is called where the rule was written."""
    looks_across: bool = False
    extents: Extents = field(init=False)

    def __post_init__(self) -> None:
        self.elaborator = elaborator(FORM, self.surroundings, self.rule.parameters)
        self.extents = Extents({**self.surroundings.extents.known})

    def compile(self) -> TypedRule | None:
        """The typed rule, or None where there are mistakes."""
        rule, sources = self.rule, self.rule.sources
        if "select" not in sources or "assert" not in sources:
            return None
        root, select = self._select(sources["select"])
        schema = self._record_schema(select, sources["select"])
        scope = _record_scope(schema, select)
        self.elaborator.noting = True
        if not self._define(scope):
            return None
        when = self._condition(sources["when"], scope, "“when”") if "when" in sources else None
        inside = scope.knowing(when.facts) if when else scope
        claim = self._condition(sources["assert"], inside, "“assert”")
        self.elaborator.noting = False
        severities = tuple(
            (severity, None if one is None else self._condition(one, inside, "“severity”").code)
            for severity, one in rule.severities
        )
        typed = TypedRule(
            root,
            schema,
            select.code,
            when.code if when else None,
            claim.code,
            self._at(rule.at, rule.at_place, schema) or self._first_cell(schema),
            *self._told(inside),
            severities,
            self.looks_across,
            self.elaborator.bodies,
            tuple(self.elaborator.notes),
            frozenset(show(side) for side in _sides(claim.node)),
        )
        return None if self.mistakes else typed

    def _told(
        self, inside: Scope
    ) -> tuple[
        Template, Template | None, Template | None, Template | None, tuple[RelatedPart, ...]
    ]:
        """What a finding says: message, expected, actual, replacement, related places."""
        sources = self.rule.sources
        self.elaborator.telling = True
        return (
            self._template(sources["message"], inside) if "message" in sources else (),
            self._template(sources["expected"], inside) if "expected" in sources else None,
            self._template(sources["actual"], inside) if "actual" in sources else None,
            self._replacement(self.rule.fix, inside),
            tuple(self._related(clause, inside) for clause in self.rule.related),
        )

    def _select(self, source: Source) -> tuple[str, Typed]:
        node = self._parse(source)
        root = SET if node is not None and _starts_at_set(node) else TABLE
        self.elaborator.selecting = True
        self.elaborator.later = {name for name, _ in self.rule.define}
        made = self._elaborate(node, source, scope_of(root))
        self.elaborator.selecting = False
        return root, made

    def _record_schema(self, select: Typed, source: Source) -> str:
        kind = select.type.of if select.type.base == "列表" else select.type
        if kind is not None and kind.base == "记录" and kind.schema in OWNERS:
            return kind.schema
        if not select.faulty:
            message = f"“select”应当选出表、绩效指标、绩效目标一类的记录，却是{select.type}。"
            self._mistake(message, source, n.Span(0, len(source.text)))
        return ""

    def _define(self, scope: Scope) -> bool:
        """Makes the names of the rule known; whether what uses them can be judged: a name that is
        a field's means that field everywhere else."""
        self.elaborator.later = {name for name, _ in self.rule.define}
        for name, source in self.rule.define:
            node = self._parse(source)
            if self._hides(name, scope):
                message = f"“{name}”已经是字段的名称，“define”里请换一个名字。"
                self._mistake(message, source, n.Span(0, len(source.text)))
                return False
            made = self._elaborate(node, source, scope)
            self.elaborator.definitions[name] = made
            # What is wrong with it has been said where it is written.
            if node is not None and not made.faulty:
                self.elaborator.scopes[name] = node, scope
            self.elaborator.later.discard(name)
            if node is not None:
                self.extents.add(name, node)
        return True

    def _hides(self, name: str, scope: Scope) -> bool:
        kind = scope.bindings[0].type
        return bool(kind.schema) and (
            field_of(self.elaborator, kind, name) is not None or name in OWNERS[kind.schema]
        )

    def _parse(self, source: Source) -> n.Expr | None:
        try:
            node = parse(source.text)
        except SyntaxSlip as slip:
            self._mistake(slip.message, source, slip.span)
            return None
        if more := self.extents.too_much(node):
            self._mistake(more, source, node.span)
            return None
        self.looks_across = self.looks_across or looks_beyond(self.surroundings, node)
        return node

    def _elaborate(self, node: n.Expr | None, source: Source, scope: Scope) -> Typed:
        if node is None or not scope.bindings[0].type.schema:
            return self._faulty()
        made = self.elaborator.typed(node, scope)
        self._collect(source)
        return made

    def _condition(self, source: Source, scope: Scope, what: str) -> Typed:
        node = self._parse(source)
        if node is None or not scope.bindings[0].type.schema:
            return self._faulty()
        made = self.elaborator.condition(node, scope, what)
        self._collect(source)
        if what == "“when”" and _never(node, made):
            message = "这个条件永远不成立，这条规则不会查任何内容。"
            self._mistake(message, source, node.span)
        return made

    def _faulty(self) -> Typed:
        return Typed(FAULTY, Const(None), n.Truth(value=False))

    def _collect(self, source: Source) -> None:
        for slip in self.elaborator.slips:
            self._mistake(slip.message, source, slip.span)
        self.elaborator.slips.clear()

    def _mistake(self, message: str, source: Source, span: n.Span) -> None:
        self.mistakes.append(Mistake(message, source.place(span)))

    def told(self) -> list[Mistake]:
        """The mistakes; what is wrong alike in several places of a rule is said once."""
        found: dict[str, list[Mistake]] = {}
        for one in self.mistakes:
            several = found.setdefault(one.message, [])
            if one not in several:
                several.append(one)
        return [
            one[0] if len(one) == 1 else Mistake(f"{message}（共{len(one)}处）", one[0].place)
            for message, one in found.items()
        ]

    def _template(self, source: Source, scope: Scope) -> Template:
        try:
            parts = split_template(source)
        except TemplateSlip as slip:
            self._mistake(slip.message, source, slip.span)
            return ()
        behind = (*parts[1:], "")
        return tuple(
            self._piece(part, after, scope) if isinstance(part, Source) else part
            for part, after in zip(parts, behind, strict=True)
        )

    def _piece(self, source: Source, after: str | Source, scope: Scope) -> ShownExpression:
        made = telling(self.elaborator, self._elaborate(self._parse(source), source, scope))
        counted = isinstance(after, str) and after.startswith(_COUNTS)
        return ShownExpression(made.code, made.origin, made.type == types.A_SHARE and not counted)

    def _replacement(self, fix: FixClause | None, scope: Scope) -> Template | None:
        return self._template(fix.replacement, scope) if fix else None

    def _related(self, clause: RelatedClause, scope: Scope) -> RelatedPart:
        made = self._elaborate(self._parse(clause.select), clause.select, scope)
        select = telling(self.elaborator, made)
        schema = self._record_schema(select, clause.select)
        inside = scope.within("此", record_of(schema), current=True)
        at = self._at(clause.at, clause.at_place, schema)
        message = self._template(clause.message, inside) if schema else ()
        return RelatedPart(select.code, message, at)

    def _at(self, label: str | None, place: Place | None, schema: str) -> str | None:
        """The label of `at`, which must be a cell of the record or of its table."""
        if label is None or not schema:
            return None
        known = cell_labels(schema)
        if label in known:
            return label
        labelled = self.elaborator.surroundings.fields_of_label(label)
        near = did_you_mean(label, known, labelled=labelled)
        message = f"{self.at_name}应当是一个栏目，没有叫“{label}”的栏目{near}"
        self.mistakes.append(Mistake(message, place))
        return None

    def _first_cell(self, schema: str) -> str | None:
        """The first cell of the record that the assertion reads: what it is most likely about."""
        if not schema:
            return None
        own = {label for label, spec in SCHEMAS[schema].items() if spec.cell}
        waiting = [self.rule.sources["assert"], *(source for _, source in self.rule.define)]
        for source in waiting:
            names = sorted(_names(source), key=lambda name: name.span.start)
            label = next((name.name for name in names if name.name in own), None)
            if label is not None:
                return label
        return "文本" if "文本" in own else None


# What stands behind a share that is told as a number: 是上年的{…}倍.
_COUNTS = ("倍", "成", "比", "%", "％", "‰", ":", "：")


def cell_labels(schema: str) -> tuple[str, ...]:
    """Labels a finding on a record of a schema can stand at."""
    labels = [label for label, spec in SCHEMAS[schema].items() if spec.cell]
    if schema not in (SET, TABLE):
        labels += [label for label, spec in SCHEMAS[TABLE].items() if spec.cell]
    return tuple(dict.fromkeys([*labels, *LISTS]))


def _never(node: n.Expr, made: Typed) -> bool:
    """Whether a condition is false whatever the table; a parameter may be a switch."""
    if made.faulty or any(isinstance(one, n.Name) for one in n.walk(node)):
        return False
    return Interpreter(FORM, {}).run(made.code, Frame(None, Steps())) is not True


def _sides(node: n.Expr) -> list[n.Expr]:
    """The expressions that comparisons and tests inside a condition are about."""
    tests = (n.Compare, n.Relation, n.IsKind, n.Presence)
    return [side for test in n.walk(node) if isinstance(test, tests) for side in n.children(test)]


def _starts_at_set(node: n.Expr) -> bool:
    """Whether a path begins at 全套."""
    while isinstance(node, (n.Member, n.Filter)):
        node = node.owner if isinstance(node, n.Member) else node.source
    return isinstance(node, n.Name) and node.name == SET


def _record_scope(schema: str, select: Typed) -> Scope:
    """The scope of a rule's record; what the filter of `select` asked for is known of it."""
    facts = {
        f"0.{path.removeprefix('1.')}": kinds
        for path, kinds in select.facts.items()
        if path.startswith("1.")
    }
    return Scope((Binding(SELF, record_of(schema), 0),), facts)


def _names(source: Source) -> list[n.Name]:
    try:
        return [node for node in n.walk(parse(source.text)) if isinstance(node, n.Name)]
    except SyntaxSlip:
        return []
