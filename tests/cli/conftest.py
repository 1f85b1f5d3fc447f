"""A command line in a home of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from meshwork.cli import run
from tests.cli.said import ATTENDANCE, TOLD, Run, Said


@pytest.fixture
def meshwork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `meshwork` with words, in an empty home of this test."""
    monkeypatch.setenv("MESHWORK_HOME", str(tmp_path / "home"))
    for name in ("MESHWORK_STORE", "MESHWORK_COMMUNITY"):
        monkeypatch.delenv(name, raising=False)

    def say(*words: str | Path) -> Said:
        code = run([str(each) for each in words])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return say


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """Two evenings as a sheet of attendance."""
    path = tmp_path / "evening.csv"
    path.write_text(ATTENDANCE, encoding="utf-8")
    return path


@pytest.fixture
def lindemark(meshwork: Run) -> Run:
    """A command line with the invented community in its store."""
    assert meshwork("import", TOLD).code == 0
    return meshwork
