"""What is revealed or taken away leaves a trace; lists and exports go through one door, under one set of masks."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.http import QueryDict
from openpyxl import load_workbook

from sizai.access.actor import Actor
from sizai.access.policy import Refused
from sizai.audit.models import Entry
from sizai.enterprises.models import Enterprise
from sizai.enterprises.registers import ENTERPRISES
from sizai.enterprises.verbs.enterprises import register_enterprise
from sizai.orgs.queries import area_names
from sizai.orgs.registers import PEOPLE
from sizai.people.models import Person
from sizai.registers.bad_input import BadInput
from sizai.registers.listing import listing
from sizai.registers.verbs.reading import export_entries, reveal_field
from tests.cast import OTHER_TOWN, TOWN, Cast


def firm(cast: Cast, name: str = "恒艺工艺制品厂", **changes: Any) -> Enterprise:
    facts = {"area_path": TOWN, "contact": "陈工", "contact_phone": "13812344410", **changes}
    return register_enterprise(actor=cast.wang, name=name, **facts)


def exported(
    actor: Actor, register: Any, asked: str = "", chosen: list[int] | None = None
) -> list[list[Any]]:
    target = io.BytesIO()
    export_entries(actor=actor, register=register, asked=QueryDict(asked), target=target, chosen=chosen)
    sheet = load_workbook(target).active
    assert sheet is not None
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_masked_value_is_shown_for_a_reason_and_noted_without_the_value(cast: Cast) -> None:
    entry = firm(cast)
    assert (
        reveal_field(
            actor=cast.zhao, register=ENTERPRISES, entry=entry, field="contact_phone", reason="通知开调解会"
        )
        == "13812344410"
    )
    noted = Entry.objects.get(verb="reveal_enterprise")
    assert (noted.actor, noted.reason, noted.text) == (
        "赵调解员",
        "通知开调解会",
        "查看了联系电话：通知开调解会",
    )
    assert "13812344410" not in f"{noted.text}{noted.changes}"


def test_without_a_reason_or_the_right_nothing_is_shown(cast: Cast) -> None:
    entry = firm(cast)
    with pytest.raises(BadInput, match="请写为什么要看"):
        reveal_field(actor=cast.wang, register=ENTERPRISES, entry=entry, field="contact_phone", reason=" ")
    with pytest.raises(BadInput, match="没有隐去"):
        reveal_field(actor=cast.wang, register=ENTERPRISES, entry=entry, field="name", reason="看看")
    for actor in (
        cast.chen,
        cast.auditor,
        cast.he,
        cast.operator,
        cast.administrator,
        cast.employer,
        cast.screen,
    ):
        with pytest.raises(Refused):
            reveal_field(
                actor=actor, register=ENTERPRISES, entry=entry, field="contact_phone", reason="看看号码"
            )
    assert not Entry.objects.filter(verb="reveal_enterprise").exists()


def test_an_export_holds_what_the_list_shows_masked_and_is_noted(cast: Cast) -> None:
    (
        firm(cast),
        firm(cast, "捷顺物流有限公司", headcount=160),
        firm(cast, "址山制鞋厂", area_path=OTHER_TOWN, headcount=214),
    )
    rows = exported(cast.wang, ENTERPRISES, "headcount_from=100&sort=name")
    assert rows[0][:3] == ["企业名称", "统一社会信用代码", "镇街"]
    assert [row[0] for row in rows[1:3]] == ["址山制鞋厂", "捷顺物流有限公司"] or [
        row[0] for row in rows[1:3]
    ] == ["捷顺物流有限公司", "址山制鞋厂"]
    cells = [cell for row in rows for cell in row]
    assert "138 **** 4410" in cells
    assert "13812344410" not in cells
    assert (Entry.objects.get(verb="export_enterprises").text) == "导出企业2家：100人以上"


def test_chosen_rows_are_exported_only_from_what_the_actor_may_see(cast: Cast) -> None:
    mine, theirs = firm(cast), firm(cast, "址山制鞋厂", area_path=OTHER_TOWN)
    rows = exported(cast.li, ENTERPRISES, chosen=[mine.pk, theirs.pk, 999_999])
    assert [row[0] for row in rows[1:] if row[0]][:1] == ["恒艺工艺制品厂"]
    assert "址山制鞋厂" not in [row[0] for row in rows]


def test_formulas_in_names_stay_text(cast: Cast) -> None:
    firm(cast, '=HYPERLINK("http://x")厂')
    assert exported(cast.wang, ENTERPRISES, "q=HYPERLINK")[1][0] == '=HYPERLINK("http://x")厂'


def test_who_may_not_export_is_refused(cast: Cast) -> None:
    firm(cast)
    for actor in (
        cast.he,
        cast.operator,
        cast.officer,
        cast.employer,
        cast.liu,
        cast.screen,
        cast.administrator,
    ):
        with pytest.raises(Refused):
            exported(actor, ENTERPRISES)
    for actor in (cast.zhao, cast.he, cast.operator, cast.officer, cast.administrator):
        with pytest.raises(Refused):
            exported(actor, PEOPLE)


def test_a_person_is_found_by_the_whole_number_never_by_a_part(cast: Cast) -> None:
    def found(words: str) -> list[str]:
        return [row.name for row in listing(PEOPLE, cast.wang, QueryDict(f"q={words}")).rows]

    assert found("13800000001") == found("138 0000 0001") == found("刘师") == ["刘师傅"]
    assert found("1380000") == found("00000001") == found("'; DROP") == []


def test_lists_keep_to_the_scope_and_to_one_query_count(cast: Cast, django_assert_num_queries: Any) -> None:
    for number in range(60):
        firm(cast, f"恒艺第{number}厂", area_path=TOWN if number % 2 else OTHER_TOWN)
    area_names()
    with django_assert_num_queries(2):
        found = listing(ENTERPRISES, cast.wang, QueryDict())
    assert (len(found.rows), found.total, found.whole, found.filtered) == (50, 61, 61, False)
    with django_assert_num_queries(2):
        found = listing(ENTERPRISES, cast.chen, QueryDict("q=恒艺"))
    assert (len(found.rows), found.total, found.whole) == (30, 30, 30)
    with django_assert_num_queries(2):
        found = listing(ENTERPRISES, cast.wang, QueryDict(f"area_path={TOWN}&sort=name&q=厂"))
    assert found.total == 30
    for actor in (cast.officer, cast.liu, cast.screen, cast.administrator):
        assert listing(ENTERPRISES, actor, QueryDict()).rows == []
    assert [row.pk for row in listing(ENTERPRISES, cast.employer, QueryDict()).rows] == [cast.enterprise.pk]


def test_a_list_does_not_unseal_what_it_does_not_show(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    firm(cast)
    opened: list[str] = []
    monkeypatch.setattr("sizai.access.sealing.unseal", lambda sealed: opened.append(sealed) or "")
    listing(ENTERPRISES, cast.wang, QueryDict())
    assert opened == []
    assert Person.objects.count() == 1


def test_staged_rows_are_not_there(cast: Cast) -> None:
    entry = firm(cast)
    Enterprise.objects.filter(pk=entry.pk).update(staged=True)
    assert listing(ENTERPRISES, cast.wang, QueryDict("q=恒艺")).rows == []
