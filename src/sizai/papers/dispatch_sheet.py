"""联动派单: to a department, what is asked of it and by when; below, the slip on which it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import Contact
from .parties import must_have
from .phrases import appointment, day, ended, ordinal, yes_or_no
from .wording import (
    Annex,
    Block,
    Code,
    Element,
    Form,
    Issued,
    Paragraph,
    Title,
    Wording,
    paragraphs,
)

VERSION = "dispatch-1"


@dataclass(frozen=True, kw_only=True)
class DispatchSheet:
    """`reply_by`: the last moment to accept or reject; `reject_reasons`: (code, words) it may choose from.

    Which party data stand in `parties` and `facts` is decided by the caller's policy: a department sees only
    what it needs.
    """

    code: str
    case_code: str
    body: str
    department: str
    parties: str
    facts: str
    asked: tuple[str, ...]
    reply_by: datetime
    contact: Contact
    issued_on: date
    demo: bool
    workers: int | None = None
    amount: str = ""
    reject_reasons: tuple[tuple[str, str], ...] = ()

    def wording(self) -> Wording:
        must_have(paper="联动派单", 编号=self.code, 派往部门=self.department, 请办事项=self.asked)
        return Wording(
            name=(self.code, "联动派单", self.department),
            subject=f"{self.code}联动派单",
            version=VERSION,
            demo=self.demo,
            dated=self.issued_on,
            letterhead=self.body,
            blocks=(
                Code(self.code),
                Title("联动派单"),
                Paragraph(f"{self.department}：", indent=0),
                Paragraph(f"现将{self.case_code}案中需要你单位参加办理的事项派送如下："),
                Paragraph(ended(self.parties), lead="一、当事人："),
                *paragraphs(ended(self.facts), lead="二、情况："),
                *self._size(),
                *self._asked(),
                Paragraph(
                    f"请于{appointment(self.reply_by)}前回复接受或者不接受；不接受的，请写明理由。"
                    "本单所载个人信息只用于办理本案。"
                ),
                Paragraph(self.contact.sentence, with_next=True),
                Issued(self.body, day(self.issued_on)),
                *self._answer(),
            ),
        )

    def _size(self) -> tuple[Block, ...]:
        known = [f"涉及职工{self.workers}人"] if self.workers is not None else []
        known += [f"涉及金额{self.amount}"] if self.amount else []
        return (Paragraph(f"{'，'.join(known)}。"),) if known else ()

    def _asked(self) -> tuple[Block, ...]:
        if len(self.asked) == 1:
            return (Paragraph(ended(self.asked[0]), lead="三、请你单位办理："),)
        items = (Paragraph(f"（{ordinal(at)}）{ended(item)}") for at, item in enumerate(self.asked, start=1))
        return (Paragraph("", lead="三、请你单位办理："), *items)

    def _answer(self) -> tuple[Block, ...]:
        reasons = "\n".join(f"□{code}　{words}" for code, words in self.reject_reasons)
        return (
            Annex("回执", "联动派单回执"),
            Form(
                (
                    (Element("派单编号", self.code), Element("案号", self.case_code)),
                    (Element("回复单位", self.department),),
                    (Element("签收时间"), Element("签收人")),
                    (Element("回复", yes_or_no(None, yes="接受", no="不接受")),),
                    *([(Element("不接受的理由", reasons),)] if reasons else []),
                    (Element("理由说明", lines=3),),
                    (Element("承办人"), Element("联系电话")),
                    (Element("办理结果", lines=5),),
                )
            ),
            Issued("（单位盖章）", "年　　月　　日"),
        )
