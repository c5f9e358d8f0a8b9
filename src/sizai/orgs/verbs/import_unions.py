"""Grassroots unions from a ledger. A row of a union that is known fills what was blank; it never overwrites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sizai.access.actor import Actor
from sizai.orgs.ledger import UNIONS
from sizai.orgs.models import Organisation
from sizai.orgs.queries import area_words, federation, installation
from sizai.orgs.vocabulary import OrganisationKind
from sizai.registers.models import Batch
from sizai.registers.verbs.imports import Likeness, Place
from sizai.registers.workbooks import Checked
from sizai.text.names import enterprise_key


class UnionIntake:
    """The ledger of unions, known by name (widths and brackets folded) or by code."""

    register, verb, ledger = "unions", "import_unions", UNIONS

    def __init__(self, actor: Actor) -> None:
        ours = installation()
        self.scope = actor.scope or (ours.area_path if ours else "")
        self.areas = {
            word: code for word, code in area_words(self.scope).items() if len(code) > 6 and len(word) > 1
        }
        self.federation = federation()
        self._places: dict[str, Place] = {}
        known = Organisation.objects.filter(
            kind__in=(OrganisationKind.UNION, OrganisationKind.FEDERATION), staged=False
        )
        self._entries: dict[str, Organisation] = {}
        for entry in known:
            self._entries[enterprise_key(entry.name)] = entry
            if entry.uscc:
                self._entries[entry.uscc] = entry
        self._changed: dict[int, Organisation] = {}

    def _keys(self, values: dict[str, Any]) -> list[str]:
        return [key for key in (values.get("统一社会信用代码"), enterprise_key(values["工会名称"])) if key]

    def known(self, fingerprints: Sequence[str]) -> dict[str, dict[str, Any]]:
        rows = Organisation.objects.filter(fingerprint__in=fingerprints, staged=False)
        return {row.fingerprint: {"entry": row.name} for row in rows}

    def near(self, rows: Sequence[tuple[Place, Checked]]) -> list[Likeness]:
        found = []
        for place, checked in rows:
            keys = self._keys(checked.values)
            earlier = next((self._places[key] for key in keys if key in self._places), None)
            entry = next((self._entries[key] for key in keys if key in self._entries), None)
            if earlier is not None:
                found.append(Likeness(place, "near", earlier.as_dict()))
            elif entry is not None:
                found.append(Likeness(place, "near", {"entry": entry.name}))
            for key in keys:
                self._places.setdefault(key, place)
        return found

    def stage(self, batch: Batch, rows: Sequence[tuple[Place, Checked]]) -> None:
        new: list[Organisation] = []
        for _, checked in rows:
            values = checked.values
            keys = self._keys(values)
            entry = next((self._entries[key] for key in keys if key in self._entries), None)
            if entry is None:
                entry = Organisation(
                    batch=batch, staged=True, kind=OrganisationKind.UNION, name=values["工会名称"][:100], area_path=self._area(values),
                    fingerprint=checked.fingerprint.hex(),
                )  # fmt: skip
                new.append(entry)
            elif not entry.staged:
                self._changed[entry.pk] = entry
            self._fill(entry, values)
            if entry.pk is not None and entry.staged:
                entry.save()
            for key in keys:
                self._entries[key] = entry
        Organisation.objects.bulk_create(new)

    def _area(self, values: dict[str, Any]) -> str:
        text = f"{values['工会名称']}{values.get('所在单位') or ''}{values.get('上级工会') or ''}"
        return next((code for word, code in self.areas.items() if word in text), self.scope)

    def _fill(self, entry: Organisation, values: dict[str, Any]) -> None:
        above = values.get("上级工会")
        parent = self._entries.get(enterprise_key(above)) if above else self.federation
        found = {
            "uscc": values.get("统一社会信用代码"),
            "unit_name": (values.get("所在单位") or "")[:100],
            "chair": (values.get("主席") or "")[:40],
            "founded_on": values.get("成立日期"),
            "member_count": values.get("会员数"),
            "parent": parent
            if parent is not None and parent.pk is not None and parent is not entry
            else self.federation,
        }
        for name, value in found.items():
            if value not in (None, "") and getattr(entry, name) in (None, "") and value is not entry:
                setattr(entry, name, value)

    def publish(self, actor: Actor, batch: Batch) -> None:
        for entry in self._changed.values():
            entry.revision += 1
            entry.save()
        Organisation.objects.filter(batch=batch, staged=True).update(staged=False)

    def finish(self, batch: Batch) -> None:
        """Nothing more to do."""

    def undo(self, actor: Actor, batch: Batch) -> int:
        """New unions that nobody has touched go back out of sight; blanks that were filled stay filled."""
        mine = Organisation.objects.filter(batch=batch, staged=False)
        mine.filter(revision=0).update(staged=True, fingerprint="")
        return mine.count()

    def sweep(self, batch: Batch) -> None:
        Organisation.objects.filter(batch=batch, staged=True).delete()
