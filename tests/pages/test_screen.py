"""大屏: aggregates only, nothing under 5, no names, no rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.test import Client

from sizai.access import clock
from sizai.pages.screen.wall import _covered
from sizai.people.models import Account
from sizai.ui.components import Tile
from sizai.ui.components.screens import tiles
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[people.Cast]:
    """2026: eight cases of 桃源 in March, three of 址山 in April."""
    with clock.at(people.MONDAY):
        made = people.assemble()
        make = county.Maker()
        for number in range(8):
            make.case(county.day(3, 2 + number, 2026), result="success" if number < 7 else "failure", mediated=county.day(3, 20, 2026),
                      applicant_name="欧阳明月")  # fmt: skip
        for number in range(3):
            make.case(
                county.day(4, 2 + number, 2026),
                area_path=people.OTHER_TOWN,
                claim_kind="injury",
                enterprise_name="秘密工厂",
            )
        yield made


def at(username: str) -> Client:
    client = Client()
    client.force_login(
        Account.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def text(client: Client) -> str:
    answer = client.get("/screen/")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_the_wall_is_for_the_screen_account_and_cadres(cast: people.Cast) -> None:
    for username in ("screen", "wang", "li"):
        assert at(username).get("/screen/").status_code == 200, username
    for username in ("zhao", "he", "operator", "officer", "employer", "liu", "admin", "auditor"):
        assert at(username).get("/screen/").status_code == 403, username
    assert Client().get("/screen/").status_code == 302


def test_the_screen_account_sees_nothing_but_the_wall(cast: people.Cast) -> None:
    client = at("screen")
    assert client.get("/figures/").status_code == 302
    for address in (
        "/figures/rows/cases_accepted/",
        "/figures/snapshots/",
        "/figures/report/",
        "/cases/",
        "/figures/snapshots/take_snapshot",
    ):
        assert client.get(address).status_code in (403, 404) or not client.get(
            address
        ).content.decode().count("鹤工调〔"), address


def test_the_lead_figure_has_its_base_and_only_open_rooms_are_shown(cast: people.Cast) -> None:
    page = text(at("screen"))
    assert "87.5%" in page
    assert "成功7 / 完成8件" in page
    assert "化解在小" in page
    assert "还没有开" not in page


def test_counts_under_five_are_not_told_anywhere(cast: people.Cast) -> None:
    page = text(at("screen"))
    tile = re.search(r"址山镇</span><b>([^<]+)</b>", page)
    assert tile
    assert tile[1] == "不足5"
    assert re.search(r"工伤待遇</span><b>不足5</b>", page)
    found = re.search(r'id="months-data" type="application/json">(.+?)</script>', page)
    assert found
    accepted = json.loads(found[1])["series"][0]["values"]
    assert accepted[:4] == [0, 0, 8, None]
    assert "不足5件的月份不画" in page


def test_a_wall_of_few_cases_tells_no_rate(cast: people.Cast) -> None:
    page = text(at("chen"))
    assert "%" not in re.sub(
        r"<style.*?</style>|style=\"[^\"]*\"", "", page.split("<main")[1].split("</main>")[0]
    )
    assert re.search(r"<span>受理</span><b>不足5</b>", page)
    assert re.search(r"<span>涉及金额</span><b>不足5</b>", page)


def test_neither_names_nor_enterprises_nor_codes_stand_on_the_wall(cast: people.Cast) -> None:
    page = text(at("screen"))
    for secret in ("欧阳", "秘密工厂", "裕成木业", "鹤工调"):
        assert secret not in page


def test_the_wall_of_an_empty_installation_stands(cast: people.Cast) -> None:
    from sizai.resolution.models import Case

    Case.objects.all().delete()
    assert "无数据" in text(at("screen"))


def test_a_single_small_town_cannot_be_worked_out_from_the_total() -> None:
    towns = [Tile("甲", 1, 1, 3), Tile("乙", 2, 1, 40), Tile("丙", 3, 1, 12), Tile("丁", 4, 1, 0)]
    assert [tile.name for tile in _covered(towns) if tile.withheld] == ["丙"]
    assert "12" not in tiles(_covered(towns))
    two = [*towns, Tile("戊", 1, 2, 2)]
    assert not any(tile.withheld for tile in _covered(two))
