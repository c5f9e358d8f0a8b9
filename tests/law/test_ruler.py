"""期限尺 and the words beside it, as drawn in look.md."""

from __future__ import annotations

from datetime import date

import pytest

from sizai.law.deadlines import CellKind, Pause, deadline, remaining

D = date.fromisoformat


def _kinds(kind: str, start: str, today: str, **more: object) -> str:
    """The ruler in letters: g gone, s skipped, T today, l left, o over."""
    letters = {"gone": "g", "skipped": "s", "today": "T", "left": "l", "over": "o"}
    return "".join(letters[cell.kind] for cell in deadline(kind, D(start), **more).days(D(today)))  # type: ignore[arg-type]


def test_mediation_on_its_eleventh_day() -> None:
    found = deadline("mediation", D("2026-11-12"))
    assert _kinds("mediation", "2026-11-12", "2026-11-23") == "ggggggggggTllll"
    assert (found.remaining(D("2026-11-23")), found.days_counted(D("2026-11-23"))) == ("剩4天", 11)
    assert found.explanation == (
        "11月12日收到申请，次日起算，15个自然日，到11月27日（星期五）止。末日不是休假日，不顺延；无暂停。"
    )


def test_a_reader_of_another_year_is_told_the_year() -> None:
    found = deadline("mediation", D("2026-11-12"))
    assert found.explain(D("2027-01-05")).startswith("2026年11月12日收到申请")
    assert found.explain(D("2026-11-23")) == found.explanation


def test_working_days_hatch_weekends_and_holidays_and_count_the_makeup_day() -> None:
    ruler = _kinds("union_supervision_opinion_reply", "2026-09-24", "2026-10-15")
    assert ruler == "sssgggsssssssgggsgggTlssllll"
    found = deadline("union_supervision_opinion_reply", D("2026-09-24"))
    assert "跳过中秋节9月25日至27日、国庆节10月1日至7日和周末3天；10月10日调休上班，计入" in found.explanation


def test_after_the_end_only_working_days_are_over() -> None:
    ruler = _kinds("intake_reply", "2026-11-05", "2026-11-23", length=11)
    assert ruler == "gssgggggssgggggsso"
    assert deadline("intake_reply", D("2026-11-05"), length=11).remaining(D("2026-11-23")) == "过1个工作日"


def test_natural_days_go_on_over_the_weekend() -> None:
    assert _kinds("mediation", "2026-11-12", "2026-11-29").endswith("goo")


def test_the_rest_days_over_which_an_end_moved_are_hatched() -> None:
    assert _kinds("mediation", "2026-06-05", "2026-06-05") == "l" * 14 + "ss" + "l"


def test_a_paused_day_is_hatched_with_its_reason_and_today_stays_today() -> None:
    found = deadline("mediation", D("2026-11-12"), pauses=[Pause(D("2026-11-16"), D("2026-11-18"), "等鉴定")])
    cells = found.days(D("2026-11-17"))
    assert [(cell.kind, cell.reason) for cell in cells[3:6]] == [
        (CellKind.SKIPPED, "暂停：等鉴定"),
        (CellKind.TODAY, "暂停：等鉴定"),
        (CellKind.SKIPPED, "暂停：等鉴定"),
    ]


@pytest.mark.parametrize(
    ("due", "unit", "today", "text"),
    [
        ("2026-11-27", "natural_day", "2026-11-23", "剩4天"),
        ("2026-11-26", "working_day", "2026-11-23", "剩3个工作日"),
        ("2026-11-23", "working_day", "2026-11-23", "今天"),
        ("2026-11-20", "working_day", "2026-11-23", "过1个工作日"),
        ("2026-11-20", "working_day", "2026-11-22", "过不到1个工作日"),
        ("2026-11-20", "natural_day", "2026-11-22", "过2天"),
        ("2027-10-31", "year", "2026-11-23", "剩342天"),
        ("2026-10-08", "working_day", "2026-09-30", "剩1个工作日"),
        ("2026-09-30", "working_day", "2026-10-10", "过3个工作日"),
    ],
)
def test_what_remains(due: str, unit: str, today: str, text: str) -> None:
    assert remaining(D(due), unit, D(today)) == text
