from __future__ import annotations

import datetime as dt
import re

import pytest

from sizai.law.deadlines import deadline
from sizai.ui import components as ui
from sizai.ui.components import RulerDay

FRIDAY = dt.date(2026, 11, 20)


def _days(count: int, today: int, due: int, skipped: tuple[int, ...] = ()) -> list[RulerDay]:
    first = dt.date(2026, 11, 6)
    cells = []
    for index in range(count):
        kind = "over" if index > due else "gone" if index < today else "left"
        kind = "today" if index == today and index <= due else kind
        kind = "skipped" if index in skipped else kind
        cells.append(RulerDay(first + dt.timedelta(index), kind, index == today, index == due, "周末"))
    return cells


def test_one_cell_a_day() -> None:
    shown = ui.ruler(_days(21, 17, 20, skipped=(1, 2)))
    assert shown.count("<rect") == 21
    assert shown.count('class="skipped"') == 2
    assert shown.count("icons.svg#hatch") == 2
    assert shown.count('class="today"') == 1


def test_the_words_under_it_are_the_first_and_the_last_day() -> None:
    words = re.findall(r">([^<>]+)</text>", ui.ruler(_days(21, 17, 20)))
    assert words == ["11月6日", "今天", "11月26日"]


def test_red_comes_only_after_the_due_day() -> None:
    before = ui.ruler(_days(15, 14, 14))
    assert "late" not in before
    assert 'class="over"' not in before
    after = ui.ruler(_days(18, 17, 14))
    assert 'class="today late"' in after
    assert "11月20日到期" in after


def test_it_is_told_in_words() -> None:
    label = re.search(r'aria-label="([^"]+)"', ui.ruler(_days(18, 17, 14, skipped=(1, 2, 8, 9))))
    assert label is not None
    assert label[1] == "期限尺，2026年11月6日至2026年11月23日，共18天，跳过4天，2026年11月20日到期，已过期"


def test_a_year_is_drawn_in_stretches_with_today_in_it() -> None:
    shown = ui.ruler(_days(366, 100, 365))
    assert shown.count("<rect") == 3
    assert 'class="gone"' in shown
    assert 'class="left"' in shown
    assert 'class="today"' in shown


def test_nothing_to_draw_gives_nothing() -> None:
    assert ui.ruler([]) == ""


def test_a_single_day_is_labelled_once() -> None:
    assert re.findall(r">([^<>]+)</text>", ui.ruler(_days(1, 0, 0))) == ["11月6日", "今天"]


@pytest.mark.parametrize("today", [dt.date(2026, 11, 13), dt.date(2026, 11, 27), dt.date(2026, 12, 3)])
def test_it_draws_what_law_computes(today: dt.date) -> None:
    cells = deadline("mediation", dt.date(2026, 11, 12)).days(today)
    shown = ui.ruler(cells)
    assert shown.count("<rect") == len(cells)
    assert ("today late" in shown) == (today > dt.date(2026, 11, 27))
