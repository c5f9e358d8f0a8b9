"""The search index means what it says: every word stands somewhere in the text; newest first; inside the marks."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from sizai.registers import search
from sizai.registers.models import SearchDocument
from sizai.registers.search.documents import key_range, number_of
from sizai.registers.search.engine import engine
from sizai.registers.search.folding import fold, words_of

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.sampled_from("工资拖欠赔偿𠮷堃A1b2９ Ｂ〔〕-·\"'%_*()号"), min_size=0, max_size=24)
QUERIES = st.text(st.sampled_from("工资拖欠赔偿𠮷堃A1b29 Ｂ〔-·\"'%_*(号"), min_size=0, max_size=6)


def naive(texts: list[str], query: str) -> list[int]:
    """What a reader would find going through the sheet from the last line to the first."""
    words = words_of(query)
    return [
        number
        for number in range(len(texts), 0, -1)
        if words and all(word in fold(texts[number - 1]) for word in words)
    ]


def _all_matching(query: str) -> list[int]:
    words = words_of(query)
    if not words:
        return []
    sql, parameters = engine().subquery(key_range("case"), words)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [row[0] for row in cursor.fetchall()]


@given(texts=st.lists(TEXTS, min_size=1, max_size=8), queries=st.lists(QUERIES, min_size=1, max_size=12))
@example(texts=["拖欠工资", "工资拖欠"], queries=["工资", "欠工", "资", "拖欠 工资", "工资 拖欠"])
@example(texts=['"OR"', "a* NOT b", "100%_\\"], queries=['"', '" OR "', "NOT", "a*", "%", "_", "'; --"])
def test_the_result_is_that_of_looking_through_all_texts(texts: list[str], queries: list[str]) -> None:
    search.clear()
    search.index_many("case", ((number, text, ["a44"]) for number, text in enumerate(texts, start=1)))
    for query in queries:
        assert search.search("case", query, ["a44"], 50) == naive(texts, query)
        assert search.search("case", query, None, 50) == naive(texts, query)
        assert sorted(_all_matching(query), reverse=True) == naive(texts, query)


def test_a_case_code_is_found_as_it_is_printed() -> None:
    search.index("case", 1, "鹤工调〔2026〕12号 刘师傅", ["a440784"])
    search.index("case", 2, "鹤工调〔2026〕112号 王师傅", ["a440784"])
    assert search.search("case", "鹤工调〔2026〕12号", ["a440784"], 50) == [1]
    assert search.search("case", "鹤工调[2026]12号", ["a440784"], 50) == [1]
    assert search.search("case", "2026 12号", ["a440784"], 50) == [2, 1]


def test_middle_dots_full_width_and_case_make_no_difference() -> None:
    search.index("case", 1, "买买提·阿布都 ＡＢＣ物流", ["a44"])
    for query in ("买买提阿布都", "买买提•阿布都", "abc物流", "ＡＢＣ 阿布"):
        assert search.search("case", query, ["a44"], 50) == [1]


def test_only_documents_with_one_of_the_marks_are_found() -> None:
    search.index("case", 1, "拖欠工资", ["a440784", "a440784104", "o1"])
    search.index("case", 2, "拖欠工资", ["a440784", "a440784107", "o12"])
    assert search.search("case", "工资", ["a440784"], 50) == [2, 1]
    assert search.search("case", "工资", ["o1"], 50) == [1]
    assert search.search("case", "工资", ["o1", "o12"], 50) == [2, 1]
    assert search.search("case", "资", ["o12"], 50) == [2]
    assert search.search("case", "工资", ["a"], 50) == []
    assert search.search("case", "工资", [], 50) == []


def test_marks_are_not_words() -> None:
    search.index("case", 1, "拖欠工资", ["a440784", "o12"])
    for query in ("o12", "_o12", "a440784", "44"):
        assert search.search("case", query, None, 50) == []


def test_a_mark_of_another_shape_is_refused() -> None:
    for mark in ("", "A1", "o 1", 'o"1', "镇"):
        with pytest.raises(ValueError, match="mark"):
            search.index("case", 1, "拖欠工资", [mark])


def test_indexing_again_replaces_what_stood_there() -> None:
    search.index("case", 1, "拖欠工资", ["o1"])
    search.index("case", 1, "经济补偿", ["o2"])
    assert search.search("case", "工资", ["o1", "o2"], 50) == []
    assert search.search("case", "补偿", ["o1"], 50) == []
    assert search.search("case", "补偿", ["o2"], 50) == [1]
    search.index_many("case", [(1, "工伤", ["o2"]), (1, "工伤认定", ["o2"])])
    assert search.search("case", "认定", ["o2"], 50) == [1]


def test_kinds_do_not_see_each_other() -> None:
    search.index("case", 1, "裕成木业", ["a44"])
    search.index("enterprise", 1, "裕成木业", ["a44"])
    search.index("enterprise", 2, "裕成家具", ["a44"])
    assert search.search("case", "裕成", ["a44"], 50) == [1]
    assert search.search("enterprise", "裕成", ["a44"], 50) == [2, 1]
    assert number_of("case") != number_of("enterprise") != number_of("intake")


def test_removed_documents_are_gone_and_others_stay() -> None:
    search.index_many("case", [(number, "拖欠工资", ["a44"]) for number in range(1, 6)])
    search.remove("case", [2, 4, 99])
    assert search.search("case", "工资", ["a44"], 50) == [5, 3, 1]


def test_the_newest_come_first_and_no_more_than_asked_for() -> None:
    search.index_many("case", [(number, "拖欠工资", ["a44"]) for number in range(1, 3000)])
    assert search.search("case", "工资", ["a44"], 3) == [2999, 2998, 2997]
    assert search.search("case", "工", ["a44"], 3) == [2999, 2998, 2997]
    assert search.search("case", "工资", ["a44"], 5000) == list(range(2999, 0, -1))
    search.index("case", 1, "工伤", ["a44"])
    assert search.search("case", "工伤", ["a44"], 3) == [1]


def test_a_list_can_filter_further_by_the_same_search() -> None:
    search.index_many("document", [(1, "拖欠工资", ["a44"]), (2, "工伤", ["a44"])])
    assert list(SearchDocument.objects.filter(search.matching("document", "工伤"))) == []
    SearchDocument.objects.create(id=2, folded="", marks="")
    assert [each.pk for each in SearchDocument.objects.filter(search.matching("document", "工伤"))] == [2]
    assert [each.pk for each in SearchDocument.objects.filter(search.matching("document", "伤"))] == [2]
    assert list(SearchDocument.objects.filter(search.matching("document", "-"))) == []


def test_rebuilding_reads_the_sources_again() -> None:
    search.source("rebuilt", lambda: [(7, "重建出来的", ["a44"])])
    try:
        search.index("stale", 1, "旧的", ["a44"])
        assert search.rebuild() >= 1
        assert search.search("rebuilt", "重建", ["a44"], 50) == [7]
        assert search.search("stale", "旧的", ["a44"], 50) == []
    finally:
        search._sources.pop("rebuilt")


def test_an_over_long_text_and_query_are_cut_not_refused() -> None:
    search.index("case", 1, "工" * 50_000 + "资", ["a44"])
    assert search.search("case", "工工 " * 500, ["a44"], 50) == [1]
    assert search.search("case", "x" * 100_000, ["a44"], 50) == []


@pytest.mark.django_db(transaction=True)
def test_an_emptied_database_leaves_nothing_to_be_found() -> None:
    search.index("case", 1, "拖欠工资", ["a44"])
    call_command("flush", verbosity=0, interactive=False)
    search.index("case", 1, "工伤认定", ["a44"])
    assert search.search("case", "工资", ["a44"], 50) == []
    assert search.search("case", "认定", ["a44"], 50) == [1]
