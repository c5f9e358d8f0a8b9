"""Passwords at the door: the temporary one, the one-time link, the printed slip."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.people.verbs.accounts import issue_password_link, set_password
from tests.cast import MONDAY
from tests.pages.door_steps import LOGIN, sign_in, text
from tests.people.desk_people import PASSWORD, People

pytestmark = pytest.mark.usefixtures("one_step")
GOOD = "桃源站门口的红灯笼 7"


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


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
