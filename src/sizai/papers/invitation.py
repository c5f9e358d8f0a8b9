"""调解会通知: to one party, when and where, what to bring, whom to ask. A letter of the mediation body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from .facts import Contact
from .parties import must_have
from .phrases import appointment, day, ended, ordinal
from .wording import Code, Issued, Paragraph, Title, Wording

VERSION = "invitation-1"


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """`recipient` is addressed as `you` (您 for a person, 你单位 for an enterprise).

    `case_name` must not name a complainant who has not agreed to be named: that is the caller's choice.
    """

    code: str
    body: str
    recipient: str
    case_name: str
    starts_at: datetime
    place: str
    to_bring: tuple[str, ...]
    contact: Contact
    issued_on: date
    demo: bool
    agenda: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    you: str = "你单位"

    def wording(self) -> Wording:
        must_have(paper="调解会通知", 案号=self.code, 收件人=self.recipient, 地点=self.place)
        mediators = f"，调解员：{'、'.join(self.mediators)}" if self.mediators else ""
        items = [
            ("时间：", ended(appointment(self.starts_at))),
            ("地点：", ended(self.place)),
            ("商量的事：", ended("；".join(item.rstrip("。；") for item in self.agenda))),
            ("请带来：", ended("；".join(item.rstrip("。；") for item in self.to_bring))),
        ]
        said = [(head, text) for head, text in items if text]
        return Wording(
            name=(self.code, "调解会通知", self.recipient),
            subject=f"{self.code}调解会通知",
            version=VERSION,
            demo=self.demo,
            dated=self.issued_on,
            letterhead=self.body,
            blocks=(
                Code(self.code),
                Title("调解会通知"),
                Paragraph(f"{self.recipient}：", indent=0),
                Paragraph(
                    f"{self.case_name}一案，现定于下列时间、地点召开调解会{mediators}。请{self.you}参加。"
                ),
                *(
                    Paragraph(text, lead=f"{ordinal(at)}、{head}")
                    for at, (head, text) in enumerate(said, start=1)
                ),
                Paragraph(
                    "调解以双方自愿为前提，不收费用。委托他人参加的，请带写明权限的委托书；"
                    f"不能到会或者不愿调解的，请提前告知。{self.contact.sentence}",
                    with_next=True,
                ),
                Issued(self.body, day(self.issued_on)),
            ),
        )
