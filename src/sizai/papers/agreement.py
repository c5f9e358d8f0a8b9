"""调解协议书: what 企业劳动争议协商调解规定 (人社部令第17号) art. 26 and 人民调解法 art. 29 want in it.

Parties, what was asked, the facts, what was agreed, when and how it is performed, and what follows if it is
not. Signatures come last, the seal of the mediation body on the date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .facts import LABOUR_MEDIATION_EFFECT, Cited, Claim, Enterprise, Money, Representative, Worker
from .parties import called, called_firms, must_have, party_rows, workers_annex
from .phrases import day, known_day, ordinal
from .refusals import DoesNotAddUp
from .wording import (
    Band,
    Block,
    Column,
    Element,
    Form,
    FormRow,
    Heading,
    Issued,
    Paragraph,
    SignatureLines,
    Table,
    Title,
    Wording,
    paragraphs,
    written,
)

VERSION = "agreement-1"


@dataclass(frozen=True, kw_only=True)
class Instalment:
    """One payment promised. `due_on` None prints a date to fill by hand."""

    money: Money
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """`money`: the whole sum promised; None when the agreement is not about money.

    `performance`: the way of performing in words (account, place). `effect` and `next_steps`: by the kind of
    mediation body, from `law`. `enterprise_first`: the enterprise asked for the mediation.
    """

    code: str
    body: str
    mediators: tuple[str, ...]
    workers: tuple[Worker, ...]
    enterprises: tuple[Enterprise, ...]
    dispute: str
    claims: tuple[Claim, ...]
    facts: str
    terms: tuple[str, ...]
    demo: bool
    representatives: tuple[Representative, ...] = ()
    money: Money | None = None
    instalments: tuple[Instalment, ...] = ()
    performance: str = ""
    effect: Cited = LABOUR_MEDIATION_EFFECT
    next_steps: tuple[Cited, ...] = ()
    agreed_on: date | None = None
    copies: int = 3
    enterprise_first: bool = False
    title: str = "调解协议书"

    def wording(self) -> Wording:
        must_have(
            paper=self.title,
            编号=self.code,
            调解组织=self.body,
            职工=self.workers,
            用人单位=self.enterprises,
            协议内容=self.terms,
        )
        self._check_instalments()
        parties = party_rows(
            workers=self.workers,
            enterprises=self.enterprises,
            representatives=self.representatives,
            enterprise_first=self.enterprise_first,
        )
        return Wording(
            name=(self.code, self.title, f"{called(self.workers)}与{called_firms(self.enterprises)}"),
            subject=f"{self.code}{self.title}",
            version=VERSION,
            demo=self.demo,
            dated=self.agreed_on,
            blocks=(
                Title(self.title, self.code),
                Heading("一、当事人"),
                Form((*parties, *self._mediation())),
                Heading("二、调解请求事项"),
                *self._claims(),
                Heading("三、主要事实"),
                *written(self.facts),
                Heading("四、协议内容"),
                *self._terms(),
                Heading("五、履行期限和方式"),
                *self._performance(),
                Heading("六、效力和不履行时的办法"),
                *(Paragraph(cited.spoken) for cited in (self.effect, *self.next_steps)),
                Heading("七、份数"),
                self._copies(),
                self._signatures(),
                Issued(self.body, day(self.agreed_on)),
                *self._annex(),
            ),
        )

    def _mediation(self) -> tuple[FormRow, ...]:
        return (
            Band("调解"),
            (Element("调解组织", self.body),),
            (Element("调解员", "、".join(self.mediators)),),
        )

    def _check_instalments(self) -> None:
        promised = sum((part.money.amount for part in self.instalments), Decimal(0))
        if self.instalments and self.money and promised != self.money.amount:
            raise DoesNotAddUp(
                part="分期付款", parts_sum=promised, whole="协议金额", whole_sum=self.money.amount
            )

    def _claims(self) -> tuple[Block, ...]:
        listed = (
            Paragraph(f"（{ordinal(at)}）{claim.sentence}") for at, claim in enumerate(self.claims, start=1)
        )
        return (*paragraphs(self.dispute, lead="争议："), *listed)

    def _terms(self) -> tuple[Block, ...]:
        listed: list[Block] = [Paragraph("经调解，双方自愿达成如下协议：")]
        for at, term in enumerate(self.terms, start=1):
            listed += paragraphs(f"（{ordinal(at)}）{term.strip()}")
        if self.money:
            listed.append(Paragraph(f"以上应付金额合计{self.money.spoken}。"))
        return tuple(listed)

    def _performance(self) -> tuple[Block, ...]:
        way = written(self.performance, lead="方式：")
        if not self.instalments:
            return way
        table = Table(
            columns=(
                Column("期次", 16, "center"),
                Column("金额（元）", 34, "right"),
                Column("金额大写", 66),
                Column("付款期限", 40, "center"),
            ),
            rows=tuple(
                (f"第{at}期", part.money.figures, part.money.capitals, known_day(part.due_on))
                for at, part in enumerate(self.instalments, start=1)
            ),
            total=("合计", self.money.figures, self.money.capitals, "") if self.money else (),
        )
        return (Paragraph(f"分{len(self.instalments)}期付款：", with_next=True), table, *way)

    def _copies(self) -> Paragraph:
        return Paragraph(
            f"本协议书一式{ordinal(self.copies)}份，当事人各执一份，调解组织留存一份。", with_next=True
        )

    def _signatures(self) -> SignatureLines:
        several = len(self.workers) > 1
        workers = (
            f"{'职工代表' if several else '职工'}（签名、按指印）：",
            *(("（其他职工在名单上签名）",) if several else ()),
        )
        enterprise = ("用人单位（盖章）：", "法定代表人（代理人）签名：")
        mediators = (f"调解员（签名）：{'　' * 8}", "")
        left, right = (enterprise, workers) if self.enterprise_first else (workers, enterprise)
        return SignatureLines(left=(*left, *[""] * (2 - len(left)), *mediators), right=right)

    def _annex(self) -> tuple[Block, ...]:
        total = self.money.amount if self.money else None
        return workers_annex(self.workers, amount_head="协议金额", whole="协议金额", total=total)
