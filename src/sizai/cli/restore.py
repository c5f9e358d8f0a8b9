"""`sizai restore FILE`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sizai.cli import holding
from sizai.cli.archive.passphrase import for_backup
from sizai.cli.archive.replacing import restore as put_back
from sizai.cli.opening import environment


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path, dir_okay=False), help="备份口令在这个文件的第一行"
)
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 写出")
def restore(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """把备份 FILE 放回空的 SIZAI_HOME（用 PostgreSQL 时，还要空的数据库）。

    先核对每个文件、每张表的行数、审计链和密钥，全部对上了才放到位；有一处不对，就什么也不放。
    """
    env = environment()
    if not file.expanduser().is_file():
        raise FileNotFoundError(2, "", str(file))
    with holding.alone(env.root):
        done = put_back(env, file, for_backup(file.expanduser(), passphrase_file))
    if as_json:
        click.echo(json.dumps({**vars(done), "home": str(done.home)}, ensure_ascii=False))
        return
    click.echo(f"备份作于{done.made_at[:16].replace('T', ' ')}，程序版本{done.version}。已放回：{done.home}")
    click.echo(f"{done.tables}张表{done.rows:,}行，{done.files}个文件，行数和校验值都对得上。")
    click.echo(f"审计链{done.entries:,}条，完好；密钥解开了{len(done.opened)}种加密字段。")
    if done.steps:
        click.echo(f"备份比程序旧，已升级{done.steps}步。")
    if done.left_out:
        click.echo(f"这些表由程序重建：{'、'.join(done.left_out)}（sizai search rebuild）")
    click.echo("下一步：sizai check，然后 sizai up。")
