"""Facts that several papers share. Plain values; masking and choosing are the caller's.

Amounts are `Decimal` in yuan. Unknown text is "" and unknown dates are None: they print as room to write.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .phrases import day, ended, figure
from .refusals import NotAnAmount

#: A slip of the keyboard, not an amount.
_TOO_MUCH = Decimal("1e15")


def checked(amount: Decimal) -> Decimal:
    """The amount, if it is one that can stand in a paper; NotAnAmount otherwise."""
    if not isinstance(amount, Decimal) or not amount.is_finite() or not 0 <= amount < _TOO_MUCH:
        raise NotAnAmount(amount)
    if amount * 100 % 1:
        raise NotAnAmount(amount)
    return amount


@dataclass(frozen=True, kw_only=True)
class Money:
    """An amount in yuan with its capitals (大写), which the `law` package writes."""

    amount: Decimal
    capitals: str

    def __post_init__(self) -> None:
        checked(self.amount)

    @classmethod
    def of(cls, amount: Decimal, *, capitals: Callable[[Decimal], str]) -> Money:
        return cls(amount=amount, capitals=capitals(checked(amount)))

    @property
    def figures(self) -> str:
        return figure(self.amount, places=2)

    @property
    def spoken(self) -> str:
        return f"人民币{self.figures}元（大写：{self.capitals}）"


@dataclass(frozen=True, kw_only=True)
class Worker:
    """`amount` is the worker's own share in a collective case."""

    name: str
    sex: str = ""
    born_on: date | None = None
    id_number: str = ""
    phone: str = ""
    address: str = ""
    position: str = ""
    amount: Decimal | None = None

    def __post_init__(self) -> None:
        if self.amount is not None:
            checked(self.amount)


@dataclass(frozen=True, kw_only=True)
class Enterprise:
    name: str
    uscc: str = ""
    address: str = ""
    legal_representative: str = ""
    legal_representative_post: str = ""
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Representative:
    """Who acts for a party. `capacity`: 职工代表, 委托代理人, …; `of`: the party, in words."""

    name: str
    capacity: str
    of: str
    post: str = ""
    phone: str = ""
    authority: str = ""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What is asked: its kind in words, how it is made up, how much."""

    kind: str
    detail: str = ""
    amount: Decimal | None = None

    def __post_init__(self) -> None:
        if self.amount is not None:
            checked(self.amount)

    @property
    def sentence(self) -> str:
        asked = f"{self.kind}{figure(self.amount, places=2)}元" if self.amount is not None else self.kind
        detail = self.detail.strip().rstrip("。；")
        return ended(f"{asked}：{detail}" if detail else asked)


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A sentence of law or of what to do next, with its basis and, where a clock runs, its last day.

    The words come from the `law` package; papers only set them.
    """

    sentence: str
    basis: str
    until: date | None = None

    @property
    def spoken(self) -> str:
        notes = [f"最迟{day(self.until)}"] if self.until else []
        notes += [f"依据：{self.basis.rstrip('。')}"] if self.basis else []
        inside = f"（{'；'.join(notes)}）" if notes else ""
        return f"{self.sentence.rstrip('。； ')}{inside}。"


@dataclass(frozen=True, kw_only=True)
class Contact:
    person: str
    phone: str
    address: str = ""

    @property
    def sentence(self) -> str:
        place = f"，地址：{self.address}" if self.address else ""
        return f"联系人：{self.person}，电话：{self.phone}{place}。"


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """`original`: True 原件, False 复印件, None not said."""

    name: str
    source: str = ""
    proves: str = ""
    pages: int | None = None
    original: bool | None = None


#: 调解仲裁法第十四条 (labour dispute mediation bodies) and 人民调解法第二十九、三十一条 (people's mediation).
LABOUR_MEDIATION_EFFECT = Cited(
    sentence="本协议由双方签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方具有约束力，双方应当履行",
    basis="《中华人民共和国劳动争议调解仲裁法》第十四条",
)
PEOPLES_MEDIATION_EFFECT = Cited(
    sentence="本协议自各方签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，"
    "具有法律约束力，各方应当按照约定履行",
    basis="《中华人民共和国人民调解法》第二十九条、第三十一条",
)
