"""Run the web server and the worker as children: start again what dies, stop both together, never leave one behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

import click

from sizai.cli.orphan import VARIABLE
from sizai.cli.serve import NOT_MIGRATED
from sizai.cli.speaking import Failure

PATIENCE = 30.0
"""Seconds that a child gets to finish what it is doing."""
TOO_OFTEN = 5
"""Deaths within a minute after which it is no use to try again."""


class KeepsDying(Failure):
    """服务一再停掉，已不再重试。请看上面的错误，运行 sizai check。"""


@dataclass
class Child:
    """One command of our own, in a process group of its own so that Ctrl-C reaches only the supervisor."""

    command: str
    pipe: int
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sizai.cli", self.command],
            env={**os.environ, VARIABLE: str(self.pipe), "PYTHONUNBUFFERED": "1"},
            pass_fds=[self.pipe],
            process_group=0,
            stdin=subprocess.DEVNULL,
        )

    def ended(self) -> int | None:
        """Its exit code, once it has one."""
        return self.process.poll() if self.process else None

    def died(self) -> None:
        """Count a death; raises `KeepsDying` when there are too many."""
        now = time.monotonic()
        self.deaths = [moment for moment in self.deaths if now - moment < 60] + [now]
        if len(self.deaths) >= TOO_OFTEN:
            raise KeepsDying

    def stop(self, until: float) -> None:
        """Ask it to end; kill it at `until` (monotonic seconds)."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Stopped(Exception):
    """A signal asked us to stop."""


def _stop(*_: object) -> None:
    raise Stopped


def supervise(commands: list[str]) -> int:
    """Keep `commands` running until SIGINT or SIGTERM. Returns 0, or `NOT_MIGRATED` when a child found the database behind."""
    reading, writing = os.pipe()
    children = [Child(command, reading) for command in commands]
    old = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    began = time.monotonic()
    try:
        for child in children:
            child.start()
        while True:
            time.sleep(0.2)
            for child in children:
                code = child.ended()
                if code == NOT_MIGRATED:
                    return NOT_MIGRATED
                if code is not None:
                    if (
                        time.monotonic() - began < 8 and code > 0
                    ):  # killed from outside (negative) is no fault of ours
                        raise Failure(f"{child.command} 没有开起来（退出码{code}）。请看上面的错误。")
                    child.died()
                    click.echo(f"{child.command} 停了（退出码{code}），重新打开。", err=True)
                    time.sleep(0.5)
                    child.start()
    except Stopped:
        return 0
    finally:
        for number in old:
            signal.signal(number, signal.SIG_IGN)
        until = time.monotonic() + PATIENCE
        for child in children:
            if child.process and child.process.poll() is None:
                child.process.terminate()
        for child in children:
            child.stop(until)
        for number, handler in old.items():
            signal.signal(number, handler)
        os.close(writing)
        os.close(reading)
