"""What a sweep writes: its tables and their columns, in order; docs/普查.md is made from this.

Columns are only ever added, with a new VERSION; it stands in the metadata of every file.
"""

from __future__ import annotations

from typing import NamedTuple

VERSION = "1"
NAME = "goalcheck-sweep"
"""The key of the metadata that holds VERSION."""


class StoredColumn(NamedTuple):
    """`kind` is text, integer, number, yes, day or texts; `label` what views call it."""

    name: str
    kind: str
    label: str
    meaning: str


class TableOf(NamedTuple):
    """One kind of rows: the folder its files lie in, what its view is called, its columns."""

    name: str
    label: str
    meaning: str
    columns: tuple[StoredColumn, ...]


_SET = (
    StoredColumn("set", "text", "套", "这一套所在的文件夹，从普查的文件夹写起，用 / 隔开"),
    StoredColumn("shard", "text", "分片", "写这一行的分片；一套的行只取清单里写的那个分片"),
)
_TABLE = (
    StoredColumn("path", "text", "文件", "文件，与 lint 写的相同"),
    StoredColumn("table", "integer", "表序", "文件里的第几张表，从 1 数；0 是整个文件"),
)

TABLES: tuple[TableOf, ...] = (
    TableOf(
        "tables", "表", "每张读出的表一行",
        (
            *_SET, *_TABLE,
            StoredColumn("title", "text", "标题", ""),
            StoredColumn("project", "text", "项目名称", ""),
            StoredColumn("unit", "text", "单位名称", ""),
            StoredColumn("code", "text", "单位编码", ""),
            StoredColumn("year", "integer", "年度", "预算年度：表内的，没有写的取全套的"),
            StoredColumn("stage", "text", "表类", "目标表、监控表、自评表"),
            StoredColumn("profile", "text", "表样", "指标层级按哪个表样理解"),
            StoredColumn("layout", "text", "版式", "读表的人认作哪种版式"),
            StoredColumn("confidence", "number", "把握", "认版式的把握，0 到 1"),
            StoredColumn("indicators", "integer", "指标数", ""),
            StoredColumn("budget", "text", "预算数", "元，十进制数的文字；读不出确数的为空"),
            StoredColumn("budget_text", "text", "预算数原文", ""),
            StoredColumn("verdict", "text", "结论", "通过、修改后提交、退回、未查全、未能审核"),
            StoredColumn("verdict_word", "text", "结论叫法", "本单位的叫法"),
            StoredColumn("errors", "integer", "错误数", ""),
            StoredColumn("warnings", "integer", "警告数", ""),
            StoredColumn("infos", "integer", "提示数", ""),
            StoredColumn("unchecked", "texts", "没有查的", "表里没有查的部分和原因"),
            StoredColumn("goals", "texts", "绩效目标", "每条目标的文字"),
            StoredColumn("goals_key", "text", "目标指纹",
                   "目标去掉空白和标点后的摘要，相同就是照抄；不足八个字的为空"),
            StoredColumn("indicators_key", "text", "指标组指纹",
                   "各行的二级指标、名称、指标值的摘要，不分先后；不足三行的为空"),
            StoredColumn("line", "integer", "行", "表在文件里从第几行开始"),
            StoredColumn("cell", "text", "格", "表在 Office 文件里从哪一格开始"),
        ),
    ),
    TableOf(
        "indicators", "指标", "每行指标一行，指标值读成上下限、单位、日期",
        (
            *_SET, *_TABLE,
            StoredColumn("row", "integer", "行序", "表里的第几行指标，从 0 数"),
            StoredColumn("level1", "text", "一级指标", "表上写的"),
            StoredColumn("level2", "text", "二级指标", "表上写的"),
            StoredColumn("class", "text", "一级", "通行的叫法；不认得的为空"),
            StoredColumn("type", "text", "二级", "通行的叫法；不认得的为空"),
            StoredColumn("name", "text", "三级指标", ""),
            StoredColumn("description", "text", "描述", ""),
            StoredColumn("text", "text", "指标值", "表上写的"),
            StoredColumn("unit_text", "text", "计量单位", "表上另写的"),
            StoredColumn("operator", "text", "比较符", "≥ ≤ > < =；没有写的为空"),
            StoredColumn(
                "kind", "text", "种类", "quantity、money、percent……与 parse 相同；空格为空"
            ),
            StoredColumn("normalised", "text", "规范写法", ""),
            StoredColumn("approximate", "yes", "约数", ""),
            StoredColumn("lower", "text", "下限", "十进制数的文字，金额是元"),
            StoredColumn("lower_inclusive", "yes", "含下限", ""),
            StoredColumn("upper", "text", "上限", "十进制数的文字，金额是元"),
            StoredColumn("upper_inclusive", "yes", "含上限", ""),
            StoredColumn("unit", "text", "单位", "上下限的单位"),
            StoredColumn("start", "day", "起", "日期、期间、时限的第一天"),
            StoredColumn("end", "day", "止", "最后一天"),
            StoredColumn("reason", "text", "读不懂", "为什么读不懂，与 parse 的 reason 相同"),
            StoredColumn("position", "integer", "读到", "读到第几个字，从 0 数"),
            StoredColumn("weight", "text", "分值", "表上写的"),
            StoredColumn("actual", "text", "实际完成值", "表上写的"),
            StoredColumn("line", "integer", "行", "指标值在第几行"),
            StoredColumn("cell", "text", "格", "指标值在 Office 文件的哪一格"),
        ),
    ),
    TableOf(
        "findings", "问题", "每个问题一行，各种程度都有",
        (
            *_SET, *_TABLE,
            StoredColumn("indicator", "integer", "行序", "表里的第几行指标，从 0 数"),
            StoredColumn("rule", "text", "规则", "编号"),
            StoredColumn("rule_title", "text", "规则名称", ""),
            StoredColumn("severity", "text", "程度", "error、warning、info"),
            StoredColumn("message", "text", "说明", ""),
            StoredColumn("address", "text", "位置", ""),
            StoredColumn("field", "text", "栏目", ""),
            StoredColumn("text", "text", "写着", ""),
            StoredColumn("line", "integer", "行", ""),
            StoredColumn("cell", "text", "格", ""),
            StoredColumn("project", "text", "项目名称", ""),
            StoredColumn("unit", "text", "单位名称", ""),
            StoredColumn("fingerprint", "text", "指纹", "同一个问题明天仍是同一个"),
            StoredColumn("finding", "text", "全文",
                   "与 lint --output-format jsonl --min-severity info 的一行逐字节相同"),
        ),
    ),
    TableOf(
        "ledger", "台账", "每套、每条选用的规则一行",
        (
            *_SET,
            StoredColumn("rule", "text", "规则", "编号"),
            StoredColumn("rule_title", "text", "规则名称", ""),
            StoredColumn("checked", "integer", "检查", ""),
            StoredColumn("passed", "integer", "通过", ""),
            StoredColumn("failed", "integer", "不通过", ""),
            StoredColumn("not_applicable", "integer", "不适用", ""),
            StoredColumn("unknown", "integer", "无法判断", ""),
            StoredColumn("suppressed", "integer", "并入他条", ""),
            StoredColumn("reasons", "texts", "原因", "为什么无法判断"),
        ),
    ),
    TableOf(
        "unread", "未读文件", "没有查或没有查全的文件，每个一行",
        (
            *_SET,
            StoredColumn("path", "text", "文件", ""),
            StoredColumn(
                "state", "text", "状态", "unread 没有读成，skipped 跳过，checked 只读了一部分"
            ),
            StoredColumn("reason", "text", "原因", ""),
            StoredColumn("format", "text", "格式", ""),
            StoredColumn("tables", "integer", "表数", "读出了几张表"),
        ),
    ),
)  # fmt: skip

SETS = TableOf(
    "sets", "套", "每套一行，取自清单",
    (
        *_SET,
        StoredColumn("state", "text", "状态", "checked 查了，empty 没有目标表，failed 没有查成"),
        StoredColumn("reason", "text", "原因", "没有目标表或没有查成的原因"),
        StoredColumn("files", "integer", "文件数", ""),
        StoredColumn("tables", "integer", "表数", ""),
        StoredColumn("errors", "integer", "错误数", ""),
        StoredColumn("warnings", "integer", "警告数", ""),
        StoredColumn("infos", "integer", "提示数", ""),
    ),
)  # fmt: skip
