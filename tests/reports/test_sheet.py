"""A picture on a sheet: how it lies, where names stand, and how it is written."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from meshwork.reports import png, svg
from meshwork.reports.coast import land
from meshwork.reports.letters import runs, subsets, wide
from meshwork.reports.names import Spot, Title, placed
from meshwork.reports.palette import DARK, LIGHT
from meshwork.reports.picture import Dot, Picture, Row, Tie
from meshwork.reports.scene import Mark, Stroke, Words
from meshwork.reports.sheet import Lie, home, largest, lay, smallest

SHEET = (0.0, 0.0, 400.0, 300.0)


def picture() -> Picture:
    """Two on a land, one of them a facilitator, and one new at sea."""
    dots = (
        Dot("Anna", 0, 0, "organisation", "sector-care", 1, leads=True),
        Dot("Bert", 80, 0, "person", "sector-business", 0.25),
        Dot("Dirk", 200, 100, "organisation", "sector-other", 0, hollow=True, fresh=True),
    )
    lands = (land("Healthy street", [(0, 0), (80, 0)], [((0, 0), (80, 0))]),)
    ties = (Tie((0, 0), (80, 0), 3, inner=True),)
    return Picture("Lane", "31 March 2024", "All of it.", (-46, -46, 246, 146), lands, ties, dots)


def words(scene_words: object) -> list[str]:
    """The texts among items of a layer."""
    assert isinstance(scene_words, tuple)
    return [each.text for each in scene_words if isinstance(each, Words)]


def read(text: str) -> Element:
    """An SVG as a tree; it is well formed, or this raises."""
    return fromstring(text)


def test_a_map_is_as_large_as_fits_and_in_the_middle() -> None:
    """292 by 192 units on 400 by 300 pixels: 250 of them high without rim and title, so 1.302 wide is too large for
    380; the width decides with 380 / 292."""
    lie = home((-46, -46, 246, 146), SHEET)
    assert lie.zoom == pytest.approx(min(380 / 292, 250 / 192))
    assert lie.x == pytest.approx(10 + 46 * lie.zoom)
    assert lie.y == pytest.approx(10 + 30 + (250 - 192 * lie.zoom) / 2 + 46 * lie.zoom)
    assert home((0, 0, 10, 10), SHEET).zoom == 1.9


def test_sizes_are_those_of_the_sheet_whatever_the_zoom() -> None:
    """Between two places are 40 units; a circle takes 0.84 of that, 13 pixels at least and 34 at most."""
    assert [largest(zoom, overview=False) for zoom in (0.1, 0.5, 1.9)] == pytest.approx([13, 16.8, 34])
    assert [smallest(most, overview=False) for most in (13, 25, 34)] == pytest.approx([5, 9, 11])
    assert (largest(0.1, overview=True), largest(1.9, overview=True)) == (22, 64)


def test_a_picture_lies_on_its_sheet_with_title_legend_and_map_apart() -> None:
    """The title is above the map, the legend below, and every place is between them."""
    rows = tuple(Row("dot", f"Sector of society {each}", "sector-care") for each in range(12))
    scene = lay(replace(picture(), legend=rows))
    title, legend = scene.layer("title"), scene.layer("legend")
    assert words(title) == ["Lane", "31 March 2024"]
    assert words(legend) == [each.words for each in rows]
    top = max(each.y for each in title if isinstance(each, Words))
    foot = min(each.y for each in legend if isinstance(each, Mark))
    marks = [each for each in scene.layer("places") if isinstance(each, Mark)]
    assert len(marks) == 3
    assert all(top < each.y - each.r and each.y + each.r < foot for each in marks)
    assert all(each.x + each.long < 1280 for each in legend if isinstance(each, Words))
    # in two rows, because twelve do not fit side by side
    assert len({each.y for each in legend if isinstance(each, Words)}) == 2


def test_marks_tell_who_leads_who_is_new_and_who_is_alone() -> None:
    """A ring in ink around the facilitator, in the accent around who is new; hollow is paper within its colour."""
    scene = lay(picture())
    rings = [(each.edge, each.fill) for each in scene.layer("rings") if isinstance(each, Mark)]
    assert rings == [("ink", ""), ("accent", "")]
    fills = {each.fill: each.edge for each in scene.layer("places") if isinstance(each, Mark)}
    assert fills == {"sector-care": "land", "sector-business": "land", "paper": "sector-other"}


def test_new_ties_are_in_the_accent_and_more_quietly_where_very_many_are() -> None:
    """Up to sixty they are plain; of sixty-one each has 0.16 more ink than it had."""
    new = Tie((0, 0), (80, 0), 3, inner=True, fresh=True)
    fading = Tie((0, 0), (80, 0), 3, inner=False, fading=True)
    few = lay(replace(picture(), ties=(new, fading))).layer("ties")
    many = lay(replace(picture(), ties=(new,) * 61)).layer("ties")
    assert isinstance(few[0], Stroke)
    assert isinstance(few[1], Stroke)
    assert isinstance(many[0], Stroke)
    assert (few[0].colour, few[0].ink, few[0].wide) == ("accent", 0.95, 1.5)
    assert (few[1].colour, few[1].ink, few[1].wide, few[1].dash) == ("ink", 0.14, 1.125, (4, 3.5))
    assert (many[0].colour, many[0].wide) == ("accent", 1.125)
    assert many[0].ink == pytest.approx(0.66)


def test_the_largest_is_named_first_and_no_name_lies_over_another_or_beyond_the_sheet() -> None:
    """Two in the middle of a narrow sheet, one above the other: the larger is named under itself, the other above."""
    spots = [Spot("Small one", 100, 92, 5), Spot("Large one", 100, 108, 8)]
    found = placed(spots, [], (0, 0, 200, 200))
    assert [each.text for each in found] == ["Large one", "Small one"]
    assert found[0].y > 108
    assert found[1].y < 92
    assert placed([Spot("A name far longer than this sheet is wide", 20, 20, 5)], [], (0, 0, 60, 60)) == ()
    assert placed(spots, [], (0, 0, 200, 200), [(0, 0, 200, 200)]) == ()


def test_a_land_is_named_in_capitals_above_it_before_any_partner_is() -> None:
    """Where the name of the land stands, a partner's may not."""
    found = placed([Spot("Anna", 100, 80, 5)], [Title("Street", 100, 100, 100)], (0, 0, 200, 200))
    assert [each.text for each in found] == ["STREET", "Anna"]
    assert (found[0].colour, found[0].halo, found[1].colour, found[1].halo) == ("soft", "paper", "ink", "land")


def test_a_coast_goes_round_every_place_and_the_strait_between_two_lands_stays_water() -> None:
    """Alone a partner has (1 - d² / 54²)² of ground at a distance d, which is 0.34 at 34.9 units, give or take the
    unevenness of a coast; the positions leave room for 36."""
    alone = land("", [(0, 0)], [])
    (ring,) = alone.coast
    far = [(x * x + y * y) ** 0.5 for x, y in ring]
    assert min(far) > 33
    assert max(far) < 36
    assert alone.middle == 0
    assert alone.top[1] == pytest.approx(min(y for _x, y in ring))
    assert len(alone.water) == 2


def test_a_ring_of_places_has_a_lake_only_where_it_is_large() -> None:
    """Twelve round an open middle: 120 units wide it is filled, 400 units wide it stays a lake."""
    from math import cos, pi, sin

    def around(radius: float) -> int:
        points = [(radius * cos(at * pi / 12), radius * sin(at * pi / 12)) for at in range(24)]
        return len(land("", points, list(zip(points, points[1:] + points[:1], strict=True))).coast)

    assert (around(60), around(260)) == (1, 2)


def test_letters_are_as_wide_as_the_typeface_says() -> None:
    """With kerning A and V stand nearer than apart; spacing comes after each letter; a sign of no file has a box."""
    assert wide("AV", 10, 500) < wide("A", 10, 500) + wide("V", 10, 500)
    assert wide("AB", 10, 650, 0.9) == pytest.approx(wide("AB", 10, 650) + 1.8)
    assert wide("Łódź", 10, 500) > wide("Ł", 10, 500) > 0
    assert wide("北", 10, 400) > 0
    assert [family for family, _file in subsets(["Łó", "ó"], 500)] == ["Figtree", "Figtree Ext"]
    assert list(runs("Łódź", 500)) == [("Figtree Ext", "Ł"), ("Figtree", "ód"), ("Figtree Ext", "ź")]


def test_an_svg_holds_what_it_shows_and_nothing_that_runs() -> None:
    """Names that look like markup are text; control characters are left out; there is no script, link or address."""
    named = '<script>alert(1)</script> & "Sons" ]]>\x00'
    dots = (Dot(named, 0, 0, "organisation", "sector-care", 1),)
    text = svg.write(lay(replace(picture(), dots=dots, title=named, said=named)))
    tree = read(text)
    said = [each.text for each in tree.iter() if each.tag.endswith(("}text", "}title", "}desc"))]
    assert said.count(named.rstrip("\x00")) == 5  # title, description, the heading, the name and its halo
    assert {each.tag.split("}")[1] for each in tree.iter()} <= {
        "svg", "title", "desc", "style", "rect", "g", "path", "circle", "polygon", "text", "defs", "pattern",
    }  # fmt: skip
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")
    assert not any(name.startswith("on") or "href" in name for each in tree.iter() for name in each.attrib)


def test_letters_of_the_second_file_are_told_apart_for_programs_that_do_not_look_there() -> None:
    """Łódź: Ł and ź stand in it."""
    dots = (Dot("Łódź", 0, 0, "organisation", "sector-care", 1),)
    text = svg.write(lay(replace(picture(), dots=dots)))
    assert text.count('<tspan font-family="Figtree Ext">Ł</tspan>ód<tspan font-family="Figtree Ext">ź</tspan>') == 2
    assert any("".join(each.itertext()) == "Łódź" for each in read(text).iter() if each.tag.endswith("}text"))


def test_an_svg_brings_its_colours_by_scheme() -> None:
    """On paper the light ones; the dark ones where they are asked for."""
    scene = lay(picture())
    light, dark = svg.write(scene), svg.write(scene, DARK)
    assert LIGHT.sectors["care"] in light
    assert LIGHT.sectors["care"] not in dark
    assert DARK.paper in dark


def test_a_group_is_a_pie_of_its_sectors() -> None:
    """Three quarters and one quarter are two parts, the first a large arc; a group of one sector is whole."""
    mixed = Dot("N", 0, 0, "land", "sector-other", 1, mix=(("sector-care", 3), ("sector-business", 1)))
    plain = replace(mixed, x=90.0, mix=(("sector-care", 4),))
    tree = read(svg.write(lay(replace(picture(), dots=(mixed, plain), overview=True, lands=(), ties=()))))
    places = next(each for each in tree if each.attrib.get("class") == "places")
    arcs = [each.attrib["d"].split("A")[1].split(" ")[3] for each in places if each.tag.endswith("path")]
    assert arcs == ["1", "0"]
    whole = [each.attrib["fill"] for each in places if each.tag.endswith("circle")]
    assert whole == ["none", LIGHT.sectors["care"], "none"]


def test_an_empty_picture_is_a_sheet_with_its_title() -> None:
    """Nothing to draw is no reason to fail."""
    scene = lay(Picture("Lane", "31 March 2024 · 0 partners", "Nobody.", None))
    assert [each.name for each in scene.layers if each.items] == ["title"]
    assert read(svg.write(scene)).attrib["width"] == "1280"


def test_a_long_title_is_as_small_as_it_must_be() -> None:
    """A title of two hundred letters stays on the sheet."""
    (title, _day) = lay(replace(picture(), title="Community " * 20)).layer("title")
    assert isinstance(title, Words)
    assert title.size < 28
    assert title.x + title.long <= 1280 - 36 + 0.01


def test_a_png_is_twice_as_sharp_as_its_sheet_and_has_its_colours() -> None:
    """2,560 by 1,600 points; what is written into the header of the file."""
    scene = lay(picture())
    made = png.write(svg.write(scene), scene.width)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (2560, 1600)


def test_where_it_lies_is_where_it_is_drawn() -> None:
    """A point of the atlas is drawn at zoom times itself plus where the sheet begins."""
    from meshwork.reports.sheet import map_layers

    layers = map_layers(picture(), SHEET, Lie(2, 100, 50))
    marks = {
        (each.x, each.y)
        for layer in layers
        if layer.name == "places"
        for each in layer.items
        if isinstance(each, Mark)
    }
    assert marks == {(100, 50), (260, 50), (500, 250)}
