"""轮到谁，何时前: on every case, letter, dispatch, warning."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sizai.ui.components.markup import NONE, esc, missing, safe


@dataclass(frozen=True, slots=True)
class Turn:
    """`who` is 您 for the reader, else a name or a post; `by`: remaining time, with the date where it helps.

    A paused thing says 已暂停 and why, one that nobody has says 无人 and `url` leads to giving it away.
    """

    who: str
    by: str = ""
    mine: bool = False
    over: bool = False
    url: str = ""


def turn_chip(turn: Turn | None) -> SafeString:
    """The chip of headings and panels. Mine on ink, others' on grey, overdue in red with the word 过."""
    if turn is None:
        return missing(NONE)
    kinds = "turn" + " mine" * turn.mine + " over" * turn.over
    by = f'<a href="{esc(turn.url)}">{esc(turn.by)}</a>' if turn.url else esc(turn.by)
    until = f"<span>{by}</span>" if turn.by else ""
    return safe(f'<span class="{kinds}"><b><span class="vh">轮到</span>{esc(turn.who)}</b>{until}</span>')


def turn_words(turn: Turn | None) -> SafeString:
    """The same in a table cell: the name strong, the time beside it."""
    if turn is None:
        return missing(NONE)
    kind = "late" if turn.over else "soft"
    by = f' <span class="num {kind}">{esc(turn.by)}</span>' if turn.by else ""
    return safe(f'<span class="nw"><b class="strong">{esc(turn.who)}</b>{by}</span>')
