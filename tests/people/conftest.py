from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from tests.people.desk_people import QUICK, People, gather


@pytest.fixture
def people(db: Any, settings: Any) -> People:
    cache.clear()
    settings.PASSWORD_HASHERS = QUICK
    return gather()
