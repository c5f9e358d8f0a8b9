"""The figures, each declared once: what it is, by which day, of what, in which unit, from which rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sizai.figures.queries import rowsets
from sizai.figures.queries.rows import RowSet
from sizai.figures.queries.rowsets import CLAIMED, PROMISED, RECEIVED, WORKERS
from sizai.figures.queries.ways import Added, Counted, Met, Middle, Shared, Way
from sizai.figures.vocabulary import Basis, Unit
from sizai.registers.bad_input import BadInput


@dataclass(frozen=True)
class Metric:
    """One figure. `numerator` and `denominator` are words, for those that are shares."""

    key: str
    name: str
    definition: str
    basis: Basis
    unit: Unit
    row_set: RowSet
    way: Way
    numerator: str = ""
    denominator: str = ""


METRICS = (
    Metric("cases_accepted", "受理", "有受理登记的案件；并案只计并入的那一件，作废的不计；集体案件计1件。",
           Basis.ACCEPTED, Unit.CASES, rowsets.ACCEPTED, Counted("accepted")),
    Metric("amount_claimed", "涉及金额", "受理案件的请求金额合计。",
           Basis.ACCEPTED, Unit.YUAN, rowsets.ACCEPTED, Added("claimed", CLAIMED, money=True)),
    Metric("workers", "涉及职工", "受理案件的涉及人数合计，一人在两件里计两次。",
           Basis.ACCEPTED, Unit.PEOPLE, rowsets.ACCEPTED, Added("workers", WORKERS)),
    Metric("workers_distinct", "涉及职工（去重）", "受理案件里登记了姓名的职工，同一人只计一次；只报了人数、没有登记姓名的不计，也不估算。",
           Basis.ACCEPTED, Unit.PEOPLE, rowsets.PERSONS, Counted()),
    Metric("mediations_completed", "调解完成", "调解成功与调解不成之和；撤回、不予受理、转其他途径的不计。",
           Basis.MEDIATED, Unit.CASES, rowsets.COMPLETED_MEDIATIONS, Counted("completed")),
    Metric("mediations_successful", "调解成功", "调解达成协议的案件。",
           Basis.MEDIATED, Unit.CASES, rowsets.SUCCESSFUL, Counted("successful")),
    Metric("mediation_success_rate", "调解成功率", "调解成功占调解完成的百分比，一位小数，四舍五入。",
           Basis.MEDIATED, Unit.PERCENT, rowsets.COMPLETED_MEDIATIONS, Shared("successful", "completed"),
           "调解成功", "调解完成（成功＋不成）"),
    Metric("mediation_success_of_accepted", "受理案件的调解成功占比", "期内受理的案件中到现在已经调解成功的百分比；还没有调解完的也在分母里。",
           Basis.COHORT, Unit.PERCENT, rowsets.ACCEPTED, Shared("accepted_success", "accepted"),
           "期内受理、已调解成功", "期内受理"),
    Metric("median_days", "调解用时中位数", "调解完成的案件从受理到调解办结的自然日数，取中位数。",
           Basis.MEDIATED, Unit.DAYS, rowsets.COMPLETED_MEDIATIONS, Middle()),
    Metric("cases_closed", "结案", "已经结案的案件，含申请人撤回。",
           Basis.CLOSED, Unit.CASES, rowsets.CLOSED, Counted("closed")),
    Metric("cases_unsolved", "结案而钱没有到齐", "结局是部分到账或者未到账的结案案件。",
           Basis.CLOSED, Unit.CASES, rowsets.UNSOLVED_CASES, Counted("unsolved")),
    Metric("amount_promised", "协议金额", "调解协议承诺的金额合计；承诺不是到账。",
           Basis.SIGNED, Unit.YUAN, rowsets.AGREEMENTS, Added("promised", PROMISED, money=True)),
    Metric("amount_received", "到账金额", "登记为已经到账的金额合计；冲正的不计。",
           Basis.RECEIVED, Unit.YUAN, rowsets.PAYMENTS, Added("received", RECEIVED, money=True)),
    Metric("performance_rate", "按期履行率", "最后一期应付日期已过的协议中，到那一天为止本案到账不少于本案应付的百分比；没有写应付日期的不计。",
           Basis.DUE, Unit.PERCENT, rowsets.DUE, Met(), "按期付清", "已到期的协议"),
    Metric("cases_pending", "在办", "期内受理、现在还有人要办的案件。",
           Basis.COHORT, Unit.CASES, rowsets.PENDING, Counted("pending")),
    Metric("dispatches_overdue", "过期没有接单", "已经派出、过了接单期限、部门还没有接单也没有退回的派单。",
           Basis.SENT, Unit.DISPATCHES, rowsets.OVERDUE, Counted()),
    Metric("cases_reopened", "重新打开过", "期内受理、后来重新打开过的案件。",
           Basis.COHORT, Unit.CASES, rowsets.REOPENED, Counted("reopened")),
)  # fmt: skip

BY_KEY = {metric.key: metric for metric in METRICS}

VERSION = (
    "1-"
    + hashlib.sha256(
        "\n".join(
            f"{metric.key} {metric.definition} {metric.basis} {metric.unit} {metric.way} {metric.row_set.heads}"
            for metric in METRICS
        ).encode()
    ).hexdigest()[:12]
)
"""Of the definitions: a snapshot keeps the one it was made under."""


def metric_of(key: str) -> Metric:
    """The figure with this key, or a sentence that names those there are."""
    if key not in BY_KEY:
        raise BadInput("key", f"没有“{key[:40]}”这个数字。有：{'、'.join(BY_KEY)}。")
    return BY_KEY[key]
