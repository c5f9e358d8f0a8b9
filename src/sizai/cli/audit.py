"""`sizai audit verify`."""

from __future__ import annotations

import json

import click

from sizai.cli.opening import open_django


@click.group()
def audit() -> None:
    """审计：谁做了什么、看了什么、导出了什么，一条接一条，用校验值连成链。"""


@audit.command()
@click.option("--json", "as_json", is_flag=True, help="结果用 JSON 写出")
def verify(as_json: bool) -> int:
    """从头到尾核对审计链。完好时退出码 0，有一处不对就是 1。"""
    open_django()
    from sizai.audit.chain import verify as walk

    verdict = walk()
    if as_json:
        faults = [{"seq": fault.seq, "message": fault.sentence} for fault in verdict.faults]
        click.echo(
            json.dumps(
                {"sound": verdict.sound, "entries": verdict.entries, "head": verdict.head, "faults": faults},
                ensure_ascii=False,
            )
        )
    elif verdict.sound:
        click.echo(f"审计链完好：{verdict.entries:,}条，链头 {verdict.head[:16]}")
    else:
        for fault in verdict.faults:
            click.echo(fault.sentence, err=True)
        click.echo(
            "审计链不完整：有人绕过程序改过数据库，或数据库坏了。请留好这个文件夹不动，用最近一份备份对照。",
            err=True,
        )
    return 0 if verdict.sound else 1
