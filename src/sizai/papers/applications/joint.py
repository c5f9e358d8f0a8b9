"""Applications that both sides make together: 司法确认 (to a court), 仲裁审查 (to an arbitration committee).

司法确认: 人民调解法 art. 33, 民事诉讼法. 仲裁审查: 企业劳动争议协商调解规定 art. 27, 劳动人事争议仲裁办案规则
arts. 74-76. Which of the two fits, and its last day, comes from `law` as `time_limits`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts import Cited, Enterprise, Money, Representative, Worker
from ..parties import called, called_firms, must_have, party_rows, workers_annex
from ..phrases import day, known_day, ordinal
from ..wording import Block, Element, Form, Heading, Paragraph, Title, Wording, paragraphs
from .parts import attached, ending, limits, not_ours

CONFIRMATION_VERSION, REVIEW_VERSION = "judicial-confirmation-1", "arbitration-review-1"


@dataclass(frozen=True, kw_only=True)
class _JointApplication:
    """`authority`: the court or committee. `attachments`: names of papers handed in."""

    case_code: str
    authority: str
    workers: tuple[Worker, ...]
    enterprises: tuple[Enterprise, ...]
    agreement_code: str
    mediation_body: str
    agreed_on: date | None
    terms: tuple[str, ...]
    demo: bool
    representatives: tuple[Representative, ...] = ()
    money: Money | None = None
    facts: str = ""
    attachments: tuple[str, ...] = ("调解协议书", "双方身份证明", "与协议有关的证据材料")
    time_limits: tuple[Cited, ...] = ()
    signed_on: date | None = None
    made_on: date | None = None

    def _wording(self, *, title: str, asked: str, promises: tuple[str, ...], version: str) -> Wording:
        must_have(
            paper=title,
            职工=self.workers,
            用人单位=self.enterprises,
            调解协议书编号=self.agreement_code,
            协议内容=self.terms,
        )
        parties = party_rows(
            workers=self.workers,
            enterprises=self.enterprises,
            representatives=self.representatives,
            roles=("申请人", "申请人"),
        )
        return Wording(
            name=(self.case_code, title, f"{called(self.workers)}与{called_firms(self.enterprises)}"),
            subject=f"{self.case_code}{title}",
            version=version,
            demo=self.demo,
            dated=self.signed_on or self.made_on,
            blocks=(
                Title(title, self.case_code),
                not_ours(),
                Heading("一、双方当事人"),
                Form(parties),
                Heading("二、请求事项"),
                Paragraph(asked),
                Heading("三、调解协议"),
                Form(
                    (
                        (Element("编号", self.agreement_code),),
                        (Element("调解组织", self.mediation_body),),
                        (Element("生效日期", known_day(self.agreed_on)), self._sum()),
                    )
                ),
                *self._terms(),
                Heading("四、事实和理由"),
                *self._facts(),
                Heading("五、双方声明"),
                *(Paragraph(promise) for promise in promises),
                *limits(self.time_limits, number="六"),
                *attached(self.attachments),
                *ending(
                    self.authority,
                    signed_by=("申请人（签名、按指印）：", "申请人（盖章）："),
                    signed_on=self.signed_on,
                ),
                *workers_annex(
                    self.workers,
                    amount_head="协议金额",
                    whole="协议金额",
                    total=self.money.amount if self.money else None,
                ),
            ),
        )

    def _facts(self) -> tuple[Block, ...]:
        plain = f"双方于{day(self.agreed_on)}经{self.mediation_body}调解，自愿达成上述协议。"
        return paragraphs(self.facts) or (Paragraph(plain),)

    def _sum(self) -> Element:
        return Element("金额（元）", self.money.figures if self.money else "")

    def _terms(self) -> tuple[Block, ...]:
        listed: list[Block] = [Paragraph("协议内容：", with_next=True)]
        for at, term in enumerate(self.terms, start=1):
            listed += paragraphs(f"（{ordinal(at)}）{term.strip()}")
        return tuple(listed)


@dataclass(frozen=True, kw_only=True)
class JudicialConfirmationApplication(_JointApplication):
    """司法确认申请书. The statements are those of 法释〔2011〕5号 art. 4."""

    def wording(self) -> Wording:
        return self._wording(
            title="司法确认申请书",
            asked=f"双方共同请求确认{self.mediation_body}主持达成的{self.agreement_code}调解协议有效。",
            promises=(
                "双方为解决纠纷自愿达成协议，没有恶意串通、规避法律的行为。",
                "协议内容如果给他人造成损害，双方愿意承担相应的民事责任和其他法律责任。",
            ),
            version=CONFIRMATION_VERSION,
        )


@dataclass(frozen=True, kw_only=True)
class ArbitrationReviewApplication(_JointApplication):
    """调解协议仲裁审查申请书."""

    def wording(self) -> Wording:
        return self._wording(
            title="调解协议仲裁审查申请书",
            asked=f"双方共同请求审查{self.mediation_body}主持达成的{self.agreement_code}调解协议，并制作调解书。",
            promises=("双方自愿达成协议，协议内容不损害国家、集体和他人的利益，双方愿意接受审查。",),
            version=REVIEW_VERSION,
        )
