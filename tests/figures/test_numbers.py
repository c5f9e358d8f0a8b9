"""The figures of a small year, by hand; and what is said beside them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.cache import cache

from sizai.access import clock
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.metrics import BY_KEY, METRICS
from sizai.figures.queries.numbers import Number, compute
from sizai.figures.queries.ways import middle, share
from sizai.orgs.models import Area
from sizai.resolution.models import Case, Dispatch
from sizai.resolution.vocabulary import DispatchState
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db

YEAR = Filters(dt.date(2024, 1, 1), dt.date(2024, 12, 31))


def numbers(filters: Filters = YEAR) -> dict[str, Number]:
    with clock.at(clock.local(2026, 11, 23)):
        return {number.metric.key: number for number in compute(filters)}


def values(filters: Filters = YEAR) -> dict[str, str | None]:
    return {key: number.printed for key, number in numbers(filters).items()}


def test_every_figure_of_a_small_year() -> None:
    county.small_year()
    assert values() == {
        "cases_accepted": "6", "amount_claimed": "5041.66", "workers": "17", "workers_distinct": "3",
        "mediations_completed": "4", "mediations_successful": "3", "mediation_success_rate": "75.0",
        "mediation_success_of_accepted": "50.0", "median_days": "6.5", "cases_closed": "2", "cases_unsolved": "1",
        "amount_promised": "6900.00", "amount_received": "3400.55", "performance_rate": "50.0", "cases_pending": "4",
        "dispatches_overdue": "0", "cases_reopened": "0",
    }  # fmt: skip


def test_shares_show_both_of_their_bases() -> None:
    county.small_year()
    found = numbers()
    assert (
        found["mediation_success_rate"].result.numerator,
        found["mediation_success_rate"].result.denominator,
    ) == (3, 4)
    assert (
        found["mediation_success_of_accepted"].result.numerator,
        found["mediation_success_of_accepted"].result.denominator,
    ) == (3, 6)
    assert found["cases_accepted"].result.denominator is None


def test_the_edges_of_a_period_are_inside() -> None:
    county.small_year()
    assert values(Filters(dt.date(2024, 1, 2), dt.date(2024, 1, 31)))["cases_accepted"] == "2"
    assert values(Filters(dt.date(2024, 1, 3), dt.date(2024, 1, 30)))["cases_accepted"] == "0"
    assert values(Filters(dt.date(2024, 2, 29), dt.date(2024, 2, 29)))["cases_accepted"] == "1"


def test_an_area_counts_its_descendants_and_no_neighbour_with_a_longer_code() -> None:
    make = county.small_year()
    Area.objects.create(code="440784104003", name="虚构村")
    cache.clear()
    make.case(county.day(5, 1), area_path="440784104003")
    assert values(YEAR.inside("440784104"))["cases_accepted"] == "5"
    assert values(YEAR.inside("440784109"))["cases_accepted"] == "1"
    assert values(YEAR.inside("440784"))["cases_accepted"] == "7"


def test_merged_voided_and_staged_cases_count_nowhere_nor_does_their_money() -> None:
    county.small_year()
    march = values(Filters(dt.date(2024, 3, 5), dt.date(2024, 3, 9)))
    assert {march[key] for key in ("cases_accepted", "workers", "workers_distinct")} == {"0"}
    assert march["amount_promised"] == march["amount_received"] == "0.00"


def test_a_reversed_payment_does_not_count() -> None:
    make = county.small_year()
    payment = make.made[0].payments.first()
    type(payment).objects.filter(pk=payment.pk).update(reversed_at=clock.now())
    assert values()["amount_received"] == "3000.55"


def test_withdrawn_and_referred_cases_are_not_completed_mediations() -> None:
    make = county.small_year()
    make.case(county.day(8, 1), result="elsewhere", mediated=county.day(8, 2))
    assert values(Filters(dt.date(2024, 7, 2), dt.date(2024, 8, 31)))["mediations_completed"] == "0"


def test_without_a_base_a_share_has_no_value_and_says_so() -> None:
    county.areas()
    found = numbers()
    assert found["mediation_success_rate"].value is None
    assert (
        found["mediation_success_rate"].result.numerator,
        found["mediation_success_rate"].result.denominator,
    ) == (0, 0)
    assert found["mediation_success_rate"].flags == ["调解完成（成功＋不成）是0，算不出调解成功率"]
    assert found["median_days"].value is None
    assert found["median_days"].flags
    assert found["amount_claimed"].printed == "0.00"


def test_workers_without_a_name_are_told_and_not_invented() -> None:
    county.small_year()
    assert numbers()["workers_distinct"].flags == [
        "涉及职工17人次中，13人次没有登记姓名，认不出是谁，没有计入"
    ]


def test_the_same_person_in_two_cases_is_one_person_and_two_workers() -> None:
    make = county.Maker()
    county.areas()
    liu = county.person("刘大山")
    make.case(county.day(1, 1), persons=[liu])
    make.case(county.day(1, 2), persons=[liu])
    found = values()
    assert (found["workers"], found["workers_distinct"]) == ("2", "1")


def test_an_agreement_is_performed_in_time_when_everything_due_by_then_had_arrived_by_then() -> None:
    county.areas()
    make = county.Maker()
    late = make.case(county.day(1, 1), result="success", mediated=county.day(1, 5))
    make.agreement(late, "100.00", county.day(1, 5), county.day(2, 1))
    make.payment(late, "100.00", county.day(2, 2))
    undated = make.case(county.day(1, 1), result="success", mediated=county.day(1, 5))
    make.agreement(undated, "100.00", county.day(1, 5))
    future = make.case(county.day(1, 1), result="success", mediated=county.day(1, 5))
    make.agreement(future, "100.00", county.day(1, 5), dt.date(2027, 1, 1))
    with clock.at(clock.local(2026, 11, 23)):
        found = compute(Filters(), [BY_KEY["performance_rate"]])[0]
    assert (found.printed, found.result.numerator, found.result.denominator) == ("0.0", 0, 1)


def test_dispatches_past_their_hour_are_counted_until_somebody_answers() -> None:
    with clock.at(people.MONDAY):
        cast = people.assemble()
        case = people.case(cast)
        for state, answer_by in ((DispatchState.SENT, clock.local(2026, 11, 23, 8)), (DispatchState.SENT, clock.local(2026, 11, 24)),
                                 (DispatchState.ACCEPTED, clock.local(2026, 11, 20))):  # fmt: skip
            Dispatch.objects.create(case=case, department=cast.hrss, state=state, request="核实", sent_at=clock.local(2026, 11, 20),
                                    sent_by="赵", answer_hours=8, answer_by=answer_by)  # fmt: skip
        found = compute(Filters(), [BY_KEY["dispatches_overdue"]])[0]
        assert found.printed == "1"
        assert len(list(BY_KEY["dispatches_overdue"].row_set.rows(Filters()))) == 1
        november = Filters(dt.date(2026, 11, 20), dt.date(2026, 11, 20))
        assert compute(november, [BY_KEY["dispatches_overdue"]])[0].printed == "1"


def test_rates_are_rounded_half_up_with_one_decimal() -> None:
    assert str(share(1688, 1739).value) == "97.1"
    assert str(share(43952, 45870).value) == "95.8"
    assert str(share(1, 800).value) == "0.1"  # 0.125
    assert str(share(3, 800).value) == "0.4"  # 0.375
    assert str(share(5, 10000).value) == "0.1"  # 0.05, half up
    assert share(0, 0).value is None


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    assert middle([(3, 1), (10, 1)]).value == Decimal("6.5")
    assert middle([(3, 2), (10, 1)]).value == 3
    assert middle([]).value is None


def test_every_figure_is_declared_with_words_for_its_base() -> None:
    assert len({metric.key for metric in METRICS}) == len(METRICS)
    for metric in METRICS:
        assert metric.definition.endswith("。"), metric.key
        assert bool(metric.denominator) == (metric.unit == "%"), metric.key


def test_names_are_masked_and_phones_are_not_there() -> None:
    county.small_year()
    for metric in METRICS:
        for row in metric.row_set.rows(Filters()):
            told = "".join(str(value) for value in row.values)
            assert "刘师傅" not in told
            assert "大山" not in told
            assert "小满" not in told


def test_rows_come_page_by_page_without_a_gap_or_a_double() -> None:
    from sizai.figures.queries.rows import cursor

    county.small_year()
    for key in ("cases_accepted", "amount_received", "workers_distinct", "performance_rate"):
        row_set = BY_KEY[key].row_set
        everything = list(row_set.rows(Filters()))
        found, after = [], ""
        while page := list(row_set.rows(Filters(), after=after, size=2)):
            found += page
            after = cursor(page[-1])
        assert found == everything, key


def test_cases_before_and_after_a_change_of_town_are_counted_where_they_are_now() -> None:
    make = county.small_year()
    Case.objects.filter(pk=make.made[0].pk).update(area_path="440784107")
    assert values(YEAR.inside("440784107"))["cases_accepted"] == "2"
