"""支付令申请书: an agreement on pay that was not kept (调解仲裁法 art. 16; 民事诉讼法, 督促程序)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..facts import Cited, Enterprise, Evidence, Money, Representative, Worker, checked
from ..parties import called, called_firms, must_have, party_rows, workers_annex
from ..phrases import day, figure, known_day, yes_or_no
from ..refusals import DoesNotAddUp
from ..wording import Column, Element, Form, Heading, Paragraph, Table, Title, Wording, paragraphs
from .parts import ending, evidence_table, limits, not_ours

VERSION = "payment-order-1"


@dataclass(frozen=True, kw_only=True)
class Due:
    """One payment of the agreement: promised, received so far."""

    due_on: date | None
    promised: Decimal
    received: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        checked(self.promised)
        checked(self.received)


def performance_table(dues: tuple[Due, ...], *, owed: Money) -> Table:
    """Promised, received and owed in columns; `owed` must be what is left (DoesNotAddUp)."""
    left = sum((due.promised - due.received for due in dues), Decimal(0))
    if dues and left != owed.amount:
        raise DoesNotAddUp(part="各期未付", parts_sum=left, whole="请求给付金额", whole_sum=owed.amount)
    return Table(
        columns=(
            Column("期次", 16, "center"),
            Column("付款期限", 40, "center"),
            Column("应付（元）", 34, "right"),
            Column("已付（元）", 33, "right"),
            Column("未付（元）", 33, "right"),
        ),
        rows=tuple(
            (
                f"第{at}期",
                known_day(due.due_on),
                figure(due.promised, places=2),
                figure(due.received, places=2),
                figure(due.promised - due.received, places=2),
            )
            for at, due in enumerate(dues, start=1)
        )
        or (("", "", "", "", ""),),
        total=("合计", "", *_sums(dues), owed.figures),
    )


def _sums(dues: tuple[Due, ...]) -> tuple[str, str]:
    promised = sum((due.promised for due in dues), Decimal(0))
    received = sum((due.received for due in dues), Decimal(0))
    return (figure(promised, places=2), figure(received, places=2)) if dues else ("", "")


@dataclass(frozen=True, kw_only=True)
class PaymentOrderApplication:
    """`owed`: what the order is asked for. `item`: 劳动报酬, 工伤医疗费, 经济补偿 or 赔偿金.

    `no_other_debts` and `can_be_served` are conditions of 民事诉讼法 that the applicant states; None prints
    open boxes.
    """

    case_code: str
    court: str
    workers: tuple[Worker, ...]
    enterprises: tuple[Enterprise, ...]
    agreement_code: str
    mediation_body: str
    agreed_on: date | None
    item: str
    owed: Money
    dues: tuple[Due, ...]
    facts: str
    demo: bool
    representatives: tuple[Representative, ...] = ()
    no_other_debts: bool | None = None
    can_be_served: bool | None = None
    evidence: tuple[Evidence, ...] = ()
    time_limits: tuple[Cited, ...] = ()
    signed_on: date | None = None
    made_on: date | None = None

    def wording(self) -> Wording:
        must_have(
            paper="支付令申请书",
            申请人=self.workers,
            被申请人=self.enterprises,
            调解协议书编号=self.agreement_code,
        )
        parties = party_rows(
            workers=self.workers, enterprises=self.enterprises, representatives=self.representatives
        )
        firms = called_firms(self.enterprises)
        return Wording(
            name=(self.case_code, "支付令申请书", f"{called(self.workers)}与{firms}"),
            subject=f"{self.case_code}支付令申请书",
            version=VERSION,
            demo=self.demo,
            dated=self.signed_on or self.made_on,
            blocks=(
                Title("支付令申请书", self.case_code),
                not_ours(),
                Heading("一、当事人"),
                Form(parties),
                Heading("二、请求事项"),
                Paragraph(
                    f"请求向被申请人{firms}发出支付令，督促其给付{self.item}{self.owed.spoken}，并负担申请费。"
                ),
                Heading("三、债权依据"),
                Form(
                    (
                        (Element("调解协议书编号", self.agreement_code),),
                        (Element("调解组织", self.mediation_body),),
                        (Element("协议日期", known_day(self.agreed_on)), Element("给付事项", self.item)),
                        (Element("没有其他债务纠纷", yes_or_no(self.no_other_debts)),),
                        (Element("支付令能够送达", yes_or_no(self.can_be_served)),),
                    )
                ),
                Heading("四、履行情况"),
                performance_table(self.dues, owed=self.owed),
                Heading("五、事实和理由"),
                *(paragraphs(self.facts) or (Paragraph(self._plain_facts()),)),
                Heading("六、证据清单"),
                evidence_table(self.evidence),
                *limits(self.time_limits, number="七"),
                *ending(self.court, signed_by=("申请人（签名、按指印）：",), signed_on=self.signed_on),
                *workers_annex(
                    self.workers, amount_head="请求金额", whole="请求给付金额", total=self.owed.amount
                ),
            ),
        )

    def _plain_facts(self) -> str:
        return (
            f"双方于{day(self.agreed_on)}经{self.mediation_body}调解达成协议（{self.agreement_code}）。"
            f"约定期限已到，被申请人仍有{self.owed.figures}元没有给付。"
        )
