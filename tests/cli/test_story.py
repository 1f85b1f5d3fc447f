"""`meshwork story` proposes, makes, lists and exports."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.cli.said import Run


def test_a_story_is_proposed_made_listed_exported_and_taken_back(lindemark: Run, tmp_path: Path) -> None:
    """A dry run keeps nothing; the figures of the table are those of the JSON."""
    told = json.loads(lindemark("story", "make", "--dry-run", "--json").out)
    assert told["id"] is None
    assert 5 <= len(told["story"]["moments"]) <= 8
    (tmp_path / "p.csv").write_text("promised,state,why\nA kitchen,done,\n", encoding="utf-8")
    words = (
        "--title",
        "Onze jaren",
        "--language",
        "en",
        "--promised",
        tmp_path / "p.csv",
        "--asked",
        "Two more years.",
    )
    made = lindemark("story", "make", *words, "--moment", "2022-05 It began here.", "--leave-out", "2022-09")
    assert "- A kitchen: done as promised" in made.out
    assert "It began here." in made.out
    assert "30 September 2022 ·" not in made.out
    assert "The stage" not in made.out
    assert "Onze jaren" in lindemark("story").out
    assert lindemark("story", "export", "Onze jaren", "--out", tmp_path / "f.csv").code == 0
    assert "Woo" in lindemark("story", "export", "story-1", "--out", tmp_path / "s.json").err
    # said before, so also where nothing came of it; beside what is shown and in what a program reads
    assert "Woo" in lindemark("story", "export", "story-1", "--out", tmp_path / "none" / "s.json").err
    assert "Woo" in lindemark("story", "export", "story-1").err
    assert "Woo" in json.loads(lindemark("story", "export", "story-1", "--json").out)["before"]
    story = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    with (tmp_path / "f.csv").open(encoding="utf-8", newline="") as file:
        rows = [each for each in csv.DictReader(file) if each["of"] == ""]
    figures = [(m["day"], f["name"], str(f["value"])) for m in story["moments"] for f in m["figures"]]
    assert lindemark("story", "export", "story-1", "--out", tmp_path / "s.pdf").code == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF-")
    assert lindemark("story", "export", "story-1", "--out", tmp_path / "s.html").code == 0
    assert (tmp_path / "s.html").read_bytes().startswith(b"<!doctype html>")
    assert [(each["day"], each["what"], each["number"]) for each in rows] == figures
    assert lindemark("story", "export", "story-1", "--out", tmp_path / "s.pptx", "--for", "Fonds Lindemark").code == 0
    (listed,) = [each for each in json.loads(lindemark("story", "list", "--json").out) if each["exports"]]
    out = [(each["sort"], each["whom"]) for each in listed["exports"]]
    assert out[0] == ("pptx", "Fonds Lindemark")
    assert out[1:] == [(each, None) for each in ("html", "pdf", "json", "json", "csv")]
    assert "Fonds Lindemark" in lindemark("story").out
    assert lindemark("undo").code == 0
    assert "Fonds Lindemark" not in lindemark("story").out
    for _each in range(6):
        assert lindemark("undo").code == 0
    assert "Onze jaren" not in lindemark("story").out


def test_what_cannot_be_done_is_said(lindemark: Run, tmp_path: Path) -> None:
    """A stage without what the community wants to be, a day that is none, an ending, a story there is not."""
    assert "what the community itself wants to be" in lindemark("story", "make", "--stage").err
    assert "--moment" in lindemark("story", "make", "--moment", "soon we began").err
    other = lindemark("story", "export", "story-1", "--out", tmp_path / "x.docx").err
    assert ".csv, .html, .json, .pdf, .pptx, .txt, .zip" in other
    assert "There is no such story here." in lindemark("story", "export", "story-1").err
    (tmp_path / "p.csv").write_text("Eten,misschien\n", encoding="utf-8")
    refused = lindemark("story", "make", "--promised", tmp_path / "p.csv")
    assert (refused.code, '"misschien" is not one of' in refused.err) == (1, True)
    assert "No stories yet." not in lindemark("story").out  # it came with one, without its figures
