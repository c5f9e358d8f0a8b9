"""What a result must say about itself: things that are true of it and that a person has to weigh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Caution:
    """`code` is for programs, `message` is the Chinese sentence for the screen."""

    code: str
    message: str

    def __str__(self) -> str:
        return self.message
