"""Named members inside the encrypted stream: a gzipped tar, the first member says what it is, the last one lists all hashes."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any, BinaryIO, cast

from sizai.cli.archive.sealing import Damaged, Opener, Sealer

ABOUT, MANIFEST = "about.json", "manifest.json"
BLOCK = 1 << 20


class _Hashed(io.RawIOBase):
    """Reads `source` and hashes what passes."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self.digest = source, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        piece = self._source.read(size)
        self.digest.update(piece)
        return piece


class Packer:
    """Writes an archive to `target`. Use as a context manager; leaving it without an error closes it properly."""

    def __init__(self, target: BinaryIO, passphrase: str, about: dict[str, Any]) -> None:
        self._sealer = Sealer(target, passphrase)
        self._gzip = gzip.GzipFile(fileobj=cast(BinaryIO, self._sealer), mode="wb", compresslevel=1, mtime=0)
        self._tar = tarfile.open(fileobj=self._gzip, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.members: dict[str, dict[str, Any]] = {}
        self.add_bytes(ABOUT, json.dumps(about, ensure_ascii=False).encode())

    def add_bytes(self, name: str, body: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(body), 0o600
        self._tar.addfile(info, io.BytesIO(body))
        self.members[name] = {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}

    def add_file(self, name: str, path: Path) -> None:
        """A file as it is now; one that grows meanwhile is taken to its present size."""
        with path.open("rb") as file:
            info = tarfile.TarInfo(name)
            info.size, info.mode = path.stat().st_size, 0o600
            hashed = _Hashed(file)
            self._tar.addfile(info, cast(BinaryIO, hashed))
        self.members[name] = {"size": info.size, "sha256": hashed.digest.hexdigest()}

    def finish(self, manifest: dict[str, Any]) -> None:
        """Write the list of everything, and close."""
        self.add_bytes(
            MANIFEST, json.dumps({**manifest, "members": self.members}, ensure_ascii=False).encode()
        )
        self._tar.close()
        self._gzip.close()
        self._sealer.close()

    def __enter__(self) -> Packer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class Unpacker:
    """Reads an archive: `about` first, then `members()` in order; `manifest` is known once they are all read."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        self._opener = Opener(source, passphrase)
        try:
            stream = gzip.GzipFile(fileobj=cast(BinaryIO, io.BufferedReader(self._opener, BLOCK)), mode="rb")
            self._tar = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115
            self._items = self._raw()  # one iterator: a second would begin again, and a stream cannot
            name, body = next(self._items)
            if name != ABOUT:
                raise Damaged
            self.about: dict[str, Any] = json.loads(body.read())
        except (tarfile.TarError, EOFError, OSError, ValueError, StopIteration) as error:
            raise Damaged from error
        self.manifest: dict[str, Any] = {}
        self._seen: dict[str, dict[str, Any]] = {}

    def _raw(self) -> Iterator[tuple[str, BinaryIO]]:
        for info in self._tar:
            path = PurePosixPath(info.name)
            body = self._tar.extractfile(info) if info.isfile() else None
            if body is None or path.is_absolute() or ".." in path.parts:
                raise Damaged
            yield info.name, cast(BinaryIO, body)

    def members(self) -> Iterator[tuple[str, BinaryIO]]:
        """Every member but the first and the last. Raises `Damaged` when the end of the list does not fit what was read."""
        try:
            for name, body in self._items:
                if name == MANIFEST:
                    self.manifest = json.loads(body.read())
                    continue
                hashed = _Hashed(body)
                yield name, cast(BinaryIO, hashed)
                size = body.tell() + len(hashed.read())
                self._seen[name] = {"size": size, "sha256": hashed.digest.hexdigest()}
            self._opener.finish()
        except (tarfile.TarError, EOFError, OSError, ValueError) as error:
            raise Damaged from error
        listed = {name: fact for name, fact in self.manifest.get("members", {}).items() if name != ABOUT}
        if not self.manifest or listed != self._seen:
            raise Damaged
