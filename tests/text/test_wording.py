"""Near wordings against closed lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.text.wording import AmbiguousWording, fold, nearest

RESULTS = {
    "agreed": ("调解成功", "达成协议", "已解决", "成功", "是"),
    "failed": ("调解不成", "未达成", "调解失败", "否"),
    "withdrawn": ("撤回", "撤诉"),
    "referred": ("转仲裁", "转法院", "移送", "不予受理"),
    "pending": ("调解中", "处理中", "尚未达成协议"),
}
OPPOSITES = {"agreed": "failed"}
PREFER = (("failed", "referred"), ("agreed", "withdrawn"))


def read(word: object) -> str | None:
    return nearest(word, RESULTS, opposites=OPPOSITES, prefer=PREFER)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("调解成功", "agreed"),
        (" 调 解 成 功 ", "agreed"),
        ("调解成功。", "agreed"),
        ("调解成功（已履行）", "agreed"),
        ("双方达成协议", "agreed"),
        ("经调解，双方达成协议，当场支付工资3万元", "agreed"),
        ("调解成功，申请人不再追究", "agreed"),
        ("未付工资已调解成功", "agreed"),
        ("达成协议后撤诉", "agreed"),
        ("成功", "agreed"),
        ("达成", "agreed"),
        ("是", "agreed"),
        ("调解不成", "failed"),
        ("调解不成功", "failed"),
        ("调解未成功", "failed"),
        ("不成", "failed"),
        ("未达成协议", "failed"),
        ("未能达成协议", "failed"),
        ("无法达成协议", "failed"),
        ("没有达成协议", "failed"),
        ("双方未就赔偿达成协议", "failed"),
        ("调解不成，转仲裁", "failed"),
        ("否", "failed"),
        ("已撤诉", "withdrawn"),
        ("申请人撤回投诉", "withdrawn"),
        ("已移送公安", "referred"),
        ("不予受理", "referred"),
        ("正在调解中", "pending"),
        ("尚未达成协议", "pending"),
        ("处理", "pending"),
        ("成", None),
        ("乱写", None),
        ("", None),
        (None, None),
        (5.0, None),
        ("、。", None),
    ],
)
def test_finds_the_nearest(word: object, code: str | None) -> None:
    assert read(word) == code


def test_what_may_mean_several_is_asked_back() -> None:
    with pytest.raises(AmbiguousWording, match="“调解成功”或“调解不成”"):
        read("调解")
    with pytest.raises(AmbiguousWording, match="“撤回”或“转仲裁”"):
        read("撤回后转仲裁")


def test_without_opposites_a_negated_wording_means_nothing() -> None:
    assert nearest("调解没有成功", {"agreed": ("成功",)}) is None


def test_a_wording_of_one_character_counts_only_alone() -> None:
    assert nearest("不是", {"yes": ("是",), "no": ("否",)}) is None
    assert nearest(1.0, {"yes": ("1",)}) == "yes"


@given(
    st.sampled_from([(code, word) for code, words in RESULTS.items() for word in words]),
    st.sampled_from(["", "。", " ", "\u3000", "（已办）"]),
)
def test_every_wording_means_itself(pair: tuple[str, str], behind: str) -> None:
    assert read(f" {pair[1]}{behind}") == pair[0]


@given(st.text())
def test_any_text_gives_a_code_nothing_or_a_question(text: str) -> None:
    try:
        assert read(text) in {*RESULTS, None}
    except AmbiguousWording as question:
        assert str(question).endswith("。")
    assert fold(fold(text)) == fold(text)
