"""Make a backup: database as of one moment, then evidence files, keys and settings; encrypted; renamed into place when whole."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sizai.access import clock
from sizai.cli.archive import postgres, sqlite
from sizai.cli.archive.container import Packer
from sizai.cli.opening import DATABASE, KeyMissing, NothingHere, has_tables, missing_keys
from sizai.cli.speaking import Failure
from sizai.environment import Environment

LEFT_OUT = ("tmp", "static", "backups", "run", "keys", "queue.sqlite3")
"""Made again by themselves, the queue too (what is still to be done is in the database); keys are packed by themselves."""


class InTheWay(Failure):
    """这个文件已经有了，不会盖掉它。请换一个文件名。"""


class NoRoom(Failure):
    """磁盘空间不够做备份。请腾出空间，或把备份放到别的盘。"""


@dataclass(frozen=True)
class Made:
    """What a backup holds."""

    path: Path
    bytes: int
    rows: int
    tables: int
    files: int
    entries: int
    seconds: float


def files_of(home: Path, *, aside: Path | None = None) -> Iterator[tuple[str, Path]]:
    """Everything in the home folder that a backup keeps besides databases. `aside`: a folder of backups inside it."""
    for folder, names, files in os.walk(home):
        here = Path(folder)
        inner = here.relative_to(home)
        names[:] = sorted(
            n
            for n in names
            if str(inner / n) not in LEFT_OUT and here / n != aside and not n.startswith(".restoring")
        )
        for name in sorted(files):
            path = here / name
            if (
                ".sqlite3" not in name
                and not name.startswith(".")
                and path.is_file()
                and not path.is_symlink()
            ):
                yield f"home/{inner / name}", path


def databases_of(home: Path) -> list[Path]:
    """SQLite files of the home folder: the database, and others beside it (never the queue)."""
    return sorted(path for path in home.glob("*.sqlite3") if path.name not in LEFT_OUT)


def _about(env: Environment, kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "format": 1,
        "version": version("sizai"),
        "created_at": clock.now().isoformat(timespec="seconds"),
        "database": kind,
        **facts,
    }


def _pack_sqlite(
    env: Environment, target: Any, passphrase: str, work: Path
) -> tuple[Packer, dict[str, int], int]:
    held = [(path.name, work / path.name) for path in databases_of(env.root)]
    for name, copied in held:
        sqlite.copy(env.root / name, copied)
    facts = sqlite.describe(work / DATABASE)
    packer = Packer(target, passphrase, _about(env, "sqlite", facts))
    _pack_keys(env, packer)
    for name, copied in held:
        packer.add_file(f"database/{name}", copied)
        copied.unlink()
    return packer, facts["rows"], facts["head"][0]


def _pack_postgres(env: Environment, target: Any, passphrase: str) -> tuple[Packer, dict[str, int], int]:
    with postgres.snapshot(env.database_url) as connection:
        facts = postgres.describe(connection)
        packer = Packer(target, passphrase, _about(env, "postgresql", facts))
        _pack_keys(env, packer)
        rows: dict[str, int] = {}
        for table, columns in facts["tables"].items():
            rows[table] = 0
            for number, part in enumerate(postgres.dump(connection, table, columns)):
                packer.add_bytes(f"database/{table}/{number:06}", part)
                rows[table] += part.count(b"\n")
    return packer, rows, facts["head"][0]


def _pack_keys(env: Environment, packer: Packer) -> None:
    """The keys come first: whoever reads the archive can then read the rest."""
    for path in sorted((env.root / "keys").glob("*.key")):
        if env.key and path.name == "field.key":
            continue
        packer.add_file(f"home/keys/{path.name}", path)
    if env.key:  # the key comes from a secret: the backup must open without that secret
        packer.add_bytes("home/keys/field.key", env.key.encode())


def _pack_home(env: Environment, packer: Packer) -> int:
    count = 0
    for name, path in files_of(env.root, aside=env.backup_dir.resolve() if env.backup_dir else None):
        try:
            packer.add_file(name, path)
            count += 1
        except FileNotFoundError:  # a temporary file that was gone before it was read
            continue
    return count


def _room_for(env: Environment, target: Path) -> None:
    size = sum(path.stat().st_size for path in databases_of(env.root)) if not env.database_url else 0
    (env.root / "tmp").mkdir(exist_ok=True)
    for folder in (env.root / "tmp", target.parent):
        if shutil.disk_usage(folder).free < size * 1.1 + (16 << 20):
            raise NoRoom


def make(env: Environment, target: Path, passphrase: str) -> Made:
    """Write a backup of the whole installation to `target` (must not exist, or be empty). Safe while Sizai serves.

    The file appears under its name only when it is complete and on the disk.
    """
    began = dt.datetime.now(dt.UTC)
    target = target.expanduser().resolve()
    if not has_tables(env):
        raise NothingHere
    if any(path.name == "field.key" for path in missing_keys(env)):
        raise KeyMissing
    if target.exists() and (target.is_dir() or target.stat().st_size):
        raise InTheWay
    target.parent.mkdir(parents=True, exist_ok=True)
    _room_for(env, target)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            with tempfile.TemporaryDirectory(dir=env.root / "tmp", prefix="backup-") as work:
                if env.database_url:
                    packer, rows, entries = _pack_postgres(env, file, passphrase)
                else:
                    packer, rows, entries = _pack_sqlite(env, file, passphrase, Path(work))
                files = _pack_home(env, packer)
                packer.finish({"rows": rows, "files": files, "entries": entries})
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
        settle(target.parent)
    finally:
        part.unlink(missing_ok=True)
    took = (dt.datetime.now(dt.UTC) - began).total_seconds()
    return Made(target, target.stat().st_size, sum(rows.values()), len(rows), files, entries, round(took, 2))


def settle(folder: Path) -> None:
    """Put a rename on the disk, so that a power cut cannot undo it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
