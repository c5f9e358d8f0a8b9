"""Mediation sessions: planned with an invitation, held with minutes and attendance, or cancelled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.lifecycle import update
from sizai.orgs.models import Organisation
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import SESSION
from sizai.resolution.models import Attendance, Case, Session
from sizai.resolution.verbs.upkeep import settle
from sizai.resolution.vocabulary import CaseState


@dataclass(frozen=True)
class Invitee:
    """One person to be invited: `side` 申请人, 用人单位, 部门 …; `told_by` 电话, 短信, 当面."""

    name: str
    side: str
    told_by: str = "电话"


def plan_session(*, actor: Actor, case: Case, starts_at: dt.datetime, place: str, invitees: Sequence[Invitee], room: Organisation | None = None,
                 agenda: str = "") -> Session:  # fmt: skip
    """Invite the parties to a room of the station or to the mobile room. From now on the employer knows of the case."""
    require(actor, "plan_session", case)
    if case.state != CaseState.MEDIATING:
        raise BadInput("case", "先“开始调解”，再安排调解会。")
    if starts_at <= clock.now():
        raise BadInput("starts_at", "调解会时间已经过了，请选以后的时间。")
    if not place.strip():
        raise BadInput("place", "请写在哪里开：站点调解室，或流动调解室停的地方。")
    if not invitees:
        raise BadInput("invitees", "请至少通知一方。")
    with transaction.atomic():
        session = Session.objects.create(
            case=case,
            starts_at=starts_at,
            place=place.strip(),
            room=room,
            mediator_name=case.mediator_name,
            agenda=agenda.strip(),
        )
        Attendance.objects.bulk_create(
            Attendance(session=session, name=each.name, side=each.side, told_by=each.told_by)
            for each in invitees
        )
        update(case, employer_informed=True)
        settle(case, indexed=True)
        who = "、".join(each.name for each in invitees)
        when = starts_at.astimezone(clock.ZONE)
        record(
            actor=actor,
            verb="plan_session",
            thing=session,
            thread=case,
            text=f"安排{when:%m月%d日%H:%M}在{place.strip()}调解，通知{who}",
        )
    return session


def hold_session(
    *, actor: Actor, session: Session, minutes: str, result: str, came: Sequence[int], recorder: str = ""
) -> Session:
    """Write down what was said. `came`: keys of the attendance rows of those who were there."""
    require(actor, "hold_session", session)
    if not minutes.strip():
        raise BadInput("minutes", "请写笔录：各方说了什么。")
    if not result.strip():
        raise BadInput("result", "请写这次的结果：谈成、约好再谈，或谈不成。")
    with transaction.atomic():
        SESSION.move(
            session,
            "hold_session",
            minutes=minutes.strip(),
            result=result.strip(),
            recorder=recorder.strip(),
            ended_at=clock.now(),
        )
        session.attendance.update(came=False)
        session.attendance.filter(pk__in=list(came)).update(came=True)
        settle(session.case)
        record(
            actor=actor,
            verb="hold_session",
            thing=session,
            thread=session.case,
            text=f"开了调解会：{result.strip()}",
        )
    return session


def cancel_session(*, actor: Actor, session: Session, reason: str) -> Session:
    """The session does not take place."""
    require(actor, "cancel_session", session)
    if not reason.strip():
        raise BadInput("reason", "请写为什么取消。")
    with transaction.atomic():
        SESSION.move(session, "cancel_session", result=reason.strip())
        settle(session.case)
        record(
            actor=actor,
            verb="cancel_session",
            thing=session,
            thread=session.case,
            text=f"取消调解会：{reason.strip()}",
            reason=reason,
        )
    return session
