"""数字 and 大屏 in a browser: drawn, as wide as the window, no fault on the console, sound for axe, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from sizai.access import clock
from sizai.figures.verbs.printed import note_printed_figure
from sizai.people.models import Account
from tests import cast as people
from tests.figures import county

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
Opener = Callable[..., Any]
PAGES = [
    "/figures/",
    "/figures/rows/cases_accepted/?span=all",
    "/figures/definitions/",
    "/figures/report/",
    "/figures/snapshots/",
]


@pytest.fixture
def opened(chromium: Any, live_server: Any, transactional_db: None, settings: Any) -> Iterator[Opener]:
    """`opened("wang", "/figures/", 390)`: the page of that person; an error on its console fails the test."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"require_two_factor": False})
    cast = people.assemble()
    year = clock.today().year
    make = county.Maker()
    for number in range(30):
        make.case(
            county.day(1, 1 + number % 28, year),
            result="success" if number % 3 else "",
            mediated=county.day(1, 28, year) if number % 3 else None,
        )
    note_printed_figure(
        actor=cast.wang,
        key="workers",
        text="8余人",
        number=8,
        source="公开报道",
        since=county.day(1, 1, year),
        until=county.day(12, 31, year),
    )  # type: ignore[arg-type]
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_page(username: str, address: str, width: int = 1440, height: int = 900) -> Any:
        client = Client()
        client.force_login(
            Account.objects.get(username=username),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        context = chromium.new_context(
            base_url=live_server.url,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": height},
        )
        context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("width", [1920, 1440, 1024, 390])
def test_pages_are_as_wide_as_the_window(opened: Opener, width: int) -> None:
    page = opened("wang", PAGES[0], width)
    for address in PAGES:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_charts_are_drawn_as_svg_and_show_their_numbers_as_a_table(opened: Opener) -> None:
    page = opened("wang", "/figures/")
    assert page.locator("#monthly svg").count() == 1
    page.locator('[data-shows="monthly"]').click()
    assert page.locator("#monthly-table").is_visible()
    assert "受理" in page.locator("#monthly-table").inner_text()


def test_a_number_opens_to_its_rows_and_a_row_to_its_case(opened: Opener) -> None:
    page = opened("wang", "/figures/")
    page.locator(".kpi").first.locator("a.fig").click()
    assert page.locator("tbody tr").count() == 30
    assert "受理 30件" in page.locator("h1").inner_text()
    page.locator("tbody a").first.click()
    assert "鹤工调" in page.locator("h1").inner_text()


def test_the_filters_work_by_keyboard(opened: Opener) -> None:
    page = opened("wang", "/figures/")
    page.focus("#f-area")
    while page.locator("#f-area").input_value() != people.OTHER_TOWN:
        page.keyboard.press("ArrowDown")
    page.locator("form[aria-label=期间和范围] button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/?*")
    assert f"area={people.OTHER_TOWN}" in page.url


@pytest.mark.parametrize(
    ("username", "address"), [("wang", address) for address in PAGES] + [("screen", "/screen/")]
)
def test_axe_finds_nothing(opened: Opener, username: str, address: str) -> None:
    page = opened(username, address)
    page.evaluate(AXE.read_text())
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa']})")
    assert [
        (each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found["violations"]
    ] == []


def test_the_wall_fills_1920_by_1080_without_a_scroll_bar(opened: Opener) -> None:
    page = opened("screen", "/screen/", 1920, 1080)
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        1920,
        1080,
    ]
    assert page.locator("#months svg").count() == 1
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('main *')].filter(e => e.children.length === 0 && e.innerText?.trim()"
        " && e.offsetParent).map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= 18
