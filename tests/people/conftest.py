from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sizai.access import clock
from tests.cast import MONDAY, Cast, assemble
from tests.people.desk_people import People, gather


@pytest.fixture
def people(db: Any) -> People:
    return gather()


@pytest.fixture
def cast(db: Any) -> Iterator[Cast]:
    """The standing cast, on a Monday."""
    with clock.at(MONDAY):
        yield assemble()
