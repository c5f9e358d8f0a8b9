"""Cases from a ledger: staged unseen with parties, claims, agreement and money; published with their codes in one step."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import F, Max, Q

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.sealing import blind_index
from sizai.enterprises.models import Enterprise, FormerName
from sizai.enterprises.queries import documents as firm_documents
from sizai.orgs.models import Organisation
from sizai.orgs.queries import area_words, installation
from sizai.orgs.vocabulary import BodyKind, OrganisationKind
from sizai.people.models import Account, Person, phone_index
from sizai.registers import search
from sizai.registers.models import Batch
from sizai.registers.verbs.imports import Likeness, Place
from sizai.registers.workbooks import Checked
from sizai.resolution.ledger import CASES
from sizai.resolution.models import Agreement, Case, Claim, DuplicateHint, Intake, Party, Payment, TouchedDay
from sizai.resolution.queries.documents import documents
from sizai.resolution.verbs import codes
from sizai.resolution.verbs.clocks import start_many
from sizai.resolution.verbs.ledger_words import claim_kind, ending
from sizai.resolution.vocabulary import CaseState, Channel, MediationResult
from sizai.text.names import enterprise_key, person_key

WINDOW = dt.timedelta(days=90)
GONE = (CaseState.VOIDED,)
MOST_REST = 4000


class CaseIntake:
    """The ledger of cases. Keeps what it has seen of the file: persons, enterprises, who was where when."""

    register, verb, ledger = "cases", "import_cases", CASES

    def __init__(self, actor: Actor) -> None:
        ours = installation()
        self.scope = actor.scope or (ours.area_path if ours else "")
        self.prefix = ours.code_prefix if ours else "鹤工调"
        self.areas = area_words(self.scope)
        self.stations = {
            row.name: row
            for row in Organisation.objects.filter(
                kind__in=(OrganisationKind.STATION, OrganisationKind.FEDERATION), staged=False
            )
        }
        self._met: dict[tuple[str, str], list[tuple[dt.date, Place, str]]] = defaultdict(list)
        self._cases: dict[Place, int] = {}
        self._likely: list[tuple[Place, dict[str, Any]]] = []
        self._enterprises: dict[str, Enterprise] = {}
        self._persons: dict[tuple[str, str], Person] = {}
        self._orders: dict[int, int] = defaultdict(int)

    def _area(self, written: str | None) -> str:
        if not written:
            return self.scope
        if written in self.areas:
            return self.areas[written]
        inside = [
            code for word, code in self.areas.items() if len(code) > 6 and len(word) > 1 and word in written
        ]
        return inside[0] if inside else self.scope

    # ── alike ──

    def known(self, fingerprints: Sequence[str]) -> dict[str, dict[str, Any]]:
        rows = Case.objects.filter(fingerprint__in=fingerprints, staged=False).exclude(state__in=GONE)
        return {
            row.fingerprint: {"case": row.code}
            for row in rows.only("fingerprint", "prefix", "year", "number")
        }

    def _identities(self, values: dict[str, Any]) -> list[tuple[str, str]]:
        """(person, enterprise) keys under which a row may be met again: by number, and by each name as written."""
        applicants, number = values["申请人"], values.get("身份证号") or ""
        firms = [enterprise_key(values["用人单位"])] + (
            [values["统一社会信用代码"]] if values.get("统一社会信用代码") else []
        )
        people = [f"#{number}"] if number else []
        if not applicants.anonymous:
            people += [person_key(name) for name in applicants.names]
        return [(person, firm) for person in people for firm in firms]

    def near(self, rows: Sequence[tuple[Place, Checked]]) -> list[Likeness]:
        stored = self._stored(rows)
        found: list[Likeness] = []
        for place, checked in rows:
            day, number = checked.values["受理日期"], checked.values.get("身份证号") or ""
            keys = self._identities(checked.values)
            earlier = [
                (when, {"sheet": where.sheet, "row": where.row}) for key in keys for when, where, other in self._met[key]
                if abs(when - day) <= WINDOW and not (number and other and number != other)
            ]  # fmt: skip
            earlier += [
                (when, {"case": code}) for key in keys for when, code, other in stored.get(key, ())
                if abs(when - day) <= WINDOW and not (number and other and blind_index(number) != other)
            ]  # fmt: skip
            if earlier:
                likely = min(earlier, key=lambda each: abs(each[0] - day))[1]
                found.append(Likeness(place, "near", likely))
                self._likely.append((place, likely))
            for key in keys:
                self._met[key].append((day, place, number))
        return found

    def _stored(
        self, rows: Sequence[tuple[Place, Checked]]
    ) -> dict[tuple[str, str], list[tuple[dt.date, str, str]]]:
        """Cases of the database that share a person and an enterprise with one of the rows: key → (day, code, id index)."""
        if not rows:
            return {}
        days = [checked.values["受理日期"] for _, checked in rows]
        names = {name for _, checked in rows for name in checked.values["申请人"].names}
        numbers = {blind_index(n): n for _, checked in rows if (n := checked.values.get("身份证号"))}
        recent = Q(case__accepted_on__range=(min(days) - WINDOW, max(days) + WINDOW), case__staged=False)
        parties = Party.objects.filter(
            recent & (Q(name__in=names) | Q(person__id_index__in=list(numbers)))
        ).exclude(case__state__in=(CaseState.VOIDED, CaseState.MERGED))
        found: dict[tuple[str, str], list[tuple[dt.date, str, str]]] = defaultdict(list)
        for party in parties.select_related("case", "person", "case__enterprise"):
            case = party.case
            firms = {enterprise_key(case.enterprise_name)}
            if case.enterprise and case.enterprise.uscc:
                firms.add(case.enterprise.uscc)
            index = party.person.id_index if party.person else ""
            people = {person_key(party.name)} | ({f"#{numbers[index]}"} if index in numbers else set())
            for person in people:
                for firm in firms:
                    found[person, firm].append((case.accepted_on, case.code, index))
        return found

    # ── staging ──

    def stage(self, batch: Batch, rows: Sequence[tuple[Place, Checked]]) -> None:
        self._meet_enterprises(batch, [checked.values for _, checked in rows])
        self._meet_persons(batch, [checked.values for _, checked in rows])
        cases = [self._case(batch, checked) for _, checked in rows]
        Case.objects.bulk_create(cases)
        self._cases |= {place: case.pk for (place, _), case in zip(rows, cases, strict=True)}
        parties: list[Party] = []
        claims: list[Claim] = []
        agreements: list[Agreement] = []
        payments: list[Payment] = []
        for case, (_, checked) in zip(cases, rows, strict=True):
            values = checked.values
            parties += self._parties(case, values)
            claims.append(
                Claim(
                    case=case, kind=case.claim_kind, amount=case.amount_claimed, detail=case.claim_text[:200]
                )
            )
            if case.amount_promised and case.mediated_on and case.mediation_result == MediationResult.SUCCESS:
                agreements.append(Agreement(
                    case=case, signed_on=case.mediated_on, effective_on=case.mediated_on, terms="台账导入，协议原文见纸质案卷。",
                    amount=case.amount_promised, body_kind=BodyKind.LABOUR_DISPUTE,
                ))  # fmt: skip
            if case.amount_received:
                day = case.mediated_on or case.accepted_on
                payments.append(
                    Payment(
                        case=case,
                        received_on=day,
                        amount=case.amount_received,
                        way="台账导入",
                        noted_by=batch.actor,
                        noted_at=clock.now(),
                    )
                )
        Party.objects.bulk_create(parties)
        Claim.objects.bulk_create(claims)
        Agreement.objects.bulk_create(agreements)
        Payment.objects.bulk_create(payments)
        start_many(
            "mediation", [(case, case.accepted_on) for case in cases if case.state == CaseState.MEDIATING]
        )

    def _case(self, batch: Batch, checked: Checked) -> Case:
        values = checked.values
        applicants, firm = values["申请人"], self._enterprise(values)
        accepted, ended, result = values["受理日期"], values["结案日期"], values["结果"]
        kind, workers = claim_kind(values["请求事项"]), values["涉及人数"] or 1
        name = "" if applicants.anonymous or not applicants.names else applicants.names[0]
        promised, received = values["协议金额"], values["到账金额"]
        station = self.stations.get(values.get("受理单位") or "")
        self._orders[accepted.year] += 1
        case = Case(
            batch=batch, staged=True, batch_order=self._orders[accepted.year], prefix=self.prefix, year=accepted.year, channel=Channel.LEDGER,
            collective=workers > 1, claim_kind=kind, claim_text=values["请求事项"], applicant_name=name[:60], enterprise=firm,
            enterprise_name=values["用人单位"][:120], area_path=self._area(values.get("镇街")), station=station,
            mediator_name=(values.get("调解员") or "")[:40], workers_count=workers, amount_claimed=values["涉及金额"] or Decimal(0),
            amount_received=received or Decimal(0), received_on=accepted, accepted_on=accepted, ledger_no=(values.get("编号") or "")[:60],
            fingerprint=checked.fingerprint.hex(), created_at=clock.now(), ledger_rest=self._rest(checked, station),
        )  # fmt: skip
        many = f"等{workers}人" if workers > 1 else ""
        case.title = f"{name or '匿名职工'}{many}诉{case.enterprise_name}{kind.label}"[:160]
        ending(case, result, ended, promised, received)
        if case.state == CaseState.MEDIATING:
            case.turn_of, case.turn_to = station, "调解" if station else ""
        return case

    def _rest(self, checked: Checked, station: Organisation | None) -> str:
        """What a case has no place for, as it stood in the ledger: other columns, a station or a town that nobody knows."""
        values = checked.values
        lines = [(name, values.get(name) or "") for name in ("受理单位",) if station is None]
        town = values.get("镇街") or ""
        if town and self._area(town) == self.scope and self.areas.get(town) != self.scope:
            lines.append(("镇街", town))
        told = [f"{name}：{words}" for name, words in [*lines, *checked.row.others] if words]
        return "\n".join(told)[:MOST_REST]

    def _parties(self, case: Case, values: dict[str, Any]) -> Iterable[Party]:
        applicants = values["申请人"]
        if applicants.anonymous or not applicants.names:
            return [Party(case=case)]
        return [
            Party(
                case=case,
                person=self._persons.get(self._person_key(values, name, position)),
                name=name[:60],
                position=position,
            )
            for position, name in enumerate(applicants.names, 1)
        ]

    # ── who and where ──

    def _enterprise(self, values: dict[str, Any]) -> Enterprise | None:
        return self._enterprises.get(values.get("统一社会信用代码") or "") or self._enterprises.get(
            enterprise_key(values["用人单位"])
        )

    def _meet_enterprises(self, batch: Batch, rows: list[dict[str, Any]]) -> None:
        """Known ones by code, by name, by former name; the rest is new, staged with the batch."""
        wanted = [values for values in rows if self._enterprise(values) is None]
        codes_wanted = {values["统一社会信用代码"] for values in wanted if values.get("统一社会信用代码")}
        keys = {enterprise_key(values["用人单位"]) for values in wanted}
        there = Enterprise.objects.filter(staged=False)
        for former in FormerName.objects.filter(name_key__in=keys, enterprise__staged=False).select_related(
            "enterprise"
        ):
            self._enterprises.setdefault(former.name_key, former.enterprise)
        for known in there.filter(Q(uscc__in=codes_wanted) | Q(name_key__in=keys)):
            self._enterprises[known.name_key] = known
            if known.uscc:
                self._enterprises[known.uscc] = known
        new: list[Enterprise] = []
        for values in wanted:
            code, key = values.get("统一社会信用代码") or "", enterprise_key(values["用人单位"])
            firm = self._enterprises.get(code) if code else self._enterprises.get(key)
            if (
                firm is None
                and code
                and (same := self._enterprises.get(key))
                and not same.uscc
                and same.staged
            ):
                same.uscc = code  # named without its code earlier in the file
                Enterprise.objects.filter(pk=same.pk).update(uscc=code)
                firm = same
            if firm is None:
                firm = Enterprise(batch=batch, staged=True, name=values["用人单位"][:120], name_key=key[:120], uscc=code or None,
                                  area_path=self._area(values.get("镇街")), created_at=clock.now())  # fmt: skip
                new.append(firm)
            self._enterprises.setdefault(key, firm)
            if code:
                self._enterprises[code] = firm
        fresh = [firm for firm in new if firm.pk is None]
        Enterprise.objects.bulk_create(fresh)

    def _person_key(self, values: dict[str, Any], name: str, position: int) -> tuple[str, str]:
        """By number, by telephone and name, else by name at the enterprise; only the first name owns number and telephone."""
        number = values.get("身份证号") if position == 1 else None
        phones = values.get("联系电话") if position == 1 else None
        if number:
            return ("#", number)
        if phones is not None and phones.numbers:
            return (phones.numbers[0], person_key(name))
        return (enterprise_key(values["用人单位"]), person_key(name))

    def _meet_persons(self, batch: Batch, rows: list[dict[str, Any]]) -> None:
        wanted: dict[tuple[str, str], Person] = {}
        for values in rows:
            applicants = values["申请人"]
            if applicants.anonymous:
                continue
            phones = values.get("联系电话")
            for position, name in enumerate(applicants.names, 1):
                key = self._person_key(values, name, position)
                if key in self._persons or key in wanted:
                    continue
                first = position == 1
                phone = (
                    ("、".join(phones.numbers) or phones.written)[:80] if first and phones is not None else ""
                )
                number = (values.get("身份证号") or "") if first else ""
                wanted[key] = Person(
                    batch=batch, staged=True, name=name[:60], phone=phone, id_number=number, area_path=self._area(values.get("镇街")),
                    created_at=clock.now(), phone_index=phone_index(phone), id_index=blind_index(number),
                )  # fmt: skip
        there = Person.objects.filter(staged=False)
        by_number = {
            p.id_index: p
            for p in there.filter(id_index__in=[p.id_index for p in wanted.values() if p.id_index])
        }
        by_phone = {
            (p.phone_index, p.name): p
            for p in there.filter(phone_index__in=[p.phone_index for p in wanted.values() if p.phone_index])
        }
        new = []
        for key, person in wanted.items():
            known = (
                by_number.get(person.id_index)
                if person.id_index
                else by_phone.get((person.phone_index, person.name))
                if person.phone_index
                else None
            )
            self._persons[key] = known or person
            if known is None:
                new.append(person)
        Person.objects.bulk_create(new)

    # ── publish, undo ──

    def publish(self, actor: Actor, batch: Batch) -> None:
        mine = Case.objects.filter(batch=batch, staged=True)
        for row in mine.values("year").annotate(count=Max("batch_order")).order_by("year"):
            first = codes.take(self.prefix, row["year"], row["count"])
            mine.filter(year=row["year"]).update(number=F("batch_order") + (first - 1), staged=False)
        self._join_enterprises(batch)
        Person.objects.filter(batch=batch, staged=True).update(staged=False)
        touch_batch(batch)
        self._queue_hints()

    @staticmethod
    def _join_enterprises(batch: Batch) -> None:
        """Show the new enterprises; one whose code somebody has registered meanwhile joins that entry."""
        new = Enterprise.objects.filter(batch=batch, staged=True)
        taken = dict(
            Enterprise.objects.filter(
                staged=False, uscc__in=new.exclude(uscc=None).values("uscc")
            ).values_list("uscc", "pk")
        )
        for firm in new.filter(uscc__in=taken):
            Case.objects.filter(batch=batch, enterprise=firm).update(enterprise=taken[firm.uscc])
            firm.delete()
        new.update(staged=False)

    def finish(self, batch: Batch) -> None:
        search.index_many("case", documents(Case.objects.filter(batch=batch, staged=False)))
        search.index_many("enterprise", firm_documents(Enterprise.objects.filter(batch=batch, staged=False)))

    def _queue_hints(self) -> None:
        """Near duplicates wait in the queue for a look; nothing waits for them."""
        coded = [of["case"] for _, of in self._likely if "case" in of]
        years = {int(code.split("〔")[1][:4]) for code in coded}
        by_code = (
            {
                case.code: case.pk
                for case in Case.objects.filter(year__in=years)
                .only("prefix", "year", "number")
                .iterator(5000)
            }
            if coded
            else {}
        )
        hints = []
        for place, of in self._likely:
            other = (
                by_code.get(of["case"]) if "case" in of else self._cases.get(Place(of["sheet"], of["row"]))
            )
            if other and place in self._cases:
                hints.append(
                    DuplicateHint(
                        case_id=self._cases[place], other_id=other, why="同一人同一单位，90天内（导入）"
                    )
                )
        DuplicateHint.objects.bulk_create(hints, batch_size=1000, ignore_conflicts=True)

    def undo(self, actor: Actor, batch: Batch) -> int:
        cases = Case.objects.filter(batch=batch, staged=False)
        touch_batch(batch)
        untouched = cases.filter(revision=0)
        untouched.update(
            state_before=F("state"),
            state=CaseState.VOIDED,
            revision=F("revision") + 1,
            turn_of=None,
            turn_to="",
            due_on=None,
        )
        DuplicateHint.objects.filter(Q(case__batch=batch) | Q(other__batch=batch), settled="").delete()
        used = (
            Case.objects.exclude(state=CaseState.VOIDED)
            .filter(enterprise__batch=batch)
            .values("enterprise_id")
        )
        unused = Enterprise.objects.filter(batch=batch, revision=0, staged=False).exclude(pk__in=used)
        search.remove("enterprise", list(unused.values_list("pk", flat=True)))
        unused.update(staged=True)
        _hide_persons(batch)
        return cases.exclude(state=CaseState.VOIDED).count()

    def sweep(self, batch: Batch) -> None:
        Case.objects.filter(batch=batch, staged=True).delete()
        Enterprise.objects.filter(batch=batch, staged=True).delete()
        Person.objects.filter(batch=batch, staged=True).delete()


def _hide_persons(batch: Batch) -> None:
    """The persons that only this batch knew: nobody's case, intake or account names them."""
    named = [
        Party.objects.exclude(case__state=CaseState.VOIDED).filter(person__batch=batch),
        Intake.objects.filter(person__batch=batch),
        Account.objects.filter(person__batch=batch),
    ]
    unused = Person.objects.filter(batch=batch, revision=0, staged=False)
    for things in named:
        unused = unused.exclude(pk__in=things.values("person_id"))
    unused.update(staged=True)


def touch_batch(batch: Batch) -> None:
    """Every day on which the batch counts."""
    cases = Case.objects.filter(batch=batch)
    days = {
        day
        for row in cases.values_list("accepted_on", "mediated_on", "closed_on").distinct()
        for day in row
        if day
    }
    TouchedDay.objects.bulk_create([TouchedDay(day=day) for day in days], batch_size=1000)
