"""仲裁申请要素表: what 劳动争议调解仲裁法 art. 28 asks of an application, element by element."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..facts import Cited, Claim, Enterprise, Evidence, Money, Representative, Worker
from ..parties import called, called_firms, must_have, party_rows, workers_annex
from ..phrases import known_day, yes_or_no
from ..wording import Band, Block, Column, Element, Form, FormRow, Heading, Note, Table, Title, Wording
from .parts import claims_table, ending, evidence_table, limits, not_ours

VERSION = "arbitration-1"


@dataclass(frozen=True, kw_only=True)
class Employment:
    """Elements of the work relation. Wages are in yuan a month, written as the case has them."""

    hired_on: date | None = None
    left_on: date | None = None
    position: str = ""
    workplace: str = ""
    written_contract: bool | None = None
    contract_term: str = ""
    monthly_wage: str = ""
    average_wage: str = ""
    paid_until: str = ""
    hours: str = ""
    insured: bool | None = None
    leaving_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MediationTried:
    """What was done before: passed on so that it need not be told again."""

    body: str = ""
    code: str = ""
    accepted_on: date | None = None
    ended_on: date | None = None
    result: str = ""


@dataclass(frozen=True, kw_only=True)
class Witness:
    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class ArbitrationApplication:
    """`committee`: the arbitration committee. `total`: sum of the claims, None when one has no amount."""

    case_code: str
    committee: str
    workers: tuple[Worker, ...]
    enterprises: tuple[Enterprise, ...]
    claims: tuple[Claim, ...]
    facts: str
    demo: bool
    representatives: tuple[Representative, ...] = ()
    total: Money | None = None
    employment: Employment = Employment()
    reasons: str = ""
    evidence: tuple[Evidence, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    mediation: MediationTried = MediationTried()
    time_limits: tuple[Cited, ...] = ()
    signed_on: date | None = None
    made_on: date | None = None

    def wording(self) -> Wording:
        must_have(paper="仲裁申请要素表", 申请人=self.workers, 被申请人=self.enterprises)
        parties = party_rows(
            workers=self.workers, enterprises=self.enterprises, representatives=self.representatives
        )
        return Wording(
            name=(
                self.case_code,
                "仲裁申请要素表",
                f"{called(self.workers)}与{called_firms(self.enterprises)}",
            ),
            subject=f"{self.case_code}仲裁申请要素表",
            version=VERSION,
            demo=self.demo,
            dated=self.signed_on or self.made_on,
            blocks=(
                Title("仲裁申请要素表", self.case_code),
                not_ours(),
                Heading("一、当事人"),
                Form(parties),
                Heading("二、仲裁请求"),
                *claims_table(self.claims, total=self.total),
                Heading("三、劳动关系要素"),
                Form(self._employment()),
                Heading("四、事实和理由"),
                Form(((Element("事实", self.facts, lines=8),), (Element("理由", self.reasons, lines=5),))),
                Heading("五、调解情况"),
                Form(self._mediation()),
                Heading("六、证据清单"),
                evidence_table(self.evidence),
                *self._witnesses(),
                *limits(self.time_limits, number="七"),
                *ending(
                    self.committee,
                    signed_by=("申请人（签名、按指印）：",),
                    signed_on=self.signed_on,
                ),
                Note(f"本申请书另交副本{len(self.enterprises)}份。"),
                *workers_annex(
                    self.workers,
                    amount_head="请求金额",
                    whole="请求总额",
                    total=self.total.amount if self.total else None,
                ),
            ),
        )

    def _employment(self) -> tuple[FormRow, ...]:
        work = self.employment
        several: tuple[FormRow, ...] = (
            (Band("各人情况不同的，以名单和证据为准"),) if len(self.workers) > 1 else ()
        )
        return (
            *several,
            (Element("入职日期", known_day(work.hired_on)), Element("离职日期", known_day(work.left_on))),
            (Element("岗位", work.position), Element("工作地点", work.workplace)),
            (
                Element("书面劳动合同", yes_or_no(work.written_contract, yes="有", no="无")),
                Element("合同期限", work.contract_term),
            ),
            (
                Element("月工资（元）", work.monthly_wage),
                Element("离职前12个月平均工资（元）", work.average_wage),
            ),
            (Element("工资付到", work.paid_until), Element("工作时间", work.hours)),
            (Element("参加社会保险", yes_or_no(work.insured)), Element("离职原因", work.leaving_reason)),
        )

    def _mediation(self) -> tuple[FormRow, ...]:
        tried = self.mediation
        return (
            (Element("调解组织", tried.body),),
            (
                Element("案号", tried.code or self.case_code),
                Element("受理日期", known_day(tried.accepted_on)),
            ),
            (Element("结果", tried.result), Element("结束日期", known_day(tried.ended_on))),
        )

    def _witnesses(self) -> tuple[Block, ...]:
        if not self.witnesses:
            return ()
        columns = (Column("证人姓名", 36, "center"), Column("住所", 80), Column("联系电话", 40, "center"))
        return (
            Table(columns=columns, rows=tuple((who.name, who.address, who.phone) for who in self.witnesses)),
        )
