"""Closed lists of the room, Chinese label beside the code."""

from __future__ import annotations

from django.db.models import TextChoices


class Channel(TextChoices):
    COUNTER = "counter", "工作站窗口"
    HOTLINE = "hotline", "12351"
    PORTAL = "portal", "手机门户"
    REPRESENTATIVE = "representative", "工会代表"
    REFERRAL = "referral", "部门转来"
    INSPECTION = "inspection", "隐患排查"
    WARNING = "warning", "预警转案"
    LEDGER = "ledger", "台账导入"


class ClaimKind(TextChoices):
    WAGES = "wages", "拖欠工资"
    OVERTIME = "overtime", "加班费"
    COMPENSATION = "compensation", "经济补偿"
    DAMAGES = "damages", "违法解除赔偿"
    DOUBLE_WAGE = "double_wage", "未签合同二倍工资"
    INJURY = "injury", "工伤待遇"
    INSURANCE = "insurance", "社会保险"
    LEAVE = "leave", "年休假工资"
    HEAT = "heat", "高温津贴"
    RELOCATION = "relocation", "搬迁安置补偿"
    CONTRACT = "contract", "劳动合同"
    WOMEN = "women", "女职工权益"
    OTHER = "other", "其他"


class IntakeState(TextChoices):
    RECEIVED = "received", "待受理"
    ACCEPTED = "accepted", "已受理"
    DECLINED = "declined", "不予受理"
    REFERRED = "referred", "已转办"


class CaseState(TextChoices):
    ACCEPTED = "accepted", "已受理"
    DISPATCHED = "dispatched", "联动中"
    MEDIATING = "mediating", "调解中"
    AGREED = "agreed", "达成协议"
    PERFORMING = "performing", "履行中"
    FAILED = "failed", "调解不成"
    WITHDRAWN = "withdrawn", "申请人撤回"
    GREEN_CHANNEL = "green_channel", "绿色通道"
    CLOSED = "closed", "已结案"
    REOPENED = "reopened", "重新打开"
    MERGED = "merged", "已并案"
    VOIDED = "voided", "已作废"


class MediationResult(TextChoices):
    SUCCESS = "success", "调解成功"
    FAILURE = "failure", "调解不成"
    WITHDRAWN = "withdrawn", "撤回"
    ELSEWHERE = "elsewhere", "转其他途径"


class Outcome(TextChoices):
    """Closed is not solved: what became of the money."""

    PAID_FULL = "paid_full", "全额到账"
    PAID_PART = "paid_part", "部分到账"
    NOT_PAID = "not_paid", "未到账"
    NO_MONEY = "no_money", "不涉及金额"
    ELSEWHERE = "elsewhere", "另案处理"
    UNKNOWN = "unknown", "台账未载"


class DispatchState(TextChoices):
    SENT = "sent", "待接单"
    ACCEPTED = "accepted", "已接单"
    REJECTED = "rejected", "已退回"
    ANSWERED = "answered", "已办复"
    RECALLED = "recalled", "已收回"


class RejectReason(TextChoices):
    OUT_OF_DUTY = "out_of_duty", "不属本单位职责"
    OUT_OF_AREA = "out_of_area", "不在本辖区"
    DUPLICATE = "duplicate", "已在办理同一件"
    CONFLICT = "conflict", "应当回避"
    INCOMPLETE = "incomplete", "材料不够"
    OTHER = "other", "其他"


class DeclineReason(TextChoices):
    NOT_LABOUR = "not_labour", "不属于劳动争议"
    NOT_HERE = "not_here", "不在本辖区"
    IN_PROCEEDINGS = "in_proceedings", "仲裁或诉讼已受理"
    DECIDED = "decided", "已有生效文书"
    NO_CONTACT = "no_contact", "材料不足且联系不上"
    REPEATED = "repeated", "重复来件"
    OTHER = "other", "其他"


class PauseReason(TextChoices):
    WAITING_PARTY = "waiting_party", "等当事人"
    APPRAISAL = "appraisal", "等鉴定"
    EVIDENCE = "evidence", "等调取证据"
    INJURY = "injury", "等工伤认定"
    OTHER = "other", "其他"


class SessionState(TextChoices):
    PLANNED = "planned", "已安排"
    HELD = "held", "已开"
    CANCELLED = "cancelled", "已取消"


class AgreementState(TextChoices):
    SIGNED = "signed", "已签"
    PERFORMED = "performed", "履行完毕"
    BREACHED = "breached", "没有履行"


class GreenStage(TextChoices):
    ARBITRATION = "arbitration", "快裁"
    TRIAL = "trial", "快审"
    ENFORCEMENT = "enforcement", "快执"


class PartyRole(TextChoices):
    APPLICANT = "applicant", "申请人"
    DELEGATE = "delegate", "职工代表"


class DeadlineState(TextChoices):
    RUNNING = "running", "计时中"
    PAUSED = "paused", "已暂停"
    MET = "met", "已完成"
    STOPPED = "stopped", "已停止"
