"""经过 and 来龙去脉: what happened, where it came from, where it may go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from sizai.ui.components.dates import moment
from sizai.ui.components.markup import esc, icon, safe
from sizai.ui.components.states import tag
from sizai.ui.shell import ROOMS


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. `who` empty: the system did it, the mark is grey. `link` is (text, address)."""

    at: dt.datetime
    text: str
    who: str = ""
    tag: str = ""
    link: tuple[str, str] | None = None


def timeline(entries: Iterable[Entry], on: dt.date | None = None) -> SafeString:
    """The history of one thing, newest first as given."""
    rows = []
    for entry in entries:
        who = f"<b>{esc(entry.who)}</b> " if entry.who else ""
        mark = f" {tag(entry.tag, 'quiet')}" if entry.tag else ""
        link = f'<a href="{esc(entry.link[1])}">{esc(entry.link[0])}</a>' if entry.link else ""
        system = "" if entry.who else ' class="sys"'
        rows.append(f"<li{system}>{moment(entry.at, on)}<div>{who}{esc(entry.text)}{link}{mark}</div></li>")
    return safe(f'<ol class="tl">{"".join(rows)}</ol>')


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on the thread: of which room, what, a small line under it (text or component)."""

    room: str
    label: str
    state: Literal["past", "now", "todo"] = "past"
    url: str = ""
    hint: str = ""
    late: bool = False


def trail(steps: Iterable[Step]) -> SafeString:
    """来龙去脉: the way back, this thing, and what may follow (dashed)."""
    rows = []
    for step in steps:
        label = esc(step.label)
        if step.url:
            label = f'<a href="{esc(step.url)}">{label}</a>'
        elif step.state == "now":
            label = f"<b>{label}</b>"
        hint = f'<div class="{"late" if step.late else "hint"}">{esc(step.hint)}</div>' if step.hint else ""
        soft = ' class="soft"' if step.state == "todo" else ""
        now = ' aria-current="step"' if step.state == "now" else ""
        mark = f'<i role="img" aria-label="{ROOMS[step.room]}">{icon(step.room, "")}</i>'
        rows.append(f'<li class="{esc(step.state)}"{now}>{mark}<div{soft}>{label}{hint}</div></li>')
    return safe(f'<ol class="trail">{"".join(rows)}</ol>')
