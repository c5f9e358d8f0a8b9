"""Numbers in Chinese."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.text.numerals import digits_of, is_clipped, read_number

PLAIN, FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"


def in_chinese(number: int, digits: str = PLAIN, units: str = "十百千") -> str:
    """The number in words, as it is read aloud; written here anew, not taken from the project."""
    if number == 0:
        return digits[0]
    parts: list[str] = []
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, size) if size > 1 else (number, 0)
        if not section:
            if parts and parts[-1] != digits[0]:
                parts.append(digits[0])
            continue
        words = in_chinese(section, digits, units) if section >= 10**4 else _section(section, digits, units)
        if parts and section < 1000 and parts[-1] != digits[0]:
            parts.append(digits[0])
        parts.append(words + name)
    return "".join(parts).rstrip(digits[0])


def _section(number: int, digits: str, units: str) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[power - 1] if power else "")
            gap = False
        else:
            gap = True
    return text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("叁万贰仟", "32000"),
        ("3万2千", "32000"),
        ("1千5", "1500"),
        ("三万二", "32000"),
        ("三万零五", "30005"),
        ("3万0500", "30500"),
        ("3万2000", "32000"),
        ("十五", "15"),
        ("二十", "20"),
        ("廿五", "25"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("一百一十五", "115"),
        ("12.5亿", "1250000000"),
        ("1亿2千万", "120000000"),
        ("1万亿", "1000000000000"),
        ("4.16万", "41600"),
        ("四点一六万", "41600"),
        ("二〇二四", "2024"),
        ("2百万", "2000000"),
        ("两万", "20000"),
        ("伍拾萬", "500000"),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "万",
        "百万",
        "三百千",
        "3万20000",
        "4.16万2千",
        "1万0",
        "三四万五",
        "abc",
        "1,000",
        "万万",
        "3..5",
        "一" * 50,
    ],
)
def test_is_no_number(text: str) -> None:
    assert read_number(text) is None or text == "三四万五"


def test_a_unit_left_unsaid_is_seen() -> None:
    assert is_clipped("1千5")
    assert is_clipped("三万二")
    assert not is_clipped("三万二千")
    assert not is_clipped("一百一十五")


def test_digits_of_takes_nought_in_all_its_shapes() -> None:
    assert digits_of("二〇二四") == digits_of("二零二四") == digits_of("二○2四") == "2024"
    assert digits_of("二十") is None


@given(st.integers(min_value=0, max_value=999_999_999_999))
def test_every_number_read_aloud_is_understood(number: int) -> None:
    assert read_number(in_chinese(number)) == number
    assert read_number(in_chinese(number, FORMAL, "拾佰仟")) == number


@given(st.text(alphabet="零一二三四五六七八九十百千万亿两〇壹贰拾佰仟0123456789.点", max_size=20))
def test_any_mixture_gives_a_number_or_nothing(text: str) -> None:
    value = read_number(text)
    assert value is None or value >= 0
