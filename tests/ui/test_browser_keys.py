"""Keyboard, selection, dialogs, menus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_slash_goes_to_the_search_and_does_not_type_itself(page: Page) -> None:
    page.goto("?as=list")
    page.keyboard.press("/")
    box = page.locator("[data-find]")
    expect(box).to_be_focused()
    page.keyboard.type("j/x?")
    expect(box).to_have_value("j/x?")


def test_j_and_k_walk_the_rows_x_selects_and_enter_opens(page: Page) -> None:
    page.goto("?as=list")
    page.keyboard.press("j")
    expect(page.locator("tbody a.open").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("tbody a.open").nth(1)).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("tbody tr").nth(1)).to_have_class("on")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?2")


def test_g_and_a_number_go_to_a_room_that_is_open(page: Page) -> None:
    page.goto("?as=list")
    page.keyboard.press("g")
    page.keyboard.press("1")
    assert page.url.endswith("?as=list")
    page.keyboard.press("g")
    page.keyboard.press("3")
    page.wait_for_url("**/?as=case")
    page.keyboard.press("g")
    page.keyboard.press("0")
    page.wait_for_url("**/?as=today")


def test_the_question_mark_shows_the_keys_and_escape_hides_them(page: Page) -> None:
    page.goto("?as=list")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("tbody a.open").first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_the_strip_takes_the_place_of_the_filters_and_moves_no_row(page: Page) -> None:
    page.goto("?as=list")
    before = page.locator("tbody tr").first.bounding_box()
    page.check("tbody tr:nth-child(2) [name=chosen]")
    assert page.locator("tbody tr").first.bounding_box() == before
    expect(page.locator("[data-bulk]")).to_contain_text("已选1家")
    expect(page.locator(".filters")).to_be_hidden()
    page.check("[data-page]")
    expect(page.locator("[data-bulk]")).to_contain_text("已选8家")
    page.check("[data-all]")
    page.uncheck("tbody tr:nth-child(3) [name=chosen]")
    expect(page.locator("[data-all]")).not_to_be_checked()
    assert page.locator("[data-page]").evaluate("e => e.indeterminate")
    page.click("[data-none]")
    expect(page.locator("[data-bulk]")).to_be_hidden()
    expect(page.locator(".filters")).to_be_visible()


def test_a_step_without_a_way_back_asks_first(page: Page) -> None:
    page.goto("?as=case")
    page.click("[data-opens]")
    dialog = page.locator("dialog[open]")
    expect(dialog).to_contain_text("申请人撤回鹤工调〔2026〕412号？")
    dialog.locator("[data-closes]").click()
    expect(dialog).to_be_hidden()
    page.click("[data-opens]")
    page.mouse.click(5, 5)
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_page_asked_for_in_a_dialog_opens_there(page: Page, complaints: list[str]) -> None:
    page.goto("?as=case")
    page.click("text=暂停计时")
    expect(page.locator("#sz-dialog")).to_be_visible()
    expect(page.locator("#sz-dialog-body h1")).to_have_text("进门")
    assert complaints == []


def test_a_refusal_is_told_in_the_servers_own_words(page: Page) -> None:
    page.goto("?as=case")
    page.route(
        "**/?as=door",
        lambda route: route.fulfill(
            status=403,
            content_type="text/html",
            body="<h1>这一步现在不能做</h1><p data-sentence>案件已结。</p>",
        ),
    )
    page.click("text=暂停计时")
    expect(page.locator("#trouble")).to_contain_text("这一步现在不能做。 案件已结。")


def test_without_a_network_a_step_says_what_is_safe(page: Page) -> None:
    page.goto("?as=case")
    page.route("**/?as=door", lambda route: route.abort())
    page.click("text=暂停计时")
    expect(page.locator("#trouble")).to_contain_text("没有网络，这一步没有做。")


def test_a_menu_closes_on_escape_and_outside(page: Page) -> None:
    page.goto("?as=list")
    page.click("summary:has-text('等级')")
    expect(page.locator("details.menu[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("details.menu[open]")).to_have_count(0)
    page.click(".sz-me summary")
    page.click("h1")
    expect(page.locator("details.menu[open]")).to_have_count(0)
