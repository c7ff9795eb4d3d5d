"""The template that is used where an office has none of its own: one page a unit, room to sign."""

from __future__ import annotations

from xml.sax.saxutils import escape

from checker.ooxml import new_package

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "word/styles.xml": (
        f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults></w:styles>"
    ),
}


def builtin_template() -> bytes:
    body = "".join(
        (
            _paragraph("绩效目标审核意见书", size=44, align="center", font="黑体"),
            _paragraph("{{综合意见}}", indent=True),
            _paragraph("{{#单位}}"),
            _paragraph("{{单位}}", size=32, font="黑体", new_page=True),
            _paragraph("{{综合意见}}", indent=True),
            _paragraph("{{#表}}"),
            _paragraph("{{项目}}：{{结论}}", font="黑体", keep=True),
            _paragraph("{{审核意见}}", indent=True),
            _paragraph("{{#有依据}}"),
            _paragraph("依据：{{依据}}", size=21, indent=True),
            _paragraph("{{/有依据}}"),
            _paragraph("{{/表}}"),
            _paragraph("审核人（签字）：　　　　　　　　复核人（签字）：", keep=True),
            _paragraph("{{日期}}", align="right"),
            _paragraph("{{/单位}}"),
        )
    )
    page = (
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1474" w:bottom="1440" '
        'w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
    )
    document = f"<w:document {_W}><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body></w:document>"
    return new_package({**_PARTS, "word/document.xml": document})


def _paragraph(
    text: str,
    *,
    size: int = 0,
    align: str = "",
    font: str = "",
    indent: bool = False,
    new_page: bool = False,
    keep: bool = False,
) -> str:
    """A paragraph in half points; `indent` leaves two characters before the first line."""
    frame = "<w:keepNext/>" if keep else ""
    frame += "<w:pageBreakBefore/>" if new_page else ""
    frame += '<w:ind w:firstLineChars="200" w:firstLine="560"/>' if indent else ""
    frame += f'<w:jc w:val="{align}"/>' if align else ""
    run = f'<w:rFonts w:eastAsia="{font}"/>' if font else ""
    run += f'<w:sz w:val="{size}"/>' if size else ""
    return (
        f"<w:p><w:pPr>{frame}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )
