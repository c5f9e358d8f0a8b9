"""A complaint that is still being written: sealed, in a folder of its own, found by a random name in the session.

It does not lie in the session, because saving it (by itself, every few seconds) would then race with the receipt that
the session is given when it is sent. Each photo is a file of its own, so that several may arrive at once. What nobody
touched for a day is swept away.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from sizai.access.sealing import Unreadable, seal, unseal

SESSION_KEY = "portal_half_filled"
KEPT = 24 * 3600
"""Seconds."""
CLAIMED = 30
"""Seconds."""
MOST_FILES = 12
MOST_BYTES = 100 * 1024 * 1024
"""All files of one complaint together."""
MOST_TEXT = 200_000
"""Characters that are kept; a form that is rightly filled in has a tenth of it."""
NAME = re.compile(r"[0-9a-f]{32}")

Values = dict[str, list[str]]


def _folder() -> Path:
    return Path(settings.HOME) / "tmp" / "complaints"


def _put(path: Path, chunks: Iterable[bytes]) -> None:
    """Whole under its name or not at all; also when the folder is claimed (renamed away) at this very moment."""
    fresh = _folder() / f".{secrets.token_hex(8)}"
    fresh.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with fresh.open("wb") as file:
        file.writelines(chunks)
    for tries_left in reversed(range(5)):
        path.parent.mkdir(exist_ok=True, mode=0o700)
        try:
            fresh.replace(path)
            return
        except FileNotFoundError:
            if not tries_left:
                raise


def _write(path: Path, facts: dict[str, object]) -> None:
    _put(path, [seal(json.dumps(facts, ensure_ascii=False)).encode()])


def _read(path: Path) -> dict[str, object]:
    try:
        return dict(json.loads(unseal(path.read_text())))
    except (OSError, ValueError, Unreadable):
        return {}


@dataclass(frozen=True)
class Photo:
    """A file that waits to be handed in with the complaint."""

    key: str
    name: str
    content_type: str
    size: int
    path: Path

    @property
    def shown(self) -> bool:
        """Whether browsers can draw it."""
        return self.content_type in ("image/jpeg", "image/png", "image/webp")


@dataclass(frozen=True)
class HalfFilled:
    """One half-filled complaint. `key` names the folder and is the `submission` that makes one intake of it."""

    key: str

    @property
    def path(self) -> Path:
        return _folder() / self.key

    def values(self) -> Values:
        """What was typed, as a form sends it."""
        found = _read(self.path / "values").get("values")
        return found if isinstance(found, dict) else {}

    def save(self, values: Mapping[str, Sequence[str]]) -> None:
        """Keep what was typed, whether it is right or not. Beyond `MOST_TEXT` what was kept before stays."""
        kept = {name: list(given) for name, given in values.items() if name != "csrfmiddlewaretoken"}
        if sum(len(each) for given in kept.values() for each in given) <= MOST_TEXT:
            _write(self.path / "values", {"values": kept})

    def photos(self) -> list[Photo]:
        """The files in the order in which they came."""
        found = []
        for note in sorted(self.path.glob("*.note")):
            told, path = _read(note), note.with_suffix(".file")
            try:
                size = path.stat().st_size
            except FileNotFoundError:  # still coming, or taken this moment
                continue
            if told:
                found.append(Photo(note.stem, str(told["name"]), str(told["type"]), size, path))
        return found

    def add(self, upload: UploadedFile[bytes], content_type: str) -> Photo:
        """Keep a checked file."""
        key = f"{time.time_ns():020d}{secrets.token_hex(6)}"
        path, name = self.path / f"{key}.file", Path(upload.name or "").name[:160]
        _put(path, upload.chunks())
        _write(self.path / f"{key}.note", {"name": name, "type": content_type})
        return Photo(key, name, content_type, upload.size or 0, path)

    def room_for(self, upload: UploadedFile[bytes]) -> str:
        """Why no more files fit, in one sentence; "" when this one does."""
        there = self.photos()
        if len(there) >= MOST_FILES:
            return f"一份投诉最多带{MOST_FILES}个文件。交了以后还可以再补。"
        if sum(each.size for each in there) + (upload.size or 0) > MOST_BYTES:
            return "文件加起来超过100MB了。先交投诉，以后再补。"
        return ""

    def photo(self, key: str) -> Photo | None:
        """One file by its key."""
        return next((each for each in self.photos() if each.key == key), None)

    def drop(self, key: str) -> None:
        """Take one file out."""
        if found := self.photo(key):
            found.path.with_suffix(".note").unlink(missing_ok=True)
            found.path.unlink(missing_ok=True)

    def claim(self) -> HalfFilled:
        """What lies in it now, for one of several that send it at once, and what a process that died had claimed."""
        claimed = HalfFilled(f"{self.key}.{secrets.token_hex(4)}")
        try:
            self.path.rename(claimed.path)
        except FileNotFoundError:
            claimed.path.mkdir(parents=True, mode=0o700)
        os.utime(claimed.path)
        for left in self.path.parent.glob(f"{self.key}.*"):
            try:
                if time.time() - left.stat().st_mtime >= CLAIMED:
                    for path in left.iterdir():
                        path.replace(claimed.path / path.name)
                    left.rmdir()
            except OSError:  # its own process has just cleared it away
                continue
        return claimed

    def forget(self) -> None:
        """Everything of it, from the disk."""
        shutil.rmtree(self.path, ignore_errors=True)


def leave(request: HttpRequest, key: str, *, first: bool) -> None:
    """The session no longer writes this one. Whoever was not the `first` to send it goes on with the session as the first
    has stored it meanwhile: its own older copy would wipe out the receipt."""
    if not first:
        request.session = type(request.session)(request.session.session_key)
    if request.session.get(SESSION_KEY) == key:
        del request.session[SESSION_KEY]


def half_filled(request: HttpRequest) -> HalfFilled | None:
    """The complaint that this session is writing."""
    key = str(request.session.get(SESSION_KEY, ""))
    return HalfFilled(key) if NAME.fullmatch(key) else None


def by_submission(submission: str) -> HalfFilled | None:
    """The one that a sent form names: also when the session is gone meanwhile, for only its writer knows the key."""
    return HalfFilled(submission) if NAME.fullmatch(submission) else None


def begin(request: HttpRequest) -> HalfFilled:
    """A fresh one, under a fresh session key: a session that somebody else planted is left behind here."""
    sweep()
    fresh = HalfFilled(secrets.token_hex(16))
    request.session.cycle_key()
    request.session[SESSION_KEY] = fresh.key
    return fresh


def forget(request: HttpRequest) -> None:
    """Away with it; the session no longer writes one."""
    if found := half_filled(request):
        found.forget()
    request.session.pop(SESSION_KEY, None)


def sweep() -> None:
    """Away with what nobody touched for a day."""
    oldest = time.time() - KEPT
    for path in _folder().glob("*"):
        try:
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        except OSError:  # another process was quicker
            continue
