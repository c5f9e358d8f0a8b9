"""Dates as people and Excel write them → date. No clock here: whether a date lies in the future is asked where
today is known.

45296 (serial) · 2024-1-5 · 2024.1.5 · 2024年1月5日 · 20240105 · 24.1.5 · 1月5日 (with a year from the ledger) ·
２０２４年１月５日 · 二〇二四年一月五日 · each with a time or a weekday behind it
"""

from __future__ import annotations

import calendar
import datetime
import re

from sizai.text import numerals
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.width import half_width

EARLIEST = datetime.date(1900, 1, 1)
LATEST = datetime.date(2099, 12, 31)
EPOCH_1900 = datetime.date(1899, 12, 30)
"""Day 0 of Excel's serials from March 1900 on (Excel takes 1900 for a leap year)."""
DAYS_1904 = 1462
"""Serials of a workbook that counts from 1904 are this much smaller."""

# A bare number below or above is no serial of our time (1954 to 2119) but a year, a count, a slip.
_FIRST_SERIAL, _LAST_SERIAL = 20000, 80000


class NotADate(Unreadable):
    """「{value}」不是日期，请写成 2024-01-05 这样。"""


class ImpossibleDate(Unreadable):
    """「{value}」这一天不存在：{reason}，请核对。"""


class DayMissing(Unreadable):
    """「{value}」没有写到日，请写全年月日，例如 2024-01-05。"""


class YearMissing(Unreadable):
    """「{value}」没有写年份，请写全年月日，例如 2024-01-05。"""


class AmbiguousDate(Unreadable):
    """「{value}」分不清年月日，请写成 2024-01-05 这样。"""


class SeveralDates(Unreadable):
    """「{value}」里不止一个日期，请只留一个。"""


class DateOutOfRange(Unreadable):
    """「{value}」不在 {first} 至 {last} 之间，请核对年份。"""


class TimeNotDate(Unreadable):
    """「{value}」只是时刻，没有日期，请写成 2024-01-05 这样。"""


class LunarDate(Unreadable):
    """「{value}」是农历，请换算成公历再填。"""


_USUAL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\Z", re.ASCII)
_MARK = r"\s*[-/._,、~]\s*"
_YEAR_FIRST = re.compile(
    rf"(?:(\d{{4}}|\d{{2}})(?:\s*年\s*|{_MARK})(\d{{1,2}})(?:\s*月\s*份?\s*|{_MARK})|(\d{{4}}) (\d{{1,2}}) )"
    r"(\d{1,2})(?!\d)\s*[日号]?"
)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?(?!\d)")
# 240105, but never 201205, which may be a month
_SHORT = re.compile(r"(1[3-8]|[2-4]\d)(0[1-9]|1[0-2])(\d{2})\Z")
_NOTE = re.compile(r"\([^()\d]*\)\Z")
_NO_YEAR = re.compile(rf"(\d{{1,2}})(?:\s*月\s*|{_MARK})(\d{{1,2}})(?!\d)\s*[日号]?")
_NO_DAY = re.compile(
    rf"(?:19|20)\d{{2}}(?:\s*年(?:\s*\d{{1,2}}\s*月份?)?|{_MARK}\d{{1,2}}|\d{{2}})?\s*(?:月份?)?\Z"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?\Z")
_CHINESE = "零〇○◯一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾廿卅元"
_IN_CHINESE = re.compile(
    rf"([{_CHINESE}oO0-9]{{2,4}})年([{_CHINESE}0-9]{{1,3}})月(?:份)?([{_CHINESE}0-9]{{1,3}})[日号]?"
)
_WEEKDAY = re.compile(
    r"[(\[]?\s*(?:星期|周|礼拜)\s*[一二三四五六日天1-7]\s*[)\]]?|[(\[]?\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[)\]]?"
)
_TIME = re.compile(
    r"[\s,t]*(?:上午|下午|早上|早|晚上|晚|中午|凌晨|傍晚|am|pm)?\s*"
    r"(?:\d{1,2}\s*[:时点]\s*(?:半|整|\d{1,2}\s*(?:[:分]\s*(?:\d{1,2}(?:[.,]\d+)?\s*秒?)?)?)?)?\s*"
    r"(?:am|pm)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?\s*(?:左右|许|前后)?[\s.。,;、]*\Z"
)
_LUNAR = re.compile("农历|阴历|正月|腊月|初[一二三四五六七八九十]|闰")


def read_date(
    cell: object,
    *,
    year: int | None = None,
    epoch_1904: bool = False,
    first: datetime.date = EARLIEST,
    last: datetime.date = LATEST,
) -> datetime.date:
    """The day. `year` is the ledger's year, for entries that name none; `epoch_1904` is the workbook's way of
    counting days, for bare numbers. Raises an `Unreadable`."""
    if isinstance(cell, datetime.datetime):
        found = cell.date()
    elif isinstance(cell, datetime.date):
        found = cell
    elif isinstance(cell, bool):
        raise NotADate(cell)
    elif isinstance(cell, (int, float)):
        found = _from_number(cell, epoch_1904)
    elif isinstance(cell, (datetime.time, datetime.timedelta)):
        raise TimeNotDate(cell)
    elif isinstance(cell, str):
        found = _from_text(cell, year, epoch_1904)
    else:
        raise NotADate(cell)
    if not first <= found <= last:
        raise DateOutOfRange(cell, first=first.isoformat(), last=last.isoformat())
    return found


def _from_number(number: float, epoch_1904: bool) -> datetime.date:
    shift = DAYS_1904 if epoch_1904 else 0
    if _FIRST_SERIAL <= number + shift < _LAST_SERIAL:
        return EPOCH_1900 + datetime.timedelta(days=int(number) + shift)
    if number == number and number not in (float("inf"), float("-inf")) and number == int(number):
        compact = _COMPACT.fullmatch(str(int(number)))
        if compact and len(compact.group()) == 8:
            return _compact(compact, str(int(number)))
    if 1900 <= number < 2100:
        raise DayMissing(number)
    raise NotADate(number)


def _from_text(cell: str, year: int | None, epoch_1904: bool) -> datetime.date:
    if usual := _USUAL.match(cell):
        return _day(usual[1], usual[2], usual[3], cell)
    text = half_width(cell).lower().replace("。", ".").replace("·", ".").strip(" .'\"")
    if not text:
        raise Missing(cell)
    if len(text) > 60:
        raise NotADate(cell)
    if _LUNAR.search(text):
        raise LunarDate(cell)
    if not text.isascii():
        text = _IN_CHINESE.sub(_in_figures, text)
    text = _NOTE.sub("", _WEEKDAY.sub(" ", text).strip(" .")).strip()
    for pattern, read in ((_YEAR_FIRST, _year_first), (_COMPACT, _compact), (_YEAR_LAST, _year_last)):
        found = pattern.match(text)
        if found and _ends(text[found.end() :], cell):
            return read(found, cell)
    if _SERIAL.match(text):
        return _from_number(float(text), epoch_1904)
    if _NO_DAY.match(text):
        raise DayMissing(cell)
    if (found := _SHORT.match(text)) and found[1] != "20":
        return _day("20" + found[1], found[2], found[3], cell)
    found = _NO_YEAR.match(text)
    if found and _ends(text[found.end() :], cell):
        if year is None:
            raise YearMissing(cell)
        return _day(str(year), found[1], found[2], cell)
    raise NotADate(cell)


def _ends(rest: str, cell: str) -> bool:
    """Only a time of day may follow."""
    if _TIME.match(rest):
        return True
    if _YEAR_FIRST.search(rest) or re.match(r"\s*[-~至到、,及和]\s*\d{1,2}(?!\s*[:时])", rest):
        raise SeveralDates(cell)
    return False


def _in_figures(found: re.Match[str]) -> str:
    """二〇二四年一月五日 → 2024年1月5日; left alone if it is no such thing."""
    year = numerals.digits_of(found[1].replace("o", "0").replace("O", "0"))
    month, day = (numerals.read_number("一" if part == "元" else part) for part in found.group(2, 3))
    if year is None or len(year) not in (2, 4) or month is None or day is None:
        return found.group()
    return f"{year}年{month}月{day}日"


def _year_first(found: re.Match[str], cell: str) -> datetime.date:
    year, month, day = found[1] or found[3], found[2] or found[4], found[5]
    if len(year) == 2:
        # 12/5/24 may be May 2012, May 2024 or December 2024; 24/1/5 can only be 2024
        if int(year) <= 12:
            raise AmbiguousDate(cell)
        year = ("20" if int(year) < 50 else "19") + year
    return _day(year, month, day, cell)


def _compact(found: re.Match[str], cell: str) -> datetime.date:
    return _day(found[1], found[2], found[3], cell)


def _year_last(found: re.Match[str], cell: str) -> datetime.date:
    """5/1/2024 is the fifth of January to some and the first of May to others; 25/1/2024 is clear."""
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2 or (first != second and first <= 12 and second <= 12):
        raise AmbiguousDate(cell)
    month, day = (second, first) if first > 12 else (first, second)
    return _day(year, str(month), str(day), cell)


def _day(year: str, month: str, day: str, cell: object) -> datetime.date:
    y, m, d = int(year), int(month), int(day)
    if not 1 <= y <= 9999:
        raise NotADate(cell)
    if not 1 <= m <= 12:
        raise ImpossibleDate(cell, reason=f"没有{m}月")
    if not 1 <= d <= calendar.monthrange(y, m)[1]:
        raise ImpossibleDate(cell, reason=f"{y}年{m}月没有{d}日")
    return datetime.date(y, m, d)
