"""A new register costs its model and one short declaration."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from sizai.access.actor import Actor
from sizai.orgs.models import DepartmentKind
from sizai.people.models import Person
from sizai.registers import catalog
from sizai.registers.catalog import all_registers, declare, registers_for
from sizai.registers.columns import Column
from sizai.registers.inputs import Input
from sizai.registers.listing import listing
from sizai.registers.register import Register, Search, Verbs
from tests.cast import Cast


def hours(register_key: str = "hours", **changes: object) -> Register[DepartmentKind]:
    facts: dict[str, object] = {
        "key": register_key, "label": "时限", "unit": "类", "model": DepartmentKind, "verbs": Verbs.of("department_kind"),
        "scope": lambda actor: DepartmentKind.objects.all(), "columns": (Column("name", phone="first"), Column("answer_hours")),
        "search": Search("名称", fields=("name",)), "inputs": (Input("name"),), "nothing": "没有。",
    }  # fmt: skip
    return Register(**(facts | changes))  # type: ignore[arg-type]


def test_a_short_declaration_gives_a_list(cast: Cast) -> None:
    found = listing(hours(), cast.wang, QueryDict("q=司法"))
    assert [row.name for row in found.rows] == ["司法所"]
    assert [column.label for column in found.columns] == ["名称", "接单时限（工作小时）"]


def test_every_word_must_stand_in_some_field(cast: Cast) -> None:
    assert listing(hours(), cast.wang, QueryDict("q=司 法")).total == 1
    assert listing(hours(), cast.wang, QueryDict("q=司 派")).total == 0
    assert listing(hours(), cast.wang, QueryDict("q=%")).total == 0


def test_a_key_is_declared_once(cast: Cast) -> None:
    try:
        assert declare(hours("twice")).key == "twice"
        with pytest.raises(ValueError, match="declared twice"):
            declare(hours("twice"))
    finally:
        catalog._registers.pop("twice")


def test_a_declaration_that_breaks_the_house_rules_is_refused() -> None:
    with pytest.raises(ValueError, match="first line on a phone"):
        hours(columns=(Column("name"), Column("answer_hours")))
    many = tuple(Input(name, required=True) for name in ("name", "phone", "id_number", "note", "area_path"))
    with pytest.raises(ValueError, match="ten at most"):
        hours(model=Person, columns=(Column("name", phone="first"),), inputs=many * 3)


def test_the_registers_of_the_house_each_keep_to_ten_required_fields() -> None:
    keys = [register.key for register in all_registers()]
    assert keys == ["enterprises", "people", "unions", "stations", "departments", "department_kinds", "areas"]
    assert all(
        sum(each.is_required(register.model) for each in register.inputs) <= 10
        for register in all_registers()
    )


@pytest.mark.parametrize(
    ("who", "keys"),
    [
        ("wang", "enterprises people unions stations departments department_kinds areas"),
        ("zhao", "enterprises unions stations departments department_kinds areas"),
        ("he", "enterprises unions stations departments department_kinds areas"),
        ("auditor", "enterprises people unions stations departments department_kinds areas"),
        ("administrator", "unions stations departments department_kinds areas"),
        ("employer", ""),
        ("liu", ""),
        ("screen", ""),
    ],
)
def test_which_registers_a_role_may_open(who: str, keys: str, cast: Cast) -> None:
    actor: Actor = getattr(cast, who)
    assert [register.key for register in registers_for(actor)] == keys.split()
