"""Choosing a post, and being sent away after idling."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client

from sizai.access import clock
from sizai.access.actor import Role
from sizai.audit.models import Entry
from sizai.orgs.verbs.posts import give_post
from sizai.pages.actors import POST_KEY
from sizai.people.models import Account
from tests.cast import MONDAY
from tests.pages.door_steps import LOGIN, sign_in, text
from tests.people.desk_people import PASSWORD, People

pytestmark = pytest.mark.usefixtures("one_step")
GOOD = "桃源站门口的红灯笼 7"


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


def test_whoever_has_several_posts_chooses_one_first(client: Client, people: People) -> None:
    give_post(
        actor=people.administrator,
        account=people.account("zhao"),
        role=Role.REPRESENTATIVE,
        organisation=people.town_union,
    )
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
        answer = client.get(
            "/cases/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/others/"}
        )
    assert answer["HX-Redirect"] == f"{LOGIN}?next=%2Fothers%2F&idle=1"


@pytest.mark.parametrize("who", ["liu"])
def test_a_workers_own_telephone_stays_signed_in(client: Client, people: People, who: str) -> None:
    with clock.at(MONDAY):
        sign_in(client, who)
    with clock.at(MONDAY + dt.timedelta(hours=2)):
        assert client.get("/door/me/").status_code == 200


def test_activity_is_noted_at_most_once_a_minute(
    client: Client, people: People, django_assert_num_queries: Any
) -> None:
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


def test_the_door_costs_no_query_between_notes(
    client: Client, people: People, django_assert_num_queries: Any
) -> None:
    with clock.at(MONDAY):
        sign_in(client, "zhao")
        client.get("/door/logout/")
        with django_assert_num_queries(3):  # session, account, posts
            client.get("/door/logout/")
