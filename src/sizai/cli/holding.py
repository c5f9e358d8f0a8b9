"""Who uses the home folder: a server holds it, so that nobody swaps the database under it. Freed by the system at death."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sizai.cli.speaking import Failure


class Busy(Failure):
    """Sizai 正在这个文件夹上运行。请先停下它（在那个窗口按 Ctrl-C，或 systemctl stop sizai），再做这一步。"""


class AlreadyUp(Failure):
    """Sizai 已经在这个文件夹上运行了，不用再开一个。要另开一份，请换 SIZAI_HOME 和 PORT。"""


@contextmanager
def _lock(path: Path, *, exclusive: bool, refusal: type[Failure], patience: float = 0) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + patience
    with path.open("a") as file:
        while True:
            try:
                fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= until:
                    raise refusal from error
                time.sleep(0.05)
        yield


@contextmanager
def serving(home: Path) -> Iterator[None]:
    """Held by everything that serves; several may."""
    with _lock(home / "run" / "serving.lock", exclusive=False, refusal=Busy, patience=2):
        yield


@contextmanager
def only_supervisor(home: Path) -> Iterator[None]:
    """Held by `sizai up`; one only."""
    with _lock(home / "run" / "up.lock", exclusive=True, refusal=AlreadyUp), serving(home):
        yield


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Held while the database is changed as a whole: nobody may serve."""
    with _lock(home / "run" / "serving.lock", exclusive=True, refusal=Busy):
        yield


def is_serving(home: Path) -> bool:
    """Whether somebody serves from this home on this machine."""
    try:
        with alone(home):
            return False
    except Busy:
        return True
