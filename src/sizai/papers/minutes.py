"""调解笔录: when, where, who was there, what was on the table, what each side said, how it ended.

Read by (or to) those present and signed on every page: each foot leaves room for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .parties import must_have
from .phrases import clock, day, hour, ordinal
from .wording import (
    Block,
    Column,
    Element,
    Form,
    Heading,
    Paragraph,
    SignatureLines,
    Table,
    Title,
    Wording,
    paragraphs,
    written,
)

VERSION = "minutes-1"
SIGNED_PAGES = f"本页已阅，签名：{'_' * 40}"


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """`side`: 职工方, 用人单位, 调解组织, …; `present` False prints 未到 and the reason."""

    side: str
    name: str
    post: str = ""
    phone: str = ""
    present: bool = True
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What one person said, in order."""

    speaker: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """`ended_at` None prints a time to fill by hand. `result`: how it ended, in words."""

    code: str
    case_name: str
    body: str
    place: str
    started_at: datetime
    mediators: tuple[str, ...]
    recorder: str
    attendance: tuple[Attendance, ...]
    agenda: tuple[str, ...]
    statements: tuple[Statement, ...]
    result: str
    demo: bool
    ended_at: datetime | None = None
    number: int = 1

    def wording(self) -> Wording:
        must_have(paper="调解笔录", 案号=self.code, 地点=self.place, 到场人=self.attendance)
        return Wording(
            name=(self.code, f"调解笔录第{self.number}次", day(self.started_at.date())),
            subject=f"{self.code}调解笔录（第{self.number}次）",
            version=VERSION,
            demo=self.demo,
            dated=self.started_at.date(),
            signed_pages=SIGNED_PAGES,
            blocks=(
                Title("调解笔录", f"{self.code}　第{ordinal(self.number)}次"),
                Form(
                    (
                        (Element("案件", self.case_name),),
                        (Element("时间", f"{clock(self.started_at)}至{self._end()}"),),
                        (Element("地点", self.place),),
                        (Element("调解组织", self.body),),
                        (Element("调解员", "、".join(self.mediators)), Element("记录人", self.recorder)),
                    )
                ),
                Heading("一、到场情况"),
                self._attendance(),
                Heading("二、议题"),
                *self._agenda(),
                Heading("三、调解经过"),
                *self._statements(),
                Heading("四、调解结果"),
                *written(self.result),
                Paragraph(
                    "以上笔录已由到场人阅读，阅读有困难的已向其宣读。记录无误的，由到场人逐页签名；"
                    "认为记录有遗漏或者差错的，可以要求补正。拒绝签名的，由记录人注明。",
                    with_next=True,
                ),
                SignatureLines(
                    left=("职工方（签名）：", "调解员（签名）：", "日期：　　　　年　　月　　日"),
                    right=("用人单位（签名）：", "记录人（签名）："),
                ),
            ),
        )

    def _end(self) -> str:
        if self.ended_at is None:
            return "____:____"
        same_day = self.ended_at.date() == self.started_at.date()
        return hour(self.ended_at) if same_day else clock(self.ended_at)

    def _attendance(self) -> Table:
        return Table(
            columns=(
                Column("身份", 30, "center"),
                Column("姓名", 28, "center"),
                Column("单位和职务", 42),
                Column("联系电话", 28, "center"),
                Column("到场情况", 28, "center"),
            ),
            rows=tuple(
                (
                    person.side,
                    person.name,
                    person.post,
                    person.phone,
                    "到场" if person.present else f"未到{f'：{person.reason}' if person.reason else ''}",
                )
                for person in self.attendance
            ),
        )

    def _agenda(self) -> tuple[Block, ...]:
        return tuple(Paragraph(f"（{ordinal(at)}）{item}") for at, item in enumerate(self.agenda, start=1))

    def _statements(self) -> tuple[Block, ...]:
        said: list[Block] = []
        for statement in self.statements:
            said += paragraphs(statement.text, lead=f"{statement.speaker}：")
        return tuple(said)
