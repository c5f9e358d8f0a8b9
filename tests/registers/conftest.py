from __future__ import annotations

from collections.abc import Iterator

import pytest

from sizai.access import clock
from tests.cast import MONDAY, Cast, assemble


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    """The standing cast, on a Monday."""
    with clock.at(MONDAY):
        yield assemble()
