from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sizai.ui import components as ui

TODAY = dt.date(2026, 11, 23)


def test_columns_leave_out_this_year() -> None:
    assert ">11-20</time>" in ui.date_short(dt.date(2026, 11, 20), TODAY)
    assert ">2027-03-31</time>" in ui.date_short(dt.date(2027, 3, 31), TODAY)
    assert ">2026-11-20</time>" in ui.date_short(dt.date(2026, 11, 20))


def test_sentences_name_another_year_and_the_weekday() -> None:
    assert ">11月23日，星期一</time>" in ui.date_sentence(TODAY, TODAY, weekday=True)
    assert ">2025年1月3日</time>" in ui.date_sentence(dt.date(2025, 1, 3), TODAY)


def test_a_date_never_wraps_and_carries_its_iso_form() -> None:
    shown = ui.date_short(TODAY)
    assert 'class="num nw"' in shown
    assert 'datetime="2026-11-23"' in shown


def test_moments_are_told_in_local_time() -> None:
    at = dt.datetime(2026, 11, 23, 1, 12, tzinfo=dt.UTC)
    with timezone.override("Asia/Shanghai"):
        assert ">今天 09:12</time>" in ui.moment(at, TODAY)
        assert ">11月23日 09:12</time>" in ui.moment(at, dt.date(2026, 11, 24))


def test_no_date_is_blank_or_as_told() -> None:
    assert ui.date_short(None) == ""
    assert ui.date_short(None, empty="无") == '<span class="hint">无</span>'
    assert ui.date_sentence(None) == ""
    assert ui.moment(None) == ""


@pytest.mark.parametrize(
    ("days", "unit", "told"),
    [
        (4, "天", "剩4天"),
        (3, "个工作日", "剩3个工作日"),
        (0, "天", "今天到期"),
        (-1, "个工作日", "过1个工作日"),
        (None, "天", ""),
    ],
)
def test_remaining_time_names_its_unit_and_is_never_negative(days: int | None, unit: str, told: str) -> None:
    assert ui.elapsed(days, unit) == told  # type: ignore[arg-type]


def test_today_may_name_the_hour() -> None:
    assert ui.elapsed(0, at=dt.time(17)) == "今天17:00前"
