from __future__ import annotations

from typing import Any

import pytest

from tests.people.desk_people import People, gather


@pytest.fixture
def people(db: Any) -> People:
    return gather()


@pytest.fixture
def one_step(settings: Any) -> None:
    """An installation that does not ask staff for the second step."""
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"require_two_factor": False})
