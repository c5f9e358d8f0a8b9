"""States, turns and the timeline in the words of those whose matter it is. What is not listed is not shown."""

from __future__ import annotations

from dataclasses import dataclass

from sizai.audit.models import Entry
from sizai.pages.portal.complaint_form import PLAIN_KINDS
from sizai.resolution.models import Case, Intake
from sizai.resolution.vocabulary import CaseState as C
from sizai.resolution.vocabulary import ClaimKind, Outcome
from sizai.resolution.vocabulary import IntakeState as I


@dataclass(frozen=True)
class Stand:
    """How the matter stands: `label` and `mark` of state_mark, how many of three bars are filled, a sentence."""

    label: str
    mark: str
    bars: int
    told: str


BARS = ("有人看", "调解", "落实")

INTAKES = {
    I.RECEIVED: Stand("等人看", "new", 1, "已经收到，会有人看，并写在这里。"),
    I.ACCEPTED: Stand("受理了", "run", 1, "已经受理。"),
    I.DECLINED: Stand("不能受理", "bad", 0, "这件事这里办不了，下面写了该去哪里。"),
    I.REFERRED: Stand("已转办", "wait", 1, "已经转给该管的单位，下面写了是哪里。"),
}
CASES = {
    C.ACCEPTED: Stand("受理了", "run", 1, "已经受理，正在安排调解。"),
    C.DISPATCHED: Stand("几家一起办", "run", 1, "已经请有关部门一起办。"),
    C.REOPENED: Stand("重新打开", "run", 1, "重新打开了，会有人再看。"),
    C.MEDIATING: Stand("调解中", "run", 2, "正在约双方谈。谈不成，也可以去仲裁。"),
    C.AGREED: Stand("谈成了", "run", 3, "已经达成协议，接下来看单位照不照做。"),
    C.PERFORMING: Stand("等钱到账", "wait", 3, "协议在履行。到一笔，这里记一笔。"),
    C.FAILED: Stand("没谈成", "bad", 2, "没有谈成。您可以去仲裁，下面写了期限。"),
    C.GREEN_CHANNEL: Stand("仲裁法院在办", "run", 3, "已经移交，材料跟着走，不用您重填。"),
    C.WITHDRAWN: Stand("撤回了", "done", 1, "已经撤回。想再办，可以重新打开。"),
    C.CLOSED: Stand("结案", "done", 3, "已经结案。钱没到、又欠了，可以重新打开。"),
    C.MERGED: Stand("并到另一件", "done", 1, "和另一件一起办。"),
    C.VOIDED: Stand("作废", "done", 0, "这一件作废了。有疑问请打12351。"),
}
OUTCOMES = {
    Outcome.PAID_FULL: ("结案，钱都到了", "done"),
    Outcome.PAID_PART: ("结案，钱没全到", "wait"),
    Outcome.NOT_PAID: ("结案，钱没到", "bad"),
    Outcome.ELSEWHERE: ("结案，另外在办", "done"),
}
TO_DO = {
    "看来件": "看您的投诉",
    "开始调解或派单": "安排调解",
    "重新派单": "定下由谁办",
    "重新调解": "再看您这件事",
    "安排调解会": "约双方来谈",
    "开调解会": "开调解会",
    "接单": "接手",
    "办复": "办好并答复",
    "开始履行": "跟进付款",
    "核对到账": "核对钱到没到",
    "转绿色通道或结案": "定下一步",
    "跟进进展": "跟进进展",
}


def stand_of(case: Case | None, intake: Intake | None) -> Stand:
    """The case says how it stands; before there is one, the intake does."""
    if case is None:
        return INTAKES[I(intake.state)] if intake else INTAKES[I.RECEIVED]
    stand = CASES[C(case.state)]
    if case.state == C.CLOSED and case.outcome in OUTCOMES:
        label, mark = OUTCOMES[Outcome(case.outcome)]
        return Stand(label, mark, 3, stand.told)
    return stand


def title_of(case: Case | None, intake: Intake | None) -> str:
    """投诉恒艺工艺厂欠工资: enterprise and the first kind, no names."""
    enterprise = case.enterprise_name if case else intake.enterprise_name if intake else ""
    kind = case.claim_kind if case else (intake.kinds[0] if intake and intake.kinds else "")
    plain = dict(PLAIN_KINDS) | {"other": ""}
    label = plain.get(kind, ClaimKind(kind).label if kind in ClaimKind.values else "")
    return f"投诉{enterprise}{label}"


SAID = {
    "receive_intake": "收到投诉",
    "identify_intake": "补留了姓名",
    "decline_intake": "不能受理，理由和去处写在上面",
    "refer_intake": "转给别的单位办理",
    "accept_intake": "受理立案",
    "dispatch_case": "请有关部门一起办",
    "accept_dispatch": "部门接手了",
    "answer_dispatch": "部门办好并答复了",
    "gather_dispatches": "部门的事有了结果，回到调解",
    "start_mediation": "开始调解",
    "plan_session": "约了调解会",
    "hold_session": "开了调解会",
    "cancel_session": "一次调解会取消了",
    "pause_case": "调解的时间暂停计算",
    "resume_case": "调解的时间接着计算",
    "reach_agreement": "达成协议",
    "start_performance": "协议开始履行",
    "note_payment": "一笔钱到账",
    "reverse_payment": "一笔到账记错，改过来了",
    "confirm_payment": "本人确认收到一笔钱",
    "complete_agreement": "协议履行完毕",
    "breach_agreement": "单位没有按协议做，已记下",
    "fail_mediation": "没有谈成",
    "withdraw_case": "撤回了投诉",
    "open_green_channel": "移交仲裁或法院",
    "advance_green_channel": "仲裁或法院有了结果",
    "close_case": "结案",
    "reopen_case": "重新打开",
    "merge_case": "和另一件一起办",
    "unmerge_case": "又分开来办",
    "void_case": "作废",
}
"""The lines that a worker sees. Their own text is not shown: it may hold names, reasons, notes of staff."""


def lines_of(entries: list[Entry]) -> list[tuple[Entry, str]]:
    """Entries that may be shown, with what is said of them. Of what was handed in, only the worker's own."""
    lines = []
    for entry in entries:
        if entry.verb in SAID:
            lines.append((entry, SAID[entry.verb]))
        elif entry.verb == "add_evidence" and entry.role == "worker":
            lines.append((entry, "您交了材料"))
    return lines
