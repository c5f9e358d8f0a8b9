"""The declared row sets."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Round

from sizai.access import clock
from sizai.figures.queries.counted import ANY
from sizai.figures.queries.measures import COMPLETED, MORE_RECEIVED, UNSOLVED
from sizai.figures.queries.rows import Field, RowSet, label, mask_name
from sizai.resolution.lifecycles import WORKABLE
from sizai.resolution.models import Agreement, Dispatch, Instalment, Party, Payment
from sizai.resolution.models import Case as CaseRow
from sizai.resolution.models.cases import code_of
from sizai.resolution.vocabulary import (
    AgreementState,
    CaseState,
    Channel,
    ClaimKind,
    DispatchState,
    MediationResult,
    Outcome,
)

WORKERS, CLAIMED, PROMISED, RECEIVED = "涉及人数", "涉及金额", "协议金额", "到账金额"
SUCCEEDED, TOOK, MET = "调解成功（1是0否）", "用时（天）", "按期付清（1是0否）"


def _code(prefix: str, year: int, number: int | None) -> str:
    return code_of(prefix, year, number) if number else "（未编号）"


def _succeeded(result: str) -> int:
    return int(result == MediationResult.SUCCESS)


def _took(start: dt.date, end: dt.date | None) -> Any:
    return (end - start).days if end else ""


def _yuan(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _moment(at: dt.datetime) -> str:
    return f"{at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"


def _who(case: str) -> list[Field]:
    """Which case it is."""
    return [
        Field("案号", (f"{case}prefix", f"{case}year", f"{case}number"), _code, phone="first"),
        Field("编号", (f"{case}ledger_no",)),
    ]


def _about(case: str) -> list[Field]:
    """What it is about: the applicant masked."""
    return [
        Field("申请人", (f"{case}applicant_name",), mask_name),
        Field("用人单位", (f"{case}enterprise_name",), phone="fact"),
        Field("镇街", (f"{case}area_path",), phone="fact", town=True),
        Field("来源", (f"{case}channel",), label(Channel)),
        Field("请求事项", (f"{case}claim_kind",), label(ClaimKind)),
        Field("受理单位", (f"{case}station__name",)),
    ]


CASE_FIELDS = (
    *_who(""),
    Field("受理日期", ("accepted_on",), kind="date", phone="end"),
    *_about(""),
    Field(WORKERS, ("workers_count",), kind="number", phone="fact"),
    Field(CLAIMED, ("amount_claimed",), kind="money", phone="fact"),
    Field("状态", ("state",), label(CaseState)),
    Field("结果", ("mediation_result",), label(MediationResult), phone="fact"),
    Field("调解办结日期", ("mediated_on",), kind="date"),
    Field(TOOK, ("accepted_on", "mediated_on"), _took, kind="number"),
    Field(SUCCEEDED, ("mediation_result",), _succeeded, kind="number"),
    Field("结案日期", ("closed_on",), kind="date"),
    Field("结局", ("outcome",), label(Outcome)),
    Field(PROMISED, ("amount_promised",), kind="money"),
    Field(RECEIVED, ("amount_received",), kind="money"),
)


def _cases(key: str, name: str, day: str, where: Q = ANY) -> RowSet:
    fields = tuple(
        replace(field, phone="end")
        if field.paths == (day,)
        else replace(field, phone="fact")
        if field.phone == "end"
        else field
        for field in CASE_FIELDS
    )
    return RowSet(key, name, "件", day, fields, lambda _: CaseRow.objects.all(), where=where)


ACCEPTED = _cases("accepted", "受理的案件", "accepted_on")
COMPLETED_MEDIATIONS = _cases("completed", "调解完成的案件", "mediated_on", Q(mediation_result__in=COMPLETED))
SUCCESSFUL = _cases(
    "successful", "调解成功的案件", "mediated_on", Q(mediation_result=MediationResult.SUCCESS)
)
CLOSED = _cases("closed", "已结案的案件", "closed_on")
UNSOLVED_CASES = _cases("unsolved", "结案而钱没有到齐的案件", "closed_on", Q(outcome__in=UNSOLVED))
PENDING = _cases("pending", "还没有办完的案件", "accepted_on", Q(state__in=WORKABLE))
REOPENED = _cases("reopened", "重新打开过的案件", "accepted_on", Q(reopened_times__gt=0))
UNMANNED = _cases("unmanned", "涉及人数为0的案件", "accepted_on", Q(workers_count=0))
MEDIATED_BACKWARDS = _cases(
    "mediated_backwards",
    "调解办结早于受理的案件",
    "mediated_on",
    Q(mediation_result__in=COMPLETED, mediated_on__lt=F("accepted_on")),
)
EXCESS = _cases("excess", "到账多于协议的案件", "accepted_on", MORE_RECEIVED)
CLOSED_BACKWARDS = _cases(
    "closed_backwards", "结案早于受理的案件", "closed_on", Q(closed_on__lt=F("accepted_on"))
)


AGREEMENTS = RowSet(
    "agreements", "签订的协议", "份", "signed_on",
    (
        *_who("case__"),
        Field("签订日期", ("signed_on",), kind="date", phone="end"),
        Field(PROMISED, ("amount",), kind="money", phone="fact"),
        Field("协议状态", ("state",), label(AgreementState)),
        *_about("case__"),
        Field("受理日期", ("case__accepted_on",), kind="date"),
    ),
    lambda _: Agreement.objects.all(), case="case__", case_id="case_id",
)  # fmt: skip

PAYMENT_FIELDS = (
    *_who("case__"),
    Field("到账日期", ("received_on",), kind="date", phone="end"),
    Field(RECEIVED, ("amount",), kind="money", phone="fact"),
    Field("到账方式", ("way",)),
    *_about("case__"),
    Field("受理日期", ("case__accepted_on",), kind="date"),
    Field("本案协议金额", ("case__amount_promised",), kind="money"),
    Field("本案到账金额", ("case__amount_received",), kind="money"),
)


PAYMENTS = RowSet(
    "payments", "到账", "笔", "received_on", PAYMENT_FIELDS, lambda _: Payment.objects.all(),
    case="case__", where=Q(reversed_at=None), case_id="case_id",
)  # fmt: skip


def _persons(_: dt.datetime) -> QuerySet[Any]:
    return (
        Party.objects.filter(person__isnull=False)
        .values("person_id", "person__name")
        .annotate(
            cases=Count("case_id", distinct=True), first=Min("case__accepted_on"), first_case=Min("case_id")
        )
    )


PERSONS = RowSet(
    "persons", "登记了姓名的职工", "人", "first",
    (
        Field("人员序号", ("person_id",), kind="number", phone="end"),
        Field("姓名", ("person__name",), mask_name, phone="first"),
        Field("案件数", ("cases",), kind="number", phone="fact"),
        Field("最早受理日期", ("first",), kind="date", phone="fact"),
    ),
    _persons, case="case__", identity="person_id", case_id="first_case", period="case__accepted_on",
)  # fmt: skip


def _total(things: QuerySet[Any], by: str) -> Coalesce:
    """A correlated sum of `amount`, in cents."""
    summed = (
        things.order_by()
        .values(by)
        .annotate(sum=Sum(Cast(Round(F("amount") * 100), BigIntegerField())))
        .values("sum")
    )
    return Coalesce(Subquery(summed, output_field=BigIntegerField()), 0)


def _due(now: dt.datetime) -> QuerySet[Any]:
    """Agreements whose last instalment was due before today, with what was owed and what had arrived by then."""
    owed = Instalment.objects.filter(agreement__case=OuterRef("case"), due_on__lte=OuterRef("last_due_on"))
    paid = Payment.objects.filter(
        case=OuterRef("case"), reversed_at=None, received_on__lte=OuterRef("last_due_on")
    )
    return (
        Agreement.objects.filter(last_due_on__lt=now.astimezone(clock.ZONE).date())
        .annotate(owed=_total(owed, "agreement__case"), paid=_total(paid, "case"))
        .annotate(met=Case(When(paid__gte=F("owed"), then=Value(1)), default=Value(0)))
    )


DUE = RowSet(
    "due", "到期的协议", "份", "last_due_on",
    (
        *_who("case__"),
        Field("应付日期", ("last_due_on",), kind="date", phone="end"),
        Field("到期应付", ("owed",), _yuan, kind="money", phone="fact"),
        Field("到期已到账", ("paid",), _yuan, kind="money", phone="fact"),
        Field(MET, ("met",), kind="number"),
        Field("签订日期", ("signed_on",), kind="date"),
        *_about("case__"),
    ),
    _due, case="case__", case_id="case_id",
)  # fmt: skip


def _overdue(now: dt.datetime) -> QuerySet[Any]:
    return Dispatch.objects.filter(state=DispatchState.SENT, answer_by__lt=now)


OVERDUE = RowSet(
    "overdue", "过期没有接单的派单", "单", "sent_at",
    (
        *_who("case__"),
        Field("部门", ("department__name",), phone="fact"),
        Field("派出", ("sent_at",), _moment, phone="fact"),
        Field("接单期限", ("answer_by",), _moment, phone="end"),
        *_about("case__"),
    ),
    _overdue, case="case__", case_id="case_id", period="sent_at__date",
)  # fmt: skip

ALL = {
    row_set.key: row_set
    for row_set in (ACCEPTED, COMPLETED_MEDIATIONS, SUCCESSFUL, CLOSED, UNSOLVED_CASES, PENDING, REOPENED, AGREEMENTS, PAYMENTS,
                    PERSONS, DUE, OVERDUE, UNMANNED, MEDIATED_BACKWARDS, CLOSED_BACKWARDS, EXCESS)
}  # fmt: skip
