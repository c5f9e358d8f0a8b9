"""Lifecycles as tables: state × verb. A move is one conditional UPDATE, so the slower of two clerks is told.

Pure: it is handed the object and uses its manager; it knows no room and no clock.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


class IllegalMove(Exception):
    """这一步现在不能做。"""

    def __init__(self, lifecycle: Lifecycle, verb: str, state: str) -> None:
        self.verb, self.state = verb, state
        label = lifecycle.moves[verb].label
        self.can = [move.label for move in lifecycle.legal(state)]
        instead = f"可以先：{'、'.join(self.can)}。" if self.can else "这一件已经走完了。"
        super().__init__(f"“{label}”这一步现在不能做：这一件是“{lifecycle.states[state]}”。{instead}")


class StaleMove(Exception):
    """有人刚刚改了这一件，您写的还在。请看过最新的情况再做。"""

    def __str__(self) -> str:
        return self.__doc__ or ""


@dataclass(frozen=True)
class Move:
    """One arrow. `needs`: what must be filled; `clock`: which deadline starts (+) or stops (-); `writes`: the timeline line."""

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    who: str = ""
    needs: tuple[str, ...] = ()
    clock: tuple[str, ...] = ()
    writes: str = ""
    final: bool = False


@dataclass(frozen=True)
class Lifecycle:
    """`states` code → label, in the order of the usual path; `moves` by verb."""

    name: str
    label: str
    states: Mapping[str, str]
    arrows: Iterable[Move]
    initial: str
    field: str = "state"
    moves: Mapping[str, Move] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        moves: dict[str, Move] = {}
        for arrow in self.arrows:
            unknown = {*arrow.sources, arrow.target} - set(self.states)
            if unknown or arrow.verb in moves:
                raise ValueError(f"{self.name}.{arrow.verb}: {unknown or 'declared twice'}")
            moves[arrow.verb] = arrow
        object.__setattr__(self, "moves", moves)
        object.__setattr__(self, "arrows", tuple(moves.values()))

    def legal(self, state: str) -> list[Move]:
        """The arrows that leave `state`, in declared order: the buttons of a page."""
        return [move for move in self.moves.values() if state in move.sources]

    def check(self, verb: str, state: str) -> Move:
        """The arrow, or `IllegalMove`."""
        move = self.moves[verb]
        if state not in move.sources:
            raise IllegalMove(self, verb, state)
        return move

    def move(self, thing: Any, verb: str, **changes: Any) -> Move:
        """Follow the arrow in the database together with `changes`; `thing` is updated in memory. One UPDATE.

        Raises IllegalMove (not from here) and StaleMove (the row has meanwhile left the state or the revision that `thing` shows).
        """
        arrow = self.check(verb, getattr(thing, self.field))
        changes = {self.field: arrow.target, **changes}
        update(thing, expect={self.field: getattr(thing, self.field)}, **changes)
        return arrow

    def mermaid(self) -> str:
        """The drawing for the docs."""
        lines = ["stateDiagram-v2", f"  [*] --> {self.initial}"]
        lines += [f"  {state}: {label}" for state, label in self.states.items()]
        lines += [f"  {s} --> {m.target}: {m.label} {m.verb}" for m in self.moves.values() for s in m.sources]
        ends = [s for s in self.states if not self.legal(s)]
        return "\n".join([*lines, *[f"  {state} --> [*]" for state in ends]]) + "\n"


def update(thing: Any, *, expect: Mapping[str, Any] | None = None, **changes: Any) -> None:
    """Write `changes` to the row of `thing` if it still is at `thing.revision` (where it has one) and as `expect`ed."""
    manager = type(thing)._base_manager
    guard = dict(expect or {})
    if hasattr(thing, "revision"):
        guard["revision"] = thing.revision
        changes["revision"] = thing.revision + 1
    if manager.filter(pk=thing.pk, **guard).update(**changes) != 1:
        raise StaleMove
    for name, value in changes.items():
        setattr(thing, name, value)
