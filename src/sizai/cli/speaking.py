"""How the command line speaks: Chinese help, one Chinese sentence on stderr when something is wrong, exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from typing import Any

import click


class Failure(Exception):
    """这一步没有做成。"""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.__doc__ or "")


WORDS = {"Options": "选项", "Commands": "命令", "Arguments": "参数", "Show this message and exit.": "显示这段说明",
         "Show the version and exit.": "显示版本"}  # fmt: skip


class ChineseFormatter(click.HelpFormatter):
    """click's help with its own few English words turned."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix if prefix is not None else "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(WORDS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(first, WORDS.get(second, second)) for first, second in rows], col_max, col_spacing)


click.Context.formatter_class = ChineseFormatter


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with the command as typed."""
    path = error.ctx.command_path if error.ctx else "sizai"
    hint = f"看用法：{path} --help"
    if isinstance(error, click.NoSuchOption):
        near = f"是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项。{near}{hint}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "参数"
        return f"还缺 {name}。{hint}"
    if isinstance(error, click.BadParameter):
        name = error.param.opts[-1] if error.param else ""
        return f"{name} 的值不对：{error.message}。{hint}"
    if type(error).__name__ == "NoSuchCommand":
        return f"没有这个命令：{getattr(error, 'command_name', '')}。{hint}"
    return f"命令写得不对：{error.format_message()}。{hint}"


def _spoken(error: BaseException) -> str:
    """The sentence of an error that was written for people; empty for one that nobody foresaw."""
    kind = type(error)
    ours = kind.__module__.startswith("sizai.")
    if ours and str(error):
        return str(error)
    if kind.__name__ == "OperationalError":
        return (
            f"连不上数据库：{str(error).strip().splitlines()[0]}。请看数据库开着没有、DATABASE_URL 对不对。"
        )
    if isinstance(error, FileNotFoundError):
        return f"没有这个文件：{error.filename}"
    if isinstance(error, PermissionError):
        return f"没有权限：{error.filename}。请用运行 Sizai 的那个系统用户来做。"
    if isinstance(error, OSError) and error.errno == 28:
        return "磁盘满了。请腾出空间后再做一次。"
    if kind.__name__ == "ValidationError" and kind.__module__.startswith("pydantic"):
        faults: Any = getattr(error, "errors", list)()
        return (
            "设置写得不对："
            + "；".join(f"{'.'.join(map(str, f['loc']))}={f.get('input')!r}" for f in faults)
            + "。看 sizai settings。"
        )
    return ""


def run(command: click.Command, arguments: list[str]) -> int:
    """Run `command`, say what went wrong in one sentence on stderr, and give the exit code."""
    try:
        result = command.main(arguments, prog_name="sizai", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return 2
    except click.UsageError as error:
        click.echo(usage_sentence(error), err=True)
        return 2
    except click.Abort:
        click.echo("已取消。", err=True)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        sentence = _spoken(error)
        if not sentence or os.environ.get("SIZAI_DEBUG"):
            traceback.print_exc()
        click.echo(
            sentence or f"程序出错了（{type(error).__name__}）。请把上面的文字发给维护的人。", err=True
        )
        return 1
