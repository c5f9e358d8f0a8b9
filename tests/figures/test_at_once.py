"""Refreshing beside writers and beside another refresh: no change is lost, none is counted twice."""

from __future__ import annotations

import threading

import pytest
from django.db import connections

from sizai.figures.queries.cells import count_afresh, read_cells
from sizai.figures.queries.filters import Filters
from sizai.figures.verbs.refresh import refresh_figures
from sizai.resolution.models import TouchedDay
from tests.figures import county

WRITERS, CASES = 3, 25


@pytest.mark.django_db(transaction=True)
def test_sums_are_right_while_and_after_writers_and_refreshes_run_at_once() -> None:
    county.areas()
    done = threading.Event()
    faults: list[BaseException] = []

    def guarded(work: object) -> None:
        try:
            work()  # type: ignore[operator]
        except BaseException as error:
            faults.append(error)
        finally:
            connections.close_all()

    def write(number: int) -> None:
        make = county.Maker(number=number * 1000)
        for step in range(CASES):
            make.case(
                county.day(1 + step % 3, 1 + step % 7), result="success", mediated=county.day(4, 1 + step % 5)
            )

    def refresh() -> None:
        while not done.is_set():
            refresh_figures()

    writers = [
        threading.Thread(target=guarded, args=(lambda number=number: write(number),))
        for number in range(WRITERS)
    ]
    refreshers = [threading.Thread(target=guarded, args=(refresh,)) for _ in range(2)]
    for thread in writers + refreshers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in refreshers:
        thread.join()
    assert faults == []
    assert read_cells(Filters()).total == count_afresh(Filters()).total
    refresh_figures()
    assert not TouchedDay.objects.exists()
    total = read_cells(Filters()).total
    assert (total["accepted"], total["completed"]) == (WRITERS * CASES, WRITERS * CASES)
