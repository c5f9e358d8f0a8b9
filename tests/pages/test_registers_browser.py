"""名册 in the browser: keys, selection, the reveal in a dialog, autosave, two clerks, for eyes and for axe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect

from sizai.enterprises.models import Enterprise
from sizai.enterprises.verbs.enterprises import change_enterprise, register_enterprise
from sizai.people.models import Account
from sizai.registers.models import Draft
from tests.cast import TOWN, Cast, assemble

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
Desk = Callable[..., Any]


@pytest.fixture
def cast(transactional_db: None, one_step: None) -> Cast:
    return assemble()


@pytest.fixture
def firm(cast: Cast) -> Enterprise:
    for number in range(3):
        register_enterprise(actor=cast.wang, name=f"捷顺第{number}厂", area_path=TOWN)
    return register_enterprise(
        actor=cast.wang,
        name="恒艺工艺制品厂",
        area_path=TOWN,
        headcount=43,
        contact="陈工",
        contact_phone="13812344410",
    )


@pytest.fixture
def desk(chromium: Any, live_server: Any, cast: Cast) -> Iterator[Desk]:
    """`desk("wang", width=390)`: a page of that person. What is red on the console, apart from refusals, fails."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def open_page(username: str, width: int = 1440) -> Any:
        client = Client()
        client.force_login(
            Account.objects.get(username=username),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        context = chromium.new_context(
            base_url=live_server.url,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            viewport={"width": width, "height": 900},
        )
        context.set_default_timeout(15000)
        context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda line: (
                wrong.append(line.text)
                if line.type == "error" and "status of 4" not in line.text and "net::ERR_" not in line.text
                else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def test_rows_are_walked_chosen_exported_and_opened_by_keys(desk: Desk, firm: Enterprise) -> None:
    page = desk("wang")
    page.goto("/registers/enterprises/")
    for key in ("j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("[data-bulk] b")).to_have_text("已选2家")
    with page.expect_download() as taken:
        page.get_by_role("button", name="导出所选").click()
    assert re.fullmatch(r"企业\d{8}-\d{4}\.xlsx", taken.value.suggested_filename)
    page.get_by_role("button", name="取消选择").click()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("裕成木业有限公司")


def test_filters_are_chips_and_the_rest_is_in_a_dialog(desk: Desk, firm: Enterprise) -> None:
    page = desk("wang")
    page.goto("/registers/enterprises/")
    page.locator("summary.chip", has_text="人数").click()
    page.get_by_role("link", name="25人以上").click()
    expect(page.get_by_text("现在显示2家")).to_be_visible()
    page.get_by_role("button", name="更多条件").click()
    page.get_by_label("桃源镇").check()
    page.get_by_label("人数到（人）").fill("50")
    page.get_by_role("button", name="按条件看").click()
    page.wait_for_url(f"**area_path={TOWN}**")
    assert "headcount_to=50" in page.url
    expect(page.get_by_text("现在显示1家")).to_be_visible()
    page.get_by_role("link", name="清空").click()
    expect(page.get_by_text("共5家。")).to_be_visible()


def test_a_masked_number_is_revealed_in_a_dialog_for_a_reason(desk: Desk, firm: Enterprise) -> None:
    page = desk("zhao")
    page.goto(f"/registers/enterprises/{firm.pk}/")
    page.locator("a.peek").click()
    dialog = page.locator("#sz-dialog")
    dialog.get_by_label("为什么").fill("通知开调解会")
    dialog.get_by_role("button", name="查看").click()
    expect(dialog.get_by_text("13812344410")).to_be_visible()
    dialog.get_by_text("看好了").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("13812344410")).to_have_count(0)


def test_what_is_typed_survives_leaving_and_a_quicker_clerk(desk: Desk, cast: Cast, firm: Enterprise) -> None:
    page = desk("li")
    url = f"/registers/enterprises/{firm.pk}/change_enterprise"
    page.goto(url)
    page.get_by_label("联系人").fill("李工")
    expect(page.locator("[data-autosave-line]")).to_have_text(re.compile(r"\d\d:\d\d:\d\d已存"))
    page.goto("/registers/enterprises/")
    page.goto(url)
    expect(page.get_by_label("联系人")).to_have_value("李工")
    expect(page.get_by_text("取回了")).to_be_visible()

    change_enterprise(actor=cast.wang, enterprise=firm, revision=0, contact="王工", address="桃源大道1号")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("两份放在一起")).to_be_visible()
    expect(page.get_by_label("联系人")).to_have_value("李工")
    expect(page.get_by_label("地址")).to_have_value("桃源大道1号")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存")).to_be_visible()
    firm.refresh_from_db()
    assert (firm.contact, firm.address, firm.contact_phone) == ("李工", "桃源大道1号", "13812344410")
    assert not Draft.objects.exists()


def test_a_copy_kept_without_network_does_not_undo_what_somebody_else_wrote(
    desk: Desk, cast: Cast, firm: Enterprise
) -> None:
    page = desk("li")
    url = f"/registers/enterprises/{firm.pk}/change_enterprise"
    page.goto(url)
    page.context.set_offline(True)
    page.get_by_label("联系人").fill("李工")
    expect(page.locator("[data-autosave-line]")).to_have_text(re.compile("先存在本机"))
    page.context.set_offline(False)
    page.route("**/drafts/save_draft", lambda route: route.abort())
    change_enterprise(actor=cast.wang, enterprise=firm, revision=0, address="桃源大道1号")
    page.goto(url)
    expect(page.get_by_label("联系人")).to_have_value("李工")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("两份放在一起")).to_be_visible()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存")).to_be_visible()
    firm.refresh_from_db()
    assert (firm.contact, firm.address) == ("李工", "桃源大道1号")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_pages_are_accessible_and_keep_to_the_width(width: int, desk: Desk, firm: Enterprise) -> None:
    page = desk("wang", width=width)
    for address in ("/registers/enterprises/", f"/registers/enterprises/{firm.pk}/", "/registers/enterprises/register_enterprise",
                    f"/registers/enterprises/{firm.pk}/note_headcount", "/registers/people/", "/registers/unions/?q=没有"):  # fmt: skip
        page.goto(address)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa']})")
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
