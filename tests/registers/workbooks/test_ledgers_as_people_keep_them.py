"""Whole ledgers by many clerks: every row found, every slip named, every value read."""

from __future__ import annotations

from typing import Any

import pytest

from sizai.text.names import Applicants, enterprise_key
from sizai.text.phones import Phones
from tests.registers.workbooks.books import read
from tests.registers.workbooks.clerk import Clerk


def told(value: Any) -> Any:
    if isinstance(value, Applicants):
        return value.names[0]
    return value.numbers[0] if isinstance(value, Phones) else value


def compare(seed: int) -> None:
    data, truth = Clerk(seed).book()
    reading, found = read(data)
    assert [(row.row.sheet, row.row.number) for row in found] == truth.rows, [
        str(skip) for skip in reading.skipped
    ]
    for row in found:
        place = (row.row.sheet, row.row.number)
        if place in truth.slips:
            assert [error.column for error in row.errors] == [row.row.table.label_of(truth.slips[place])], (
                row.errors
            )
            continue
        assert row.ok, row.errors
        for name, value in truth.values[place].items():
            if name == "用人单位":
                assert enterprise_key(row.values[name]) == enterprise_key(value)
            else:
                assert told(row.values[name]) == value, (place, name, row.row.cells[name])


@pytest.mark.parametrize("seed", range(60))
def test_a_clerks_ledger(seed: int) -> None:
    compare(seed)
