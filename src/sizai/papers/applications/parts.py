"""Parts that all applications share: claims, evidence, time limits, and the end with its signatures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..facts import Cited, Claim, Evidence, Money
from ..phrases import day, figure
from ..refusals import DoesNotAddUp
from ..wording import Block, Column, Heading, Note, Paragraph, SignatureLines, Table

#: Rows left open for what is added by hand.
OPEN_ROWS = 2


def claims_table(claims: tuple[Claim, ...], *, total: Money | None) -> tuple[Block, ...]:
    """What is asked, with amounts; the total must be their sum when all have one (DoesNotAddUp)."""
    amounts = [claim.amount for claim in claims if claim.amount is not None]
    listed = sum(amounts, Decimal(0))
    if total and amounts and len(amounts) == len(claims) and listed != total.amount:
        raise DoesNotAddUp(part="各项请求", parts_sum=listed, whole="请求总额", whole_sum=total.amount)
    rows = tuple(
        (
            str(at),
            claim.kind,
            claim.detail,
            figure(claim.amount, places=2) if claim.amount is not None else "",
        )
        for at, claim in enumerate(claims, start=1)
    )
    columns = (
        Column("序号", 14, "center"),
        Column("请求事项", 44),
        Column("期间和计算方法", 66),
        Column("金额（元）", 32, "right"),
    )
    table = Table(
        columns=columns,
        rows=rows or (("1", "", "", ""),),
        total=("", "合计", total.capitals, total.figures) if total else (),
    )
    return (table,)


def evidence_table(evidence: tuple[Evidence, ...]) -> Table:
    kinds = {True: "原件", False: "复印件", None: ""}
    rows = [
        (str(at), item.name, item.source, item.proves, str(item.pages or ""), kinds[item.original])
        for at, item in enumerate(evidence, start=1)
    ]
    rows += [(str(len(rows) + 1 + at), "", "", "", "", "") for at in range(OPEN_ROWS)]
    return Table(
        columns=(
            Column("序号", 13, "center"),
            Column("证据名称", 40),
            Column("来源", 28),
            Column("证明的事实", 42),
            Column("页数", 13, "center"),
            Column("形式", 20, "center"),
        ),
        rows=tuple(rows),
    )


def limits(sentences: tuple[Cited, ...], *, number: str) -> tuple[Block, ...]:
    if not sentences:
        return ()
    return (Heading(f"{number}、期限和依据"), *(Paragraph(sentence.spoken) for sentence in sentences))


def attached(items: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(
        Paragraph(
            f"{at}．{item}", lead="附件：" if at == 1 else "", indent=2 if at == 1 else 5, with_next=True
        )
        for at, item in enumerate(items, start=1)
    )


def ending(
    addressee: str, *, signed_by: tuple[str] | tuple[str, str], signed_on: date | None
) -> tuple[Block, ...]:
    """此致, the authority at the margin, room for each side to sign and date."""
    left, *right = ((signer, f"日期：{day(signed_on)}") for signer in signed_by)
    return (
        Paragraph("此致", with_next=True),
        Paragraph(addressee or "________________________", indent=0, with_next=True),
        SignatureLines(left=left, right=right[0] if right else ()),
    )


def not_ours() -> Note:
    return Note("本表由案件资料带出，空白处请手写补齐；提交前请逐项核对，以本人签名的内容为准。")
