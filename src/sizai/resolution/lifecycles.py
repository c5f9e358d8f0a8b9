"""The arrows of the room. `docs/lifecycles/` is drawn from these rows; buttons on pages are the legal ones."""

from __future__ import annotations

from sizai.lifecycle import Lifecycle, Move
from sizai.resolution.vocabulary import AgreementState as A
from sizai.resolution.vocabulary import CaseState as C
from sizai.resolution.vocabulary import DispatchState as D
from sizai.resolution.vocabulary import IntakeState as I
from sizai.resolution.vocabulary import SessionState as S

WORKABLE = (
    C.ACCEPTED,
    C.DISPATCHED,
    C.MEDIATING,
    C.AGREED,
    C.PERFORMING,
    C.FAILED,
    C.GREEN_CHANNEL,
    C.REOPENED,
)
"""States in which somebody has something to do."""

INTAKE = Lifecycle(
    name="intake",
    label="来件",
    states=dict(I.choices),
    initial=I.RECEIVED,
    arrows=[
        Move("accept_intake", "受理立案", (I.RECEIVED,), I.ACCEPTED, who="总工会干部、调解员",
             needs=("station",), clock=("-intake_reply", "+mediation"), writes="受理，立案号{code}"),
        Move("decline_intake", "不予受理", (I.RECEIVED,), I.DECLINED, who="总工会干部、调解员",
             needs=("reason_code", "advice"), clock=("-intake_reply",), writes="不予受理：{reason}。已告知：{advice}"),
        Move("refer_intake", "转办", (I.RECEIVED,), I.REFERRED, who="总工会干部、调解员、12351 坐席",
             needs=("department",), clock=("-intake_reply",), writes="转给{department}办理"),
    ],
)  # fmt: skip

CASE = Lifecycle(
    name="case",
    label="案件",
    states=dict(C.choices),
    initial=C.ACCEPTED,
    arrows=[
        Move("dispatch_case", "联动派单", (C.ACCEPTED, C.DISPATCHED), C.DISPATCHED, who="总工会干部、调解员",
             needs=("departments",), clock=("+dispatch_reply",), writes="派单{departments}，{hours}个工作小时内接单"),
        Move("gather_dispatches", "收回联动", (C.DISPATCHED,), C.ACCEPTED, who="系统（派单都已办复或退回）",
             writes="派单都有了结果，回到承办人"),
        Move("start_mediation", "开始调解", (C.ACCEPTED, C.REOPENED), C.MEDIATING, who="总工会干部、调解员",
             needs=("mediator",), clock=("+mediation",), writes="开始调解，调解员{mediator}"),
        Move("reach_agreement", "达成协议", (C.MEDIATING,), C.AGREED, who="总工会干部、调解员",
             needs=("terms", "instalments"), clock=("-mediation", "+next_step", "+instalment"),
             writes="达成协议，{amount}元，分{count}期"),
        Move("fail_mediation", "调解不成", (C.MEDIATING,), C.FAILED, who="总工会干部、调解员",
             needs=("reason",), clock=("-mediation", "+arbitration_limitation"), writes="调解不成：{reason}"),
        Move("withdraw_case", "申请人撤回", (C.ACCEPTED, C.DISPATCHED, C.MEDIATING), C.WITHDRAWN,
             who="总工会干部、调解员、申请人", needs=("reason",), clock=("-mediation",), writes="申请人撤回：{reason}", final=True),
        Move("start_performance", "开始履行", (C.AGREED,), C.PERFORMING, who="总工会干部、调解员", writes="协议开始履行"),
        Move("open_green_channel", "转绿色通道", (C.FAILED, C.PERFORMING), C.GREEN_CHANNEL, who="总工会干部、调解员",
             needs=("stage", "body"), clock=("-instalment", "+green_channel"), writes="转{stage}：{body}"),
        Move("close_case", "结案", (C.PERFORMING, C.GREEN_CHANNEL, C.FAILED), C.CLOSED, who="总工会干部、调解员",
             needs=("outcome",), clock=("-all",), writes="结案：{outcome}", final=True),
        Move("reopen_case", "重新打开", (C.CLOSED, C.WITHDRAWN), C.REOPENED, who="总工会干部、调解员、申请人",
             needs=("reason",), clock=("+intake_reply",), writes="重新打开：{reason}"),
        Move("merge_case", "并入另一件", (C.ACCEPTED, C.DISPATCHED, C.MEDIATING, C.CLOSED, C.REOPENED, C.AGREED, C.PERFORMING, C.FAILED),
             C.MERGED, who="总工会干部、调解员", needs=("into",), clock=("-all",), writes="并入{into}", final=True),
        Move("void_case", "作废", (C.ACCEPTED, C.DISPATCHED, C.MEDIATING, C.CLOSED, C.WITHDRAWN, C.REOPENED, C.AGREED, C.PERFORMING,
             C.FAILED), C.VOIDED, who="总工会干部", needs=("reason",), clock=("-all",), writes="作废：{reason}", final=True),
    ],
)  # fmt: skip

DISPATCH = Lifecycle(
    name="dispatch",
    label="联动派单",
    states=dict(D.choices),
    initial=D.SENT,
    arrows=[
        Move("accept_dispatch", "接单", (D.SENT,), D.ACCEPTED, who="部门联络员", clock=("-dispatch_reply",), writes="{department}接单"),
        Move("reject_dispatch", "退回", (D.SENT,), D.REJECTED, who="部门联络员", needs=("reason_code",),
             clock=("-dispatch_reply",), writes="{department}退回：{reason}"),
        Move("answer_dispatch", "办复", (D.ACCEPTED,), D.ANSWERED, who="部门联络员", needs=("result",), writes="{department}办复：{result}"),
        Move("recall_dispatch", "收回派单", (D.SENT, D.ACCEPTED), D.RECALLED, who="总工会干部、调解员", needs=("reason",),
             clock=("-dispatch_reply",), writes="收回派给{department}的单：{reason}", final=True),
    ],
)  # fmt: skip

SESSION = Lifecycle(
    name="session",
    label="调解会",
    states=dict(S.choices),
    initial=S.PLANNED,
    arrows=[
        Move("hold_session", "记录调解会", (S.PLANNED,), S.HELD, who="总工会干部、调解员", needs=("minutes", "attendance"),
             clock=("-session",), writes="开了调解会：{summary}"),
        Move("cancel_session", "取消调解会", (S.PLANNED,), S.CANCELLED, who="总工会干部、调解员", needs=("reason",),
             clock=("-session",), writes="取消调解会：{reason}", final=True),
    ],
)  # fmt: skip

AGREEMENT = Lifecycle(
    name="agreement",
    label="调解协议",
    states=dict(A.choices),
    initial=A.SIGNED,
    arrows=[
        Move("complete_agreement", "履行完毕", (A.SIGNED, A.BREACHED), A.PERFORMED, who="系统（全部到账）", writes="协议履行完毕"),
        Move("breach_agreement", "没有履行", (A.SIGNED,), A.BREACHED, who="总工会干部、调解员", needs=("reason",),
             writes="协议没有履行：{reason}"),
    ],
)  # fmt: skip

ALL = (INTAKE, CASE, DISPATCH, SESSION, AGREEMENT)
