"""Whatever stands in a cell, a reader gives a value or a sentence."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sizai.text.amounts import read_amount
from sizai.text.cells import is_blank, text_of
from sizai.text.counts import read_people
from sizai.text.dates import read_date
from sizai.text.identity import read_identity_number
from sizai.text.names import Applicants, read_applicants, read_enterprise
from sizai.text.phones import Phones, read_phones
from sizai.text.unreadable import Unreadable
from sizai.text.uscc import read_uscc

READERS: list[tuple[Callable[[Any], Any], type]] = [
    (read_amount, Decimal),
    (lambda cell: read_amount(cell, unit=Decimal(10000), negative=True), Decimal),
    (read_date, datetime.date),
    (lambda cell: read_date(cell, year=2024), datetime.date),
    (read_people, int),
    (read_applicants, Applicants),
    (read_enterprise, str),
    (read_phones, Phones),
    (read_identity_number, str),
    (read_uscc, str),
]
CELLS = st.one_of(
    st.text(max_size=60),
    st.text(
        alphabet="0123456789０１２３.,，。-－/年月日万千百亿元角分零一二三四五六七八九十（）()￥¥约等人名 \n\u3000XxOI*+eE:",
        max_size=40,
    ),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.none(),
    st.binary(max_size=10),
)


@pytest.mark.parametrize(
    ("reader", "kind"), READERS, ids=[kind.__name__ + str(i) for i, (_, kind) in enumerate(READERS)]
)
@given(cell=CELLS)
@example(cell="٣٤٥٦٧٨")
@example(cell="²³")
@example(cell="1" * 40000)
@example(cell="\ud800")
@example(cell="{0}{value}")
@example(cell="=cmd|' /C calc'!A0")
def test_a_value_or_a_sentence(reader: Callable[[Any], Any], kind: type, cell: Any) -> None:
    try:
        assert isinstance(reader(cell), kind)
    except Unreadable as problem:
        sentence = str(problem)
        assert sentence.endswith("。")
        assert "\n" not in sentence
        assert len(sentence) < 150


@given(CELLS)
def test_any_cell_has_a_text(cell: Any) -> None:
    assert isinstance(text_of(cell), str)
    assert isinstance(is_blank(cell), bool)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "\u3000",
        "/",
        "／",
        "-",
        "—",
        "——",
        "无",
        "暂无",
        "不详",
        "N/A",
        "ｎ／ａ",
        "null",
        None,
        "\u200b",
        " 无 ",
    ],
)
def test_says_nothing(cell: Any) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", ["0", 0, 0.0, "否", "无名氏", "-1", "张三", "空调厂", False])
def test_says_something(cell: Any) -> None:
    assert not is_blank(cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1.0, "1"), (13800138000.0, "13800138000"), (0.1, "0.1"), (1e20, "1e+20"), (True, "TRUE"), (None, ""), (datetime.date(2024, 1, 5), "2024-01-05"),
        (datetime.datetime(2024, 1, 5), "2024-01-05"), (datetime.datetime(2024, 1, 5, 9, 30), "2024-01-05 09:30:00"), (float("nan"), "nan"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_on_the_sheet(cell: Any, text: str) -> None:
    assert text_of(cell) == text
