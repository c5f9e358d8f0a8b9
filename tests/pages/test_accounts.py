"""The administrator's pages of accounts and posts."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from sizai.access import clock
from sizai.access.actor import Role
from sizai.audit.models import Entry
from sizai.enterprises.models import Enterprise
from sizai.orgs.models import Organisation, Post
from sizai.orgs.queries import posts_of
from sizai.orgs.verbs.posts import give_post
from sizai.orgs.vocabulary import OrganisationKind
from sizai.people.models import Account
from sizai.people.queries import has_second_factor, open_link
from tests.cast import TOWN, organisation
from tests.pages.door_steps import give_second_factor, sign_in, text
from tests.people.desk_people import People

pytestmark = pytest.mark.usefixtures("one_step")
GOOD = "桃源站门口的红灯笼 7"


@pytest.fixture
def desk(client: Client, people: People) -> Client:
    """The administrator's browser."""
    sign_in(client, "admin")
    return client


def steps(pk: int) -> list[str]:
    names = ("change_account", "disable_account", "enable_account", "unlock_account", "issue_password_link", "set_password",
             "reset_second_factor", "give_post")  # fmt: skip
    return [f"/accounts/{pk}/{name}" for name in names]


# ── who gets in ──


@pytest.mark.parametrize("who", ["wang", "zhao", "liu"])
def test_others_find_nothing_here(client: Client, people: People, who: str) -> None:
    sign_in(client, who)
    pk = people.account("zhao").pk
    before = Entry.objects.count()
    for path in ["/accounts/", f"/accounts/{pk}/", "/accounts/open_account", *steps(pk)]:
        assert client.get(path).status_code in (403, 405), path
        assert client.post(
            path, {"reason": "x", "name": "x", "username": "x1", "password": GOOD}
        ).status_code in (403, 405), path
    assert client.post(f"/posts/{people.zhao.post_id}/end_post", {"reason": "x"}).status_code == 403
    assert Entry.objects.count() == before
    assert people.account("zhao").name == "赵调解员"


def test_the_auditor_reads_and_does_nothing(client: Client, people: People) -> None:
    sign_in(client, "auditor")
    pk = people.account("zhao").pk
    page = text(client.get("/accounts/"))
    assert "赵调解员" in page
    assert "开户" not in page.split("</header>")[1].split("sz-panel")[0].replace("账号由系统管理员开", "")
    page = text(client.get(f"/accounts/{pk}/"))
    for word in ("停用</a>", "发设口令的链接", "给岗位", "结束"):
        assert word not in page
    for path in steps(pk):
        assert client.post(path, {"reason": "x"}).status_code == 403


def test_an_account_that_is_not_there_is_a_404(desk: Client) -> None:
    assert desk.get("/accounts/99999/").status_code == 404
    assert desk.get("/accounts/99999/give_post").status_code == 404
    assert desk.get("/posts/99999/end_post").status_code == 404


@pytest.mark.parametrize("step", ["enable_account", "unlock_account", "issue_password_link"])
def test_what_is_done_with_one_press_is_not_done_by_a_link(desk: Client, people: People, step: str) -> None:
    assert desk.get(f"/accounts/{people.account('zhao').pk}/{step}").status_code == 405


# ── the list ──


def test_the_list_says_post_state_and_second_step(desk: Client, people: People) -> None:
    give_second_factor(people.account("zhao"))
    page = text(desk.get("/accounts/"))
    assert "共5个" in page
    row = re.search(r"<tr[^>]*>(?:(?!</tr>).)*赵调解员.*?</tr>", page, re.S)
    assert row is not None
    for word in ("zhao", "调解员 · 桃源实践站", "已开", "在用"):
        assert word in row.group()


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=赵", {"zhao"}), ("q=AN", {"wang"}), ("role=auditor", {"auditor"}), ("state=waiting", {"new"}), ("state=disabled", {"old"}),
     ("state=locked", {"locked"}), ("role=auditor&q=赵", set()), ("role=nonsense&state=x", {"admin", "auditor", "wang", "zhao", "liu", "new", "old", "locked"})],
)  # fmt: skip
def test_the_list_is_filtered(desk: Client, people: People, query: str, found: set[str]) -> None:
    for username, active, password in (("new", True, "!"), ("old", False, "x"), ("locked", True, "x")):
        Account.objects.create(
            username=username, name="某人", is_active=active, password=password, created_at=clock.now()
        )
    for _ in range(configured.AXES_FAILURE_LIMIT):
        sign_in(Client(), "locked", "wrong password")
    answer = desk.get(f"/accounts/?{query}")
    assert {row.username for row in answer.context["rows"]} == found
    if not found:
        assert "没有符合条件的账号" in text(answer)


def test_the_list_is_paged_by_name_both_ways(desk: Client, people: People) -> None:
    Account.objects.bulk_create(
        Account(username=f"m{n:03}", name=f"某{n}", created_at=clock.now()) for n in range(120)
    )
    seen: list[str] = []
    page = desk.get("/accounts/").context["page"]
    while True:
        seen += [row.username for row in page.rows]
        if not page.following:
            break
        page = desk.get(f"/accounts/{page.following}").context["page"]
    assert seen == sorted(seen)
    assert len(seen) == len(set(seen)) == 125
    back = desk.get(f"/accounts/{page.previous}").context["page"]
    assert [row.username for row in back.rows] == seen[50:100]


def test_more_rows_cost_no_more_queries(
    desk: Client, people: People, django_assert_max_num_queries: Any
) -> None:
    desk.get("/accounts/")
    with django_assert_max_num_queries(20) as few:
        desk.get("/accounts/")
    for number in range(30):
        made = Account.objects.create(username=f"m{number}", name="某人", created_at=clock.now())
        Post.objects.create(
            account=made, role=Role.STATION_MEDIATOR, organisation=people.station, since=dt.date(2020, 1, 1)
        )
    with django_assert_max_num_queries(20) as many:
        desk.get("/accounts/")
    assert len(few) == len(many)


# ── one account ──


def test_from_opening_to_the_first_sign_in(desk: Client, people: People) -> None:
    answer = desk.post("/accounts/open_account", {"username": "ChenXiao", "name": "陈晓"})
    made = Account.objects.get(username="chenxiao")
    assert answer.url == f"/accounts/{made.pk}/"
    assert "还没有岗位" in text(desk.get(answer.url))
    assert "调解员" in text(desk.get(f"/accounts/{made.pk}/give_post"))
    form = text(desk.get(f"/accounts/{made.pk}/give_post?role=station_mediator"))
    assert "桃源实践站" in form
    assert "鹤山市总工会</option>" not in form
    desk.post(f"/accounts/{made.pk}/give_post?role=station_mediator", {"organisation": people.station.pk})
    assert posts_of(made).get().scope == TOWN
    slip = desk.post(f"/accounts/{made.pk}/issue_password_link")
    assert "no-store" in slip["Cache-Control"]
    secret = slip.context["secret"]
    assert f"http://testserver/door/password/{secret}/set_password" in text(slip)
    assert "data:image/svg+xml;base64," in text(slip)
    assert secret not in text(desk.get(f"/accounts/{made.pk}/"))
    browser = Client()
    browser.post(f"/door/password/{secret}/set_password", {"password1": GOOD, "password2": GOOD})
    assert sign_in(browser, "chenxiao", GOOD).url == "/"


def test_a_refusal_loses_nothing_typed_and_names_the_field(desk: Client) -> None:
    answer = desk.post("/accounts/open_account", {"username": "wang", "name": "王小二"})
    assert answer.status_code == 422
    page = text(answer)
    assert "账号“wang”已经有了" in page
    assert 'value="王小二"' in page
    page = text(desk.post("/accounts/open_account", {"username": "", "name": "<b>"}))
    assert "请填账号。" in page
    assert "&lt;b&gt;" in page
    assert '<b>"' not in page


def test_shut_and_opened_again(desk: Client, people: People) -> None:
    pk = people.account("zhao").pk
    assert "请填理由" in text(desk.post(f"/accounts/{pk}/disable_account", {"reason": ""}))
    desk.post(f"/accounts/{pk}/disable_account", {"reason": "调离"})
    assert not Account.objects.get(pk=pk).is_active
    page = text(desk.get(f"/accounts/{pk}/"))
    assert "重新启用" in page
    assert "发设口令的链接" not in page
    desk.post(f"/accounts/{pk}/enable_account")
    assert Account.objects.get(pk=pk).is_active


def test_ones_own_account_cannot_be_shut_from_the_page(desk: Client, people: People) -> None:
    pk = people.account("administrator").pk
    assert "disable_account" not in text(desk.get(f"/accounts/{pk}/"))
    assert "不能停用自己" in text(desk.post(f"/accounts/{pk}/disable_account", {"reason": "试"}))


def test_a_lock_is_seen_and_lifted(desk: Client, people: People) -> None:
    for _ in range(configured.AXES_FAILURE_LIMIT):
        sign_in(Client(), "zhao", "wrong password")
    pk = people.account("zhao").pk
    assert "锁到" in text(desk.get(f"/accounts/{pk}/"))
    desk.post(f"/accounts/{pk}/unlock_account")
    assert "锁到" not in text(desk.get(f"/accounts/{pk}/"))
    assert sign_in(Client(), "zhao").status_code == 302


def test_a_temporary_password_is_checked_and_must_be_changed(desk: Client, people: People) -> None:
    pk = people.account("zhao").pk
    assert "至少10个字" in text(desk.post(f"/accounts/{pk}/set_password", {"password": "短"}))
    desk.post(f"/accounts/{pk}/set_password", {"password": GOOD})
    assert Account.objects.get(pk=pk).must_change_password
    assert "临时的" in text(desk.get(f"/accounts/{pk}/"))


def test_the_second_step_is_reset_with_a_reason(desk: Client, people: People) -> None:
    zhao = people.account("zhao")
    assert "清除两步验证" not in text(desk.get(f"/accounts/{zhao.pk}/"))
    give_second_factor(zhao)
    assert "清除两步验证" in text(desk.get(f"/accounts/{zhao.pk}/"))
    desk.post(f"/accounts/{zhao.pk}/reset_second_factor", {"reason": "手机丢了"})
    assert not has_second_factor(zhao)


# ── posts ──


def test_every_role_has_a_form_that_asks_only_what_it_needs(desk: Client, people: People) -> None:
    pk = people.account("zhao").pk
    for role in Role:
        names = set(desk.get(f"/accounts/{pk}/give_post?role={role.value}").context["form"].fields)
        assert ("organisation" in names) == (role not in (Role.WORKER, Role.EMPLOYER_HR)), role
        assert ("enterprise" in names) == (role == Role.EMPLOYER_HR)
        assert ("leader" in names) == (role == Role.REPRESENTATIVE)
        assert {"since", "until"} <= names


def test_a_missing_or_foreign_organisation_is_said_at_the_field(desk: Client, people: People) -> None:
    pk = people.account("zhao").pk
    path = f"/accounts/{pk}/give_post?role=department_officer"
    assert "派单才送得到" in text(desk.post(path, {}))
    assert desk.post(path, {"organisation": people.station.pk}).status_code == 422
    assert posts_of(people.account("zhao")).count() == 1


def test_an_employer_is_found_by_name_or_code(desk: Client, people: People) -> None:
    Enterprise.objects.create(name="裕成木业有限公司", name_key="裕成木业有限公司", area_path=TOWN, created_at=clock.now(),
                              uscc="91440784MA4UQ5AB5U")  # fmt: skip
    path = f"/accounts/{people.account('liu').pk}/give_post?role=employer_hr"
    assert "名册里没有这家企业" in text(desk.post(path, {"enterprise": "没有这家"}))
    desk.post(path, {"enterprise": "91440784ma4uq5ab5u"})
    assert posts_of(people.account("liu")).filter(role=Role.EMPLOYER_HR).exists()
    assert "裕成木业有限公司" in text(desk.get(f"/accounts/{people.account('liu').pk}/"))


def test_many_organisations_are_typed_with_suggestions(desk: Client, people: People) -> None:
    Organisation.objects.bulk_create(
        Organisation(kind=OrganisationKind.UNION, name=f"第{number}工会", area_path=TOWN)
        for number in range(220)
    )
    path = f"/accounts/{people.account('zhao').pk}/give_post?role=representative"
    assert '<option value="第7工会">' in text(desk.get(path))
    assert "没有叫这个名字的组织" in text(desk.post(path, {"organisation": "第七工会"}))
    organisation(OrganisationKind.UNION, "第7工会", TOWN)
    assert "几个同名" in text(desk.post(path, {"organisation": "第7工会"}))
    desk.post(path, {"organisation": " 第8工会 "})
    assert posts_of(people.account("zhao")).filter(organisation__name="第8工会").exists()


def test_a_post_for_oneself_is_warned_of(desk: Client, people: People) -> None:
    pk = people.account("administrator").pk
    path = f"/accounts/{pk}/give_post?role=federation_cadre"
    assert "审计第一眼就看到" in text(desk.get(path))
    desk.post(path, {"organisation": people.federation.pk})
    assert posts_of(people.account("administrator")).count() == 2


def test_a_post_is_ended_at_once_or_on_a_day(desk: Client, people: People) -> None:
    path = f"/posts/{people.zhao.post_id}/end_post"
    assert "请填理由" in text(desk.post(path, {}))
    day = clock.today() + dt.timedelta(days=3)
    desk.post(path, {"last_day": day.isoformat(), "reason": "借调到期"})
    assert Post.objects.get(pk=people.zhao.post_id).until == day
    desk.post(path, {"reason": "提前"})
    assert not posts_of(people.account("zhao")).exists()


def test_the_post_one_stands_on_has_no_way_to_end_it(desk: Client, people: People) -> None:
    assert "end_post" not in text(desk.get(f"/accounts/{people.account('administrator').pk}/"))


def test_a_wrong_date_says_how_to_write_one(desk: Client, people: People) -> None:
    answer = desk.post(f"/posts/{people.zhao.post_id}/end_post", {"last_day": "明天", "reason": "x"})
    assert "日期写成2026-11-23" in text(answer)


def test_a_second_link_voids_the_first(desk: Client, people: People) -> None:
    path = f"/accounts/{people.account('zhao').pk}/issue_password_link"
    first = desk.post(path).context["secret"]
    second = desk.post(path).context["secret"]
    assert open_link(first) is None
    assert open_link(second) is not None


def test_a_leader_is_chosen_from_cadres_and_mediators(desk: Client, people: People) -> None:
    give_post(
        actor=people.administrator,
        account=people.account("liu"),
        role=Role.REPRESENTATIVE,
        organisation=people.town_union,
    )
    form = desk.get(f"/accounts/{people.account('liu').pk}/give_post?role=representative").context["form"]
    assert {post.account.username for post in form.fields["leader"].queryset} == {"wang", "zhao"}
