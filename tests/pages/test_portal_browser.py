"""The portal on a telephone of 390 px: with script and without, with the network and without, for eyes and for axe."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import segno
from playwright.sync_api import expect

from sizai.access import clock
from sizai.people.models import Account
from sizai.resolution.models import Evidence, Intake
from sizai.resolution.models.receipts import receipt_index
from sizai.resolution.queries.receipts import code_of_receipt
from sizai.resolution.verbs import agreements, intakes, mediation, sessions
from tests import cast as the_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
STORY = "8月到10月工资都没发，一共欠我1万8千多。老板说下个月给，已经说了三次。"
Phone = Callable[..., Any]


@pytest.fixture
def cast(db: Any) -> Any:
    return the_cast.assemble()


@pytest.fixture
def phone(chromium: Any, live_server: Any, cast: Any) -> Iterator[Phone]:
    """Opens a telephone; `script=False` runs none, `width` in px. An error on the console fails the test."""
    opened: list[Any] = []
    wrong: list[str] = []

    def open_one(*, script: bool = True, width: int = 390) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=script, locale="zh-CN",
            timezone_id="Asia/Shanghai", base_url=live_server.url, has_touch=True, device_scale_factor=2,
        )  # fmt: skip
        context.set_default_timeout(15000)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if _bad(message) else None)
        return page

    yield open_one
    for context in opened:
        context.close()
    assert wrong == []


def _bad(message: Any) -> bool:
    """A refused request is logged by the browser itself; anything else that is red is ours."""
    return message.type == "error" and "Failed to load resource" not in message.text


def png(text: str = "工资单") -> dict[str, Any]:
    out = io.BytesIO()
    segno.make(text, micro=False).save(out, kind="png", scale=4)
    return {"name": f"{text}.png", "mimeType": "image/png", "buffer": out.getvalue()}


def first_step(page: Any) -> None:
    page.get_by_label("欠工资").check()
    page.get_by_label("没签合同").check()
    page.get_by_label("在哪里上班").fill("裕成木业有限公司")
    page.get_by_label("在哪个镇街").select_option(the_cast.TOWN)
    page.get_by_label("说说经过").fill(STORY)


def last_step(page: Any) -> None:
    page.get_by_label("您的姓名").fill("刘师傅")
    page.get_by_label("您的电话").fill("13800000001")


def to_last_step(page: Any) -> None:
    first_step(page)
    page.get_by_role("button", name="下一步：多少人、多少钱").click()
    page.get_by_role("button", name="下一步：怎么联系您").click()
    last_step(page)


def words_on(page: Any) -> str:
    return " ".join(page.locator("[data-words] span").all_inner_texts())


def test_a_complaint_with_script_from_home_to_my_matter(phone):
    page = phone()
    page.goto("/m/")
    page.get_by_role("link", name="我要投诉").click()
    first_step(page)
    page.locator("input[type=file]").set_input_files(
        [png(), {"name": "坏.png", "mimeType": "image/png", "buffer": b"no"}]
    )
    page.get_by_text("已收到").wait_for()
    expect(page.locator("[data-refused]")).to_contain_text("“坏.png”的内容和扩展名对不上")
    assert page.locator("[data-photo]").count() == 1
    page.get_by_role("button", name="下一步：多少人、多少钱").click()
    assert page.locator("h1").inner_text() == "投诉2/3"
    expect(page.get_by_label("一共大概多少钱")).to_have_value("18000")
    page.get_by_role("button", name="下一步：怎么联系您").click()
    page.go_back()
    assert page.locator("h1").inner_text() == "投诉2/3", "the telephone's own way back goes back one step"
    page.get_by_role("button", name="下一步：怎么联系您").click()
    last_step(page)
    page.get_by_role("button", name="交给工会").click()
    page.get_by_role("heading", name="投诉已收到").wait_for()
    words = words_on(page)
    intake = Intake.objects.get(receipt_index=receipt_index(words))
    assert (intake.story, intake.amount, intake.applicant_name) == (STORY, Decimal(18000), "刘师傅")
    assert Evidence.objects.get().name == "工资单.png"
    assert page.get_by_role("button", name="先存好收条，再看进度").is_disabled()
    with page.expect_download() as saved:
        page.get_by_role("link", name="存成图片").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    page.get_by_label("我已经存好收条").check()
    page.get_by_role("button", name="看进度").click()
    page.get_by_role("heading", name="投诉裕成木业有限公司欠工资").wait_for()
    assert "桃源实践站" in page.inner_text("main")
    assert words[:2] not in page.content()
    kept = page.evaluate("JSON.stringify(localStorage) + document.cookie")
    assert "刘师傅" not in kept, "what was sent is not kept on the telephone"


def test_the_same_without_any_script(phone):
    page = phone(script=False)
    page.goto("/m/")
    page.get_by_role("link", name="我要投诉").click()
    page.get_by_role("button", name="下一步：多少人、多少钱").click()
    page.get_by_text("请至少选一样").first.wait_for()
    first_step(page)
    page.locator("input[type=file]").set_input_files([png(), png("考勤")])
    page.get_by_role("button", name="下一步：多少人、多少钱").click()
    assert page.get_by_label("一共大概多少钱").input_value() == "18000"
    page.get_by_role("button", name="上一步").click()
    assert page.get_by_label("说说经过").input_value() == STORY
    assert page.locator("[data-photo]").count() == 2
    page.get_by_role("button", name="不要考勤.png").click()
    assert page.locator("[data-photo]").count() == 1
    page.get_by_label("在哪里上班").press("Enter")
    page.get_by_label("不留姓名").check()
    page.get_by_role("button", name="下一步：怎么联系您").click()
    page.get_by_text("您选了不留姓名。").wait_for()
    page.get_by_role("button", name="交给工会").click()
    page.get_by_text("收条丢了，我们也找不到您这件事").wait_for()
    words = words_on(page)
    assert page.get_by_role("link", name="只存二维码").get_attribute("href") == "/m/receipt/picture.png"
    page.get_by_label("我已经存好收条").check()
    page.get_by_role("button", name="看进度").click()
    page.get_by_role("heading", name="投诉裕成木业有限公司欠工资").wait_for()
    assert Evidence.objects.get().name == "工资单.png"
    other = phone(script=False)
    other.goto("/m/follow/")
    other.get_by_label("收条上的四个词").fill(words)
    other.get_by_role("button", name="查", exact=True).click()
    other.get_by_role("heading", name="投诉裕成木业有限公司欠工资").wait_for()


def test_without_the_network_everything_can_be_filled_in_and_is_sent_when_it_is_back(phone):
    page = phone()
    page.goto("/m/complaint/")
    page.get_by_label("说说经过").fill("先写一句")
    page.context.set_offline(True)
    page.get_by_text("没有网络，照样可以填。").wait_for()
    page.locator("input[type=file]").set_input_files([png(), png("考勤")])
    page.get_by_text("待发").first.wait_for()
    assert page.locator("[data-photo] .in").count() == 0, "nothing is called received"
    to_last_step(page)
    page.get_by_role("button", name="交给工会").click()
    page.get_by_text("待发：1份投诉、2个文件还没有发出。").wait_for()
    assert page.locator(".okm").count() == 0
    assert not Intake.objects.exists()
    page.context.set_offline(False)
    page.get_by_role("heading", name="投诉已收到").wait_for()
    assert Intake.objects.get().story == STORY
    assert {each.name for each in Evidence.objects.all()} == {"工资单.png", "考勤.png"}
    page.goto("/m/")
    assert not page.get_by_text("待发").is_visible()


def test_what_waits_survives_closing_the_page_and_goes_out_from_the_first_page_that_is_opened(phone):
    page = phone()
    page.goto("/m/complaint/")
    page.context.set_offline(True)
    to_last_step(page)
    page.get_by_role("button", name="交给工会").click()
    page.get_by_text("待发：1份投诉还没有发出。").wait_for()
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto("/m/stations/")
    again.get_by_role("link", name="投诉发出去了，去存收条").click()
    again.get_by_role("heading", name="投诉已收到").wait_for()
    assert Intake.objects.count() == 1


def test_when_the_answer_is_lost_on_the_way_it_is_sent_again_as_the_same_one(phone):
    page = phone()
    page.goto("/m/complaint/")
    to_last_step(page)

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/m/complaint/receive_intake", lose)
    page.get_by_role("button", name="交给工会").click()
    page.get_by_text("待发：1份投诉还没有发出。").wait_for()
    assert Intake.objects.count() == 1, "the server has it, but the telephone cannot know"
    assert page.locator(".okm").count() == 0
    page.unroute("**/m/complaint/receive_intake")
    page.get_by_role("button", name="现在再试一次").click()
    page.get_by_role("heading", name="投诉已收到").wait_for()
    assert Intake.objects.count() == 1
    assert receipt_index(words_on(page)) == Intake.objects.get().receipt_index


def test_two_taps_are_one_complaint(phone):
    page = phone()
    page.goto("/m/complaint/")
    to_last_step(page)
    page.get_by_role("button", name="交给工会").dblclick(no_wait_after=True)
    page.get_by_role("heading", name="投诉已收到").wait_for()
    assert Intake.objects.count() == 1


def test_what_the_server_refuses_is_shown_where_it_was_typed(phone):
    page = phone()
    page.goto("/m/complaint/")
    to_last_step(page)
    page.get_by_label("您的电话").fill("1380000")
    page.get_by_role("button", name="交给工会").click()
    page.locator("#id_phone_error").wait_for()
    assert "电话" in page.locator("#id_phone_error").inner_text()
    assert page.get_by_label("您的姓名").input_value() == "刘师傅"
    page.get_by_label("您的电话").fill("13800000001")
    page.get_by_role("button", name="交给工会").click()
    page.get_by_role("heading", name="投诉已收到").wait_for()


def test_typing_is_saved_by_itself_and_found_again(phone):
    page = phone()
    page.goto("/m/complaint/")
    first_step(page)
    page.locator("input[type=file]").set_input_files([png()])
    page.get_by_text("已收到").wait_for()
    expect(page.locator("[data-autosave-line]")).to_have_text(re.compile(r"\d已存$"))
    page.reload()
    assert page.get_by_label("说说经过").input_value() == STORY
    assert page.get_by_label("欠工资").is_checked()
    assert page.locator("[data-photo]").count() == 1
    page.goto("/m/")
    page.get_by_role("link", name="接着写投诉").click()
    page.get_by_role("button", name="不是我写的，清掉").click()
    page.wait_for_url("**/m/complaint/")
    assert page.get_by_label("说说经过").input_value() == ""
    assert page.locator("[data-photo]").count() == 0


def test_the_code_of_the_receipt_opens_the_matter_and_leaves_the_address_bar_clean(phone, cast, live_server):
    with clock.at(clock.now()):
        _, words = intakes.receive_intake(
            actor=the_cast.Actor(name="未登录", role=the_cast.Role.WORKER), channel=the_cast.Channel.PORTAL, anonymous=True,
            enterprise_name="裕成木业有限公司", area_path=the_cast.TOWN, kinds=["wages"], story="欠薪",
        )  # fmt: skip
    page = phone()
    page.goto(f"/m/r/#{code_of_receipt(words)}")
    page.get_by_role("heading", name="投诉裕成木业有限公司欠工资").wait_for()
    assert page.url == f"{live_server.url}/m/matter/"
    page.go_back()
    assert code_of_receipt(words) not in page.url


# ── eyes, fingers, weight ──


def _running(cast: Any) -> str:
    """A matter with everything on its page: a session to come, an agreement, money. Returns its receipt."""
    today = clock.now()
    facts = {
        "enterprise_name": "裕成木业有限公司",
        "area_path": the_cast.TOWN,
        "kinds": ["wages"],
        "story": "欠薪",
        "anonymous": True,
    }
    intake, words = intakes.receive_intake(
        actor=cast.zhao, channel=the_cast.Channel.PORTAL, amount=Decimal(18240), **facts
    )
    case = intakes.accept_intake(actor=cast.zhao, intake=intake, station=cast.station)
    mediation.start_mediation(actor=cast.zhao, case=case, mediator=Account.objects.get(username="zhao"))
    starts = (today + dt.timedelta(days=2)).replace(hour=14, minute=30)
    sessions.plan_session(
        actor=cast.zhao,
        case=case,
        starts_at=starts,
        place="桃源实践站调解室",
        invitees=[sessions.Invitee("吴", "用人单位")],
    )
    case.refresh_from_db()
    promises = [agreements.Promise(today.date() + dt.timedelta(days=30 * n), Decimal(9120)) for n in (1, 2)]
    agreements.reach_agreement(actor=cast.zhao, case=case, terms="分两期付清所欠工资。", promises=promises)
    case.refresh_from_db()
    agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(6080))
    return words


def _sign_in(page: Any, username: str) -> None:
    page.goto("/door/login/?next=/m/")
    page.locator("[name=login]").fill(username)
    page.locator("[name=password]").fill("correct horse 四在")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/door/" not in url)


def _stops(page: Any, words: str) -> Iterator[str]:
    """Every page of the portal in turn, as a visitor with a receipt sees them."""
    for address in ("/m/", "/m/stations/", "/m/follow/", "/m/complaint/", "/m/receipt/", "/m/r/"):
        page.goto(address)
        yield address
    page.goto("/m/complaint/")
    page.get_by_role("button", name="下一步：多少人、多少钱").click()
    yield "complaint with errors"
    first_step(page)
    page.get_by_role("button", name="下一步：多少人、多少钱").click()
    yield "second step"
    page.get_by_role("button", name="下一步：怎么联系您").click()
    last_step(page)
    yield "third step"
    page.get_by_role("button", name="交给工会").click()
    page.get_by_role("heading", name="投诉已收到").wait_for()
    yield "receipt"
    page.goto("/m/follow/")
    page.get_by_label("收条上的四个词").fill("荷糖")
    page.get_by_role("button", name="查", exact=True).click()
    page.get_by_role("alert").first.wait_for()
    yield "wrong words"
    page.get_by_label("收条上的四个词").fill(words)
    page.get_by_role("button", name="查", exact=True).click()
    page.wait_for_url("**/m/matter/")
    for each in page.locator("details").all():
        each.evaluate("box => { box.open = true; }")
    yield "matter"
    for verb in ("add_evidence", "identify_intake"):
        page.goto(f"/m/matter/{verb}")
        page.locator("main form button.big").last.click()
        yield verb


def test_axe_finds_nothing_on_any_page(phone, cast):
    words, page = _running(cast), phone()
    axe, found = AXE.read_text(), {}

    def look(stop: str) -> None:
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for each in result["violations"]:
            found[stop, each["id"]] = [node["html"][:160] for node in each["nodes"]]

    for stop in _stops(page, words):
        look(stop)
    for username, address in (("liu", "/m/mine/"), ("employer", "/m/employer/")):
        other = phone()
        _sign_in(other, username)
        page = other
        page.goto(address)
        look(address)
        links = page.locator("a.mine")
        if links.count():
            links.first.click()
            look(f"{address} page")
    assert found == {}


def test_nothing_is_wider_than_a_small_telephone_and_every_target_fits_a_thumb(phone, cast):
    words, page = _running(cast), phone(width=360)
    small = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
        .filter(each => each.offsetParent && !each.matches('.skip, .vh, .x, [type=checkbox], [type=file]'))
        .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5).map(([html, box]) => [html, box.height])"""
    for stop in _stops(page, words):
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, stop
        assert page.evaluate(small) == [], stop


@pytest.mark.parametrize("address", ["/m/", "/m/complaint/", "/m/follow/"])
def test_the_first_load_weighs_less_than_150_kilobytes(phone, address, record_property):
    """Everything that an empty cache fetches, not compressed."""
    page = phone()
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.__setitem__(answer.url, len(answer.body())))
    page.goto(address, wait_until="networkidle")
    total = sum(sizes.values())
    record_property("bytes", total)
    print(f"{address}: {total / 1000:.1f} kB in {len(sizes)} requests")
    assert 10_000 < total < 150_000, sizes
    assert all(url.startswith(page.url.split("/m/")[0]) for url in sizes), "nobody else is asked for anything"


def test_on_a_shared_telephone_the_unsent_words_of_somebody_else_can_be_cleared_away(phone):
    page = phone()
    page.goto("/m/complaint/")
    page.context.set_offline(True)
    page.get_by_label("说说经过").fill("别人写的一半")
    expect(page.locator("[data-autosave-line]")).to_have_text("没有网络，先存在本机")
    page.context.set_offline(False)
    other = page.context.new_page()
    page.close()
    other.goto("/m/complaint/")
    assert other.get_by_label("说说经过").input_value() == "别人写的一半"
    other.get_by_role("button", name="不是我写的，清掉").click()
    other.wait_for_url("**/m/complaint/")
    expect(other.get_by_label("说说经过")).to_have_value("")
    assert "别人写的一半" not in other.evaluate("JSON.stringify(localStorage)")


def test_a_telephone_that_keeps_nothing_sends_all_the_same(phone):
    page = phone()
    page.add_init_script(
        "delete window.indexedDB; Object.defineProperty(window, 'indexedDB', { value: undefined });"
    )
    page.goto("/m/complaint/")
    to_last_step(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="交给工会").click()
    page.get_by_text("待发：1份投诉还没有发出。").wait_for()
    page.context.set_offline(False)
    page.get_by_role("heading", name="投诉已收到").wait_for()
    assert Intake.objects.count() == 1
