"""Is a row below a header data? Judged by what stands where, never by one word: a row is a total if it says 合计
and speaks of no case; an enterprise called 合计电子厂, or a person called 合计, has a date and a claim beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from sizai.registers.workbooks.cells import Cell, CellError
from sizai.registers.workbooks.columns import IDENTIFYING, Column, Kind
from sizai.registers.workbooks.tables import Table
from sizai.text.cells import is_blank
from sizai.text.dates import read_date
from sizai.text.unreadable import Unreadable
from sizai.text.width import squeeze
from sizai.text.words import words


class Skip(StrEnum):
    """Why a row is not data, as it is told to the user."""

    BLANK = "空行"
    TITLE = "标题或说明"
    HEADER = "表头"
    REPEATED_HEADER = "重复的表头"
    TOTAL = "合计"
    NOTE = "备注"
    HEADING = "分段标题"
    EXAMPLE = "填写示例"
    NUMBERING = "栏次"
    SERIAL = "只有序号或固定栏"
    MERGED = "合并格的下半行"


_TOTAL = re.compile(
    r"[\w()（）]{0,14}?(?:小计|合计|总计|共计|累计|总合计|合计数|总数|汇总|平均值?|subtotal|grandtotal|total)"
    r"(?:\Z|[:(=]|[约共]?\d.*\Z|(?:人数|金额|件数|数)?\Z)",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(r"(?:小计|合计|总计|共计|累计)\Z")
_NOTE_WORD = (
    "备注|附注|注意(?:事项)?|注|说明|填表说明|填报说明|填写说明|制表人?|填表人?|填报人|审核人?|复核人?|审批人?|审定|负责人|单位负责人|部门负责人"
    "|经办人|统计人|统计员|统计日期|填表日期|填报日期|制表日期|填表时间|填报时间|制表时间|打印日期|打印时间|填报单位|制表单位|填表单位|报送单位|上报单位|编制单位"
    "|单位盖章|盖章|公章|主管领导|分管领导|领导签字|领导签名|签字|签名|联系人|联系电话|电话|日期|时间|数据来源|来源|附件?|单位|截[至止](?:时间|日期)?"
)
_NOTE = re.compile(
    rf"[*※]?(?:(?:{_NOTE_WORD})[\d一二三四五]?(?:\([^()]*\))?[:.、]|[*※].|(?:以上|上述|本表|此表|截[至止])\S{{4,}})"
)
_NOTE_ALONE = re.compile(rf"(?:{_NOTE_WORD})(?:\([^()]*\))?\Z")
_LABELLED = re.compile(r"[\u4e00-\u9fff()]{2,8}:")
_COUNT_LIKE = re.compile(
    r"[约共计]{0,2}[-+]?[¥]?[\d,.]+(?:\s*(?:余|多)?(?:件|宗|起|人|名|位|家|个|户|批|次|人次|元|万元|亿元|万|%|天|份|条|页|套|间|企业|单位|公司|案件|职工|员工)){0,3}[)]?\Z"
)
_HEADING = re.compile(
    r"(?:[(]?[一二三四五六七八九十]{1,3}[)、.:]|第[一二三四五六七八九十\d]+[部分季度节章]|\d{1,2}月份?\Z|[一二三四五六七八九十]{1,2}月份?\Z"
    r"|(?:19|20)\d{2}年?(?:\d{1,2}月份?)?\Z|[\u4e00-\u9fff]{1,6}(?:镇|街道|社区|村|工业城|工业区)\Z)"
)
_REMARK = re.compile(
    r"\d{1,2}[、.)][\u4e00-\u9fff]{4}|.{6,}[。；]\Z|[-—(]*以下(?:空白|无正文)|[-—]*完[-—]*\Z"
)
_SIGNED = re.compile(r"(?:工会|委员会|办公室|人民政府|服务中心|实践站|[局所站科部])\Z")
_EXAMPLE = frozenset(
    words("示例 样例 例 例子 范例 举例 填写示例 填表示例 填报示例 例如 例: 示例: (例) (示例) 样本")
)
_EXAMPLE_FIRST = frozenset("示样例范举填(（")
_FULL_DATE = re.compile(r"(?:19|20)\d\d\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d")
_DITTO = frozenset(words("同上 同前 上同 〃 々 \" '' ″ 同"))

_DITTO_FIRST = frozenset("同上〃々\"'″”“＂ \u3000\u00a0")


def is_ditto(cell: Cell) -> bool:
    """同上, 〃: as in the row above."""
    return (
        isinstance(cell, str) and 0 < len(cell) <= 8 and cell[0] in _DITTO_FIRST and squeeze(cell) in _DITTO
    )


def _is_example(text: str) -> bool:
    return 0 < len(text) <= 8 and text.strip()[:1] in _EXAMPLE_FIRST and squeeze(text) in _EXAMPLE


class Judge:
    """Decides for the rows of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = {heading.index: heading.column for heading in table.headings}
        self._required = [index for index, column in self.columns.items() if column.required]
        self._dates = [i for i in self._required if self.columns[i].kind is Kind.DATE]
        self._telling = [
            i for i, column in self.columns.items() if column.required or column.kind in IDENTIFYING
        ]

    def skip(
        self, row: Sequence[Cell], *, merged: Collection[int] = (), across: Collection[int] = ()
    ) -> Skip | None:
        """None if the row is data. `row` holds the row's own cells; `merged` are the columns that a range merged
        from above fills, `across` those where a range merged over several columns begins."""
        if self._plainly_data(row):
            first = row[self.table.left]
            return Skip.EXAMPLE if isinstance(first, str) and _is_example(first) else None
        own = self._own(row)
        if not own:
            return Skip.BLANK
        if reason := self._by_words(row, own):
            return reason
        if len(own) == 1 and (reason := self._alone(*own[0], across)):
            return reason
        telling = [i for i in self._telling if i < len(row) and self._speaks(self.columns[i], row[i])]
        if merged and not any(index in self._required for index in telling):
            return Skip.MERGED
        named = any(self.columns[i].required and self.columns[i].kind is not Kind.DATE for i in telling)
        if named or len(telling) > 1:
            return None
        # a day alone is a signature's; of a register with one required column, any other sign of life is a row
        if len(self._required) == 1 and (telling or sum(i in self.columns for i, _ in own) > 2):
            return None
        return Skip.SERIAL

    def _plainly_data(self, row: Sequence[Cell]) -> bool:
        """The common case, at little cost: a real date, and every other required cell filled."""
        if not self._dates or self._required[-1] >= len(row):
            return False
        for index in self._dates:
            cell = row[index]
            if not (isinstance(cell, datetime.date) or (cell.__class__ is str and _FULL_DATE.match(cell))):
                return False
        return all(row[index] not in ("", None) for index in self._required)

    def _own(self, row: Sequence[Cell]) -> list[tuple[int, Cell]]:
        table = self.table
        return [
            (index, cell)
            for index, cell in enumerate(row[table.left : table.right], start=table.left)
            if cell is not None and cell != "" and not (isinstance(cell, str) and not squeeze(cell))
        ]

    def _by_words(self, row: Sequence[Cell], own: Sequence[tuple[int, Cell]]) -> Skip | None:
        texts = [(index, squeeze(cell)) for index, cell in own[:6] if isinstance(cell, str)]
        first = squeeze(own[0][1]) if isinstance(own[0][1], str) else ""
        if _is_example(first):
            return Skip.EXAMPLE
        if _is_numbering([cell for _, cell in own]):
            return Skip.NUMBERING
        if self._is_header_again(own):
            return Skip.REPEATED_HEADER
        total = any(self._is_total(index, text) for index, text in texts)
        total = total or (len(texts) > 1 and _BARE_TOTAL.match(texts[0][1] + texts[1][1]) is not None)
        note = bool(_NOTE.match(first) or _NOTE_ALONE.match(first))
        if not (total or note):
            return None
        speaking = sum(1 for i in self._telling if i < len(row) and self._speaks(self.columns[i], row[i]))
        if speaking >= 2:
            return None
        return Skip.TOTAL if total else Skip.NOTE

    def _is_header_again(self, own: Sequence[tuple[int, Cell]]) -> bool:
        """Part of the header once more, each word in its own column."""
        words = self.table.words
        again = sum(isinstance(cell, str) and squeeze(cell) in words.get(index, ()) for index, cell in own)
        return again >= 2 and again * 2 >= len(own)

    def _is_total(self, index: int, text: str) -> bool:
        if len(text) > 24:
            return False
        column = self.columns.get(index)
        if column and column.kind is Kind.LONG_TEXT:
            return bool(_BARE_TOTAL.match(text))
        return bool(_TOTAL.match(text))

    def _alone(self, index: int, cell: Cell, across: Collection[int]) -> Skip | None:
        """One filled cell: a section's title, a note, a number set out beforehand, or the start of a row."""
        column = self.columns.get(index)
        if index in across or column is None:
            return Skip.HEADING if isinstance(cell, str) else Skip.SERIAL
        text = squeeze(cell) if isinstance(cell, str) else ""
        if (
            len(text) > 60
            or _HEADING.match(text)
            or (column.kind is Kind.DATE and not self._speaks(column, cell))
        ):
            return Skip.HEADING
        if _REMARK.match(text) or (len(self._required) > 1 and _SIGNED.search(text)):
            return Skip.NOTE
        return None

    def _speaks(self, column: Column, cell: Cell) -> bool:
        """Does the cell tell of one case, rather than of a sum or of nothing?"""
        if cell is None or isinstance(cell, (CellError, bool)) or is_blank(cell):
            return False
        if column.kind is Kind.DATE:
            return self._is_date(cell)
        if isinstance(cell, (int, float)):
            return column.kind in (Kind.PHONES, Kind.IDENTITY, Kind.USCC) and cell >= 1e6
        if not isinstance(cell, str):
            return False
        text = squeeze(cell)
        if column.kind in (Kind.PHONES, Kind.IDENTITY, Kind.USCC) and sum(map(str.isdecimal, text)) >= 7:
            return True
        return not (
            _COUNT_LIKE.match(text)
            or (len(text) <= 24 and _TOTAL.match(text))
            or _LABELLED.match(text)
            or _NOTE_ALONE.match(text)
        )

    def _is_date(self, cell: Cell) -> bool:
        if isinstance(cell, str) and re.match(r"\D*\d{4}\s*[-./年]\s*\d", cell):
            return True
        try:
            read_date(cell, year=self.table.year or 2000)
        except Unreadable:
            return False
        return True


def _is_numbering(cells: Sequence[Cell]) -> bool:
    """1 2 3 4 … under a header, or 甲 乙 1 2 3."""
    if len(cells) < 4 or str(cells[0]).strip("（()） ") not in ("1", "1.0", "１", "甲"):
        return False
    words = [squeeze(str(cell)).strip("()") for cell in cells]
    words = [word.removesuffix(".0") for word in words]
    while words and words[0] in ("甲", "乙", "丙", "丁"):
        words.pop(0)
    return len(words) >= 2 and words == [str(n) for n in range(1, len(words) + 1)]
