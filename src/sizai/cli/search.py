"""`sizai search rebuild`."""

from __future__ import annotations

import click

from sizai.cli.opening import open_django


@click.group()
def search() -> None:
    """搜索的索引。"""


@search.command()
def rebuild() -> None:
    """从数据库重建索引（恢复备份、直接改过数据库以后用）。"""
    open_django()
    from sizai.registers.search import rebuild as build

    count = build()
    click.echo(f"索引重建好了：{count:,}条。")
