"""The search index behind the box at the top: what stands in a text, newest first, inside the searcher's scope.

Every text is folded (`folding.fold`) and cut into pairs of neighbouring characters, so that a search means "stands
somewhere in it", for words of two characters as for long ones: no word list, nothing missed. Words parted by spaces
must all stand in it. Marks (`a440784`, `o12`) are tokens too: a narrow scope is intersected inside the index, so
that the lowest role searches as quickly as the administrator. Who searches without a mark finds nothing.

    index("case", 7, "鹤工调〔2026〕7号 刘师傅 裕成木业有限公司", ["a440784", "a440784104", "o12"])
    search("case", "裕成 工资", ["o12"], 50)  →  [7, …]

SQLite: FTS5 without content. PostgreSQL: an array of hashed pairs under GIN. In both the folded text stands beside
the index and is asked last, so that a result is exact. A search of one character looks through the newest
`engine.LOOKED_THROUGH` documents. Results are candidates: pages still go through the room's `<things>_for(actor)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import Q
from django.db.models.expressions import RawSQL

from sizai.registers.search.documents import Document, key_range, number_of
from sizai.registers.search.engine import engine
from sizai.registers.search.folding import fold, words_of

__all__ = ["clear", "fold", "index", "index_many", "matching", "rebuild", "remove", "search", "source"]

Source = Callable[[], Iterable[tuple[int, str, Iterable[str]]]]
CHUNK = 1000
_sources: dict[str, Source] = {}


def source(kind: str, documents: Source) -> None:
    """Say where the documents of a kind come from, for `rebuild`. `documents()` yields (object id, text, marks)."""
    if kind in _sources:
        raise ValueError(f"search source {kind} is declared twice")
    number_of(kind)
    _sources[kind] = documents


def index(kind: str, object_id: int, text: str, marks: Iterable[str]) -> None:
    """Put one thing in, or put it in anew. Inside the verb's transaction, so that both hold or neither."""
    engine().put([Document.of(kind, object_id, text, marks)])


def index_many(kind: str, documents: Iterable[tuple[int, str, Iterable[str]]]) -> int:
    """The same for many (an import): (object id, text, marks). Gives their number."""
    count, rest = 0, iter(documents)
    while chunk := [Document.of(kind, *each) for each in islice(rest, CHUNK)]:
        with transaction.atomic():
            engine().put(chunk)
        count += len(chunk)
    return count


def remove(kind: str, object_ids: Iterable[int]) -> None:
    """Take things out (an import undone)."""
    base, _ = key_range(kind)
    rest = iter(object_ids)
    while chunk := [base + key for key in islice(rest, CHUNK)]:
        with transaction.atomic():
            engine().remove(chunk)


def search(kind: str, query: str, marks: Iterable[str] | None, limit: int = 50) -> list[int]:
    """Ids of the things in whose text every word of `query` stands and that bear one of `marks`, newest (highest) first.

    `marks` None: unrestricted, for callers that have asked the policy themselves. A query of nothing but marks and
    spaces finds nothing.
    """
    words, scope = words_of(query), None if marks is None else tuple(marks)
    if not words or scope == () or limit < 1:
        return []
    base, _ = key_range(kind)
    return [key - base for key in engine().search(key_range(kind), words, scope, limit)]


def matching(kind: str, query: str) -> Q:
    """The same as a condition on the things' own table, all of them: for lists that filter, count and sort further.

    The list's queryset is already the actor's: no marks. A query without words finds nothing.
    """
    words = words_of(query)
    if not words:
        return Q(pk__in=())
    sql, parameters = engine().subquery(key_range(kind), words)
    return Q(pk__in=RawSQL(sql, parameters))


def clear() -> None:
    """Empty the index."""
    with transaction.atomic():
        engine().clear()


def rebuild() -> int:
    """Build the index anew from its sources; gives the number of documents. Until it ends, searches miss things."""
    clear()
    return sum(index_many(kind, _documents(of)) for kind, of in sorted(_sources.items()))


def _documents(of: Source) -> Iterator[tuple[int, str, Iterable[str]]]:
    yield from of()
