"""调解协议书 and 调解笔录: what stands in them, in order."""

from __future__ import annotations

import time
from datetime import datetime
from decimal import Decimal

import pytest
from docx.oxml.ns import qn

from sizai import papers as p
from tests.papers import samples
from tests.papers.opened import cells, feet_of, field, opened, table_headed, text_of


def test_the_agreement_tells_everything_in_the_order_of_the_regulation():
    text = text_of(opened(samples.agreement()))
    told = [
        "调解协议书",
        "鹤工调〔2026〕12号",
        "谢昇喆",
        "44078419880309001X",
        "鹤山市裕成木业有限公司",
        "91440784MA4W0000X0",
        "争议：追索劳动报酬",
        "（一）拖欠的工资66,000.00元：2026年6月至8月，每月22,000.00元，已付0元。",
        "用人单位认可欠付事实",
        "（一）用人单位向职工支付",
        "以上应付金额合计人民币73,685.00元（大写：柒万叁仟陆佰捌拾伍元整）。",
        "分2期付款：",
        "方式：转账到职工本人工资账户。",
        "经调解员签名并加盖调解组织印章后生效",
        "（依据：《中华人民共和国劳动争议调解仲裁法》第十四条）。",
        "共同向人民法院申请司法确认（最迟2026年12月7日；依据：《中华人民共和国人民调解法》第三十三条）。",
        "本协议书一式三份，当事人各执一份，调解组织留存一份。",
        "职工（签名、按指印）：",
        "鹤山市总工会劳动争议调解委员会\n2026年11月5日",
    ]
    places = [text.index(words) for words in told[:6]] + [text.rindex(words) for words in told[6:]]
    assert places == sorted(places)


def test_instalments_stand_in_a_table_with_capitals_and_their_sum():
    assert table_headed(opened(samples.agreement()), "期次") == [
        ["期次", "金额（元）", "金额大写", "付款期限"],
        ["第1期", "40,000.00", "肆万元整", "2026年11月30日"],
        ["第2期", "33,685.00", "叁万叁仟陆佰捌拾伍元整", "2026年12月31日"],
        ["合计", "73,685.00", "柒万叁仟陆佰捌拾伍元整", ""],
    ]


def test_the_body_and_its_mediators_are_named():
    document = opened(samples.agreement(mediators=("赵晓堃", "陈站长")))
    assert field(document, "调解组织").text == "鹤山市总工会劳动争议调解委员会"
    assert field(document, "调解员").text == "赵晓堃、陈站长"


def test_people_mediation_carries_its_own_effect():
    text = text_of(opened(samples.agreement(effect=p.PEOPLES_MEDIATION_EFFECT)))
    assert "人民调解员签名并加盖人民调解委员会印章之日起生效" in text
    assert "《中华人民共和国人民调解法》第二十九条、第三十一条" in text


def test_the_side_that_asked_comes_first():
    bands = [
        row[0] for row in cells(opened(samples.agreement(enterprise_first=True)).tables[0]) if len(row) == 1
    ]
    assert bands == ["申请人（用人单位）", "被申请人（职工）", "用人单位的委托代理人", "调解"]


def test_an_agreement_without_money_has_no_sum_and_an_open_line_for_how():
    paper = samples.agreement(money=None, instalments=(), performance="", terms=("用人单位出具离职证明。",))
    text = text_of(opened(paper))
    assert "大写" not in text
    assert "方式：________" in text


def test_an_unsigned_agreement_leaves_room_for_the_date():
    assert "______年____月____日" in text_of(opened(samples.agreement(agreed_on=None)))


def test_160_workers_are_annexed_whole_with_a_head_on_each_page_and_their_sum():
    started = time.perf_counter()
    document = opened(samples.collective_agreement())
    assert time.perf_counter() - started < 5
    assert "职工001等160人（名单见附件）" in text_of(document)
    rows = table_headed(document, "序号")
    assert len(rows) == 162
    assert rows[0] == ["序号", "姓名", "公民身份号码", "联系电话", "协议金额\n（元）", "签名"]
    assert rows[7] == ["7", "李喆堃7", "44078419880309001X", "13800000007", "2,000.00", ""]
    assert rows[161] == ["", "合计", "", "", "320,000.00", ""]
    annex = document.tables[-1]
    assert annex.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in annex.rows)
    label = next(paragraph for paragraph in document.paragraphs if paragraph.text == "附件")
    assert label.paragraph_format.page_break_before


def test_workers_without_amounts_are_listed_without_a_sum():
    crowd = tuple(samples.worker(f"职工{at}") for at in range(3))
    rows = table_headed(opened(samples.agreement(workers=crowd)), "序号")
    assert [row[4] for row in rows[1:]] == ["", "", ""]
    assert len(rows) == 4


def test_minutes_tell_who_was_there_and_what_was_said():
    document = opened(samples.minutes())
    text = text_of(document)
    assert field(document, "时间").text == "2026年11月5日9:05至11:20"
    assert table_headed(document, "身份")[3] == ["人社所", "周某", "桃源镇人社所", "", "未到：另有公务"]
    assert "（二）商量支付的期限和方式" in text
    assert "孙晓雯：三个月没有发是事实。" in text
    assert "由到场人逐页签名" in text
    assert "鹤工调〔2026〕12号　第一次" in text


def test_every_page_of_the_minutes_leaves_room_to_sign():
    for foot in feet_of(opened(samples.minutes())):
        assert foot.paragraphs[1].text.startswith("本页已阅，签名：____")


@pytest.mark.parametrize(
    ("ended_at", "told"),
    [
        (None, "2026年11月5日9:05至____:____"),
        (datetime(2026, 11, 6, 0, 10, tzinfo=samples.CHINA), "2026年11月5日9:05至2026年11月6日0:10"),
    ],
)
def test_minutes_that_have_not_ended_or_end_on_another_day(ended_at, told):
    assert field(opened(samples.minutes(ended_at=ended_at)), "时间").text == told


def test_parts_of_the_agreement_must_add_up():
    half = (p.Instalment(money=samples.money("40000.00"), due_on=None),)
    with pytest.raises(p.DoesNotAddUp, match=r"分期付款合计40,000\.00元，协议金额是73,685\.00元，两者不一致"):
        p.print_paper(samples.agreement(instalments=half))
    with pytest.raises(p.DoesNotAddUp, match=r"职工名单合计6,000\.00元，协议金额是73,685\.00元"):
        p.print_paper(samples.agreement(workers=samples.crowd(3)))


@pytest.mark.parametrize(
    "amount", [Decimal("-1"), Decimal("NaN"), Decimal("Infinity"), Decimal("0.001"), 1.5, 3]
)
def test_only_an_amount_is_taken_for_an_amount(amount):
    with pytest.raises(p.NotAnAmount, match="最多两位小数"):
        p.Money(amount=amount, capitals="")
    with pytest.raises(p.NotAnAmount):
        p.Claim(kind="工资", amount=amount)


def test_a_huge_number_is_no_amount():
    with pytest.raises(p.NotAnAmount):
        p.Money(amount=Decimal("1e30"), capitals="")


@pytest.mark.parametrize(
    ("fact", "value", "name"), [("code", "", "编号"), ("workers", (), "职工"), ("terms", (), "协议内容")]
)
def test_an_agreement_without_its_essentials_is_refused_with_what_to_do(fact, value, name):
    with pytest.raises(p.MissingFact, match=f"调解协议书还缺“{name}”：请先填上再出文书。"):
        p.print_paper(samples.agreement(**{fact: value}))
