"""Enterprises: registered once, corrected with both versions kept, counted by date, renamed without losing the old name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sizai.access.policy import Refused
from sizai.audit.models import Entry
from sizai.enterprises.models import Enterprise, FormerName, Headcount
from sizai.enterprises.queries import find
from sizai.enterprises.verbs.enterprises import (
    add_former_name,
    change_contact,
    change_enterprise,
    close_enterprise,
    note_headcount,
    register_enterprise,
    reopen_enterprise,
)
from sizai.lifecycle import StaleMove
from sizai.registers import search
from sizai.registers.bad_input import BadInput
from tests.cast import MONDAY, OTHER_TOWN, TOWN, Cast

CODE, OTHER_CODE = "91440784MA4DEM002G", "91440784MA4DEM011E"


def firm(cast: Cast, **changes: Any) -> Enterprise:
    facts = {
        "name": "恒艺工艺制品厂",
        "area_path": TOWN,
        "headcount": 43,
        "uscc": CODE,
        "contact_phone": "138 1234 4410",
        **changes,
    }
    return register_enterprise(actor=cast.wang, **facts)


def test_a_registered_enterprise_can_be_found_counted_and_told(cast: Cast) -> None:
    made = firm(cast, uscc=" 91440784ma4dem002g ")
    assert (made.uscc, made.contact_phone, made.headcount, made.name_key) == (
        CODE,
        "13812344410",
        43,
        "恒艺工艺制品厂",
    )
    assert list(Headcount.objects.values_list("on", "workers", "source")) == [(MONDAY.date(), 43, "登记")]
    assert search.search("enterprise", "工艺", [f"a{TOWN}"], 5) == [made.pk]
    assert Entry.objects.get(verb="register_enterprise").text == "登记企业：恒艺工艺制品厂"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"name": " "}, "name", "请填企业名称"),
        ({"name": "长" * 121, "uscc": OTHER_CODE}, "name", "最多120个字"),
        ({"uscc": "91440784MA4DEMO01X"}, "uscc", "第15位是字母O"),
        ({"uscc": "91440784MA4DEM002H"}, "uscc", "校验位不对"),
        ({"uscc": "9144078"}, "uscc", "应为18位"),
        ({"uscc": CODE, "name": "另一家"}, "uscc", "已经登记过：恒艺工艺制品厂"),
        ({"uscc": "", "name": "恒艺 工艺制品厂"}, "name", "已经登记过一家"),
        ({"uscc": OTHER_CODE, "name": "另一家", "contact_phone": "13812"}, "contact_phone", "电话"),
        ({"uscc": OTHER_CODE, "name": "另一家", "industry": "nonsense"}, "industry", "请从列表里选"),
        ({"uscc": OTHER_CODE, "name": "另一家", "trade": "长" * 61}, "trade", "最多60个字"),
    ],
)
def test_what_does_not_check_is_refused_in_one_sentence(
    changes: dict[str, Any], field: str, words: str, cast: Cast
) -> None:
    firm(cast)
    with pytest.raises(BadInput) as caught:
        firm(cast, **changes)
    assert caught.value.field == field
    assert words in caught.value.sentence
    assert Enterprise.objects.count() == 2


def test_two_of_one_name_may_stand_beside_each_other_when_both_have_their_codes(cast: Cast) -> None:
    first, second = firm(cast), firm(cast, uscc=OTHER_CODE)
    assert find(uscc=CODE) == first
    assert find(uscc=OTHER_CODE) == second


def test_a_new_name_keeps_the_old_one_as_a_former_name(cast: Cast) -> None:
    made = firm(cast)
    change_enterprise(
        actor=cast.wang, enterprise=made, revision=0, name="恒艺礼品有限公司", industry="manufacturing"
    )
    made.refresh_from_db()
    assert (made.name, made.revision) == ("恒艺礼品有限公司", 1)
    assert find(name="恒艺工艺制品厂") == find(name="恒艺礼品有限公司") == made
    assert FormerName.objects.get().until == MONDAY.date()
    assert search.search("enterprise", "工艺制品", [f"a{TOWN}"], 5) == [made.pk]
    entry = Entry.objects.get(verb="change_enterprise")
    assert entry.changes == {"name": ["恒艺工艺制品厂", "恒艺礼品有限公司"], "industry": ["", "制造"]}


def test_the_slower_clerk_is_told_and_loses_nothing_of_the_other(cast: Cast) -> None:
    made = firm(cast)
    mine = Enterprise.objects.get(pk=made.pk)
    change_enterprise(actor=cast.wang, enterprise=made, revision=0, contact="陈工")
    with pytest.raises(StaleMove):
        change_enterprise(actor=cast.li, enterprise=mine, revision=0, contact="何工")
    made.refresh_from_db()
    assert made.contact == "陈工"
    assert not FormerName.objects.exists()


def test_a_station_registers_and_corrects_contacts_in_its_own_area_only(cast: Cast) -> None:
    made = register_enterprise(actor=cast.zhao, name="裕丰家具厂", area_path=TOWN)
    change_contact(actor=cast.zhao, enterprise=made, revision=0, contact="冯工", contact_phone="0750-8888888")
    made.refresh_from_db()
    assert made.contact_phone == "0750-8888888"
    for act in (
        lambda: register_enterprise(actor=cast.zhao, name="址山厂", area_path=OTHER_TOWN),
        lambda: change_enterprise(actor=cast.zhao, enterprise=made, revision=1, name="改名"),
        lambda: change_contact(actor=cast.other_mediator, enterprise=made, revision=1, contact="x"),
        lambda: change_enterprise(actor=cast.li, enterprise=made, revision=1, area_path=OTHER_TOWN),
        lambda: register_enterprise(actor=cast.he, name="甲厂", area_path=TOWN),
        lambda: register_enterprise(actor=cast.auditor, name="甲厂", area_path=TOWN),
        lambda: register_enterprise(actor=cast.administrator, name="甲厂", area_path=TOWN),
        lambda: change_contact(actor=cast.employer, enterprise=cast.enterprise, contact="x"),
    ):
        with pytest.raises(Refused):
            act()


def test_an_enterprise_of_unknown_town_is_the_countys(cast: Cast) -> None:
    made = register_enterprise(actor=cast.wang, name="不知在哪的厂")
    with pytest.raises(Refused):
        change_enterprise(actor=cast.li, enterprise=made, area_path=TOWN)
    change_enterprise(actor=cast.wang, enterprise=made, area_path=TOWN)
    change_enterprise(actor=cast.li, enterprise=made, trade="家具")
    assert Enterprise.objects.get(pk=made.pk).trade == "家具"


def test_the_newest_day_is_the_headcount(cast: Cast) -> None:
    made = firm(cast)
    note_headcount(actor=cast.zhao, enterprise=made, on=dt.date(2026, 11, 1), workers=61, source="社保")
    made.refresh_from_db()
    assert made.headcount == 43
    note_headcount(actor=cast.zhao, enterprise=made, on=MONDAY.date(), workers=58, source="现场看的")
    note_headcount(actor=cast.zhao, enterprise=made, on=MONDAY.date(), workers=59, source="现场看的")
    made.refresh_from_db()
    assert made.headcount == 59
    assert Headcount.objects.count() == 3
    for changes in ({"workers": -1}, {"on": dt.date(2026, 11, 24)}, {"source": " "}):
        facts: dict[str, Any] = {"on": MONDAY.date(), "workers": 1, "source": "社保", **changes}
        with pytest.raises(BadInput):
            note_headcount(actor=cast.zhao, enterprise=made, **facts)


def test_a_former_name_is_noted_once(cast: Cast) -> None:
    made = firm(cast)
    add_former_name(actor=cast.wang, enterprise=made, name="恒艺厂（旧）", until=dt.date(2020, 1, 1))
    for name in ("恒艺厂(旧)", "恒艺工艺制品厂", " "):
        with pytest.raises(BadInput):
            add_former_name(actor=cast.wang, enterprise=made, name=name)
    assert FormerName.objects.count() == 1


def test_closing_keeps_the_entry_and_can_be_taken_back(cast: Cast) -> None:
    made = firm(cast)
    with pytest.raises(BadInput, match="不能晚于今天"):
        close_enterprise(actor=cast.wang, enterprise=made, on=dt.date(2026, 12, 1), reason="注销")
    close_enterprise(actor=cast.wang, enterprise=made, on=dt.date(2026, 11, 20), reason="市监局公告注销")
    made.refresh_from_db()
    assert made.closed_on == dt.date(2026, 11, 20)
    with pytest.raises(BadInput, match="已经登记为"):
        close_enterprise(actor=cast.wang, enterprise=made, on=MONDAY.date(), reason="又一次")
    with pytest.raises(Refused):
        reopen_enterprise(actor=cast.zhao, enterprise=made, reason="还在开工")
    reopen_enterprise(actor=cast.wang, enterprise=made, reason="看错了")
    assert Enterprise.objects.get(pk=made.pk).closed_on is None
