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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from sizai.access.sealing import Unreadable, seal, unseal

SESSION_KEY = "portal_half_filled"
KEPT = 24 * 3600
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


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f".{secrets.token_hex(8)}")
    fresh.write_text(seal(text))
    os.replace(fresh, path)


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
        text = json.dumps({"values": kept}, ensure_ascii=False)
        if len(text) <= MOST_TEXT:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(self.path / "values", text)

    def photos(self) -> list[Photo]:
        """The files in the order in which they came."""
        found = []
        for note in sorted(self.path.glob("*.note")):
            told, path = _read(note), note.with_suffix(".file")
            if told and path.exists():
                size = path.stat().st_size
                found.append(Photo(note.stem, str(told["name"]), str(told["type"]), size, path))
        return found

    def add(self, upload: UploadedFile[bytes], content_type: str) -> Photo:
        """Keep a checked file."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = f"{time.time_ns():020d}{secrets.token_hex(6)}"
        path = self.path / f"{key}.file"
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        name = Path(upload.name or "").name[:160]
        _write(
            self.path / f"{key}.note", json.dumps({"name": name, "type": content_type}, ensure_ascii=False)
        )
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

    def forget(self) -> None:
        """Everything of it, from the disk."""
        shutil.rmtree(self.path, ignore_errors=True)


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


def forget(request: HttpRequest, gone: HalfFilled | None = None) -> None:
    """Away with one (the session's own unless another is given); the session no longer writes it."""
    own = half_filled(request)
    gone = gone or own
    if gone is not None:
        gone.forget()
    if gone == own:
        request.session.pop(SESSION_KEY, None)


def sweep() -> None:
    """Away with what nobody touched for a day."""
    oldest = time.time() - KEPT
    for path in _folder().glob("*"):
        try:
            if path.stat().st_mtime < oldest:
                shutil.rmtree(path, ignore_errors=True)
        except OSError:  # another process was quicker
            continue
