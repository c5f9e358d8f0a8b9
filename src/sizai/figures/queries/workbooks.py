"""Excel: the rows of a figure as one list; the annex of figures with the rows behind each on sheets of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any, BinaryIO, TypeVar

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from sizai.figures.queries.filters import Filters
from sizai.figures.queries.numbers import Number
from sizai.figures.queries.periods import name_of
from sizai.figures.queries.rows import Row, RowSet, label
from sizai.figures.queries.snapshots import Frozen
from sizai.orgs.queries import area_names
from sizai.registers.workbooks import ExportColumn, Shape, write_list
from sizai.registers.workbooks.plain_cells import BOLD, written_cell
from sizai.resolution.vocabulary import Channel, ClaimKind

MOST_ROWS = 200_000
"""Rows that are exported at once: about 40 MB and a minute."""

SHAPES = {"text": Shape.TEXT, "date": Shape.DATE, "number": Shape.INTEGER, "money": Shape.MONEY}
T = TypeVar("T")


def asked(filters: Filters) -> str:
    """The filter in words."""
    parts = [name_of(filters.since, filters.until)]
    parts += [area_names().get(filters.area, filters.area)] if filters.area else []
    parts += [label(Channel)(filters.channel)] if filters.channel else []
    parts += [label(ClaimKind)(filters.kind)] if filters.kind else []
    return "，".join(parts)


def write_rows(
    target: BinaryIO, *, title: str, row_set: RowSet, rows: Iterable[Row], foot: Sequence[str]
) -> int:
    """The rows as a list; returns how many."""
    columns = [
        ExportColumn[Row](field.head, lambda row, at=at: row.values[at], SHAPES[field.kind])  # type: ignore[misc]
        for at, field in enumerate(row_set.fields)
    ]
    return write_list(target, title=title, columns=columns, rows=rows, foot=foot)


FIGURE_HEADS = (
    "代码",
    "指标",
    "数值",
    "单位",
    "分子",
    "分母",
    "口径",
    "自",
    "至",
    "上期",
    "上年同期",
    "定义",
    "注意",
    "行在哪张表",
)


def _figure_row(number: Number, compared: Mapping[str, tuple[Number, Number]]) -> list[Any]:
    before, ago = compared.get(number.metric.key, (None, None))
    in_doubt = bool(number.doubts)
    return [
        number.metric.key, number.metric.name, "待核" if in_doubt else number.value, number.metric.unit.value,
        None if in_doubt else number.result.numerator, None if in_doubt else number.result.denominator, number.metric.basis.label,
        number.filters.since, number.filters.until, before.value if before and not before.doubts else None,
        ago.value if ago and not ago.doubts else None, number.metric.definition, "；".join(number.flags), number.metric.row_set.name,
    ]  # fmt: skip


def annex(
    numbers: Sequence[Number],
    frozen: Mapping[str, Frozen],
    *,
    compared: Mapping[str, tuple[Number, Number]],
    foot: Sequence[str],
) -> bytes:
    """Sheet 数字 with every figure and its base, then one sheet for each row set with the rows as they were read."""
    book = Workbook(write_only=True)
    _sheet(book, "数字", FIGURE_HEADS, [_figure_row(number, compared) for number in numbers], foot)
    row_sets = {number.metric.row_set.key: number.metric.row_set for number in numbers}
    for key, row_set in row_sets.items():
        if key not in frozen:
            continue
        rows = (_typed(row_set, row[1:]) for row in frozen[key].rows)
        _sheet(
            book,
            row_set.name,
            frozen[key].heads,
            rows,
            [f"{row_set.name}共{len(frozen[key].rows):,}{row_set.unit}；姓名已隐去"],
        )
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _typed(row_set: RowSet, values: Sequence[Any]) -> list[Any]:
    """Frozen cells are text: amounts become numbers again."""
    return [
        float(value) if field.kind == "money" and value != "" else value
        for field, value in zip(row_set.fields, values, strict=True)
    ]


def _sheet(
    book: Workbook, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], foot: Sequence[str]
) -> None:
    sheet = book.create_sheet(title[:31])
    for place, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = max(12, 2 * len(head) + 4)
    sheet.freeze_panes = "A2"
    first: list[Any] = [written_cell(sheet, head) for head in heads]
    for cell in first:
        cell.font = BOLD
    sheet.append(first)
    for row in rows:
        sheet.append([None if value is None or value == "" else written_cell(sheet, value) for value in row])
    sheet.append([])
    for line in foot:
        sheet.append([written_cell(sheet, f"说明：{line}")])
