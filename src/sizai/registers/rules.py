"""Who may what with registers in general. Each register's own verbs stand in its room's rules."""

from __future__ import annotations

from typing import Any

from sizai.access.actor import Actor
from sizai.access.policy import allow, predicate


@predicate  # type: ignore[arg-type]
def signed_in(actor: Actor) -> bool:
    """Somebody with an account, in whatever post."""
    return actor.account_id is not None


@predicate
def in_scope(actor: Actor, thing: Any) -> bool:
    """The entry lies in the post's area. Asked without an entry: the post has an area at all (may it ever?)."""
    return bool(actor.scope) if thing is None else actor.reaches(thing.area_path)


allow("save_draft", "存草稿", signed_in)
