"""`sizai up` and `sizai start`: up quickly, down together, up again after a kill."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.cli.homes import Home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/door/login/", timeout=10).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


@contextmanager
def up(home: Home, command: str = "up") -> Iterator[subprocess.Popen[str]]:
    """The server, running until the block ends."""
    log = (home.path.parent / "server.log").open("w+")
    process = subprocess.Popen(home.command(command), env=home.variables, text=True, stdout=log, stderr=log)
    try:
        port, until = int(home.more["PORT"]), time.monotonic() + 90
        while not answers(port):
            assert process.poll() is None, (home.path.parent / "server.log").read_text()
            assert time.monotonic() < until, "did not come up"
            time.sleep(0.1)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(60)
        log.close()


def family(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return psutil.Process(process.pid).children(recursive=True)


def gone(processes: list[psutil.Process], within: float) -> bool:
    return not psutil.wait_procs(processes, timeout=within)[1]


def test_up_serves_checks_and_stops_everything(home: Home) -> None:
    home.more["PORT"] = str(free_port())
    with up(home) as process:
        children = family(process)
        assert len(children) >= 4, "supervisor, server, two workers, queue"
        until = time.monotonic() + 30
        while "后台队列在转" not in (said := home.run("check").stdout) and time.monotonic() < until:
            time.sleep(1)
        assert "后台队列在转" in said
        assert "停下它" in home.run("leave-demo", "--yes").stderr
        assert home.run("up", PORT=str(free_port())).returncode == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert gone(children, 5)
    assert f"http://127.0.0.1:{home.more['PORT']}/" in (home.path.parent / "server.log").read_text()


def test_killed_without_warning_it_leaves_nothing_behind_and_starts_again(home: Home) -> None:
    home.more["PORT"] = str(free_port())
    for _ in range(2):
        with up(home) as process:
            children = family(process)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            assert gone(children, 20)
    home.done("audit", "verify")


def workers(process: subprocess.Popen[str]) -> set[int]:
    """The living queue workers. One that was just killed may stand as a zombie for a moment."""
    found = set()
    for one in family(process):
        with contextlib.suppress(psutil.ZombieProcess, psutil.NoSuchProcess):
            if one.cmdline()[-1:] == ["worker"]:
                found.add(one.pid)
    return found


def test_a_dead_worker_is_started_again(home: Home) -> None:
    home.more["PORT"] = str(free_port())
    with up(home) as process:
        before = workers(process)
        assert len(before) == 1
        os.kill(before.copy().pop(), signal.SIGKILL)
        until = time.monotonic() + 20
        while time.monotonic() < until and not workers(process) - before:
            time.sleep(0.2)
        assert workers(process) - before


def test_a_taken_port_is_said_in_one_sentence(home: Home) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = home.run("up", PORT=str(other.getsockname()[1]))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "已被别的程序占用" in result.stderr


def test_start_backs_up_and_upgrades_an_older_database(home: Home, tmp_path: Path) -> None:
    """The newest migration of `audit` that adds nothing is taken out of the register and made again."""
    home.more["PORT"] = str(free_port())
    home.python(
        "from django.core.management import call_command; import django; django.setup(); call_command('migrate', 'sessions', 'zero', verbosity=0)"
    )
    assert home.run("up").returncode == 1
    with up(home, "start"):
        assert home.found()["migrations"] == "ok"
    kept = list((home.path / "backups").glob("before-upgrade-*.backup"))
    assert len(kept) == 1
    fresh = Home(tmp_path / "fresh")
    if not home.url:
        fresh.done("restore", str(kept[0]), "--passphrase-file", str(home.path / "keys/backup.passphrase"))
        assert fresh.ask("SELECT count(*) FROM resolution_case") == 1
