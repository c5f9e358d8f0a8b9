"""The accounts that the sign-in page of a demo shows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from sizai.access import clock
from sizai.orgs.models import Installation
from tests.pages.door_steps import LOGIN, code, give_second_factor, sign_in, text
from tests.people.desk_people import PASSWORD, People

pytestmark = pytest.mark.usefixtures("one_step")
GOOD = "桃源站门口的红灯笼 7"


def _demo(settings: Any, *, demo: bool) -> None:
    Installation.objects.create(name="鹤山市总工会", area_path="440784", demo=demo, created_at=clock.now())
    rows = [
        {
            "username": "zhao",
            "password": PASSWORD,
            "name": "赵调解员",
            "role": "调解员",
            "where": "桃源实践站",
        }
    ]
    (settings.HOME / "demo.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


@pytest.fixture
def demo_file(settings: Any) -> Any:
    yield settings.HOME / "demo.json"
    (settings.HOME / "demo.json").unlink(missing_ok=True)


def test_the_demo_lists_its_accounts_and_fills_one_in(
    client: Client, people: People, settings: Any, demo_file: Any
) -> None:
    _demo(settings, demo=True)
    page = text(client.get(LOGIN))
    assert 'href="?as=zhao"' in page
    assert "桃源实践站" in page
    assert PASSWORD not in page
    filled = text(client.get(LOGIN, {"as": "zhao", "next": "/cases/"}))
    assert f'value="{PASSWORD}"' in filled
    assert 'value="/cases/"' in filled
    assert PASSWORD not in text(client.get(LOGIN, {"as": "wang"}))


def test_a_real_installation_never_shows_accounts_even_with_the_file(
    client: Client, people: People, settings: Any, demo_file: Any
) -> None:
    _demo(settings, demo=False)
    page = text(client.get(LOGIN, {"as": "zhao"}))
    assert "zhao" not in page
    assert PASSWORD not in page


def test_a_demo_does_not_ask_for_the_second_step(
    client: Client, people: People, settings: Any, demo_file: Any
) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"require_two_factor": True})
    _demo(settings, demo=True)
    sign_in(client, "zhao")
    assert client.session["sizai_steps"] == []


def test_a_second_step_that_is_there_is_asked_for_in_any_case(client: Client, people: People) -> None:
    give_second_factor(people.account("wang"))
    assert sign_in(client, "wang").url == "/door/two_factor/code/"
    assert client.post("/door/two_factor/code/", {"code": code()}).url == "/"
