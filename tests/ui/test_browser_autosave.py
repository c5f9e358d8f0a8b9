"""Nothing typed is lost: network gone, page closed, error, another person at the same PC."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.ui import urls

pytestmark = pytest.mark.browser

KEY = "sizai:draft:0:sheet"


@pytest.fixture(autouse=True)
def _to_the_server(page: Page) -> Iterator[None]:
    """The sample form saves to the test's own address."""
    urls.SAVED.clear()
    page.add_init_script(
        "document.addEventListener('readystatechange', () => { for (const f of document.querySelectorAll("
        "'[data-autosave-key]')) f.dataset.autosaveUrl = '/save'; });"
    )
    yield
    urls.SAVED.clear()


def kept(page: Page) -> dict[str, Any] | None:
    found = page.evaluate(f"localStorage.getItem('{KEY}')")
    return json.loads(found) if found else None


def line(page: Page) -> Any:
    return page.locator("form [data-autosave-line]")


def test_two_seconds_after_a_change_the_server_has_it(page: Page) -> None:
    page.goto("?as=parts")
    with page.expect_response("**/save"):
        page.fill("#id_story", "8月到10月工资都没发，堃𠮷")
    page.wait_for_function(f"!localStorage.getItem('{KEY}')")
    assert urls.SAVED[-1]["story"] == "8月到10月工资都没发，堃𠮷"
    assert "csrfmiddlewaretoken" not in urls.SAVED[-1]
    assert "phone" not in urls.SAVED[-1]  # masked values never leave by this way
    assert line(page).inner_text()[2] == ":"


def test_without_a_network_it_stays_here_and_leaves_when_the_network_is_back(
    page: Page, context: BrowserContext
) -> None:
    page.goto("?as=parts")
    context.set_offline(True)
    page.fill("#id_story", "断网时写的")
    expect(line(page)).to_have_text("没有网络，先存在本机", timeout=5000)
    expect(page.locator("[data-offline]")).to_be_visible()
    expect(page.locator("[data-waiting]")).to_contain_text("1份还没有发出")
    assert kept(page) is not None
    context.set_offline(False)
    expect(line(page)).to_contain_text("已存", timeout=5000)
    expect(page.locator("[data-offline]")).to_be_hidden()
    assert urls.SAVED[-1]["story"] == "断网时写的"
    assert kept(page) is None


def test_a_page_that_is_left_at_once_has_lost_nothing(page: Page) -> None:
    page.route("**/save", lambda route: route.abort())
    page.goto("?as=parts")
    page.fill("#id_story", "还没到两秒")
    page.check("#id_topics_1")
    page.goto("?as=today")
    page.goto("?as=parts")
    expect(page.locator("#id_story")).to_have_value("还没到两秒")
    expect(page.locator("#id_topics_1")).to_be_checked()
    expect(line(page)).to_contain_text("取回了本机")


def test_a_server_that_says_no_is_not_believed(page: Page) -> None:
    page.route("**/save", lambda route: route.fulfill(status=500))
    page.goto("?as=parts")
    page.fill("#id_story", "x")
    expect(line(page)).to_have_text("没有存到服务器，先存在本机", timeout=5000)
    assert kept(page) is not None


def test_a_sign_in_that_has_run_out_is_told(page: Page) -> None:
    page.route("**/save", lambda route: route.fulfill(status=403))
    page.goto("?as=parts")
    page.fill("#id_story", "x")
    expect(line(page)).to_have_text("登录过期了，先存在本机", timeout=5000)
    assert kept(page) is not None


def test_a_sent_form_is_kept_until_the_server_has_accepted_it(page: Page) -> None:
    page.goto("?as=parts")
    page.fill("#id_story", "第一遍")
    page.route(
        "**/?as=parts",
        lambda route: (
            route.fulfill(status=500, body="坏了") if route.request.method == "POST" else route.continue_()
        ),
    )
    page.click("button:has-text('登记来件')")
    page.wait_for_load_state()
    page.goto("?as=parts")
    expect(page.locator("#id_story")).to_have_value("第一遍")
    page.goto("accept")
    page.goto("?as=today")
    assert kept(page) is None
    page.goto("?as=parts")
    expect(page.locator("#id_story")).to_have_value("")


def test_pressing_send_without_a_network_keeps_the_page(page: Page, context: BrowserContext) -> None:
    page.goto("?as=parts")
    page.fill("#id_story", "要送的")
    context.set_offline(True)
    page.click("button:has-text('登记来件')")
    expect(line(page)).to_contain_text("来网以后再按一次")
    expect(page.locator("#id_story")).to_have_value("要送的")
    context.set_offline(False)
    page.click("button:has-text('登记来件')")
    page.wait_for_load_state()
    assert kept(page) is not None


def test_another_person_at_this_pc_is_not_shown_it(page: Page) -> None:
    page.goto("?as=parts")
    other = KEY.replace(":0:", ":7:")
    page.evaluate(
        f"localStorage.setItem('{other}', JSON.stringify({{at: new Date(), values: [['story', '别人的']]}}))"
    )
    page.reload()
    expect(page.locator("#id_story")).to_have_value("")


def test_of_two_copies_neither_is_thrown_away(page: Page) -> None:
    page.add_init_script(
        f"localStorage.setItem('{KEY}', JSON.stringify({{at: '2026-11-23T01:00:00Z', values: [['story', '旧的']]}}));"
        "document.addEventListener('readystatechange', () => { for (const f of document.querySelectorAll("
        "'[data-autosave-key]')) f.dataset.autosaveSaved = '2026-11-23T02:00:00Z'; });"
    )
    page.goto("?as=parts")
    expect(page.locator("#id_story")).to_have_value("")
    expect(page.locator("form .note.wait")).to_contain_text("本机还有一份09:00:00写的")
    page.click("text=用本机的")
    expect(page.locator("#id_story")).to_have_value("旧的")


def test_passwords_and_masked_values_are_never_kept_here(page: Page) -> None:
    page.goto("?as=parts")
    page.evaluate(
        "document.querySelector('form[data-autosave-key]').insertAdjacentHTML('beforeend', '<input type=password name=secret value=geheim>')"
    )
    page.route("**/save", lambda route: route.abort())
    page.fill("#id_phone", "13800004410")
    expect(line(page)).to_contain_text("先存在本机", timeout=5000)
    assert "geheim" not in json.dumps(kept(page))
    assert "13800004410" not in json.dumps(kept(page))
