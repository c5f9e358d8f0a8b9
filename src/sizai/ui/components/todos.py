"""The rows of 今日 and the panel of a case: what is due, of which room, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from sizai.ui.components.actions import Action, action
from sizai.ui.components.markup import esc, safe
from sizai.ui.components.states import room_mark
from sizai.ui.components.turns import Turn, turn_chip


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. `left`: remaining time, `day`: its date; `about` names the thing, `why` tells more."""

    left: str
    day: str
    room: str
    title: str
    url: str
    about: str = ""
    why: str = ""
    over: bool = False
    action: Action | None = None


def _row(item: Todo, csrf: str) -> str:
    over = " over" if item.over else ""
    mark = ' class="over"' if item.over else ""
    button = action(item.action, csrf=csrf, small=True) if item.action else ""
    why = f'<div class="hint">{esc(item.why)}</div>' if item.why else ""
    return (
        f'<tr{mark}><td><div class="left{over}"><b>{esc(item.left)}</b>'
        f"<small>{esc(item.day)}</small></div></td><td>{room_mark(item.room)}</td><td>"
        f'<div class="what"><a class="strong open" href="{esc(item.url)}">{esc(item.title)}</a>'
        f'<span class="soft">{esc(item.about)}</span></div>{why}</td><td class="n">{button}</td></tr>'
    )


def todo_list(groups: Iterable[tuple[str, Iterable[Todo]]], *, csrf: str = "") -> SafeString:
    """(heading, items) in the order of time: 已过期, 今天, 三天内, 以后. Empty groups are left out."""
    bodies = []
    for heading, items in groups:
        rows = [_row(item, csrf) for item in items]
        if rows:
            head = f'{esc(heading)}<span class="num">{len(rows)}</span>'
            bodies.append(f'<tr class="grp"><th colspan="4" scope="rowgroup">{head}</th></tr>{"".join(rows)}')
    return safe(
        '<table class="sz-t todo"><caption class="vh">轮到我</caption>'
        f"<tbody>{''.join(bodies)}</tbody></table>"
    )


COUNTED: Final = re.compile(r"(剩|过)(\d+)(.+)")


def deadline_panel(
    *,
    title: str,
    left: str,
    over: bool = False,
    summary: str = "",
    drawing: SafeString | str = "",
    told: SafeString | str = "",
    turn: Turn | None = None,
    next_step: Action | None = None,
    csrf: str = "",
) -> SafeString:
    """The strip under a case's heading: time left (剩4天), ruler and sentence, whose turn."""
    late = " late" if over else ""
    if counted := COUNTED.fullmatch(left):
        word, number, unit = counted.groups()
        big = f'<div class="d num{late}">{word}<b>{number}</b>{esc(unit)}</div>'
    else:
        big = f'<div class="d{late}">{esc(left or "没有期限")}</div>'
    button = action(next_step, csrf=csrf, small=True) if next_step else ""
    note = f'<p class="ruler-note">{esc(told)}</p>' if told else ""
    name = esc(title)
    return safe(
        f'<section class="sz-panel clock" aria-label="{name}"><div class="cnt"><div class="hint">{name}</div>'
        f'{big}<div class="hint">{esc(summary)}</div></div><div class="ruled">{esc(drawing)}{note}</div>'
        f'<div class="who"><div class="hint">轮到</div>{turn_chip(turn)}{button}</div></section>'
    )
