"""Enterprises from a ledger. A row of an enterprise that is known fills what was blank; it never overwrites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.enterprises.ledger import ENTERPRISES
from sizai.enterprises.models import Enterprise, FormerName, Headcount
from sizai.enterprises.queries import documents
from sizai.enterprises.vocabulary import Industry, Ownership
from sizai.orgs.queries import area_words, installation
from sizai.registers import search
from sizai.registers.models import Batch
from sizai.registers.verbs.imports import Likeness, Place
from sizai.registers.workbooks import Checked
from sizai.text.names import enterprise_key

OWNERSHIP_WORDS = {
    Ownership.SELF_EMPLOYED: ("个体",), Ownership.HKMT: ("港澳台", "台资", "港资"), Ownership.FOREIGN: ("外商", "外资", "中外"),
    Ownership.STATE: ("国有", "国企", "央企"), Ownership.COLLECTIVE: ("集体", "合作社"),
    Ownership.PRIVATE: ("私营", "民营", "自然人", "有限责任", "私企", "股份"),
}  # fmt: skip
INDUSTRY_WORDS = {
    Industry.MANUFACTURING: ("制造", "五金", "水暖", "制鞋", "印刷", "家具", "电子", "纺织", "服装", "工艺", "加工", "化工", "塑料"),
    Industry.CONSTRUCTION: ("建筑", "工程", "装修", "装饰"), Industry.TRANSPORT: ("物流", "运输", "仓储", "邮政", "快递"),
    Industry.TRADE: ("批发", "零售", "商贸", "贸易"), Industry.CATERING: ("住宿", "餐饮", "酒店"), Industry.AGRICULTURE: ("农", "林", "牧", "渔"),
    Industry.PROPERTY: ("房地产", "物业"), Industry.INFORMATION: ("信息", "软件", "互联网"), Industry.FINANCE: ("金融", "银行", "保险"),
    Industry.EDUCATION: ("教育", "培训"), Industry.HEALTH: ("卫生", "医疗", "养老"), Industry.MINING: ("采矿", "矿业"),
    Industry.UTILITIES: ("电力", "燃气", "供水"), Industry.CULTURE: ("文化", "体育", "娱乐"), Industry.RESIDENTS: ("居民服务", "修理", "家政"),
    Industry.BUSINESS: ("商务", "租赁", "劳务", "人力资源"), Industry.SCIENCE: ("科学", "技术服务"), Industry.ENVIRONMENT: ("环境", "水利", "环卫"),
}  # fmt: skip
SOURCE = "台账导入"


def _by_words(text: str | None, words: dict[Any, tuple[str, ...]], other: Any) -> str:
    if not text:
        return ""
    exact = next((code for code in words if code.label == text), None)
    return str(
        exact or next((code for code, hints in words.items() if any(hint in text for hint in hints)), other)
    )


class EnterpriseIntake:
    """The ledger of enterprises. An enterprise is known by its code, else by its name or a former one."""

    register, verb, ledger = "enterprises", "import_enterprises", ENTERPRISES

    def __init__(self, actor: Actor) -> None:
        ours = installation()
        self.scope = actor.scope or (ours.area_path if ours else "")
        self.areas = area_words(self.scope)
        self._places: dict[str, Place] = {}
        self._entries: dict[str, Enterprise] = {}
        self._later: dict[int, list[dict[str, Any]]] = {}
        """Rows that fill blanks of entries already shown: written when the batch is published."""

    def _keys(self, values: dict[str, Any]) -> list[str]:
        code = values.get("统一社会信用代码")
        return [key for key in (code, enterprise_key(values["企业名称"])) if key]

    def known(self, fingerprints: Sequence[str]) -> dict[str, dict[str, Any]]:
        """An identical row that was taken in before and is still there."""
        rows = Enterprise.objects.filter(fingerprint__in=fingerprints, staged=False)
        return {row.fingerprint: {"entry": row.name} for row in rows}

    def _meet(self, rows: Sequence[tuple[Place, Checked]]) -> None:
        keys = {key for _, checked in rows for key in self._keys(checked.values)} - set(self._entries)
        there = Enterprise.objects.filter(staged=False)
        for former in FormerName.objects.filter(name_key__in=keys, enterprise__staged=False).select_related(
            "enterprise"
        ):
            self._entries.setdefault(former.name_key, former.enterprise)
        for entry in there.filter(Q(uscc__in=keys) | Q(name_key__in=keys)):
            self._entries[entry.name_key] = entry
            if entry.uscc:
                self._entries[entry.uscc] = entry

    def _entry(self, values: dict[str, Any]) -> Enterprise | None:
        """The entry a row means. A name under another code is another enterprise."""
        code = values.get("统一社会信用代码")
        if code and code in self._entries:
            return self._entries[code]
        named = self._entries.get(enterprise_key(values["企业名称"]))
        return None if named is not None and code and named.uscc and named.uscc != code else named

    def near(self, rows: Sequence[tuple[Place, Checked]]) -> list[Likeness]:
        self._meet(rows)
        found = []
        for place, checked in rows:
            keys = self._keys(checked.values)
            earlier = next((self._places[key] for key in keys if key in self._places), None)
            entry = self._entry(checked.values)
            if earlier is not None:
                found.append(Likeness(place, "near", earlier.as_dict()))
            elif entry is not None:
                found.append(Likeness(place, "near", {"entry": entry.name}))
            for key in keys:
                self._places.setdefault(key, place)
        return found

    def stage(self, batch: Batch, rows: Sequence[tuple[Place, Checked]]) -> None:
        new: list[tuple[Enterprise, dict[str, Any]]] = []
        for _, checked in rows:
            values = checked.values
            entry = self._entry(values)
            if entry is None:
                entry = Enterprise(
                    batch=batch, staged=True, name=values["企业名称"][:120], name_key=enterprise_key(values["企业名称"])[:120],
                    uscc=values.get("统一社会信用代码") or None, fingerprint=checked.fingerprint.hex(), created_at=clock.now(),
                )  # fmt: skip
                new.append((entry, values))
                for key in self._keys(values):
                    self._entries[key] = entry
            self._fill(entry, values)
            if entry.pk is not None and entry.staged:
                entry.save()
            elif entry.pk is not None:
                self._later.setdefault(entry.pk, []).append(values)
        Enterprise.objects.bulk_create(entry for entry, _ in new)
        self._belongings([(entry, values) for entry, values in new])

    def _fill(self, entry: Enterprise, values: dict[str, Any]) -> None:
        phones = values.get("联系电话")
        found = {
            "uscc": values.get("统一社会信用代码"),
            "industry": _by_words(values.get("行业"), INDUSTRY_WORDS, Industry.OTHER),
            "trade": (values.get("行业") or "")[:60],
            "ownership": _by_words(values.get("经济类型"), OWNERSHIP_WORDS, Ownership.OTHER),
            "area_path": self.areas.get(values.get("镇街") or "", "" if entry.area_path else self.scope),
            "address": (values.get("地址") or "")[:160],
            "legal_person": (values.get("法定代表人") or "")[:60],
            "contact": (values.get("联系人") or "")[:60],
            "contact_phone": ("、".join(phones.numbers) or phones.written)[:80] if phones else "",
            "headcount": values.get("职工人数"),
            "unionised": {"yes": True, "no": False}.get(values.get("是否建会") or ""),
        }
        for name, value in found.items():
            if value not in (None, "") and getattr(entry, name) in (None, ""):
                setattr(entry, name, value)

    def _belongings(self, rows: Sequence[tuple[Enterprise, dict[str, Any]]]) -> None:
        heads, names = [], []
        for entry, values in rows:
            if values.get("职工人数") is not None:
                heads.append(
                    Headcount(enterprise=entry, on=clock.today(), workers=values["职工人数"], source=SOURCE)
                )
            for name in re.split(r"[、,，;；/]+", values.get("曾用名") or ""):
                if name.strip():
                    names.append(
                        FormerName(
                            enterprise=entry, name=name.strip()[:120], name_key=enterprise_key(name)[:120]
                        )
                    )
        Headcount.objects.bulk_create(heads, ignore_conflicts=True)
        FormerName.objects.bulk_create(names)

    def publish(self, actor: Actor, batch: Batch) -> None:
        for entry in Enterprise.objects.filter(pk__in=self._later, staged=False).iterator():
            for values in self._later[entry.pk]:
                self._fill(entry, values)
            entry.revision += 1
            entry.save()
            self._belongings([(entry, values) for values in self._later[entry.pk]])
        Enterprise.objects.filter(batch=batch, staged=True).update(staged=False)

    def finish(self, batch: Batch) -> None:
        touched = Q(batch=batch) | Q(pk__in=list(self._later))
        search.index_many("enterprise", documents(Enterprise.objects.filter(touched, staged=False)))

    def undo(self, actor: Actor, batch: Batch) -> int:
        """New entries that nobody has touched go back out of sight; blanks that were filled stay filled."""
        mine = Enterprise.objects.filter(batch=batch, staged=False)
        untouched = list(mine.filter(revision=0).values_list("pk", flat=True))
        search.remove("enterprise", untouched)
        mine.filter(revision=0).update(staged=True, fingerprint="")
        return mine.count()

    def sweep(self, batch: Batch) -> None:
        Enterprise.objects.filter(batch=batch, staged=True).delete()
