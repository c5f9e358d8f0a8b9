"""`sizai demo` and `sizai leave-demo`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

import click

from sizai.cli import holding
from sizai.cli.opening import has_tables, open_django
from sizai.cli.speaking import Failure
from sizai.environment import Environment


class NotEmpty(Failure):
    """这里已经有数据，演示只能装进空库。要另看演示，请换一个文件夹：SIZAI_HOME=演示文件夹 sizai demo。"""


class NotADemo(Failure):
    """这里不是演示库，leave-demo 不会动它。"""


def accounts() -> list[str]:
    """One line for each demo account: user name, password, who it is."""
    from sizai.pages.door.demo_accounts import demo_accounts

    return [f"{one.username:<12} {one.password:<20} {one.name}（{one.role}）" for one in demo_accounts()]


def is_empty() -> bool:
    """Whether nothing was ever done here: every verb leaves an entry, so no account and no entry means an empty database."""
    from sizai.audit.models import Entry
    from sizai.people.models import Account

    return not Entry.objects.exists() and not Account.objects.exists()


@click.command()
@click.option("--if-empty", is_flag=True, help="库里有数据时什么也不做，也不算错")
def demo(if_empty: bool) -> None:
    """往空库里装入鹤山 2024 年的演示。人和案子都是编的，只有公布的总数是真的。要么全装上，要么一点不装。"""
    env = open_django(create=True)
    from sizai.cli.migrating import migrate

    if not has_tables(env):
        with holding.alone(env.root):
            migrate()
    if not is_empty():
        if if_empty:
            return
        raise NotEmpty
    from sizai.demo.build import build

    began = time.monotonic()
    click.echo("装入演示：鹤山 2024 年（只在第一次，要几分钟）", err=True)
    build(told=lambda line: click.echo(f"  {line}", err=True))
    click.echo(f"演示装好了，用了{time.monotonic() - began:.0f}秒。可以用这些账号登录：")
    for line in accounts():
        click.echo(f"  {line}")


def _clear(env: Environment) -> None:
    """Take the demo's database, files and keys away. A backup lies beside."""
    from django.db import connection

    connection.close()
    if env.database_url:
        from sizai.cli.archive import postgres

        with postgres.connect(env.database_url) as held:
            postgres.drop_everything(held)
    for path in env.root.glob("*.sqlite3*"):
        path.unlink()
    shutil.rmtree(env.root / "files", ignore_errors=True)
    (env.root / "demo.json").unlink(missing_ok=True)
    for name in ("field.key", "session.key"):
        (env.root / "keys" / name).unlink(missing_ok=True)


@click.command("leave-demo")
@click.option("--yes", is_flag=True, help="不再问")
def leave_demo(yes: bool) -> None:
    """离开演示，正式开始用：备份演示库，换成空库和新的密钥。一步做完。服务要先停下。"""
    env = open_django()
    from sizai.orgs.queries import is_demo

    if not is_demo():
        raise NotADemo
    if not yes:
        click.confirm("演示数据会全部移走（先留一份备份），换成空库。继续吗？", abort=True, err=True)
    from sizai.cli.upgrade import backup_first

    with holding.alone(env.root):
        backup_first(env, "demo")
        _clear(env)
    # A new process: this one holds the demo's keys.
    if subprocess.run(
        [sys.executable, "-m", "sizai.cli", "upgrade", "--quiet", "--after-demo"], check=False
    ).returncode:
        raise Failure(
            "演示已移走（备份在 backups 里），但空库没有建好。请看上面的错误，改好后运行 sizai upgrade。"
        )
    click.echo("现在是空库。下一步：sizai admin create 您的账号，然后 sizai up。")
