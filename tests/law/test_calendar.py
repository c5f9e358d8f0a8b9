"""Which day is worked: every day of 2018—2026 against two published calendars and against the facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.law import arrangements, calendar
from sizai.law.calendar import DayKind
from sizai.law.errors import InvalidArrangement, InvalidLength

D = date.fromisoformat
PRC = calendar.shipped()
YEARS = range(2018, 2027)


def _days_of(*years: int) -> Iterator[date]:
    day = date(years[0], 1, 1)
    while day.year <= years[-1]:
        yield day
        day += timedelta(days=1)


# ── against what others published ─────────────────────────────────────────────────────────────


def test_every_day_of_2018_to_2026_agrees_with_chinesecalendar() -> None:
    wrong = [day for day in _days_of(*YEARS) if PRC.is_working_day(day) != chinese_calendar.is_workday(day)]
    assert wrong == []


def test_every_day_of_2018_to_2026_agrees_with_holidays() -> None:
    theirs = holidays.country_holidays("CN", years=YEARS)
    wrong = [day for day in _days_of(*YEARS) if PRC.is_working_day(day) != theirs.is_working_day(day)]
    assert wrong == []


def test_every_statutory_holiday_of_2018_to_2026_agrees_with_holidays_but_one() -> None:
    """国庆 and 中秋 coincided on 2020-10-01: the ministry named October 1—4, the library 1—3."""
    theirs = holidays.country_holidays("CN", years=YEARS, language="zh_CN")
    moved = ("补假", "调休", "延长")
    different = [
        day
        for day in _days_of(*YEARS)
        if (PRC.day_kind(day) is DayKind.STATUTORY_HOLIDAY)
        != (day in theirs and not any(word in theirs[day] for word in moved))
    ]
    assert different == [D("2020-10-04")]


def test_the_arrangements_are_those_of_the_facts(fact_parameters: list[dict[str, Any]]) -> None:
    off, makeup, statutory = set(), set(), set()
    for fact in fact_parameters:
        if fact["key"] == "holiday_arrangement" and fact["value"]:
            off |= {D(day) for day in fact["value"]["off"]}
            makeup |= {D(day) for day in fact["value"]["makeup_workdays"]}
        if fact["key"] == "statutory_holiday_dates":
            statutory |= {D(day) for day in fact["value"]}
    resting = (DayKind.STATUTORY_HOLIDAY, DayKind.HOLIDAY_REST)
    assert {day for day in _days_of(*YEARS) if PRC.day_kind(day) in resting} == off
    # Monday 2020-02-03 is listed there because work began again; a Monday is no make-up day
    assert {day for day in _days_of(*YEARS) if PRC.day_kind(day) is DayKind.MAKEUP_WORKDAY} == makeup - {
        D("2020-02-03")
    }
    mine = {day for day in _days_of(2024, 2025, 2026) if PRC.day_kind(day) is DayKind.STATUTORY_HOLIDAY}
    assert mine == statutory


# ── kinds and reasons ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "kind", "reason"),
    [
        ("2026-11-12", DayKind.WORKDAY, "星期四，工作日"),
        ("2026-11-14", DayKind.REST_DAY, "星期六，休息日"),
        ("2026-10-10", DayKind.MAKEUP_WORKDAY, "星期六，国庆节调休上班"),
        ("2026-10-01", DayKind.STATUTORY_HOLIDAY, "国庆节，法定节假日"),
        ("2026-10-05", DayKind.HOLIDAY_REST, "国庆节放假"),
        ("2024-02-09", DayKind.WORKDAY, "星期五，工作日"),  # 2024 除夕 was no day off
        ("2025-01-28", DayKind.STATUTORY_HOLIDAY, "春节，法定节假日"),  # 除夕 since 2025
        ("2024-05-02", DayKind.HOLIDAY_REST, "劳动节放假"),  # 200 %
        ("2025-05-02", DayKind.STATUTORY_HOLIDAY, "劳动节，法定节假日"),  # 300 % since 2025
        ("2026-05-03", DayKind.HOLIDAY_REST, "劳动节放假"),
        ("2020-01-31", DayKind.HOLIDAY_REST, "春节放假"),  # prolonged
        ("2018-12-29", DayKind.MAKEUP_WORKDAY, "星期六，元旦调休上班"),  # from the notice for 2019
    ],
)
def test_a_day_has_a_kind_and_a_reason(day: str, kind: DayKind, reason: str) -> None:
    found = PRC.day(D(day))
    assert (found.kind, found.reason) == (kind, reason)
    assert found.is_worked == PRC.is_working_day(D(day))


def test_each_year_before_2025_has_eleven_statutory_days_and_each_since_thirteen() -> None:
    for year in YEARS:
        days = [day for day in _days_of(year) if PRC.day_kind(day) is DayKind.STATUTORY_HOLIDAY]
        assert len(days) == (11 if year < 2025 else 13), year


# ── a year that is not published ──────────────────────────────────────────────────────────────


def test_2027_is_not_published_and_says_so() -> None:
    cautions = PRC.cautions_for(D("2026-12-01"), D("2027-02-10"))
    assert [caution.code for caution in cautions] == ["calendar_not_published"]
    assert "未含调休：2027年放假安排不在日历里" in cautions[0].message
    assert PRC.cautions_for(D("2018-01-01"), D("2026-12-31")) == ()
    assert not PRC.day(D("2027-03-01")).published


def test_in_2027_only_weekends_and_the_solar_festivals_of_the_law_rest() -> None:
    rest = [day for day in _days_of(2027) if not PRC.is_working_day(day) and day.weekday() < 5]
    assert rest == [D("2027-01-01"), D("2027-10-01")]  # May 1—2 and October 2—3 are a weekend
    assert PRC.day(D("2027-05-01")).kind is DayKind.STATUTORY_HOLIDAY


_NOTICE_2027 = {
    "year": 2027,
    "source": "invented for this test",
    "verified": False,
    "holidays": [
        {"name": "元旦", "days_off": ["2027-01-01", "2027-01-03"], "statutory": ["2027-01-01"]},
        {
            "name": "春节",
            "days_off": ["2027-02-05", "2027-02-11"],
            "statutory": ["2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"],
            "makeup": ["2027-01-31", "2027-02-13"],
        },
    ],
}


def test_the_next_year_is_entered_while_running_and_the_old_calendar_stays() -> None:
    longer = PRC.with_arrangements([arrangements.read(_NOTICE_2027)])
    assert longer.cautions_for(D("2026-12-01"), D("2027-02-10")) == ()
    assert longer.day(D("2027-02-09")).reason == "春节放假"
    assert longer.add_working_days(D("2027-02-04"), 2) == D("2027-02-13")
    assert longer.published_years == (*YEARS, 2027)
    assert PRC.is_working_day(D("2027-02-09"))


def test_a_corrected_notice_replaces_the_whole_year() -> None:
    longer = PRC.with_arrangements([arrangements.read(_NOTICE_2027)])
    other = {**_NOTICE_2027, "holidays": _NOTICE_2027["holidays"][:1]}  # type: ignore[index]
    corrected = longer.with_arrangements([arrangements.read(other)])
    assert corrected.is_working_day(D("2027-02-09"))
    assert not corrected.is_working_day(D("2027-01-31"))


@pytest.mark.parametrize(
    ("holiday", "why"),
    [
        ({"days_off": ["2027-02-11", "2027-02-05"]}, "最后一天早于第一天"),
        ({"days_off": ["2028-02-05", "2028-02-11"]}, "不在这一年"),
        ({"statutory": ["2027-02-12"]}, "不在放假日期里"),
        ({"makeup": ["2027-02-12"]}, "本来就上班"),
        ({"makeup": ["2027-02-06"]}, "既写成放假又写成上班"),
        ({"makeup": ["2027-02-13", "2027-02-13"]}, "写了两次"),
    ],
)
def test_a_notice_typed_wrongly_is_refused_with_the_reason(holiday: dict[str, list[str]], why: str) -> None:
    spring = {"name": "春节", "days_off": ["2027-02-05", "2027-02-11"]} | holiday
    with pytest.raises(InvalidArrangement, match=why):
        arrangements.read({**_NOTICE_2027, "holidays": [spring]})


def test_a_notice_without_days_or_with_one_day_twice_is_refused() -> None:
    with pytest.raises(InvalidArrangement, match="没有写放假日期"):
        arrangements.read({**_NOTICE_2027, "holidays": []})
    twice = [_NOTICE_2027["holidays"][0], {"name": "春节", "days_off": ["2027-01-03", "2027-01-05"]}]  # type: ignore[index]
    with pytest.raises(InvalidArrangement, match="同一天写进了两个节日"):
        arrangements.read({**_NOTICE_2027, "holidays": twice})


# ── counting working days ─────────────────────────────────────────────────────────────────────

DAYS = st.dates(D("2018-01-01"), D("2026-06-30"))
NUMBERS = st.integers(0, 60)


@given(DAYS, NUMBERS, NUMBERS)
def test_adding_working_days_in_two_steps_is_adding_them_at_once(day: date, first: int, second: int) -> None:
    assert PRC.add_working_days(PRC.add_working_days(day, first), second) == PRC.add_working_days(
        day, first + second
    )


@given(DAYS, DAYS, NUMBERS, NUMBERS)
def test_adding_working_days_never_runs_backwards(one: date, other: date, few: int, more: int) -> None:
    early, late = sorted((one, other))
    few, more = sorted((few, more))
    assert PRC.add_working_days(early, few) <= PRC.add_working_days(late, few)
    assert PRC.add_working_days(early, few) <= PRC.add_working_days(early, more)


@given(DAYS, st.integers(1, 60))
def test_the_end_is_a_working_day_and_as_many_lie_between(day: date, number: int) -> None:
    end = PRC.add_working_days(day, number)
    assert PRC.is_working_day(end)
    assert PRC.working_days_after(day, end) == number


@given(DAYS)
def test_the_next_working_day_is_one_working_day_later(day: date) -> None:
    assert PRC.next_working_day(day) == PRC.add_working_days(day, 1) > day
    assert PRC.roll_forward(day) in (day, PRC.next_working_day(day))


@pytest.mark.parametrize("number", [-1, 3651, True, "3", 1.0])
def test_only_a_whole_number_of_working_days_can_be_added(number: object) -> None:
    with pytest.raises(InvalidLength):
        PRC.add_working_days(D("2026-11-12"), number)  # type: ignore[arg-type]
