"""One policy. Rooms register a predicate per verb; pages, exports, search, commands and the API ask here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, cast

import rules

from sizai.access.actor import Actor, Role

__all__ = ["Predicate", "Refused", "allow", "may", "predicate", "require", "role_in", "verbs"]


class Predicate(Protocol):
    """A question about an actor and a thing; composed with | & ~."""

    def __and__(self, other: Predicate) -> Predicate: ...
    def __or__(self, other: Predicate) -> Predicate: ...
    def __invert__(self) -> Predicate: ...


_rules: Any = rules.RuleSet()  # type: ignore[attr-defined]
_labels: dict[str, str] = {}


class Refused(Exception):
    """这一步不归您做。"""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.__doc__ or "")


def allow(verb: str, label: str, rule: Predicate) -> None:
    """Register who may `verb`; `label` is what a refusal calls it. Registering twice is an error."""
    _rules.add_rule(verb, rule)
    _labels[verb] = label


def verbs() -> dict[str, str]:
    """Every registered verb and its Chinese label, for the matrix test and the policy page."""
    return dict(_labels)


def may(actor: Actor, verb: str, thing: Any = None) -> bool:
    """Whether the policy lets `actor` do `verb` to `thing`. An unregistered verb is a programming error (KeyError)."""
    if verb not in _labels:
        raise KeyError(verb)
    return bool(_rules.test_rule(verb, actor, thing))


def require(actor: Actor, verb: str, thing: Any = None) -> None:
    """Raise `Refused` unless `may`."""
    if not may(actor, verb, thing):
        raise Refused(f"“{_labels[verb]}”不归{actor.role.label}做，或者这一件不在您的范围里。")


def predicate(test: Callable[[Actor, Any], bool]) -> Predicate:
    """Make a function of (actor, thing) a predicate."""
    make: Any = rules.predicate  # type: ignore[attr-defined]
    return cast(Predicate, make(test))


def role_in(*roles: Role) -> Predicate:
    """A predicate: the post's role is one of `roles`."""
    names = frozenset(roles)
    make: Any = rules.predicate  # type: ignore[attr-defined]
    test: Callable[[Actor], bool] = lambda actor: actor.role in names  # noqa: E731
    return cast(Predicate, make(test, name="role_in:" + ",".join(sorted(names))))
