"""Filters read the address, narrow the rows, and say what they did; what means nothing is passed over."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q
from django.http import QueryDict

from sizai.access import clock
from sizai.orgs.models import Organisation
from sizai.registers.filters import ChoiceFilter, DateFilter, Filter, FlagFilter, NumberFilter, inside
from tests.cast import MONDAY, OTHER_TOWN, TOWN, Cast

AREA = ChoiceFilter(
    "area_path",
    "镇街",
    [(TOWN, "桃源镇"), (OTHER_TOWN, "址山镇"), ("440784108", "宅梧镇")],
    prefix=True,
    empty="不详",
)
MEMBERS = NumberFilter("member_count", "会员", "人", steps=(25, 100))
FOUNDED = DateFilter("founded_on", "成立")
OPEN = FlagFilter(
    "open", "在不在", {"yes": ("在", Q(closed_on=None)), "no": ("已撤销", Q(closed_on__isnull=False))}
)


@pytest.fixture
def unions(cast: Cast) -> None:
    for name, path, members, founded, closed in (
        ("甲", TOWN, 24, dt.date(2019, 5, 1), None),
        ("乙", f"{TOWN}001", 25, dt.date(2026, 1, 1), None),
        ("丙", OTHER_TOWN, None, None, dt.date(2026, 1, 1)),
        ("丁", "", 300, dt.date(2026, 11, 23), None),
    ):
        Organisation.objects.create(
            kind="union",
            name=name,
            area_path=path,
            member_count=members,
            founded_on=founded,
            closed_on=closed,
        )


def names(each: Filter, asked: str, cast: Cast) -> str | None:
    condition = each.condition(QueryDict(asked), cast.wang)
    return (
        None
        if condition is None
        else "".join(
            Organisation.objects.filter(condition, kind="union").order_by("id").values_list("name", flat=True)
        )
    )


@pytest.mark.parametrize(
    ("each", "asked", "found", "told"),
    [
        (AREA, f"area_path={TOWN}", "甲乙", "桃源镇"),
        (AREA, f"area_path={TOWN}&area_path={OTHER_TOWN}", "甲乙丙", "桃源镇、址山镇"),
        (AREA, f"area_path={OTHER_TOWN}&area_path=-", "丙丁", "址山镇、不详"),
        (
            AREA,
            f"area_path={TOWN}&area_path={OTHER_TOWN}&area_path=440784108",
            "甲乙丙",
            "桃源镇、址山镇等3项",
        ),
        (MEMBERS, "member_count_from=25", "乙丁", "25人以上"),
        (MEMBERS, "member_count_to=25", "甲乙", "25人以下"),
        (MEMBERS, "member_count_from=25&member_count_to=100", "乙", "25—100人"),
        (FOUNDED, "founded_on_from=2026-01-01", "乙丁", "成立2026-01-01以后"),
        (FOUNDED, "founded_on_to=2019-05-01", "甲", "成立2019-05-01以前"),
        (FOUNDED, "founded_on_from=2026-01-01&founded_on_to=2026-11-22", "乙", "成立2026-01-01至2026-11-22"),
        (OPEN, "open=no", "丙", "已撤销"),
    ],
)
def test_what_is_asked_for_is_found_and_told(
    each: Filter, asked: str, found: str, told: str, unions: None, cast: Cast
) -> None:
    assert names(each, asked, cast) == found
    assert each.told(QueryDict(asked), cast.wang) == told


@pytest.mark.parametrize(
    "asked",
    ["", "area_path=", "area_path=999999999", "area_path='", "member_count_from=x", "member_count_from=-1", "member_count_from=²",
     "member_count_from=99999999999999999999", "founded_on_from=2026-13-01", "founded_on_to=0001-01-01", "founded_on_from=2026年1月", "open=maybe"],
)  # fmt: skip
def test_what_means_nothing_is_passed_over(asked: str, unions: None, cast: Cast) -> None:
    assert [names(each, asked, cast) for each in (AREA, MEMBERS, FOUNDED, OPEN)] == [None] * 4


def test_the_menu_of_dates_speaks_of_this_year_and_the_last_thirty_days(unions: None, cast: Cast) -> None:
    with clock.at(MONDAY):
        presets = {
            preset.label: names(FOUNDED, "&".join(f"{k}={v}" for k, v in preset.parameters.items()), cast)
            for preset in FOUNDED.presets(cast.wang)
        }
    assert presets == {"今年": "乙丁", "去年": "", "近30天": "丁"}


def test_a_scope_ends_where_the_next_town_begins(unions: None) -> None:
    def found(scope: str, **more: bool) -> str:
        return "".join(
            Organisation.objects.filter(inside(scope, **more), kind="union")
            .order_by("id")
            .values_list("name", flat=True)
        )

    assert (found("440784"), found(TOWN), found(f"{TOWN}001"), found("4407841")) == (
        "甲乙丙",
        "甲乙",
        "乙",
        "甲乙丙",
    )
    assert found("440784", unknown=True) == "甲乙丙丁"
    assert found("440785") == ""
