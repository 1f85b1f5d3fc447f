"""A story as slides: shapes and charts that say what the story says, to who sees it and who has it read out."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation

from meshwork.handouts import handouts
from meshwork.handouts.pptx import write
from meshwork.reports import of_shown
from meshwork.story.shown import Promise, ShownLine, ShownStory
from tests.reports.lindemark import FIRST, STAGED, figure, shown_map, story

HOSTILE = '=HYPERLINK("x") <script>alert(1)</script> & +1 -1 @a \x07'
_SPOKEN = r"ppt/(slides|notesSlides|slideMasters)/\w+\.xml"
SAFE = '=HYPERLINK("x") <script>alert(1)</script> & +1 -1 @a'


def read(told: ShownStory) -> Any:
    """The deck of a story, as python-pptx reads it back."""
    return Presentation(io.BytesIO(write(told)))


def parts(told: ShownStory) -> dict[str, str]:
    """Every part of the file, and of the workbooks in it, as text."""
    found: dict[str, str] = {}

    def unpack(held: bytes, under: str) -> None:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            for name in archive.namelist():
                if name.endswith(".xlsx"):
                    unpack(archive.read(name), f"{under}{name}/")
                else:
                    found[under + name] = archive.read(name).decode()

    unpack(write(told), "")
    return found


def within(shapes: Any) -> list[Any]:
    """Shapes and those in groups."""
    return [inner for each in shapes for inner in (each, *(within(each.shapes) if each.shape_type == 6 else ()))]


def risen() -> ShownStory:
    """Three moments, and between the last two a change of partners is told: 1,431, then 1,440, then 1,477."""
    first, last = story().moments
    more = replace(last, day=last.day.replace(year=2024), figures=(figure("partners", "partners", 1477, 37),))
    untold = replace(last, figures=(figure("partners", "partners", 1440, None, "het vastleggen veranderde"),))
    return story(moments=(first, untold, more))


def test_every_number_stands_in_a_table_that_can_be_changed() -> None:
    """1,431 partners, then 1,468, which is 37 more; 219 meetings, 23 fewer; 17 goals, of which no change is told."""
    tables = [each.table for slide in read(story()).slides for each in slide.shapes if each.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    told = [[row[0], *row[1:-1]] for row in rows if row[0] in {"Partners", "Bijeenkomsten", "Open doelen"}]
    assert told == [
        ["Partners", "1.431"],
        ["Partners", "1.468", "+37"],
        ["Bijeenkomsten", "219", "−23"],
        ["Open doelen", "17", "–"],
    ]
    assert ["Zorg", "851"] in rows
    assert ["Een fietspad", "niet gedaan", "Er kwam geen grond."] in rows


def test_columns_stand_apart_where_no_change_is_told() -> None:
    """1,431, a gap, then 1,440 and 1,477 side by side, with the reason under them; no chart where nothing is told."""
    slide = next(each for each in read(risen()).slides if any(shape.has_chart for shape in each.shapes))
    (chart,) = (each.chart for each in slide.shapes if each.has_chart)
    assert chart.plots[0].series[0].values == (1431, None, 1440, 1477)
    assert [*chart.plots[0].categories] == ["jun 22", " ", "jun 23", "jun 24"]
    words = " ".join(each.text_frame.text for each in slide.shapes if each.has_text_frame)
    assert "los van elkaar staan is geen verschil te geven: het vastleggen veranderde." in words
    silent = replace(risen(), moments=risen().moments[:2])
    assert not [shape for each in read(silent).slides for shape in each.shapes if shape.has_chart]


def test_a_map_is_shapes_that_can_be_moved() -> None:
    """Seven dots, three lines, a land and its name, the partner who consented, each a shape within one group."""
    slide = next(each for each in read(story()).slides if each.shapes.title.text == "De eerste bijeenkomst")
    (group,) = (each for each in slide.shapes if each.shape_type == 6)
    layers = {each.name: [*each.shapes] for each in group.shapes if each.shape_type == 6}
    assert {name: len(held) for name, held in layers.items() if name != "Water"} == {
        "Gebieden": 1,
        "Verbindingen": 3,
        "Plaatsen": 7,
        "Namen": 2,
    }
    assert {each.text_frame.text for each in layers["Namen"]} == {"BUURTKEUKEN", "Bakkerij Loof"}
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == _said(FIRST)


def _said(day: Any) -> str:
    from meshwork.text import speak

    with speak("nl"):
        return of_shown.said(shown_map(day))


def test_very_many_ties_are_a_few_shapes() -> None:
    """Of 301 lines those that look alike are one shape."""
    marks = shown_map(FIRST).marks
    lines = tuple(ShownLine(one % 6, 6, 1 + one % 3) for one in range(301))
    crowded = replace(story().moments[0], picture=shown_map(FIRST, marks=marks, lines=lines))
    slide = next(each for each in read(story(moments=(crowded,))).slides if each.shapes.title.text == crowded.title)
    (ties,) = (each for each in within(slide.shapes) if each.name == "Verbindingen")
    assert len([*ties.shapes]) == 3


def test_the_slides_can_be_read_out_and_presented() -> None:
    """Each has a title of its own, words in its language and notes; maps, tables and charts say what is on them."""
    deck = read(replace(risen(), staged=STAGED))
    titles = [each.shapes.title.text for each in deck.slides]
    assert len({*titles}) == len(titles) == len(deck.slides)
    assert all(each.notes_slide.notes_text_frame.text for each in deck.slides)
    for slide in deck.slides:
        for each in slide.shapes:
            if each.has_chart or each.has_table or each.shape_type == 6:
                assert each._element.xpath("./*/p:cNvPr")[0].get("descr")
    held = parts(risen())
    slides = "".join(text for name, text in held.items() if re.match(_SPOKEN, name))
    assert {*re.findall(r'lang="([^"]+)"', slides)} == {"nl-NL"}
    assert not re.findall(r"<a:r>\s*<a:t>", slides)
    notes = next(
        each.notes_slide.notes_text_frame.text
        for each in deck.slides
        if each.shapes.title.text == "De eerste bijeenkomst"
    )
    assert "Op 12 september 2019 was de eerste." in notes
    assert "Partners: 1.431. 1 juli 2022 tot en met 30 juni 2023; vastgelegd sinds 12 september 2019." in notes


def test_the_deck_says_nothing_of_who_made_it_and_is_the_same_always() -> None:
    """No author, machine, picture of it or hour; its dates are those on which all this was known."""
    held = parts(risen())
    assert write(risen()) == write(risen())
    about = held["docProps/core.xml"]
    assert "<dc:creator></dc:creator>" in about or "<dc:creator/>" in about
    assert {*re.findall(r"20\d\d-\d\d-\d\d", about)} == {"2023-07-04"}
    inner = next(text for name, text in held.items() if name.endswith("xlsx/docProps/core.xml"))
    assert {*re.findall(r"20\d\d-\d\d-\d\d", inner)} == {"2023-07-04"}
    assert not [name for name in held if "thumbnail" in name or "printer" in name]
    assert not re.search(r"python-pptx|Canny|Microsoft Macintosh", "".join(held.values()))


def test_what_looks_like_a_program_is_only_text_on_a_slide() -> None:
    """It stands there letter by letter: title, promise, name on the map; no cell of a chart holds it."""
    picture = shown_map(FIRST)
    marks = (*picture.marks[:-1], replace(picture.marks[-1], name=HOSTILE))
    moments = (
        replace(story().moments[0], title=HOSTILE, picture=replace(picture, marks=marks)),
        *risen().moments[1:],
    )
    told = story(title=HOSTILE, moments=moments, promises=(Promise(HOSTILE, "done"),))
    deck = read(told)
    words = [
        shape.text_frame.text.strip() for each in deck.slides for shape in within(each.shapes) if shape.has_text_frame
    ]
    assert words.count(SAFE) >= 3
    assert not [
        name for name, text in parts(told).items() if "<script" in text or ("<f>" in text and "HYPERLINK" in text)
    ]


def test_a_map_that_was_taken_out_leaves_its_figures() -> None:
    """Without dots there is no map and no legend, in any of the handouts; the numbers stand there."""
    bare = replace(story().moments[0], picture=shown_map(FIRST, marks=(), lines=(), lands=()))
    told = story(moments=(bare,))
    slide = next(each for each in read(told).slides if each.shapes.title.text == bare.title)
    assert not [each for each in slide.shapes if each.shape_type == 6]
    assert "<img" not in handouts()["html"].write(told).decode()
    assert "1.431" in handouts()["html"].write(told).decode()
    assert handouts()["pdf"].write(told).startswith(b"%PDF")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_long_words_and_many_of_them_stay_on_their_slides(language: str) -> None:
    """A long answer is spread over slides, and no shape stands beyond the edge of one."""
    long = "Meervoudigepersoonlijkheidsstoornisbehandelcentrumvrijwilligerscoördinatieoverleg " * 60
    told = story(language=language, opening=(long,), title=long[:90], unknown=(long[:300],) * 9)
    deck = read(told)
    titles = [each.shapes.title.text for each in deck.slides]
    assert sum(each.startswith(("In het kort (", "In short (")) for each in titles) > 1
    for slide in deck.slides:
        for each in slide.shapes:
            assert 0 <= each.left <= each.left + each.width <= deck.slide_width
            assert 0 <= each.top <= each.top + each.height <= deck.slide_height


def test_a_title_without_end_is_no_hindrance() -> None:
    """Of what such a file says of itself 255 letters are the most."""
    deck = Presentation(io.BytesIO(write(replace(story(), title="lang " * 200))))
    assert len(deck.core_properties.title) == 255
