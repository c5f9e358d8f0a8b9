"""How one entry hangs on the one before: SHA-256 over the hash before and a canonical JSON of the entry."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sizai.audit.models import Entry, Head

FIELDS = ("seq", "account_id", "actor", "role", "verb", "thing_type", "thing_id", "thing_name", "thread_type", "thread_id",
          "text", "changes", "reason")  # fmt: skip


def digest(before: str, entry: Entry) -> str:
    """The hash of `entry` (hex), given the hash before it."""
    body = {name: getattr(entry, name) for name in FIELDS}
    body["at"] = entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


@dataclass(frozen=True)
class Fault:
    """Where the chain breaks, in words."""

    seq: int
    sentence: str


@dataclass(frozen=True)
class Verdict:
    """What `verify` found. `faults` is cut at 50."""

    entries: int
    head: str
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        return not self.faults


def _faults(entries: Iterator[Entry], head: Head) -> Iterator[Fault]:
    before, expected = "", 1
    for entry in entries:
        if entry.seq != expected:
            yield Fault(expected, f"第{expected}条到第{entry.seq - 1}条不见了")
        elif entry.hash != digest(before, entry):
            yield Fault(entry.seq, f"第{entry.seq}条被改过：{entry.actor} {entry.verb} {entry.thing_name}")
        before, expected = entry.hash, entry.seq + 1
    if head.seq != expected - 1:
        yield Fault(expected, f"末尾应到第{head.seq}条，只有{expected - 1}条")
    elif head.hash != before:
        yield Fault(head.seq, "链头与最后一条对不上")


def verify() -> Verdict:
    """Walk the whole chain. Constant memory, about 15 µs an entry."""
    head = Head.objects.filter(pk=1).first() or Head()
    faults: list[Fault] = []
    for fault in _faults(Entry.objects.filter(seq__lte=head.seq).order_by("seq").iterator(2000), head):
        faults.append(fault)
        if len(faults) == 50:
            break
    beyond = Entry.objects.filter(seq__gt=head.seq).count()
    if beyond:
        faults.append(Fault(head.seq + 1, f"链头之后多出{beyond}条，不是由程序写的"))
    return Verdict(entries=head.seq, head=head.hash, faults=tuple(faults))
