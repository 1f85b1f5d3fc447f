"""The map of a funder: true to what may be shown, and to nothing else."""

from __future__ import annotations

from dataclasses import fields
from xml.etree.ElementTree import fromstring

from meshwork.reports import of_shown, svg
from meshwork.reports.picture import Dot
from meshwork.reports.scene import Mark, Stroke, Words
from meshwork.story.shown import ShownLine, ShownMark
from meshwork.text import speak
from tests.reports.lindemark import LAST, shown_map


def test_who_has_no_name_has_no_colour_and_one_of_three_sizes() -> None:
    """Six in the colour of none and three sizes; only who consented has the colour of its sector."""
    scene = of_shown.drawn(shown_map(LAST), "Lindemark", 640, 360)
    marks = [each for each in scene.layer("places") if isinstance(each, Mark)]
    assert sorted(each.fill for each in marks) == ["sector-business", *["soft"] * 6]
    assert len({each.r for each in marks if each.fill == "soft"}) == 3
    assert {each.shape for each in marks} == {"organisation"}
    texts = [each.text for each in scene.layer("names") if isinstance(each, Words)]
    assert sorted(texts) == ["BUURTKEUKEN", "Bakkerij Loof"]


def test_a_sector_beside_no_name_is_not_drawn() -> None:
    """A mark without a name is drawn as all others, whatever else it says."""
    marks = (*shown_map(LAST).marks[:6], ShownMark(320, 40, 1, "", "care"))
    picture = of_shown.of_shown(shown_map(LAST, marks=marks), "Lindemark")
    assert {each.colour for each in picture.dots} == {"soft"}
    assert [row.colour for row in picture.legend] == ["soft"]


def test_no_dash_and_no_ring_tells_of_fading_or_of_being_alone() -> None:
    """One of them has no tie: its dot is filled as the others are, and no line is dashed."""
    scene = of_shown.drawn(shown_map(LAST), "Lindemark", 640, 360)
    strokes = [each for each in scene.layer("ties") if isinstance(each, Stroke)]
    assert [each.dash for each in strokes] == [(), (), ()]
    assert scene.layer("rings") == ()
    assert not any(each.hollow or each.fresh or each.leads for each in of_shown.of_shown(shown_map(LAST), "").dots)
    assert "id" not in {each.name for each in fields(Dot)}


def test_a_line_within_a_land_is_drawn_as_one() -> None:
    """The first two marks are in one land, the third and fifth are not."""
    picture = of_shown.of_shown(shown_map(LAST), "Lindemark")
    assert [(each.level, each.inner) for each in picture.ties] == [(2, True), (3, False), (5, False)]


def test_who_cannot_see_the_map_is_told_what_is_on_it() -> None:
    """Counted by hand: seven marks, three lines."""
    with speak("nl"):
        assert of_shown.said(shown_map(LAST)) == (
            "De kaart van 30 juni 2023: 7 partners en 3 verbindingen. "
            "Groepen met een naam: Buurtkeuken. Met naam: Bakkerij Loof."
        )
        assert of_shown.sectors(shown_map(LAST)) == (("Bedrijf: Bakkerij Loof", "sector-business"),)
        grouped = shown_map(LAST, grouped=True, lands=())
        assert of_shown.said(grouped).startswith("De kaart van 30 juni 2023: 7 groepen partners en 3 verbindingen.")
        assert of_shown.sectors(grouped) == ()


def test_a_hostile_name_is_a_text_in_the_picture() -> None:
    """The SVG is well formed, holds the name, and no element of that name."""
    marks = (*shown_map(LAST).marks[:6], ShownMark(320, 40, 1, "<script>=1</script>", "business"))
    tree = fromstring(svg.write(of_shown.drawn(shown_map(LAST, marks=marks), "L", 640, 360)))
    assert "<script>=1</script>" in {each.text for each in tree.iter() if each.tag.endswith("text")}
    assert not [each for each in tree.iter() if "script" in each.tag]


def test_where_lines_were_left_out_it_says_that_the_strongest_are_drawn() -> None:
    """Two thousand are the most that are drawn; sizes that few have are another's, so they are told roughly."""
    lines = (ShownLine(0, 1, 2),) * 2000
    assert "the 2,000 strongest ties" in of_shown.said(shown_map(LAST, lines=lines))
    assert of_shown.key(shown_map(LAST, lines=lines)).endswith("Only the strongest ties are drawn.")
    assert "roughly" in of_shown.key(shown_map(LAST))
    assert "strongest" not in of_shown.key(shown_map(LAST)) + of_shown.said(shown_map(LAST))
