"""Amounts in yuan: exact, never floats, and in the capitals that papers and receipts carry."""

from __future__ import annotations

import re
from decimal import Decimal

from sizai.law.errors import FloatMoney, FractionOfCent, NegativeMoney, NotMoney, TooMuchMoney

LIMIT = Decimal(10) ** 16  # capitals are read up to 万亿; nobody here owes more
_WRITTEN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")


def amount(given: object, field: str = "amount") -> Decimal:
    """A sum of money as it came (Decimal, int or text such as "18240.00"): finite, not negative, no float."""
    if isinstance(given, float):
        raise FloatMoney(field=field, given=given)
    if isinstance(given, bool) or not isinstance(given, Decimal | int | str):
        raise NotMoney(field=field, given=given)
    if isinstance(given, str) and not _WRITTEN.fullmatch(given):
        raise NotMoney(field=field, given=given)
    number = Decimal(given)
    if not number.is_finite():
        raise NotMoney(field=field, given=given)
    if number < 0:
        raise NegativeMoney(field=field, given=given)
    return number


def in_capitals(given: object, field: str = "amount") -> str:
    """18240.00 → 壹万捌仟贰佰肆拾元整; 16409.02 → 壹万陆仟肆佰零玖元零贰分; 0 → 零元整.

    At most two decimals, under 10^16 yuan. After 元 or 角 stands 整, after 分 nothing (支付结算办法附一).
    """
    number = amount(given, field)
    if number >= LIMIT:
        raise TooMuchMoney(field=field, given=given)
    cents = number * 100
    if cents != int(cents):
        raise FractionOfCent(field=field, given=given)
    yuan, rest = divmod(int(cents), 100)
    dimes, cents_left = divmod(rest, 10)
    text = f"{_whole(yuan)}元" if yuan or not rest else ""
    if dimes:
        text += f"{_DIGITS[dimes]}角"
    elif cents_left and yuan:
        text += "零"
    return text + (f"{_DIGITS[cents_left]}分" if cents_left else "整")


def _whole(number: int) -> str:
    """Any whole number under 10^16; 亿 stands over up to eight digits of its own (万亿)."""
    if number == 0:
        return "零"
    above, below = divmod(number, 10**8)
    if above:
        return _join(f"{_whole(above)}亿", below, 10**7)
    above, below = divmod(number, 10**4)
    if above:
        return _join(f"{_four(above)}万", below, 10**3)
    return _four(number)


def _join(head: str, below: int, full: int) -> str:
    """The part above and the part below it, with 零 for the places missing between them."""
    if not below:
        return head
    return f"{head}{'零' if below < full else ''}{_whole(below)}"


def _four(number: int) -> str:
    """1 to 9999: places that are 0 inside are read once as 零, at the end not at all."""
    text = ""
    for digit, place in zip(f"{number:04}", _PLACES, strict=True):
        if digit != "0":
            text += _DIGITS[int(digit)] + place
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零")
