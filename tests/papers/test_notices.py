"""调解会通知, 受理通知书, 不予受理告知书, 收条, 联动派单."""

from __future__ import annotations

import pytest

from sizai import papers as p
from tests.papers import samples
from tests.papers.opened import cells, field, opened, table_headed, text_of


def test_the_invitation_says_when_where_what_to_bring_and_whom_to_ask():
    text = text_of(opened(samples.invitation()))
    for words in (
        "鹤工调〔2026〕12号",
        "鹤山市裕成木业有限公司：",
        "一、时间：2026年11月5日（星期四）9:00。",
        "二、地点：桃源镇工会实践站调解室（桃源镇演示路5号）。",
        "三、商量的事：核对欠付工资的月份和金额；商量支付的期限和方式。",
        "四、请带来：营业执照复印件；",
        "调解以双方自愿为前提，不收费用。",
        "联系人：赵晓堃，电话：0750-0000000。",
        "2026年10月29日",
    ):
        assert words in text


def test_an_invitation_without_an_agenda_numbers_on_without_a_gap():
    text = text_of(opened(samples.invitation(agenda=())))
    assert "三、请带来：" in text
    assert "商量的事" not in text


def test_the_acceptance_notice_gives_the_code_the_mediator_and_the_rights():
    text = text_of(opened(samples.acceptance_notice()))
    assert "您于2026年10月26日提出的调解申请（追索2026年6月至8月工资）已收到。" in text
    assert "2026年10月28日起受理，案号为鹤工调〔2026〕12号。" in text
    assert "调解员：赵晓堃。" in text
    assert "一、自收到申请之日起十五日内没有达成协议的，可以依法申请仲裁（最迟2026年11月10日；依据：" in text
    assert "二、调解不收费用" in text


def test_the_decline_notice_gives_reason_article_place_to_go_and_running_clocks():
    document = opened(samples.decline_notice())
    text = text_of(document)
    assert "调解组织不能改变认定结论。" in text
    assert "（依据：《工伤保险条例》第五十五条）。" in text
    assert table_headed(document, "去哪里")[1] == [
        "鹤山市人民政府行政复议机构",
        "申请行政复议",
        "鹤山市沙坪街道演示路9号",
        "0750-0000002",
    ]
    assert "三、不受本告知影响的期限" in text
    assert "（最迟2026年12月7日；依据：《中华人民共和国行政复议法》第二十条）。" in text


def test_a_decline_notice_without_places_keeps_its_numbers():
    text = text_of(opened(samples.decline_notice(destinations=())))
    assert "二、不受本告知影响的期限" in text


def test_a_decline_notice_needs_a_reason():
    with pytest.raises(p.MissingFact, match="不予受理告知书还缺“理由”"):
        samples.decline_notice(reason="").wording()


def test_the_receipt_of_an_anonymous_intake_names_nobody():
    document = opened(samples.receipt())
    assert field(document, "交来的人").text == "匿名（凭收条号查询）"
    assert field(document, "收条号").text == "8H2K-77QD-XM4P"
    assert field(document, "四个词").text == "木棉　渡口　青石　早茶"
    assert field(document, "收到时间").text == "2026年10月26日15:42"
    assert table_headed(document, "序号")[1] == ["1", "劳动合同", "1", "6", "复印件"]
    assert "我们也找不到这一件" in text_of(document)


def test_a_receipt_without_materials_says_so():
    text = text_of(opened(samples.receipt(materials=(), giver="谢昇喆", words=())))
    assert "没有收到书面材料。" in text
    assert "匿名（" not in text


def test_the_dispatch_sheet_says_what_is_asked_and_by_when_with_a_slip_to_answer_on():
    document = opened(samples.dispatch_sheet())
    text = text_of(document)
    assert "桃源镇人力资源和社会保障所：" in text
    assert "（一）核对2026年6月至8月工资支付情况。" in text
    assert "涉及职工5人，涉及金额73,685.00元。" in text
    assert "请于2026年10月30日（星期五）17:00前回复接受或者不接受" in text
    slip = cells(document.tables[-1])
    assert slip[0] == ["派单编号", "鹤工派〔2026〕31号", "案号", "鹤工调〔2026〕12号"]
    assert field(document, "回复").text == "□接受　□不接受"
    assert field(document, "不接受的理由").text == "□01　不属于本部门职责\n□02　已由本部门立案办理\n□99　其他"
    assert len(field(document, "办理结果").paragraphs) == 5
