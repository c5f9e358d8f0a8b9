"""Who the parties are, as rows of a form and as the list annexed to a collective case."""

from __future__ import annotations

from decimal import Decimal

from .facts import Enterprise, Representative, Worker
from .phrases import figure, known_day, named
from .refusals import DoesNotAddUp, MissingFact
from .wording import Annex, Band, Block, Column, Element, FormRow, Note, Table

ANNEX_LABEL = "附件"


def called(workers: tuple[Worker, ...]) -> str:
    """张三, or 张三等5人."""
    return named(tuple(worker.name for worker in workers))


def called_firms(enterprises: tuple[Enterprise, ...]) -> str:
    return "、".join(enterprise.name for enterprise in enterprises)


def must_have(*, paper: str, **facts: object) -> None:
    """Refuse to word a paper without these; the keyword is the fact's Chinese name."""
    for fact, value in facts.items():
        if not value:
            raise MissingFact(paper=paper, fact=fact)


def worker_rows(workers: tuple[Worker, ...], *, role: str) -> tuple[FormRow, ...]:
    """One worker in full; several by the first name, the number, and the annex."""
    if len(workers) > 1:
        return (
            Band(f"{role}（职工）"),
            (Element("姓名", f"{called(workers)}（名单见{ANNEX_LABEL}）"),),
        )
    worker = workers[0]
    return (
        Band(f"{role}（职工）"),
        (Element("姓名", worker.name), Element("性别", worker.sex)),
        (Element("公民身份号码", worker.id_number),),
        (Element("出生日期", known_day(worker.born_on)), Element("联系电话", worker.phone)),
        (Element("职业岗位", worker.position),),
        (Element("住址", worker.address),),
    )


def enterprise_rows(enterprises: tuple[Enterprise, ...], *, role: str) -> tuple[FormRow, ...]:
    rows: list[FormRow] = []
    for at, enterprise in enumerate(enterprises, start=1):
        rows += [
            Band(f"{role}（用人单位）" if len(enterprises) == 1 else f"{role}{at}（用人单位）"),
            (Element("名称", enterprise.name),),
            (Element("统一社会信用代码", enterprise.uscc),),
            (Element("住所", enterprise.address),),
            (
                Element("法定代表人", enterprise.legal_representative),
                Element("职务", enterprise.legal_representative_post),
            ),
            (Element("联系人", enterprise.contact), Element("联系电话", enterprise.phone)),
        ]
    return tuple(rows)


def representative_rows(representatives: tuple[Representative, ...]) -> tuple[FormRow, ...]:
    rows: list[FormRow] = []
    for person in representatives:
        rows += [
            Band(f"{person.of}的{person.capacity}"),
            (Element("姓名", person.name), Element("联系电话", person.phone)),
            (Element("单位和职务", person.post),),
        ]
        if person.authority:
            rows.append((Element("代理权限", person.authority),))
    return tuple(rows)


def party_rows(
    *,
    workers: tuple[Worker, ...],
    enterprises: tuple[Enterprise, ...],
    representatives: tuple[Representative, ...] = (),
    enterprise_first: bool = False,
    roles: tuple[str, str] = ("申请人", "被申请人"),
) -> tuple[FormRow, ...]:
    """Both sides in the order in which they ask and answer, then who acts for them."""
    if enterprise_first:
        sides = (*enterprise_rows(enterprises, role=roles[0]), *worker_rows(workers, role=roles[1]))
    else:
        sides = (*worker_rows(workers, role=roles[0]), *enterprise_rows(enterprises, role=roles[1]))
    return (*sides, *representative_rows(representatives))


def workers_annex(
    workers: tuple[Worker, ...], *, amount_head: str, whole: str = "", total: Decimal | None = None
) -> tuple[Block, ...]:
    """The list of a collective case; nothing for a single worker.

    Where every worker's amount is known it has a total, which must be the paper's own (DoesNotAddUp).
    """
    if len(workers) < 2:
        return ()
    amounts = [worker.amount for worker in workers if worker.amount is not None]
    complete = len(amounts) == len(workers)
    listed = sum(amounts, Decimal(0))
    if complete and total is not None and listed != total:
        raise DoesNotAddUp(part="职工名单", parts_sum=listed, whole=whole, whole_sum=total)
    rows = tuple(
        (
            str(at),
            worker.name,
            worker.id_number,
            worker.phone,
            figure(worker.amount, places=2) if worker.amount is not None else "",
            "",
        )
        for at, worker in enumerate(workers, start=1)
    )
    return (
        Annex(ANNEX_LABEL, "职工名单"),
        Table(
            columns=(
                Column("序号", 12, "center"),
                Column("姓名", 24, "center"),
                Column("公民身份号码", 42, "center"),
                Column("联系电话", 27, "center"),
                Column(f"{amount_head}\n（元）", 26, "right"),
                Column("签名", 25, "center"),
            ),
            rows=rows,
            total=("", "合计", "", "", figure(listed, places=2), "") if complete else (),
        ),
        Note(f"共{len(workers)}人。签名处由本人签名或者按指印。"),
    )
