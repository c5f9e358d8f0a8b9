"""Keyset pages show every row once, forwards and backwards, whatever the order and however many rows have no value."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sizai.orgs.models import Organisation
from sizai.registers.paging import Order, counted, page_of

pytestmark = pytest.mark.django_db

ORDERS = [
    Order("id"), Order("id", descending=True), Order("name"), Order("name", descending=True),
    Order("member_count", nullable=True), Order("member_count", descending=True, nullable=True),
    Order("founded_on", nullable=True), Order("founded_on", descending=True, nullable=True),
]  # fmt: skip
ROWS = st.lists(
    st.tuples(
        st.sampled_from("甲乙丙a'\\\"%"),
        st.none() | st.integers(0, 3),
        st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 3)),
    ),
    max_size=14,
)


@given(rows=ROWS, order=st.sampled_from(ORDERS), size=st.integers(1, 5))
def test_every_row_is_shown_once_in_both_directions(
    rows: list[tuple[str, int | None, dt.date | None]], order: Order, size: int
) -> None:
    Organisation.objects.all().delete()
    for name, members, founded in rows:
        Organisation.objects.create(
            kind="union", name=name, area_path="440784", member_count=members, founded_on=founded
        )
    whole = Organisation.objects.all()
    expected = list(whole.order_by(*order.expressions(backwards=False)).values_list("pk", flat=True))

    forwards, pages, key = [], [], ""
    for _ in range(len(rows) + 1):
        page = page_of(whole, order, after=key, size=size)
        forwards += [row.pk for row in page.rows]
        pages.append(page)
        key = page.after
        if not key:
            break
    assert forwards == expected
    assert pages[0].before == ""

    backwards, key = [row.pk for row in pages[-1].rows], pages[-1].before
    while key:
        page = page_of(whole, order, before=key, size=size)
        backwards = [row.pk for row in page.rows] + backwards
        key = page.before
    assert backwards == expected


def test_rows_without_a_value_stand_last_in_both_orders() -> None:
    for members in (None, 5, 9):
        Organisation.objects.create(kind="union", name="甲", area_path="440784", member_count=members)
    for descending, expected in ((False, [5, 9, None]), (True, [9, 5, None])):
        order = Order("member_count", descending=descending, nullable=True)
        assert [row.member_count for row in page_of(Organisation.objects.all(), order).rows] == expected


@pytest.mark.parametrize(
    "key",
    ["x", "!!!!", "WzFd", "bnVsbA", "W251bGwsMV0", "WyJ4IiwieSJd", "WyIyMDI2LTEzLTQwIiwxXQ", "A" * 5000],
)
def test_a_key_that_is_no_key_gives_the_first_page(key: str) -> None:
    Organisation.objects.create(kind="union", name="甲", area_path="440784", founded_on=dt.date(2020, 1, 1))
    for order in (Order("id", descending=True), Order("founded_on"), Order("member_count")):
        assert len(page_of(Organisation.objects.all(), order, after=key).rows) == 1
        assert len(page_of(Organisation.objects.all(), order, before=key).rows) == 1


def test_counting_stops_after_ten_thousand() -> None:
    Organisation.objects.bulk_create(
        Organisation(kind="union", name="甲", area_path="440784") for _ in range(10_050)
    )
    assert counted(Organisation.objects.all()) == 10_001
    assert counted(Organisation.objects.filter(pk__in=[])) == 0
