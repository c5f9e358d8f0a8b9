from __future__ import annotations

from decimal import Decimal

import pytest

from sizai.ui import components as ui

MISSING = '<span class="nodata">无数据</span>'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("18240"), "18,240.00"),
        (Decimal("0"), "0.00"),
        (Decimal("0.005"), "0.01"),
        (Decimal("-2.5"), "−2.50"),
        (Decimal("41600000"), "41,600,000.00"),
    ],
)
def test_money_has_two_decimals_rounded_half_up(value: Decimal, written: str) -> None:
    assert ui.money(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("41600000"), "4,160.0"), (Decimal("0"), "0.0"), (Decimal("12126499"), "1,212.6")],
)
def test_wan_has_one_decimal(value: Decimal, written: str) -> None:
    assert ui.wan(value) == written


def test_percent_stands_beside_its_base() -> None:
    assert "97.1%" in ui.percent(Decimal("97.067"), base="1,688/1,739")
    assert "1,688/1,739" in ui.percent(Decimal("97.067"), base="1,688/1,739")
    assert "0.0%" in ui.percent(Decimal(0))


@pytest.mark.parametrize("write", [ui.money, ui.wan, ui.percent, ui.figure])
def test_nothing_is_said_as_told_and_never_as_zero(write: object) -> None:
    assert callable(write)
    assert write(None) == MISSING
    assert write("") == MISSING  # what a template gives for an attribute of nothing
    assert write(None, empty="无") == '<span class="hint">无</span>'
    assert write(None, empty="") == ""


def test_zero_stays_zero() -> None:
    assert ui.figure(0, "/rows") == '<a class="fig" href="/rows">0</a>'
    assert ui.few(0) == "0"
    assert "0</a>" in ui.bar(0, 10, "/rows")


def test_a_figure_opens_to_its_rows_and_a_plain_one_does_not() -> None:
    assert ui.figure(2426, "/figures/x?rows&a=1") == '<a class="fig" href="/figures/x?rows&amp;a=1">2,426</a>'
    assert ui.figure(2426) == '<span class="num">2,426</span>'


@pytest.mark.parametrize(
    ("count", "told"), [(1, "不足5"), (4, "不足5"), (5, "5"), (1200, "1,200"), (None, MISSING)]
)
def test_small_cells_are_not_told(count: int | None, told: str) -> None:
    assert ui.few(count) == told


def test_a_bar_is_as_long_as_its_share_of_the_largest() -> None:
    assert "width:50.0%" in ui.bar(5, 10)
    assert "width:0%" in ui.bar(0, 0)
    assert ui.bar(None, 10) == MISSING


def test_a_contradiction_is_flagged() -> None:
    shown = ui.kpi(ui.Kpi("涉及职工", "800", "余人", "少于案件数", "/rows", "看冲突", flag="矛盾"))
    assert 'class="kpi flag"' in shown
    assert '<span class="tg clash">矛盾</span>' in shown


def test_a_headline_without_data_has_no_unit() -> None:
    shown = ui.kpi(ui.Kpi("社保欠缴", None, "个月", "人社8月后未提供"))
    assert MISSING in shown
    assert "个月" not in shown
