"""Numbers and dates as Chinese Excel shows them."""

from __future__ import annotations

import pytest

from checker.readers.numberformat import BUILT_IN, shown, shown_text

ACCOUNTING = BUILT_IN[43]


@pytest.mark.parametrize(
    ("raw", "number_format", "text"),
    [
        # General: whole numbers in full, others as wide as a cell shows.
        ("33.333333333333336", "General", "33.33333333"),
        ("26295.999999999996", "General", "26296"),
        ("0.0000001", "General", "0.0000001"),
        ("41010025000000081", "General", "41010025000000081"),
        ("1.1", 'G/通用格式"倍"', "1.1倍"),
        # Chinese figures: read aloud in General, one by one in placeholders.
        ("1234.5", "[DBNum1][$-804]General", "一千二百三十四.五"),
        ("10005", '[DBNum2][$-804]General"元整"', "壹万零伍元整"),
        ("-12", "[DBNum1]General", "-一十二"),
        ("2025", "[DBNum1]0", "二〇二五"),
        ("12", "[DBNum3]General", "１十２"),
        # A currency stands in brackets with its country.
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("80", "[$-804]0", "80"),
        ("80", "0.0[$万元]", "80.0万元"),
        # 万 and 亿 by a decimal point of one's own.
        ("1234567", '0!.0,"万元"', "123.5万元"),
        ("12345678", '0\\.00,,"亿"', "0.12亿"),
        # What stands before and behind the number.
        ("12", '"≥"0"座"', "≥12座"),
        ("0.95", '"≥"0%', "≥95%"),
        ("16796.7", '#,##0.00"万元"', "16,796.70万元"),
        ("98.6", "0.0\\%", "98.6%"),
        ("88", '0_ "户"', "88户"),
        # Accounting: zero is a dash, which a form reads as blank.
        ("6.3", ACCOUNTING, "6.30"),
        ("-1234.5", ACCOUNTING, "-1,234.50"),
        ("0", ACCOUNTING, "-"),
        ("0", '0.0;-0.0;"零"', "零"),
        ("0", "0;;;@", ""),
        ("0", "#", ""),
        # Scaled: ten thousands, thousands.
        ("1234567", '0!.0,"万"', "123.5万"),
        ("12345678", "#,##0,", "12,346"),
        ("3200", '0.0,"千"', "3.2千"),
        ("12345678", '#,##0.00,,"百万"', "12.35百万"),
        ("3200", '0,.0"千"', "3.2千"),
        ("3200", "#,##0.0", "3,200.0"),
        ("3.2", "", "3.2"),
        ("1234567", '[>=10000]0!.0,"万";0', "123.5万"),
        ("5000", '[>=10000]0!.0,"万";0', "5000"),
        # Placeholders with marks between them.
        ("5", "000", "005"),
        ("20250101", "0000-00-00", "2025-01-01"),
        ("13800000000", "000-0000-0000", "138-0000-0000"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("-0.001", "0.00", "0.00"),
        # Fractions.
        ("0.5", "# ?/?", "1/2"),
        ("1.5", "# ?/?", "1 1/2"),
        ("0.3333333", "# ??/??", "1/3"),
        ("2.5", "# ?/2", "2 1/2"),
        # Dates and times.
        ("46022", '[$-804]yyyy"年"m"月"d"日";@', "2025年12月31日"),
        ("46022", "yyyy-mm-dd", "2025-12-31"),
        ("46022", 'yyyy"年"m"月"', "2025年12月"),
        ("46022.75", "yyyy/m/d h:mm:ss", "2025/12/31 18:00:00"),
        ("0.75", BUILT_IN[20], "18:00"),
        ("0.75", BUILT_IN[18], "6:00 下午"),
        ("1.75", "[h]:mm", "42:00"),
        ("46022", "aaaa", "星期三"),
        # What is no number stays as it is.
        ("≥3座", "0.00", "≥3座"),
    ],
)
def test_a_number_is_read_as_it_is_shown(raw: str, number_format: str, text: str) -> None:
    assert shown(raw, number_format) == text


@pytest.mark.parametrize(
    ("text", "number_format", "seen"),
    [
        ("80", '@"万元"', "80万元"),
        ("22个", '0;-0;0;"约"@', "约22个"),
        ("第一行\n第二行", '"*"@', "*第一行\n第二行"),
        ("密", ";;;", ""),
        # A format for numbers alone leaves a text as it is.
        ("80", '0.00"万元"', "80"),
        ("80", '0;-0;"零"', "80"),
        ("≥80", "@", "≥80"),
        ("≥80", ACCOUNTING, "≥80"),
    ],
)
def test_a_text_is_read_as_it_is_shown(text: str, number_format: str, seen: str) -> None:
    assert shown_text(text, number_format) == seen
