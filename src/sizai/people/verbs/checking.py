"""What is asked of a person before it is stored: numbers that check, nobody twice; blind indexes beside sealed values."""

from __future__ import annotations

from typing import Any

from sizai.access.actor import Actor
from sizai.access.sealing import blind_index
from sizai.people.models import Person, phone_index
from sizai.registers.bad_input import BadInput
from sizai.text.identity import read_identity_number
from sizai.text.phones import read_phones
from sizai.text.unreadable import Unreadable


def prepared_person(actor: Actor, entry: Person | None, values: dict[str, Any]) -> dict[str, Any]:
    """Values as typed → values as kept, or BadInput."""
    found = dict(values)
    try:
        if "phone" in found:
            found["phone"] = "、".join(read_phones(found["phone"]).numbers) if found["phone"] else ""
            found["phone_index"] = phone_index(found["phone"])
    except Unreadable as error:
        raise BadInput("phone", str(error)) from error
    try:
        if "id_number" in found:
            found["id_number"] = read_identity_number(found["id_number"]) if found["id_number"] else ""
            found["id_index"] = blind_index(found["id_number"])
    except Unreadable as error:
        raise BadInput("id_number", str(error)) from error
    if found.get("id_index"):
        known = Person.objects.filter(id_index=found["id_index"], staged=False).exclude(  # type: ignore[misc]
            pk=entry.pk if entry else None
        )
        if known.exists():
            raise BadInput("id_number", "这个身份证号已经登记过，请先搜一搜，改那一条。")
    return found
