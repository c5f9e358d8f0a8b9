"""Width and invisible characters; Chinese stays as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.text.width import comparable, half_width, squeeze, tidy, without_invisible


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("１２３４．５", "1234.5"),
        ("ＡＢｃ（一）", "ABc(一)"),
        ("￥1，000", "¥1,000"),
        ("甲　乙", "甲 乙"),
        ("甲\u00a0乙", "甲 乙"),
        ("“甲”‘乙’", "\"甲\"'乙'"),
        ("2024—01–05", "2024-01-05"),
        ("\ufeff甲\u200b乙\u200e", "甲乙"),
        ("甲_x000D_\r\n乙", "甲\n乙"),
        ("鹤山巿、國", "鹤山巿、國"),
        ("堃𠮷喆·", "堃𠮷喆·"),
        ("、。《》", "、。《》"),
    ],
)
def test_half_width_folds_width_and_nothing_else(written: str, expected: str) -> None:
    assert half_width(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("  拖欠工资；　加班费  ", "拖欠工资； 加班费"),
        ("一、工资\r\n\r\n二、加班费\t三", "一、工资\n二、加班费 三"),
        ("支付３万元（人民币）", "支付３万元（人民币）"),
        ("\x00甲\x07", "甲"),
        ("\ud800甲", "甲"),
        ("", ""),
    ],
)
def test_tidy_keeps_what_was_written(written: str, expected: str) -> None:
    assert tidy(written) == expected


def test_comparing_ignores_space_width_case_and_code_points_that_only_look_different() -> None:
    assert squeeze(" 张 　三\n") == "张三"
    assert comparable("ＡＢＣ 厂") == comparable("abc厂")
    assert comparable("\u2f24学") == comparable("大学")  # KANGXI RADICAL BIG, left by copying from PDF
    assert comparable("王小明") != comparable("李小明")
    assert comparable("吉") != comparable("𠮷")
    assert comparable("国") != comparable("國")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    for fold in (tidy, half_width, squeeze, comparable):
        assert fold(fold(text)) == fold(text)
    assert "\x00" not in without_invisible(text)
