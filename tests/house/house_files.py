"""What the rules of this house look at: the files that are under version control."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked() -> tuple[str, ...]:
    """The paths under version control that stand in the working tree, from the top folder."""
    said = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(sorted(path for path in said.split("\0") if path and (ROOT / path).exists()))


def python(*folders: str) -> tuple[str, ...]:
    """The Python files of these folders; of all where none is named."""
    return tuple(
        path for path in tracked() if path.endswith(".py") and (not folders or path.split("/")[0] in folders)
    )


@cache
def tree(path: str) -> ast.Module:
    """A Python file, parsed."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python, at the top folder unless elsewhere: `run("ruff", "check")`."""
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, timeout=500, check=False
    )


def functions(path: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, at any depth."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
