"""A terminal that the tests of the verbs type into: real files, real processes."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Terminal:
    """A folder that is a house, and the command line in it."""

    home: Path

    def environment(self) -> dict[str, str]:
        """Return what a fresh shell in this house would know; nothing of the tests' own."""
        kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
        return {**kept, "SUFFUSE_HOME": str(self.home), "PYTHONPATH": "src", "COLUMNS": "100"}

    def command(self, *words: str) -> list[str]:
        """Return what the operating system is asked to run."""
        return [sys.executable, "-W", "ignore", "-m", "suffuse", *words]

    def types(self, *words: str, status: int = 0) -> str:
        """Run `suffuse` with these words, hold it to its status, and return all that it said."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment(), capture_output=True, text=True, timeout=240, check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert done.returncode == status, said
        return said
