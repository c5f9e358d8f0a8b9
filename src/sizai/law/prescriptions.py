"""What comes after an agreement: the right next step by kind of mediation body and by what was agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from sizai.law import datafiles
from sizai.law.calendar import WorkingCalendar
from sizai.law.citations import Citation, cite
from sizai.law.deadlines import Deadline, deadline
from sizai.law.errors import NoClaims, UnknownBodyKind, UnknownClaimKind


class Applicants(StrEnum):
    """Who has to apply: both sides together, or the worker alone."""

    JOINT = "joint"
    WORKER = "worker"

    @property
    def label(self) -> str:
        return "双方共同申请" if self is Applicants.JOINT else "劳动者一方申请"


@dataclass(frozen=True)
class ClaimKind:
    """What a claim is for the next step: a duty to pay or not, and which of the sums of 支付令.

    `doubtful`: it may or may not come down to money, the agreement's own words decide.
    """

    code: str
    name: str
    payment: bool
    group: str
    contested: bool
    doubtful: bool
    confirms_relation: bool


@dataclass(frozen=True)
class NextStep:
    """One way on. `deadline` is None where no law sets one; `no_deadline` then says what to mind.

    `covers` are the claims that this way can carry; a step that is not `available` says why.
    """

    kind: str
    name: str
    to: str
    applicants: Applicants
    deadline: Deadline | None
    no_deadline: str
    available: bool
    why_not: str
    conditions: tuple[str, ...]
    effect: str
    covers: tuple[ClaimKind, ...]
    cautions: tuple[str, ...]
    basis: tuple[Citation, ...]


@cache
def body_kinds() -> dict[str, str]:
    """The kinds of mediation body by code, with their Chinese names."""
    return {code: row["name"] for code, row in _table("bodies").items()}


@cache
def claim_kinds() -> dict[str, ClaimKind]:
    """The kinds of claim by code; the codes are the rule names of this package where there is a rule."""
    return {
        code: ClaimKind(
            code=code,
            name=row["name"],
            payment=row["payment"],
            group=row["group"],
            contested=row.get("contested", False),
            doubtful=row.get("doubtful", False),
            confirms_relation=row.get("confirms_relation", False),
        )
        for code, row in _table("claims").items()
    }


def next_steps(
    body_kind: str,
    agreement_effective_on: date,
    claim_kinds: Iterable[str],
    *,
    calendar: WorkingCalendar | None = None,
) -> tuple[NextStep, ...]:
    """Every way on from an agreement, the first choice first, the closed ones too with their reason."""
    body = _table("bodies")[_known(body_kind, "bodies", UnknownBodyKind, "body_kind")]
    claims = _claims(claim_kinds)
    if not claims:
        raise NoClaims(field="claim_kinds", accepted="、".join(_table("claims")))
    return tuple(_step(code, agreement_effective_on, claims, body, calendar) for code in body["steps"])


def _step(
    code: str,
    effective_on: date,
    claims: tuple[ClaimKind, ...],
    body: Mapping[str, Any],
    calendar: WorkingCalendar | None,
) -> NextStep:
    row = _table("steps")[code]
    need = _NEEDS[row["needs"]]
    covers, obstacles = need(claims)
    available = bool(covers) and not obstacles
    why_not = row.get("why_not", "")
    if obstacles:
        why_not += "、".join(claim.name for claim in obstacles) + "。"
    elif why_not:
        why_not = why_not.rstrip("：，") + "。"
    cautions = [
        f"{claim.name}能不能这样申请各地不一，先问法院。"
        for claim in covers
        if claim.contested and row["needs"] in ("pay_groups", "remuneration_only")
    ]
    cautions += [
        f"请确认协议里的{claim.name}只约定了付钱，没有别的义务。"
        for claim in covers
        if claim.doubtful and row["needs"] == "payment_only"
    ]
    if code == "arbitration_review" and "caution" in body:
        cautions.append(body["caution"])
    return NextStep(
        kind=code,
        name=row["name"],
        to=row["to"],
        applicants=Applicants(row["applicants"]),
        deadline=deadline(row["deadline"], effective_on, calendar=calendar) if "deadline" in row else None,
        no_deadline=row.get("no_deadline", ""),
        available=available,
        why_not="" if available else why_not,
        conditions=tuple(row["conditions"]),
        effect=row["effect"],
        covers=covers if available else (),
        cautions=tuple(cautions) if available else (),
        basis=tuple(cite(place) for place in row["basis"]),
    )


Split = tuple[tuple[ClaimKind, ...], tuple[ClaimKind, ...]]


def _split(claims: tuple[ClaimKind, ...], fits: Callable[[ClaimKind], bool]) -> Split:
    return tuple(one for one in claims if fits(one)), tuple(one for one in claims if not fits(one))


def _pay_groups(claims: tuple[ClaimKind, ...]) -> Split:
    """Only the four kinds of sums of 调解仲裁法16; the rest of the agreement does not stand in the way."""
    groups = ("remuneration", "injury_medical", "compensation", "damages")
    return _split(claims, lambda claim: claim.group in groups)[0], ()


_NEEDS: dict[str, Callable[[tuple[ClaimKind, ...]], Split]] = {
    "payment_only": lambda claims: _split(claims, lambda claim: claim.payment),
    "no_relation": lambda claims: _split(claims, lambda claim: not claim.confirms_relation),
    "pay_groups": _pay_groups,
    "remuneration_only": lambda claims: _split(claims, lambda claim: claim.group == "remuneration"),
    "anything": lambda claims: (claims, ()),
}


def _claims(given: Iterable[str]) -> tuple[ClaimKind, ...]:
    codes = (_known(code, "claims", UnknownClaimKind, "claim_kinds") for code in given)
    return tuple(claim_kinds()[code] for code in dict.fromkeys(codes))


def _known(given: str, table: str, refusal: type[UnknownBodyKind | UnknownClaimKind], field: str) -> str:
    code = _aliases(table).get(given, given)
    if code not in _table(table):
        raise refusal(field=field, given=given, accepted="、".join(_table(table)))
    return code


def _table(name: str) -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = datafiles.read("prescriptions")[name]
    return table


@cache
def _aliases(table: str) -> dict[str, str]:
    return {alias: code for code, row in _table(table).items() for alias in row.get("also", ())}
