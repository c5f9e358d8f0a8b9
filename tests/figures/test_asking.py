"""Filters as typed, and how far each role sees."""

from __future__ import annotations

import datetime as dt

import pytest

from sizai.access.policy import Refused, may
from sizai.figures.queries.filters import Filters, next_level, read_filters, within
from sizai.figures.queries.periods import name_of, year_before
from sizai.registers.bad_input import BadInput
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "prefix"),
    [("440784", "440784"), ("440784104", "440784104"), ("4407", "4407"), ("44", "44"), ("440700", "4407"), ("440000", "44"),
     ("440784104000", "440784104"), ("440784000", "440784"), ("440784000000", "440784"), ("", "")],
)  # fmt: skip
def test_areas_are_asked_for_by_their_code_padded_or_not(code: str, prefix: str) -> None:
    county.areas()
    assert read_filters(area=code).area == prefix


@pytest.mark.parametrize(
    "code", ["99", "4407841", "440784199", "鹤山", "44078x", "1", "4407841040011", "440784104001"]
)
def test_an_unknown_area_is_one_sentence(code: str) -> None:
    county.areas()
    with pytest.raises(BadInput, match="镇街代码"):
        read_filters(area=code)


@pytest.mark.parametrize(
    "text", ["2024-13-01", "2024-02-30", "2024/1/1x", "昨天", "20240101", "2024-1", "0000-01-01"]
)
def test_a_bad_day_is_one_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="看不懂"):
        read_filters(since=text)


def test_days_may_leave_out_noughts_and_must_be_in_order() -> None:
    assert read_filters(since="2024-1-5").since == dt.date(2024, 1, 5)
    with pytest.raises(BadInput, match="晚于"):
        read_filters(since="2024-02-01", until="2024-01-31")


def test_channels_and_kinds_are_closed_lists() -> None:
    assert read_filters(channel="hotline", kind="wages").channel == "hotline"
    with pytest.raises(BadInput, match="来源"):
        read_filters(channel="fax")
    with pytest.raises(BadInput, match="请求事项"):
        read_filters(kind="love")


def test_filters_survive_being_written_down() -> None:
    filters = Filters(dt.date(2024, 1, 1), None, "440784", "hotline", "", 3)
    assert Filters.from_plain(filters.plain()) == filters


def test_each_role_sees_its_own_part_and_asking_for_more_is_refused() -> None:
    cast = people.assemble()
    everything = Filters()
    assert within(everything, cast.wang).area == people.COUNTY
    assert within(everything, cast.li).area == people.TOWN
    assert within(everything.inside(people.COUNTY), cast.li).area == people.TOWN
    assert within(everything, cast.zhao).station_id == cast.station.pk
    assert within(everything, cast.screen).area == within(everything, cast.auditor).area == people.COUNTY
    with pytest.raises(Refused):
        within(everything.inside(people.OTHER_TOWN), cast.li)
    for actor in (cast.he, cast.operator, cast.officer, cast.employer, cast.liu, cast.administrator):
        with pytest.raises(Refused):
            within(everything, actor)


MAY = {
    "read_figures": {"wang", "li", "zhao", "chen", "other_mediator", "screen", "auditor"},
    "read_screen": {"wang", "li", "chen", "screen"},
    "read_figure_rows": {"wang", "li", "zhao", "chen", "other_mediator", "auditor"},
    "export_figure_rows": {"wang", "li", "zhao", "chen", "other_mediator", "auditor"},
    "take_snapshot": {"wang", "li", "chen"},
    "publish_report": {"wang", "li", "chen"},
    "note_printed_figure": {"wang", "li", "chen"},
    "conclude_printed_figure": {"wang", "li", "chen"},
    "keep_figure": {"wang", "li", "zhao", "chen", "other_mediator", "auditor"},
}


def test_who_may_what_with_figures() -> None:
    cast = people.assemble()
    for verb, allowed in MAY.items():
        assert {name for name, actor in cast.everybody().items() if may(actor, verb)} == allowed, verb


def test_periods_are_named_as_people_say_them() -> None:
    assert name_of(dt.date(2024, 1, 1), dt.date(2024, 12, 31)) == "2024年度"
    assert name_of(dt.date(2024, 2, 1), dt.date(2024, 2, 29)) == "2024年2月"
    assert name_of(None, None) == "历年"
    assert year_before(dt.date(2024, 2, 1), dt.date(2024, 2, 29)) == (
        dt.date(2023, 2, 1),
        dt.date(2023, 2, 28),
    )
    assert year_before(dt.date(2025, 2, 1), dt.date(2025, 2, 28)) == (
        dt.date(2024, 2, 1),
        dt.date(2024, 2, 29),
    )


def test_a_county_has_towns_and_a_town_has_villages() -> None:
    assert [next_level(path) for path in ("", "44", "4407", "440784", "440784104", "440784104001")] == [
        2,
        4,
        6,
        9,
        12,
        12,
    ]
