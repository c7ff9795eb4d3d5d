"""The page of the documentation on templates and the workbook, from the templates themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.packs import (
    PARAMETER_TYPES,
    TEMPLATE_KEYS,
    TEMPLATE_PARAMETER_KEYS,
    rule_of_template,
    sample_argument,
)
from checker.rulebook.guide import HINTS, STEPS
from checker.strictyaml import YamlScalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.packs import KeyForm, PackSet, Template, TemplateParameter
    from checker.strictyaml import Key

_HEAD = """\
# 模板

<!-- 由 goalcheck rules docs 生成，请勿手改。 -->

最常写的几种规则有现成的模板：填几个参数就是一条规则，不用写表达式（表达式的写法见[规则语言](规则语言.md)）。可以写在规则包（YAML）里，也可以在 Excel 里填。

## 写在规则包里

```
goalcheck rules new --list-templates
goalcheck rules new --template 取值范围 --pack 本单位.yaml
goalcheck rules test --pack 本单位.yaml
goalcheck lint 送审表/ --pack 本单位.yaml
```

`rules new` 写一条马上能用的规则，每个参数都有说明，照着改就行。没有规则包时新建一个，连同编辑器用的 `goalcheck-pack.schema.json`：编辑器（如 VS Code 装上 YAML 扩展）据此补全、说明，写错的地方划线。

- 名称、程度、要说的话都可以不写，用模板的；写了就用写的。
- `goalcheck rules show 编号 --pack 本单位.yaml` 看展开以后的表达式。
- 例子可以只写一段文字（填在所查的那一栏），也可以写成“栏目：文字；栏目：文字”，一行是一行指标；模板自带例子的可以不写。
- 数和词这类参数，别的规则包可以用 `overrides` 改；栏目、条件决定规则查什么，不能改，另写一条。
"""

_WORKBOOK = """\
## 在 Excel 里填

```
pip install ".[xlsx]"
goalcheck rules export rules.xlsx --pack 本单位.yaml
goalcheck rules import rules.xlsx -o 本单位.yaml
```

导出的工作簿每个模板一张表，另有“改动”（改别的规则包里的规则）、“全部规则”（供查阅）和“说明”。还没有规则包时不写 `--pack`，导出的是空表。
"""

_AFTER = """\
导入时逐格检查、逐条试例子。有一格不对就不写文件，并指出是哪一格：

```
错误：rules.xlsx:必填!G3: 参数“栏目”：表上没有“计量单元”这一栏，是否想写“计量单位”？
错误：rules.xlsx:取值范围!N3: 规则BD002的反例应当报出来，结果是通过1、不通过0、不适用0、不能判断0。
```

规则包已有时，只改工作簿里改过的规则；没有改的规则、不用模板的规则、词汇和注释，一个字也不动。
"""

_OWN = """\
## 自己写模板

模板也是数据，写在规则包的 `templates` 里，不用写程序。下面是一个完整的模板和用它的规则：

```yaml
pack: 本局
version: 1.0.0
language: 1
extends: cn.budget-goal
templates:
  - name: 名称含词
    slug: words-in-name
    about: 项目名称里要有规定的词
    params:
      词: {type: 词, about: 至少要有其中一个的词, example: 改造、维修}
      条件: {type: 条件, about: 符合这个条件才查, optional: true}
    title: 项目名称没有规定的词
    select: 表
    when:
      - 项目名称 有值
      - 〔条件〕
    assert: 项目名称 包含 参数.词
    at: 项目名称
    message: 项目名称“{项目名称}”里没有“{合并(参数.词, "”“")}”
    expected: 写明是{合并(参数.词, "还是")}
    text: 项目名称
    sample:
      title: 工程写明做什么
      basis: 审核惯例
      params: {词: [改造, 维修]}
      examples: {good: 校舍维修, bad: 校舍项目}
rules:
  - id: BJ001
    template: 名称含词
    title: 工程写明做什么
    basis: 审核惯例
    params: {词: [改造, 维修], 条件: 预算数 ≥ 100万元}
    examples:
      good: "预算数：120；项目名称：校舍维修"
      bad: "预算数：120；项目名称：校舍项目"
```

- `〔参数〕` 换成参数写的内容；`参数.名称` 是参数的值（数、词），留在规则里，别的包可以改。
- `〔栏目.行〕` 是这一栏所在的行（`表` 或 `表.绩效指标`），`〔栏目.文〕` 是它的文字，`〔栏目.数〕` 是它的数。
- `［……］` 里用到的参数没有写时，这一段不要；`［甲｜乙］` 写了用甲，没有写用乙。
- `when` 和 `assert` 可以写成列表，几项都要成立；用到的参数没有写的项不算。
- `sample` 是一条用这个模板的规则，装入时照它检查模板，`rules new` 也照它写。
- 自带的模板在 `rules/templates`，也可以照着写。
"""


def template_page(packset: PackSet) -> str:
    """`模板.md`."""
    parts = [_HEAD, "## 有哪些模板\n"]
    parts += ["\n".join(_template(one)) + "\n" for one in packset.templates.values()]
    parts += [_WORKBOOK, "\n".join(_filling()) + "\n", _AFTER, _OWN]
    parts.append("\n".join(_keys("模板里写什么", TEMPLATE_KEYS)) + "\n")
    parts.append("\n".join(_keys("模板的参数里写什么", TEMPLATE_PARAMETER_KEYS)) + "\n")
    parts.append("\n".join(_types()) + "\n")
    return "\n".join(parts)


def _keys(heading: str, keys: Mapping[str, Key[KeyForm]]) -> Iterator[str]:
    yield from (f"### {heading}", "", "| 写什么 | 意思 |", "|---|---|")
    yield from (f"| `{name}` | {key.about} |" for name, key in keys.items())


def _types() -> Iterator[str]:
    yield from ("### 参数的类型（type）", "", "| 类型 | 是什么 | 例 |", "|---|---|---|")
    for name, kind in PARAMETER_TYPES.items():
        yield f"| `{name}` | {kind.about} | `{kind.example}` |"


def _template(template: Template) -> Iterator[str]:
    yield from (f"### {template.name}", "", f"{template.about}。", "")
    yield from ("| 参数 | 写什么 | 例 | |", "|---|---|---|---|")
    for parameter in template.parameters.values():
        yield _parameter(parameter)
    if template.one_of:
        yield from ("", f"{'、'.join(template.one_of)}至少写一个。")
    rule = rule_of_template("BD001", template, explained=False).rstrip("\n").split("\n")
    yield from ("", "```yaml", *(f"{'  ' if at else '- '}{line}" for at, line in enumerate(rule)))
    yield "```"


def _parameter(parameter: TemplateParameter) -> str:
    kind = PARAMETER_TYPES[parameter.type]
    needed = "必写" if parameter.required else "可以不写"
    if isinstance(parameter.default, YamlScalar):
        needed = f"不写时是{parameter.default.text}"
    if parameter.choices:
        example = "、".join(f"`{choice}`" for choice in parameter.choices)
    else:
        example = f"`{sample_argument(parameter)}`"
    return f"| {parameter.name} | {parameter.about or kind.about} | {example} | {needed} |"


def _filling() -> Iterator[str]:
    yield from (f"{number}. {text}" for number, text in enumerate(STEPS, start=1))
    yield ""
    for name, text in HINTS:
        yield f"- **{name}**：{text}" if name else f"  {text}"
