"""Areas and organisations: the administrator keeps areas, everybody reads them."""

from __future__ import annotations

import pytest

from sizai.access.policy import Refused, may
from sizai.orgs.models import Area, Organisation
from sizai.orgs.queries import area_options, union_options
from sizai.orgs.registers import AREAS, DEPARTMENTS, STATIONS
from sizai.registers.bad_input import BadInput
from sizai.registers.verbs.entries import change_entry, create_entry
from tests.cast import COUNTY, OTHER_TOWN, TOWN, Cast


def test_the_administrator_keeps_the_areas(cast: Cast) -> None:
    village = create_entry(actor=cast.administrator, register=AREAS, code=f"{TOWN}001", name="甘棠村")
    change_entry(actor=cast.administrator, register=AREAS, entry=village, revision=0, short_name="甘棠")
    assert Area.objects.get(code=f"{TOWN}001").short_name == "甘棠"
    for actor in (cast.wang, cast.zhao, cast.auditor):
        with pytest.raises(Refused):
            change_entry(actor=actor, register=AREAS, entry=village, revision=1, name="x")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("44078", "9位"),
        ("440784ABC", "9位"),
        ("440999001", "先登记上一级440999"),
        (TOWN, "已经有同样的代码"),
        ("", "9位"),
    ],
)
def test_a_code_is_six_nine_or_twelve_figures_inside_one_that_is_there(
    code: str, words: str, cast: Cast
) -> None:
    with pytest.raises(BadInput, match=words):
        create_entry(actor=cast.administrator, register=AREAS, code=code, name="某镇")


def test_towns_to_choose_from_are_those_of_the_post(cast: Cast) -> None:
    assert [code for code, _ in area_options(cast.wang)] == [COUNTY, TOWN, OTHER_TOWN]
    assert [code for code, _ in area_options(cast.li)] == [TOWN]
    assert len(area_options(cast.administrator)) == 3
    assert union_options(cast.li) == []


def test_a_station_needs_its_kind_of_mediation_body_and_a_department_its_kind(cast: Cast) -> None:
    with pytest.raises(BadInput, match="请选调解组织性质"):
        create_entry(actor=cast.wang, register=STATIONS, name="雅瑶实践站", area_path=TOWN)
    made = create_entry(
        actor=cast.wang, register=STATIONS, name="雅瑶实践站", area_path=TOWN, body_kind="labour_dispute"
    )
    assert (made.kind, made.body_kind) == ("station", "labour_dispute")
    point = create_entry(
        actor=cast.wang,
        register=STATIONS,
        name="司机之家",
        area_path=TOWN,
        kind="service_point",
        parent_id=made.pk,
    )
    assert str(point.parent) == "雅瑶实践站"
    kind = Organisation.objects.get(name="桃源镇人社所").department_kind
    assert kind is not None
    again = create_entry(
        actor=cast.wang,
        register=DEPARTMENTS,
        name="址山镇人社所",
        area_path=OTHER_TOWN,
        department_kind_id=kind.pk,
    )
    assert again.kind == "department"


def test_the_rules_of_the_union_tree_in_one_look(cast: Cast) -> None:
    station = cast.station
    for verb, allowed in {
        "read_station": {
            "wang",
            "li",
            "zhao",
            "chen",
            "other_mediator",
            "he",
            "operator",
            "officer",
            "other_officer",
            "auditor",
            "administrator",
        },
        "change_station": {"wang", "li", "administrator"},
        "void_station": {"wang", "li", "administrator"},
        "reveal_station": {"wang", "li"},
        "change_area": {"administrator"},
        "change_department_kind": {"administrator"},
    }.items():
        assert {name for name, actor in cast.everybody().items() if may(actor, verb, station)} == allowed, (
            verb
        )
