"""Taking in a ledger: read and checked row by row, staged in small steps, published in one short step, undone by batch.

What differs between ledgers is an `Intake` (the room's): which rows are alike, and how rows become things. Nothing of a batch is
seen before `publish`; a run that was cut off leaves only staged rows, which the next run sweeps away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import Refused, require
from sizai.audit.record import record
from sizai.registers.bad_input import BadInput
from sizai.registers.models import Batch, BatchState, HeaderMapping
from sizai.registers.workbooks import Checked, Ledger, Limits, open_workbook, read_ledger, write_returned

CHUNK = 500
"""Rows staged in one transaction: short enough that nobody waits for it."""


@dataclass(frozen=True)
class Place:
    """Where a row stands."""

    sheet: str
    row: int

    def as_dict(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "row": self.row}


@dataclass
class Likeness:
    """A row that is (`exact`) or may be (`near`) there already. `of`: {"sheet","row"} or {"case"} or {"entry"}."""

    place: Place
    kind: str
    of: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {**self.place.as_dict(), "kind": self.kind, "of": self.of}


class Intake(Protocol):
    """How one register takes rows in. Made anew for every run; may keep what it has seen of the file."""

    register: str
    verb: str
    ledger: Ledger

    def known(self, fingerprints: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Which fingerprints are in the database already (published, not undone): fingerprint → `of`."""

    def near(self, rows: Sequence[tuple[Place, Checked]]) -> list[Likeness]:
        """Rows that may be there already, in the file so far or in the database."""

    def stage(self, batch: Batch, rows: Sequence[tuple[Place, Checked]]) -> None:
        """Write rows that nobody sees yet. Inside a transaction."""

    def publish(self, actor: Actor, batch: Batch) -> None:
        """Show the whole batch: a few statements, whatever its size. Inside a transaction."""

    def finish(self, batch: Batch) -> None:
        """What may come a moment later than the showing: the search index. In its own short transactions."""

    def undo(self, actor: Actor, batch: Batch) -> int:
        """Take the batch back, except what somebody has worked on since; gives the number of rows kept."""

    def sweep(self, batch: Batch) -> None:
        """Delete the staged rows of a run that was cut off."""


@dataclass
class Report:
    """What `sizai import … --json` prints."""

    rows: int = 0
    ok: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    duplicates: list[dict[str, Any]] = field(default_factory=list)
    batch: int | None = None
    remarks: list[str] = field(default_factory=list)
    mapping: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        return {"rows": self.rows, "ok": self.ok, "errors": self.errors, "duplicates": self.duplicates, "batch": self.batch,
                "remarks": self.remarks, "mapping": self.mapping}  # fmt: skip


def file_hash(path: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def remembered(register: str) -> dict[str, str]:
    """Headers that somebody has mapped before."""
    return dict(HeaderMapping.objects.filter(register=register).values_list("header", "column"))


def remember_headers(*, actor: Actor, intake: Intake, mapping: dict[str, str]) -> None:
    """Map odd headers once; every later file with them is read at once. An empty column forgets a header."""
    require(actor, intake.verb)
    unknown = [column for column in mapping.values() if column and column not in intake.ledger.by_name]
    if unknown:
        raise BadInput("mapping", f"没有“{unknown[0]}”这一列，请从列表里选。")
    with transaction.atomic():
        HeaderMapping.objects.filter(register=intake.register, header__in=mapping).delete()
        HeaderMapping.objects.bulk_create(
            HeaderMapping(register=intake.register, header=header, column=column)
            for header, column in mapping.items()
            if column
        )
        told = "、".join(f"{header}→{column or '不用'}" for header, column in mapping.items())
        record(actor=actor, verb="remember_headers", text=f"记住表头：{told}"[:500])


def _chunks(rows: Iterator[Checked]) -> Iterator[list[Checked]]:
    chunk: list[Checked] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def import_entries(*, actor: Actor, intake: Intake, path: Path, commit: bool, file_name: str = "", returned: Path | None = None,
                   limits: Limits | None = None) -> Report:  # fmt: skip
    """Read a ledger file; with `commit` take in its good rows. Errors of rows are in the report; a file that cannot be read raises Refusal.

    `returned`: where the wrong rows go as a workbook with the reasons beside them.
    """
    require(actor, intake.verb)
    report = Report()
    name = file_name or path.name
    with open_workbook(path, limits=limits, name=name) if limits else open_workbook(path, name=name) as book:
        reading = read_ledger(
            book, intake.ledger, today=clock.today(), remembered=remembered(intake.register)
        )
        batch = _open_batch(actor, intake, path, name) if commit else None
        seen: dict[bytes, Place] = {}
        wrong: list[Checked] = []
        for chunk in _chunks(reading.rows()):
            good = _sort_out(report, intake, chunk, seen, wrong)
            if batch is not None and good:
                with transaction.atomic():
                    intake.stage(batch, good)
        report.remarks = [f"工作表“{each.sheet}”第{each.row}行：{each.message}" for each in reading.remarks]
        report.mapping = [
            {
                "sheet": table.sheet,
                "headers": {heading.label: heading.column.name for heading in table.headings},
                "unknown": list(table.unknown),
            }
            for table in reading.tables
        ]
    if returned is not None and wrong:
        with returned.open("wb") as target:
            write_returned(target, wrong)
    if batch is not None:
        _publish(actor, intake, batch, report)
        report.batch = batch.pk
    return report


def _sort_out(
    report: Report, intake: Intake, chunk: list[Checked], seen: dict[bytes, Place], wrong: list[Checked]
) -> list[tuple[Place, Checked]]:
    """Count the rows of a chunk, set aside the wrong ones and exact duplicates; the rest is taken in."""
    report.rows += len(chunk)
    fresh: list[tuple[Place, Checked]] = []
    prints: dict[str, tuple[Place, Checked]] = {}
    for checked in chunk:
        place = Place(checked.row.sheet, checked.row.number)
        if not checked.ok:
            report.errors += [error.as_dict() for error in checked.errors]
            wrong.append(checked)
            continue
        mark = checked.fingerprint
        if mark in seen:
            report.duplicates.append(Likeness(place, "exact", seen[mark].as_dict()).as_dict())
            continue
        seen[mark] = place
        prints[mark.hex()] = (place, checked)
    known = intake.known(list(prints)) if prints else {}
    for mark_hex, (place, checked) in prints.items():
        if mark_hex in known:
            report.duplicates.append(Likeness(place, "exact", known[mark_hex]).as_dict())
        else:
            fresh.append((place, checked))
    report.duplicates += [likeness.as_dict() for likeness in intake.near(fresh)]
    report.ok += len(fresh)
    return fresh


def _open_batch(actor: Actor, intake: Intake, path: Path, name: str) -> Batch:
    for left in Batch.objects.filter(
        register=intake.register, state=BatchState.STAGED, account_id=actor.account_id
    ):
        _discard(intake, left)
    return Batch.objects.create(
        register=intake.register, file_name=name[:200], file_hash=file_hash(path), account_id=actor.account_id, actor=actor.name,
        scope=actor.scope, created_at=clock.now(),
    )  # fmt: skip


def _discard(intake: Intake, batch: Batch) -> None:
    with transaction.atomic():
        intake.sweep(batch)
        Batch.objects.filter(pk=batch.pk, state=BatchState.STAGED).update(
            state=BatchState.DISCARDED, settled_at=clock.now()
        )


def _publish(actor: Actor, intake: Intake, batch: Batch, report: Report) -> None:
    with transaction.atomic():
        intake.publish(actor, batch)
        Batch.objects.filter(pk=batch.pk).update(
            state=BatchState.PUBLISHED, rows=report.rows, ok=report.ok, errors=report.errors[:1000], duplicates=report.duplicates[:1000],
            settled_at=clock.now(),
        )  # fmt: skip
        batch.refresh_from_db()
        text = f"导入“{batch.file_name}”：{report.rows}行，导入{report.ok}行，{len({(e['sheet'], e['row']) for e in report.errors})}行要改"
        record(
            actor=actor, verb=intake.verb, thing=batch, text=text, changes={"sha256": [None, batch.file_hash]}
        )
    intake.finish(batch)


def undo_import(*, actor: Actor, intake: Intake, batch: Batch) -> int:
    """Take a batch back. Rows that somebody has worked on since stay; their number is returned and written down."""
    require(actor, "undo_import")
    if not batch.scope.startswith(actor.scope):
        raise Refused(f"第{batch.pk}批是上级导入的，请县级总工会撤销。")
    if batch.state != BatchState.PUBLISHED:
        raise BadInput("batch", f"第{batch.pk}批是“{batch.get_state_display()}”，没有可撤销的。")
    with transaction.atomic():
        changed = Batch.objects.filter(pk=batch.pk, state=BatchState.PUBLISHED).update(
            state=BatchState.UNDONE, settled_at=clock.now()
        )
        if not changed:
            raise BadInput("batch", f"第{batch.pk}批刚刚已经被撤销。")
        kept = intake.undo(actor, batch)
        batch.refresh_from_db()
        record(
            actor=actor,
            verb="undo_import",
            thing=batch,
            text=f"撤销导入“{batch.file_name}”" + (f"，{kept}行已经有人办过，留下" if kept else ""),
        )
    return kept
