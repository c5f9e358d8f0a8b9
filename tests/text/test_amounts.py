"""Money as people write it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.text import amounts
from sizai.text.amounts import UNITS, read_amount
from sizai.text.unreadable import Missing, Unreadable
from tests.text.test_numerals import FORMAL, in_chinese

TEN_THOUSAND = UNITS["万元"]


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        ("4.16万", "41600.00"),
        ("4.16万元", "41600.00"),
        ("4.16 万 元", "41600.00"),
        ("41,600.00元", "41600.00"),
        ("￥1 234.5", "1234.50"),
        ("１２３４", "1234.00"),
        ("１，２００．５０", "1200.50"),
        ("叁万贰仟元整", "32000.00"),
        ("人民币叁仟元正", "3000.00"),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67"),
        ("伍拾萬元整", "500000.00"),
        ("约3万", "30000.00"),
        ("大约￥3万元左右", "30000.00"),
        ("3万余元", "30000.00"),
        ("30余万元", "300000.00"),
        ("3万多", "30000.00"),
        ("近3万元", "30000.00"),
        ("3万2千", "32000.00"),
        ("3万2000元", "32000.00"),
        ("1千5", "1500.00"),
        ("1万5", "15000.00"),
        ("7万6", "76000.00"),
        ("3.5w", "35000.00"),
        ("3.5W", "35000.00"),
        ("5k", "5000.00"),
        ("12.5亿", "1250000000.00"),
        ("五百", "500.00"),
        ("2百万元", "2000000.00"),
        ("5元3角", "5.30"),
        ("3块5", "3.50"),
        ("5角", "0.50"),
        ("1200元零5分", "1200.05"),
        ("5000块钱", "5000.00"),
        ("RMB 3,000", "3000.00"),
        ("共计：73685元", "73685.00"),
        ("73685元（5人）", "73685.00"),
        ("3万元（其中工资2万元）", "30000.00"),
        ("4.16（万元）", "41600.00"),
        ("拖欠工资73685元", "73685.00"),
        ("1.23E+05", "123000.00"),
        ("1e5", "100000.00"),
        ("'41600", "41600.00"),
        ("1200.", "1200.00"),
        (".5", "0.50"),
        ("-0", "0.00"),
        ("10.005", "10.01"),
        ("1234,5678", "12345678.00"),
        (73685, "73685.00"),
        (73685.0, "73685.00"),
        (1e5, "100000.00"),
        (41600.100000000006, "41600.10"),
        (0.1 + 0.2, "0.30"),
        (1.005, "1.01"),
        (Decimal("12.345"), "12.35"),
    ],
)
def test_reads(written: Any, yuan: str) -> None:
    assert str(read_amount(written)) == yuan


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", Missing),
        ("abc", amounts.NotAnAmount),
        ("已付清", amounts.NotAnAmount),
        ("nan", amounts.NotAnAmount),
        ("∞", amounts.NotAnAmount),
        (float("nan"), amounts.NotAnAmount),
        (float("inf"), amounts.NotAnAmount),
        (Decimal("NaN"), amounts.NotAnAmount),
        (True, amounts.NotAnAmount),
        (datetime.date(2024, 1, 5), amounts.NotAnAmount),
        ("1,23,4", amounts.NotAnAmount),
        ("12,34", amounts.NotAnAmount),
        ("1.234,56", amounts.NotAnAmount),
        ("100%", amounts.NotAnAmount),
        ("<b>100</b>", amounts.NotAnAmount),
        ("1'; DROP TABLE cases", amounts.NotAnAmount),
        ("9" * 1000, amounts.NotAnAmount),
        ("9" * 50, amounts.AmountTooLarge),
        ("1000亿", amounts.AmountTooLarge),
        (1e20, amounts.AmountTooLarge),
        (10**40, amounts.AmountTooLarge),
        ("1e999", amounts.AmountTooLarge),
        ("-1200", amounts.NegativeAmount),
        ("－1200", amounts.NegativeAmount),
        ("￥-1200", amounts.NegativeAmount),
        ("(1,200)", amounts.NegativeAmount),
        ("（1，200）", amounts.NegativeAmount),
        ("负500", amounts.NegativeAmount),
        (-0.01, amounts.NegativeAmount),
        ("3200元/人", amounts.RateNotAmount),
        ("每人3200元", amounts.RateNotAmount),
        ("3000元/月×5", amounts.RateNotAmount),
        ("3-5万", amounts.SeveralAmounts),
        ("2000元至3000元", amounts.SeveralAmounts),
        ("3万+2万", amounts.SeveralAmounts),
        ("工资3万元，加班费2万元", amounts.SeveralAmounts),
        ("欠薪2个月73685元", amounts.SeveralAmounts),
        ("3 5", amounts.SeveralAmounts),
        ("12 000 3", amounts.SeveralAmounts),
        ("不足3万", amounts.UncertainAmount),
        ("3万以上", amounts.UncertainAmount),
        ("十几万", amounts.UncertainAmount),
        ("三万五元", amounts.UncertainAmount),
        ("USD 500", amounts.ForeignMoney),
        ("港币5000", amounts.ForeignMoney),
    ],
)
def test_refuses_with_a_sentence(written: Any, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal) as caught:
        read_amount(written)
    assert str(caught.value).endswith("。")
    assert len(str(caught.value)) < 100


@pytest.mark.parametrize(
    ("written", "yuan"),
    [
        (4.16, "41600.00"),
        ("4.16", "41600.00"),
        ("１２", "120000.00"),
        ("4.16万元", "41600.00"),
        ("4160元", "4160.00"),
        ("3千元", "3000.00"),
    ],
)
def test_the_unit_of_the_column_counts_unless_the_cell_names_its_own(written: Any, yuan: str) -> None:
    assert str(read_amount(written, unit=TEN_THOUSAND)) == yuan


def test_negative_amounts_pass_only_where_they_may() -> None:
    assert read_amount("(1,200)", negative=True) == Decimal("-1200.00")
    assert read_amount("-￥3.5万", negative=True) == Decimal("-35000.00")


def test_the_largest_amount_may_be_set() -> None:
    with pytest.raises(amounts.AmountTooLarge):
        read_amount("100001", largest=Decimal(100000))
    assert read_amount("99999999999.99") == Decimal("99999999999.99")


CENTS = st.integers(min_value=0, max_value=9_999_999_999_999).map(lambda cents: Decimal(cents) / 100)


@given(CENTS)
def test_what_is_written_in_any_usual_way_is_read_back(yuan: Decimal) -> None:
    yuan = yuan.quantize(Decimal("0.01"))
    wide = str(yuan).translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789."})
    grouped = f"{yuan:,}"
    for written in (
        float(yuan), str(yuan), wide, grouped, f"￥{grouped}", f"{grouped}元", f"约{yuan}元左右", f"{yuan / 10000:f}万元",
        f" {grouped.replace(',', ' ')} ", f"{yuan / 100_000_000:f}亿",
    ):  # fmt: skip
        assert read_amount(written) == yuan, written


@given(st.integers(min_value=1, max_value=99_999_999_999), st.integers(0, 9), st.integers(0, 9))
def test_formal_chinese_is_read_back(whole: int, jiao: int, fen: int) -> None:
    written = in_chinese(whole, FORMAL, "拾佰仟") + "元"
    written += f"{FORMAL[jiao]}角" if jiao else ""
    written += f"{FORMAL[fen]}分" if fen else "整"
    assert read_amount(written) == Decimal(whole) + Decimal(jiao * 10 + fen) / 100
