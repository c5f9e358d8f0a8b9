from __future__ import annotations

from typing import Any

import pytest

from tests.people.desk_people import People, gather


@pytest.fixture
def people(db: Any) -> People:
    return gather()
