"""Bar charts for the workbook: drawing parts by hand, as little of the format as a chart needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FONT = '<a:defRPr sz="900"><a:latin typeface="等线"/><a:ea typeface="等线"/></a:defRPr>'
_TEXT = f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_FONT}</a:pPr><a:endParaRPr/></a:p></c:txPr>"
# Sizes in pixels, of which each is 9525 of the format's units: the frame, a bar, title and margins.
_PIXEL = 9525
_WIDTH, _BAR, _AROUND = 620, 20, 80
COLUMN_WIDTH = 92
"""Characters of a column that a chart fits into."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars over two columns of a sheet: labels in `label_area`, whole numbers in
    `value_area` (`'汇总'!$B$3:$B$20`); `points` holds the same as pairs, for programs that do not
    calculate. It stands at the top of `column` (from 0).
    """

    title: str
    label_area: str
    value_area: str
    points: Sequence[tuple[str, int]]
    column: int


def chart_xml(chart: Chart) -> str:
    labels = "".join(
        f'<c:pt idx="{number}"><c:v>{escape(label)}</c:v></c:pt>'
        for number, (label, _) in enumerate(chart.points)
    )
    values = "".join(
        f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>'
        for number, (_, value) in enumerate(chart.points)
    )
    count = f'<c:ptCount val="{len(chart.points)}"/>'
    return (
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}"><c:roundedCorners val="0"/>'
        f"<c:chart>{_title(chart.title)}"
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        '<c:spPr><a:solidFill><a:srgbClr val="4472A8"/></a:solidFill></c:spPr>'
        f'<c:invertIfNegative val="0"/><c:dLbls>{_TEXT}<c:showLegendKey val="0"/>'
        '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{escape(chart.label_area)}</c:f>"
        f"<c:strCache>{count}{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{escape(chart.value_area)}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache>"
        '</c:numRef></c:val></c:ser><c:gapWidth val="40"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_TEXT}'
        '<c:crossAx val="2"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="0"/></c:chart></c:chartSpace>'
    )


def drawing_xml(charts: Sequence[Chart]) -> str:
    """The sheet's drawing; chart n is its relationship rIdn."""
    anchors = "".join(_anchor(number, chart) for number, chart in enumerate(charts, 1))
    return (
        f'<xdr:wsDr xmlns:xdr="{_SHEET}" xmlns:a="{_DRAWING}" xmlns:r="{_RELATIONS}" '
        f'xmlns:c="{_CHART}">{anchors}</xdr:wsDr>'
    )


def _title(text: str) -> str:
    run = f'<a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>{escape(text)}</a:t></a:r>'
    rich = f"<c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich>"
    return f'<c:title><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'


def _anchor(number: int, chart: Chart) -> str:
    """A frame of fixed size: rows may be higher than they usually are."""
    width, height = _WIDTH * _PIXEL, (len(chart.points) * _BAR + _AROUND) * _PIXEL
    return (
        f"<xdr:oneCellAnchor><xdr:from><xdr:col>{chart.column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        "<xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        f'<xdr:ext cx="{width}" cy="{height}"/>'
        f'<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="{number + 1}" '
        f'name="图{number}" descr="{escape(chart.title)}"/><xdr:cNvGraphicFramePr/>'
        '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
        f'<a:graphic><a:graphicData uri="{_CHART}"><c:chart r:id="rId{number}"/></a:graphicData>'
        "</a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>"
    )
