"""HTML: one file that can be mailed and opened offline, for reviewers and for printing.

Everything is in the file: no fonts, scripts or images from anywhere, and a policy that forbids
them. Without script all findings are shown; with it they can be filtered.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from checker.finding import judge
from checker.reports.notices import HEADING
from checker.reports.page.findings import tables_section
from checker.reports.page.markup import escape, table, tag
from checker.reports.page.overview import overview_sections
from checker.reports.tally import closing_sentence, ledger_sentence

if TYPE_CHECKING:
    from checker.finding import Run
    from checker.reports.options import ReportOptions

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def render(run: Run, options: ReportOptions) -> str:
    judgements = judge(run)
    body = [
        tag("a", "跳到各张表的问题", href="#findings", class_="skip"),
        tag("h1", "绩效目标表审核报告"),
        tag("p", escape(closing_sentence(run, options)), class_="summary"),
        tag("p", escape(ledger_sentence(run)), class_="faint") if run.ledger else "",
        *(tag("p", escape(note), class_="note") for note in run.notes),
        *overview_sections(run, judgements),
        tables_section(judgements, options),
        _files(run),
        _exemptions(run),
        _notices(run),
        _versions(run),
    ]
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>绩效目标表审核报告</title>\n<style>\n{_resource('style.css')}</style>\n</head>\n"
        f"<body>\n<main>\n{chr(10).join(filter(None, body))}\n</main>\n"
        f"<script>\n{_resource('filter.js')}</script>\n</body>\n</html>\n"
    )


def _files(run: Run) -> str:
    """Files that were passed over or could not be read, each with its reason."""
    others = [file for file in run.files if file.reason is not None]
    if not others:
        return ""
    rows = [[escape(file.path), escape(file.reason or "")] for file in others]
    listed = table("没有检查的文件", ["文件", "原因"], rows)
    return tag("section", tag("details", tag("summary", f"没有检查的文件 {len(rows)} 个"), listed))


def _exemptions(run: Run) -> str:
    if not run.exempted:
        return ""
    rows = [
        [
            escape(f"{one.finding.rule} {one.finding.title}"),
            escape(one.finding.address),
            escape(one.exemption.reason),
            escape(one.exemption.until or ""),
        ]
        for one in run.exempted
    ]
    headers = ["规则", "位置", "理由", "有效期至"]
    return tag("section", tag("h2", "豁免"), table("豁免的问题", headers, rows))


def _notices(run: Run) -> str:
    if not run.notices:
        return ""
    items = [tag("li", escape(notice.sentence)) for notice in run.notices]
    return tag("section", tag("h2", escape(HEADING)), tag("ul", *items))


def _versions(run: Run) -> str:
    packs = "、".join(f"{pack.id} {pack.version}（{pack.digest}）" for pack in run.packs)
    settings = "；".join(f"{name}：{value}" for name, value in run.settings.items())
    texts = [f"goalcheck {run.version}", f"规则包 {packs}" if packs else "", settings]
    said = " · ".join(escape(text) for text in texts if text)
    return tag("footer", tag("p", said, class_="faint"))


def _resource(name: str) -> str:
    return files("checker.reports.page").joinpath(name).read_text(encoding="utf-8")
