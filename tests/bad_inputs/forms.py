"""Forms with one wrong answer. Each page has a good form, so that nothing else can be the reason of its refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sizai.access import clock
from sizai.people.models import Account
from sizai.resolution.verbs.agreements import Promise, reach_agreement, start_performance
from sizai.resolution.verbs.joint import dispatch_case
from tests import cast as the_cast
from tests.cast import Cast

Typed = dict[str, Any]
Prepared = tuple[str, Typed]
"""The address of a form, and good answers to it."""

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def _receive(cast: Cast) -> Prepared:
    return "/intakes/receive_intake", {
        "channel": "counter", "applicant_name": "张建国", "phone": "13800000009", "enterprise_name": "裕丰家具厂", "area_path": the_cast.TOWN,
        "kinds": ["wages"], "story": "三个月工资没有发", "workers_count": "5", "amount": "73685", "referred_from": "镇信访办",
    }  # fmt: skip


def _accept(cast: Cast) -> Prepared:
    return f"/intakes/{the_cast.intake(cast).pk}/accept_intake", {"station": cast.station.pk}


def _decline(cast: Cast) -> Prepared:
    return f"/intakes/{the_cast.intake(cast).pk}/decline_intake", {
        "reason_code": "not_labour",
        "advice": "请到法院立案庭",
    }


def _change(cast: Cast) -> Prepared:
    case = the_cast.mediating(cast)
    return f"/cases/{case.pk}/change_case", {
        "title": "刘师傅诉裕成木业", "claim_kind": "wages", "claim_text": "两个月工资", "facts": "九月十月没有发", "enterprise_name": "裕成木业有限公司",
        "area_path": the_cast.TOWN, "station_id": cast.station.pk, "workers_count": 1, "amount_claimed": "12000", "revision": case.revision,
    }  # fmt: skip


def _dispatch(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.case(cast).pk}/dispatch_case", {
        "departments": [cast.hrss.pk],
        "request": "请核实欠薪人数",
    }


def _reject(cast: Cast) -> Prepared:
    found = dispatch_case(
        actor=cast.zhao, case=the_cast.case(cast), departments=[cast.hrss], request="请核实"
    )
    return f"/dispatches/{found[0].pk}/reject_dispatch", {
        "reason_code": "out_of_area",
        "note": "不在我所辖区",
    }


def _answer(cast: Cast) -> Prepared:
    found = dispatch_case(
        actor=cast.zhao, case=the_cast.case(cast), departments=[cast.hrss], request="请核实"
    )[0]
    from sizai.resolution.verbs.joint import accept_dispatch

    accept_dispatch(actor=cast.officer, dispatch=found)
    return f"/dispatches/{found.pk}/answer_dispatch", {"result": "已责令十日内补发"}


def _start(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.case(cast).pk}/start_mediation", {
        "mediator": Account.objects.get(username="zhao").pk
    }


def _plan(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.mediating(cast).pk}/plan_session", {
        "starts_at": "2026-11-25T09:00", "place": "站点调解室", "invitees": "刘师傅，申请人，电话\n吴经理，用人单位", "agenda": "核对工资表",
    }  # fmt: skip


def _agree(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.mediating(cast).pk}/reach_agreement", {
        "signed_on": "2026-11-23", "terms": "分两期付清全部工资", "instalments": "2026-11-30，6000\n2026-12-31，6000", "body_kind": "labour_dispute",
        "way": "银行转账",
    }  # fmt: skip


def agreed(cast: Cast) -> Any:
    """A case with one instalment of 12,000 yuan."""
    case = the_cast.mediating(cast)
    day = clock.today()
    reach_agreement(actor=cast.zhao, case=case, terms="付清", promises=[Promise(day, 12000)])  # type: ignore[arg-type]
    return case


def _pay(cast: Cast) -> Prepared:
    return f"/cases/{agreed(cast).pk}/note_payment", {
        "amount": "6000",
        "received_on": "2026-11-23",
        "way": "银行回单0123",
    }


def _close(cast: Cast) -> Prepared:
    case = agreed(cast)
    start_performance(actor=cast.zhao, case=case)
    return f"/cases/{case.pk}/close_case", {"outcome": "not_paid", "note": "单位已经停业"}


def _pause(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.mediating(cast).pk}/pause_case", {"reason": "other", "note": "等待工伤认定"}


def _fail(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.mediating(cast).pk}/fail_mediation", {"reason": "差距太大，谈不拢"}


def _withdraw(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.mediating(cast).pk}/withdraw_case", {"reason": "已经私下付清"}


def _merge(cast: Cast) -> Prepared:
    case, other = the_cast.case(cast), the_cast.case(cast, applicant_name="李四", phone="13900000002")
    return f"/cases/{case.pk}/merge_case", {"into": other.code}


def _void(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.case(cast).pk}/void_case", {"reason": "同一件登记了两次"}


def _evidence(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.mediating(cast).pk}/add_evidence", {
        "upload": upload("工资条.png", PNG),
        "note": "九月工资条",
    }


def _note(cast: Cast) -> Prepared:
    return f"/cases/{the_cast.case(cast).pk}/note_case", {"text": "打了电话，答应周五前付"}


def _refuse_channel(cast: Cast) -> Prepared:
    from sizai.resolution.verbs.mediation import fail_mediation

    case = the_cast.mediating(cast)
    fail_mediation(actor=cast.zhao, case=case, reason="谈不拢")
    return f"/cases/{case.pk}/open_green_channel", {
        "stage": "arbitration",
        "body": "鹤山市劳动人事争议仲裁委员会",
    }


PAGES: dict[str, tuple[str, Callable[[Cast], Prepared], str]] = {
    "登记来件": ("zhao", _receive, ""), "受理立案": ("zhao", _accept, ""), "不予受理": ("zhao", _decline, ""), "改案件": ("zhao", _change, ""),
    "联动派单": ("zhao", _dispatch, ""), "退回派单": ("officer", _reject, ""), "办复": ("officer", _answer, ""), "开始调解": ("zhao", _start, ""),
    "安排调解会": ("zhao", _plan, ""), "达成协议": ("zhao", _agree, ""), "登记到账": ("zhao", _pay, ""), "结案": ("zhao", _close, ""),
    "暂停计时": ("zhao", _pause, ""), "调解不成": ("zhao", _fail, ""), "申请人撤回": ("zhao", _withdraw, ""), "并入另一件": ("zhao", _merge, ""),
    "作废": ("wang", _void, ""), "上传证据": ("zhao", _evidence, ""), "写一条经过": ("zhao", _note, ""), "转绿色通道": ("zhao", _refuse_channel, ""),
}  # fmt: skip
"""Page → who fills it in, and how."""


@dataclass(frozen=True)
class Wrong:
    """`changes` to the good form of `page`; `says` must stand in the answer."""

    page: str
    what: str
    changes: Typed
    says: str
    lost: tuple[str, ...] = field(default=())


LONG = "很长" * 30000

FORMS = [
    Wrong("登记来件", "全部空着", dict.fromkeys(("channel", "applicant_name", "enterprise_name", "area_path", "kinds", "story", "workers_count"), ""), "必填"),
    Wrong("登记来件", "没有姓名，也不匿名", {"applicant_name": ""}, "匿名"),
    Wrong("登记来件", "只有空格的姓名", {"applicant_name": "   "}, "匿名"),
    Wrong("登记来件", "姓名61个字", {"applicant_name": "名" * 61}, "60"),
    Wrong("登记来件", "电话两位", {"phone": "12"}, "电话"),
    Wrong("登记来件", "身份证校验位不对", {"id_number": "440784199001011234"}, "身份证"),
    Wrong("登记来件", "没有用人单位", {"enterprise_name": ""}, "必填"),
    Wrong("登记来件", "用人单位200个字", {"enterprise_name": "厂" * 200}, "120"),
    Wrong("登记来件", "没有选镇街", {"area_path": ""}, "必填"),
    Wrong("登记来件", "别的县的镇街", {"area_path": "440703100"}, "440703100"),
    Wrong("登记来件", "没有选请求事项", {"kinds": []}, "必填"),
    Wrong("登记来件", "没有这种请求事项", {"kinds": ["revenge"]}, "revenge"),
    Wrong("登记来件", "没有这种来源", {"channel": "pigeon"}, "pigeon"),
    Wrong("登记来件", "没有写经过", {"story": ""}, "必填"),
    Wrong("登记来件", "经过60000字", {"story": LONG}, "5000"),
    Wrong("登记来件", "0人", {"workers_count": "0"}, "1"),
    Wrong("登记来件", "人数是小数", {"workers_count": "2.5"}, "整数"),
    Wrong("登记来件", "人数大得离谱", {"workers_count": "99999999"}, "100000"),
    Wrong("登记来件", "金额是字", {"amount": "很多"}, "很多"),
    Wrong("登记来件", "金额是负数", {"amount": "-5"}, "负"),
    Wrong("登记来件", "金额是NaN", {"amount": "NaN"}, "NaN"),
    Wrong("登记来件", "文字里有空字符", {"story": "工资\x00没有发"}, "字符"),
    Wrong("受理立案", "没有选站点", {"station": ""}, "必填"),
    Wrong("受理立案", "没有这个站点", {"station": "99999"}, "选"),
    Wrong("不予受理", "没有告知", {"advice": ""}, "必填"),
    Wrong("不予受理", "没有这个理由", {"reason_code": "tired"}, "tired"),
    Wrong("改案件", "案由空着", {"title": ""}, "必填"),
    Wrong("改案件", "案由太长", {"title": "由" * 161}, "160"),
    Wrong("改案件", "0人", {"workers_count": "0"}, "1"),
    Wrong("改案件", "金额是负数", {"amount_claimed": "-1"}, "负"),
    Wrong("改案件", "别人先改了", {"revision": "-1", "title": "乙的写法"}, "有人刚刚改了这一件"),
    Wrong("联动派单", "没有选部门", {"departments": []}, "必填"),
    Wrong("联动派单", "没有写请办事项", {"request": ""}, "必填"),
    Wrong("联动派单", "没有这个部门", {"departments": ["99999"]}, "99999"),
    Wrong("退回派单", "没有理由", {"reason_code": ""}, "必填"),
    Wrong("退回派单", "“其他”没有说明", {"reason_code": "other", "note": ""}, "写明"),
    Wrong("办复", "没有写结果", {"result": ""}, "必填"),
    Wrong("开始调解", "没有调解员", {"mediator": ""}, "必填"),
    Wrong("开始调解", "不是调解员的账号", {"mediator": "99999"}, "选"),
    Wrong("安排调解会", "时间已经过了", {"starts_at": "2026-11-20T09:00"}, "过了"),
    Wrong("安排调解会", "时间看不懂", {"starts_at": "下周三上午"}, "日期"),
    Wrong("安排调解会", "没有通知任何人", {"invitees": ""}, "必填"),
    Wrong("安排调解会", "没有地点", {"place": ""}, "必填"),
    Wrong("达成协议", "没有内容", {"terms": ""}, "必填"),
    Wrong("达成协议", "分期看不懂", {"instalments": "下个月，六千"}, "第1行"),
    Wrong("达成协议", "分期金额是0", {"instalments": "2026-11-30，0"}, "大于0"),
    Wrong("达成协议", "应付早于签订", {"instalments": "2026-11-01，6000"}, "早于"),
    Wrong("达成协议", "签订在以后", {"signed_on": "2027-01-01", "instalments": "2027-02-01，6000"}, "今天"),
    Wrong("达成协议", "签订早于受理", {"signed_on": "2026-01-01"}, "受理日"),
    Wrong("达成协议", "没有这一天", {"signed_on": "2026-02-30"}, "日期"),
    Wrong("登记到账", "0元", {"amount": "0"}, "大于0"),
    Wrong("登记到账", "负数", {"amount": "-6000"}, "负"),
    Wrong("登记到账", "金额空着", {"amount": ""}, "必填"),
    Wrong("登记到账", "还没有到的日子", {"received_on": "2026-12-01"}, "今天"),
    Wrong("登记到账", "别的案件的一期", {"instalment": "99999"}, "选"),
    Wrong("结案", "钱没有到，选了全部到账", {"outcome": "paid_full"}, "还差"),
    Wrong("结案", "钱没有到，选了部分到账", {"outcome": "paid_part"}, "到账"),
    Wrong("结案", "没有结局", {"outcome": ""}, "必填"),
    Wrong("暂停计时", "“其他”没有说明", {"note": ""}, "写明"),
    Wrong("调解不成", "没有理由", {"reason": ""}, "必填"),
    Wrong("申请人撤回", "只有空格的理由", {"reason": "  "}, "必填"),
    Wrong("并入另一件", "没有这个案号", {"into": "鹤工调〔2026〕999号"}, "没有这个案号"),
    Wrong("并入另一件", "不是案号", {"into": "上次那件"}, "没有这个案号"),
    Wrong("作废", "没有理由", {"reason": ""}, "必填"),
    Wrong("上传证据", "没有选文件", {"upload": ""}, "必填"),
    Wrong("上传证据", "空文件", {"upload": upload("空.png", b"")}, "空"),
    Wrong("上传证据", "程序改名成照片", {"upload": upload("工资条.png", b"MZ\x90\x00" + b"0" * 100)}, "对不上"),
    Wrong("上传证据", "网页", {"upload": upload("证据.html", b"<script>alert(1)</script>")}, "收不了"),
    Wrong("上传证据", "矢量图", {"upload": upload("证据.svg", b"<svg onload='alert(1)'/>")}, "收不了"),
    Wrong("上传证据", "带宏的表格", {"upload": upload("证据.xlsm", b"PK\x03\x04" + b"0" * 100)}, "收不了"),
    Wrong("上传证据", "51MB的录音", {"upload": upload("录音.mp3", b"ID3" + b"0" * (51 * 1024 * 1024))}, "50MB"),
    Wrong("写一条经过", "空着", {"text": ""}, "必填"),
    Wrong("写一条经过", "2001个字", {"text": "字" * 2001}, "2000"),
    Wrong("转绿色通道", "没有受理机构", {"body": ""}, "必填"),
    Wrong("转绿色通道", "没有这一步", {"stage": "appeal"}, "appeal"),
]  # fmt: skip
