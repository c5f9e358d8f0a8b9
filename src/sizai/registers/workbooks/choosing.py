"""Two headers that mean the same column: which one is taken, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping

from sizai.registers.workbooks.cells import column_letter
from sizai.registers.workbooks.matching import Match
from sizai.registers.workbooks.stacking import Stacks, whole_label
from sizai.registers.workbooks.tables import Remark


def choose(
    matches: Mapping[int, Match], stacks: Stacks, *, sheet: str, row: int
) -> tuple[dict[int, Match], list[Remark]]:
    """One header for each column: the surer, then the better wording, then the one nearest behind the column that
    it belongs to, then the first. Equals of a required column are an error that names the choices."""
    by_column: dict[str, list[int]] = {}
    for index in sorted(matches):
        by_column.setdefault(matches[index].column.name, []).append(index)
    chosen: dict[int, Match] = {}
    remarks: list[Remark] = []
    for indexes in by_column.values():
        column = matches[indexes[0]].column
        near = by_column.get(column.after, [-1])[0]
        merit = {
            index: (*matches[index].order, index - near if 0 <= near < index else 1000) for index in indexes
        }
        indexes.sort(key=lambda index, merit=merit: (merit[index], index))  # type: ignore[misc]
        best, others = indexes[0], indexes[1:]
        chosen[best] = matches[best]
        if others:
            doubtful = column.required and merit[others[0]] == merit[best]
            message = (
                _doubt(column.name, best, others, stacks)
                if doubtful
                else _choice(column.name, best, others, stacks)
            )
            remarks.append(Remark(sheet, row, whole_label(stacks[best]), message, error=doubtful))
    return chosen, remarks


def _said(index: int, stacks: Stacks) -> str:
    return f"{column_letter(index)}列“{whole_label(stacks[index])}”"


def _choice(name: str, best: int, others: list[int], stacks: Stacks) -> str:
    rest = "、".join(_said(index, stacks) for index in others)
    return f"“{name}”用了{_said(best, stacks)}，没有用{rest}；如果不对，请在对照表头时改过来。"


def _doubt(name: str, best: int, others: list[int], stacks: Stacks) -> str:
    rest = "和".join(_said(index, stacks) for index in others)
    return (
        f"{_said(best, stacks)}和{rest}都像“{name}”，分不清用哪一列：请在对照表头时指定，或改掉另一列的表头。"
    )
