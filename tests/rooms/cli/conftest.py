"""One migrated house, made once and copied for each test."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rooms.cli.terminal import Terminal


@pytest.fixture(scope="session")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a database that has every table and no row."""
    home = tmp_path_factory.mktemp("house")
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v0"],
        env={**Terminal(home).environment(), "DJANGO_SETTINGS_MODULE": "suffuse.web.settings"},
        check=True,
    )
    return home


@pytest.fixture
def terminal(empty_house: Path, tmp_path: Path) -> Terminal:
    """A terminal in a house of its own."""
    home = tmp_path / "var"
    shutil.copytree(empty_house, home)
    return Terminal(home)
