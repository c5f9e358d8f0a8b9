"""Keys of an installation: in their own files beside the database, never in it. Losing `field.key` loses the sealed fields."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keys:
    """`field` seals phones and identity numbers (32 bytes); `session` signs cookies (text)."""

    field: bytes
    session: str


class BadKey(Exception):
    """密钥不对：要 64 个十六进制字符。请从备份里取回 keys 文件夹，不要另造新的。"""

    def __str__(self) -> str:
        return self.__doc__ or ""


def _read_or_create(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)  # two processes starting at once: the first one wins
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()


def load(folder: Path, *, field_key: str = "") -> Keys:
    """The keys in `folder`, made on first use (mode 600). `field_key` (hex) from a secret store goes before the file."""
    text = field_key or _read_or_create(folder / "field.key")
    try:
        field = bytes.fromhex(text)
    except ValueError as error:
        raise BadKey from error
    if len(field) != 32:
        raise BadKey
    return Keys(field=field, session=_read_or_create(folder / "session.key"))
