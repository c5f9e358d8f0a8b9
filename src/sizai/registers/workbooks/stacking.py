"""Rows of words that may be a header: one to three of them laid over each other, column by column."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sizai.registers.workbooks.cells import Cell
from sizai.registers.workbooks.matching import LONGEST_LABEL
from sizai.registers.workbooks.sheets import Merge
from sizai.text.amounts import UNITS
from sizai.text.width import squeeze, tidy

DEEPEST = 3
Stacks = Mapping[int, Sequence[str]]
"""Column index → header texts from top to bottom."""

_DATA_LIKE = re.compile(r"\d{6}|\d{4}\s*[-./年]\s*\d|\d\s*[:：]\s*\d\d")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年(?!\d{1,2}月\d{1,2}日)|\Z|[-./]\d{1,2}\Z|度)")
_OTHER_DATE = re.compile("填|制表|统计|打印|导出|截[至止]|更新|上报|报送")
_UNIT = re.compile(r"单位:?\(?(亿元|万元|千元|元)")


def could_be_header(row: Sequence[Cell]) -> bool:
    """Words, hardly a figure: everything that is plainly data is sorted out here, cheaply."""
    texts = [cell for cell in row if isinstance(cell, str) and cell and not cell.isspace()]
    others = [cell for cell in row if cell is not None and not isinstance(cell, str)]
    if len(others) * 3 >= len(texts) or any(isinstance(cell, datetime.date) for cell in others):
        return False
    data_like = 0
    for text in texts:
        # a title may hold one date; a row with two is data
        if len(text) > 5 and _DATA_LIKE.search(text):
            data_like += 1
            if data_like > 1:
                return False
    return True


def wide_merges(merges: Sequence[Merge]) -> dict[int, list[Merge]]:
    """Merges across columns, by their top row: the names of groups. Taller ones are no header."""
    found: dict[int, list[Merge]] = {}
    for merge in merges:
        if merge.right > merge.left and merge.bottom - merge.top < DEEPEST:
            found.setdefault(merge.top, []).append(merge)
    return found


def stacked(rows: Sequence[tuple[int, list[Cell]]], merges: Mapping[int, Sequence[Merge]]) -> Stacks:
    """For each column the texts from top to bottom; a group's name stands over all of its columns."""
    grid = [[_label(cell) for cell in row] for _, row in rows]
    width = max(map(len, grid))
    for line in grid:
        line.extend([""] * (width - len(line)))
    for depth, (number, _) in enumerate(rows[:-1]):
        _spread(grid, depth, merges.get(number, ()))
    stacks: dict[int, Sequence[str]] = {}
    for index in range(width):
        stack = [line[index] for line in grid if line[index]]
        stack = [text for at, text in enumerate(stack) if not at or text != stack[at - 1]]
        if stack:
            stacks[index] = stack
    return stacks


def _spread(grid: list[list[str]], depth: int, merges: Sequence[Merge]) -> None:
    """A group's name over its columns: those it is merged over; without merges (.csv) those to its right that have
    a name of their own only in the line below."""
    line, below = grid[depth], grid[depth + 1]
    merged = {index: merge.left for merge in merges for index in range(merge.left, merge.right + 1)}
    for index in range(1, len(line)):
        if line[index]:
            continue
        if index in merged:
            line[index] = line[merged[index]] if merged[index] < len(line) else ""
        elif not merged and below[index] and below[index - 1] and line[index - 1]:
            line[index] = line[index - 1]


def _label(cell: Cell) -> str:
    return cell if isinstance(cell, str) and len(cell) <= 4 * LONGEST_LABEL and not cell.isspace() else ""


def whole_label(stack: Sequence[str]) -> str:
    return "".join(tidy(text).replace("\n", "") for text in stack)


def shown_labels(stacks: Stacks) -> dict[int, str]:
    """The sheet's own header: its lowest line, or all of it where two columns would read the same."""
    lowest = {index: tidy(stack[-1]).replace("\n", "") for index, stack in stacks.items()}
    counts = Counter(lowest.values())
    return {i: lowest[i] if counts[lowest[i]] == 1 else whole_label(stack) for i, stack in stacks.items()}


def year_in(text: str) -> int | None:
    """2024年度劳动争议台账 → 2024. Not the day on which a form was filled in; two years give none."""
    text = squeeze(text)
    if _OTHER_DATE.search(text):
        return None
    found = {int(year) for year in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None


def unit_in(text: str) -> Decimal | None:
    """单位：万元 → 10000."""
    found = _UNIT.search(squeeze(text))
    return UNITS[found[1]] if found else None
