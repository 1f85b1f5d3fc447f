"""A story as a page says what the story says, runs nothing and asks nothing of any machine."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import replace
from html.parser import HTMLParser

from meshwork.handouts import handouts
from meshwork.handouts.html import write
from meshwork.story.shown import Promise, ShownStory
from tests.reports.lindemark import STAGED, story

HOSTILE = "<script>alert(1)</script> \"> <img src=x onerror=alert(1)> {{ 7 * 7 }} =SUM(A1) & '"


class Told(HTMLParser):
    """What a page holds: its words, and each element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        inside = self.elements[-1][0] if self.elements else ""
        if inside != "style" and data.strip():
            self.words.append(" ".join(data.split()))


def read(told: ShownStory) -> Told:
    """The page of a story."""
    return Told(write(told).decode())


def test_every_number_of_the_story_stands_on_the_page() -> None:
    """1,431 partners, then 1,468, which is 37 more; 219 meetings, 23 fewer; 17 goals, of which no change is told."""
    text = "|".join(read(story()).words)
    rows = re.findall(r"(Partners|Bijeenkomsten|Open doelen)\|([\d.]+)\|(?:([+−]\d+|–)\|)?12 september 2019", text)
    assert rows == [
        ("Partners", "1.431", ""),
        ("Partners", "1.468", "+37"),
        ("Bijeenkomsten", "219", "−23"),
        ("Open doelen", "17", "–"),
    ]
    assert text.count("Van 1 juli 2022 tot en met 30 juni 2023") == 2  # once above those of the same days
    assert "Zorg|851" in text
    assert "Bedrijf / Overheid|617" in text
    assert "Waar geen verschil staat: het vastleggen veranderde." in text


def test_the_page_tells_the_story_in_its_order() -> None:
    """As on paper: what was promised, moments, what works, who left, stage, what is not known, what is asked."""
    told = story(staged=STAGED)
    text = " ".join(read(told).words)
    order = (
        *told.opening,
        "Een buurtkeuken",
        told.moments[0].sentences[0],
        told.moments[1].sentences[0],
        "Samen eten helpt",
        "Een CoP die blijft.",
        *told.unknown,
        "Nog twee jaar tijd.",
        "zoals bekend op 4 juli 2023",
    )
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_the_page_needs_nothing_but_itself() -> None:
    """Pictures and letters are in it, links lead within it, and it forbids itself to load or run anything."""
    page = write(story()).decode()
    told = Told(page)
    for _tag, attributes in told.elements:
        for name in {"src", "href", "srcset", "action"} & attributes.keys():
            assert str(attributes[name]).startswith(("data:image/svg+xml;base64,", "#"))
        assert not [name for name in attributes if name.startswith("on")]
    assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _attributes in told.elements}
    assert set(re.findall(r"url\((\w+:[\w/]+)", page)) == {"data:font/ttf"}
    policy = next(each["content"] for _tag, each in told.elements if each.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'")


def test_the_page_can_be_read_out() -> None:
    """It says its language, each map says what is on it, and each number which row and column it belongs to."""
    told = read(story())
    assert told.elements[0] == ("html", {"lang": "nl"})
    maps = [str(attributes["alt"]) for tag, attributes in told.elements if tag == "img"]
    assert [each.split(":")[0] for each in maps] == ["De kaart van 30 juni 2022", "De kaart van 30 juni 2023"]
    heads = [attributes["scope"] for tag, attributes in told.elements if tag == "th"]
    assert heads.count("row") == 6  # two promises, one figure and three
    links = [attributes["href"] for tag, attributes in told.elements if tag == "a"]
    places = [f"#{attributes['id']}" for tag, attributes in told.elements if tag == "section" and "id" in attributes]
    assert links == places == ["#moment-1", "#moment-2"]


def test_a_picture_on_the_page_is_that_of_the_moment() -> None:
    """The first map names its day, and the partner who consented."""
    told = read(story())
    pictures = [str(attributes["src"]).split(",")[1] for tag, attributes in told.elements if tag == "img"]
    first, last = (b64decode(each).decode() for each in pictures)
    assert "30 juni 2022" in first
    assert "30 juni 2023" in last
    assert "Bakkerij Loof" in first


def test_what_looks_like_a_program_is_only_text_on_the_page() -> None:
    """A name that a browser or a template would run stands there letter by letter."""
    moments = (replace(story().moments[0], title=HOSTILE), story().moments[1])
    told = read(story(title=HOSTILE, moments=moments, promises=(Promise(HOSTILE, "done"),)))
    same = " ".join(HOSTILE.split())
    assert told.words.count(same) == 5  # title, heading, promise, contents, moment
    assert [tag for tag, _attributes in told.elements if tag in {"script", "img"}] == ["img", "img"]


def test_the_same_story_gives_the_same_page() -> None:
    """Nothing in it depends on when it is made."""
    assert write(story()) == write(story())
    assert handouts()["html"].write is write
