"""Marks: the state of a thing, a tag beside it, the level of an enterprise, the room a thing belongs to."""

from __future__ import annotations

from typing import Final, Literal

from django.utils.safestring import SafeString

from sizai.ui.components.markup import NONE, esc, icon, missing, safe
from sizai.ui.shell import ROOMS

State = Literal["new", "run", "wait", "done", "bad"]
TagKind = Literal["plain", "quiet", "wait", "good", "bad", "clash"]
Level = Literal["red", "orange", "yellow", "azure"]

LEVELS: Final[dict[str, str]] = {"red": "红", "orange": "橙", "yellow": "黄", "azure": "蓝"}


def state_mark(label: str, kind: State = "new") -> SafeString:
    """A word with a mark: ring (new), half ring (run), square (wait), dot (done), diamond (bad)."""
    return safe(f'<span class="st {esc(kind)}">{esc(label)}</span>')


def tag(text: str, kind: TagKind = "plain") -> SafeString:
    """A short fact beside a name: 集体 · 5人. Never a state."""
    return safe(f'<span class="tg {esc(kind)}">{esc(text)}</span>')


def level(name: Level | None, *, big: bool = False) -> SafeString:
    """Character, strokes and weight at once. None is the word 无, never a grey badge. Enterprises only."""
    if name is None:
        return missing(NONE)
    size = " big" if big else ""
    return safe(
        f'<span class="lv {esc(name)}{size}"><b>{LEVELS[name]}</b>'
        '<i aria-hidden="true"><u></u><u></u><u></u><u></u></i></span>'
    )


def room_mark(room: str) -> SafeString:
    """The character of the room that a row belongs to."""
    return safe(
        f'<i class="mk" role="img" aria-label="{ROOMS[room]}" title="{ROOMS[room]}">{icon(room, "")}</i>'
    )
