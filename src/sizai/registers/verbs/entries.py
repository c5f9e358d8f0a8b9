"""The general verbs of plain registers: each is one transaction, asks the policy, and leaves an entry in the history."""

from __future__ import annotations

from copy import copy
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.access.sealing import SealedField
from sizai.audit.record import differences, record
from sizai.lifecycle import update
from sizai.registers import search
from sizai.registers.bad_input import BadInput
from sizai.registers.register import Register

Thing = TypeVar("Thing", bound=models.Model)


def checked(entry: models.Model, label: str) -> None:
    """Whether the model can hold the entry, and whether it is the only one of its kind; BadInput in house words.

    `label` names the register. Sealed fields are not asked: their checks belong to the verb.
    """
    left_out = {
        "batch",
        "created_at",
        *(field.name for field in entry._meta.fields if isinstance(field, SealedField)),
    }
    try:
        entry.full_clean(exclude=left_out)
    except ValidationError as error:
        name, errors = next(iter(error.error_dict.items()))
        field = None if name == "__all__" else entry._meta.get_field(name)
        what = str(field.verbose_name) if isinstance(field, models.Field) else ""
        raise BadInput(name, _sentence(label, what, errors[0])) from error


def _sentence(label: str, what: str, error: ValidationError) -> str:
    match error.code:
        case "blank" | "null" | "required":
            return f"请填{what}。"
        case "max_length":
            return f"{what}最多{(error.params or {}).get('limit_value')}个字，请缩短。"
        case "invalid_choice" | "invalid":
            return f"{what}不对，请从列表里选。"
        case "unique" | "unique_together":
            return f"{label}里已经有同样的{what}，请先搜一搜，改那一条。"
    return f"{what}不对，请核对。" if what else f"{label}里已经有同样的一条，请先搜一搜，改那一条。"


def create_entry(*, actor: Actor, register: Register[Thing], **values: Any) -> Thing:
    """A new entry. `values`: the columns of the model as the form cleaned them."""
    values = register.prepare(actor, None, {**register.defaults, **values})
    names = {field.name for field in register.model._meta.fields}
    made_at = {"created_at": clock.now()} if "created_at" in names else {}
    entry = register.model(**made_at, **values)
    require(actor, register.verbs.create, entry)
    checked(entry, register.label)
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
            _indexed(register, entry)
            record(
                actor=actor, verb=register.verbs.create, thing=entry, text=f"登记{register.label}：{entry}"
            )
    except IntegrityError as error:
        raise BadInput("", f"{register.label}里刚刚有人登记了同样的一条，请先搜一搜。") from error
    return entry


def change_entry(
    *, actor: Actor, register: Register[Thing], entry: Thing, revision: int | None = None, **changes: Any
) -> Thing:
    """Correct an entry. `revision`: what the form was opened at; a slower clerk is told (StaleMove), not overwritten.

    The policy is asked twice: for the entry as it is and as it would be, so that nothing is moved out of sight.
    """
    require(actor, register.verbs.change, entry)
    typed = set(changes)
    changes = register.prepare(actor, entry, changes)
    changes = {name: value for name, value in changes.items() if getattr(entry, name) != value}
    if not changes:
        return entry
    after = copy(entry)
    for name, value in changes.items():
        setattr(after, name, value)
    require(actor, register.verbs.change, after)
    checked(after, register.label)
    said = told(entry, after, typed & set(changes))
    try:
        with transaction.atomic():
            if revision is not None:
                entry.revision = revision  # type: ignore[attr-defined]
            update(entry, **changes)
            _indexed(register, entry)
            labels = "、".join(str(register.model._meta.get_field(name).verbose_name) for name in said)  # type: ignore[union-attr]
            record(
                actor=actor,
                verb=register.verbs.change,
                thing=entry,
                text=f"改了{labels}" if labels else "改了资料",
                changes=said,
            )
    except IntegrityError as error:
        raise BadInput("", f"{register.label}里已经有同样的一条，请先搜一搜。") from error
    return entry


def told(before: models.Model, after: models.Model, names: set[str]) -> dict[str, Any]:
    """What the history says of the typed fields: labels of choices and names of things, not codes and ids."""
    found: dict[str, Any] = {}
    for field in before._meta.fields:
        if field.attname not in names:
            continue
        if field.is_relation or field.choices:
            found[field.name] = [_said(before, field), _said(after, field)]
        else:
            found |= differences(before, **{field.name: getattr(after, field.attname)})
    return found


def _said(entry: models.Model, field: models.Field[Any, Any]) -> str:
    if field.is_relation:
        return str(getattr(entry, field.name) or "")
    return str(dict(field.flatchoices).get(getattr(entry, field.attname), ""))


def void_entry(*, actor: Actor, register: Register[Thing], entry: Thing, reason: str) -> Thing:
    """Close an entry as of today. It stays, marked; nothing that points at it breaks."""
    require(actor, register.verbs.void, entry)
    if not reason.strip():
        raise BadInput("reason", f"请写为什么{register.closing_label}。")
    if getattr(entry, register.closing) is not None:
        raise BadInput("reason", f"这一条{getattr(entry, register.closing)}已经{register.closing_label}。")
    return _close(
        actor, register, entry, register.verbs.void, register.closing_label, clock.today(), reason.strip()
    )


def restore_entry(*, actor: Actor, register: Register[Thing], entry: Thing, reason: str) -> Thing:
    """Take a closing back."""
    require(actor, register.verbs.restore, entry)
    if not reason.strip():
        raise BadInput("reason", "请写为什么恢复。")
    if getattr(entry, register.closing) is None:
        raise BadInput("reason", "这一条没有停过，不用恢复。")
    return _close(actor, register, entry, register.verbs.restore, "恢复", None, reason.strip())


def _close(
    actor: Actor, register: Register[Thing], entry: Thing, verb: str, label: str, on: Any, reason: str
) -> Thing:
    with transaction.atomic():
        found = differences(entry, **{register.closing: on})
        update(entry, expect={register.closing: getattr(entry, register.closing)}, **{register.closing: on})
        record(actor=actor, verb=verb, thing=entry, changes=found, text=f"{label}：{reason}", reason=reason)
    return entry


def _indexed(register: Register[Thing], entry: Thing) -> None:
    if register.document is not None:
        search.index(register.kind, entry.pk, *register.document(entry))
