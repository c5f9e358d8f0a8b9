"""Signing in and out: who comes in, who is told what, what the history keeps."""

from __future__ import annotations

import statistics
import time
from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.test import Client

from sizai.access.actor import Role
from sizai.audit.chain import verify
from sizai.audit.models import Entry
from sizai.orgs.verbs.posts import give_post
from sizai.pages.actors import POST_KEY
from sizai.people.verbs.accounts import disable_account, issue_password_link, unlock_account
from tests.pages.door_steps import LOGIN, sign_in, text
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
    give_post(
        actor=people.administrator,
        account=people.account("liu"),
        role=Role.SCREEN,
        organisation=people.federation,
    )
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
    "whence",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil",
        "evil",
        "\t//evil.example",
    ],
)
def test_nobody_is_sent_to_another_site(client: Client, people: People, whence: str) -> None:
    page = text(client.get(LOGIN, {"next": whence}))
    assert "evil" not in page
    assert sign_in(client, "wang", next=whence).url == "/"
    assert client.post("/door/logout/", {"next": whence}).url == LOGIN


def test_a_path_of_this_site_is_kept(client: Client, people: People) -> None:
    assert 'name="next" value="/cases/?state=agreed"' in text(
        client.get(LOGIN, {"next": "/cases/?state=agreed"})
    )
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


@pytest.mark.parametrize(
    "path", ["/cases/", "/accounts/", "/audit/", "/door/me/", "/door/choose_post", "/door/two_factor/"]
)
def test_a_stranger_is_asked_to_sign_in_and_then_comes_back(
    client: Client, people: People, path: str
) -> None:
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
    answer = client.post(
        path.format(secret=secret),
        {"login": "wang", "password": PASSWORD, "password1": GOOD, "password2": GOOD},
    )
    assert answer.status_code == 403
    assert Entry.objects.count() == before
    assert people.account("zhao").check_password(PASSWORD)


# ── locks ──


def fail(client: Client, username: str, times: int) -> Any:
    for _ in range(times):
        answer = sign_in(client, username, "wrong password")
    return answer


@pytest.mark.parametrize("username", ["wang", "nobody"])
def test_eight_wrong_passwords_lock_and_the_page_says_how_long_and_whom_to_ask(
    client: Client, people: People, username: str
) -> None:
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
    assert (
        client.post(LOGIN, {"login": "wang", "password": PASSWORD}, REMOTE_ADDR="10.0.0.9").status_code == 302
    )
    assert sign_in(Client(), "wang").status_code == 429
    fail(Client(), "zhao", 8)
    assert sign_in(Client(), "zhao").status_code == 429
    unlock_account(actor=people.administrator, account=people.account("zhao"))
    assert sign_in(Client(), "zhao").status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client: Client, people: People) -> None:
    fail(client, "wang", 7)
    sign_in(client, "wang")
    assert fail(Client(), "wang", 7).status_code == 200
