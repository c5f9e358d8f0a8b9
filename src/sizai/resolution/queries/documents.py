"""What the search index holds of a case: words that somebody may look for, and the marks of those who may find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from sizai.resolution.models import Case, Dispatch, Party
from sizai.resolution.queries.marks import marks_of

Text = tuple[int, str, list[str]]
CHUNK = 2000


def document(case: Case, names: Iterable[str], persons: Iterable[int], departments: Iterable[int]) -> Text:
    """(id, text, marks) of one case."""
    words = [
        case.code,
        case.applicant_name,
        *names,
        case.enterprise_name,
        case.title,
        case.claim_text,
        case.ledger_no,
    ]
    return case.pk, " ".join(word for word in words if word), marks_of(case, departments, persons)


def documents(cases: QuerySet[Case]) -> Iterator[Text]:
    """The documents of many cases, three queries for each two thousand."""
    keys = list(cases.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        span = keys[start : start + CHUNK]
        names: dict[int, list[str]] = defaultdict(list)
        persons: dict[int, list[int]] = defaultdict(list)
        departments: dict[int, list[int]] = defaultdict(list)
        within = {"case_id__gte": span[0], "case_id__lte": span[-1]}
        for key, name, person in Party.objects.filter(**within).values_list("case_id", "name", "person_id"):
            names[key].append(name)
            if person:
                persons[key].append(person)
        for key, department in Dispatch.objects.filter(**within).values_list("case_id", "department_id"):
            departments[key].append(department)
        for case in cases.filter(pk__gte=span[0], pk__lte=span[-1]).order_by("pk").defer("facts"):
            yield document(case, names[case.pk], persons[case.pk], departments[case.pk])


def all_documents() -> Iterator[Text]:
    """Every published case, for building the index anew."""
    return documents(Case.objects.filter(staged=False))
