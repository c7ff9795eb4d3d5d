"""What a form holds and a goal table does not: said to the person, never silently lost."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from checker.base.dataclass import dataclass
from checker.base.pattern import late_pattern
from checker.base.text import clip, squeeze
from checker.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.base.place import Place

_WIDTH = 40


class Why(Enum):
    """Why something was left out."""

    UNDERSTOOD = "understood"
    """The label is known and no part of a goal file: 联系人, 中期目标."""
    OUTDONE = "outdone"
    """Another label of the same field was taken: 项目总预算 beside 年度预算."""
    UNKNOWN = "unknown"
    """Nobody knows the label."""
    MONEY = "money"
    """An amount whose label nobody knows, or a second one for the same row of funding."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A label with what stood beside it; `label` is empty for a text that stands alone."""

    label: str
    text: str
    place: Place
    why: Why
    whole: str = ""
    """All that stood there, where `text` says only what it begins with."""

    def __str__(self) -> str:
        label, text = squeeze(self.label).rstrip(":："), clip(" ".join(self.text.split()), _WIDTH)
        return f"{label}（{text}）" if label and text else label or text


SAID: dict[Why, str] = {
    Why.UNDERSTOOD: "没有取",
    Why.OUTDONE: "同一栏另有更合适的值，没有取",
    Why.UNKNOWN: "不认得，没有取",
    Why.MONEY: "不认得的资金，没有取",
}


def leftover_notes(leftovers: Sequence[Leftover]) -> list[str]:
    """One sentence for each reason that occurs."""
    return [
        f"{said}：{'、'.join(_distinct(leftovers, why))}"
        for why, said in SAID.items()
        if any(each.why is why for each in leftovers)
    ]


def leftover_problems(leftovers: Sequence[Leftover]) -> list[Problem]:
    """Amounts without a row are findings one by one; the rest that nobody knows is one."""
    lost = [each for each in leftovers if each.why is Why.MONEY]
    problems = [_lost_amount(each) for each in lost if not _NO_AMOUNT.fullmatch(each.text)]
    unknown = [each for each in leftovers if each.why is Why.UNKNOWN]
    likely = [each for each in unknown if could_be_of_standard_field(each)]
    if likely:
        unknown = [each for each in unknown if each not in likely]
        said = (
            f"像是目标表的栏目，叫法不认得，没有读入：{'、'.join(_distinct(likely, Why.UNKNOWN))}"
        )
        problems.append(Problem("GC015", likely[0].place, {"内容": said}, text=likely[0].label))
    if unknown:
        arguments = {"内容": "、".join(_distinct(unknown, Why.UNKNOWN))}
        problems.append(Problem("GC014", unknown[0].place, arguments, text=str(unknown[0])))
    return problems


def notes_on_others(others: Sequence[str], strangers: int) -> Iterator[str]:
    """What was passed over: tables of another kind by name, and how many nobody knows."""
    if others:
        counts = Counter(others)
        named = "、".join(f"“{name}”" + (f"{n} 张" if n > 1 else "") for name, n in counts.items())
        yield f"跳过不是绩效目标表的表 {len(others)} 张：{named}"
    if strangers:
        yield f"另有 {strangers} 张表没有认得的内容，跳过"


# What the labels of the goal, the project's name, the indicators and their values speak of.
_STANDARD = late_pattern("目标|指标|项目名|(?:计划|设定|考核|预期|标准)值|[一二三四]级")
_NO_AMOUNT = late_pattern(r"0+(?:\.0+)?(?:万?元)?")
_SOURCES = late_pattern(
    r"(?:财政|自筹|自有|专项|补助|配套|拨款|结转|资金|债券|贷款|捐赠)[^\d，,。；;]{0,6}\d[\d,.]*\s*[万亿]?元"
)
_NOT_STANDARD = late_pattern(
    "依据|来源|说明|方法|解释|人$|电话|时间|日期|意见|情况|原因|理由|措施|附件|编码|代码|编号|性质|类别|是否|对应|序号"
)


def could_be_of_standard_field(leftover: Leftover) -> bool:
    """Whether a label nobody knows speaks of what every goal table has; a text without a label of
    its own, whether it names money with its amount: 县级专项200万元，镇自筹60万元."""
    label = squeeze(leftover.label)
    if not label and _SOURCES.search(leftover.text):
        return True
    return bool(_STANDARD.search(label)) and not _NOT_STANDARD.search(label)


def _lost_amount(leftover: Leftover) -> Problem:
    label = squeeze(leftover.label).rstrip(":：")
    said = f"表上“{label}”的金额（{leftover.text}）没有读入：不认得这一种资金，或同一种资金写了两次"
    return Problem("GC015", leftover.place, {"内容": said}, text=leftover.label.strip())


def _distinct(leftovers: Sequence[Leftover], why: Why) -> list[str]:
    return list(dict.fromkeys(str(each) for each in leftovers if each.why is why and str(each)))
