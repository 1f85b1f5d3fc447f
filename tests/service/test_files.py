"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from meshwork.files import whole, whole_folder


def test_a_file_that_fails_halfway_leaves_the_old_one(tmp_path: Path) -> None:
    """What stood there stands, and nothing is left beside it."""
    path = tmp_path / "town.txt"
    path.write_text("old")
    with pytest.raises(OSError, match="full"), whole(path) as place:
        _begin_and_fail(place)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("town.txt", "old")]
    with whole(path) as place:
        place.write_text("new")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("town.txt", "new")]


def test_a_folder_that_fails_halfway_leaves_nothing(tmp_path: Path) -> None:
    """No half folder; the second time it is there whole, in folders that were made for it."""
    path = tmp_path / "deep" / "town"
    with pytest.raises(OSError, match="full"), whole_folder(path) as place:
        _begin_and_fail(place / "one.csv")
    assert list((tmp_path / "deep").iterdir()) == []
    with whole_folder(path) as place:
        (place / "one.csv").write_text("1")
    assert [each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.csv")] == ["deep/town/one.csv"]


def _begin_and_fail(place: Path) -> None:
    place.write_text("ne")
    raise OSError("the disk is full")
