"""A cell as Excel hands it over, as text, and whether it says anything."""

from __future__ import annotations

import datetime

from sizai.text.width import squeeze
from sizai.text.words import words

# What people type where there is nothing to say. 无 and 不详 are blank for a number, a date, a phone;
# readers of wordings and names look at them first.
BLANK_WORDS = frozenset(
    words(
        "/ // \\ - -- --- ---- _ __ . .. ... … …… * ** 、 。 · 无 无。 (无) 暂无 空 (空) 空白 (空白) 缺 暂缺 未填 未填写 待填 ",
        "待补 待补充 待定 待核 待核实 待查 不详 (不详) 不明 不清楚 未知 未提供 不适用 无此项 n/a na nil null none",
    )
)

# Most cells are told apart by their first character
_FIRST = frozenset(word[0] for word in BLANK_WORDS) | frozenset(
    "N（／－—–＿．＊·　 \t\n\r\u00a0\u200b\ufeffｎＮ＼"
)


def text_of(cell: object) -> str:
    """The cell as its text would read on the sheet: 13800138000.0 is 13800138000, a date is 2024-01-05."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if cell == cell and abs(cell) < 1e15 and cell == int(cell):
            return str(int(cell))
        return format(cell, ".15g")
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
    return str(cell)


def is_blank(cell: object) -> bool:
    """Nothing in it, or only a stroke, 无, 不详 and the like."""
    if cell is None or cell == "":
        return True
    if not isinstance(cell, str):
        return False
    if cell[0] not in _FIRST and cell[0].isprintable():
        return False
    if len(cell) > 12:
        return not cell.strip() or not squeeze(cell)
    word = squeeze(cell).lower()
    return not word or word in BLANK_WORDS
