"""Snapshots: figures frozen with the rows they were counted from."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.figures.models import Snapshot, SnapshotRows
from sizai.figures.queries.filters import Filters, within
from sizai.figures.queries.metrics import METRICS, VERSION
from sizai.figures.queries.moment import one_moment
from sizai.figures.queries.numbers import Number, compute
from sizai.figures.queries.snapshots import Frozen, digest_of
from sizai.registers.bad_input import BadInput

MOST_ROWS = 100_000
"""Rows of one row set in a snapshot: about 20 MB packed."""


@dataclass(frozen=True)
class Taken:
    """Numbers and rows of one moment, not yet stored."""

    filters: Filters
    numbers: list[Number]
    frozen: dict[str, Frozen]


def freeze(filters: Filters) -> Taken:
    """Read the figures of a filter and their rows. Reads only; too many rows are refused before anything is stored."""
    with one_moment():
        numbers, frozen = compute(filters), {}
        for row_set in {metric.row_set.key: metric.row_set for metric in METRICS}.values():
            found = Frozen.of(row_set, row_set.rows(filters, now=numbers[0].as_of, size=MOST_ROWS + 1))
            if len(found.rows) > MOST_ROWS:
                raise BadInput(
                    "filters",
                    f"{row_set.name}超过{MOST_ROWS:,}行，一份快照放不下。请缩短期间，或只选一个镇街。",
                )
            frozen[row_set.key] = found
    return Taken(filters, numbers, frozen)


def store(taken: Taken, *, actor: Actor, name: str) -> Snapshot:
    """Write it down; called inside the verb's transaction."""
    packed = {key: frozen.packed for key, frozen in taken.frozen.items()}
    plain = [number.plain() for number in taken.numbers]
    snapshot = Snapshot.objects.create(
        name=name,
        filters=taken.filters.plain(),
        area_path=taken.filters.area,
        station_id=taken.filters.station_id,
        version=VERSION,
        definitions={metric.key: metric.definition for metric in METRICS},
        numbers=plain,
        digest=digest_of(plain, {key: digest for key, (_, digest) in packed.items()}),
        as_of=taken.numbers[0].as_of,
        account_id=actor.account_id,
        made_by=actor.name,
    )
    SnapshotRows.objects.bulk_create(
        SnapshotRows(
            snapshot=snapshot, row_set=key, count=len(taken.frozen[key].rows), digest=digest, content=content
        )
        for key, (content, digest) in packed.items()
    )
    return snapshot


def take_snapshot(*, actor: Actor, name: str, filters: Filters) -> Snapshot:
    """Freeze the figures of a filter as they are now, so that they can be derived again when they have been published."""
    require(actor, "take_snapshot")
    if not name.strip() or len(name.strip()) > 100:
        raise BadInput("name", "请给快照起个名字（100字以内），例如“2024年度公报”。")
    taken = freeze(within(filters, actor))
    with transaction.atomic():
        snapshot = store(taken, actor=actor, name=name.strip())
        record(
            actor=actor,
            verb="take_snapshot",
            thing=snapshot,
            text=f"留快照“{snapshot.name}”，校验值{snapshot.digest[:16]}",
        )
    return snapshot
