"""The sums that are kept, the rows that a figure opens to and a plain count in Python always say the same."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.figures.models import DayFigure, MonthFigure
from sizai.figures.models.cube import Cut
from sizai.figures.queries.cells import added_up, count_afresh, read_cells
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.numbers import compute
from sizai.figures.verbs.refresh import rebuild_figures, refresh_figures
from sizai.lifecycle import IllegalMove, StaleMove
from sizai.people.models import Account
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Case, TouchedDay
from sizai.resolution.verbs.agreements import Promise, note_payment, reach_agreement, reverse_payment
from sizai.resolution.verbs.cases import change_case, close_case, reopen_case, void_case
from sizai.resolution.verbs.duplicates import merge_case, unmerge_case
from sizai.resolution.verbs.mediation import fail_mediation, start_mediation, withdraw_case
from sizai.resolution.vocabulary import Channel, ClaimKind, MediationResult, Outcome
from tests import cast as people
from tests.figures import county, naive

GROUPINGS: tuple[tuple[str, ...], ...] = ((), ("month", "area"), ("channel",), ("kind",))


def _check(filters: Filters) -> None:
    """Sums, figures and rows of one filter against each other and against Python."""
    afresh = count_afresh(filters)
    for grouping in GROUPINGS:
        kept = {key: tally for key, tally in read_cells(filters).by(*grouping).items() if tally}
        assert kept == {key: tally for key, tally in afresh.by(*grouping).items() if tally}
    expected = naive.figures(filters)
    for number in compute(filters):
        rows = [row.values for row in number.metric.row_set.rows(filters)]
        assert number.metric.way.from_rows(number.metric.row_set.heads, rows) == number.result, (
            number.metric.key
        )
        if number.metric.key in expected:
            told = (number.printed, number.result.numerator, number.result.denominator)
            wanted = expected[number.metric.key]
            assert told == (wanted if isinstance(wanted, tuple) else (wanted, None, None)), number.metric.key


def _filters(random: Random) -> list[Filters]:
    days = sorted(dt.date(2024, 1, 1) + dt.timedelta(days=random.randrange(420)) for _ in range(2))
    some = Filters(
        since=random.choice([None, days[0]]),
        until=random.choice([None, days[1]]),
        area=random.choice(["", county.COUNTY, *county.TOWNS]),
        channel=random.choice(["", "", Channel.COUNTER.value, Channel.HOTLINE.value]),
        kind=random.choice(["", "", ClaimKind.WAGES.value]),
        station_id=random.choice([None, None, 1]),
    )
    return [Filters(), Filters(dt.date(2024, 1, 1), dt.date(2024, 12, 31)), some]


def _random_case(make: county.Maker, random: Random, persons: list[Any], station: Any) -> None:
    accepted = dt.date(2024, 1, 1) + dt.timedelta(days=random.randrange(400))
    result = random.choice(["", *MediationResult.values])
    mediated = accepted + dt.timedelta(days=random.randrange(40)) if result else None
    closed = (
        mediated + dt.timedelta(days=random.randrange(30)) if mediated and random.random() < 0.5 else None
    )
    case = make.case(
        accepted, result=result, mediated=mediated, closed_on=closed, persons=random.sample(persons, random.randrange(3)),
        outcome=random.choice(Outcome.values) if closed else "", state=random.choice(["accepted", "closed", "performing", "merged", "voided"]),
        staged=random.random() < 0.1, workers_count=random.choice([1, 1, 2, 17]), area_path=random.choice([county.COUNTY, *county.TOWNS]),
        channel=random.choice(Channel.values), claim_kind=random.choice(ClaimKind.values), station=random.choice([None, station]),
        amount_claimed=Decimal(random.randrange(10**7)) / 100, reopened_times=random.randrange(2),
    )  # fmt: skip
    if random.random() < 0.5:
        signed = accepted + dt.timedelta(days=random.randrange(20))
        make.agreement(
            case,
            f"{random.randrange(1, 10**6) / 100:.2f}",
            signed,
            random.choice([None, signed + dt.timedelta(days=30)]),
        )
        for _ in range(random.randrange(3)):
            paid = make.payment(
                case,
                f"{random.randrange(1, 10**6) / 100:.2f}",
                signed + dt.timedelta(days=random.randrange(60)),
            )
            if random.random() < 0.3:
                type(paid).objects.filter(pk=paid.pk).update(reversed_at=clock.now())


class RowsMadeAtRandom(TestCase):
    """Any mixture of cases, some added up already and some not."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32), st.integers(0, 3))
    def test_sums_rows_and_python_agree(self, seed: int, rounds: int) -> None:
        random = Random(seed)
        county.areas()
        station = county.station()
        persons = [county.person(name) for name in ("刘大山", "陈小满", "何秋生")]
        make = county.Maker()
        with clock.at(clock.local(2026, 11, 23)):
            for _ in range(rounds):
                for _ in range(random.randrange(12)):
                    _random_case(make, random, persons, station)
                refresh_figures()
            for _ in range(random.randrange(12)):
                _random_case(make, random, persons, station)
            for filters in _filters(random):
                _check(filters)


STEPS = {
    "accept": lambda cast, case, random: people.case(cast, amount=Decimal(random.randrange(10**6)) / 100),
    "start": lambda cast, case, random: start_mediation(
        actor=cast.zhao, case=case, mediator=Account.objects.get(username="zhao")
    ),
    "agree": lambda cast, case, random: reach_agreement(
        actor=cast.zhao,
        case=case,
        terms="付清",
        promises=[Promise(clock.today() + dt.timedelta(days=5), Decimal("300.50"))],
    ),
    "pay": lambda cast, case, random: note_payment(actor=cast.zhao, case=case, amount=Decimal("150.25")),
    "reverse": lambda cast, case, random: reverse_payment(
        actor=cast.zhao, payment=case.payments.filter(reversed_at=None).first(), reason="记错"
    ),
    "fail": lambda cast, case, random: fail_mediation(actor=cast.zhao, case=case, reason="谈不拢"),
    "withdraw": lambda cast, case, random: withdraw_case(actor=cast.zhao, case=case, reason="不要了"),
    "close": lambda cast, case, random: close_case(actor=cast.zhao, case=case, outcome=Outcome.PAID_PART),
    "reopen": lambda cast, case, random: reopen_case(actor=cast.zhao, case=case, reason="又欠了"),
    "void": lambda cast, case, random: void_case(actor=cast.wang, case=case, reason="记错"),
    "merge": lambda cast, case, random: merge_case(
        actor=cast.zhao, case=case, into=random.choice(list(Case.objects.all()))
    ),
    "unmerge": lambda cast, case, random: unmerge_case(actor=cast.zhao, case=case, reason="两件事"),
    "change": lambda cast, case, random: change_case(
        actor=cast.zhao,
        case=case,
        revision=case.revision,
        workers_count=random.randrange(1, 9),
        claim_kind=random.choice(ClaimKind.values),
    ),
    "refresh": lambda cast, case, random: refresh_figures(),
}
"""A step that is not legal now is refused, as it is for people: that changes nothing either."""


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_after_any_course_of_verbs_the_sums_are_right(seed: int) -> None:
    random = Random(seed)
    moment = clock.local(2024, 12, 20, 9)
    done = 0
    with clock.at(moment):
        cast = people.assemble()
        people.case(cast)
        refresh_figures()
    for step in range(70):
        moment += dt.timedelta(hours=random.randrange(30))
        with clock.at(moment):
            case = random.choice(list(Case.objects.all()))
            weights = {"accept": 4, "start": 6, "agree": 5, "pay": 5, "close": 3}
            name = random.choices(list(STEPS), [weights.get(name, 2) for name in STEPS])[0]
            try:
                STEPS[name](cast, case, random)
                done += 1
            except (IllegalMove, StaleMove, BadInput, Refused, AttributeError):
                continue
            if step % 10 == 0:
                _check(Filters())
    assert done > 15
    with clock.at(moment):
        _check(Filters())
        _check(Filters(dt.date(2024, 12, 1), dt.date(2024, 12, 31), county.COUNTY))
        refresh_figures()
        assert not TouchedDay.objects.exists()
        _check(Filters())


@pytest.mark.django_db
def test_nothing_is_read_from_sums_before_they_were_ever_made() -> None:
    county.small_year()
    TouchedDay.objects.all().delete()  # as after a bulk load
    assert not added_up()
    assert compute(Filters())[0].printed == "6"


@pytest.mark.django_db
def test_the_first_refresh_adds_up_every_day_touched_or_not() -> None:
    county.small_year()
    TouchedDay.objects.all().delete()
    refresh_figures()
    assert added_up()
    assert not TouchedDay.objects.exists()
    assert compute(Filters())[0].printed == "6"
    months = (
        MonthFigure.objects.filter(cut=Cut.WHOLE).order_by("first").values_list("first", flat=True).distinct()
    )
    assert [month.month for month in months] == [1, 2, 3, 6, 7, 12]


@pytest.mark.django_db
def test_refreshing_twice_changes_nothing() -> None:
    county.small_year()
    refresh_figures()
    before = list(
        DayFigure.objects.order_by("first", "station_id", "area_path").values_list(
            "first", "accepted", "received"
        )
    )
    rebuild_figures()
    assert (
        list(
            DayFigure.objects.order_by("first", "station_id", "area_path").values_list(
                "first", "accepted", "received"
            )
        )
        == before
    )


@pytest.mark.django_db
def test_a_bulk_load_that_touches_nothing_needs_a_rebuild_and_then_is_right() -> None:
    make = county.small_year()
    refresh_figures()
    make.touches = False
    make.case(county.day(5, 5))
    assert compute(Filters())[0].printed == "6"
    rebuild_figures()
    assert compute(Filters())[0].printed == "7"
