"""Clocks as lawyers count them: the facts, the edges of the law, and the house's own periods."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sizai.law.arrangements import read as read_arrangement
from sizai.law.calendar import shipped
from sizai.law.citations import Checked
from sizai.law.deadlines import Pause, Unit, accepted_keys, agreed_date, all_kinds, answer, deadline, kind_of

D = date.fromisoformat
FACTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "facts" / "deadlines.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", FACTS, ids=[case["id"] for case in FACTS])
def test_a_case_counted_by_hand(case: dict[str, Any]) -> None:
    assert answer(case["inputs"]).fields == case["expected"], case["facts"]


def test_the_cases_beside_the_project_are_the_ones_kept_here(fact_deadlines: list[dict[str, Any]]) -> None:
    for case in fact_deadlines:
        assert answer(case["inputs"]).fields == case["expected"], case["id"]


# ── limitation ────────────────────────────────────────────────────────────────────────────────


def test_a_year_from_the_29th_of_february_ends_on_the_28th() -> None:
    assert deadline("arbitration_limitation", D("2024-02-29")).due_on == D("2025-02-28")


def test_a_month_without_the_corresponding_day_ends_on_its_last_day() -> None:
    found = deadline("mass_layoff_rehire", D("2025-08-31"))
    assert (found.due_on, found.moved) == (D("2026-02-28"), None)  # a Saturday, but worked
    assert deadline("instalment", D("2026-01-31"), length=3, unit="month").due_on == D("2026-04-30")


def test_each_claim_in_time_starts_the_year_afresh() -> None:
    found = deadline(
        "arbitration_limitation", D("2023-03-15"), interruptions=[D("2024-12-10"), D("2024-01-10")]
    )
    assert found.interrupted_on == (D("2024-01-10"), D("2024-12-10"))
    assert found.due_on == D("2025-12-10")
    assert found.first_day == D("2024-12-11")
    assert "2024年1月10日、2024年12月10日中断，从最后一次重新计算" in found.explanation


def test_a_claim_after_the_year_revives_nothing() -> None:
    found = deadline("arbitration_limitation", D("2024-03-15"), interruptions=[D("2025-03-18")])
    assert (found.due_on, found.interrupted_on) == (D("2025-03-17"), ())  # 2025-03-15 is a Saturday
    assert "interruption_too_late" in [caution.code for caution in found.cautions]


def test_a_claim_on_the_day_to_which_the_year_moved_is_still_in_time() -> None:
    found = deadline("arbitration_limitation", D("2024-03-15"), interruptions=[D("2025-03-17")])
    assert found.due_on == D("2026-03-17")


def test_suspension_is_left_out_and_the_rest_runs_on() -> None:
    found = deadline(
        "arbitration_limitation",
        D("2024-01-10"),
        pauses=[Pause(D("2024-06-01"), D("2024-07-30"), "不可抗力")],
    )
    assert (found.due_on, len(found.paused)) == (D("2025-03-11"), 60)
    assert "暂停60天（2024年6月1日至7月30日，不可抗力），不计入" in found.explanation


def test_a_suspension_before_a_claim_is_gone_with_the_time_before_it() -> None:
    found = deadline(
        "arbitration_limitation",
        D("2024-01-10"),
        pauses=[(D("2024-06-01"), D("2024-07-30"))],
        interruptions=[D("2024-12-02")],
    )
    assert (found.due_on, found.paused) == (D("2025-12-02"), ())


def test_a_suspension_that_begins_after_the_end_changes_nothing_and_says_so() -> None:
    found = deadline("arbitration_limitation", D("2024-01-10"), pauses=[(D("2025-02-01"), D("2025-02-20"))])
    assert found.due_on == D("2025-01-10")
    assert "pause_too_late" in [caution.code for caution in found.cautions]


def test_limitation_is_a_warning_and_never_deducted() -> None:
    found = deadline("arbitration_limitation_wages", D("2025-05-20"))
    assert found.due_on == D("2026-05-20")
    assert any("不自动扣减" in sentence for sentence in found.warnings)
    assert (found.in_time(D("2026-05-20")), found.in_time(D("2026-05-21"))) == (True, False)


def test_wages_owed_within_a_lasting_employment_have_no_limitation_yet() -> None:
    found = answer(
        {"type": "arbitration_limitation_wages", "employment_end": None, "apply_date": "2026-11-23"}
    )
    assert found.fields == {"in_time": True}
    assert "不受一年时效限制" in found.cautions[0].message


# ── working days and natural days ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "length"),
    [
        ("arbitration_acceptance", 5),
        ("copy", 5),
        ("defence", 10),
        ("defence_copy", 5),
        ("tribunal_notice", 5),
    ],
)
def test_three_five_and_ten_days_of_arbitration_are_working_days(kind: str, length: int) -> None:
    rule = kind_of(kind)
    assert (rule.unit, rule.length) == (Unit.WORKING_DAY, length)
    assert any(place.law == "arbitration_case_rules" and place.article == 80 for place in rule.basis)


@pytest.mark.parametrize(
    ("kind", "length"),
    [
        ("mediation", 15),
        ("award", 45),
        ("lawsuit", 15),
        ("arbitration_review", 15),
        ("judicial_confirmation", 30),
    ],
)
def test_fifteen_thirty_and_forty_five_days_are_natural_days(kind: str, length: int) -> None:
    rule = kind_of(kind)
    assert (rule.unit, rule.length) == (Unit.NATURAL_DAY, length)


def test_an_award_prolonged_by_fifteen_days_counts_sixty() -> None:
    found = deadline("award", D("2026-03-02"), extended=True)
    assert (found.due_on, found.length, found.extended_by) == (D("2026-05-06"), 60, 15)  # May 1 is a holiday
    assert "45个自然日，经仲裁委员会主任批准延长15个自然日，共60个" in found.explanation
    assert deadline("award", D("2026-03-02"), extension=10).due_on == D("2026-04-27")  # 04-26 is a Sunday


def test_an_enterprise_committee_prolongs_as_both_sides_agree() -> None:
    found = deadline("mediation_enterprise_committee", D("2026-11-02"), extension=7)
    assert (found.due_on, found.length) == (D("2026-11-24"), 22)


def test_an_investigation_prolonged_counts_ninety_working_days() -> None:
    found = deadline("labour_inspection_investigation", D("2026-01-05"), extended=True)
    assert shipped().working_days_after(D("2026-01-05"), found.due_on) == 90


# ── periods that do not move ──────────────────────────────────────────────────────────────────


def test_notice_in_advance_does_not_move_off_a_rest_day() -> None:
    found = deadline("worker_notice", D("2026-10-02"))
    assert (found.due_on, found.moved) == (D("2026-11-01"), None)  # a Sunday
    assert "这一期限不因休假日顺延" in found.explanation
    assert deadline("worker_notice_probation", D("2026-10-01")).due_on == D("2026-10-04")


def test_renewal_of_a_collective_contract_opens_three_months_before_its_end() -> None:
    found = deadline("collective_contract_renewal", D("2026-12-31"))
    assert found.due_on == D("2026-09-30")
    assert found.explanation == (
        "12月31日集体合同期满，往前数3个月，是9月30日（星期三）。从这一天起，任何一方可以提出重新签订或者续订。"
    )


def test_ledgers_are_kept_to_the_corresponding_day() -> None:
    assert deadline("wage_ledgers", D("2024-02-29")).due_on == D("2026-02-28")
    assert deadline("wage_ledger_retention_migrant", D("2026-01-15")).due_on == D("2029-01-15")


# ── the house's own clocks ────────────────────────────────────────────────────────────────────


def test_a_house_period_is_counted_as_set_and_says_that_it_is_not_statutory() -> None:
    found = deadline("intake_reply", D("2026-11-12"), length=3)
    assert (found.due_on, found.unit, found.statutory, found.basis) == (
        D("2026-11-17"),
        Unit.WORKING_DAY,
        False,
        None,
    )
    assert found.explanation.endswith("这个期限由本会设定，不是法定。")


def test_an_opinion_is_answered_in_fifteen_working_days_unless_the_house_says_otherwise() -> None:
    assert deadline("union_supervision_opinion_reply", D("2026-09-21")).due_on == D("2026-10-19")
    shorter = deadline("union_supervision_opinion_reply", D("2026-09-21"), length=10)
    assert shorter.due_on == D("2026-10-12")
    assert any("广东的答复期限未核对" in sentence for sentence in shorter.warnings)


def test_an_agreed_instalment_keeps_its_day_and_warns_of_a_rest_day() -> None:
    found = agreed_date("instalment", D("2026-09-20"), D("2026-10-01"))
    assert (found.due_on, found.moved, found.agreed) == (D("2026-10-01"), None, True)
    assert found.warnings == (
        "2026年10月1日是休假日（国庆节，法定节假日），约定的日期不顺延，转账可能晚到。",
    )
    assert found.explanation == (
        "9月20日达成协议，约定到10月1日（星期四）止。这个日期由双方约定，不因休假日顺延。"
    )
    assert agreed_date("session", D("2026-11-20"), D("2026-11-20")).due_on == D("2026-11-20")


def test_a_pause_of_mediation_stops_the_house_clock_only() -> None:
    found = deadline("mediation", D("2026-11-12"), pauses=[Pause(D("2026-11-16"), D("2026-11-18"), "等鉴定")])
    assert found.due_on == D("2026-11-30")
    assert "暂停3天（11月16日至18日，等鉴定），不计入" in found.explanation
    assert any("劳动者照样可以申请仲裁" in sentence for sentence in found.warnings)


# ── what a deadline rests on ──────────────────────────────────────────────────────────────────


def test_mediation_cites_article_14_paragraph_3_in_force_since_2008() -> None:
    basis = deadline("mediation", D("2026-11-12")).basis
    assert basis is not None
    assert (str(basis), basis.in_force_from, basis.verified) == (
        "《劳动争议调解仲裁法》第十四条第三款",
        D("2008-05-01"),
        True,
    )


def test_an_article_seen_only_in_a_reprint_is_flagged() -> None:
    found = deadline("collective_contract_filing", D("2026-09-24"))
    assert found.basis is not None
    assert found.basis.checked is Checked.REPRINT
    assert "《集体合同规定》第四十二条只见到转载，请核对。" in found.warnings


def test_a_start_before_the_article_was_in_force_is_flagged() -> None:
    found = deadline("judicial_confirmation", D("2023-05-04"))
    assert [caution.code for caution in found.cautions] == ["law_later"]
    assert "《民事诉讼法》第二百零五条自2024年1月1日起施行" in found.warnings[0]


def test_every_statutory_clock_has_a_basis_and_every_clock_a_starting_fact() -> None:
    for rule in all_kinds().values():
        assert rule.basis or not rule.statutory, rule.code
        assert rule.name
        assert rule.start
        assert accepted_keys(rule.code)[:2] == ("type", rule.start_key)
        assert rule.length or rule.length_key


# ── a year that is not published ──────────────────────────────────────────────────────────────


def test_a_deadline_that_reaches_into_2027_warns_and_is_cured_by_the_notice() -> None:
    found = deadline("mediation", D("2027-01-22"))
    assert found.due_on == D("2027-02-08")  # 02-06 is a Saturday
    assert "未含调休：2027年放假安排不在日历里" in found.warnings[0]
    notice = read_arrangement(
        {
            "year": 2027,
            "source": "invented for this test",
            "verified": False,
            "holidays": [
                {"name": "春节", "days_off": ["2027-02-05", "2027-02-11"], "statutory": ["2027-02-06"]}
            ],
        }
    )
    cured = deadline("mediation", D("2027-01-22"), calendar=shipped().with_arrangements([notice]))
    assert (cured.due_on, cured.warnings) == (D("2027-02-12"), ())
