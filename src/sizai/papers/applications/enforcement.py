"""强制执行申请书: a paper with the force of law was not performed (民事诉讼法, 执行程序)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts import Cited, Enterprise, Money, Representative, Worker
from ..parties import called, called_firms, must_have, party_rows, workers_annex
from ..phrases import known_day
from ..wording import (
    Block,
    Column,
    Element,
    Form,
    Heading,
    Paragraph,
    Table,
    Title,
    Wording,
    paragraphs,
)
from .parts import OPEN_ROWS, attached, ending, limits, not_ours
from .payment_order import Due, performance_table

VERSION = "enforcement-1"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """The paper to be enforced: 仲裁裁决书, 仲裁调解书, 民事判决书, 支付令, 司法确认裁定书."""

    kind: str
    number: str = ""
    issued_by: str = ""
    effective_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class EnforcementApplication:
    """`owed`: what is asked to be enforced. `assets`: (kind, where and how much) known of the enterprise."""

    case_code: str
    court: str
    workers: tuple[Worker, ...]
    enterprises: tuple[Enterprise, ...]
    ground: Ground
    owed: Money
    dues: tuple[Due, ...]
    demo: bool
    representatives: tuple[Representative, ...] = ()
    other_requests: tuple[str, ...] = ()
    facts: str = ""
    assets: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ("生效法律文书", "生效证明", "申请人身份证明")
    time_limits: tuple[Cited, ...] = ()
    signed_on: date | None = None
    made_on: date | None = None

    def wording(self) -> Wording:
        must_have(
            paper="强制执行申请书",
            申请执行人=self.workers,
            被执行人=self.enterprises,
            执行依据=self.ground.kind,
        )
        parties = party_rows(
            workers=self.workers,
            enterprises=self.enterprises,
            representatives=self.representatives,
            roles=("申请执行人", "被执行人"),
        )
        return Wording(
            name=(
                self.case_code,
                "强制执行申请书",
                f"{called(self.workers)}与{called_firms(self.enterprises)}",
            ),
            subject=f"{self.case_code}强制执行申请书",
            version=VERSION,
            demo=self.demo,
            dated=self.signed_on or self.made_on,
            blocks=(
                Title("强制执行申请书", self.case_code),
                not_ours(),
                Heading("一、当事人"),
                Form(parties),
                Heading("二、执行依据"),
                Form(
                    (
                        (Element("文书种类", self.ground.kind), Element("文书编号", self.ground.number)),
                        (Element("作出机关", self.ground.issued_by),),
                        (
                            Element("生效日期", known_day(self.ground.effective_on)),
                            Element("履行期限", known_day(self.ground.due_on)),
                        ),
                    )
                ),
                Heading("三、请求执行的事项"),
                *self._requests(),
                Heading("四、履行情况"),
                performance_table(self.dues, owed=self.owed),
                *paragraphs(self.facts),
                Heading("五、被执行人的财产线索"),
                self._assets(),
                *limits(self.time_limits, number="六"),
                *attached(self.attachments),
                *ending(self.court, signed_by=("申请执行人（签名、按指印）：",), signed_on=self.signed_on),
                *workers_annex(
                    self.workers, amount_head="请求金额", whole="请求执行金额", total=self.owed.amount
                ),
            ),
        )

    def _requests(self) -> tuple[Block, ...]:
        asked = (f"给付{self.owed.spoken}", *self.other_requests)
        return tuple(Paragraph(f"{at}．{item.rstrip('。')}。") for at, item in enumerate(asked, start=1))

    def _assets(self) -> Table:
        rows = [(kind, where) for kind, where in self.assets] + [("", "")] * OPEN_ROWS
        return Table(columns=(Column("种类", 44), Column("所在和数额", 112)), rows=tuple(rows))
