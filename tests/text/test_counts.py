"""Numbers of people."""

from __future__ import annotations

from typing import Any

import pytest

from sizai.text import counts
from sizai.text.counts import read_people
from sizai.text.unreadable import Missing, Unreadable


@pytest.mark.parametrize(
    ("written", "people"),
    [
        (5, 5), (5.0, 5), ("5", 5), ("５", 5), ("5人", 5), ("五人", 5), ("5名职工", 5), ("160名员工", 160), ("等12人", 12), ("共 5 人", 5),
        ("12人次", 12), ("10余人", 10), ("约10人", 10), ("10+", 10), ("两人", 2), ("俩", 2), ("一百六十", 160), ("1,200人", 1200), ("5位", 5),
        ("5个", 5), ("5人（含女职工3人）", 5), ("涉及35名农民工", 35),
    ],
)  # fmt: skip
def test_reads(written: Any, people: int) -> None:
    assert read_people(written) == people


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", Missing), ("abc", counts.NotACount), ("5.5", counts.NotACount), (5.5, counts.NotACount), (True, counts.NotACount),
        (float("nan"), counts.NotACount), ("3男2女", counts.NotACount), ("5户", counts.NotACount), (0, counts.TooFew), ("0", counts.TooFew),
        ("0人", counts.TooFew), (-1, counts.TooFew), ("-1人", counts.TooFew), (1e9, counts.TooMany), ("1" * 100, counts.NotACount),
    ],
)  # fmt: skip
def test_refuses_with_a_sentence(written: Any, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal) as caught:
        read_people(written)
    assert str(caught.value).endswith("。")


def test_nobody_is_a_number_where_it_may_be() -> None:
    assert read_people("0", least=0) == 0
