"""The page of the history: who reads it, how much of it, filters, the check of the chain, the export."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from sizai.access import clock
from sizai.access.actor import SYSTEM, Role
from sizai.audit.models import Entry
from sizai.audit.record import record, record_many
from sizai.orgs.verbs.posts import give_post
from sizai.pages.desk.audit_lines import verb_label
from sizai.people.verbs.accounts import change_account, disable_account
from sizai.people.verbs.persons import know_person
from tests.cast import MONDAY
from tests.pages.door_steps import sign_in, text
from tests.people.desk_people import People

pytestmark = pytest.mark.usefixtures("one_step")


@pytest.fixture
def reader(client: Client, people: People) -> Client:
    """The auditor's browser."""
    sign_in(client, "auditor")
    return client


def rows(answer: Any) -> list[Any]:
    return list(answer.context["rows"])


def exported(client: Client, query: str = "") -> list[dict[str, str]]:
    answer: Any = client.post(f"/audit/export_audit{query}")
    assert answer["Content-Disposition"].startswith("attachment")
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


@pytest.mark.parametrize("who", ["wang", "zhao", "liu"])
def test_only_auditor_and_administrator_enter(client: Client, people: People, who: str) -> None:
    sign_in(client, who)
    assert client.get("/audit/").status_code == 403
    assert client.post("/audit/verify_audit").status_code == 403
    assert client.post("/audit/export_audit").status_code == 403
    assert set(Entry.objects.values_list("verb", flat=True)) == {"sign_in"}


def test_the_newest_stands_first_with_who_what_and_why(reader: Client, people: People) -> None:
    disable_account(actor=people.administrator, account=people.account("zhao"), reason="调离")
    first = rows(reader.get("/audit/"))[0]
    assert (first.actor, first.role, first.verb) == ("管理员", "系统管理员", "停用账号")
    assert first.thing == "账号 赵调解员"
    assert "理由：调离" in first.text


def test_changes_are_said_with_the_names_of_the_fields(reader: Client, people: People) -> None:
    change_account(actor=people.administrator, account=people.account("zhao"), name="赵敏")
    assert "姓名：赵调解员→赵敏" in rows(reader.get("/audit/"))[0].text


def _days(people: People) -> None:
    for day, told in ((20, "星期五"), (23, "星期一"), (24, "星期二")):
        with clock.at(clock.local(2026, 11, day, 23, 59)):
            record(actor=people.zhao, verb="note_case", thing=people.station, text=told)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("since=2026-11-23", ["星期二", "星期一"]),
        ("since=2026-11-23&until=2026-11-23", ["星期一"]),
        ("until=2026-11-22", ["星期五"]),
        ("thing=星期一", ["星期一"]),
        ("verb=note_case&who=赵&until=2026-11-24", ["星期二", "星期一", "星期五"]),
        ("who=王&until=2026-11-24", []),
        ("verb=give_post", []),
    ],
)
def test_the_history_is_filtered(people: People, client: Client, query: str, found: list[str]) -> None:
    _days(people)
    with clock.at(clock.local(2026, 11, 25)):
        sign_in(client, "auditor")
    only = [row for row in rows(client.get(f"/audit/?{query}")) if row.actor == "赵调解员"]
    assert [row.text for row in only] == found


def test_every_act_that_is_recorded_has_a_chinese_name() -> None:
    written = "\n".join(path.read_text("utf-8") for path in configured.SOURCE.rglob("*.py"))
    recorded = set(re.findall(r'verb="([a-z_]+)"', written))
    assert len(recorded) > 40
    assert {code for code in recorded if verb_label(code) == code} == set()


def test_links_lead_to_one_account_and_one_thing(reader: Client, people: People) -> None:
    zhao = people.account("zhao")
    change_account(actor=people.administrator, account=zhao, name="赵敏")
    by = rows(reader.get(f"/audit/?account={people.administrator.account_id}"))
    assert {row.actor for row in by} == {"管理员"}
    of = rows(reader.get(f"/audit/?of=people.account:{zhao.pk}"))
    assert [row.verb for row in of] == ["改账号"]


@pytest.mark.parametrize(
    "query",
    ["since=昨天", "account=x", "of=1;drop", "verb=nonsense", "after=x~y", "after=abc", "who=" + "长" * 500],
)
def test_nonsense_in_the_address_breaks_nothing(reader: Client, query: str) -> None:
    assert reader.get(f"/audit/?{query}").status_code == 200


def test_an_empty_answer_says_what_to_do(reader: Client) -> None:
    assert "换个条件，或点“清空”看全部" in text(reader.get("/audit/?who=没有这个人"))


def test_the_first_lines_show_posts_that_administrators_gave_themselves(
    reader: Client, people: People
) -> None:
    assert "先看这几行" not in text(reader.get("/audit/"))
    own = people.account("administrator")
    give_post(
        actor=people.administrator, account=own, role=Role.FEDERATION_CADRE, organisation=people.federation
    )
    page = text(reader.get("/audit/"))
    assert page.index("先看这几行") < page.index("<table")
    assert "给自己岗位：总工会干部，鹤山市总工会" in page
    assert "是系统管理员，现在还是总工会干部（鹤山市总工会）" in page
    assert [row.verb for row in rows(reader.get("/audit/?own=on"))] == ["给岗位"]


def test_the_administrator_sees_who_and_what_but_not_inside_a_case(client: Client, people: People) -> None:
    person = know_person(name="刘师傅", phone="13800000001")
    record(
        actor=people.zhao,
        verb="note_case",
        thing=person,
        text="刘师傅说工资没发",
        reason="保密",
        changes={"name": ["刘", "刘师傅"]},
    )
    sign_in(client, "admin")
    page = text(client.get("/audit/"))
    assert "刘师傅" not in page
    assert "保密" not in page
    assert "人员（内容归审计看）" in page
    assert rows(client.get("/audit/?thing=刘师傅")) == []
    assert "刘师傅" not in str(exported(client))
    auditor = Client()
    sign_in(auditor, "auditor")
    assert "刘师傅说工资没发" in text(auditor.get("/audit/"))
    assert "刘师傅说工资没发" in str(exported(auditor))


def test_a_sound_chain_is_said_and_the_check_recorded(reader: Client, people: People) -> None:
    reader.post("/audit/verify_audit")
    line = Entry.objects.get(verb="verify_audit")
    assert line.actor == "审计员"
    assert line.text.startswith("核对1条，完整无缺，链头")
    assert "上次核对" in text(reader.get("/audit/"))


def test_a_changed_entry_is_found(reader: Client, people: People) -> None:
    disable_account(actor=people.administrator, account=people.account("zhao"), reason="调离")
    Entry.objects.filter(verb="disable_account").update(reason="别的")
    reader.post("/audit/verify_audit")
    line = Entry.objects.get(verb="verify_audit")
    assert "有1处不对：第2条被改过" in line.text


def test_checking_is_a_press_not_a_link(reader: Client) -> None:
    assert reader.get("/audit/verify_audit").status_code == 405
    assert reader.get("/audit/export_audit").status_code == 405


def test_the_export_obeys_the_filter_and_is_itself_an_entry(reader: Client, people: People) -> None:
    _days(people)
    found = exported(reader, "?who=赵&since=2026-11-23&until=2026-11-24")
    assert [row["经过"] for row in found] == ["星期二", "星期一"]
    assert found[0]["做了什么"] == "写经过"
    assert found[0]["时间"] == "2026-11-24 23:59:00"
    line = Entry.objects.get(verb="export_audit")
    assert line.text == "导出操作记录2条"
    assert line.changes["who"] == [None, "赵"]


def test_a_formula_in_a_name_stays_text_in_the_export(reader: Client, people: People) -> None:
    record(actor=people.zhao, verb="note_case", thing=people.station, text='=HYPERLINK("http://evil")')
    assert exported(reader, "?verb=note_case")[0]["经过"].startswith("'=HYPERLINK")


def test_html_in_an_entry_is_shown_as_text(reader: Client, people: People) -> None:
    record(actor=people.zhao, verb="note_case", thing=people.station, text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in text(reader.get("/audit/"))


def test_pages_follow_each_other_without_a_gap(reader: Client, people: People) -> None:
    record_many(
        [
            {
                "actor": SYSTEM,
                "verb": "note_case",
                "text": f"第{number}条",
                "at": MONDAY + dt.timedelta(seconds=number),
            }
            for number in range(120)
        ]
    )
    seen, address = [], "/audit/?verb=note_case"
    while address:
        answer = reader.get(address)
        seen += [row.seq for row in rows(answer)]
        following = answer.context["page"].following
        address = f"/audit/{following}" if following else ""
    assert seen == sorted(seen, reverse=True)
    assert len(set(seen)) == 120


def test_more_rows_cost_no_more_queries(
    reader: Client, people: People, django_assert_max_num_queries: Any
) -> None:
    reader.get("/audit/")
    with django_assert_max_num_queries(25) as few:
        reader.get("/audit/")
    for number in range(40):
        record(actor=people.zhao, verb="note_case", thing=people.station, text=f"{number}")
    with django_assert_max_num_queries(25) as many:
        reader.get("/audit/")
    assert len(few) == len(many)
