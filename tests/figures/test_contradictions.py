"""What cannot be true is flagged with its reason, and its rows can be opened."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.audit.models import Entry
from sizai.figures.queries.cells import Tally
from sizai.figures.queries.contradictions import findings, over_hundred
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.numbers import compute
from sizai.figures.queries.printed import Verdict, check_all, printed_contradictions
from sizai.figures.queries.rowsets import ALL
from sizai.figures.queries.ways import share
from sizai.figures.verbs.printed import conclude_printed_figure, note_printed_figure
from sizai.registers.bad_input import BadInput
from tests import cast as people
from tests.figures import county

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


def test_sound_sums_have_no_finding() -> None:
    assert findings(Tally(accepted=5, workers=9, named=3, completed=4, successful=3)) == []
    assert findings(Tally()) == []


def test_fewer_workers_than_cases_cannot_be() -> None:
    found = findings(Tally(accepted=2426, workers=800, unmanned=1626))
    assert [each.keys for each in found] == [("workers",)]
    assert "2,426件" in found[0].sentence
    assert "800人" in found[0].sentence


def test_more_successes_than_completed_and_more_than_all_cannot_be() -> None:
    assert findings(Tally(completed=3, successful=4))[0].keys == (
        "mediations_successful",
        "mediation_success_rate",
    )
    assert over_hundred("mediation_success_rate", share(4, 3))[0].sentence == "4／3超过100%"
    assert over_hundred("mediation_success_rate", share(3, 3)) == []


@pytest.mark.django_db
def test_a_mediation_that_ended_before_it_began_spoils_the_median_and_shows_its_rows() -> None:
    county.areas()
    make = county.Maker()
    make.case(county.day(2, 10), result="success", mediated=county.day(2, 1))
    make.case(county.day(2, 10), closed_on=county.day(2, 9))
    found = {number.metric.key: number for number in compute(Filters())}
    assert found["median_days"].doubts[0].row_set == "mediated_backwards"
    assert found["cases_closed"].doubts[0].row_set == "closed_backwards"
    assert found["mediations_completed"].doubts == ()
    assert [row.case_id for row in ALL["mediated_backwards"].rows(Filters())] == [make.made[0].pk]
    assert [row.case_id for row in ALL["closed_backwards"].rows(Filters())] == [make.made[1].pk]


@pytest.mark.django_db
def test_more_money_than_was_agreed_is_flagged_with_the_case() -> None:
    county.areas()
    make = county.Maker()
    case = make.case(county.day(2, 10), result="success", mediated=county.day(2, 12))
    make.agreement(case, "100.00", county.day(2, 12))
    make.payment(case, "100.01", county.day(2, 13))
    unwritten = make.case(county.day(2, 10))
    make.payment(unwritten, "50.00", county.day(2, 13))
    found = {number.metric.key: number for number in compute(Filters())}
    assert found["amount_received"].flags == ["期内受理的案件里有1件，到账多于协议金额"]
    assert [row.case_id for row in ALL["excess"].rows(Filters())] == [case.pk]


@pytest.mark.django_db
def test_cases_without_any_people_are_flagged_with_their_rows() -> None:
    county.areas()
    make = county.Maker()
    make.case(county.day(2, 10), workers_count=0)
    found = {number.metric.key: number for number in compute(Filters())}
    assert "每件至少1人" in found["workers"].flags[0]
    assert len(list(ALL["unmanned"].rows(Filters()))) == 1


def _printed(cast: people.Cast, key: str, text: str, number: str) -> None:
    note_printed_figure(
        actor=cast.wang,
        key=key,
        text=text,
        number=Decimal(number),
        source="公开报道",
        since=YEAR[0],
        until=YEAR[1],
        note="演示",
    )


@pytest.mark.django_db
def test_a_printed_head_count_below_the_number_of_cases_is_explained() -> None:
    with clock.at(people.MONDAY):
        cast = people.assemble()
        make = county.Maker()
        for number in range(9):
            make.case(
                county.day(1, 1 + number),
                result="success" if number < 4 else "",
                mediated=county.day(2, 1) if number < 4 else None,
            )
        _printed(cast, "workers", "3余人", "3")
        _printed(cast, "cases_accepted", "9件", "9")
        _printed(cast, "mediations_completed", "5件", "5")
        _printed(cast, "mediation_success_rate", "100.0%", "100.0")
        filters = Filters(*YEAR, people.COUNTY)
        numbers = {number.metric.key: number for number in compute(filters)}
        checked = {each.metric.key: each for each in check_all(filters, numbers)}
        assert {key: each.verdict for key, each in checked.items()} == {
            "workers": Verdict.IMPOSSIBLE, "cases_accepted": Verdict.AGREES, "mediations_completed": Verdict.DIFFERS,
            "mediation_success_rate": Verdict.AGREES,
        }  # fmt: skip
        assert checked["workers"].title == "公开报道称9件“涉及职工3余人”，两数不能同时成立。"
        assert "每件至少1人，人数不会少于9" in checked["workers"].why
        assert [each.metric.key for each in printed_contradictions(filters, numbers)] == ["workers"]
        assert check_all(Filters(*YEAR, people.TOWN), numbers) == []


@pytest.mark.django_db
def test_the_conclusion_of_checking_is_kept_with_who_wrote_it() -> None:
    with clock.at(people.MONDAY):
        cast = people.assemble()
        _printed(cast, "workers", "800余人", "800")
        from sizai.figures.models import PrintedFigure

        printed = PrintedFigure.objects.get()
        conclude_printed_figure(actor=cast.wang, printed=printed, conclusion="记者只数了集体案件。")
        assert (printed.conclusion, printed.concluded_by) == ("记者只数了集体案件。", "王主席")
        assert Entry.objects.filter(verb="conclude_printed_figure").count() == 1
        with pytest.raises(BadInput):
            conclude_printed_figure(actor=cast.wang, printed=printed, conclusion=" ")
        for outsider in (cast.chen, cast.zhao, cast.screen, cast.auditor):
            with pytest.raises(Refused):
                conclude_printed_figure(actor=outsider, printed=printed, conclusion="我说的")


@pytest.mark.django_db
def test_a_printed_figure_needs_a_known_key_a_source_and_no_negative_number() -> None:
    with clock.at(people.MONDAY):
        cast = people.assemble()
        with pytest.raises(BadInput, match="没有“nothing”这个数字"):
            _printed(cast, "nothing", "1", "1")
        with pytest.raises(BadInput, match="出处"):
            note_printed_figure(actor=cast.wang, key="workers", text="1", number=Decimal(1), source=" ")
        with pytest.raises(BadInput, match="负数"):
            _printed(cast, "workers", "-1", "-1")
        with pytest.raises(Refused):
            note_printed_figure(
                actor=cast.li, key="workers", text="1", number=Decimal(1), source="报", area=people.OTHER_TOWN
            )
