"""One filled installation for the whole run, copied for each test that changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli import homes
from tests.cli.homes import Home


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """Do not change it: `home` is a copy."""
    made = homes.filled(tmp_path_factory.mktemp("master") / "home")
    yield made
    homes.drop(made)


@pytest.fixture
def home(master: Home, tmp_path: Path) -> Iterator[Home]:
    made = homes.copy(master, tmp_path / "home")
    yield made
    homes.drop(made)


@pytest.fixture
def new_home(tmp_path: Path) -> Iterator[Callable[[], Home]]:
    """Makes empty homes."""
    made: list[Home] = []

    def make() -> Home:
        made.append(homes.empty(tmp_path / f"new{len(made)}"))
        return made[-1]

    yield make
    for one in made:
        homes.drop(one)


@pytest.fixture(scope="session")
def archive(master: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the filled installation."""
    path = tmp_path_factory.mktemp("archive") / "heshan.backup"
    master.done("backup", str(path))
    return path
