"""The source as the house tests see it."""

import ast
import subprocess
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PACKAGE = TOP / "src" / "suffuse"


@cache
def modules() -> tuple[Path, ...]:
    """Return every Python file of the package, but not what Django writes."""
    return tuple(path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def line(path: Path, number: int) -> str:
    return path.read_text().splitlines()[number - 1]


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(TOP)}:{node.lineno}"


def tracked() -> list[Path]:
    """Return every file that git knows; outside a checkout, every file below."""
    told = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    names = told.stdout.split("\n") if told.returncode == 0 else []
    return [TOP / name for name in names if name and (TOP / name).is_file()]
