"""After an agreement: which way is open, to whom, until when, and on what article it rests."""

from __future__ import annotations

from datetime import date

import pytest

from sizai.law.errors import NoClaims, UnknownBodyKind, UnknownClaimKind
from sizai.law.prescriptions import Applicants, NextStep, body_kinds, claim_kinds, next_steps

D = date.fromisoformat


def _steps(body: str, effective: str, *claims: str) -> dict[str, NextStep]:
    return {step.kind: step for step in next_steps(body, D(effective), claims)}


def test_a_peoples_mediation_committee_leads_to_judicial_confirmation_within_thirty_days() -> None:
    first = next_steps("people_committee", D("2026-09-02"), ["wages"])[0]
    assert (first.kind, first.available, first.applicants) == (
        "judicial_confirmation",
        True,
        Applicants.JOINT,
    )
    assert first.deadline is not None
    assert first.deadline.due_on == D("2026-10-08")  # the thirtieth day is October 2
    assert "《人民调解法》第三十三条" in [str(place) for place in first.basis]


@pytest.mark.parametrize("body", ["labour_dispute", "enterprise_committee", "union_station"])
def test_a_labour_dispute_body_leads_to_arbitration_review_within_fifteen_days(body: str) -> None:
    steps = next_steps(body, D("2026-06-10"), ["wages"])
    assert steps[0].kind == "arbitration_review"
    assert steps[0].deadline is not None
    assert steps[0].deadline.due_on == D("2026-06-25")
    assert steps[0].applicants.label == "双方共同申请"
    assert "judicial_confirmation" not in [step.kind for step in steps]


@pytest.mark.parametrize(
    "claim", ["wages", "work_injury_medical", "economic_compensation", "unlawful_termination_damages"]
)
def test_the_worker_alone_may_ask_for_a_payment_order_on_the_four_kinds_of_sums(claim: str) -> None:
    order = _steps("labour_dispute", "2026-06-10", claim)["payment_order"]
    assert (order.available, order.applicants, order.deadline) == (True, Applicants.WORKER, None)
    assert "一年的仲裁时效" in order.no_deadline
    assert str(order.basis[0]) == "《劳动争议调解仲裁法》第十六条"


def test_a_payment_order_covers_only_the_sums_it_is_made_for() -> None:
    order = _steps("labour_dispute", "2026-06-10", "wages", "employment_relation")["payment_order"]
    assert [claim.code for claim in order.covers] == ["wages"]
    closed = _steps("labour_dispute", "2026-06-10", "insurance")["payment_order"]
    assert not closed.available
    assert closed.why_not == "支付令只用于劳动报酬、工伤医疗费、经济补偿、赔偿金，协议里没有这几项。"


def test_confirming_an_employment_relation_closes_both_reviews() -> None:
    review = _steps("labour_dispute", "2026-06-10", "wages", "employment_relation")["arbitration_review"]
    assert not review.available
    assert review.why_not == "确认劳动关系的协议不能申请仲裁审查，协议里有：确认劳动关系。"
    court = _steps("people_committee", "2026-06-10", "wages", "employment_relation")["judicial_confirmation"]
    assert not court.available
    assert court.why_not.endswith("协议里有：确认劳动关系。")


def test_a_claim_that_may_not_be_about_money_is_flagged_for_the_court() -> None:
    court = _steps("people_committee", "2026-06-10", "women")["judicial_confirmation"]
    assert court.available
    assert court.cautions == ("请确认协议里的女职工权益只约定了付钱，没有别的义务。",)


def test_only_an_agreement_on_pay_alone_goes_straight_to_court() -> None:
    assert _steps("labour_dispute", "2026-06-10", "wages", "overtime")["lawsuit"].available
    mixed = _steps("labour_dispute", "2026-06-10", "wages", "compensation")["lawsuit"]
    assert not mixed.available
    assert mixed.why_not.endswith("协议里还有：经济补偿。")


def test_contested_sums_are_named() -> None:
    order = _steps("labour_dispute", "2026-06-10", "double_wage")["payment_order"]
    assert order.cautions == ("未签书面合同二倍工资能不能这样申请各地不一，先问法院。",)


def test_arbitration_stays_open_after_every_agreement() -> None:
    for body in body_kinds():
        step = _steps(body, "2026-06-10", "social_insurance")["arbitration"]
        assert step.available
        assert step.why_not == ""


def test_a_town_body_must_be_one_that_law_knows() -> None:
    review = _steps("labour_dispute", "2026-06-10", "wages")["arbitration_review"]
    assert "依法设立" in review.cautions[0]
    assert _steps("enterprise_committee", "2026-06-10", "wages")["arbitration_review"].cautions == ()


def test_the_deadline_warns_when_its_year_is_not_published() -> None:
    step = _steps("people_committee", "2026-12-20", "wages")["judicial_confirmation"]
    assert step.deadline is not None
    assert "未含调休" in step.deadline.warnings[0]


def test_every_step_says_where_on_what_conditions_and_with_what_effect() -> None:
    for body in body_kinds():
        for step in next_steps(body, D("2026-06-10"), claim_kinds()):
            assert step.to
            assert step.conditions
            assert step.effect
            assert step.basis
            assert bool(step.deadline) != bool(step.no_deadline)
            assert step.available or step.why_not


def test_what_is_not_known_is_refused_with_what_is() -> None:
    with pytest.raises(UnknownBodyKind) as body:
        next_steps("village_committee", D("2026-06-10"), ["wages"])
    assert "people_committee" in body.value.accepted
    with pytest.raises(UnknownClaimKind) as claim:
        next_steps("people_committee", D("2026-06-10"), ["salary"])
    assert (claim.value.field, "wages" in claim.value.accepted) == ("claim_kinds", True)
    with pytest.raises(NoClaims):
        next_steps("people_committee", D("2026-06-10"), [])


@pytest.mark.parametrize(
    "code",
    [
        *("wages", "overtime", "compensation", "damages", "double_wage", "injury", "insurance"),
        *("leave", "heat", "relocation", "contract", "women", "other"),
    ],
)
def test_every_kind_of_claim_that_a_case_may_carry_has_a_next_step(code: str) -> None:
    assert any(step.available for step in next_steps("labour_dispute", D("2026-06-10"), [code]))
