"""Figures by date and place: what holds, since when, and that nothing is ever extrapolated."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from sizai.law import calendar, parameters
from sizai.law.errors import InvalidParameter, MissingParameter, UnknownParameter, UnknownRegion

D = date.fromisoformat


@pytest.mark.parametrize(
    ("on", "amount"),
    [
        ("2018-07-01", "1550"),
        ("2021-11-30", "1550"),
        ("2021-12-01", "1720"),
        ("2025-02-28", "1720"),
        ("2025-03-01", "1850"),
        ("2026-11-12", "1850"),
    ],
)
def test_the_minimum_wage_of_heshan_changes_on_the_day_it_was_changed(on: str, amount: str) -> None:
    assert parameters.lookup("min_wage_monthly", "江门/鹤山", D(on)).amount == Decimal(amount)


@pytest.mark.parametrize(
    "name", ["江门", "鹤山", "江门市", "江门/鹤山", "广东三类", "4407", "440784", "440784104"]
)
def test_heshan_answers_to_all_its_names_and_codes(name: str) -> None:
    found = parameters.lookup("min_wage_hourly_part_time", name, D("2026-01-01"))
    assert (found.region, found.amount) == ("江门/鹤山", Decimal("18.3"))


def test_zhanjiang_rose_from_the_fourth_class_to_the_third() -> None:
    before = parameters.lookup("min_wage_monthly", "湛江", D("2021-11-30"))
    after = parameters.lookup("min_wage_monthly", "湛江", D("2021-12-01"))
    assert (before.amount, after.amount) == (Decimal(1410), Decimal(1720))


def test_a_figure_of_the_province_or_the_nation_holds_in_the_county() -> None:
    assert parameters.lookup("high_temp_allowance_monthly", "鹤山", D("2026-07-01")).amount == 300
    assert parameters.lookup("monthly_pay_days", "鹤山", D("2026-07-01")).amount == Decimal("21.75")


def test_the_work_days_of_a_month_follow_the_new_holidays_of_2025() -> None:
    assert parameters.lookup("monthly_work_days", "全国", D("2024-12-31")).amount == Decimal("20.83")
    assert parameters.lookup("monthly_work_days", "全国", D("2025-01-01")).amount == Decimal("20.67")


def test_a_day_before_the_first_figure_is_missing_and_says_what_to_enter() -> None:
    with pytest.raises(MissingParameter) as refusal:
        parameters.lookup("min_wage_monthly", "江门/鹤山", D("2010-01-01"))
    assert refusal.value.field == "min_wage_monthly"
    assert "江门/鹤山2010年1月1日的月最低工资标准" in refusal.value.message
    assert "录入当地人社部门公布的月最低工资标准" in refusal.value.message
    assert refusal.value.accepted == "月最低工资标准，单位元/月，在2010-01-01有效"


def test_a_year_after_the_last_figure_is_missing_too() -> None:
    with pytest.raises(MissingParameter):
        parameters.lookup("work_death_lump_sum", "全国", D("2030-06-01"))


def test_the_local_average_wage_that_nobody_found_is_missing() -> None:
    with pytest.raises(MissingParameter, match=r"上年度职工月平均工资（劳动合同法第47条封顶用）"):
        parameters.lookup("local_avg_monthly_wage_for_art47_cap", "鹤山", D("2026-03-01"))


def test_a_figure_nobody_knows_the_beginning_of_is_listed_but_not_used() -> None:
    listed = parameters.shipped().entries("difficult_birth_extra_days")
    assert [entry.amount for entry in listed] == [30, 15]
    assert parameters.lookup("difficult_birth_extra_days", "鹤山", D("2026-01-01")).amount == 15


def test_an_unverified_figure_says_so() -> None:
    found = parameters.lookup("work_injury_medical_subsidy_months", "鹤山", D("2026-01-01"))
    assert not found.verified
    assert found.value == {5: 10, 6: 8, 7: 6, 8: 4, 9: 2, 10: 1}
    with pytest.raises(InvalidParameter):
        _ = found.amount


def test_an_unknown_key_and_an_unknown_region_are_refused_with_what_is_known() -> None:
    with pytest.raises(UnknownParameter) as key:
        parameters.lookup("minimum_wage", "鹤山", D("2026-01-01"))
    assert "min_wage_monthly" in key.value.accepted
    with pytest.raises(UnknownRegion) as region:
        parameters.lookup("min_wage_monthly", "鹤山县城", D("2026-01-01"))
    assert "江门/鹤山" in region.value.accepted


def _own(**changes: object) -> parameters.Parameter:
    row: dict[str, object] = {
        "key": "local_avg_monthly_wage_for_art47_cap",
        "region": "江门",
        "value": "8123.45",
        "effective_from": "2026-01-01",
        "effective_to": "2026-12-31",
        "source": "江门市人社局通告",
        "verified": True,
    }
    return parameters.read(row | changes)


def test_an_installation_enters_its_own_average_wage_and_the_shipped_set_stays_as_it_was() -> None:
    own = parameters.shipped().plus([_own()])
    found = own.lookup("local_avg_monthly_wage_for_art47_cap", "440784104", D("2026-03-01"))
    assert (found.amount, found.validity) == (Decimal("8123.45"), "2026-01-01至2026-12-31有效")
    with pytest.raises(MissingParameter):
        own.lookup("local_avg_monthly_wage_for_art47_cap", "440784104", D("2027-01-01"))
    with pytest.raises(MissingParameter):
        parameters.lookup("local_avg_monthly_wage_for_art47_cap", "440784104", D("2026-03-01"))


def test_the_average_wage_of_jiangmen_does_not_hold_in_zhaoqing() -> None:
    own = parameters.shipped().plus([_own()])
    with pytest.raises(MissingParameter):
        own.lookup("local_avg_monthly_wage_for_art47_cap", "肇庆", D("2026-03-01"))


def test_a_newer_figure_ends_one_that_was_left_open_and_a_correction_replaces_it() -> None:
    rise = _own(key="min_wage_monthly", value="1950", effective_from="2027-03-01", effective_to=None)
    fixed = _own(key="min_wage_monthly", value="1951", effective_from="2027-03-01", effective_to=None)
    own = parameters.shipped().plus([rise]).plus([fixed])
    assert own.lookup("min_wage_monthly", "鹤山", D("2027-02-28")).amount == 1850
    assert own.lookup("min_wage_monthly", "鹤山", D("2027-03-01")).amount == 1951


def test_a_county_elsewhere_is_known_once_it_has_entered_a_figure() -> None:
    own = parameters.shipped().plus([_own(key="min_wage_monthly", region="成都", value="2330")])
    assert own.lookup("min_wage_monthly", "成都", D("2026-06-01")).amount == 2330
    assert own.lookup("monthly_pay_days", "成都", D("2026-06-01")).amount == Decimal("21.75")


@pytest.mark.parametrize("value", [8123.45, "八千", "-1", "1e3", True, "", None, "NaN"])
def test_a_figure_that_is_no_exact_number_is_not_taken(value: object) -> None:
    with pytest.raises(InvalidParameter) as refusal:
        _own(value=value)
    assert refusal.value.field == "local_avg_monthly_wage_for_art47_cap"


def test_a_figure_cannot_end_before_it_begins() -> None:
    with pytest.raises(InvalidParameter, match="失效日期早于生效日期"):
        _own(effective_to="2025-12-31")


def test_no_two_shipped_figures_of_one_place_overlap() -> None:
    for key in sorted(parameters.keys()):
        dated = [entry for entry in parameters.shipped().entries(key) if entry.effective_from]
        for region in {entry.region for entry in dated}:
            mine = [entry for entry in dated if entry.region == region]
            for earlier, later in pairwise(mine):
                assert earlier.effective_to is not None
                assert later.effective_from is not None
                assert later.effective_from > earlier.effective_to, (key, region)


def test_every_shipped_figure_has_a_source_and_a_unit() -> None:
    entries = list(parameters.shipped())
    assert len(entries) > 60
    assert all(entry.source and entry.key.unit and entry.key.enter for entry in entries)


_UNITS = {"CNY/month": "元/月", "CNY/hour": "元/小时", "CNY/year": "元/年", "CNY": "元", "CNY/day": "元/天"}


def test_the_data_files_carry_every_fact_as_it_was_given(fact_parameters: list[dict[str, object]]) -> None:
    """Value, unit, first and last day, verified: compared one by one with the facts."""
    compared = 0
    for fact in fact_parameters:
        key, value = str(fact["key"]), fact["value"]
        if key in ("holiday_arrangement", "statutory_holiday_dates"):
            continue  # compared in test_calendar.py
        if value is None:
            with pytest.raises(MissingParameter):
                parameters.lookup(key, "鹤山", D("2026-06-01"))
            continue
        matches = [
            entry
            for entry in parameters.shipped().entries(key)
            if _plain(entry.value) == _plain(value)
            and _iso(entry.effective_from) == fact["effective_from"]
            and _iso(entry.effective_to) == fact["effective_to"]
            and entry.verified == fact["verified"]
        ]
        assert matches, fact
        assert _UNITS.get(str(fact["unit"]), matches[0].key.unit) == matches[0].key.unit
        compared += 1
    assert compared == len(list(parameters.shipped()))


def test_the_number_of_statutory_holidays_agrees_with_the_calendar() -> None:
    known = calendar.shipped()
    for year in (2024, 2025, 2026):
        days = (date(year, 1, 1) + timedelta(days=offset) for offset in range(366))
        counted = sum(
            known.day_kind(day) is calendar.DayKind.STATUTORY_HOLIDAY for day in days if day.year == year
        )
        assert counted == parameters.lookup("statutory_holidays_per_year", "全国", date(year, 6, 1)).amount


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {int(grade): Decimal(item) for grade, item in value.items()}
    if isinstance(value, list | tuple):
        return [int(item) for item in value]
    return Decimal(str(value))
