"""Dates, ordinals and boxes; and that the package stands alone."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from sizai.papers import Cited
from sizai.papers.phrases import appointment, day, ended, named, ordinal, yes_or_no
from sizai.papers.wording import Column, Table

SOURCE = Path(__file__).parents[2] / "src"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (34, "三十四"),
        (99, "九十九"),
        (100, "100"),
    ],
)
def test_ordinals(number, word):
    assert ordinal(number) == word


def test_dates_have_no_leading_zeros():
    assert day(date(2026, 1, 5)) == "2026年1月5日"
    assert day(None) == "______年____月____日"
    assert appointment(datetime(2026, 2, 17, 9, 5)) == "2026年2月17日（星期二）9:05"  # noqa: DTZ001


def test_sentences_end_once():
    assert [ended(text) for text in ("好", "好。", "好；", "")] == ["好。", "好。", "好。", ""]


def test_several_workers_are_named_by_the_first_and_their_number():
    assert (named(("谢昇喆",)), named(("谢昇喆", "乙", "丙"))) == ("谢昇喆", "谢昇喆等3人")


def test_boxes():
    assert [yes_or_no(value) for value in (True, False, None)] == ["■是　□否", "□是　■否", "□是　□否"]


def test_a_citation_tells_its_last_day_and_its_basis_only_when_it_has_them():
    assert Cited(sentence="可以申请。", basis="").spoken == "可以申请。"
    assert Cited(sentence="可以申请", basis="某法第一条", until=date(2026, 11, 7)).spoken == (
        "可以申请（最迟2026年11月7日；依据：某法第一条）。"
    )


def test_a_row_must_fit_its_table():
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2 columns"):
        Table(columns=(Column("甲", 1), Column("乙", 1)), rows=(("一",),))


def test_the_package_needs_neither_django_nor_another_package_of_sizai():
    script = (
        "import sys, sizai.papers\n"
        "strange = [name for name in sys.modules if name.split('.')[0] == 'django'"
        " or (name.startswith('sizai.') and not name.startswith('sizai.papers'))]\n"
        "print(strange)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
