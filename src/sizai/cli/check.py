"""`sizai check`: is this installation sound, and if not, what to do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import click

from sizai.cli.opening import environment, has_tables, open_django
from sizai.cli.soundness.finding import Finding, State, bad
from sizai.environment import Environment

MARKS = {State.OK: "  好 ", State.WARN: "  注意", State.BAD: "  不好"}


def _guarded(key: str, look: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """One question; when it cannot be asked at all, that is the finding."""
    try:
        yield from look()
    except Exception as error:
        line = str(error).strip().splitlines()[0] if str(error).strip() else ""
        yield bad(key, f"查不了（{type(error).__name__}：{line}）", "先解决别的不好的项，再查一遍")


def findings(env: Environment) -> Iterator[Finding]:
    """Everything, in order. Keys first: without them Django is not even loaded (it would make new ones)."""
    from sizai.cli.soundness import conduct, keys

    first = list(keys.files(env))
    yield from first
    if any(one.key == "keys" and one.state == State.BAD for one in first):
        yield from conduct.settings(env)
        return
    open_django()
    from sizai.cli.soundness import database, files, machine, queue

    yield from _guarded("key_matches", keys.match)
    migrated = list(_guarded("migrations", database.migrations))
    yield from migrated
    yield from _guarded("integrity", database.integrity)
    yield from _guarded("audit", database.audit_chain)
    yield from _guarded("evidence", files.evidence)
    yield from _guarded("static", files.static)
    yield from _guarded("disk", lambda: machine.disk(env))
    yield from _guarded("clock", lambda: machine.time(env))
    yield from _guarded("queue", lambda: queue.worker(env))
    yield from _guarded("backups", lambda: files.backups(env))
    yield from _guarded("demo", conduct.demo)
    yield from conduct.settings(env)


def report(found: list[Finding], *, as_json: bool) -> int:
    """Print the findings; the exit code."""
    sound = all(one.state != State.BAD for one in found)
    if as_json:
        rows = [
            {"key": one.key, "state": one.state.value, "text": one.text, "advice": one.advice}
            for one in found
        ]
        click.echo(json.dumps({"sound": sound, "findings": rows}, ensure_ascii=False))
        return 0 if sound else 1
    for one in found:
        click.echo(f"{MARKS[one.state]}  {one.text}" + (f"\n        → {one.advice}" if one.advice else ""))
    wrong = sum(one.state == State.BAD for one in found)
    click.echo("安装完好。" if sound else f"有{wrong}项不好，请按 → 后面的做。")
    return 0 if sound else 1


def _unopened(env: Environment) -> Finding | None:
    """What stands in the way of asking at all: no data, or a database that does not open."""
    try:
        there = has_tables(env)
    except Exception as error:
        restore = "停下服务，把整个文件夹另存一份，用最近的备份 sizai restore 到空文件夹"
        return bad("integrity", f"数据库打不开（{type(error).__name__}：{error}）", restore)
    if there:
        return None
    advice = "运行 make run（带演示）或 sizai upgrade（空库）；或看 SIZAI_HOME、DATABASE_URL 指得对不对"
    return bad("migrations", f"这里还没有 Sizai 的数据：{env.root}", advice)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 写出")
def check(as_json: bool) -> int:
    """查密钥、数据库、审计链、证据文件、磁盘、时钟、队列、备份和设置。完好时退出码 0，有一项不好就是 1。"""
    env = environment()
    stuck = _unopened(env)
    if stuck is None:
        return report(list(findings(env)), as_json=as_json)
    if as_json:
        return report([stuck], as_json=True)
    click.echo(f"{stuck.text}\n  → {stuck.advice}", err=True)
    return 1
