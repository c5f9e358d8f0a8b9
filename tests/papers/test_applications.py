"""要素式 applications: filled from the case, unknown fields open, amounts that add up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from docx.oxml.ns import qn

from sizai import papers as p
from tests.papers import samples
from tests.papers.opened import field, opened, table_headed, text_of

APPLICATIONS = [name for name in samples.ALL if name.endswith("_application")]


def open_lines(cell):
    """Ruled lines to write on: a tab with an underscore for leader."""
    found = []
    for paragraph in cell.paragraphs:
        leaders = {tab.get(qn("w:leader")) for tab in paragraph._p.iter(qn("w:tab"))}
        if "underscore" in leaders and paragraph._p.xpath("./w:r/w:tab"):
            found.append(paragraph)
    return found


def test_the_arbitration_application_passes_on_what_the_case_knows():
    document = opened(samples.arbitration_application())
    text = text_of(document)
    assert field(document, "姓名").text == "谢昇喆"
    assert field(document, "公民身份号码").text == "44078419880309001X"
    assert field(document, "统一社会信用代码").text == "91440784MA4W0000X0"
    assert field(document, "入职日期").text == "2023年2月1日"
    assert field(document, "书面劳动合同").text == "■有　□无"
    assert field(document, "参加社会保险").text == "□是　■否"
    assert field(document, "事实").text == samples.FACTS
    assert field(document, "结果").text == "调解不成"
    assert table_headed(document, "序号") == [
        ["序号", "请求事项", "期间和计算方法", "金额（元）"],
        ["1", "拖欠的工资", "2026年6月至8月，每月22,000.00元，已付0元", "66,000.00"],
        ["2", "加班工资", "休息日加班7天", "7,685.00"],
        ["", "合计", "柒万叁仟陆佰捌拾伍元整", "73,685.00"],
    ]
    assert table_headed(document, "证人姓名")[1] == ["梁师傅", "鹤山市桃源镇", "13800000009"]
    assert "此致\n鹤山市劳动人事争议仲裁委员会" in text
    assert "本申请书另交副本1份。" in text


def test_the_list_of_evidence_leaves_rows_to_add_by_hand():
    document = opened(samples.arbitration_application())
    evidence = next(t for t in document.tables if t.rows[0].cells[1].text == "证据名称")
    rows = [[cell.text for cell in row.cells] for row in evidence.rows]
    assert rows[1] == ["1", "劳动合同", "申请人", "劳动关系和月工资", "6", "复印件"]
    assert rows[3:] == [["3", "", "", "", "", ""], ["4", "", "", "", "", ""]]


def test_unknown_fields_print_lines_to_fill_by_hand():
    nobody = p.Worker(name="谢昇喆")
    paper = samples.arbitration_application(
        workers=(nobody,), enterprises=(p.Enterprise(name="某厂"),), employment=p.Employment(), facts=""
    )
    document = opened(paper)
    for label in (
        "公民身份号码",
        "住址",
        "统一社会信用代码",
        "法定代表人",
        "入职日期",
        "月工资（元）",
        "离职原因",
    ):
        assert field(document, label).text.strip() == ""
        assert len(open_lines(field(document, label))) == 1
    assert len(open_lines(field(document, "事实"))) == 8
    assert field(document, "书面劳动合同").text == "□有　□无"
    assert not open_lines(field(document, "名称"))


def test_an_open_line_ends_inside_its_cell():
    document = opened(samples.arbitration_application(employment=p.Employment()))
    cell = field(document, "离职日期")
    width = int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w")))
    stop = open_lines(cell)[0]._p.pPr.find(qn("w:tabs")).find(qn("w:tab"))
    assert width * 0.9 < int(stop.get(qn("w:pos"))) < width - 2 * 85


def test_a_long_story_may_run_over_pages_and_short_rows_may_not():
    document = opened(samples.arbitration_application(facts="事实很长。" * 600))
    told, short = field(document, "事实"), field(document, "结果")
    assert told._tc.getparent().trPr.find(qn("w:cantSplit")) is None
    assert short._tc.getparent().trPr.find(qn("w:cantSplit")) is not None


def test_several_workers_are_annexed_to_an_application():
    crowd = samples.crowd(3)
    claims = (p.Claim(kind="工资", amount=Decimal("6000.00")),)
    total = p.Money(amount=Decimal("6000.00"), capitals="陆仟元整")
    document = opened(samples.arbitration_application(workers=crowd, claims=claims, total=total))
    assert field(document, "姓名").text == "职工001等3人（名单见附件）"
    assert "各人情况不同的，以名单和证据为准" in text_of(document)
    assert len(document.tables[-1].rows) == 5


def test_claims_that_do_not_add_up_are_refused():
    with pytest.raises(p.DoesNotAddUp, match=r"各项请求合计73,685\.00元，请求总额是40,000\.00元"):
        p.print_paper(samples.arbitration_application(total=samples.money("40000.00")))


def test_the_payment_order_application_shows_promised_received_and_owed():
    document = opened(samples.payment_order_application())
    text = text_of(document)
    assert "督促其给付劳动报酬人民币33,685.00元（大写：叁万叁仟陆佰捌拾伍元整），并负担申请费。" in text
    assert table_headed(document, "期次") == [
        ["期次", "付款期限", "应付（元）", "已付（元）", "未付（元）"],
        ["第1期", "2026年11月30日", "40,000.00", "40,000.00", "0.00"],
        ["第2期", "2026年12月31日", "33,685.00", "0.00", "33,685.00"],
        ["合计", "", "73,685.00", "40,000.00", "33,685.00"],
    ]
    assert field(document, "没有其他债务纠纷").text == "□是　□否"
    assert "调解达成协议（鹤工调〔2026〕12号）。约定期限已到，被申请人仍有33,685.00元没有给付。" in text


def test_what_is_owed_must_be_what_is_left():
    with pytest.raises(p.DoesNotAddUp, match=r"各期未付合计33,685\.00元，请求给付金额是40,000\.00元"):
        p.print_paper(samples.payment_order_application(owed=samples.money("40000.00")))


def test_the_judicial_confirmation_is_asked_by_both_with_their_statements():
    document = opened(samples.judicial_confirmation_application())
    text = text_of(document)
    assert "双方共同请求确认鹤山市总工会劳动争议调解委员会主持达成的鹤工调〔2026〕12号调解协议有效。" in text
    assert "没有恶意串通、规避法律的行为。" in text
    assert "（最迟2026年12月7日；" in text
    assert "申请人（签名、按指印）：" in text
    assert "申请人（盖章）：" in text
    assert field(document, "生效日期").text == "2026年11月5日"


def test_the_arbitration_review_is_asked_of_the_committee():
    text = text_of(opened(samples.arbitration_review_application()))
    assert "调解协议仲裁审查申请书" in text
    assert "并制作调解书。" in text
    assert "此致\n鹤山市劳动人事争议仲裁委员会" in text


def test_the_enforcement_application_names_its_ground_and_the_assets():
    document = opened(samples.enforcement_application(other_requests=("支付迟延履行期间的债务利息",)))
    text = text_of(document)
    assert field(document, "文书编号").text == "鹤劳人仲案〔2026〕88号"
    assert len(open_lines(field(document, "履行期限"))) == 1
    assert "1．给付人民币33,685.00元（大写：叁万叁仟陆佰捌拾伍元整）。" in text
    assert "2．支付迟延履行期间的债务利息。" in text
    assert table_headed(document, "种类")[1:] == [
        ["银行账户", "演示银行鹤山支行，账号由单位开票资料载明"],
        ["", ""],
        ["", ""],
    ]
    assert "申请执行人（职工）" in text


@pytest.mark.parametrize("name", APPLICATIONS)
def test_an_application_is_dated_by_hand_until_it_is_signed(name):
    assert "日期：______年____月____日" in text_of(opened(samples.ALL[name]()))
    assert "日期：2026年12月1日" in text_of(opened(samples.ALL[name](signed_on=date(2026, 12, 1))))


@pytest.mark.parametrize("name", APPLICATIONS)
def test_an_application_without_a_worker_is_refused(name):
    with pytest.raises(p.MissingFact, match="请先填上再出文书"):
        p.print_paper(samples.ALL[name](workers=()))
