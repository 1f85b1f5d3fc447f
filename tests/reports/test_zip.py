"""Everything a story is handed out as, in one archive; and the numbers of all of it are those of the JSON."""

from __future__ import annotations

import io
import json
import zipfile

from meshwork.handouts import handouts
from tests.reports.lindemark import story


def test_the_archive_holds_every_sort_and_every_map() -> None:
    """Each file is what that sort gives by itself, of each map there is an SVG and a PNG; the same bytes always."""
    told = story()
    held = handouts()["zip"].write(told)
    assert held == handouts()["zip"].write(told)
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    alone = {"figures.csv" if key == "csv" else f"story.{key}": each for key, each in handouts().items()}
    pictures = [f"pictures/{name}.{kind}" for name in ("1-2022-06-30", "2-2023-06-30") for kind in ("svg", "png")]
    assert {*files} == {*alone, *pictures, "map.html"} - {"story.zip"}
    assert files["story.json"] == alone["story.json"].write(told)
    assert json.loads(files["story.json"])["title"] == told.title
    assert all(files[each].startswith(b"\x89PNG") for each in pictures[1::2])
    assert b"Bakkerij Loof" in files[pictures[0]]
