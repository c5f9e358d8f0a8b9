"""Every command, with the line that `sizai --help` shows and the module that holds it."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "start": ("sizai.cli.start:start", "建库、装演示（只在全新时）、打开服务：make run 用它"),
    "up": ("sizai.cli.start:up", "打开服务：网页和后台队列，Ctrl-C 停下"),
    "demo": ("sizai.cli.demo:demo", "往空库里装入鹤山 2024 年的演示"),
    "leave-demo": ("sizai.cli.demo:leave_demo", "离开演示：备份演示库，换成空库"),
    "admin": ("sizai.cli.admin:admin", "管理员：第一个账号、一次性链接"),
    "check": ("sizai.cli.check:check", "查一遍安装好不好，坏在哪里，怎么办"),
    "audit": ("sizai.cli.audit:audit", "审计链：有没有被改过、少过"),
    "backup": ("sizai.cli.backup:backup", "备份成一个加密文件（数据库、证据文件、密钥）"),
    "restore": ("sizai.cli.restore:restore", "把备份放回空的文件夹"),
    "upgrade": ("sizai.cli.upgrade:upgrade", "升级：先备份，再改库，再检查"),
    "import": ("sizai.cli.imports:imports", "从 Excel 导入台账、企业、工会；撤销一批"),
    "figures": ("sizai.cli.figures:figures", "数字，和数字背后的每一行"),
    "search": ("sizai.cli.search:search", "搜索：重建索引"),
    "settings": ("sizai.cli.settings:settings", "可以改的设置和现在的值"),
    "serve": ("sizai.cli.serve:serve", "只开网页服务（systemd、容器用）"),
    "worker": ("sizai.cli.worker:worker", "只开后台队列（systemd、容器用）"),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called: `sizai --help` loads no Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        found: click.Command = getattr(import_module(module), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.version_option(package_name="sizai", prog_name="sizai", message="四在 Sizai %(version)s")
def sizai() -> None:
    """四在 Sizai：县级总工会的劳动纠纷软件。全部数据在 SIZAI_HOME（默认 var/）一个文件夹里。"""
