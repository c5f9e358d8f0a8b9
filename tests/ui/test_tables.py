from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest

from sizai.ui import components as ui
from sizai.ui.components import Column


@dataclass(frozen=True)
class Town:
    name: str


@dataclass(frozen=True)
class Row:
    name: str = "堃盛电子科技有限公司"
    heads: int | None = 518
    owed: Decimal | None = Decimal("18240")
    until: dt.date | None = dt.date(2026, 11, 30)
    town: Town | None = Town("共和镇")
    late: bool = False

    def label(self) -> str:
        return f"第{self.heads}号"


def cells(column: Column, row: Row, **kwargs: Any) -> str:
    table = ui.data_table([column], [row], caption="样", **kwargs)
    found = re.search(r"<tbody><tr[^>]*>(.*?)</tr>", table)
    assert found is not None
    return found[1]


def test_a_link_opens_the_row_and_stands_first_on_a_phone() -> None:
    column = Column("名称", "name", "link", url=lambda row: "/enterprises/6", phone="first")
    assert cells(column, Row()) == (
        '<td class="p-first"><a class="strong open" href="/enterprises/6">堃盛电子科技有限公司</a></td>'
    )


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (
            Column("人", "heads", "number"),
            '<td class="n p-fact" data-l="人"><span class="num">518</span></td>',
        ),
        (Column("元", "owed", "money"), '<td class="n p-fact" data-l="元">18,240.00</td>'),
        (Column("镇街", "town.name", phone="hidden"), '<td class="p-hidden">共和镇</td>'),
        (Column("编号", "label"), '<td class="p-fact" data-l="编号">第518号</td>'),
        (Column("右", "name", align="right", phone="end"), '<td class="n p-end">堃盛电子科技有限公司</td>'),
    ],
)
def test_numbers_stand_right_and_words_left(column: Column, shown: str) -> None:
    assert cells(column, Row()) == shown


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (Column("人", "heads", "number"), "无数据"),
        (Column("元", "owed", "money"), "无数据"),
        (Column("元", "owed", "money", empty="无"), ">无<"),
        (Column("到期", "until", "date"), ">无<"),
        (Column("镇街", "town.name"), "></td>"),
        (Column("镇街", "town.name", empty="无"), ">无<"),
    ],
)
def test_what_is_missing_is_said_as_the_column_tells(column: Column, shown: str) -> None:
    assert shown in cells(column, Row(heads=None, owed=None, until=None, town=None))


def test_zero_stays_zero_and_opens() -> None:
    column = Column("人", "heads", "number", url=lambda row: "/rows")
    assert '<a class="fig" href="/rows">0</a>' in cells(column, Row(heads=0))
    money = Column("元", "owed", "money", url=lambda row: "/rows")
    assert '<a class="fig" href="/rows">0.00</a>' in cells(money, Row(owed=Decimal(0)))


def test_a_missing_figure_opens_nothing() -> None:
    assert "<a" not in cells(Column("元", "owed", "money", url=lambda row: "/rows"), Row(owed=None))


def test_dates_of_this_year_are_short() -> None:
    assert ">11-30<" in cells(Column("到期", "until", "date"), Row(), on=dt.date(2026, 1, 1))


def test_overdue_rows_carry_the_bar_and_the_time_is_red() -> None:
    left = Column("期限", lambda row: ("过1个工作日", row.late), "due")
    table = ui.data_table([left], [Row(late=True), Row()], caption="样", overdue="late")
    assert table.count('<tr class="over">') == 1
    assert table.count("num late") == 1


def test_boxes_carry_the_key_and_the_name() -> None:
    name = Column("名称", "name", "link", phone="first")
    table = ui.data_table([name], [Row()], caption="样", key="heads")
    assert 'name="chosen" value="518" aria-label="选堃盛电子科技有限公司"' in table
    assert 'aria-label="选本页全部"' in table


def test_sums_stand_at_the_foot_under_their_column() -> None:
    columns = [Column("名称", "name", foot="合计"), Column("元", "owed", "money", foot="18,240.00")]
    table = ui.data_table(columns, [Row()], caption="样", key="heads")
    assert '<tfoot><tr><td class="pick"></td><td class="p-fact" data-l="名称">合计</td>' in table
    assert '<td class="n p-fact" data-l="元">18,240.00</td></tr></tfoot>' in table
    assert "<tfoot>" not in ui.data_table([Column("名称", "name")], [], caption="样")


def test_the_sorted_column_says_so() -> None:
    column = Column("等级", "name", sort=("?order=level", "descending"), width="84px")
    head = ui.data_table([column], [], caption="样")
    assert 'style="width:84px" aria-sort="descending"><a href="?order=level">等级 ↓</a>' in head


def test_a_table_has_a_name_for_those_who_hear_it() -> None:
    assert '<caption class="vh">企业</caption>' in ui.data_table([], [], caption="企业")


def test_long_names_are_kept_whole() -> None:
    name = "鹤山市𠮷祥" * 60
    assert name in cells(Column("名称", "name", "link", url=lambda row: "/"), Row(name=name))
