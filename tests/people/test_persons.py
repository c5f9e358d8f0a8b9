"""Persons: numbers that check, nobody twice, sealed and found by the whole number; a strict door."""

from __future__ import annotations

from typing import Any

import pytest

from sizai.access.policy import Refused, may
from sizai.access.sealing import blind_index
from sizai.audit.models import Entry
from sizai.orgs.registers import PEOPLE
from sizai.people.models import Person, phone_index
from sizai.people.queries.persons import persons_for
from sizai.registers.bad_input import BadInput
from sizai.registers.verbs.entries import change_entry, create_entry
from tests.cast import OTHER_TOWN, TOWN, Cast

ID_NUMBER = "440784199001011237"


def person(cast: Cast, **changes: Any) -> Person:
    facts = {"name": "张三", "area_path": TOWN, "phone": "138-1234-4410", "id_number": ID_NUMBER, **changes}
    return create_entry(actor=cast.wang, register=PEOPLE, **facts)


def test_a_person_is_sealed_and_indexed(cast: Cast) -> None:
    made = person(cast)
    made.refresh_from_db()
    assert (made.phone, made.masked_phone, made.masked_id_number) == (
        "13812344410",
        "138 **** 4410",
        "4407************37",
    )
    assert (made.phone_index, made.id_index) == (phone_index("13812344410"), blind_index(ID_NUMBER))
    assert "13812344410" not in str(Entry.objects.get(verb="create_person").changes)


def test_a_corrected_number_is_found_under_the_new_one(cast: Cast) -> None:
    made = person(cast)
    change_entry(actor=cast.wang, register=PEOPLE, entry=made, revision=0, phone="13900139000")
    assert list(Person.objects.filter(phone_index=phone_index("13900139000"))) == [made]
    assert not Person.objects.filter(phone_index=phone_index("13812344410")).exists()
    entry = Entry.objects.get(verb="change_person")
    assert entry.changes == {"phone": ["（已加密）", "（已更改）"]}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"id_number": "440784199013011234"}, "id_number", "出生日期"),
        ({"id_number": "44078419900101123"}, "id_number", "应为18位"),
        ({"id_number": "440784199001011234"}, "id_number", "校验位不对"),
        ({"id_number": "", "phone": "1381234"}, "phone", "电话"),
        ({"name": ""}, "name", "请填姓名"),
        ({}, "id_number", "已经登记过"),
    ],
)
def test_what_does_not_check_is_refused_without_repeating_the_number(
    changes: dict[str, Any], field: str, words: str, cast: Cast
) -> None:
    person(cast)
    facts: dict[str, Any] = {"id_number": ID_NUMBER if not changes else "", **changes}
    with pytest.raises(BadInput) as caught:
        person(cast, **facts)
    assert (caught.value.field, words in caught.value.sentence) == (field, True)
    assert ID_NUMBER not in caught.value.sentence


def test_the_door_opens_for_cadres_and_auditors_of_the_area_and_for_oneself(cast: Cast) -> None:
    here, there = person(cast), person(cast, name="李四", area_path=OTHER_TOWN, id_number="", phone="")
    nowhere = Person.objects.create(name="王五", created_at=here.created_at)
    everybody = {name: set(persons_for(actor)) for name, actor in cast.everybody().items()}
    liu = Person.objects.get(name="刘师傅")
    assert everybody.pop("wang") == everybody.pop("auditor") == {here, there, nowhere, liu}
    assert everybody.pop("li") == {here, liu}
    assert everybody.pop("chen") == {there}
    assert everybody.pop("liu") == {liu}
    assert set().union(*everybody.values()) == set()


def test_who_may_change_and_reveal(cast: Cast) -> None:
    made = person(cast)
    for verb, allowed in (
        ("change_person", {"wang", "li"}),
        ("reveal_person", {"wang", "li"}),
        ("read_person", {"wang", "li", "auditor"}),
    ):
        assert {name for name, actor in cast.everybody().items() if may(actor, verb, made)} == allowed
    with pytest.raises(Refused):
        change_entry(actor=cast.chen, register=PEOPLE, entry=made, revision=0, note="x")
