"""`sizai upgrade`: backup, migrate, check."""

from __future__ import annotations

import click

from sizai.cli import holding
from sizai.cli.archive.making import make
from sizai.cli.archive.passphrase import of_installation
from sizai.cli.archive.rotation import folder_of
from sizai.cli.opening import has_tables, open_django
from sizai.cli.speaking import Failure
from sizai.environment import Environment


def backup_first(env: Environment, why: str) -> None:
    """A backup under `backups/` before something is changed as a whole."""
    from sizai.access import clock

    passphrase, file = of_installation(env)
    made = make(env, folder_of(env) / f"{why}-{clock.now():%Y%m%d-%H%M%S}.backup", passphrase)
    click.echo(f"先备份了：{made.path}（口令在 {file}）", err=True)


def begin_for_real() -> None:
    """The first line of the history after a demo; by it `sizai start` knows that no demo is wanted any more."""
    from sizai.access.actor import SYSTEM
    from sizai.audit.record import record

    record(actor=SYSTEM, verb="leave_demo", text="离开演示，正式启用")


@click.command()
@click.option("--quiet", is_flag=True, help="不用升级时不出声，也不检查")
@click.option("--after-demo", is_flag=True, hidden=True)
def upgrade(quiet: bool, after_demo: bool) -> int:
    """先备份（有数据、要改库时），再升级数据库，再检查一遍。服务要先停下。空的文件夹上就是建一个空库。"""
    env = open_django(create=True)
    from sizai.cli.migrating import FromNewer, migrate, pending, unknown

    with holding.alone(env.root):
        if unknown():
            raise FromNewer
        steps = pending()
        if steps and has_tables(env):
            backup_first(env, "before-upgrade")
        try:
            migrate(say=lambda line: click.echo(line, err=True))
        except Exception as error:
            raise Failure(
                f"升级没有做完（{type(error).__name__}: {error}）。请用刚才的备份恢复到空文件夹，换回原来的程序。"
            ) from error
        for name in ("files", "static"):
            (env.root / name).mkdir(exist_ok=True)
        if after_demo:
            begin_for_real()
    if quiet:
        return 0
    click.echo(f"数据库升级了{len(steps)}步。" if steps else "数据库已是最新，不用升级。")
    from sizai.cli.check import findings, report

    return report(list(findings(env)), as_json=False)
