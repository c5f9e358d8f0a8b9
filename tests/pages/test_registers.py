"""名册 as different people see it: anonymous, forbidden, outside the area, allowed; nothing typed is lost."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.enterprises.models import Enterprise, Headcount
from sizai.enterprises.verbs.enterprises import change_enterprise, register_enterprise
from sizai.orgs.models import Organisation
from sizai.people.models import Account, Person
from sizai.registers.models import Draft
from tests.cast import MONDAY, OTHER_TOWN, TOWN, Cast, assemble, mediating

KEYS = ("enterprises", "people", "unions", "stations", "departments", "department_kinds", "areas")


@pytest.fixture
def cast(db: None, one_step: None) -> Iterator[Cast]:
    with clock.at(MONDAY):
        yield assemble()


@pytest.fixture
def firm(cast: Cast) -> Enterprise:
    return register_enterprise(
        actor=cast.wang,
        name="恒艺工艺制品厂",
        area_path=TOWN,
        headcount=43,
        contact="陈工",
        contact_phone="13812344410",
    )


def at(username: str) -> Client:
    client = Client()
    client.force_login(
        Account.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1].replace("&quot;", '"').replace("&#x27;", "'").replace("&amp;", "&")


@pytest.mark.parametrize("key", KEYS)
def test_a_stranger_is_sent_to_the_door(key: str, cast: Cast) -> None:
    response = Client().get(f"/registers/{key}/")
    assert (response.status_code, response.headers["Location"].startswith("/door/login/")) == (302, True)


@pytest.mark.parametrize("key", KEYS)
def test_every_list_and_every_form_opens(key: str, cast: Cast, firm: Enterprise) -> None:
    client = at("admin" if key in ("areas", "department_kinds") else "wang")
    page = client.get(f"/registers/{key}/")
    assert page.status_code == 200
    verb = re.search(rf'href="(/registers/{key}/\w+_\w+)"', text(page))
    assert verb
    assert client.get(verb[1]).status_code == 200
    entry = re.search(rf'href="(/registers/{key}/\d+/)"', text(page))
    assert entry
    shown = client.get(entry[1])
    assert shown.status_code == 200
    assert (
        client.get(
            f"{entry[1]}{verb[1].rsplit('/', 1)[1].replace('create_', 'change_').replace('register_', 'change_')}"
        ).status_code
        == 200
    )


def test_the_first_register_of_a_role_opens_from_the_rail(cast: Cast) -> None:
    for username, key in (("wang", "enterprises"), ("admin", "unions"), ("he", "enterprises")):
        assert at(username).get("/registers/").headers["Location"] == f"/registers/{key}/"
    for username in ("liu", "employer", "screen"):
        assert at(username).get("/registers/").status_code == 404


@pytest.mark.parametrize(
    ("username", "path", "status"),
    [
        ("zhao", "/registers/people/", 404),
        ("he", "/registers/people/", 404),
        ("operator", "/registers/people/", 404),
        ("officer", "/registers/enterprises/", 404),
        ("admin", "/registers/enterprises/", 404),
        ("admin", "/registers/people/", 404),
        ("liu", "/registers/enterprises/", 404),
        ("wang", "/registers/nonsense/", 404),
        ("wang", "/registers/enterprises/nonsense", 404),
        ("he", "/registers/enterprises/register_enterprise", 403),
        ("auditor", "/registers/enterprises/register_enterprise", 403),
        ("wang", "/registers/areas/create_area", 403),
    ],
)
def test_what_is_not_ones_own_is_closed(username: str, path: str, status: int, cast: Cast) -> None:
    assert at(username).get(path).status_code == status


def test_another_towns_entry_is_not_there(cast: Cast, firm: Enterprise) -> None:
    for path in (
        "",
        "change_enterprise",
        "note_headcount",
        "reveal_enterprise?field=contact_phone",
        "close_enterprise",
    ):
        assert at("chen").get(f"/registers/enterprises/{firm.pk}/{path}").status_code == 404
    assert "恒艺" not in text(at("chen").get("/registers/enterprises/"))


def test_steps_that_are_not_ones_own_are_neither_shown_nor_done(cast: Cast, firm: Enterprise) -> None:
    url = f"/registers/enterprises/{firm.pk}/"
    station, auditor = text(at("zhao").get(url)), text(at("auditor").get(url))
    assert "改联系方式" in station
    assert "change_enterprise" not in station
    assert "close_enterprise" not in station
    assert "查看" not in auditor.replace("查看了", "")
    assert "138 **** 4410" in auditor
    assert "13812344410" not in station + auditor
    for username, verb in (
        ("zhao", "change_enterprise"),
        ("zhao", "close_enterprise"),
        ("auditor", "note_headcount"),
        ("he", "change_contact"),
    ):
        assert at(username).get(f"{url}{verb}").status_code == 403
        assert at(username).post(f"{url}{verb}", {"reason": "x"}).status_code == 403


def test_a_list_takes_as_many_queries_for_fifty_rows_as_for_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client = at("zhao")
    client.get("/registers/enterprises/")
    for count in (1, 3, 60):
        while Enterprise.objects.count() < count:
            register_enterprise(actor=cast.wang, name=f"第{Enterprise.objects.count()}厂", area_path=TOWN)
        with django_assert_max_num_queries(
            6
        ):  # session, account, post, rows, count; once a minute the door's note
            assert client.get("/registers/enterprises/").status_code == 200


def test_filters_words_and_order_stay_in_the_address(cast: Cast, firm: Enterprise) -> None:
    register_enterprise(actor=cast.wang, name="捷顺物流", area_path=OTHER_TOWN, headcount=160)
    page = text(
        at("wang").get(f"/registers/enterprises/?area_path={TOWN}&headcount_from=25&q=恒艺&sort=-headcount")
    )
    assert "共3家；现在显示1家" in page
    for told in ("桃源镇", "25人以上", "恒艺工艺制品厂", 'value="恒艺"'):
        assert told in page
    assert "捷顺物流" not in page
    assert f"area_path={TOWN}&amp;headcount_from=25&amp;q=%E6%81%92%E8%89%BA&amp;sort=headcount" in page
    empty = text(at("wang").get("/registers/enterprises/?q=没有这一家"))
    assert "没有符合条件的企业" in empty
    assert "清空" in empty


def test_pages_follow_one_another_by_key(cast: Cast) -> None:
    for number in range(120):
        Organisation.objects.create(kind="union", name=f"第{number:03}工会", area_path=TOWN)
    client, url, seen = at("wang"), "/registers/unions/?sort=name", []
    for _ in range(4):
        page = client.get(url).content.decode()
        seen += re.findall(r'href="/registers/unions/(\d+)/"', page)
        following = re.search(r'href="([^"]*)" rel="next"', page)
        if not following:
            break
        url = "/registers/unions/" + following[1].replace("&amp;", "&")
    assert (
        len(seen) == len(set(seen)) == Organisation.objects.filter(kind__in=("union", "federation")).count()
    )


def test_a_new_enterprise_needs_two_things_and_says_what_is_missing(cast: Cast) -> None:
    client = at("zhao")
    wrong = client.post(
        "/registers/enterprises/register_enterprise",
        {"name": "", "area_path": "", "uscc": "91440784MA4DEMO01X", "trade": "家具"},
    )
    assert wrong.status_code == 422
    for told in ("请填企业名称。", "请选镇街。", 'value="91440784MA4DEMO01X"', 'value="家具"'):
        assert told in text(wrong)
    wrong = client.post(
        "/registers/enterprises/register_enterprise",
        {"name": "裕丰家具厂", "area_path": TOWN, "uscc": "91440784MA4DEMO01X"},
    )
    assert "第15位是字母O" in text(wrong)
    outside = client.post(
        "/registers/enterprises/register_enterprise", {"name": "裕丰家具厂", "area_path": OTHER_TOWN}
    )
    assert "镇街里没有这一项" in text(outside)
    done = client.post(
        "/registers/enterprises/register_enterprise",
        {"name": "裕丰家具厂", "area_path": TOWN, "headcount": "１，２００"},
    )
    made = Enterprise.objects.get(name="裕丰家具厂")
    assert (done.status_code, done.headers["Location"], made.headcount) == (
        302,
        f"/registers/enterprises/{made.pk}/",
        1200,
    )


HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE enterprises_enterprise; --",
    "{{ 7*7 }}{% debug %}",
    "\u202e倒过来",
    "a\0b",
    "=1+1",
    "𠮷野家",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_kept_as_text_or_refused_in_words(words: str, cast: Cast) -> None:
    client = at("wang")
    done = client.post(
        "/registers/enterprises/register_enterprise",
        {"name": f"甲{words}厂", "area_path": TOWN, "trade": words, "contact": words, "address": words},
    )
    assert done.status_code in (302, 422)
    for address in (
        "/registers/enterprises/",
        f"/registers/enterprises/?q={words}&sort={words}&area_path={words}&after={words}",
    ):
        page = client.get(address)
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "49" not in re.findall(r"甲\S*厂", page.content.decode())


def test_masked_values_left_alone_stay_and_new_ones_are_stored(cast: Cast, firm: Enterprise) -> None:
    client, url = at("wang"), f"/registers/enterprises/{firm.pk}/change_enterprise"
    page = text(client.get(url))
    assert 'value="138 **** 4410"' in page
    facts = {
        "name": firm.name,
        "area_path": TOWN,
        "contact": "何工",
        "contact_phone": "138 **** 4410",
        "revision": hidden(page, "revision"),
        "base": hidden(page, "base"),
    }
    assert client.post(url, facts).status_code == 302
    firm.refresh_from_db()
    assert (firm.contact, firm.contact_phone) == ("何工", "13812344410")
    page = text(client.get(url))
    client.post(
        url,
        {
            **facts,
            "contact_phone": "13900139000",
            "revision": hidden(page, "revision"),
            "base": hidden(page, "base"),
        },
    )
    firm.refresh_from_db()
    assert firm.contact_phone == "13900139000"


def test_two_clerks_meet_both_versions_stand_side_by_side_and_nothing_is_lost(
    cast: Cast, firm: Enterprise
) -> None:
    client, url = at("li"), f"/registers/enterprises/{firm.pk}/change_enterprise"
    page = text(client.get(url))
    change_enterprise(actor=cast.wang, enterprise=firm, revision=0, contact="王工", address="桃源大道1号")
    mine = {"name": firm.name, "area_path": TOWN, "contact": "李工", "trade": "工艺品", "contact_phone": "138 **** 4410",
            "revision": hidden(page, "revision"), "base": hidden(page, "base")}  # fmt: skip
    met = client.post(url, mine)
    assert met.status_code == 409
    shown = text(met)
    for told in ("两份放在一起", "王主席09:00写的", "李工", "王工", 'value="工艺品"', 'value="桃源大道1号"'):
        assert told in shown
    again = {"name": firm.name, "area_path": TOWN, "contact": "李工", "trade": "工艺品", "address": "桃源大道1号", "contact_phone": "138 **** 4410",
             "revision": hidden(shown, "revision"), "base": hidden(shown, "base")}  # fmt: skip
    assert client.post(url, again).status_code == 302
    firm.refresh_from_db()
    assert (firm.contact, firm.trade, firm.address, firm.contact_phone) == (
        "李工",
        "工艺品",
        "桃源大道1号",
        "13812344410",
    )


def test_fields_that_were_not_touched_do_not_go_back_to_what_they_were(cast: Cast, firm: Enterprise) -> None:
    """The base says what the form showed: sending the whole form is not changing all of it."""
    client, url = at("li"), f"/registers/enterprises/{firm.pk}/change_enterprise"
    page = text(client.get(url))
    change_enterprise(actor=cast.wang, enterprise=firm, revision=0, address="桃源大道1号")
    late = {"name": firm.name, "area_path": TOWN, "contact": "陈工", "contact_phone": "138 **** 4410", "address": "",
            "revision": hidden(page, "revision"), "base": hidden(page, "base")}  # fmt: skip
    assert client.post(url, late).status_code == 302
    firm.refresh_from_db()
    assert firm.address == "桃源大道1号"


def test_a_reveal_asks_why_shows_once_and_is_noted(cast: Cast, firm: Enterprise) -> None:
    client, url = at("zhao"), f"/registers/enterprises/{firm.pk}/reveal_enterprise?field=contact_phone"
    asked = client.get(url, headers={"HX-Target": "sz-dialog-body"})
    assert "13812344410" not in text(asked)
    assert "请写为什么" in text(client.post(url, {"reason": ""}))
    shown = client.post(url, {"reason": "通知开调解会"}, headers={"HX-Target": "sz-dialog-body"})
    assert "13812344410" in text(shown)
    assert "no-store" in shown.headers["Cache-Control"]
    assert Entry.objects.get(verb="reveal_enterprise").reason == "通知开调解会"
    assert client.get(f"/registers/enterprises/{firm.pk}/reveal_enterprise?field=name").status_code == 404
    assert "查看了联系电话：通知开调解会" in text(at("wang").get(f"/registers/enterprises/{firm.pk}/"))


def test_a_step_is_done_or_says_what_is_wrong(cast: Cast, firm: Enterprise) -> None:
    client, url = at("zhao"), f"/registers/enterprises/{firm.pk}/note_headcount"
    wrong = client.post(url, {"on": "2026-12-01", "workers": "６１", "source": "社保"})
    assert (wrong.status_code, "日期不能晚于今天" in text(wrong), 'value="社保"' in text(wrong)) == (
        422,
        True,
        True,
    )
    assert client.post(url, {"on": "2026-11-23", "workers": "６１", "source": "社保"}).status_code == 302
    assert Headcount.objects.filter(enterprise=firm, workers=61).exists()
    assert at("wang").get(f"/registers/enterprises/{firm.pk}/reopen_enterprise").status_code == 404


def test_closing_an_organisation_asks_why(cast: Cast) -> None:
    made = Organisation.objects.create(kind="union", name="裕成工会", area_path=TOWN)
    client, url = at("li"), f"/registers/unions/{made.pk}/void_union"
    assert client.get(url).status_code == 200
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "企业注销"}).status_code == 302
    assert "已停" in text(client.get(f"/registers/unions/{made.pk}/"))
    assert client.post(f"/registers/unions/{made.pk}/restore_union", {"reason": "弄错了"}).status_code == 302
    made.refresh_from_db()
    assert made.closed_on is None


def test_an_export_is_a_workbook_of_what_is_shown(cast: Cast, firm: Enterprise) -> None:
    other = register_enterprise(actor=cast.wang, name="捷顺物流", area_path=TOWN, headcount=160)
    client = at("zhao")

    def names(address: str, **data: Any) -> list[str]:
        response = client.post(f"/registers/enterprises/export_enterprises{address}", data)
        assert response.headers["Content-Type"].startswith("application/vnd.openxmlformats")
        sheet = load_workbook(io.BytesIO(response.content)).active
        assert sheet is not None
        return [
            str(row[0])
            for row in sheet.iter_rows(min_row=2, values_only=True)
            if row[0] and not str(row[0]).startswith("说明")
        ]

    assert names("?headcount_from=100") == ["捷顺物流"]
    assert names("?headcount_from=1", chosen=[firm.pk, "x", cast.enterprise.pk]) == [
        "恒艺工艺制品厂",
        "裕成木业有限公司",
    ]
    assert names("", chosen=[other.pk], all="1") == ["捷顺物流", "恒艺工艺制品厂", "裕成木业有限公司"]
    assert Entry.objects.filter(verb="export_enterprises").count() == 3
    assert client.get("/registers/enterprises/export_enterprises").status_code == 302
    assert at("he").post("/registers/enterprises/export_enterprises").status_code == 403


def test_the_page_of_an_enterprise_shows_the_cases_that_the_reader_may_read(cast: Cast) -> None:
    case = mediating(cast)
    url = f"/registers/enterprises/{cast.enterprise.pk}/"
    assert case.code in text(at("wang").get(url))
    assert case.code not in text(at("he").get(url))
    liu = Person.objects.get(name="刘师傅")
    assert case.code in text(at("wang").get(f"/registers/people/{liu.pk}/"))


def test_a_draft_is_saved_put_back_and_gone_when_the_form_is_accepted(cast: Cast) -> None:
    client, url = at("zhao"), "/registers/enterprises/register_enterprise"
    page = text(client.get(url))
    assert 'data-autosave-key="enterprises:new"' in page
    kept = client.post(
        "/drafts/save_draft",
        {"name": "裕丰家具", "area_path": TOWN},
        headers={"X-Sizai-Draft": "enterprises:new"},
    )
    assert kept.status_code == 204
    page = text(client.get(url))
    assert 'value="裕丰家具"' in page
    assert "取回了09:00:00写到一半的" in page
    assert 'value="裕丰家具"' not in text(at("sun").get(url))
    done = client.post(url, {"name": "裕丰家具厂", "area_path": TOWN})
    assert done.cookies["sizai_accepted"].value == "enterprises%3Anew"
    assert not Draft.objects.exists()
    client.post("/drafts/save_draft", {"name": "不要的"}, headers={"X-Sizai-Draft": "enterprises:new"})
    back = client.post("/drafts/discard_draft", {"form": "enterprises:new", "back": url})
    assert (back.headers["Location"], Draft.objects.count()) == (url, 0)
    assert (
        client.post("/drafts/discard_draft", {"form": "x", "back": "//evil.example"}).headers["Location"]
        == "/"
    )
    assert client.post("/drafts/save_draft", {"name": "x"}).status_code == 400
    assert (
        Client().post("/drafts/save_draft", {"name": "x"}, headers={"X-Sizai-Draft": "y"}).status_code == 302
    )


def test_a_draft_goes_on_from_the_revision_at_which_it_was_typed(cast: Cast, firm: Enterprise) -> None:
    client, url = at("li"), f"/registers/enterprises/{firm.pk}/change_enterprise"
    page = text(client.get(url))
    typed = {
        "name": firm.name,
        "area_path": TOWN,
        "contact": "李工",
        "revision": hidden(page, "revision"),
        "base": hidden(page, "base"),
    }
    client.post("/drafts/save_draft", typed, headers={"X-Sizai-Draft": f"enterprises:{firm.pk}"})
    change_enterprise(actor=cast.wang, enterprise=firm, revision=0, contact="王工")
    page = text(client.get(url))
    assert (hidden(page, "revision"), json.loads(hidden(page, "base"))["contact"]) == ("0", "陈工")
    met = client.post(url, {**typed, "contact_phone": "138 **** 4410"})
    assert met.status_code == 409
    firm.refresh_from_db()
    assert firm.contact == "王工"
