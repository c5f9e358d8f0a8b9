"""What holds for every deadline, whatever the dates."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sizai.law.calendar import shipped
from sizai.law.dates import add_months, say
from sizai.law.deadlines import CellKind, Deadline, Pause, Unit, all_kinds, deadline, remaining

D = date.fromisoformat
PRC = shipped()
DAY = timedelta(days=1)
STARTS = st.dates(D("2018-01-01"), D("2026-12-31"))
KINDS = st.sampled_from([rule for rule in all_kinds().values() if not rule.backward])
PAUSABLE = st.sampled_from(["mediation", "award", "arbitration_limitation", "intake_reply"])


@st.composite
def pauses(draw: st.DrawFn) -> list[Pause]:
    """Up to three pauses of up to forty days in the same two years as the starts, overlapping or not."""
    firsts = draw(st.lists(st.dates(D("2018-01-01"), D("2027-06-30")), max_size=3))
    return [Pause(first, first + timedelta(days=draw(st.integers(0, 40))), "等当事人") for first in firsts]


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    rule = draw(KINDS)
    length = None if rule.length else draw(st.integers(1, 90))
    return deadline(rule.code, draw(STARTS), length=length)


def _run(kind: str, start: date, stops: list[Pause]) -> Deadline:
    return deadline(kind, start, length=10 if kind == "intake_reply" else None, pauses=stops)


@given(deadlines())
def test_the_starting_day_is_never_counted(found: Deadline) -> None:
    assert found.first_day == found.start + DAY
    assert found.due_on > found.start


@given(deadlines())
def test_a_period_that_moves_ends_on_a_working_day(found: Deadline) -> None:
    if found.rule.rolls:
        assert PRC.is_working_day(found.due_on)
    if found.moved:
        assert not PRC.is_working_day(found.moved.from_day)
        assert found.moved.from_day < found.due_on
        assert found.due_on == PRC.roll_forward(found.moved.from_day)


@given(STARTS, st.integers(1, 60))
def test_natural_days_end_that_many_days_later_before_they_move(start: date, length: int) -> None:
    found = deadline("intake_reply", start, length=length, unit="natural_day")
    last = found.moved.from_day if found.moved else found.due_on
    assert last == start + timedelta(days=length)


@given(STARTS, st.integers(1, 60))
def test_working_days_are_never_fewer_than_natural_days(start: date, length: int) -> None:
    working = deadline("intake_reply", start, length=length)
    natural = deadline("intake_reply", start, length=length, unit=Unit.NATURAL_DAY)
    assert working.due_on >= natural.due_on - (natural.due_on - (start + timedelta(days=length)))
    assert working.due_on == PRC.add_working_days(start, length)


@given(STARTS, st.integers(1, 60))
def test_months_end_on_the_corresponding_day_or_the_last_of_the_month(start: date, months: int) -> None:
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + DAY).day == 1)


@given(PAUSABLE, STARTS, pauses())
def test_each_paused_day_inside_lengthens_by_one_counted_day(
    kind: str, start: date, stops: list[Pause]
) -> None:
    found = _run(kind, start, stops)
    last = found.moved.from_day if found.moved else found.due_on
    inside = [each for each in found.paused if each.date <= last]
    days = {pause.start + n * DAY for pause in stops for n in range((pause.end - pause.start).days + 1)}
    assert {each.date for each in inside} == {day for day in days if start < day <= last}
    if found.unit is Unit.NATURAL_DAY:
        assert last == start + timedelta(days=found.length + len(inside))
    elif found.unit is Unit.YEAR:
        assert last == add_months(start, 12) + timedelta(days=len(inside))
    else:
        worked = [
            day for day in (start + n * DAY for n in range(1, (last - start).days + 1)) if day not in days
        ]
        assert sum(PRC.is_working_day(day) for day in worked) == found.length
    assert found.due_on not in days


@given(PAUSABLE, STARTS, pauses())
def test_a_pause_never_shortens(kind: str, start: date, stops: list[Pause]) -> None:
    assert _run(kind, start, stops).due_on >= _run(kind, start, []).due_on


@given(STARTS, st.lists(st.integers(0, 700), max_size=4))
def test_an_interruption_in_time_gives_a_full_year_from_it(start: date, offsets: list[int]) -> None:
    claims = [start + timedelta(days=offset) for offset in offsets]
    found = deadline("arbitration_limitation", start, interruptions=claims)
    anchor = found.interrupted_on[-1] if found.interrupted_on else start
    assert found.due_on == PRC.roll_forward(add_months(anchor, 12))
    assert not any(anchor < claim <= found.due_on for claim in claims)


@given(STARTS, STARTS)
def test_who_starts_later_ends_no_earlier(one: date, other: date) -> None:
    early, late = sorted((one, other))
    for kind in ("mediation", "defence", "arbitration_limitation"):
        assert deadline(kind, early).due_on <= deadline(kind, late).due_on


@given(deadlines())
def test_the_same_question_has_the_same_answer(found: Deadline) -> None:
    length = None if found.rule.length else found.length
    again = deadline(found.kind, found.start, length=length)
    assert again == found
    assert again.explanation == found.explanation


@given(deadlines())
def test_the_explanation_names_start_and_end(found: Deadline) -> None:
    year = found.start.year if found.start.year == found.due_on.year else None
    assert found.explanation.startswith(say(found.start, year))
    assert f"{say(found.due_on, year)}（" in found.explanation
    assert found.explanation.endswith("。")


@given(deadlines(), st.integers(-20, 60))
def test_the_ruler_has_one_cell_a_day_and_only_days_after_the_end_are_over(
    found: Deadline, offset: int
) -> None:
    today = found.due_on + timedelta(days=offset)
    cells = found.days(today)
    assert [cell.date for cell in cells] == [
        found.first_day + n * DAY for n in range((max(found.due_on, today) - found.first_day).days + 1)
    ]
    assert [cell.date for cell in cells if cell.is_due] == [found.due_on]
    assert all((cell.kind is CellKind.OVER) <= (cell.date > found.due_on) for cell in cells)
    assert all(bool(cell.reason) >= (cell.kind is CellKind.SKIPPED) for cell in cells)
    assert [cell.date for cell in cells if cell.is_today] == ([today] if today >= found.first_day else [])


@given(deadlines(), st.integers(0, 400))
def test_days_that_are_not_skipped_are_as_many_as_the_length(found: Deadline, offset: int) -> None:
    if found.unit.is_day:
        before = found.days(found.start)
        assert sum(cell.kind is CellKind.LEFT for cell in before) == found.length
        assert found.days_counted(found.due_on + timedelta(days=offset)) == found.length


@given(STARTS, st.integers(-400, 400), st.sampled_from(list(Unit)))
def test_what_remains_is_never_negative_and_names_its_unit(today: date, offset: int, unit: Unit) -> None:
    text = remaining(today + timedelta(days=offset), unit, today, PRC)
    assert "-" not in text
    assert text == "今天" if offset == 0 else text[0] == ("剩" if offset > 0 else "过")
    if offset:
        assert text.endswith("个工作日" if unit is Unit.WORKING_DAY else "天")
