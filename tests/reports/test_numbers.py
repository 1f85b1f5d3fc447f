"""The numbers of a story are read back out of every sort of file in the archive: they are those of the JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from meshwork.handouts import handouts
from meshwork.story.shown import Count
from tests.reports.lindemark import story
from tests.reports.test_html import Told

Figures = list[tuple[str, int | None, int | None]]
"""Moment by moment, figure by figure: its name, its value, and its change where one is told."""


def of_json(held: bytes) -> Figures:
    """As a program reads them."""
    moments = json.loads(held)["moments"]
    return [(each["name"].capitalize(), each["value"], each["change"]) for m in moments for each in m["figures"]]


def of_words(said: str) -> Figures:
    """Out of text in which a row follows the next: name, number, change, since when it is recorded."""
    row = r"(Partners|Bijeenkomsten|Open doelen)\s+([\d.]+)\s+(?:([+−][\d.]+|–)\s+)?12 september 2019"
    return [(name, _whole(many), _whole(change)) for name, many, change in re.findall(row, " ".join(said.split()))]


def of_pdf(held: bytes) -> Figures:
    """As they stand on paper."""
    return of_words(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(held)).pages))


def of_html(held: bytes) -> Figures:
    """As they stand on the page."""
    return of_words(" ".join(Told(held.decode()).words))


def of_pptx(held: bytes) -> Figures:
    """As they stand in the tables of the slides."""
    slides = Presentation(io.BytesIO(held)).slides
    tables: list[Any] = [each.table for slide in slides for each in slide.shapes if each.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return [(row[0], _whole(row[1]), _whole(row[2] if len(row) == 4 else "")) for row in rows if _named(row[0])]


def of_csv(held: bytes) -> Figures:
    """As a spreadsheet reads them."""
    rows = csv.DictReader(io.StringIO(held.decode()))
    return [
        (row["wat"].capitalize(), int(row["aantal"]), int(row["verschil"]) if row["verschil"] else None)
        for row in rows
        if not row["groep"]
    ]


READERS: dict[str, Callable[[bytes], Figures]] = {"pdf": of_pdf, "html": of_html, "pptx": of_pptx, "csv": of_csv}


def _whole(said: str) -> int | None:
    return None if said in {"", "–"} else int(said.replace(".", "").replace("−", "-"))


def _named(said: str) -> bool:
    return said in {"Partners", "Bijeenkomsten", "Open doelen"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What the archive of the story holds, by ending."""
    with zipfile.ZipFile(io.BytesIO(handouts()["zip"].write(story()))) as archive:
        return {
            each.rsplit(".", 1)[1]: archive.read(each)
            for each in archive.namelist()
            if each.startswith(("story.", "figures."))
        }


@pytest.mark.parametrize("ending", READERS)
def test_numbers_are_those_of_the_json(files: dict[str, bytes], ending: str) -> None:
    """Four figures in two moments: 1,431; then 1,468, 219 and 17 with their changes, of which one is not told."""
    wanted = of_json(files["json"])
    assert [many for _name, many, _change in wanted] == [1431, 1468, 219, 17]
    assert READERS[ending](files[ending]) == wanted


def test_the_text_says_the_sentences_of_the_json(files: dict[str, bytes]) -> None:
    """Plain text has the figures in its sentences alone."""
    said = files["txt"].decode()
    assert all(each in said for moment in json.loads(files["json"])["moments"] for each in moment["sentences"])


@pytest.mark.parametrize("name", ["=1+1", "+31 20", "-2", "@SUM(A1)", "\t=1", '<script>alert("x")</script>'])
def test_a_name_does_no_harm_in_a_table_or_a_picture(name: str) -> None:
    """A spreadsheet takes no cell for a formula, and a picture holds no program."""
    last = story().moments[-1]
    tables = (replace(last.tables[0], counts=(Count((name,), 851), Count(("Zorg",), 617))),)
    marks = (*last.picture.marks[:-1], replace(last.picture.marks[-1], name=name))
    moment = replace(last, tables=tables, picture=replace(last.picture, marks=marks))
    with zipfile.ZipFile(io.BytesIO(handouts()["zip"].write(story(moments=(moment,))))) as archive:
        cells = [each for row in csv.reader(io.StringIO(archive.read("figures.csv").decode())) for each in row]
        drawn = archive.read("pictures/1-2023-06-30.svg").decode()
    assert not [each for each in cells if each[:1] in {"=", "+", "@", "\t"}]
    assert [each for each in cells if each.startswith("-")] == ["-23"]  # a number, and no formula
    assert "<script" not in drawn
