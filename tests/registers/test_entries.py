"""The general verbs: policy, checks, revision, history, one transaction each."""

from __future__ import annotations

import datetime as dt

import pytest

from sizai.access.policy import Refused
from sizai.access.sealing import unseal
from sizai.audit.chain import verify
from sizai.audit.models import Entry
from sizai.lifecycle import StaleMove
from sizai.orgs.models import DepartmentKind, Organisation
from sizai.orgs.registers import DEPARTMENT_KINDS, UNIONS
from sizai.registers.bad_input import BadInput
from sizai.registers.verbs.entries import change_entry, create_entry, restore_entry, void_entry
from tests.cast import COUNTY, OTHER_TOWN, TOWN, Cast


def union(cast: Cast, **changes: object) -> Organisation:
    facts = {
        "name": "裕成木业工会委员会",
        "area_path": TOWN,
        "chair": "梁主席",
        "chair_phone": "138 0013 8000",
        **changes,
    }
    return create_entry(actor=cast.wang, register=UNIONS, **facts)


def test_a_new_entry_is_stored_and_told(cast: Cast) -> None:
    made = union(cast)
    assert (made.kind, made.revision, made.chair_phone) == ("union", 0, "13800138000")
    entry = Entry.objects.get(verb="create_union")
    assert (entry.actor, entry.thing_id, entry.text) == ("王主席", made.pk, "登记工会：裕成木业工会委员会")
    assert "13800138000" not in str(entry.changes)
    assert verify().sound


def test_a_change_is_told_in_words_and_sealed_values_stay_sealed(cast: Cast) -> None:
    made = union(cast)
    parent = Organisation.objects.get(name="桃源镇总工会")
    change_entry(
        actor=cast.wang,
        register=UNIONS,
        entry=made,
        revision=0,
        chair="林主席",
        chair_phone="13900139000",
        parent_id=parent.pk,
    )
    made.refresh_from_db()
    assert (made.revision, made.chair, made.chair_phone, made.parent_id) == (
        1,
        "林主席",
        "13900139000",
        parent.pk,
    )
    entry = Entry.objects.get(verb="change_union")
    assert entry.text == "改了上级、主席或负责人、负责人电话"
    assert entry.changes == {
        "parent": ["", "桃源镇总工会"],
        "chair": ["梁主席", "林主席"],
        "chair_phone": ["（已加密）", "（已更改）"],
    }
    stored = (
        Organisation.objects.filter(pk=made.pk)
        .extra(select={"raw": "chair_phone"})
        .values_list("raw", flat=True)[0]
    )
    assert "13900139000" not in stored
    assert unseal(stored) == "13900139000"


def test_nothing_changed_writes_nothing(cast: Cast) -> None:
    made = union(cast)
    before = Entry.objects.count()
    change_entry(actor=cast.wang, register=UNIONS, entry=made, revision=0, chair="梁主席")
    made.refresh_from_db()
    assert (made.revision, Entry.objects.count()) == (0, before)


def test_the_slower_clerk_is_told(cast: Cast) -> None:
    made = union(cast)
    mine = Organisation.objects.get(pk=made.pk)
    change_entry(actor=cast.wang, register=UNIONS, entry=made, revision=0, chair="林主席")
    with pytest.raises(StaleMove):
        change_entry(actor=cast.li, register=UNIONS, entry=mine, revision=0, chair="何主席")
    made.refresh_from_db()
    assert made.chair == "林主席"
    assert Entry.objects.filter(verb="change_union").count() == 1


def test_a_cadre_keeps_to_the_own_area_before_and_after(cast: Cast) -> None:
    with pytest.raises(Refused):
        create_entry(actor=cast.li, register=UNIONS, name="址山某工会", area_path=OTHER_TOWN)
    made = create_entry(actor=cast.li, register=UNIONS, name="桃源某工会", area_path=TOWN)
    with pytest.raises(Refused):
        change_entry(actor=cast.chen, register=UNIONS, entry=made, revision=0, chair="林主席")
    for path in (OTHER_TOWN, COUNTY):
        with pytest.raises(Refused):
            change_entry(actor=cast.li, register=UNIONS, entry=made, revision=0, area_path=path)
    assert not Entry.objects.filter(verb="change_union").exists()


def test_bad_values_are_refused_in_one_sentence(cast: Cast) -> None:
    union(cast)
    for changes, field, words in (
        ({}, "name", "已经登记过"),
        ({"name": ""}, "name", "请填名称"),
        ({"name": "长" * 101}, "name", "最多100个字"),
        ({"name": "另一家", "uscc": "91440784MA4DEMO01X"}, "uscc", "第15位"),
        ({"name": "另一家", "chair_phone": "1380013"}, "chair_phone", "电话"),
        ({"name": "另一家", "kind": "station"}, "body_kind", "请选调解组织性质"),
        ({"name": "另一家", "kind": "nonsense"}, "kind", "请从列表里选"),
    ):
        with pytest.raises(BadInput) as caught:
            union(cast, **changes)
        assert caught.value.field == field
        assert words in caught.value.sentence
    assert Organisation.objects.filter(kind="union").count() == 1


def test_a_ring_in_the_tree_is_refused(cast: Cast) -> None:
    upper = union(cast, name="甲工会")
    lower = union(cast, name="乙工会", parent_id=upper.pk)
    for entry, parent in ((upper, upper), (upper, lower)):
        with pytest.raises(BadInput, match="上级不能是自己"):
            change_entry(actor=cast.wang, register=UNIONS, entry=entry, revision=0, parent_id=parent.pk)


def test_closing_needs_a_reason_and_can_be_taken_back(cast: Cast) -> None:
    made = union(cast)
    with pytest.raises(BadInput, match="请写为什么撤销"):
        void_entry(actor=cast.wang, register=UNIONS, entry=made, reason=" ")
    void_entry(actor=cast.wang, register=UNIONS, entry=made, reason="企业注销")
    made.refresh_from_db()
    assert made.closed_on == dt.date(2026, 11, 23)
    with pytest.raises(BadInput, match="已经撤销"):
        void_entry(actor=cast.wang, register=UNIONS, entry=made, reason="再撤一次")
    restore_entry(actor=cast.wang, register=UNIONS, entry=made, reason="弄错了")
    made.refresh_from_db()
    assert made.closed_on is None
    assert list(
        Entry.objects.filter(thing_id=made.pk, reason__gt="").order_by("seq").values_list("verb", "reason")
    ) == [
        ("void_union", "企业注销"),
        ("restore_union", "弄错了"),
    ]
    with pytest.raises(Refused):
        void_entry(actor=cast.chen, register=UNIONS, entry=made, reason="别的镇")


def test_only_the_administrator_keeps_the_kinds_of_departments(cast: Cast) -> None:
    with pytest.raises(Refused):
        create_entry(actor=cast.wang, register=DEPARTMENT_KINDS, code="court", name="法庭", answer_hours=16)
    made = create_entry(
        actor=cast.administrator, register=DEPARTMENT_KINDS, code="court", name="法庭", answer_hours=16
    )
    with pytest.raises(BadInput, match="已经有同样的代码"):
        create_entry(
            actor=cast.administrator, register=DEPARTMENT_KINDS, code="court", name="法庭二", answer_hours=16
        )
    with pytest.raises(BadInput, match="1到240"):
        change_entry(
            actor=cast.administrator, register=DEPARTMENT_KINDS, entry=made, revision=0, answer_hours=0
        )
    change_entry(actor=cast.administrator, register=DEPARTMENT_KINDS, entry=made, revision=0, answer_hours=4)
    assert DepartmentKind.objects.get(code="court").answer_hours == 4
