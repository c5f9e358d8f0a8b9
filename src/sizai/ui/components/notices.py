"""What the house says when something happened, when nothing is there, and while it waits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from django.utils.safestring import SafeString

from sizai.ui.components.actions import Action, action
from sizai.ui.components.markup import esc, icon, safe

CLOSED: Final = frozenset("。：；，？”）")
"""Marks that carry their own space."""


def note(
    title: str,
    text: str = "",
    *,
    kind: Literal["info", "wait", "bad"] = "info",
    actions: Iterable[Action] = (),
    csrf: str = "",
) -> SafeString:
    """A strip: the sentence that matters in bold, then why, then one button. `bad` is read out at once."""
    buttons = "".join(action(item, csrf=csrf, small=True) for item in actions)
    role = "alert" if kind == "bad" else "status"
    mark = icon("caution") if kind == "wait" else ""
    gap = "" if title[-1:] in CLOSED else " "
    rest = f"{gap}{esc(text)}" if text else ""
    return safe(
        f'<div class="note {esc(kind)}" role="{role}">{mark}<div class="sp"><b>{esc(title)}</b>{rest}</div>'
        f"{buttons}</div>"
    )


def empty_state(title: str, text: str, actions: Iterable[Action] = (), *, csrf: str = "") -> SafeString:
    """What belongs here and the two quickest ways to put it there; for a filter: which one, and 清空."""
    buttons = "".join(action(item, csrf=csrf) for item in actions)
    ways = f'<div class="fx wrap">{buttons}</div>' if buttons else ""
    return safe(f'<div class="nothing"><h2>{esc(title)}</h2><p>{esc(text)}</p>{ways}</div>')


def skeleton(
    lines: Iterable[int] = (38, 92, 76), *, text: str = "正在取数，已等3秒。可以先做别的。"
) -> SafeString:
    """Grey bars of the final size (percent of the width): unseen for 300 ms, a sentence after 3 s."""
    bars = "".join(f'<i style="width:{int(width)}%"></i>' for width in lines)
    return safe(f'<div class="sk" role="status">{bars}<span class="hint">{esc(text)}</span></div>')


def comparison(rows: Iterable[tuple[str, str, str]], *, theirs: str) -> SafeString:
    """Two versions of one thing: (field, mine, theirs); differing rows are marked. `theirs` says whose."""
    marks = ("", ' class="differs"')
    body = "".join(
        f'<tr{marks[mine != other]}><th scope="row">{esc(label)}</th>'
        f"<td>{esc(mine)}</td><td>{esc(other)}</td></tr>"
        for label, mine, other in rows
    )
    return safe(
        '<table class="sz-t twin"><thead><tr><td></td><th scope="col">您写的</th>'
        f'<th scope="col">{esc(theirs)}</th></tr></thead><tbody>{body}</tbody></table>'
    )
