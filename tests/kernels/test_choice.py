"""Which kernels answer, and that it does not matter to the reading."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from meshwork import kernels
from meshwork.kernels import shelf

ROOT = Path(__file__).parents[2]
SCRIPT = """
import hashlib, json, sys
from datetime import date
import networkx
from meshwork import demo, metrics
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import path, path_to_json
here = record(demo.facts(), Settings())
said = path_to_json(path(here, date(2023, 11, 30), whole_from=date(2023, 11, 1)))
sheet = metrics.sheet(here.on(date(2023, 11, 30)))
each = {key: {who: round(value, 9) for who, value in sorted(found.items())} for key, found in sheet.each.items()}
told = json.dumps([said, sorted(each.items())], sort_keys=True)
print(json.dumps({
    "networkx": networkx.__version__[:3],
    "numba": "numba" in sys.modules,
    "reading": hashlib.sha256(told.encode()).hexdigest(),
}))
"""


def _told(command: list[str], **choice: str) -> dict[str, object]:
    found = subprocess.run(
        [*command, "-c", SCRIPT],
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | choice,
    )
    assert found.returncode == 0, found.stderr[-3000:]
    told: dict[str, object] = json.loads(found.stdout)
    return told


def _present(wanted: str) -> str | None:
    """A Python of that version that runs: on the path, or one that pyenv keeps."""
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for each in (shutil.which(f"python{wanted}"), *kept.glob(f"{wanted}.*/bin/python{wanted}")):
        if each and not subprocess.run([each, "-c", ""], capture_output=True, check=False).returncode:
            return str(each)
    return None


@pytest.fixture(scope="module")
def uncompiled() -> dict[str, object]:
    """The path of the invented community and every number of each partner, without numba."""
    return _told([sys.executable], MESHWORK_KERNELS="plain")


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")
def test_the_reading_is_the_same_compiled(uncompiled: dict[str, object]) -> None:
    """Every reading, transition and number of the invented community, to the digits that are told."""
    compiled = _told([sys.executable], MESHWORK_KERNELS="compiled")
    assert (uncompiled["numba"], compiled["numba"]) == (False, True)
    assert compiled["reading"] == uncompiled["reading"]


def test_the_reading_is_the_same_with_another_networkx_and_python(uncompiled: dict[str, object]) -> None:
    """Python 3.11 comes with NetworkX 3.6, later ones with 3.7: one reading, where both Pythons are present."""
    wanted = "3.13" if sys.version_info < (3, 12) else "3.11"
    uv, python = shutil.which("uv"), _present(wanted)
    if uv is None or python is None:
        pytest.skip(f"there is no uv, or no Python {wanted}, on this machine")
    apart = [uv, "run", "-q", "--no-project", "--isolated", "--python", python, "--with", str(ROOT)]
    other = _told([*apart, "python"], MESHWORK_KERNELS="plain", PYTHONHASHSEED="7")
    assert {uncompiled["networkx"], other["networkx"]} == {"3.6", "3.7"}
    assert other["reading"] == uncompiled["reading"]


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")
def test_numba_is_imported_where_it_pays_and_not_before() -> None:
    """On the shelf or not, a small network is answered without it; a large one with it, once it is on the shelf."""
    script = (
        "import sys, numpy as np\n"
        "from meshwork import kernels\n"
        "ring = lambda n: kernels.csr_of(n, np.arange(n), (np.arange(n) + 1) % n)\n"
        "kernels.betweenness(ring(200))\n"
        "print('numba' in sys.modules)\n"
        "kernels.betweenness(ring(4000), range(4000))\n"
        "print('numba' in sys.modules)\n"
    )
    env = {key: value for key, value in os.environ.items() if key != "MESHWORK_KERNELS"}
    filled = subprocess.run([sys.executable, "-m", "meshwork.kernels"], check=False, cwd=ROOT, env=env)
    assert filled.returncode == 0
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, cwd=ROOT, env=env
    )
    assert said.stdout.split() == ["False", "True"]


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")
def test_every_kernel_is_compiled_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Filling the shelf calls each function that is compiled, so that no reading waits for one."""
    from meshwork.kernels import compiled

    monkeypatch.delenv("MESHWORK_KERNELS", raising=False)
    monkeypatch.setattr(kernels._Work, "compiled", False)
    monkeypatch.setattr(shelf, "filled", lambda: False)
    monkeypatch.setattr(shelf, "sign", lambda: None)
    quick, called = compiled.quick, set()

    def noted(walk: Callable[..., object]) -> Callable[..., object]:
        called.add(walk.__name__)
        return quick(walk)

    monkeypatch.setattr(compiled, "quick", noted)
    assert kernels.warm()
    written = "".join(file.read_text("utf-8") for file in sorted(Path(kernels.__file__).parent.glob("*.py")))
    assert called >= set(re.findall(r"\bquick\((?:\w+\.)?(\w+)\)\(", written)) != set()


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")
def test_where_nothing_can_be_kept_the_uncompiled_ones_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be made, and one that was filled and can be read alone: no error, and nothing compiled."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "file" / "shelf"))
    monkeypatch.delenv("MESHWORK_KERNELS", raising=False)
    assert (shelf.filled(), shelf.writable(), kernels.warm()) == (False, False, False)
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    assert shelf.writable()
    shelf.sign()
    assert shelf.filled()
    monkeypatch.setattr(os, "access", lambda _path, mode: not mode & os.W_OK)
    assert not shelf.filled()


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")
def test_what_another_installation_compiled_is_not_on_the_shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same kernels at another place, or written anew: numba would compile them while somebody waits."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "shelf"))
    for stage in ("one", "two"):
        (tmp_path / stage).mkdir()
        shutil.copy2(str(shelf.__file__), tmp_path / stage / "shelf.py")
    filled: list[bool] = []
    for file, moment in (("one", 1), ("two", 1), ("one", 2), ("one", 1)):
        there = tmp_path / file / "shelf.py"
        os.utime(there, (moment, moment))
        monkeypatch.setattr(shelf, "__file__", str(there))
        shelf._stamp.cache_clear()
        if not filled:
            shelf.writable()
            shelf.sign()
        filled.append(shelf.filled())
    shelf._stamp.cache_clear()
    assert filled == [True, False, False, True]


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="numba is not installed")
def test_who_compiles_ahead_of_time_hears_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """`python -m meshwork.kernels` names the folder, and fails so that an image is not made without its kernels."""
    (tmp_path / "file").touch()
    env = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path / "file")}
    said = subprocess.run(
        [sys.executable, "-m", "meshwork.kernels"], capture_output=True, check=False, text=True, cwd=ROOT, env=env
    )
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert str(tmp_path / "file") in said.stderr
