"""A published figure can be derived again later, and it shows what has changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest

from sizai.access import clock
from sizai.access.policy import Refused, may
from sizai.audit.models import Entry
from sizai.figures.models import SnapshotRows
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.snapshots import (
    Tampered,
    changes_since,
    rederive,
    rows_of,
    same_definitions,
    snapshots_for,
    verify,
)
from sizai.figures.verbs import snapshots as verbs
from sizai.figures.verbs.snapshots import take_snapshot
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Case
from sizai.resolution.vocabulary import CaseState
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db

YEAR = Filters(dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.fixture
def cast() -> Iterator[people.Cast]:
    with clock.at(people.MONDAY):
        yield people.assemble()


def _filled() -> county.Maker:
    make = county.Maker()
    for number in range(1, 6):
        result = "success" if number < 4 else "failure" if number == 4 else ""
        case = make.case(
            county.day(3, number),
            result=result,
            mediated=county.day(3, 20) if result else None,
            persons=[county.person(f"何{number}")],
        )
        if result == "success":
            make.agreement(case, "200.00", county.day(3, 20), county.day(4, 1))
            make.payment(case, "150.50", county.day(3, 25))
    return make


def test_every_figure_comes_out_again_from_the_frozen_rows(cast: people.Cast) -> None:
    _filled()
    snapshot = take_snapshot(actor=cast.wang, name="2024年度公报", filters=YEAR)
    derived = rederive(snapshot)
    assert len(derived) == len(snapshot.numbers)
    assert all(each.holds and each.same and each.row_changes == 0 for each in derived)
    assert {each.metric.key: each.then for each in derived}["mediation_success_rate"] == "75.0"
    assert verify(snapshot)
    assert same_definitions(snapshot)
    assert Entry.objects.filter(verb="take_snapshot").count() == 1


def test_what_changed_since_is_named_row_by_row(cast: people.Cast) -> None:
    make = _filled()
    snapshot = take_snapshot(actor=cast.wang, name="公报", filters=YEAR)
    Case.objects.filter(pk=make.made[0].pk).update(amount_claimed=Decimal("7"), workers_count=3)
    Case.objects.filter(pk=make.made[1].pk).update(state=CaseState.VOIDED)
    make.case(county.day(5, 1))
    moved = changes_since(snapshot, "accepted")
    assert [change.key for change in moved.gone] == [make.made[1].pk]
    assert len(moved.added) == 1
    changed = moved.changed[0]
    assert {moved.heads[at] for at in changed.columns} == {"涉及人数", "涉及金额"}
    derived = {each.metric.key: each for each in rederive(snapshot)}
    accepted = derived["cases_accepted"]
    assert (accepted.then, accepted.again, accepted.now, accepted.row_changes) == ("5", "5", "5", 3)
    assert (derived["workers"].then, derived["workers"].again, derived["workers"].now) == ("5", "5", "7")


def test_the_number_opens_to_the_rows_as_they_were_masked(cast: people.Cast) -> None:
    make = _filled()
    snapshot = take_snapshot(actor=cast.wang, name="公报", filters=YEAR)
    Case.objects.filter(pk=make.made[0].pk).update(enterprise_name="改名公司")
    frozen = rows_of(snapshot, "accepted")
    first = dict(zip(frozen.heads, frozen.rows[0][1:], strict=True))
    assert (first["用人单位"], first["申请人"], first["涉及金额"]) == ("裕成木业有限公司", "刘**", "1000.10")


def test_a_changed_snapshot_is_found_out(cast: people.Cast) -> None:
    _filled()
    snapshot = take_snapshot(actor=cast.wang, name="公报", filters=YEAR)
    stored = snapshot.row_sets.get(row_set="payments")
    SnapshotRows.objects.filter(pk=stored.pk).update(
        content=snapshot.row_sets.get(row_set="accepted").content
    )
    assert not verify(snapshot)
    with pytest.raises(Tampered):
        rows_of(snapshot, "payments")


def test_changed_numbers_are_found_out_too(cast: people.Cast) -> None:
    _filled()
    snapshot = take_snapshot(actor=cast.wang, name="公报", filters=YEAR)
    snapshot.numbers[0]["value"] = "6"
    assert not verify(snapshot)


def test_a_snapshot_is_of_the_actors_area_and_read_inside_it(cast: people.Cast) -> None:
    _filled()
    of_town = take_snapshot(actor=cast.li, name="桃源", filters=Filters())
    assert (of_town.area_path, of_town.filters["area"]) == (people.TOWN, people.TOWN)
    assert list(snapshots_for(cast.wang)) == list(snapshots_for(cast.li)) == [of_town]
    assert not snapshots_for(cast.chen).exists()
    assert not snapshots_for(cast.zhao).exists()
    assert may(cast.auditor, "read_snapshot", of_town)
    assert not may(cast.chen, "read_snapshot", of_town)
    for actor in (cast.zhao, cast.screen, cast.auditor, cast.administrator):
        with pytest.raises(Refused):
            take_snapshot(actor=actor, name="不行", filters=Filters())


def test_a_snapshot_needs_a_name_and_not_too_many_rows(
    cast: people.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled()
    with pytest.raises(BadInput, match="名字"):
        take_snapshot(actor=cast.wang, name=" ", filters=YEAR)
    monkeypatch.setattr(verbs, "MOST_ROWS", 4)
    with pytest.raises(BadInput, match="超过4行"):
        take_snapshot(actor=cast.wang, name="公报", filters=YEAR)
    assert not snapshots_for(cast.wang).exists()
