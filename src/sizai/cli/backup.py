"""`sizai backup FILE`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from sizai.cli.archive.making import make
from sizai.cli.archive.passphrase import for_new
from sizai.cli.opening import environment

OPEN = (
    "注意：没有给口令，这份备份没有加密。里面有密钥和实名资料，谁拿到都打得开：请锁好，"
    "或者用 --passphrase-file 另做一份。"
)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path, dir_okay=False), help="备份口令在这个文件的第一行"
)
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 写出")
def backup(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """把数据库、证据文件、密钥和设置备份成一个加密的 FILE。

    服务开着也可以做。口令也可以放在环境变量 SIZAI_BACKUP_PASSPHRASE 里。口令不留底：丢了口令，备份就打不开。
    不在终端里、又没有给口令，备份就不加密，并且说出来。
    """
    passphrase = for_new(passphrase_file)
    made = make(environment(), file, passphrase)
    if not passphrase:
        click.echo(OPEN, err=True)
    if as_json:
        told = {**vars(made), "path": str(made.path), "encrypted": bool(passphrase)}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    click.echo(f"备份好了：{made.path}（{made.bytes / 1e6:.1f} MB，{made.seconds:.1f}秒）")
    click.echo(
        f"里面有{made.tables}张表{made.rows:,}行，{made.files}个文件，审计链{made.entries:,}条，密钥。"
        + ("请把它和口令分开放。" if passphrase else "")
    )
