"""Reading snapshots: the rows as they were, the figures derived from them again, and what has changed since."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from sizai.access.actor import Actor, Role
from sizai.figures.models import Snapshot, SnapshotRows
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.metrics import BY_KEY, VERSION, Metric
from sizai.figures.queries.numbers import compute
from sizai.figures.queries.rows import Row, RowSet
from sizai.figures.queries.rowsets import ALL


def plain_row(row: Row) -> list[Any]:
    """A row as JSON: its key, then its cells; amounts and days as text."""
    return [row.key, *(value if isinstance(value, int | str) else str(value) for value in row.values)]


@dataclass(frozen=True)
class Frozen:
    """The rows of one row set in a snapshot."""

    heads: list[str]
    rows: list[list[Any]]

    @property
    def packed(self) -> tuple[bytes, str]:
        """As stored, and its SHA-256 before packing."""
        text = json.dumps(
            {"heads": self.heads, "rows": self.rows}, ensure_ascii=False, separators=(",", ":")
        ).encode()
        return zlib.compress(text, 6), hashlib.sha256(text).hexdigest()

    @classmethod
    def of(cls, row_set: RowSet, rows: Iterable[Row]) -> Frozen:
        return cls(list(row_set.heads), [plain_row(row) for row in rows])


class Tampered(Exception):
    """这份快照的行被改过，和当时留下的校验值对不上。请从备份里取回当时的数据库对照。"""

    def __str__(self) -> str:
        return self.__doc__ or ""


def thaw(stored: SnapshotRows) -> Frozen:
    """The rows, checked against their digest; raises `Tampered`."""
    try:
        text = zlib.decompress(bytes(stored.content))
    except zlib.error as error:
        raise Tampered from error
    if hashlib.sha256(text).hexdigest() != stored.digest:
        raise Tampered
    found = json.loads(text)
    return Frozen(found["heads"], found["rows"])


def digest_of(numbers: list[dict[str, Any]], digests: dict[str, str]) -> str:
    """Of the whole snapshot."""
    text = json.dumps(
        {"numbers": numbers, "rows": digests}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def snapshots_for(actor: Actor) -> QuerySet[Snapshot]:
    """The snapshots in the actor's reach: of the own area and what lies in it; a mediator's own station."""
    match actor.role:
        case Role.FEDERATION_CADRE | Role.AUDITOR if actor.scope:
            return Snapshot.objects.filter(area_path__startswith=actor.scope)
        case Role.STATION_MEDIATOR if actor.organisation_id:
            return Snapshot.objects.filter(station_id=actor.organisation_id)
    return Snapshot.objects.none()


def rows_of(snapshot: Snapshot, row_set: str) -> Frozen:
    """The rows behind a figure as they were."""
    return thaw(snapshot.row_sets.get(row_set=row_set))


def verify(snapshot: Snapshot) -> bool:
    """Whether numbers and rows still are what was published."""
    digests = dict(snapshot.row_sets.values_list("row_set", "digest"))
    try:
        for stored in snapshot.row_sets.all():
            thaw(stored)
    except Tampered:
        return False
    return digest_of(snapshot.numbers, digests) == snapshot.digest


@dataclass(frozen=True)
class Change:
    """One row that is not as it was. `then` or `now` is None where it was not there; `columns` are those that differ."""

    key: int
    then: list[Any] | None
    now: list[Any] | None
    columns: tuple[int, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What became of the rows of a row set since: `heads` are today's."""

    heads: list[str]
    added: list[Change]
    gone: list[Change]
    changed: list[Change]

    @property
    def count(self) -> int:
        return len(self.added) + len(self.gone) + len(self.changed)


def _compare(then: Frozen, now: Frozen) -> Changes:
    before, after = {row[0]: row for row in then.rows}, {row[0]: row for row in now.rows}
    added = [Change(key, None, row) for key, row in after.items() if key not in before]
    gone = [Change(key, row, None) for key, row in before.items() if key not in after]
    changed = []
    for key, old in before.items():
        new = after.get(key)
        if new is not None and new != old:
            columns = tuple(at - 1 for at in range(1, min(len(old), len(new))) if old[at] != new[at])
            changed.append(Change(key, old, new, columns))
    return Changes(now.heads, added, gone, changed)


def changes_since(snapshot: Snapshot, row_set: str) -> Changes:
    """Rows that came, went or changed since the snapshot was taken."""
    then = rows_of(snapshot, row_set)
    now = Frozen.of(ALL[row_set], ALL[row_set].rows(Filters.from_plain(snapshot.filters)))
    return _compare(then, now)


@dataclass(frozen=True)
class Derived:
    """One figure of a snapshot: as published, derived again from the frozen rows, and as it comes out today.

    `row_changes`: how many of its rows came, went or changed since.
    """

    metric: Metric
    then: str | None
    again: str | None
    now: str | None
    flags: Sequence[str]
    row_changes: int

    @property
    def holds(self) -> bool:
        return self.then == self.again

    @property
    def same(self) -> bool:
        return self.then == self.now


def _printed(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def rederive(snapshot: Snapshot) -> list[Derived]:
    """Every figure of the snapshot from its own rows, by its definition, beside what the same definition gives today."""
    filters = Filters.from_plain(snapshot.filters)
    today = {number.metric.key: number for number in compute(filters)}
    frozen = {stored.row_set: thaw(stored) for stored in snapshot.row_sets.all()}
    changes = {key: changes_since(snapshot, key).count for key in frozen if key in ALL}
    found = []
    for number in snapshot.numbers:
        metric = BY_KEY.get(number["key"])
        if metric is None or metric.row_set.key not in frozen:
            continue
        rows = frozen[metric.row_set.key]
        again = metric.way.from_rows(rows.heads, [row[1:] for row in rows.rows])
        found.append(
            Derived(
                metric,
                number["value"],
                _printed(again.value),
                today[metric.key].printed,
                number["flags"],
                changes[metric.row_set.key],
            )
        )
    return found


def same_definitions(snapshot: Snapshot) -> bool:
    """Whether the figures are still defined as they were then."""
    return snapshot.version == VERSION
