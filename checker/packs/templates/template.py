"""A template: a rule whose fields, conditions and figures are parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.base.place import Place
    from checker.finding import Severity
    from checker.language import Source
    from checker.strictyaml import YamlMapping, YamlNode


@dataclass(frozen=True, slots=True)
class TemplateParameter:
    """A parameter and its type, a name of `PARAMETER_TYPES`.

    `records` and `kinds` limit the fields a 栏目 may be; `choices` are the values of a 选项 with
    what each is written as; `rows_of` names the parameters of which one must be a field
    of 绩效指标.
    """

    name: str
    type: str
    about: str
    place: Place
    example: tuple[str, ...] = ()
    """What may be written, to be shown."""
    optional: bool = False
    default: YamlNode | None = None
    records: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict[str, str])
    rows_of: tuple[str, ...] = ()
    rows_choices: tuple[str, ...] = ()
    """The choices `rows_of` holds for; none: all."""

    @property
    def required(self) -> bool:
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read: its texts wait for the arguments of a rule.

    `examples` are texts in the notation of `exampletext` by what they promise; `text` is the label
    a bare text of an example is for, `fill` what every row of an example has beside it. `sample`
    is a rule that uses the template.
    """

    name: str
    slug: str
    about: str
    place: Place
    severity: Severity
    parameters: Mapping[str, TemplateParameter]
    one_of: tuple[str, ...]
    alike: tuple[str, ...]
    """Parameters that are compared with each other and must be of one sort."""
    texts: Mapping[str, Source]
    """title, select, message, expected, at, why, text, fill."""
    when: tuple[Source, ...]
    claim: tuple[Source, ...]
    define: tuple[tuple[str, Source], ...]
    examples: tuple[tuple[str, Source], ...]
    sample: YamlMapping | None
    flawed: bool = False
    """Whether a mistake in it has been told that would show again wherever it is used."""

    @property
    def needs_examples(self) -> bool:
        """Whether a rule must bring examples of its own, since the template has none."""
        return not {"good", "bad"} <= {expect for expect, _ in self.examples}
