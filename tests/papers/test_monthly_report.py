"""月报: figures with bases, missing is not zero, contradictions are not printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sizai import papers as p
from tests.papers import samples
from tests.papers.opened import feet_of, opened, table_headed, text_of


def test_figures_have_unit_base_and_the_previous_period():
    rows = table_headed(opened(samples.monthly_report()), "指标")
    assert rows[0] == ["指标", "单位", "本期", "分子／分母", "上期\n增减", "口径和备注"]
    assert rows[1] == ["受理案件", "件", "214", "", "198\n+16", "受理口径"]
    assert rows[2][2:5] == ["4,160,000.00", "", "4,235,000.50\n−75,000.50"]
    assert rows[3] == [
        "调解成功率",
        "%",
        "97.1",
        "1,688／1,739",
        "96.4\n+0.7个百分点",
        "办结口径\n成功／完成",
    ]


def test_a_contradiction_is_listed_and_its_number_is_not_printed():
    document = opened(samples.monthly_report())
    rows = table_headed(document, "指标")
    assert rows[4][:4] == ["涉及职工", "人", "待核", ""]
    text = text_of(document)
    assert "三、互相矛盾、没有印出的数据" in text
    assert "（一）涉及职工：当事人80人少于案件214件，每件至少一人。" in text


def test_missing_is_not_zero():
    rows = table_headed(opened(samples.monthly_report()), "指标")
    assert rows[5][2:5] == ["无数据", "", "无数据"]
    assert rows[6][2:5] == ["0", "", "0\n持平"]


def test_headings_are_numbered_without_gaps_when_nothing_is_in_doubt():
    sound = (p.Figure(name="受理案件", value=Decimal(1), unit="件"),)
    text = text_of(opened(samples.monthly_report(figures=sound, opening="")))
    assert "一、主要数据" in text
    assert "二、下月要办的事" in text
    assert "互相矛盾、没有印出" not in text


def test_the_foot_says_as_of_when():
    for foot in feet_of(opened(samples.monthly_report())):
        assert "数据截至2026年11月24日8:30" in foot.paragraphs[1].text
        assert foot.paragraphs[2].text.startswith("演示")


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("0.05", "%", "0.1"),
        ("97.06728", "%", "97.1"),
        ("416.04", "万元", "416.0"),
        ("-3", "件", "−3"),
        ("2426", "件", "2,426"),
        ("12.5", "天", "13"),
    ],
)
def test_numbers_are_rounded_half_up_by_their_unit(value, unit, printed):
    assert p.Figure(name="某", value=Decimal(value), unit=unit).printed == printed


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), 97.1])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(p.NotAFigure, match="“某率”的值不是一个数"):
        p.Figure(name="某率", value=value, unit="%")


def test_a_report_needs_figures():
    with pytest.raises(p.MissingFact, match="月报还缺“数据”"):
        samples.monthly_report(figures=()).wording()
