"""Lists of words as they read best: one string, a blank between them."""

from __future__ import annotations


def words(*lines: str) -> tuple[str, ...]:
    """words("甲 乙", "丙") → ("甲", "乙", "丙")."""
    return tuple(word for line in lines for word in line.split())
