"""Evidence files: checked by content, stored outside the web root under their hash, never lost with a failed form."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Case, Evidence, Intake

KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    ".png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    ".webp": ("image/webp", (b"RIFF",)),
    ".heic": ("image/heic", (b"\x00\x00\x00",)),
    ".pdf": ("application/pdf", (b"%PDF-",)),
    ".mp3": ("audio/mpeg", (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    ".m4a": ("audio/mp4", (b"\x00\x00\x00",)),
    ".amr": ("audio/amr", (b"#!AMR",)),
    ".wav": ("audio/wav", (b"RIFF",)),
}
"""Ending → (media type served, first bytes). Nothing that a browser would run: no HTML, no SVG, no Office file."""

NAME_LENGTH = 160


def add_evidence(
    *,
    actor: Actor,
    upload: UploadedFile[bytes],
    case: Case | None = None,
    intake: Intake | None = None,
    note: str = "",
) -> Evidence:
    """Keep a file on an intake or a case. The same file again gives back the first entry."""
    owner = case or intake
    require(actor, "add_evidence", owner)
    name = Path(upload.name or "").name[:NAME_LENGTH]
    content_type = check_upload(upload, name)
    digest, path = _store(upload)
    with transaction.atomic():
        about = case or (intake.case if intake else None)
        there = Evidence.objects.filter(case=about, intake=intake, sha256=digest, withdrawn_at=None).first()
        if there:
            return there
        evidence = Evidence.objects.create(
            case=about, intake=intake, name=name, content_type=content_type, size=upload.size or 0,
            sha256=digest, path=path, note=note.strip()[:120], added_by=actor.name, added_at=clock.now(),
        )  # fmt: skip
        record(actor=actor, verb="add_evidence", thing=evidence, thread=owner, text=f"上传证据：{name}")
    return evidence


def check_upload(upload: UploadedFile[bytes], name: str) -> str:
    kind = KINDS.get(Path(name).suffix.lower())
    if kind is None:
        raise BadInput(
            "upload",
            f"“{name}”这种文件收不了。请传照片（jpg、png、heic）、PDF 或录音（mp3、m4a、amr、wav）。",
        )
    most = settings.ENVIRONMENT.max_upload_mb
    if not upload.size:
        raise BadInput("upload", f"“{name}”是空的，请重新选择。")
    if upload.size > most * 1024 * 1024:
        raise BadInput("upload", f"“{name}”有{upload.size / 1048576:.0f}MB，超过{most}MB。请压缩或分开传。")
    upload.seek(0)
    head = upload.read(16)
    upload.seek(0)
    if not head.startswith(kind[1]):
        raise BadInput("upload", f"“{name}”的内容和扩展名对不上，可能没有传完或改过名。请重新选择原文件。")
    return kind[0]


def _store(upload: UploadedFile[bytes]) -> tuple[str, str]:
    """Write to a temporary name, fsync, rename to the hash: a cut of power leaves no half file under a final name."""
    digest = hashlib.sha256()
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{os.getpid()}-{id(upload)}.part"
    with fresh.open("wb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path = f"{digest.hexdigest()[:2]}/{digest.hexdigest()}"
    (folder / path).parent.mkdir(exist_ok=True)
    os.replace(fresh, folder / path)
    return digest.hexdigest(), path


def withdraw_evidence(*, actor: Actor, evidence: Evidence, reason: str) -> Evidence:
    """Take a file off (put there by mistake). It stays on disk for the auditor; nobody is shown it any more."""
    require(actor, "withdraw_evidence", evidence.case or evidence.intake)
    if not reason.strip():
        raise BadInput("reason", "请写为什么撤下。")
    with transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(withdrawn_at=clock.now())
        evidence.refresh_from_db()
        thread = evidence.case or evidence.intake
        record(
            actor=actor,
            verb="withdraw_evidence",
            thing=evidence,
            thread=thread,
            text=f"撤下证据：{evidence.name}",
            reason=reason,
        )
    return evidence
