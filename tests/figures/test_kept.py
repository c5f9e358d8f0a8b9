"""Figures that are slow to count are kept, shown with their own as-of time, and never guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.figures.models import KeptFigure
from sizai.figures.queries import kept
from sizai.figures.queries.cells import read_cells
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.kept import is_waiting, page_numbers, standing_filters
from sizai.figures.verbs.kept import keep_figure, keep_standing_figures
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db

COUNTY = Filters(area=people.COUNTY)


@pytest.fixture
def cast() -> Iterator[people.Cast]:
    with clock.at(people.MONDAY):
        made = people.assemble()
        make = county.Maker()
        for number in range(3):
            make.case(
                county.day(1, 1 + number, 2026),
                result="success",
                mediated=county.day(1, 9, 2026),
                persons=[county.person(f"何{number}")],
            )
        yield made


def test_a_small_county_counts_everything_on_the_spot(cast: people.Cast) -> None:
    numbers = page_numbers(read_cells(COUNTY))
    assert numbers["workers_distinct"].printed == "3"
    assert not KeptFigure.objects.exists()


def test_what_is_slow_waits_to_be_asked_for_and_is_not_shown_as_zero(
    cast: people.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "ON_THE_SPOT", 2)
    numbers = page_numbers(read_cells(COUNTY))
    assert {key for key, number in numbers.items() if is_waiting(number)} == {
        metric.key for metric in kept.SLOW
    }
    assert numbers["workers_distinct"].value is None
    assert numbers["cases_accepted"].printed == "3"


def test_a_kept_figure_shows_when_it_was_counted(cast: people.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "ON_THE_SPOT", 2)
    keep_figure(actor=cast.wang, filters=Filters())
    with clock.at(people.MONDAY + dt.timedelta(hours=2)):
        numbers = page_numbers(read_cells(COUNTY))
    assert numbers["workers_distinct"].printed == "3"
    assert numbers["median_days"].printed == "7"
    assert numbers["workers_distinct"].as_of == people.MONDAY
    assert numbers["cases_accepted"].as_of == people.MONDAY + dt.timedelta(hours=2)


def test_the_queue_keeps_what_the_posts_look_at(cast: people.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    assert keep_standing_figures() == 0
    monkeypatch.setattr(kept, "ON_THE_SPOT", 2)
    assert keep_standing_figures() > 0
    year = Filters(dt.date(2026, 1, 1), dt.date(2026, 12, 31), people.COUNTY)
    assert page_numbers(read_cells(year))["workers_distinct"].printed == "3"
    assert len(standing_filters()) == len(set(standing_filters()))


def test_only_those_who_read_rows_may_have_figures_counted(cast: people.Cast) -> None:
    for actor in (cast.screen, cast.he, cast.administrator):
        with pytest.raises(Refused):
            keep_figure(actor=actor, filters=Filters())
