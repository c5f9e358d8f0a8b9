from __future__ import annotations
import datetime as dt
import pytest
from sizai.access import clock
from sizai.figures.queries.numbers import compute
from sizai.figures.queries.filters import read_filters
from sizai.figures.verbs.refresh import refresh_figures
from sizai.figures.queries.cells import read_cells, count_afresh
from sizai.resolution.models import TouchedDay
from tests.figures import county

pytestmark = pytest.mark.django_db

def test_x():
    county.small_year()
    f = read_filters(since="2024-01-01", until="2024-12-31")
    with clock.at(clock.local(2026,11,23)):
        for n in compute(f): print(n.plain())
        a = count_afresh(f)
        print(refresh_figures(), TouchedDay.objects.count())
        for by in ((), ("month","area"), ("channel",), ("kind",)):
            assert read_cells(f).by(*by) == {k:v for k,v in a.by(*by).items()}
        for m in (n.metric for n in compute(f)):
            print(m.key, m.row_set.heads)
            for row in m.row_set.rows(f): print("   ", row)
