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

WAIT_FOR_THE_FIRST_MAP = {
    "pandas",
    "scipy",
    "neo4j",
    "xlsxwriter",
    "python_calamine",
    "rapidfuzz",
    "plotly.express",
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


def test_the_first_map_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    """The demonstration is there without scipy (a second of computing), pandas, a driver or a workbook's reader.

    Dash and its components bring a part of plotly themselves.
    """
    script = (
        "import json, sys\n"
        "from dashboards import frame\n"
        "from dashboards.app import create\n"
        "from dashboards.pages import Page\n"
        "from meshwork import demo\n"
        "from meshwork.catalogue import collect\n"
        "from meshwork.service import Asker, Role, Service\n"
        "from meshwork.stores import open_store\n"
        "anna = Asker('Anna', Role.FACILITATOR)\n"
        f"store = open_store('sqlite:///{tmp_path / 'demo.sqlite'}')\n"
        "service = Service(store, today=lambda: demo.LAST_DAY)\n"
        "service.seed(anna, demo.facts(), demo.private())\n"
        "app = create(service, lambda: anna)\n"
        "assert app.server.test_client().get('/', headers={'Host': '127.0.0.1'}).status_code == 200\n"
        "pages = tuple(sorted(collect('dashboards.pages', Page).values(), key=lambda each: each.order))\n"
        "with app.server.test_request_context():\n"
        "    assert 'map-atlas' in str(frame.draw(service, anna, pages, '/', ''))\n"
        "store.close()\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    loaded = set(json.loads(_python(script, home=tmp_path).stdout))
    assert loaded & WAIT_FOR_THE_FIRST_MAP == set()


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
