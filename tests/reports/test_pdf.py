"""A story on paper says what the story says, to who sees it and to who has it read out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from meshwork.handouts import handouts
from meshwork.handouts.pdf import write
from meshwork.story.shown import Promise, ShownLand, ShownStory
from tests.reports.lindemark import LAST, STAGED, shown_map, story

HOSTILE = '#panic("x") <script>alert(1)</script> =SUM(A1) $x$ @ref *b* \\'


def read(told: ShownStory) -> PdfReader:
    """The PDF of a story."""
    return PdfReader(io.BytesIO(write(told)))


def said(told: ShownStory) -> str:
    """Every word of it, in one line."""
    return " ".join(" ".join(page.extract_text() for page in read(told).pages).split())


def elements(tree: Any) -> Iterator[DictionaryObject]:
    """Every element of the structure that is read out."""
    held = tree.get_object()
    if isinstance(held, ArrayObject):
        for each in held:
            yield from elements(each)
    elif isinstance(held, DictionaryObject):
        yield held
        if "/K" in held:
            yield from elements(held["/K"])


def test_every_number_of_the_story_stands_on_paper() -> None:
    """1,431 partners, then 1,468, which is 37 more; 219 meetings, 23 fewer; 17 goals, of which no change is told."""
    text = said(story())
    rows = re.findall(r"(Partners|Bijeenkomsten|Open doelen) ([\d.]+) (?:([+−]\d+|–) )?12 september 2019", text)
    assert rows == [
        ("Partners", "1.431", ""),
        ("Partners", "1.468", "+37"),
        ("Bijeenkomsten", "219", "−23"),
        ("Open doelen", "17", "–"),
    ]
    assert text.count("Van 1 juli 2022 tot en met 30 juni 2023") == 2  # once above those of the same days
    assert "Zorg 851" in text
    assert "Bedrijf / Overheid 617" in text
    assert text.count("12 september 2019") >= 5  # since when each of four figures is recorded, and a sentence
    assert "Waar geen verschil staat: het vastleggen veranderde." in text


def test_the_story_is_told_in_its_order_with_everything_in_it() -> None:
    """Signature and answer, what was promised, moments, what works, who left, stage, what is not known, what is
    asked; on every page as known when."""
    told = story(staged=STAGED)
    text = said(told)
    order = (
        told.title,
        *told.opening,
        "Een buurtkeuken",
        "Er kwam geen grond.",
        *(each.title for each in told.moments),
        "Samen eten helpt",
        "In die tijd vertrokken 6 partners.",
        "Een CoP die blijft.",
        "Dit is geen cijfer.",
        *told.unknown,
        "Nog twee jaar tijd.",
    )
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    assert all("zoals bekend op 4 juli 2023" in page.extract_text() for page in read(told).pages)


def test_without_a_stage_nothing_is_said_of_one() -> None:
    """The stage stands there by choice alone."""
    assert "fase" not in said(story()).lower()


def test_the_paper_can_be_read_out() -> None:
    """It says that it is PDF/UA-1, in which language, what it is called, and of each map what is on it."""
    document = read(story())
    root: Any = document.trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("nl", True)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == ("Wat de Lindemark leerde", "Samen in de Lindemark")
    tree = [*elements(root["/StructTreeRoot"]["/K"])]
    told = [str(each["/Alt"]) for each in tree if each.get("/S") == "/Figure" and "/Alt" in each]
    assert [each.split(":")[0] for each in told] == ["De kaart van 30 juni 2022", "De kaart van 30 juni 2023"]
    assert all("7 partners en 3 verbindingen" in each for each in told)
    assert {"/H1", "/TH", "/TD", "/L"} <= {each.get("/S") for each in tree}


def test_a_story_without_a_title_is_called_as_the_community_is() -> None:
    """A paper that can be read out has to be called something."""
    metadata = read(story(title="")).metadata
    assert metadata is not None
    assert metadata.title == "Samen in de Lindemark"


def test_the_same_story_gives_the_same_bytes() -> None:
    """Nothing in it depends on when it is made; the date that it bears is the day on which all this was known."""
    assert write(story()) == write(story())
    metadata = read(story()).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == story().known_at.date()
    later = story(known_at=datetime(2024, 1, 1, tzinfo=UTC))
    assert write(later) != write(story())


def test_what_looks_like_a_program_is_only_text() -> None:
    """Names that would be run by typst, a browser or a spreadsheet stand on paper letter by letter."""
    moments = (replace(story().moments[0], title=HOSTILE), story().moments[1])
    text = said(story(title=HOSTILE, moments=moments, promises=(Promise(HOSTILE, "done"),)))
    assert "".join(text.split()).count("".join(HOSTILE.split())) == 3


def test_letters_without_a_typeface_do_not_stop_it() -> None:
    """Japanese letters and a bell: a sign that something stood there, and nothing; Polish letters stay."""
    picture = shown_map(LAST, lands=(ShownLand("東京", (0, 1)),))
    moments = (replace(story().moments[0], title="Łowicz 東京\x07", picture=picture),)
    text = "".join(said(story(moments=moments)).split())
    assert "Łowicz��" in text
    assert "東" not in text


def test_the_paper_brings_its_own_letters() -> None:
    """All typefaces in it are Figtree, and embedded; the words of a map too."""
    names = set()
    for page in read(story()).pages:
        resources: Any = page["/Resources"]
        for each in resources.get("/Font", {}).values():
            font = each.get_object()
            names.add(str(font["/BaseFont"]).split("+")[-1].split("-")[0])
            assert "/FontFile2" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    assert names == {"Figtree"}


def test_each_sort_of_file_is_found_by_its_ending() -> None:
    """The ending of a file says what it is made by."""
    assert handouts()["pdf"].write is write
    assert handouts()["pdf"].media_type == "application/pdf"
