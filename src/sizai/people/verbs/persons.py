"""Persons are known again by identity number, else by name and telephone together; a name alone proves nothing."""

from __future__ import annotations

from sizai.access import clock
from sizai.access.sealing import blind_index
from sizai.people.models import Person, phone_index


def know_person(*, name: str, phone: str = "", id_number: str = "", area_path: str = "") -> Person:
    """The person that these facts mean, or a new one. Called inside another room's verb, which has asked the policy.

    A telephone that a known person did not have yet is added; nothing that is there is overwritten.
    """
    name, phone, id_number = name.strip(), phone.strip(), id_number.strip().upper()
    known = None
    if id_number:
        known = Person.objects.filter(id_index=blind_index(id_number), staged=False).order_by("id").first()
    if known is None and phone:
        same = Person.objects.filter(phone_index=phone_index(phone), name=name, staged=False)
        known = same.filter(id_index__in=("", blind_index(id_number))).order_by("id").first()
    if known is None:
        return Person.objects.create(
            name=name, phone=phone, id_number=id_number, area_path=area_path, created_at=clock.now(),
            **Person.indexes_of(phone=phone, id_number=id_number),
        )  # fmt: skip
    learned: dict[str, str] = {}
    if phone and not known.phone:
        learned |= {"phone": phone, "phone_index": phone_index(phone)}
    if id_number and not known.id_number:
        learned |= {"id_number": id_number, "id_index": blind_index(id_number)}
    if learned:
        Person.objects.filter(pk=known.pk).update(**learned, revision=known.revision + 1)
        for field, value in learned.items():
            setattr(known, field, value)
    return known
