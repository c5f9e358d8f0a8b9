"""One invented case, and every paper it can give. Names, firms and telephones are made up."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from sizai import papers as p

CHINA = timezone(timedelta(hours=8))
CODE = "鹤工调〔2026〕12号"
BODY = "鹤山市总工会劳动争议调解委员会"
CONTACT = p.Contact(person="赵晓堃", phone="0750-0000000", address="鹤山市沙坪街道演示路1号")
MATTER = "追索2026年6月至8月工资"
UNTIL = date(2026, 12, 7)


def capitals(amount: Decimal) -> str:
    """Enough of the law package's function for these samples."""
    known = {
        "73685.00": "柒万叁仟陆佰捌拾伍元整",
        "40000.00": "肆万元整",
        "33685.00": "叁万叁仟陆佰捌拾伍元整",
        "320000.00": "叁拾贰万元整",
    }
    return known[f"{amount:.2f}"]


def money(amount: str) -> p.Money:
    return p.Money.of(Decimal(amount), capitals=capitals)


def worker(name: str = "谢昇喆", **other: object) -> p.Worker:
    facts: dict[str, object] = {
        "sex": "男",
        "born_on": date(1988, 3, 9),
        "id_number": "44078419880309001X",
        "phone": "13800000000",
        "address": "广东省鹤山市桃源镇演示村2号",
        "position": "木工",
    }
    return p.Worker(name=name, **(facts | other))  # type: ignore[arg-type]


FIRM = p.Enterprise(
    name="鹤山市裕成木业有限公司",
    uscc="91440784MA4W0000X0",
    address="鹤山市桃源镇演示工业区3号",
    legal_representative="黄堃",
    legal_representative_post="执行董事",
    contact="孙晓雯",
    phone="0750-0000001",
)
REPRESENTATIVES = (
    p.Representative(
        name="孙晓雯", capacity="委托代理人", of="用人单位", post="人事主管", phone="0750-0000001"
    ),
)
CLAIMS = (
    p.Claim(kind="拖欠的工资", detail="2026年6月至8月，每月22,000.00元，已付0元", amount=Decimal("66000.00")),
    p.Claim(kind="加班工资", detail="休息日加班7天", amount=Decimal("7685.00")),
)
CONFIRMATION = p.Cited(
    sentence="双方认为有必要的，可以共同向人民法院申请司法确认",
    basis="《中华人民共和国人民调解法》第三十三条",
    until=UNTIL,
)
PAYMENT_ORDER = p.Cited(
    sentence="用人单位在约定期限内不履行的，职工可以持本协议书向人民法院申请支付令",
    basis="《中华人民共和国劳动争议调解仲裁法》第十六条",
)
FACTS = (
    "谢昇喆于2023年2月1日到鹤山市裕成木业有限公司从事木工工作，约定月工资22,000.00元。"
    "2026年6月至8月的工资到期没有支付。\n"
    "用人单位认可欠付事实，称因订单减少、货款未回，请求分期支付。"
)


def agreement(**other: object) -> p.Agreement:
    facts: dict[str, object] = {
        "code": CODE,
        "body": BODY,
        "mediators": ("赵晓堃",),
        "workers": (worker(),),
        "enterprises": (FIRM,),
        "dispute": "追索劳动报酬",
        "claims": CLAIMS,
        "facts": FACTS,
        "terms": (
            "用人单位向职工支付2026年6月至8月工资66,000.00元和加班工资7,685.00元。",
            "任何一期没有按时足额支付的，其余各期视为到期，职工可以就全部未付金额申请支付令。",
            "上述款项付清后，双方就本次请求事项再无争议。",
        ),
        "representatives": REPRESENTATIVES,
        "money": money("73685.00"),
        "instalments": (
            p.Instalment(money=money("40000.00"), due_on=date(2026, 11, 30)),
            p.Instalment(money=money("33685.00"), due_on=date(2026, 12, 31)),
        ),
        "performance": "转账到职工本人工资账户。到账后职工在三日内告知调解组织。",
        "next_steps": (CONFIRMATION, PAYMENT_ORDER),
        "agreed_on": date(2026, 11, 5),
        "demo": True,
    }
    return p.Agreement(**(facts | other))  # type: ignore[arg-type]


def crowd(count: int = 160, *, each: str = "2000.00") -> tuple[p.Worker, ...]:
    return tuple(
        worker(f"职工{at:03d}" if at % 7 else f"李喆堃{at}", phone=f"138{at:08d}", amount=Decimal(each))
        for at in range(1, count + 1)
    )


def collective_agreement(**other: object) -> p.Agreement:
    facts: dict[str, object] = {
        "workers": crowd(),
        "money": money("320000.00"),
        "instalments": (),
        "claims": (p.Claim(kind="搬迁的经济补偿", amount=Decimal("320000.00")),),
        "representatives": (
            p.Representative(name="李喆堃7", capacity="职工代表", of="职工方", phone="13800000007"),
            *REPRESENTATIVES,
        ),
    }
    return agreement(**(facts | other))


def minutes(**other: object) -> p.Minutes:
    facts: dict[str, object] = {
        "code": CODE,
        "case_name": "谢昇喆与鹤山市裕成木业有限公司工资争议",
        "body": BODY,
        "place": "桃源镇工会实践站调解室",
        "started_at": datetime(2026, 11, 5, 9, 5, tzinfo=CHINA),
        "ended_at": datetime(2026, 11, 5, 11, 20, tzinfo=CHINA),
        "mediators": ("赵晓堃", "陈站长"),
        "recorder": "孙记录",
        "attendance": (
            p.Attendance(side="职工方", name="谢昇喆", post="木工", phone="13800000000"),
            p.Attendance(side="用人单位", name="孙晓雯", post="裕成木业 人事主管", phone="0750-0000001"),
            p.Attendance(side="人社所", name="周某", post="桃源镇人社所", present=False, reason="另有公务"),
        ),
        "agenda": ("核对欠付工资的月份和金额", "商量支付的期限和方式"),
        "statements": tuple(
            p.Statement(speaker=who, text=said)
            for who, said in (
                ("赵晓堃", "今天的调解以双方自愿为前提，不收费用。双方对到场人员是否申请回避？"),
                ("谢昇喆", "不申请。"),
                ("孙晓雯", "不申请。"),
                ("谢昇喆", "6月、7月、8月三个月的工资没有发，一共66,000.00元；另外休息日加班7天没有算。"),
                ("孙晓雯", "三个月没有发是事实。加班7天，打卡记录有。公司货款12月才能回，请求分两期。"),
                ("谢昇喆", "分两期可以，但是第一期要在11月底前，不少于40,000.00元。"),
                ("孙晓雯", "可以。"),
            )
        ),
        "result": "双方达成协议：分两期支付73,685.00元，11月30日前40,000.00元，12月31日前付清。",
        "demo": True,
    }
    return p.Minutes(**(facts | other))  # type: ignore[arg-type]


def invitation(**other: object) -> p.Invitation:
    facts: dict[str, object] = {
        "code": CODE,
        "body": BODY,
        "recipient": FIRM.name,
        "case_name": "谢昇喆与你单位工资争议",
        "starts_at": datetime(2026, 11, 5, 9, 0, tzinfo=CHINA),
        "place": "桃源镇工会实践站调解室（桃源镇演示路5号）",
        "to_bring": ("营业执照复印件", "参加人的身份证件和委托书", "2026年6月至8月的工资表和考勤记录"),
        "agenda": ("核对欠付工资的月份和金额", "商量支付的期限和方式"),
        "mediators": ("赵晓堃",),
        "contact": p.Contact(person="赵晓堃", phone="0750-0000000"),
        "issued_on": date(2026, 10, 29),
        "demo": True,
    }
    return p.Invitation(**(facts | other))  # type: ignore[arg-type]


def acceptance_notice(**other: object) -> p.AcceptanceNotice:
    facts: dict[str, object] = {
        "code": CODE,
        "body": BODY,
        "recipient": "谢昇喆",
        "matter": MATTER,
        "applied_on": date(2026, 10, 26),
        "accepted_on": date(2026, 10, 28),
        "mediators": ("赵晓堃",),
        "rights": (
            p.Cited(
                sentence="自收到申请之日起十五日内没有达成协议的，可以依法申请仲裁",
                basis="《中华人民共和国劳动争议调解仲裁法》第十四条",
                until=date(2026, 11, 10),
            ),
            p.Cited(sentence="调解不收费用", basis="《中华人民共和国人民调解法》第四条"),
        ),
        "contact": CONTACT,
        "issued_on": date(2026, 10, 28),
        "demo": True,
    }
    return p.AcceptanceNotice(**(facts | other))  # type: ignore[arg-type]


def decline_notice(**other: object) -> p.DeclineNotice:
    facts: dict[str, object] = {
        "code": "鹤工调不〔2026〕3号",
        "body": BODY,
        "recipient": "谢昇喆",
        "matter": "不服工伤认定结论",
        "applied_on": date(2026, 10, 26),
        "reason": "您提出的是对工伤认定决定不服，这件事由行政机关和人民法院处理，调解组织不能改变认定结论。",
        "articles": (
            p.Cited(
                sentence="对工伤认定决定不服的，可以依法申请行政复议或者提起行政诉讼",
                basis="《工伤保险条例》第五十五条",
            ),
        ),
        "destinations": (
            p.Destination(
                name="鹤山市人民政府行政复议机构",
                matter="申请行政复议",
                address="鹤山市沙坪街道演示路9号",
                phone="0750-0000002",
            ),
            p.Destination(name="人民法院", matter="提起行政诉讼"),
        ),
        "clocks": (
            p.Cited(
                sentence="申请行政复议的期限自知道该决定之日起六十日",
                basis="《中华人民共和国行政复议法》第二十条",
                until=UNTIL,
            ),
        ),
        "contact": CONTACT,
        "issued_on": date(2026, 10, 28),
        "demo": True,
    }
    return p.DeclineNotice(**(facts | other))  # type: ignore[arg-type]


def receipt(**other: object) -> p.Receipt:
    facts: dict[str, object] = {
        "receipt_code": "8H2K-77QD-XM4P",
        "body": "桃源镇工会实践站",
        "matter": MATTER,
        "received_at": datetime(2026, 10, 26, 15, 42, tzinfo=CHINA),
        "received_by": "陈站长",
        "channel": "到站来访",
        "words": ("木棉", "渡口", "青石", "早茶"),
        "materials": (
            p.Material(name="劳动合同", copies=1, pages=6, original=False),
            p.Material(name="6月至8月考勤截图", copies=1, pages=3),
        ),
        "what_next": (
            p.Cited(
                sentence="三个工作日内答复是否受理",
                basis="《企业劳动争议协商调解规定》第二十二条",
                until=date(2026, 10, 29),
            ),
        ),
        "contact": CONTACT,
        "demo": True,
    }
    return p.Receipt(**(facts | other))  # type: ignore[arg-type]


def dispatch_sheet(**other: object) -> p.DispatchSheet:
    facts: dict[str, object] = {
        "code": "鹤工派〔2026〕31号",
        "case_code": CODE,
        "body": "鹤山市总工会",
        "department": "桃源镇人力资源和社会保障所",
        "parties": "职工谢昇喆，用人单位鹤山市裕成木业有限公司",
        "facts": FACTS,
        "asked": ("核对2026年6月至8月工资支付情况", "到场参加11月5日的调解会"),
        "reply_by": datetime(2026, 10, 30, 17, 0, tzinfo=CHINA),
        "workers": 5,
        "amount": "73,685.00元",
        "reject_reasons": (("01", "不属于本部门职责"), ("02", "已由本部门立案办理"), ("99", "其他")),
        "contact": CONTACT,
        "issued_on": date(2026, 10, 28),
        "demo": True,
    }
    return p.DispatchSheet(**(facts | other))  # type: ignore[arg-type]


EVIDENCE = (
    p.Evidence(name="劳动合同", source="申请人", proves="劳动关系和月工资", pages=6, original=False),
    p.Evidence(name="银行流水", source="开户银行", proves="2026年6月起没有发放工资", pages=2, original=True),
)
DUES = (
    p.Due(due_on=date(2026, 11, 30), promised=Decimal("40000.00"), received=Decimal("40000.00")),
    p.Due(due_on=date(2026, 12, 31), promised=Decimal("33685.00")),
)


def arbitration_application(**other: object) -> p.ArbitrationApplication:
    facts: dict[str, object] = {
        "case_code": CODE,
        "committee": "鹤山市劳动人事争议仲裁委员会",
        "workers": (worker(),),
        "enterprises": (FIRM,),
        "claims": CLAIMS,
        "total": money("73685.00"),
        "facts": FACTS,
        "employment": p.Employment(
            hired_on=date(2023, 2, 1),
            position="木工",
            workplace="鹤山市桃源镇",
            written_contract=True,
            contract_term="2023年2月1日至2027年1月31日",
            monthly_wage="22,000.00",
            paid_until="2026年5月",
            insured=False,
        ),
        "evidence": EVIDENCE,
        "witnesses": (p.Witness(name="梁师傅", address="鹤山市桃源镇", phone="13800000009"),),
        "mediation": p.MediationTried(
            body=BODY,
            code=CODE,
            accepted_on=date(2026, 10, 28),
            ended_on=date(2026, 11, 10),
            result="调解不成",
        ),
        "time_limits": (
            p.Cited(
                sentence="申请仲裁的时效为一年，因拖欠劳动报酬发生争议的，自劳动关系终止之日起算",
                basis="《中华人民共和国劳动争议调解仲裁法》第二十七条",
            ),
        ),
        "made_on": date(2026, 11, 11),
        "demo": True,
    }
    return p.ArbitrationApplication(**(facts | other))  # type: ignore[arg-type]


def _on_the_agreement() -> dict[str, object]:
    return {
        "case_code": CODE,
        "workers": (worker(),),
        "enterprises": (FIRM,),
        "agreement_code": CODE,
        "mediation_body": BODY,
        "agreed_on": date(2026, 11, 5),
        "made_on": date(2026, 11, 11),
        "demo": True,
    }


def payment_order_application(**other: object) -> p.PaymentOrderApplication:
    facts = _on_the_agreement() | {
        "court": "鹤山市人民法院",
        "item": "劳动报酬",
        "owed": money("33685.00"),
        "dues": DUES,
        "facts": "",
        "evidence": EVIDENCE,
        "time_limits": (PAYMENT_ORDER,),
    }
    return p.PaymentOrderApplication(**(facts | other))  # type: ignore[arg-type]


def judicial_confirmation_application(**other: object) -> p.JudicialConfirmationApplication:
    facts = _on_the_agreement() | {
        "authority": "鹤山市人民法院",
        "terms": agreement().terms,
        "money": money("73685.00"),
        "time_limits": (CONFIRMATION,),
    }
    return p.JudicialConfirmationApplication(**(facts | other))  # type: ignore[arg-type]


def arbitration_review_application(**other: object) -> p.ArbitrationReviewApplication:
    facts = _on_the_agreement() | {
        "authority": "鹤山市劳动人事争议仲裁委员会",
        "terms": agreement().terms,
        "facts": FACTS,
        "time_limits": (
            p.Cited(
                sentence="双方可以共同申请仲裁审查",
                basis="《企业劳动争议协商调解规定》第二十七条",
                until=date(2026, 11, 20),
            ),
        ),
    }
    return p.ArbitrationReviewApplication(**(facts | other))  # type: ignore[arg-type]


def enforcement_application(**other: object) -> p.EnforcementApplication:
    facts: dict[str, object] = {
        "case_code": CODE,
        "court": "鹤山市人民法院",
        "workers": (worker(),),
        "enterprises": (FIRM,),
        "ground": p.Ground(
            kind="仲裁调解书",
            number="鹤劳人仲案〔2026〕88号",
            issued_by="鹤山市劳动人事争议仲裁委员会",
            effective_on=date(2026, 11, 20),
        ),
        "owed": money("33685.00"),
        "dues": DUES,
        "assets": (("银行账户", "演示银行鹤山支行，账号由单位开票资料载明"),),
        "time_limits": (
            p.Cited(sentence="申请执行的期间为二年", basis="《中华人民共和国民事诉讼法》第二百五十条"),
        ),
        "made_on": date(2027, 1, 4),
        "demo": True,
    }
    return p.EnforcementApplication(**(facts | other))  # type: ignore[arg-type]


def monthly_report(**other: object) -> p.MonthlyReport:
    n = Decimal
    facts: dict[str, object] = {
        "title": "鹤山市总工会劳动争议化解工作月报",
        "code": "2026年第10期",
        "body": "鹤山市总工会",
        "period_from": date(2026, 10, 1),
        "period_to": date(2026, 10, 31),
        "as_of": datetime(2026, 11, 24, 8, 30, tzinfo=CHINA),
        "figures": (
            p.Figure(name="受理案件", value=n(214), unit="件", previous=n(198), remarks=("受理口径",)),
            p.Figure(name="涉及金额", value=n("4160000"), unit="元", previous=n("4235000.5")),
            p.Figure(
                name="调解成功率",
                value=n("97.067"),
                unit="%",
                numerator=n(1688),
                denominator=n(1739),
                previous=n("96.4"),
                remarks=("办结口径", "成功／完成"),
            ),
            p.Figure(
                name="涉及职工", value=n(80), unit="人", contradiction="当事人80人少于案件214件，每件至少一人"
            ),
            p.Figure(name="已到账金额", value=None, unit="万元", remarks=("人社10月后未提供",)),
            p.Figure(name="重新打开的案件", value=n(0), unit="件", previous=n(0)),
        ),
        "opening": "10月受理劳动争议案件214件，比上月增加16件。",
        "sections": (
            p.Section(
                heading="下月要办的事", text="到期的分期付款32笔，逐笔核对到账。\n两家停产企业继续跟进。"
            ),
        ),
        "issued_on": date(2026, 11, 24),
        "demo": True,
    }
    return p.MonthlyReport(**(facts | other))  # type: ignore[arg-type]


ALL = {
    "agreement": agreement,
    "collective_agreement": collective_agreement,
    "minutes": minutes,
    "invitation": invitation,
    "acceptance_notice": acceptance_notice,
    "decline_notice": decline_notice,
    "receipt": receipt,
    "dispatch_sheet": dispatch_sheet,
    "arbitration_application": arbitration_application,
    "payment_order_application": payment_order_application,
    "judicial_confirmation_application": judicial_confirmation_application,
    "arbitration_review_application": arbitration_review_application,
    "enforcement_application": enforcement_application,
    "monthly_report": monthly_report,
}
