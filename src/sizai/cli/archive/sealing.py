"""Passphrase encryption of a stream: scrypt, then AES-256-GCM in chunks of 1 MiB (the STREAM construction).

An open backup (passphrase "") is sealed in the same way and keeps nothing secret, but a change to it is noticed all the same.

Every chunk is bound to the head of the file, to its place and to being the last: a changed byte, a swapped, missing or
cut chunk is refused. Nothing is kept in memory but one chunk.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import unicodedata
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sizai.cli.speaking import Failure

MAGIC = b"SIZAI-BACKUP 1\n"
CHUNK = 1 << 20
TAG = 16
SHORTEST = 6


class NotABackup(Failure):
    """这个文件不是 Sizai 的备份，或者开头已经坏了。"""


class WrongPassphrase(Failure):
    """备份口令不对。口令不在任何地方留底，请向当初设口令的人要。"""


class Damaged(Failure):
    """这份备份不完整或被改过，一个字节也没有放回去。请换一份备份。"""


class WeakPassphrase(Failure):
    """备份口令太短：至少 6 个字符。"""


def _keys(passphrase: str, salt: bytes, cost: int) -> tuple[bytes, str]:
    """The content key, and a mark by which a wrong passphrase is told from a damaged file."""
    text = unicodedata.normalize("NFC", passphrase).encode()
    made = Scrypt(salt=salt, length=64, n=cost, r=8, p=1).derive(text)
    return made[:32], hashlib.sha256(made[32:]).hexdigest()[:32]


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])


class Sealer(io.RawIOBase):
    """Write plain bytes; the encrypted stream goes to `target`. `close` writes the last chunk and leaves `target` open."""

    _ready = False

    def __init__(self, target: BinaryIO, passphrase: str, *, cost: int = 1 << 17) -> None:
        if passphrase and len(passphrase) < SHORTEST:
            raise WeakPassphrase
        salt, self._prefix = os.urandom(16), os.urandom(7)
        key, mark = _keys(passphrase, salt, cost)
        head = {
            "kdf": "scrypt",
            "n": cost,
            "salt": salt.hex(),
            "nonce": self._prefix.hex(),
            "chunk": CHUNK,
            "mark": mark,
            "open": not passphrase,
        }
        line = MAGIC + json.dumps(head).encode() + b"\n"
        target.write(line)
        self._target, self._cipher, self._head = target, AESGCM(key), hashlib.sha256(line).digest()
        self._buffer, self._number, self._ready = bytearray(), 0, True

    def writable(self) -> bool:
        return True

    def _put(self, last: bool) -> None:
        piece = bytes(self._buffer[:CHUNK])
        del self._buffer[:CHUNK]
        self._target.write(self._cipher.encrypt(_nonce(self._prefix, self._number, last), piece, self._head))
        self._number += 1

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]
        self._buffer += data
        while len(self._buffer) > CHUNK:
            self._put(False)
        return len(data)

    def close(self) -> None:
        if self._ready and not self.closed:
            self._put(True)
        super().close()


def is_open(path: Path) -> bool:
    """Whether a file is a backup that needs no passphrase."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return False
        try:
            return bool(json.loads(file.readline(2000)).get("open"))
        except (ValueError, AttributeError):
            return False


class Opener(io.RawIOBase):
    """Read the plain bytes of what `Sealer` wrote. Raises `NotABackup`, `WrongPassphrase`, `Damaged`."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise NotABackup
        line = source.readline(2000)
        try:
            head = json.loads(line)
            salt, self._prefix = bytes.fromhex(head["salt"]), bytes.fromhex(head["nonce"])
            cost, self._chunk, mark = int(head["n"]), int(head["chunk"]), str(head["mark"])
        except (ValueError, KeyError, TypeError) as error:
            raise NotABackup from error
        if (
            not 1 < cost <= 1 << 20
            or cost & (cost - 1)
            or not 0 < self._chunk <= 1 << 24
            or len(self._prefix) != 7
        ):
            raise NotABackup
        key, expected = _keys("" if head.get("open") else passphrase, salt, cost)
        if mark != expected:
            raise WrongPassphrase
        self._source, self._cipher, self._head = source, AESGCM(key), hashlib.sha256(MAGIC + line).digest()
        self._number, self._done, self._plain = 0, False, memoryview(b"")
        self._ahead = source.read(self._chunk + TAG)

    def readable(self) -> bool:
        return True

    def _next(self) -> None:
        piece, self._ahead = self._ahead, self._source.read(self._chunk + TAG)
        self._done = not self._ahead
        try:
            plain = self._cipher.decrypt(_nonce(self._prefix, self._number, self._done), piece, self._head)
        except (InvalidTag, ValueError) as error:
            raise Damaged from error
        self._number += 1
        self._plain = memoryview(plain)

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        while not self._plain and not self._done:
            self._next()
        size = min(len(buffer), len(self._plain))
        buffer[:size] = self._plain[:size]
        self._plain = self._plain[size:]
        return size

    def finish(self) -> None:
        """Read to the end, so that a cut tail is noticed even when nobody needs it."""
        while self.read(CHUNK):
            pass
