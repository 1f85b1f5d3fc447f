"""How code stands in this house: checked, typed, in the right room, short, explained, and truly tested."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.house_files import ROOT, functions, python, run, tracked, tree

LONGEST = 250
LONGER: dict[str, str] = {
    "meshwork/model.py": "a catalogue: one class per kind of the dictionary and nothing else",
    "meshwork/service.py": "the door to every verb; groups of them stand in files of their own",
    "meshwork/rules.py": "every rule that a fact must keep, in one place for both stores",
    "meshwork/works.py": "the five parts of what works, which share who is here and who may be named",
    "meshwork/formats/_types.py": "a catalogue: the values that pass between the steps of an import",
    "meshwork/stores/sqlite.py": "every verb of a store, and the only file that speaks to SQLite",
    "meshwork/stores/neo4j.py": "every verb of a store, and the only file that speaks to Neo4j",
    "meshwork/network/clock.py": "one clock and all that is asked of it: windows, sleep, silence, rhythm",
    "meshwork/network/snapshot.py": "one day and all that is asked of it, each part worked out once",
    "meshwork/story/showing.py": "the one function that makes what a funder may see, read as one piece",
    "meshwork/story/pictures.py": "what makes the maps of a story safe, read as one piece",
    "dashboards/frame.py": "what stands around every page, and its three callbacks",
}
OWN = ("meshwork", "dashboards", "graph_schema")


def test_the_linter_has_nothing_to_say() -> None:
    """ruff, over everything under version control."""
    said = run("ruff", "check", "--no-cache", *python())
    assert said.returncode == 0, said.stdout


def test_the_formatter_would_change_nothing() -> None:
    """One look for all code, so that a difference is a difference in meaning."""
    said = run("ruff", "format", "--no-cache", "--check", *python())
    assert said.returncode == 0, said.stdout


def test_every_type_is_known() -> None:
    """mypy --strict over the product and its tests."""
    said = run("mypy", *python())
    assert said.returncode == 0, said.stdout


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def test_every_import_points_the_right_way() -> None:
    """The contracts of pyproject.toml."""
    said = _lint_imports(ROOT)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("meshwork/stages/reading.py", "import meshwork.stores", "The reading side knows no store"),
        ("meshwork/network/groups.py", "import pandas", "The reading side knows no store"),
        ("meshwork/formats/_types.py", "import meshwork.stages", "Stores and formats know nothing of the reading"),
        ("meshwork/stores/sqlite.py", "import neo4j", "Only one file speaks to Neo4j"),
        ("meshwork/model.py", "import meshwork.service", "Facts flow one way"),
    ],
)
def test_an_import_that_points_the_wrong_way_is_caught(tmp_path: Path, file: str, line: str, contract: str) -> None:
    """A copy of the house with one wrong import in it breaks the contract that forbids it."""
    for path in python(*OWN):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / file).open("a", encoding="utf-8") as planted:
        planted.write(f"\n{line}\n")
    said = _lint_imports(tmp_path)
    verdicts = re.split(r"(?<=KEPT)|(?<=BROKEN)", " ".join(said.stdout.split()))
    broken = [each for each in verdicts if each.endswith("BROKEN")]
    assert any(contract in each for each in broken), said.stdout


def test_every_dependency_is_used_and_every_use_is_a_dependency() -> None:
    """deptry: nothing is installed for nothing, and nothing arrives by way of something else."""
    said = run("deptry", ".")
    assert said.returncode == 0, said.stderr


def test_a_long_file_says_why() -> None:
    """At most 250 lines, or a reason on the list above; and no reason for a file that became short."""
    lengths = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in python(*OWN)}
    long = {path for path, lines in lengths.items() if lines > LONGEST}
    assert {path: lengths[path] for path in long - set(LONGER)} == {}
    assert {path for path in LONGER if lengths.get(path, 0) < LONGEST * 0.9} == set()


def test_the_rooms_name_every_module_and_none_that_is_gone() -> None:
    """Every flat file of meshwork/ stands in the table of rooms, and every file that the table names is there."""
    rooms = _text("docs/architecture.md").split("## Rooms")[1].split("\n## ")[0]
    named = {path.rsplit("/", 1)[-1] for path in re.findall(r"`([\w/]+\.py)`", rooms)}
    flat = {Path(path).name for path in python("meshwork") if path.count("/") == 1}
    assert flat - named - {"__init__.py"} == set()
    assert named - {Path(path).name for path in python(*OWN)} == set()


def _public(path: str) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The public functions and classes of a file, and the public methods of its public classes."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield inner


def _explained_elsewhere(path: str) -> bool:
    # the stores keep the promises that protocol.py states, verb by verb
    return path.startswith("meshwork/stores/") and path != "meshwork/stores/protocol.py"


def test_what_is_public_says_what_it_is() -> None:
    """Every module, class, function and method; a store's verbs are explained by the promise they keep."""
    silent = [path for path in python() if tree(path).body and ast.get_docstring(tree(path)) is None]
    for path in python(*OWN):
        promised = _explained_elsewhere(path)
        for node in _public(path):
            method = isinstance(node, ast.FunctionDef) and node not in tree(path).body
            if ast.get_docstring(node) is None and not (promised and method):
                silent.append(f"{path}:{node.lineno} {node.name}")
    assert silent == []


def _tests() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in python("tests"):
        if path.split("/")[-1].startswith("test_"):
            for node in functions(path):
                if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                    yield path, node


def _asserting(path: str) -> set[str]:
    """The names of functions beside the tests that can fail, so that calling one is asserting."""
    folder = path.rsplit("/", 1)[0]
    near = [each for each in python("tests") if each.rsplit("/", 1)[0] in {folder, "tests"}]
    return {node.name for each in near for node in functions(each) if _fails(node, set())}


def _fails(node: ast.FunctionDef | ast.AsyncFunctionDef, helpers: set[str]) -> bool:
    """Whether it asserts, expects or raises, itself or by a function that does."""
    for each in ast.walk(node):
        if isinstance(each, ast.Assert | ast.Raise):
            return True
        if isinstance(each, ast.Call):
            called = each.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in {"raises", "fail", "expect", "warns", "run_state_machine_as_test"} | helpers:
                return True
    return False


def test_every_test_can_fail() -> None:
    """It asserts, or calls something beside it that does; a test that cannot fail is a defect."""
    helpers = {path: _asserting(path) for path in {path for path, _node in _tests()}}
    idle = [f"{path}:{node.lineno} {node.name}" for path, node in _tests() if not _fails(node, helpers[path])]
    assert idle == []


def test_every_test_asserts_something_that_may_be_false() -> None:
    """`assert True`, or an assertion of a constant or of a tuple, tells nothing."""
    empty = [
        f"{path}:{each.lineno}"
        for path, node in _tests()
        for each in ast.walk(node)
        if isinstance(each, ast.Assert) and isinstance(each.test, ast.Constant | ast.Tuple)
    ]
    assert empty == []


def test_every_test_states_its_promise() -> None:
    """The docstring is the promise that the name sums up."""
    silent = [f"{path}:{node.lineno} {node.name}" for path, node in _tests() if ast.get_docstring(node) is None]
    assert silent == []


def test_nobody_loads_the_layouts_under_another_licence() -> None:
    """The extra bundle of dash-cytoscape holds GPL-3 and EPL code: positions come from Python."""
    forbidden = "load_extra_" + "layouts"
    assert [path for path in tracked() if path.endswith((".py", ".js")) and forbidden in _text(path)] == []


def test_a_callback_belongs_to_its_app() -> None:
    """A module-level callback would go to the first app of the process only."""
    loose = [
        f"{path}:{node.lineno}"
        for path in python("dashboards")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if "callback" in ast.unparse(decorator)
    ]
    assert loose == []


def test_the_rules_are_all_switched_on() -> None:
    """mypy is strict, warnings are errors, and the import contracts have the one exception they are about."""
    rules = tomllib.loads(_text("pyproject.toml"))["tool"]
    assert rules["mypy"]["strict"] is True
    assert rules["pytest"]["ini_options"]["filterwarnings"][0] == "error"
    exceptions = [each.get("ignore_imports", []) for each in rules["importlinter"]["contracts"]]
    assert [each for several in exceptions for each in several] == ["meshwork.stores.neo4j -> neo4j"]


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
