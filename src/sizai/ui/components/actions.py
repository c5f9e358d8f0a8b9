"""Buttons: the legal arrows of a lifecycle in the order of the usual path."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from django.utils.safestring import SafeString

from sizai.ui.components.markup import esc, safe


@dataclass(frozen=True, slots=True)
class Confirm:
    """What a step without a way back asks: the number of the thing in the title, then the consequence."""

    title: str
    consequence: str


@dataclass(frozen=True, slots=True)
class Action:
    """One step: a verb with its object. `post` sends at once, else `url` opens a page with a form.

    `missing`: legal, but something lacks; drawn dashed with what lacks beside it. A step that this person
    may never take is not given at all. `dialog`: the page behind `url` opens in a dialog where scripts run.
    """

    label: str
    url: str = ""
    kind: Literal["go", "plain", "stop", "bare"] = "plain"
    post: bool = False
    missing: str = ""
    confirm: Confirm | None = None
    dialog: bool = False


def _post(item: Action, csrf: str, button: str, extra: str = "") -> str:
    token = f'<input type="hidden" name="csrfmiddlewaretoken" value="{esc(csrf)}">'
    return f'<form method="post" action="{esc(item.url)}" data-once>{token}{button}{extra}</form>'


def _confirmed(item: Action, look: str, csrf: str) -> str:
    assert item.confirm is not None
    key = "ask-" + blake2b(f"{item.url} {item.label}".encode(), digest_size=5).hexdigest()
    leave = f'<button class="sz-btn" type="button" data-closes>先不{esc(item.label)}</button>'
    sure = f'<button class="sz-btn stop">{esc(item.label)}</button>'
    title, consequence = esc(item.confirm.title), esc(item.confirm.consequence)
    return (
        f'<button class="{look}" type="button" data-opens="{key}">{esc(item.label)}</button>'
        f'<dialog class="sz-dialog" id="{key}" aria-labelledby="{key}-t"><h2 id="{key}-t">{title}</h2>'
        f'<p>{consequence}</p><div class="fx end">{_post(item, csrf, leave, sure)}</div></dialog>'
    )


def action(item: Action, *, csrf: str = "", small: bool = False) -> SafeString:
    """One button. `csrf` is the request's token, needed where the action posts."""
    look = "sz-btn" + (f" {item.kind}" if item.kind != "plain" else "") + (" sm" if small else "")
    if item.missing:
        return safe(
            f'<span class="lacks"><button class="{look}" type="button" disabled>{esc(item.label)}</button>'
            f'<span class="hint">{esc(item.missing)}</span></span>'
        )
    if item.confirm:
        return safe(_confirmed(item, look, csrf))
    if item.post:
        return safe(_post(item, csrf, f'<button class="{look}">{esc(item.label)}</button>'))
    opens = f' hx-get="{esc(item.url)}" hx-target="#sz-dialog-body"' if item.dialog else ""
    return safe(f'<a class="{look}" href="{esc(item.url)}"{opens}>{esc(item.label)}</a>')


def action_bar(actions: Iterable[Action], *, csrf: str = "", lead: str = "现在可以") -> SafeString:
    """All steps of one thing: what can be done, then apart what lacks something and what has no way back."""
    items = list(actions)
    if not items:
        return safe("")
    ready = [item for item in items if not item.missing and item.kind != "stop"]
    apart = [item for item in items if item.missing] + [
        i for i in items if i.kind == "stop" and not i.missing
    ]
    first = "".join(action(item, csrf=csrf) for item in ready)
    last = "".join(action(item, csrf=csrf) for item in apart)
    title = f'<b class="soft">{esc(lead)}</b>' if lead and ready else ""
    gap = '<span class="sp"></span>' if apart else ""
    return safe(f'<div class="acts">{title}{first}{gap}{last}</div>')
