"""Amounts in capitals: against the examples of the payment rules, and read back by another way round."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.law.errors import FloatMoney, FractionOfCent, LawError, NegativeMoney, NotMoney, TooMuchMoney
from sizai.law.money import in_capitals

DIGITS = {digit: place for place, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("0.55", "伍角伍分"),
        ("1", "壹元整"),
        ("10", "壹拾元整"),
        ("10.05", "壹拾元零伍分"),
        ("100", "壹佰元整"),
        ("101", "壹佰零壹元整"),
        ("110", "壹佰壹拾元整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1001", "壹仟零壹元整"),
        ("1010", "壹仟零壹拾元整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("10000", "壹万元整"),
        ("10001", "壹万零壹元整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("18240.00", "壹万捌仟贰佰肆拾元整"),
        ("73685", "柒万叁仟陆佰捌拾伍元整"),
        ("100700", "壹拾万零柒佰元整"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("1000001", "壹佰万零壹元整"),
        ("10010000", "壹仟零壹万元整"),
        ("41600000", "肆仟壹佰陆拾万元整"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("100001000.01", "壹亿零壹仟元零壹分"),
        ("1000000000000", "壹万亿元整"),
        ("1000000010000", "壹万亿零壹万元整"),
        ("1000100000000", "壹万零壹亿元整"),
        ("9999999999999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_an_amount_in_capitals(amount: str, capitals: str) -> None:
    assert in_capitals(amount) == capitals
    assert in_capitals(Decimal(amount)) == capitals


def _read(text: str) -> Decimal:
    """The amount that capitals say, found by adding up places; independent of how they were written."""
    text = text.removesuffix("整")
    whole, _, rest = text.rpartition("元") if "元" in text else ("", "", text)
    cents = 0
    digit = 0
    for mark in rest:
        if mark in DIGITS:
            digit = DIGITS[mark]
        else:
            cents += digit * {"角": 10, "分": 1}[mark]
    return Decimal(_places(whole)) + Decimal(cents) / 100


def _places(text: str) -> int:
    if "亿" in text:
        above, below = text.split("亿")
        return _places(above) * 10**8 + _places(below)
    if "万" in text:
        above, below = text.split("万")
        return _places(above) * 10**4 + _places(below)
    total, digit = 0, 0
    for mark in text:
        if mark in DIGITS:
            digit = DIGITS[mark]
        else:
            total += digit * {"仟": 1000, "佰": 100, "拾": 10}[mark]
            digit = 0
    return total + digit


SPARSE = st.lists(st.tuples(st.integers(0, 17), st.integers(1, 9)), min_size=1, max_size=5).map(
    lambda places: sum({place: digit * 10**place for place, digit in places}.values())
)
CENTS = st.one_of(st.integers(0, 10**18 - 1), st.integers(0, 10**7), SPARSE)


@given(CENTS)
def test_capitals_read_back_give_the_amount(cents: int) -> None:
    amount = Decimal(cents) / 100
    assert _read(in_capitals(amount)) == amount


@given(CENTS)
def test_capitals_are_well_formed(cents: int) -> None:
    text = in_capitals(Decimal(cents) / 100)
    assert "零零" not in text
    assert not any(wrong in text for wrong in ("零万", "零亿", "亿万", "零仟", "零佰", "零拾", "零角"))
    assert text.startswith("零元") == (cents == 0)
    assert text.endswith("分") == (cents % 10 != 0)
    assert text.endswith("整") == (cents % 10 == 0)


@pytest.mark.parametrize(
    ("amount", "refusal"),
    [
        (18240.0, FloatMoney),
        (float("nan"), FloatMoney),
        (Decimal("NaN"), NotMoney),
        (Decimal("Infinity"), NotMoney),
        ("", NotMoney),
        ("18,240.00", NotMoney),
        ("１８２４０", NotMoney),
        ("1_000", NotMoney),
        ("1e3", NotMoney),
        ("4.16万", NotMoney),
        (True, NotMoney),
        (None, NotMoney),
        ("-1", NegativeMoney),
        (Decimal("-0.01"), NegativeMoney),
        ("0.005", FractionOfCent),
        (10**16, TooMuchMoney),
    ],
)
def test_what_is_no_exact_amount_is_refused(amount: object, refusal: type[LawError]) -> None:
    with pytest.raises(refusal) as found:
        in_capitals(amount, "amount_claimed")
    assert found.value.field == "amount_claimed"
    assert found.value.accepted
