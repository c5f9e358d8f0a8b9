"""Workbooks built for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Lines = Sequence[Sequence[Any]]

HEADER = (
    "编号 受理日期 申请人 联系电话 身份证号 用人单位 统一社会信用代码 镇街 请求事项 涉及人数 涉及金额 受理单位 调解员 结果 结案日期 协议金额 到账金额"
).split()


def workbook(
    sheets: Mapping[str, Lines], *, merges: Mapping[str, Sequence[str]] | None = None,
    finish: Callable[[dict[str, Worksheet]], None] | None = None,
) -> bytes:
    """An .xlsx of these lines; `finish` may do more to its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    made = {}
    for name, lines in sheets.items():
        sheet = made[name] = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
        for reference in (merges or {}).get(name, ()):
            sheet.merge_cells(reference)
    if finish:
        finish(made)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def case(**given: Any) -> list[Any]:
    """A case's row in the order of HEADER; good in itself, `given` changes it."""
    values: dict[str, Any] = {
        "编号": "1", "受理日期": "2024-01-05", "申请人": "张三", "联系电话": "13800138000", "身份证号": "",
        "用人单位": "鹤山市甲电子厂", "统一社会信用代码": "", "镇街": "桃源镇", "请求事项": "拖欠工资", "涉及人数": 1,
        "涉及金额": 41600, "受理单位": "桃源镇总工会", "调解员": "赵调解员", "结果": "调解成功", "结案日期": "2024-01-20",
        "协议金额": 40000, "到账金额": 40000,
    }  # fmt: skip
    values.update(given)
    return [values[name] for name in HEADER]
