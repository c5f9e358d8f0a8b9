"""Every page of the sheet in a real browser under the real content policy."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from sizai.ui.sheet.views import ALONE, DESK, PHONE
from tests.ui.conftest import AXE

pytestmark = pytest.mark.browser

PAGES = [*DESK, *PHONE, "screen", *ALONE]
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 250);
})"""
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALLEST = """() => Math.min(...[...document.querySelectorAll("body *")]
  .filter((e) => e.offsetParent && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.tagName !== "KBD")
  .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((e) => e.checkVisibility() && !e.closest("p, li, td, dd, footer, .vh, .skip") && e.type !== "checkbox" && e.type !== "file")
  .filter((e) => e.getBoundingClientRect().height < 43.5).map((e) => e.outerHTML.slice(0, 80))"""


def axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    rules: dict[str, Any] = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
    found = page.evaluate("(rules) => axe.run(document, rules)", rules)["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']][:3]}" for one in found]


@pytest.mark.parametrize("name", PAGES)
def test_no_complaint_no_shift_and_nothing_that_axe_finds(
    page: Page, complaints: list[str], name: str
) -> None:
    page.goto(f"?as={name}")
    assert page.evaluate(SHIFTS) < 0.01
    assert complaints == []
    assert axe(page) == []


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1440, 1920])
def test_nothing_stands_beyond_the_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for name in [*DESK, *PHONE, *ALONE]:
        page.goto(f"?as={name}")
        assert page.evaluate(BEYOND) <= 0, name


@pytest.mark.parametrize("name", [*DESK, *PHONE, *ALONE])
def test_no_word_is_smaller_than_twelve_pixels(page: Page, name: str) -> None:
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"?as={name}")
        assert page.evaluate(SMALLEST) >= 12


def test_no_word_on_the_wall_is_smaller_than_sixteen_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto("?as=screen")
    assert page.evaluate(SMALLEST) >= 16
    assert page.evaluate("document.documentElement.scrollHeight") <= 1080


@pytest.mark.parametrize("name", [*PHONE, "today", "case", "list"])
def test_what_is_tapped_is_as_large_as_a_thumb(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"?as={name}")
    assert page.evaluate(SMALL_TARGETS) == []


def test_below_768_the_four_rooms_stand_at_the_foot_and_one_can_still_leave(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("?as=list")
    box = page.locator(".sz-rail").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(844)
    page.click(".sz-me summary")
    assert page.locator("#sign-out button").is_visible()
    assert page.locator(".sz-me >> text=数字").is_visible()


def test_below_768_a_row_is_a_list_item_of_name_and_level_then_facts(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("?as=list")
    row = page.locator("tbody tr").first
    name, level = row.locator(".p-first").bounding_box(), row.locator(".p-end").bounding_box()
    fact = row.locator(".p-fact").first.bounding_box()
    assert name
    assert level
    assert fact
    assert abs(name["y"] + name["height"] / 2 - level["y"] - level["height"] / 2) < 14
    assert fact["y"] > name["y"] + name["height"] - 12
    assert row.locator(".p-hidden").is_hidden()


def test_the_focus_ring_is_seen(page: Page) -> None:
    page.goto("?as=today")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").evaluate("e => e.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    ring = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
    assert ring.count("rgb") == 2


def test_who_wants_no_motion_gets_none(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("?as=today")
    assert page.locator(".sz-btn").first.evaluate("e => getComputedStyle(e).transitionProperty") in (
        "none",
        "all",
    )
    assert page.locator(".sz-btn").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


def test_on_paper_there_is_no_rail_and_no_button(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("?as=case")
    for gone in (".sz-rail", ".sz-top", ".acts", ".sz-head .sz-btn"):
        assert page.locator(gone).first.is_hidden()
    assert "截至11月23日 08:30" in page.locator(".sz-print").inner_text()
    assert "演示数据" in page.locator(".sz-print").inner_text()


def test_charts_are_drawn_still_and_open_as_tables(page: Page, complaints: list[str]) -> None:
    page.goto("?as=figures")
    assert page.locator(".chart svg").count() == 3
    height = page.evaluate("document.body.scrollHeight")
    page.click("[data-shows=monthly]")
    assert page.locator("#monthly-table").is_visible()
    assert page.locator("#monthly").is_hidden()
    assert page.locator("[data-shows=monthly]").inner_text() == "看图"
    assert "301" in page.locator("#monthly-table").inner_text()
    page.click("[data-shows=monthly]")
    assert page.locator("#monthly").is_visible()
    assert page.evaluate("document.body.scrollHeight") == height
    assert complaints == []
