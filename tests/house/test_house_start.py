"""Nothing happens on import, and a command starts quickly."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.house_files import ROOT, python, tree

HEAVY = {
    "pandas",
    "numpy",
    "scipy",
    "networkx",
    "dash",
    "flask",
    "neo4j",
    "plotly",
    "xlsxwriter",
    "python_calamine",
    "babel",
}


def _python(script: str, *, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "PYTHONDONTWRITEBYTECODE": "1"},
    )


@pytest.mark.parametrize("module", ["meshwork.cli", "meshwork.demo", "meshwork.stores", "meshwork.formats"])
def test_what_is_heavy_waits_until_it_is_needed(module: str, tmp_path: Path) -> None:
    """Importing the command line, the values or the ways in and out imports none of the large libraries."""
    said = _python(f"import sys, json, {module}; print(json.dumps(sorted(sys.modules)))", home=tmp_path)
    loaded = {name.split(".")[0] for name in json.loads(said.stdout)}
    assert loaded & HEAVY == set()


def test_help_is_told_without_anything_heavy(tmp_path: Path) -> None:
    """`meshwork --help` loads none of the large libraries; how long it takes is for the benchmarks to say."""
    script = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        "from meshwork.cli import main\n"
        "sys.argv = ['meshwork', '--help']\n"
        "main()\n"
    )
    said = _python(script, home=tmp_path)
    assert "demo" in said.stdout
    assert {name.split(".")[0] for name in json.loads(said.stderr)} & HEAVY == set()


def _modules() -> list[str]:
    paths = python("meshwork", "dashboards", "graph_schema")
    return [path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in paths]


def test_importing_everything_touches_nothing(tmp_path: Path) -> None:
    """No file is written, no socket opened, nothing printed, by importing every module of the product."""
    script = (
        "import importlib, sys\n"
        "seen = []\n"
        "def watch(event, args):\n"
        "    writes = event == 'open' and isinstance(args[1], str) and any(c in args[1] for c in 'wax+')\n"
        "    if writes or event in ('socket.bind', 'socket.connect', 'subprocess.Popen', 'sqlite3.connect'):\n"
        "        seen.append((event, str(args[:1])))\n"
        "sys.addaudithook(watch)\n"
        f"for name in {_modules()!r}:\n"
        "    importlib.import_module(name)\n"
        "assert not seen, seen\n"
    )
    said = _python(script, home=tmp_path)
    assert (said.stdout, said.stderr) == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_no_module_reads_the_clock_while_it_is_imported() -> None:
    """A value that is the day of the import would be wrong tomorrow."""
    moving = {"now", "today", "time", "utcnow", "monotonic"}
    found = [
        f"{path}:{node.lineno}"
        for path in python("meshwork", "dashboards", "graph_schema")
        for statement in tree(path).body
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in moving
    ]
    assert found == []
