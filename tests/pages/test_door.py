"""Signing in and out: who comes in, who is told what, what the history keeps."""

from __future__ import annotations

import datetime as dt
import json
import statistics
import time
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.test import Client

from sizai.access import clock
from sizai.access.actor import Role
from sizai.audit.chain import verify
from sizai.audit.models import Entry
from sizai.orgs.models import Installation
from sizai.orgs.verbs.posts import give_post
from sizai.pages.actors import POST_KEY
from sizai.people.models import Account
from sizai.people.verbs.accounts import disable_account, issue_password_link, set_password, unlock_account
from tests.cast import MONDAY
from tests.pages.door_steps import LOGIN, code, give_second_factor, sign_in, text
from tests.people.desk_people import PASSWORD, People

pytestmark = pytest.mark.usefixtures("one_step")
GOOD = "桃源站门口的红灯笼 7"
WRONG = "账号或口令不对，再试一次。"


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


# ── in and out ──


def test_a_cadre_comes_in_and_leaves_and_the_history_knows(client: Client, people: People) -> None:
    answer = sign_in(client, "wang")
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.session[POST_KEY] == people.wang.post_id
    assert client.post("/door/logout/").url == LOGIN
    assert "_auth_user_id" not in client.session
    lines = list(Entry.objects.order_by("seq"))
    assert [(line.verb, line.actor, line.role) for line in lines] == [
        ("sign_in", "王主席", "federation_cadre"),
        ("sign_out", "王主席", "federation_cadre"),
    ]
    assert lines[0].text == "登录，来自127.0.0.1"
    assert verify().sound


@pytest.mark.parametrize(("who", "home"), [("wang", "/"), ("zhao", "/"), ("auditor", "/"), ("liu", "/m/")])
def test_everybody_begins_where_he_works(client: Client, people: People, who: str, home: str) -> None:
    assert sign_in(client, who).url == home


def test_the_screen_begins_at_the_screen(client: Client, people: People) -> None:
    give_post(actor=people.administrator, account=people.account("liu"), role=Role.SCREEN, organisation=people.federation)
    sign_in(client, "liu")
    post = people.account("liu").posts.get(role=Role.SCREEN)
    assert client.post("/door/choose_post", {"post": post.pk}).url == "/screen/"


def test_leaving_is_a_press_not_a_link(client: Client, people: People) -> None:
    sign_in(client, "wang")
    assert "现在退出吗" in text(client.get("/door/logout/"))
    assert "_auth_user_id" in client.session


def test_width_and_case_of_the_account_name_do_not_matter(client: Client, people: People) -> None:
    assert sign_in(client, " ＷＡＮＧ ").status_code == 302


def test_the_session_gets_a_new_key_at_the_door(client: Client, people: People) -> None:
    client.get(LOGIN)
    session = client.session
    session["planted"] = "by somebody"
    session[POST_KEY] = people.administrator.post_id
    session.save()
    client.cookies[configured.SESSION_COOKIE_NAME] = before = session.session_key
    sign_in(client, "wang")
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()
    assert client.session[POST_KEY] == people.wang.post_id


def test_the_cookie_ends_with_the_browser_and_no_script_reads_it(client: Client, people: People) -> None:
    sign_in(client, "wang")
    cookie = client.cookies[configured.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


# ── what a stranger may learn ──


@pytest.mark.parametrize(
    "whence", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///evil", "evil", "\t//evil.example"]
)
def test_nobody_is_sent_to_another_site(client: Client, people: People, whence: str) -> None:
    page = text(client.get(LOGIN, {"next": whence}))
    assert "evil" not in page
    assert sign_in(client, "wang", next=whence).url == "/"
    assert client.post("/door/logout/", {"next": whence}).url == LOGIN


def test_a_path_of_this_site_is_kept(client: Client, people: People) -> None:
    assert 'name="next" value="/cases/?state=agreed"' in text(client.get(LOGIN, {"next": "/cases/?state=agreed"}))
    assert sign_in(client, "wang", next="/cases/?state=agreed").url == "/cases/?state=agreed"


def _wrong(client: Client, username: str) -> str:
    page = text(sign_in(client, username, "wrong password"))
    for changing in (username, str(client.cookies.get("csrftoken", ""))):
        page = page.replace(changing, "") if changing else page
    start = page.index("<form")
    return page[start : page.index("csrfmiddlewaretoken")] + page[page.index("note bad") :]


def test_unknown_and_known_names_get_the_same_answer(people: People) -> None:
    known, unknown = _wrong(Client(), "wang"), _wrong(Client(), "nobody")
    assert WRONG in known
    assert known == unknown


def test_unknown_names_take_as_long_as_known_ones(people: People, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    wang = people.account("wang")
    wang.set_password(PASSWORD)
    wang.save()

    def taken(username: str) -> float:
        spans = []
        for _ in range(5):
            begun = time.perf_counter()
            sign_in(Client(), username, "wrong password")
            spans.append(time.perf_counter() - begun)
        return statistics.median(spans)

    taken("warming")
    ratio = taken("wang") / taken("nobody")
    assert 1 / 2.5 < ratio < 2.5


def test_a_shut_account_learns_so_only_with_the_right_password(client: Client, people: People) -> None:
    disable_account(actor=people.administrator, account=people.account("wang"), reason="调离")
    assert WRONG in text(sign_in(client, "wang", "wrong password"))
    answer = sign_in(client, "wang")
    assert answer.url == "/door/inactive/"
    assert "停用" in text(client.get(answer.url))
    assert "_auth_user_id" not in client.session


def test_a_shut_account_is_out_at_the_next_click(client: Client, people: People) -> None:
    sign_in(client, "zhao")
    disable_account(actor=people.administrator, account=people.account("zhao"), reason="调离")
    assert client.get("/door/me/").url.startswith(LOGIN)


@pytest.mark.parametrize("path", ["/cases/", "/accounts/", "/audit/", "/door/me/", "/door/choose_post", "/door/two_factor/"])
def test_a_stranger_is_asked_to_sign_in_and_then_comes_back(client: Client, people: People, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url.startswith(f"{LOGIN}?next=%2F") or answer.url == f"{LOGIN}?next={path}"


def test_there_is_no_signing_up_and_no_mail(client: Client, people: People) -> None:
    for path in ("signup", "email", "password/reset", "confirm-email", "social"):
        assert client.get(f"/door/{path}/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [LOGIN, "/door/logout/", "/door/choose_post", "/door/password/", "/door/password/change/", "/door/two_factor/add_second_factor",
     "/door/two_factor/remove_second_factor", "/door/password/{secret}/set_password"],
)  # fmt: skip
def test_every_form_of_the_door_wants_its_token(people: People, path: str) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.account("wang"), backend="allauth.account.auth_backends.AuthenticationBackend")
    before = Entry.objects.count()
    answer = client.post(path.format(secret=secret), {"login": "wang", "password": PASSWORD, "password1": GOOD, "password2": GOOD})
    assert answer.status_code == 403
    assert Entry.objects.count() == before
    assert people.account("zhao").check_password(PASSWORD)


# ── locks ──


def fail(client: Client, username: str, times: int) -> Any:
    for _ in range(times):
        answer = sign_in(client, username, "wrong password")
    return answer


@pytest.mark.parametrize("username", ["wang", "nobody"])
def test_eight_wrong_passwords_lock_and_the_page_says_how_long_and_whom_to_ask(client: Client, people: People, username: str) -> None:
    assert fail(client, username, 7).status_code == 200
    page = fail(client, username, 1)
    assert page.status_code == 429
    assert "连着错了8次" in text(page)
    assert "还有15分钟" in text(page)
    assert "鹤山市总工会的系统管理员" in text(page)
    assert "0750-8812351" in text(page)
    assert sign_in(client, username).status_code == 429
    line = Entry.objects.get()
    assert (line.verb, line.actor) == ("lock_out", "系统")
    assert (line.thing_id is None) == (username == "nobody")


def test_writing_the_name_otherwise_does_not_give_more_tries(client: Client, people: People) -> None:
    for name in ("wang", "WANG", "Wang", "ｗａｎｇ", " wang", "wanG", "WAng"):
        assert sign_in(client, name, "wrong password").status_code == 200
    assert sign_in(client, "waNG", "wrong password").status_code == 429


def test_a_lock_is_not_made_longer_by_trying_and_is_recorded_once(client: Client, people: People) -> None:
    fail(client, "wang", 12)
    assert verbs() == ["lock_out"]


def test_a_lock_holds_for_one_address_and_the_administrator_lifts_it(client: Client, people: People) -> None:
    fail(client, "wang", 8)
    assert client.post(LOGIN, {"login": "wang", "password": PASSWORD}, REMOTE_ADDR="10.0.0.9").status_code == 302
    assert sign_in(Client(), "wang").status_code == 429
    fail(Client(), "zhao", 8)
    assert sign_in(Client(), "zhao").status_code == 429
    unlock_account(actor=people.administrator, account=people.account("zhao"))
    assert sign_in(Client(), "zhao").status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client: Client, people: People) -> None:
    fail(client, "wang", 7)
    sign_in(client, "wang")
    assert fail(Client(), "wang", 7).status_code == 200


# ── passwords ──


def test_a_temporary_password_must_be_changed_before_anything_else(client: Client, people: People) -> None:
    set_password(actor=people.administrator, account=people.account("zhao"), password=GOOD)
    sign_in(client, "zhao", GOOD)
    assert client.get("/cases/").url == "/door/password/change/?next=%2Fcases%2F"
    form = {"oldpassword": GOOD, "password1": GOOD, "password2": GOOD, "next": "/cases/"}
    assert "和现在的一样" in text(client.post("/door/password/change/", form))
    short = text(client.post("/door/password/change/", form | {"password1": "短", "password2": "别的"}))
    assert "至少10个字" in short
    new = GOOD + "，自己挂的"
    answer = client.post("/door/password/change/", form | {"password1": new, "password2": new})
    assert answer.url == "/cases/"
    assert not people.account("zhao").must_change_password
    assert client.get("/door/me/").status_code == 200
    assert verbs()[-1] == "set_password"


def test_changing_the_password_ends_the_other_sessions(client: Client, people: People) -> None:
    elsewhere = Client()
    sign_in(elsewhere, "zhao")
    sign_in(client, "zhao")
    client.post("/door/password/change/", {"oldpassword": PASSWORD, "password1": GOOD, "password2": GOOD})
    assert client.get("/door/me/").status_code == 200
    assert elsewhere.get("/door/me/").status_code == 302


def test_a_one_time_link_sets_a_password_once(client: Client, people: People) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    path = f"/door/password/{secret}/set_password"
    page = client.get(path)
    assert "您的账号是<b>zhao</b>" in text(page)
    assert "no-store" in page["Cache-Control"]
    assert "至少10个字" in text(client.post(path, {"password1": "短", "password2": "短"}))
    assert "两次写的不一样" in text(client.post(path, {"password1": GOOD, "password2": GOOD + "x"}))
    assert client.get(path).status_code == 200
    assert client.post(path, {"password1": GOOD, "password2": GOOD}).url == LOGIN
    assert "口令设好了" in text(client.get(LOGIN))
    assert client.get(path).status_code == 410
    assert client.post(path, {"password1": GOOD + "2", "password2": GOOD + "2"}).status_code == 410
    assert sign_in(client, "zhao", GOOD).status_code == 302


def test_the_code_of_a_slip_is_typed_in_any_spelling(client: Client, people: People) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    answer = client.post("/door/password/", {"secret": f" {secret.lower().replace('-', ' ')} "})
    assert "您的账号是<b>zhao</b>" in text(client.get(answer.url))
    wrong = client.post("/door/password/", {"secret": "!!!"}, follow=True)
    assert wrong.status_code == 410
    assert "请系统管理员再发一个" in text(wrong)


def test_a_link_that_ran_out_says_whom_to_ask(client: Client, people: People) -> None:
    with clock.at(MONDAY):
        secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    with clock.at(MONDAY + dt.timedelta(hours=49)):
        page = client.get(f"/door/password/{secret}/set_password")
    assert page.status_code == 410
    assert "0750-8812351" in text(page)


# ── posts ──


def test_whoever_has_several_posts_chooses_one_first(client: Client, people: People) -> None:
    give_post(actor=people.administrator, account=people.account("zhao"), role=Role.REPRESENTATIVE, organisation=people.town_union)
    sign_in(client, "zhao")
    assert POST_KEY not in client.session
    assert client.get("/cases/").url == "/door/choose_post?next=%2Fcases%2F"
    page = text(client.get("/door/choose_post?next=/cases/"))
    assert "调解员 · 桃源实践站" in page
    assert "工会代表 · 桃源镇总工会" in page
    post = people.account("zhao").posts.get(role=Role.REPRESENTATIVE)
    assert client.post("/door/choose_post", {"post": post.pk, "next": "/cases/"}).url == "/cases/"
    assert client.session[POST_KEY] == post.pk
    assert verbs()[-1] == "choose_post"


@pytest.mark.parametrize("post", ["0", "-1", "x", "9" * 30, ""])
def test_a_post_that_is_not_ones_own_cannot_be_taken(client: Client, people: People, post: str) -> None:
    sign_in(client, "zhao")
    assert client.post("/door/choose_post", {"post": post}).status_code == 404
    assert client.post("/door/choose_post", {"post": people.administrator.post_id}).status_code == 404
    assert client.session[POST_KEY] == people.zhao.post_id


def test_switching_does_not_send_to_another_site(client: Client, people: People) -> None:
    sign_in(client, "zhao")
    answer = client.post("/door/choose_post", {"post": people.zhao.post_id, "next": "//evil.example/"})
    assert answer.url == "/"


def test_an_account_without_a_post_is_told_so(client: Client, people: People) -> None:
    lonely = Account(username="lonely", name="新人", created_at=clock.now())
    lonely.set_password(PASSWORD)
    lonely.save()
    sign_in(client, "lonely")
    assert "您还没有岗位" in text(client.get("/door/me/"))


# ── idling ──


def test_after_idling_one_is_out_and_comes_back_to_the_same_page(client: Client, people: People) -> None:
    minutes = configured.ENVIRONMENT.idle_minutes
    with clock.at(MONDAY):
        sign_in(client, "zhao")
    with clock.at(MONDAY + dt.timedelta(minutes=minutes - 1)):
        assert client.get("/door/me/").status_code == 200
    with clock.at(MONDAY + dt.timedelta(minutes=2 * minutes - 2)):
        assert client.get("/door/me/").status_code == 200
    with clock.at(MONDAY + dt.timedelta(minutes=3 * minutes)):
        answer = client.get("/cases/?q=1")
        assert answer.url == f"{LOGIN}?next=%2Fcases%2F%3Fq%3D1&idle=1"
        assert "_auth_user_id" not in client.session
    assert "很久没有动" in text(client.get(answer.url))
    assert Entry.objects.get(verb="sign_out").reason == f"{minutes}分钟没有动"


def test_a_form_sent_after_idling_leads_back_to_the_page_of_the_form(client: Client, people: People) -> None:
    with clock.at(MONDAY):
        sign_in(client, "zhao")
    with clock.at(MONDAY + dt.timedelta(hours=2)):
        answer = client.post("/cases/1/note_case", {"text": "x"}, HTTP_REFERER="http://testserver/cases/1/")
    assert answer.url == f"{LOGIN}?next=%2Fcases%2F1%2F&idle=1"


def test_htmx_is_told_to_go_to_the_door(client: Client, people: People) -> None:
    with clock.at(MONDAY):
        sign_in(client, "zhao")
    with clock.at(MONDAY + dt.timedelta(hours=2)):
        answer = client.get("/cases/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/others/"})
    assert answer["HX-Redirect"] == f"{LOGIN}?next=%2Fothers%2F&idle=1"


@pytest.mark.parametrize("who", ["liu"])
def test_a_workers_own_telephone_stays_signed_in(client: Client, people: People, who: str) -> None:
    with clock.at(MONDAY):
        sign_in(client, who)
    with clock.at(MONDAY + dt.timedelta(hours=2)):
        assert client.get("/door/me/").status_code == 200


def test_activity_is_noted_at_most_once_a_minute(client: Client, people: People, django_assert_num_queries: Any) -> None:
    with clock.at(MONDAY):
        sign_in(client, "zhao")
        client.get("/door/me/")
    seen = client.session["sizai_seen"]
    with clock.at(MONDAY + dt.timedelta(seconds=59)):
        client.get("/door/me/")
        assert client.session["sizai_seen"] == seen
    with clock.at(MONDAY + dt.timedelta(seconds=61)):
        client.get("/door/me/")
        assert client.session["sizai_seen"] == seen + 61


def test_the_door_costs_no_query_between_notes(client: Client, people: People, django_assert_num_queries: Any) -> None:
    with clock.at(MONDAY):
        sign_in(client, "zhao")
        client.get("/door/logout/")
        with django_assert_num_queries(3):  # session, account, posts
            client.get("/door/logout/")


# ── the demo ──


def _demo(settings: Any, *, demo: bool) -> None:
    Installation.objects.create(name="鹤山市总工会", area_path="440784", demo=demo, created_at=clock.now())
    rows = [{"username": "zhao", "password": PASSWORD, "name": "赵调解员", "role": "调解员", "where": "桃源实践站"}]
    (settings.HOME / "demo.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


@pytest.fixture
def demo_file(settings: Any) -> Any:
    yield settings.HOME / "demo.json"
    (settings.HOME / "demo.json").unlink(missing_ok=True)


def test_the_demo_lists_its_accounts_and_fills_one_in(client: Client, people: People, settings: Any, demo_file: Any) -> None:
    _demo(settings, demo=True)
    page = text(client.get(LOGIN))
    assert 'href="?as=zhao"' in page
    assert "桃源实践站" in page
    assert PASSWORD not in page
    filled = text(client.get(LOGIN, {"as": "zhao", "next": "/cases/"}))
    assert f'value="{PASSWORD}"' in filled
    assert 'value="/cases/"' in filled
    assert PASSWORD not in text(client.get(LOGIN, {"as": "wang"}))


def test_a_real_installation_never_shows_accounts_even_with_the_file(client: Client, people: People, settings: Any, demo_file: Any) -> None:
    _demo(settings, demo=False)
    page = text(client.get(LOGIN, {"as": "zhao"}))
    assert "zhao" not in page
    assert PASSWORD not in page


def test_a_demo_does_not_ask_for_the_second_step(client: Client, people: People, settings: Any, demo_file: Any) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"require_two_factor": True})
    _demo(settings, demo=True)
    sign_in(client, "zhao")
    assert client.session["sizai_steps"] == []


def test_a_second_step_that_is_there_is_asked_for_in_any_case(client: Client, people: People) -> None:
    give_second_factor(people.account("wang"))
    assert sign_in(client, "wang").url == "/door/two_factor/code/"
    assert client.post("/door/two_factor/code/", {"code": code()}).url == "/"
