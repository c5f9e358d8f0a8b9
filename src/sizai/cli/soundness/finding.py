"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """`WARN` wants attention but the installation is sound; `BAD` makes it unsound."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """`key` is stable for scripts; `text` says what is, `advice` what to do about it."""

    key: str
    state: State
    text: str
    advice: str = ""


def ok(key: str, text: str) -> Finding:
    return Finding(key, State.OK, text)


def warn(key: str, text: str, advice: str) -> Finding:
    return Finding(key, State.WARN, text, advice)


def bad(key: str, text: str, advice: str) -> Finding:
    return Finding(key, State.BAD, text, advice)
