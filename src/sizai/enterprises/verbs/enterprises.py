"""Enterprises: registered, corrected, counted by date, renamed, closed."""

from __future__ import annotations

import datetime as dt
from copy import copy
from typing import Any

from django.db import IntegrityError, transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.enterprises.models import Enterprise, FormerName, Headcount
from sizai.enterprises.queries import document_of, same_name
from sizai.lifecycle import update
from sizai.registers import search
from sizai.registers.bad_input import BadInput
from sizai.registers.verbs.entries import checked, told
from sizai.text.names import enterprise_key
from sizai.text.phones import read_phones
from sizai.text.unreadable import Unreadable
from sizai.text.uscc import read_uscc
from sizai.text.width import tidy

EDITABLE = frozenset({
    "name", "uscc", "industry", "trade", "ownership", "area_path", "address", "legal_person", "contact", "contact_phone",
    "unionised", "union_id",
})  # fmt: skip
CONTACT = frozenset({"contact", "contact_phone", "address"})
REGISTERED = "登记"
"""Where the first headcount comes from."""


def _prepared(values: dict[str, Any], enterprise: Enterprise | None = None) -> dict[str, Any]:
    """What was typed, as it is stored; BadInput for a code that does not check and for what is there already."""
    found = dict(values)
    if "name" in found:
        found["name"] = tidy(found["name"])
        found["name_key"] = enterprise_key(found["name"])
        if not found["name_key"]:
            raise BadInput("name", "请填企业名称：营业执照上的全称，不知道就写招牌。")
    try:
        if "uscc" in found:
            found["uscc"] = read_uscc(found["uscc"]) if found["uscc"] else None
    except Unreadable as error:
        raise BadInput("uscc", str(error)) from error
    try:
        if found.get("contact_phone"):
            found["contact_phone"] = "、".join(read_phones(found["contact_phone"]).numbers)
    except Unreadable as error:
        raise BadInput("contact_phone", str(error)) from error
    _refuse_double(found, enterprise)
    return found


def _refuse_double(values: dict[str, Any], enterprise: Enterprise | None) -> None:
    """One enterprise stands in the register once. Two of one name may both be there if both have their codes."""
    code = values.get("uscc", enterprise.uscc if enterprise else None)
    others = Enterprise.objects.filter(staged=False).exclude(pk=enterprise.pk if enterprise else None)  # type: ignore[misc]
    if code and values.get("uscc") and (there := others.filter(uscc=code).first()):
        raise BadInput("uscc", f"这个代码已经登记过：{there}。请改那一家。")
    if "name" in values and (enterprise is None or values["name_key"] != enterprise.name_key):
        for there in same_name(values["name"]).exclude(pk=enterprise.pk if enterprise else None):  # type: ignore[misc]
            if not (code and there.uscc):
                raise BadInput(
                    "name", f"已经登记过一家“{there}”。确实是另一家，就把两家的统一社会信用代码都写上。"
                )


def register_enterprise(
    *, actor: Actor, name: str, uscc: str | None = None, headcount: int | None = None, **more: Any
) -> Enterprise:
    """A new enterprise. `uscc` is checked; `headcount` becomes the first count, as of today."""
    if unknown := set(more) - EDITABLE:
        raise TypeError(f"not known: {sorted(unknown)}")
    values = _prepared({**more, "name": name, "uscc": uscc or ""})
    made = Enterprise(**values, headcount=headcount, created_at=clock.now())
    require(actor, "register_enterprise", made)
    checked(made, "企业")
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            if headcount is not None:
                Headcount.objects.create(
                    enterprise=made, on=clock.today(), workers=headcount, source=REGISTERED
                )
            search.index("enterprise", made.pk, *document_of(made))
            record(actor=actor, verb="register_enterprise", thing=made, text=f"登记企业：{made}")
    except IntegrityError as error:
        raise BadInput("uscc", "刚刚有人登记了同一家，请先搜一搜。") from error
    return made


def change_enterprise(
    *, actor: Actor, enterprise: Enterprise, revision: int | None = None, **changes: Any
) -> Enterprise:
    """Correct an entry, as it was when the form was opened (`revision`). A new name leaves the old one as a former name."""
    require(actor, "change_enterprise", enterprise)
    if unknown := set(changes) - EDITABLE:
        raise TypeError(f"not editable: {sorted(unknown)}")
    return _change(actor, "change_enterprise", enterprise, revision, changes)


def change_contact(
    *, actor: Actor, enterprise: Enterprise, revision: int | None = None, **changes: Any
) -> Enterprise:
    """Who is to be called, and where: what a station learns first."""
    require(actor, "change_contact", enterprise)
    if unknown := set(changes) - CONTACT:
        raise TypeError(f"not editable: {sorted(unknown)}")
    return _change(actor, "change_contact", enterprise, revision, changes)


def _change(
    actor: Actor, verb: str, enterprise: Enterprise, revision: int | None, typed: dict[str, Any]
) -> Enterprise:
    values = _prepared(typed, enterprise)
    values = {name: value for name, value in values.items() if getattr(enterprise, name) != value}
    if not values:
        return enterprise
    after = copy(enterprise)
    for name, value in values.items():
        setattr(after, name, value)
    require(actor, verb, after)
    checked(after, "企业")
    said = told(enterprise, after, set(typed) & set(values))
    labels = "、".join(str(Enterprise._meta.get_field(name).verbose_name) for name in said)  # type: ignore[union-attr]
    before = enterprise.name
    try:
        with transaction.atomic():
            if revision is not None:
                enterprise.revision = revision
            update(enterprise, **values)
            if "name_key" in values:
                _remember(enterprise, before, until=clock.today())
            search.index("enterprise", enterprise.pk, *document_of(enterprise))
            record(actor=actor, verb=verb, thing=enterprise, text=f"改了{labels}", changes=said)
    except IntegrityError as error:
        raise BadInput("uscc", "刚刚有人登记了同一个代码，请先搜一搜。") from error
    return enterprise


def _remember(enterprise: Enterprise, name: str, *, until: dt.date | None) -> bool:
    """A former name, once. Says whether it is new."""
    key = enterprise_key(name)
    _, made = FormerName.objects.get_or_create(
        enterprise=enterprise, name_key=key, defaults={"name": tidy(name), "until": until}
    )
    return made


def add_former_name(
    *, actor: Actor, enterprise: Enterprise, name: str, until: dt.date | None = None
) -> Enterprise:
    """A name that the enterprise had, or is also called by: ledgers that use it then mean this enterprise."""
    require(actor, "add_former_name", enterprise)
    key = enterprise_key(name)
    if not key:
        raise BadInput("name", "请填曾用名。")
    if len(tidy(name)) > 120:
        raise BadInput("name", "曾用名最多120个字，请缩短。")
    if key == enterprise.name_key:
        raise BadInput("name", "这就是现在的名称。")
    if until and until > clock.today():
        raise BadInput("until", "“用到”不能晚于今天。")
    with transaction.atomic():
        if not _remember(enterprise, name, until=until):
            raise BadInput("name", "这个曾用名已经记过了。")
        search.index("enterprise", enterprise.pk, *document_of(enterprise))
        record(actor=actor, verb="add_former_name", thing=enterprise, text=f"加曾用名：{tidy(name)}")
    return enterprise


def note_headcount(
    *, actor: Actor, enterprise: Enterprise, on: dt.date, workers: int, source: str
) -> Headcount:
    """How many work there on a day, and who says so. The newest day is what the register shows."""
    require(actor, "note_headcount", enterprise)
    if workers < 0:
        raise BadInput("workers", "人数不能是负数。")
    if on > clock.today():
        raise BadInput("on", "日期不能晚于今天。")
    if not source.strip() or len(source.strip()) > 60:
        raise BadInput("source", "请写人数从哪里来：企业报的、社保、现场看的（60个字以内）。")
    with transaction.atomic():
        noted, _ = Headcount.objects.update_or_create(
            enterprise=enterprise, on=on, source=source.strip(), defaults={"workers": workers}
        )
        newest = Headcount.objects.filter(enterprise=enterprise).order_by("-on", "-id").first()
        now = newest.workers if newest else None
        found = {"headcount": [enterprise.headcount, now]} if enterprise.headcount != now else {}
        if found:
            update(enterprise, headcount=now)
        record(
            actor=actor,
            verb="note_headcount",
            thing=enterprise,
            changes=found,
            text=f"{on}职工{workers}人（{source.strip()}）",
        )
    return noted


def close_enterprise(*, actor: Actor, enterprise: Enterprise, on: dt.date, reason: str) -> Enterprise:
    """Deregistered or gone. It stays, marked, with its cases."""
    require(actor, "close_enterprise", enterprise)
    if not reason.strip():
        raise BadInput("reason", "请写为什么：注销、停业、搬走，消息从哪里来。")
    if on > clock.today():
        raise BadInput("on", "日期不能晚于今天。")
    if enterprise.closed_on:
        raise BadInput("on", f"这一家已经登记为{enterprise.closed_on}注销或停业。")
    return _close(
        actor, "close_enterprise", enterprise, on, f"{on}注销或停业：{reason.strip()}", reason.strip()
    )


def reopen_enterprise(*, actor: Actor, enterprise: Enterprise, reason: str) -> Enterprise:
    """It was closed by mistake, or works again."""
    require(actor, "reopen_enterprise", enterprise)
    if not reason.strip():
        raise BadInput("reason", "请写为什么恢复。")
    if enterprise.closed_on is None:
        raise BadInput("reason", "这一家没有停过，不用恢复。")
    return _close(actor, "reopen_enterprise", enterprise, None, f"恢复：{reason.strip()}", reason.strip())


def _close(
    actor: Actor, verb: str, enterprise: Enterprise, on: dt.date | None, text: str, reason: str
) -> Enterprise:
    found = {"closed_on": [enterprise.closed_on, on]}
    with transaction.atomic():
        update(enterprise, expect={"closed_on": enterprise.closed_on}, closed_on=on)
        record(actor=actor, verb=verb, thing=enterprise, text=text, changes=found, reason=reason)
    return enterprise
