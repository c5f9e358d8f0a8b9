"""Amounts in capitals, one press one request, the receipt's gate, log-out after idling."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

SAID = "async (typed) => (await import('/static/sizai/js/forms.js')).capitals(typed)"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("18240", "壹万捌仟贰佰肆拾元整"),
        ("18,240.00", "壹万捌仟贰佰肆拾元整"),
        ("１８２４０．５０", "壹万捌仟贰佰肆拾元伍角整"),
        ("4.16万", "肆万壹仟陆佰元整"),
        ("0.5万元", "伍仟元整"),
        ("1.2亿", "壹亿贰仟万元整"),
        ("73685.05", "柒万叁仟陆佰捌拾伍元零伍分"),
        ("10005", "壹万零伍元整"),
        ("100000005", "壹亿零伍元整"),
        ("1010", "壹仟零壹拾元整"),
        ("10", "壹拾元整"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("007", "柒元整"),
        ("1.999", ""),
        ("一万八", ""),
        ("-5", ""),
        ("1e5", ""),
        ("", ""),
    ],
)
def test_an_amount_is_said_in_capitals(page: Page, typed: str, said: str) -> None:
    page.goto("?as=door")
    assert page.evaluate(SAID, typed) == said


def test_the_capitals_stand_under_the_amount_and_follow_it(page: Page) -> None:
    page.goto("?as=parts")
    line = page.locator("#id_amount + .capitals")
    expect(line).to_have_text("壹万捌仟贰佰肆拾元整")
    page.fill("#id_amount", "1.8万")
    expect(line).to_have_text("壹万捌仟元整")
    page.fill("#id_amount", "很多")
    expect(line).to_contain_text("读不出这个数")
    page.fill("#id_amount", "")
    expect(line).to_have_text("")


def test_pressing_twice_sends_once(page: Page) -> None:
    sent: list[str] = []
    page.goto("?as=door")
    page.route("**/*", lambda route: (sent.append(route.request.method), None)[1])
    page.evaluate("() => { const b = document.querySelector('button.go'); b.click(); b.click(); }")
    page.wait_for_timeout(200)
    assert sent.count("POST") == 1


def test_the_way_on_opens_only_after_the_receipt_is_kept(page: Page) -> None:
    page.goto("?as=receipt")
    expect(page.locator("#onward")).to_be_hidden()
    expect(page.locator("button.big")).to_be_disabled()
    page.check("[data-gate]")
    expect(page.locator("#onward")).to_be_visible()


def test_without_script_the_receipt_and_the_numbers_can_still_be_read(browser: Browser, house: str) -> None:
    plain = browser.new_context(base_url=house, java_script_enabled=False)
    page = plain.new_page()
    page.goto("?as=receipt")
    expect(page.locator("#onward")).to_be_visible()
    page.goto("?as=figures")
    expect(page.locator("#monthly-table")).to_be_visible()
    plain.close()


def _idling(page: Page, seconds: int) -> None:
    """The page with an idle time and a clock that the test moves."""
    page.clock.install()
    page.add_init_script(
        "document.addEventListener('readystatechange', () => { if (document.body) document.body.dataset.idleSeconds ="
        f" '{seconds}'; }});"
    )
    page.goto("?as=today")


def test_a_minute_before_it_warns_and_a_click_stays(page: Page) -> None:
    _idling(page, 1200)
    page.clock.fast_forward(1130 * 1000)
    expect(page.locator("#idle")).to_be_hidden()
    page.clock.fast_forward(20 * 1000)
    expect(page.locator("#idle")).to_be_visible()
    expect(page.locator("#idle")).to_contain_text("秒后退出")
    page.click("text=我还在")
    page.clock.fast_forward(100 * 1000)
    expect(page.locator("#idle")).to_be_hidden()


def test_after_the_time_it_signs_out_by_the_form(page: Page) -> None:
    _idling(page, 1200)
    with page.expect_request(lambda request: request.method == "POST") as left:
        page.clock.fast_forward(1201 * 1000)
        page.clock.run_for(3000)
    assert "as=door" in left.value.url
    page.wait_for_url("**as=door**")  # arrived: a context that is closed on the way may never answer


def test_work_in_another_tab_keeps_this_one(page: Page, context: BrowserContext) -> None:
    _idling(page, 1200)
    page.clock.fast_forward(1150 * 1000)
    expect(page.locator("#idle")).to_be_visible()
    page.evaluate("localStorage.setItem('sizai:active', String(Date.now()))")
    page.clock.run_for(1500)
    expect(page.locator("#idle")).to_be_hidden()
