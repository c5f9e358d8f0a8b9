"""Reads of persons (`persons`) and accounts (`accounts`)."""

from __future__ import annotations

from sizai.people.queries.accounts import (
    accounts_for,
    has_second_factor,
    locks,
    open_link,
    waiting_link,
    with_second_factor,
)

__all__ = ["accounts_for", "has_second_factor", "locks", "open_link", "waiting_link", "with_second_factor"]
