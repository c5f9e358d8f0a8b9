"""Papers: made from the case, kept as issued. The same facts give the same bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.db import transaction

from sizai import papers
from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Case, IssuedPaper
from sizai.resolution.queries.papers import PAPERS, PaperMissing


def issue_paper(*, actor: Actor, case: Case, kind: str) -> IssuedPaper:
    """Make a .docx and keep it, frozen; made again from the same facts it is the same paper, and not kept twice."""
    require(actor, "issue_paper", case)
    if kind not in PAPERS:
        raise BadInput("kind", "没有这种文书。")
    label, gather = PAPERS[kind]
    try:
        paper = gather(case)
        body, name = papers.print_paper(paper), papers.file_name(paper)
    except (PaperMissing, papers.CannotPrint) as error:
        raise BadInput("kind", f"“{label}”还做不了：{error}") from error
    digest = hashlib.sha256(body).hexdigest()
    path = f"papers/{digest[:2]}/{digest}.docx"
    _keep(Path(settings.MEDIA_ROOT) / path, body)
    with transaction.atomic():
        there = case.papers.filter(sha256=digest).first()
        if there is not None:
            return there
        issued = IssuedPaper.objects.create(
            case=case,
            kind=kind,
            name=name[:160],
            path=path,
            sha256=digest,
            issued_at=clock.now(),
            issued_by=actor.name,
        )
        record(actor=actor, verb="issue_paper", thing=issued, thread=case, text=f"制作{label}")
    return issued


def _keep(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.part")
    with fresh.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
