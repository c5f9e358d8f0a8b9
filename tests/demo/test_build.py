"""The whole demo, built by the verbs: the printed totals come out of rows, and today has work."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sizai.audit.chain import verify
from sizai.demo.build import build
from sizai.figures.queries.cells import read_cells
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.numbers import compute
from sizai.figures.queries.printed import Verdict, check_all
from sizai.orgs.models import Organisation, Post
from sizai.orgs.queries import actor_for
from sizai.orgs.vocabulary import OrganisationKind
from sizai.people.models import Account
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Case
from sizai.resolution.queries import my_turn
from sizai.resolution.vocabulary import CaseState

YEAR = Filters(dt.date(2024, 1, 1), dt.date(2024, 12, 31), "440784")


@pytest.mark.long
@pytest.mark.django_db
def test_the_year_prints_what_was_printed_and_every_figure_opens_to_its_rows(
    settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    build(told=lambda line: None)
    cells = read_cells(YEAR)
    numbers = {number.metric.key: number for number in compute(YEAR, cells=cells)}
    printed = {key: number.printed for key, number in numbers.items()}
    assert printed["cases_accepted"] == "2426"
    assert printed["amount_claimed"] == "41600000.00"
    assert printed["mediations_completed"] == "1739"
    assert printed["mediations_successful"] == "1688"
    assert printed["mediation_success_rate"] == "97.1"
    for number in numbers.values():
        heads = number.metric.row_set.heads
        rows = [row.values for row in number.metric.row_set.rows(YEAR)]
        assert number.metric.way.from_rows(heads, rows).value == number.value, number.metric.key
    verdicts = Counter(each.verdict for each in check_all(YEAR, numbers))
    assert verdicts == {Verdict.AGREES: 5, Verdict.IMPOSSIBLE: 1}

    assert Organisation.objects.filter(kind=OrganisationKind.STATION).count() == 5
    assert Post.objects.filter(role="representative").count() == 20
    assert len(set(Case.objects.filter(year=2024).values_list("area_path", flat=True))) == 10
    months = {day.month for day in Case.objects.filter(year=2024).values_list("accepted_on", flat=True)}
    assert months == set(range(1, 13))
    codes = list(Case.objects.filter(year=2024).order_by("number").values_list("number", flat=True))
    assert codes == list(range(1, len(codes) + 1))

    now = set(Case.objects.filter(year__gt=2024).values_list("state", flat=True))
    assert now == set(CaseState.values), set(CaseState.values) - now
    for username in ("wang", "zhao", "renshe"):
        assert my_turn(actor_for(Account.objects.get(username=username))), username
    assert verify().sound
    with pytest.raises(BadInput, match="已经有数据"):
        build(told=lambda line: None)
