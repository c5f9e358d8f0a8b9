"""Where the passphrase of a backup comes from."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

import click

from sizai.cli.archive.sealing import SHORTEST, WeakPassphrase, is_open
from sizai.cli.speaking import Failure
from sizai.environment import Environment

VARIABLE = "SIZAI_BACKUP_PASSPHRASE"


class NoPassphrase(click.UsageError):
    """没有给备份口令：用 --passphrase-file 文件，或环境变量 SIZAI_BACKUP_PASSPHRASE，或在终端里运行时输入。"""

    def __init__(self) -> None:
        super().__init__(self.__doc__ or "")


class EmptyPassphraseFile(Failure):
    """口令文件是空的。请在第一行写上备份口令。"""


def from_file(path: Path) -> str:
    """The first line of `path`."""
    lines = path.expanduser().read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0].strip():
        raise EmptyPassphraseFile
    return lines[0].strip()


def for_new(file: Path | None) -> str:
    """From `file`, else from the environment, else asked for twice on the terminal; "" where there is no terminal: an open backup."""
    text = from_file(file) if file else os.environ.get(VARIABLE, "")
    if not text and sys.stdin.isatty():
        text = click.prompt("备份口令", hide_input=True, confirmation_prompt="再输一遍", err=True)
    if text and len(text) < SHORTEST:
        raise WeakPassphrase
    return text


def for_backup(source: Path, file: Path | None) -> str:
    """The passphrase of a backup that is there; "" for an open one."""
    if is_open(source):
        return ""
    text = from_file(file) if file else os.environ.get(VARIABLE, "")
    if not text:
        if not sys.stdin.isatty():
            raise NoPassphrase
        text = click.prompt("备份口令", hide_input=True, err=True)
    return text


def of_installation(env: Environment) -> tuple[str, Path]:
    """For backups that the program makes before it changes things: the configured file, else one that lies beside the keys."""
    if env.backup_passphrase_file:
        return from_file(env.backup_passphrase_file), env.backup_passphrase_file
    path = env.root / "keys" / "backup.passphrase"
    if not path.exists():
        fresh = path.with_name(f".backup.passphrase.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(24) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    return from_file(path), path
