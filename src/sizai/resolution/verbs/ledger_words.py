"""What a ledger row means: the kind of its claim by its words, what it says of the money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sizai.resolution.models import Case
from sizai.resolution.vocabulary import CaseState, ClaimKind, MediationResult, Outcome

CLAIM_WORDS: dict[str, tuple[str, ...]] = {
    ClaimKind.DOUBLE_WAGE: ("二倍工资", "双倍工资", "未签合同", "未签订劳动合同", "未签劳动合同"),
    ClaimKind.OVERTIME: ("加班费", "加班工资", "加班"),
    ClaimKind.LEAVE: ("年休假", "年假"),
    ClaimKind.HEAT: ("高温津贴", "高温补贴", "高温"),
    ClaimKind.DAMAGES: ("违法解除", "违法辞退", "赔偿金", "辞退", "开除"),
    ClaimKind.COMPENSATION: ("经济补偿", "补偿金", "补偿", "裁员"),
    ClaimKind.INJURY: ("工伤", "受伤", "伤残", "医疗费"),
    ClaimKind.INSURANCE: ("社保", "社会保险", "养老保险", "公积金"),
    ClaimKind.RELOCATION: ("搬迁", "安置"),
    ClaimKind.WOMEN: ("产假", "怀孕", "哺乳", "女职工"),
    ClaimKind.WAGES: ("工资", "欠薪", "薪资", "薪酬", "拖欠", "劳动报酬", "工钱"),
    ClaimKind.CONTRACT: ("劳动合同", "合同", "离职证明"),
}
"""What a claim is about, by the words in it; the earlier kind wins (加班工资 is overtime, not wages)."""


def claim_kind(text: str) -> ClaimKind:
    """The kind of a claim as a ledger words it."""
    return next(
        (ClaimKind(kind) for kind, words in CLAIM_WORDS.items() if any(word in text for word in words)),
        ClaimKind.OTHER,
    )


def outcome_of(promised: Decimal | None, received: Decimal | None) -> Outcome:
    """What a finished ledger row says of the money; a blank says nothing."""
    if not promised:
        return Outcome.PAID_FULL if received else Outcome.UNKNOWN
    if received is None:
        return Outcome.UNKNOWN
    return Outcome.PAID_FULL if received >= promised else Outcome.PAID_PART if received else Outcome.NOT_PAID


def ending(
    case: Case, result: str, ended: dt.date | None, promised: Decimal | None, received: Decimal | None
) -> None:
    """State, result and dates of a ledger row."""
    if result == "agreed":
        case.state, case.mediation_result, case.outcome = (
            CaseState.CLOSED,
            MediationResult.SUCCESS,
            outcome_of(promised, received),
        )
        case.amount_promised = promised or Decimal(0)
    elif result == "failed":
        case.state, case.mediation_result, case.outcome = (
            CaseState.CLOSED,
            MediationResult.FAILURE,
            Outcome.UNKNOWN,
        )
    elif result == "withdrawn":
        case.state, case.mediation_result = CaseState.WITHDRAWN, MediationResult.WITHDRAWN
    elif result == "referred":
        case.state, case.mediation_result, case.outcome = (
            CaseState.CLOSED,
            MediationResult.ELSEWHERE,
            Outcome.ELSEWHERE,
        )
    else:
        case.state = CaseState.MEDIATING
        return
    case.mediated_on = case.closed_on = ended
