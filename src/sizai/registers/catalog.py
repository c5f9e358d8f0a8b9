"""All registers of the house, in the order of their tabs. Rooms declare theirs in `registers.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sizai.access.actor import Actor
from sizai.access.policy import may
from sizai.registers import search
from sizai.registers.register import Register, Thing

_registers: dict[str, Register[Any]] = {}


def declare(register: Register[Thing]) -> Register[Thing]:
    """Make a register known; two with one key are an error. Gives it back."""
    if register.key in _registers:
        raise ValueError(f"register {register.key} is declared twice")
    _registers[register.key] = register
    if register.document is not None:
        search.source(register.kind, lambda: _documents(register))
    return register


def _documents(register: Register[Any]) -> Iterator[tuple[int, str, Iterable[str]]]:
    assert register.document is not None
    entries = register.model._default_manager.filter(**_published(register))
    for entry in entries.prefetch_related(*register.document_needs).iterator(1000):
        yield (entry.pk, *register.document(entry))


def _published(register: Register[Any]) -> dict[str, Any]:
    staged = {"staged": False} if hasattr(register.model, "staged") else {}
    return {**staged, **register.defaults}


def find(key: str) -> Register[Any] | None:
    """The register with this key."""
    return _registers.get(key)


def all_registers() -> list[Register[Any]]:
    """In the order of their tabs."""
    return sorted(_registers.values(), key=lambda each: (each.place, each.key))


def registers_for(actor: Actor) -> list[Register[Any]]:
    """Those that the actor may open."""
    return [register for register in all_registers() if may(actor, register.verbs.read)]
