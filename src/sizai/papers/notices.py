"""What an applicant gets in hand: 收条 at intake, then 受理通知 or 不予受理告知.

Articles, reasons and next steps come as `Cited` sentences from the `law` package.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import Cited, Contact
from .parties import must_have
from .phrases import clock, day, ended, ordinal
from .wording import (
    Block,
    Code,
    Column,
    Element,
    Form,
    FormRow,
    Heading,
    Issued,
    Note,
    Paragraph,
    SignatureLines,
    Table,
    Title,
    Wording,
    paragraphs,
)

ACCEPTANCE_VERSION, DECLINE_VERSION, RECEIPT_VERSION = "acceptance-1", "decline-1", "receipt-1"


@dataclass(frozen=True, kw_only=True)
class AcceptanceNotice:
    """`rights`: what the applicant may do and by when, each with its article."""

    code: str
    body: str
    recipient: str
    matter: str
    applied_on: date
    accepted_on: date
    mediators: tuple[str, ...]
    contact: Contact
    issued_on: date
    demo: bool
    rights: tuple[Cited, ...] = ()
    you: str = "您"

    def wording(self) -> Wording:
        must_have(paper="受理通知书", 案号=self.code, 收件人=self.recipient)
        return Wording(
            name=(self.code, "受理通知书", self.recipient),
            subject=f"{self.code}受理通知书",
            version=ACCEPTANCE_VERSION,
            demo=self.demo,
            dated=self.issued_on,
            letterhead=self.body,
            blocks=(
                Code(self.code),
                Title("受理通知书"),
                Paragraph(f"{self.recipient}：", indent=0),
                Paragraph(
                    f"{self.you}于{day(self.applied_on)}提出的调解申请（{self.matter}）已收到。"
                    f"经审查符合受理条件，{day(self.accepted_on)}起受理，案号为{self.code}。"
                ),
                *((Paragraph(ended("、".join(self.mediators)), lead="调解员："),) if self.mediators else ()),
                *_cited(self.rights),
                Paragraph(f"以后联系请报案号。{self.contact.sentence}", with_next=True),
                Issued(self.body, day(self.issued_on)),
            ),
        )


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Where the applicant can go instead, and for what."""

    name: str
    matter: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class DeclineNotice:
    """`reason` in words and `articles` it rests on; `clocks`: time limits that go on running."""

    code: str
    body: str
    recipient: str
    matter: str
    applied_on: date
    reason: str
    articles: tuple[Cited, ...]
    destinations: tuple[Destination, ...]
    contact: Contact
    issued_on: date
    demo: bool
    clocks: tuple[Cited, ...] = ()
    you: str = "您"

    def wording(self) -> Wording:
        must_have(paper="不予受理告知书", 编号=self.code, 收件人=self.recipient, 理由=self.reason)
        return Wording(
            name=(self.code, "不予受理告知书", self.recipient),
            subject=f"{self.code}不予受理告知书",
            version=DECLINE_VERSION,
            demo=self.demo,
            dated=self.issued_on,
            letterhead=self.body,
            blocks=(
                Code(self.code),
                Title("不予受理告知书"),
                Paragraph(f"{self.recipient}：", indent=0),
                Paragraph(
                    f"{self.you}于{day(self.applied_on)}提出的调解申请（{self.matter}）已收到。"
                    "经审查，决定不予受理，现将理由和可以去办的地方告知如下："
                ),
                Heading("一、理由"),
                *paragraphs(ended(self.reason)),
                *(Paragraph(article.spoken) for article in self.articles),
                *self._where(),
                *self._clocks(),
                Paragraph(f"对本告知有疑问的，可以向我们询问。{self.contact.sentence}", with_next=True),
                Issued(self.body, day(self.issued_on)),
            ),
        )

    def _where(self) -> tuple[Block, ...]:
        if not self.destinations:
            return ()
        table = Table(
            columns=(
                Column("去哪里", 44),
                Column("办什么", 44),
                Column("地址", 38),
                Column("电话", 30, "center"),
            ),
            rows=tuple((place.name, place.matter, place.address, place.phone) for place in self.destinations),
        )
        return (Heading("二、可以去办的地方"), table)

    def _clocks(self) -> tuple[Block, ...]:
        if not self.clocks:
            return ()
        number = "三" if self.destinations else "二"
        return (Heading(f"{number}、不受本告知影响的期限"), *_cited(self.clocks))


@dataclass(frozen=True, kw_only=True)
class Material:
    """What was handed in. `original`: True 原件, False 复印件, None not said."""

    name: str
    copies: int = 1
    pages: int | None = None
    original: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """收条 of an intake. `giver` is empty for somebody who stays anonymous.

    `receipt_code` is what the giver asks with later; `words` are its four words.
    """

    receipt_code: str
    body: str
    matter: str
    received_at: datetime
    received_by: str
    channel: str
    contact: Contact
    demo: bool
    giver: str = ""
    words: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    what_next: tuple[Cited, ...] = ()

    def wording(self) -> Wording:
        must_have(paper="收条", 收条号=self.receipt_code, 收件单位=self.body)
        giver = self.giver or "匿名（凭收条号查询）"
        fields: list[FormRow] = [
            (Element("收条号", self.receipt_code),),
            *([(Element("四个词", "　".join(self.words)),)] if self.words else []),
            (Element("交来的人", giver),),
            (Element("收到时间", clock(self.received_at)),),
            (Element("来件方式", self.channel),),
            (Element("事项", self.matter),),
            (Element("收件单位", self.body),),
            (Element("经手人", self.received_by), Element("联系电话", self.contact.phone)),
        ]
        return Wording(
            name=("收条", self.receipt_code),
            subject=f"收条{self.receipt_code}",
            version=RECEIPT_VERSION,
            demo=self.demo,
            dated=self.received_at.date(),
            blocks=(
                Title("收　条"),
                Form(tuple(fields)),
                *self._materials(),
                *_cited(self.what_next),
                Note("请存好收条号。匿名的来件只能凭收条号查询，收条号丢了，我们也找不到这一件。"),
                SignatureLines(left=("交来的人（签名）：",), right=("经手人（签名）：",)),
                Issued(self.body, day(self.received_at.date())),
            ),
        )

    def _materials(self) -> tuple[Block, ...]:
        if not self.materials:
            return (Note("没有收到书面材料。"),)
        kinds = {True: "原件", False: "复印件", None: ""}
        rows = tuple(
            (str(at), item.name, str(item.copies), str(item.pages or ""), kinds[item.original])
            for at, item in enumerate(self.materials, start=1)
        )
        columns = (
            Column("序号", 14, "center"),
            Column("收到的材料", 82),
            Column("份数", 18, "center"),
            Column("页数", 18, "center"),
            Column("形式", 24, "center"),
        )
        return (Table(columns=columns, rows=rows),)


def _cited(sentences: tuple[Cited, ...]) -> tuple[Paragraph, ...]:
    """Numbered 一、 when there are several."""
    if len(sentences) == 1:
        return (Paragraph(sentences[0].spoken),)
    return tuple(
        Paragraph(sentence.spoken, lead=f"{ordinal(at)}、") for at, sentence in enumerate(sentences, start=1)
    )
