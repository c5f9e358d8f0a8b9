"""Who may what in this room: one predicate per verb."""

from __future__ import annotations

from typing import Any

from sizai.access.actor import Actor, Role
from sizai.access.policy import allow, predicate, role_in
from sizai.resolution.models import Case, Dispatch, Intake
from sizai.resolution.vocabulary import Channel

cadre = role_in(Role.FEDERATION_CADRE)
mediator = role_in(Role.STATION_MEDIATOR)
hotline = role_in(Role.HOTLINE_OPERATOR)
representative = role_in(Role.REPRESENTATIVE)
officer = role_in(Role.DEPARTMENT_OFFICER)
worker = role_in(Role.WORKER)
auditor = role_in(Role.AUDITOR)


def _case(thing: Any) -> Any:
    return thing.case if hasattr(thing, "case_id") and not isinstance(thing, Intake) else thing


@predicate
def in_scope(actor: Actor, thing: Any) -> bool:
    """The matter's town lies in the post's area."""
    return thing is not None and actor.reaches(_case(thing).area_path)


@predicate
def at_station(actor: Actor, thing: Any) -> bool:
    """The matter is the station's, or the mediator's own, or nobody's yet in the station's area."""
    matter = _case(thing)
    if matter is None or actor.organisation_id is None:
        return False
    if matter.station_id == actor.organisation_id:
        return True
    if isinstance(matter, Case):
        return actor.account_id is not None and matter.mediator_id == actor.account_id
    return matter.station_id is None and actor.reaches(matter.area_path)


@predicate
def dispatched_here(actor: Actor, thing: Any) -> bool:
    """A dispatch of the officer's own department, or a case that has one."""
    if isinstance(thing, Dispatch):
        return thing.department_id == actor.department_id
    if isinstance(thing, Case) and actor.department_id:
        return thing.dispatches.filter(department_id=actor.department_id).exists()
    return False


@predicate
def reported(actor: Actor, thing: Any) -> bool:
    """The representative or operator brought it in."""
    matter = _case(thing)
    return actor.account_id is not None and getattr(matter, "reported_by_id", None) == actor.account_id


@predicate
def by_hotline(actor: Actor, thing: Any) -> bool:
    """It came by 12351 and lies in the operator's area."""
    matter = _case(thing)
    return matter.channel == Channel.HOTLINE and actor.reaches(matter.area_path)


@predicate
def own_matter(actor: Actor, thing: Any) -> bool:
    """The worker is a party."""
    matter = _case(thing)
    if actor.person_id is None:
        return False
    if isinstance(matter, Intake):
        return matter.person_id == actor.person_id
    return bool(matter.parties.filter(person_id=actor.person_id).exists())


@predicate
def own_enterprise(actor: Actor, thing: Any) -> bool:
    """The employer's own case, once the employer has been informed."""
    matter = _case(thing)
    return (
        isinstance(matter, Case)
        and matter.employer_informed
        and matter.enterprise_id == actor.enterprise_id is not None
    )


@predicate
def holds_receipt(actor: Actor, thing: Any) -> bool:
    """The page found the intake by its receipt: whoever holds it speaks for the applicant."""
    return bool(getattr(_case(thing), "opened_by_receipt", False))


@predicate
def alone(actor: Actor, thing: Any) -> bool:
    """One worker's case: nobody withdraws it, or confirms money, for colleagues."""
    return bool(_case(thing).workers_count <= 1)


@predicate
def own_share(actor: Actor, thing: Any) -> bool:
    """A payment that names the worker, or the applicant whose receipt is held."""
    party = getattr(thing, "party", None)
    if party is None or party.person_id is None:
        return False
    if getattr(_case(thing), "opened_by_receipt", False):
        return bool(_case(thing).intakes.filter(person_id=party.person_id).exists())
    return bool(party.person_id == actor.person_id)


handles = (cadre & in_scope) | (mediator & at_station)
reads = (
    handles
    | (auditor & in_scope)
    | (representative & reported)
    | (hotline & (by_hotline | reported))
    | (officer & dispatched_here)
)
speaks_for_worker = (worker & own_matter) | holds_receipt

allow("receive_intake", "登记来件", cadre | mediator | hotline | representative | officer | worker)
allow("read_intake", "看来件", handles | (auditor & in_scope) | ((representative | officer) & reported) | (hotline & (by_hotline | reported))
      | speaks_for_worker)  # fmt: skip
allow("accept_intake", "受理立案", handles)
allow("decline_intake", "不予受理", handles)
allow("refer_intake", "转办", handles | (hotline & by_hotline))
allow("identify_intake", "补留姓名", handles | speaks_for_worker)
allow("save_receipt", "存好收条", speaks_for_worker | handles)

allow("read_case", "看案件", reads | (worker & own_matter) | own_enterprise | holds_receipt)
allow("read_parties", "看当事人", reads | (worker & own_matter))
allow("change_case", "改案件", handles)
allow("add_party", "加当事人", handles)
allow("import_parties", "导入当事人", handles)
allow("change_claim", "改请求", handles)
allow("note_case", "写经过", handles | (representative & reported))
allow("dispatch_case", "联动派单", handles)
allow("accept_dispatch", "接单", officer & dispatched_here)
allow("reject_dispatch", "退回派单", officer & dispatched_here)
allow("answer_dispatch", "办复", officer & dispatched_here)
allow("recall_dispatch", "收回派单", handles)
allow("start_mediation", "开始调解", handles)
allow("plan_session", "安排调解会", handles)
allow("hold_session", "记录调解会", handles)
allow("cancel_session", "取消调解会", handles)
allow("reach_agreement", "达成协议", handles)
allow("start_performance", "开始履行", handles)
allow("note_payment", "登记到账", handles)
allow("reverse_payment", "冲正到账", handles)
allow("confirm_payment", "确认到账", handles | (speaks_for_worker & alone) | own_share)
allow("breach_agreement", "登记没有履行", handles)
allow("fail_mediation", "调解不成", handles)
allow("withdraw_case", "申请人撤回", handles | (speaks_for_worker & alone))
allow("open_green_channel", "转绿色通道", handles)
allow("advance_green_channel", "进入下一阶段", handles)
allow("close_case", "结案", handles)
allow("reopen_case", "重新打开", handles | speaks_for_worker)
allow("pause_case", "暂停计时", handles)
allow("resume_case", "恢复计时", handles)
allow("merge_case", "并案", handles)
allow("unmerge_case", "撤销并案", handles)
allow("void_case", "作废", cadre & in_scope)
allow("settle_duplicate", "处理重复提示", handles)
allow(
    "add_evidence",
    "上传证据",
    handles
    | (hotline & reported)
    | (representative & reported)
    | (officer & dispatched_here)
    | speaks_for_worker,
)
allow("read_evidence", "看证据", reads | speaks_for_worker)
allow("withdraw_evidence", "撤下证据", handles)
allow("issue_paper", "制作文书", handles)
allow("import_cases", "导入台账", cadre)
allow("undo_import", "撤销导入", cadre)
allow("export_cases", "导出案件", cadre | mediator | auditor)
