"""Incidents 2 and 3 of the method, played through the screens from intake to money received, with changes of role."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sizai.access import clock
from sizai.audit.chain import verify
from sizai.resolution.models import Case
from tests.journeys.conftest import picture

pytestmark = pytest.mark.browser


def _next_working_day() -> dt.date:
    from sizai.law import calendar

    return calendar.shipped().next_working_day(clock.today())


def _step(page: Any, name: str) -> None:
    page.locator(".acts").get_by_role("link", name=name, exact=True).click()


def _submit(page: Any, name: str) -> None:
    page.locator("form[data-once] .form-foot").get_by_role("button", name=name).click()
    page.wait_for_load_state("networkidle")


def _agree(page: Any, terms: str, instalments: str) -> None:
    _step(page, "达成协议")
    page.locator("#id_terms").fill(terms)
    page.locator("#id_instalments").fill(instalments)
    page.locator("#id_way").fill("银行转账到各人工资卡")
    _submit(page, "达成协议")


def test_a_furniture_factory_closes_and_three_departments_are_called_in_at_once(cast, at):
    """Incident 2: 张某 comes to the station in 桃源 upset; 人社所, 司法所, 派出所 the same morning; mediated; paid."""
    zhao = at("zhao")
    zhao.goto("/intakes/receive_intake")
    zhao.locator("#id_applicant_name").fill("张某")
    zhao.locator("#id_phone").fill("19000000011")
    zhao.locator("#id_enterprise_name").fill("裕丰家具厂")
    zhao.locator("#id_area_path").select_option(label="桃源镇")
    zhao.get_by_label("拖欠工资").check()
    zhao.locator("#id_story").fill("家具厂突然停产，老板联系不上，6人被拖欠三个月工资，有人说要去堵路。")
    zhao.locator("#id_workers_count").fill("6")
    zhao.locator("#id_amount").fill("7.3685万")
    zhao.locator("#id_urgent").check()
    picture(zhao, "receive-intake")
    _submit(zhao, "登记，出收条")
    assert zhao.locator(".receipt").is_visible()
    picture(zhao, "intake-with-receipt")
    _step(zhao, "受理立案")
    _submit(zhao, "受理立案")
    case = Case.objects.get()
    assert zhao.get_by_role("heading", name=f"鹤工调〔{clock.today().year}〕1号").is_visible()

    _step(zhao, "联动派单")
    for department in (cast.hrss, cast.justice, cast.police):
        zhao.get_by_label(department.name).check()
    zhao.locator("#id_request").fill("6人欠薪，请立即到场：人社核工资，司法安抚，派出所找人。")
    _submit(zhao, "联动派单")
    picture(zhao, "case-dispatched")
    assert case.dispatches.count() == 3

    officer = at("officer", width=390, height=844)
    officer.goto("/dispatches/")
    picture(officer, "dispatches-phone")
    officer.get_by_role("link", name=case.code).first.click()
    _step(officer, "接单")
    _submit(officer, "接单")
    _step(officer, "办复")
    officer.locator("#id_result").fill("已到厂核对工资表，欠薪属实，已发限期改正指令。")
    _submit(officer, "办复")
    other = at("officer2")
    other.goto("/dispatches/")
    other.get_by_role("link", name=case.code).first.click()
    _step(other, "退回")
    other.locator("#id_reason_code").select_option(label="应当回避")
    _submit(other, "退回")
    zhao.goto("/dispatches/?state=sent")
    zhao.get_by_role("link", name=case.code).first.click()
    _step(zhao, "收回派单")
    zhao.locator("#id_reason").fill("派出所电话答复已找到经营者")
    _submit(zhao, "收回派单")

    zhao.goto(f"/cases/{case.pk}/")
    _step(zhao, "开始调解")
    _submit(zhao, "开始调解")
    _step(zhao, "安排调解会")
    zhao.locator("#id_starts_at").fill(f"{_next_working_day()}T09:00")
    _submit(zhao, "安排调解会")
    zhao.get_by_role("link", name="写笔录").click()
    zhao.locator("#id_minutes").fill("经营者承认欠薪，提出变卖设备分两期付清。")
    zhao.locator("#id_result").fill("谈成")
    for box in zhao.locator("input[name=came]").all():
        box.check()
    _submit(zhao, "保存笔录")
    today = clock.today()
    _agree(
        zhao,
        "用人单位分两期付清6人工资73,685元。",
        f"{today + dt.timedelta(days=3)}，43685\n{today + dt.timedelta(days=30)}，3万",
    )
    picture(zhao, "case-agreed")
    assert zhao.get_by_text("支付令").first.is_visible()
    for amount in ("43685", "30000"):
        _step(zhao, "登记到账")
        zhao.locator("#id_amount").fill(amount)
        zhao.locator("#id_way").fill("银行回单")
        _submit(zhao, "登记到账")
    _step(zhao, "结案")
    _submit(zhao, "结案")
    case.refresh_from_db()
    assert (case.state, case.outcome, case.amount_received) == ("closed", "paid_full", case.amount_promised)
    picture(zhao, "case-closed")

    wang = at("wang")
    wang.goto(f"/cases/{case.pk}/")
    assert wang.get_by_text("全额到账").first.is_visible()
    chen = at("chen")
    assert chen.request.get(f"/cases/{case.pk}/").status == 404
    assert verify().sound


def test_a_representative_reports_a_move_of_160_workers_before_it_breaks_out(cast, at):
    """Incident 3: a logistics company moves; the representative reports it on the phone; the union mediates in the mobile room."""
    he = at("he", width=390, height=844)
    he.goto("/intakes/receive_intake")
    he.locator("#id_applicant_name").fill("温某")
    he.locator("#id_enterprise_name").fill("捷顺物流有限公司")
    he.get_by_label("搬迁安置补偿").check()
    he.locator("#id_story").fill("公司年底搬到外市，160人对补偿意见不一，有人说要停工。")
    he.locator("#id_workers_count").fill("160")
    he.locator("#id_amount").fill("286.4万")
    picture(he, "representative-reports-phone")
    _submit(he, "登记，出收条")

    li = at("li")
    li.goto("/intakes/")
    li.get_by_role("link", name="来件").last.click()
    _step(li, "受理立案")
    _submit(li, "受理立案")
    case = Case.objects.get()
    assert (case.workers_count, case.collective, case.channel) == (160, True, "representative")
    _step(li, "开始调解")
    _submit(li, "开始调解")
    _step(li, "安排调解会")
    li.locator("#id_starts_at").fill(f"{_next_working_day()}T14:30")
    li.locator("#id_place").fill("物流园（流动调解室）")
    li.locator("#id_invitees").fill(
        "温某，职工代表，电话\n何代表，工会代表，电话\n公司负责人，用人单位，电话"
    )
    _submit(li, "安排调解会")
    picture(li, "case-collective")
    today = clock.today()
    _agree(
        li, "去留自愿；不随迁的按工作年限付经济补偿，一次付清。", f"{today + dt.timedelta(days=14)}，231.76万"
    )
    _step(li, "登记到账")
    li.locator("#id_amount").fill("2317600")
    _submit(li, "登记到账")
    _step(li, "结案")
    _submit(li, "结案")
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "paid_full")

    he.goto("/cases/")
    he.get_by_role("link", name=case.code).click()
    assert he.get_by_text("全额到账").first.is_visible()
    he.goto("/")
    picture(he, "today-phone")
    assert verify().sound
