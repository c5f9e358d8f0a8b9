"""Dates, numbers and ordinals as official papers write them (GB/T 9704-2012, 7.3.5.4: no leading zeros)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
BLANK = "________"
BLANK_DAY = "______年____月____日"
MINUS = "−"
PLUS = "+"


def day(value: date | None) -> str:
    """2026年11月5日; a line to fill by hand when unknown."""
    return f"{value.year}年{value.month}月{value.day}日" if value else BLANK_DAY


def known_day(value: date | None) -> str:
    """As `day`, but empty when unknown, for cells that draw their own line."""
    return day(value) if value else ""


def hour(value: datetime) -> str:
    """9:30."""
    return f"{value.hour}:{value.minute:02d}"


def clock(value: datetime) -> str:
    """2026年11月5日9:30, in the zone the value carries: papers have no clock and convert nothing."""
    return f"{day(value)}{hour(value)}"


def appointment(value: datetime) -> str:
    """2026年11月5日（星期四）9:30."""
    return f"{day(value)}（星期{_WEEKDAYS[value.weekday()]}）{hour(value)}"


def ordinal(number: int) -> str:
    """1 → 一, 12 → 十二, 40 → 四十; from 100 on in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def figure(value: Decimal, *, places: int) -> str:
    """1,234.50: thousands apart, a true minus, half rounded up (never to even)."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".replace("-", MINUS)


def ended(sentence: str) -> str:
    """The sentence with one full stop at its end; empty stays empty."""
    bare = sentence.rstrip("。；;. \n")
    return f"{bare}。" if bare else ""


def named(workers: tuple[str, ...]) -> str:
    """张三, or 张三等5人."""
    return workers[0] if len(workers) == 1 else f"{workers[0]}等{len(workers)}人"


def yes_or_no(value: bool | None, *, yes: str = "是", no: str = "否") -> str:
    """Boxes that print on every machine: ■ is ticked, □ is open; both open when unknown."""
    return f"{'■' if value is True else '□'}{yes}　{'■' if value is False else '□'}{no}"
