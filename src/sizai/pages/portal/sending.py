"""Sending a complaint: one intake, its receipt kept for this session until it is saved, its photos added."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from sizai.access.actor import Actor
from sizai.pages.portal import half_filled, receipts
from sizai.pages.portal.around import portal_actor
from sizai.pages.portal.complaint_form import ComplaintForm
from sizai.pages.portal.half_filled import HalfFilled
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Intake
from sizai.resolution.verbs import evidence, intakes
from sizai.resolution.vocabulary import Channel


def check_upload(upload: UploadedFile[bytes], half: HalfFilled) -> str:
    """The media type of a file that `add_evidence` will take; BadInput says why it will not."""
    if sentence := half.room_for(upload):
        raise BadInput("upload", sentence)
    return evidence.check_upload(upload, (upload.name or "")[: evidence.NAME_LENGTH])


def send(request: HttpRequest, form: ComplaintForm, half: HalfFilled | None) -> Intake:
    """Hand in what the form holds. The receipt is stored with the intake in one transaction, or neither."""
    actor = portal_actor(request)
    facts = form.arguments()
    try:
        intake, first = _receive(request, actor, facts)
    except IntegrityError:  # the same form, twice at the same moment: the other one was first
        intake, first = _receive(request, actor, facts)
    if half is not None:
        claimed = half.claim()
        _add_photos(request, actor, intake, claimed)
        claimed.forget()
        half_filled.leave(request, half.key, first=first)
    return intake


def already_sent(half: HalfFilled) -> bool:
    """Whether an intake was made of it, though the session does not know (the process died before it could say)."""
    return not half.path.exists() and Intake.objects.filter(submission=half.key).exists()


def _receive(request: HttpRequest, actor: Actor, facts: dict[str, Any]) -> tuple[Intake, bool]:
    """The intake, and whether this request was the first to hand it in."""
    with transaction.atomic():
        intake, words = intakes.receive_intake(actor=actor, channel=Channel.PORTAL, **facts)
        if words:
            receipts.keep(request, intake, words)
            request.session.save()
    return intake, bool(words)


def _add_photos(request: HttpRequest, actor: Actor, intake: Intake, half: HalfFilled) -> None:
    """Files that `add_evidence` refuses after all are named on the receipt; the others are in."""
    intake.opened_by_receipt = True  # type: ignore[attr-defined]
    refused = []
    for photo in half.photos():
        with photo.path.open("rb") as file:
            upload = UploadedFile(file, photo.name, photo.content_type, photo.size)
            try:
                evidence.add_evidence(actor=actor, upload=upload, intake=intake)
            except BadInput as error:
                refused.append(error.sentence)
    if refused:
        receipts.note_refused(request, intake, refused)
