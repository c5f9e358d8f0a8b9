"""Dates as people and Excel write them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.text import dates
from sizai.text.dates import read_date
from sizai.text.unreadable import Missing, Unreadable
from tests.text.test_numerals import in_chinese

FIFTH = datetime.date(2024, 1, 5)


@pytest.mark.parametrize(
    "written",
    [
        FIFTH, datetime.datetime(2024, 1, 5, 9, 30), 45296, 45296.0, 45296.5, "45296", "45296.39", 20240105, 20240105.0, "20240105",
        "20240105093000", "240105", "2024-1-5", "2024-01-05", "2024.1.5", "2024.1.5.", "2024/01/05", "2024。1。5", "2024，1，5",
        "2024、1、5", "2024-1.5", "2024 1 5", "2024—01—05", "24.1.5", "24-1-5", "24年1月5日", "2024年1月5日", "2024年1月5号",
        "2024 年 1 月 5 日", "2024年01月05", "2024-1-05日", "2024年元月5日", "２０２４年１月５日", "２０２４－０１－０５", "二〇二四年一月五日",
        "二零二四年一月五日", "二○二四年一月五日", "二O二四年一月五号", "二〇二四年元月五日", "二四年一月五日", "2024年一月五日",
        "2024-1-5 09:30", "2024-01-05 00:00:00", "2024-01-05T09:30:00", "2024-01-05T09:30:00+08:00", "2024-01-05T09:30:00Z",
        "2024/1/5 9:30:00 AM", "2024年1月5日上午9时", "2024年1月5日 9时30分", "2024年1月5日下午3点半", "2024年1月5日（星期五）",
        "2024年1月5日星期五", "2024-1-5 周五", "2024-1-5（补录）", "'2024-01-05", "\u200b2024-01-05\u00a0",
    ],
)  # fmt: skip
def test_reads(written: Any) -> None:
    assert read_date(written) == FIFTH


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("二〇二三年十二月三十一日", datetime.date(2023, 12, 31)),
        ("二〇二三年十二月廿五日", datetime.date(2023, 12, 25)),
        ("25/1/2024", datetime.date(2024, 1, 25)),
        ("1/25/2024", datetime.date(2024, 1, 25)),
        ("75.5.1", datetime.date(1975, 5, 1)),
        ("2024-02-29", datetime.date(2024, 2, 29)),
    ],
)
def test_reads_other_days(written: str, day: datetime.date) -> None:
    assert read_date(written) == day


def test_a_bare_number_of_a_workbook_that_counts_from_1904_is_later() -> None:
    assert read_date(43834.0, epoch_1904=True) == FIFTH
    assert read_date(43834.0) == datetime.date(2020, 1, 4)
    assert read_date(FIFTH, epoch_1904=True) == FIFTH


@pytest.mark.parametrize("written", ["1月5日", "1-5", "1.5", "1月5号", "１月５日", "1月5日 上午"])
def test_a_day_without_a_year_needs_the_ledgers_year(written: str) -> None:
    assert read_date(written, year=2024) == FIFTH
    with pytest.raises(dates.YearMissing):
        read_date(written)


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", Missing),
        ("abc", dates.NotADate),
        ("明天", dates.NotADate),
        (True, dates.NotADate),
        (-5.0, dates.NotADate),
        (5, dates.NotADate),
        (float("nan"), dates.NotADate),
        (float("inf"), dates.NotADate),
        (1e300, dates.NotADate),
        ("00000000", dates.NotADate),
        ("2024年1月5日前", dates.NotADate),
        (datetime.time(9), dates.TimeNotDate),
        ("2024-02-30", dates.ImpossibleDate),
        ("2023-2-29", dates.ImpossibleDate),
        ("2024-13-01", dates.ImpossibleDate),
        ("2024-00-10", dates.ImpossibleDate),
        ("2024-1-0", dates.ImpossibleDate),
        ("20240230", dates.ImpossibleDate),
        (20240230, dates.ImpossibleDate),
        ("2024年1月", dates.DayMissing),
        ("2024年", dates.DayMissing),
        ("2024.1", dates.DayMissing),
        ("202401", dates.DayMissing),
        ("2024", dates.DayMissing),
        (2024.0, dates.DayMissing),
        ("5/1/2024", dates.AmbiguousDate),
        ("1/5/24", dates.AmbiguousDate),
        ("12/5/24", dates.AmbiguousDate),
        ("2024-1-5至2024-2-1", dates.SeveralDates),
        ("2024.1.5-1.8", dates.SeveralDates),
        ("2024年1月5日，2024年1月6日", dates.SeveralDates),
        ("1899-12-31", dates.DateOutOfRange),
        ("2100-01-01", dates.DateOutOfRange),
        ("农历正月初五", dates.LunarDate),
    ],
)
def test_refuses_with_a_sentence(written: Any, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal) as caught:
        read_date(written)
    assert str(caught.value).endswith("。")


def test_an_impossible_day_is_named() -> None:
    with pytest.raises(dates.ImpossibleDate, match="2024年2月没有30日"):
        read_date("2024-02-30")


@given(st.dates(min_value=datetime.date(2013, 1, 1), max_value=datetime.date(2049, 12, 31)))
def test_what_is_written_in_any_usual_way_is_read_back(day: datetime.date) -> None:
    y, m, d = day.year, day.month, day.day
    year = "".join("〇一二三四五六七八九"[int(c)] for c in str(y))
    serial = (day - datetime.date(1899, 12, 30)).days
    ways = [
        day.isoformat(), f"{y}-{m}-{d}", f"{y}.{m}.{d}", f"{y}/{m:02}/{d:02}", f"{y}年{m}月{d}日", f"{y}{m:02}{d:02}",
        f"{y % 100}.{m}.{d}", f"{year}年{in_chinese(m).removeprefix('一') if 10 <= m < 20 else in_chinese(m)}月{in_chinese(d)}日",
        serial, float(serial), str(serial), f"{y}-{m}-{d} 13:45:10", datetime.datetime(y, m, d, 13), f"{y}年{m}月{d}日（周三）",
    ]  # fmt: skip
    for written in ways:
        assert read_date(written) == day, written
    assert read_date(f"{m}月{d}日", year=y) == day
    assert read_date(serial - 1462, epoch_1904=True) == day
