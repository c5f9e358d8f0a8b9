"""Every article that is cited exists where its text is at hand; the others say what they rest on."""

from __future__ import annotations

import re

import pytest

from sizai.law.citations import Checked, Citation, chinese_number
from sizai.law.dates import read
from sizai.law.deadlines import all_kinds
from sizai.law.prescriptions import next_steps


def _cited() -> list[Citation]:
    effective = read("2026-06-10", "effective")
    steps = [
        *next_steps("people_committee", effective, ["wages"]),
        *next_steps("labour_dispute", effective, ["wages"]),
    ]
    places = [place for rule in all_kinds().values() for place in rule.basis]
    return [*places, *(place for step in steps for place in step.basis)]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (14, "十四"), (20, "二十"), (43, "四十三"), (100, "一百"), (110, "一百一十"),
     (205, "二百零五"), (227, "二百二十七"), (1000, "一千"), (1010, "一千零一十"), (1259, "一千二百五十九")],
)  # fmt: skip
def test_articles_are_numbered_in_chinese(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_cited_articles_and_paragraphs_exist_in_the_official_texts(statutes: dict[str, str]) -> None:
    checked = 0
    for place in _cited():
        if place.title not in statutes:
            continue
        article = re.search(
            rf"^第{chinese_number(place.article)}条\s(.*?)(?=^第[一二三四五六七八九十百]+条\s|^#|\Z)",
            statutes[place.title],
            re.DOTALL | re.MULTILINE,
        )
        assert article, str(place)
        paragraphs = [
            line for line in article.group(1).splitlines() if line.strip() and not line.startswith("（")
        ]
        assert (place.paragraph or 1) <= len(paragraphs), str(place)
        assert place.checked is Checked.TEXT
        checked += 1
    assert checked > 30


def test_laws_in_the_folder_are_in_force_from_the_day_their_text_says(statutes: dict[str, str]) -> None:
    seen = 0
    for place in {each.law: each for each in _cited() if each.title in statutes}.values():
        found = re.findall(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起施行", statutes[place.title])
        if found:
            year, month, day = map(int, found[-1])
            assert place.in_force_from == read(f"{year}-{month:02}-{day:02}", "from"), place.title
            seen += 1
    assert seen >= 6


def test_a_citation_says_where_and_whether_it_was_read() -> None:
    place = next(each for each in _cited() if each.law == "collective_contract_rules")
    assert str(place) == "《集体合同规定》第三十二条"
    assert (place.verified, place.checked.label) == (False, "只见到转载")
