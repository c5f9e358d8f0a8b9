"""What the queue does by itself."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from django.db import connection

from sizai.audit.tasks import learn, sweep_files
from tests import cast as the_cast


@pytest.mark.django_db
def test_sqlite_learns_how_many_rows_stand_behind_its_indexes() -> None:
    the_cast.mediating(the_cast.assemble())
    learn.call_local()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'resolution_case'")
            assert cursor.fetchone()[0] > 5
    else:
        assert connection.vendor == "postgresql"


def test_temporary_files_are_swept_when_they_are_old(tmp_path: Path) -> None:
    old, fresh = tmp_path / "old.part", tmp_path / "fresh.part"
    for path in (old, fresh):
        path.write_bytes(b"x")
    os.utime(old, (time.time() - 10_000, time.time() - 10_000))
    assert sweep_files(tmp_path, older_than=5_000) == 1
    assert (old.exists(), fresh.exists()) == (False, True)
