"""Hours of office time, for answers to dispatches."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.law.calendar import shipped
from sizai.law.errors import InvalidHours, InvalidMoment, InvalidOfficeHours
from sizai.law.working_hours import (
    DEFAULT_OFFICE_HOURS,
    OfficeHours,
    add_working_hours,
    remaining_until,
    working_hours_between,
)

CHINA = timezone(timedelta(hours=8))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-19T09:00", 2, "2026-11-19T11:00"),
        ("2026-11-19T11:00", 2, "2026-11-19T15:30"),  # over the noon break
        ("2026-11-19T10:00", 2, "2026-11-19T12:00"),  # ends with the morning, not after the break
        ("2026-11-19T18:00", "6.5", "2026-11-20T17:30"),  # a whole day, from the next morning
        ("2026-11-20T16:30", 2, "2026-11-23T09:30"),  # over a weekend
        ("2026-09-30T16:30", 4, "2026-10-08T11:30"),  # over the national holiday
        ("2026-10-09T17:00", 1, "2026-10-10T09:00"),  # Saturday, worked
        ("2026-11-21T10:00", "0.25", "2026-11-23T08:45"),  # begun on a Saturday
    ],
)
def test_hours_run_only_while_offices_are_open(start: str, hours: int | str, due: str) -> None:
    assert add_working_hours(_at(start), hours).due_at == _at(due)


def test_the_explanation_names_the_office_hours() -> None:
    found = add_working_hours(_at("2026-11-19T18:00"), "6.5")
    assert found.explanation == (
        "11月19日18:00起，6.5个工作小时（8:30至12:00、14:30至17:30），到11月20日（星期五）17:30止。"
        "办公时间以外和休假日不计；这个期限由本会设定，不是法定。"
    )


def test_other_office_hours_give_another_end() -> None:
    summer = OfficeHours(((time(8, 0), time(12, 0)), (time(15, 0), time(18, 0))))
    assert summer.hours_a_day == 7
    assert add_working_hours(_at("2026-11-19T11:00"), 2, office_hours=summer).due_at == _at(
        "2026-11-19T16:00"
    )


def test_a_moment_in_utc_is_read_on_the_wall_clock_of_china() -> None:
    found = add_working_hours(datetime(2026, 11, 19, 1, 0, tzinfo=UTC), 1)
    assert found.due_at == _at("2026-11-19T10:00")


def test_hours_that_reach_into_an_unpublished_year_warn() -> None:
    assert add_working_hours(_at("2026-12-31T17:00"), 3).cautions[0].code == "calendar_not_published"


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2026-11-19T09:00", "今天17:00前"),
        ("2026-11-19T17:00", "今天17:00前"),
        ("2026-11-18T18:00", "剩1个工作日"),
        ("2026-11-14T10:00", "剩4个工作日"),
        ("2026-11-19T17:20", "过不到1个工作小时"),
        ("2026-11-19T23:00", "过不到1个工作小时"),
        ("2026-11-20T09:00", "过1个工作日"),
        ("2026-11-23T09:00", "过2个工作日"),
    ],
)
def test_what_remains_until_a_moment(now: str, text: str) -> None:
    assert remaining_until(_at("2026-11-19T17:00"), _at(now)) == text


def test_hours_over_on_the_same_day_are_counted_in_office_hours() -> None:
    assert remaining_until(_at("2026-11-19T09:00"), _at("2026-11-19T15:00")) == "过3个工作小时"


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 6, 30)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=CHINA)
)
QUARTERS = st.integers(1, 200).map(lambda quarters: Decimal(quarters) / 4)


@given(MOMENTS, QUARTERS)
def test_as_many_office_hours_lie_between_as_were_added(start: datetime, hours: Decimal) -> None:
    due = add_working_hours(start, hours).due_at
    assert working_hours_between(start, due) == hours
    assert shipped().is_working_day(due.date())
    assert any(opens < due.time() <= closes for opens, closes in DEFAULT_OFFICE_HOURS.spans)


@given(MOMENTS, QUARTERS, QUARTERS)
def test_adding_in_two_steps_is_adding_at_once(start: datetime, first: Decimal, second: Decimal) -> None:
    once = add_working_hours(start, first + second).due_at
    assert add_working_hours(add_working_hours(start, first).due_at, second).due_at == once


@pytest.mark.parametrize("hours", [0, -1, "0", "1.005", 1001, "x", "NaN", 1.5, True, None])
def test_hours_that_cannot_be_counted_are_refused(hours: object) -> None:
    with pytest.raises(InvalidHours):
        add_working_hours(_at("2026-11-19T09:00"), hours)  # type: ignore[arg-type]


@pytest.mark.parametrize("moment", [datetime(2026, 11, 19, 9, 0), date(2026, 11, 19), "2026-11-19T09:00"])  # noqa: DTZ001
def test_a_moment_without_a_time_zone_is_refused(moment: object) -> None:
    with pytest.raises(InvalidMoment):
        add_working_hours(moment, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "spans",
    [
        (),
        ((time(12, 0), time(8, 30)),),
        ((time(8, 30), time(8, 30)),),
        ((time(14, 30), time(17, 30)), (time(8, 30), time(12, 0))),
        ((time(8, 30), time(12, 0)), (time(11, 0), time(17, 30))),
    ],
)
def test_office_hours_out_of_order_are_refused(spans: tuple[tuple[time, time], ...]) -> None:
    with pytest.raises(InvalidOfficeHours) as refusal:
        OfficeHours(spans)
    assert refusal.value.field == "office_hours"
