"""A picture and the map on screen are one drawing: laid on the same sheet they agree, element by element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from meshwork import demo
from meshwork.network.atlas import Atlas, View
from meshwork.reports import band, band_sheet, sheet
from meshwork.reports.measures import SHAPES
from meshwork.reports.of_day import of_day, step_of
from meshwork.reports.palette import DARK, LIGHT, Palette, tokens
from meshwork.reports.picture import Picture
from meshwork.reports.scene import Area, Mark, Scene, Stroke, Words
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.text import speak
from tests.browser.conftest import ASKER, Open, drawn, served, until

# whatever stands on the sheet, in pixels, with the colours as the page has them
ON_SCREEN = """() => {
  const the = window.meshwork.map.state, cy = the.cy, zoom = cy.zoom(), pan = cy.pan();
  const at = (point) => [point.x * zoom + pan.x, point.y * zoom + pan.y], places = the.atlas.places;
  return {
    width: cy.width(), height: cy.height(), zoom, pan, panels: window.meshwork.over.panels(),
    lands: the.lands.filter((_land, i) => the.atlas.lands.members[i].some((each) => the.state.shown[each].present))
      .map((land) => land.rings.map((ring) => ring.map(([x, y]) => at({ x, y })))),
    places: cy.nodes().filter((each) => each.visible()).map((each) => ({
      name: places.name[each.data("i")], at: at(each.position()), across: each.numericStyle("width") * zoom,
      shape: each.style("shape"), fill: each.style("background-color"), edge: each.style("border-color") })),
    ties: cy.edges().filter((each) => each.visible()).map((each) => ({
      from: at(each.source().position()), to: at(each.target().position()), wide: each.numericStyle("width") * zoom,
      ink: each.numericStyle("line-opacity"), colour: each.style("line-color"),
      dashed: each.style("line-style") === "dashed" })),
    names: the.written.names.map((id) => places.name[the.index.get(id)]), titles: the.written.lands,
    boxes: the.written.boxes, legend: [...document.querySelectorAll("#map-key li")].map((each) => each.textContent),
  };
}"""


# the path over time as plotly drew it, in pixels from the left of the drawing
BAND_ON_SCREEN = """() => {
  const graph = document.getElementById("progress-band"), all = (what) => [...graph.querySelectorAll(what)];
  const left = graph.getBoundingClientRect().left, from = (part) => part.getBoundingClientRect().left - left;
  const paint = (part) => getComputedStyle(part).fill, patterned = (part) => paint(part).match(/#([^"')]+)/);
  const ground = (part) => {
    const found = patterned(part);
    return paint(found ? document.getElementById(found[1]).querySelector("rect") : part);
  };
  return {
    width: graph.clientWidth,
    parts: all(".bars .point path").map((each) => ({
      from: from(each), to: each.getBoundingClientRect().right - left,
      fill: ground(each), patterned: Boolean(patterned(each)) })),
    shore: all(".scatterlayer .js-line")[0].getAttribute("d").match(/[-\\d.]+,[-\\d.]+/g)
      .map((at) => at.split(",").map(Number)),
    line: getComputedStyle(all(".scatterlayer .js-line")[0]).stroke,
    years: all(".xtick text").map((each) => each.textContent),
    heights: all(".ytick text").map((each) => each.textContent),
    names: all(".annotation-text").map((each) => ({
      text: each.textContent, from: from(each), fill: paint(each) })),
  };
}"""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration on a server of its own: in that of others somebody may have drawn the map anew."""
    with served(tmp_path_factory.mktemp("untouched"), demo.LAST_DAY, (demo.facts(), demo.private())) as address:
        yield address


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The demonstration in a store of its own."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('picture') / 'pages.db'}")
    service = Service(store, today=lambda: demo.LAST_DAY)
    service.seed(ASKER, demo.facts(), demo.private())
    yield service
    store.close()


@pytest.fixture(scope="module")
def atlas(house: Service) -> Atlas:
    """The demonstration's own map."""
    return house.maps.atlas(ASKER, "lindemark", View())


def rgb(colours: dict[str, str], token: str) -> str:
    """A colour as the page says it."""
    said = colours[token]
    return "rgb({},{},{})".format(*(int(said[at : at + 2], 16) for at in (1, 3, 5)))


def laid(picture: Picture, screen: dict[str, Any]) -> Scene:
    """The picture on a sheet as large as the one on screen, lying as that lies, clear of the same panels."""
    box = (0.0, 0.0, float(screen["width"]), float(screen["height"]))
    lie = sheet.Lie(screen["zoom"], screen["pan"]["x"], screen["pan"]["y"])
    layers = sheet.map_layers(picture, box, lie, [tuple(each) for each in screen["panels"]])
    return Scene(box[2], box[3], picture.title, picture.said, layers)


def close(one: Any, other: Any) -> bool:
    """The same to a twentieth of a pixel."""
    return bool(one == pytest.approx(other, abs=0.05))


@pytest.mark.parametrize(
    ("day", "language", "scheme", "palette"),
    [("2023-11-30", "en", "light", LIGHT), ("2020-09-30", "nl", "dark", DARK)],
    ids=["the last day", "a day in the past, dark, in Dutch"],
)
def test_a_picture_is_the_map_on_screen_element_by_element(  # one look at one page, at everything on it
    look: Open, untouched: str, atlas: Atlas, day: str, language: str, scheme: str, palette: Palette
) -> None:
    """Coasts, places, shapes, sizes, colours, ties, the names that found room and where, and the legend."""
    page = drawn(look(f"{untouched}/c/lindemark/kaart?dag={day}", language=language, scheme=scheme, size=(1440, 900)))
    screen = page.evaluate(ON_SCREEN)
    with speak(language):
        picture = of_day(atlas, step_of(atlas, demo.LAST_DAY.fromisoformat(day)), "Lindemark")
    scene, colours = laid(picture, screen), dict(tokens(palette))

    coasts = [each.rings for each in scene.layer("lands") if isinstance(each, Area)]
    assert [len(rings) for rings in coasts] == [len(rings) for rings in screen["lands"]]
    for rings, seen in zip(coasts, screen["lands"], strict=True):
        for ring, line in zip(rings, seen, strict=True):
            assert np.abs(np.array(ring) - np.array(line)).max() < 0.05

    marks = [each for each in scene.layer("places") if isinstance(each, Mark)]
    assert len(marks) == len(screen["places"]) > 20
    by_place = {(round(each.x), round(each.y)): each for each in marks}
    for seen in screen["places"]:
        mark = by_place[round(seen["at"][0]), round(seen["at"][1])]
        assert close((mark.x, mark.y, 2 * mark.r), (*seen["at"], seen["across"])), seen["name"]
        assert (SHAPES[mark.shape], rgb(colours, mark.fill)) == (seen["shape"], seen["fill"]), seen["name"]
        assert rgb(colours, mark.edge) == seen["edge"], seen["name"]

    strokes = [each for each in scene.layer("ties") if isinstance(each, Stroke)]
    assert len(strokes) == len(screen["ties"]) > 40
    for stroke, seen in zip(strokes, screen["ties"], strict=True):
        assert close([*stroke.points[0], *stroke.points[1]], [*seen["from"], *seen["to"]])
        assert close((stroke.wide, stroke.ink), (seen["wide"], seen["ink"]))
        assert (rgb(colours, stroke.colour), bool(stroke.dash)) == (seen["colour"], seen["dashed"])

    words = [each for each in scene.layer("names") if isinstance(each, Words)]
    titles = [each.text for each in words if each.spacing]
    assert titles == [each.upper() for each in screen["titles"]]
    assert [each.text for each in words[len(titles) :]] == screen["names"]
    assert len(screen["names"]) > 15
    for each, box in zip(words, screen["boxes"], strict=True):
        assert close((each.x, each.x + each.long), (box[0], box[2])), each.text
    assert [row.words for row in picture.legend] == screen["legend"]


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_path_in_a_picture_is_that_on_screen_element_by_element(
    look: Open, untouched: str, house: Service, scheme: str, palette: Palette, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part of the band with its hue, the line of who took part, years, heights, and names where they stand."""
    page = look(f"{untouched}/c/lindemark/ontwikkeling", language="nl", scheme=scheme, size=(1440, 900))
    until(page, "document.querySelectorAll('#progress-band .annotation-text').length === 6", 60)
    screen, colours = page.evaluate(BAND_ON_SCREEN), dict(tokens(palette))
    edge = 36.0
    monkeypatch.setattr(band_sheet, "WIDTH", screen["width"] + 2 * edge)
    with speak("nl"):
        scene = band_sheet.lay(band.of_path(house.path(ASKER, "lindemark")), "Lindemark", "nu")

    parts = [each for each in scene.layer("band") if isinstance(each, Area)]
    assert len(parts) == len(screen["parts"]) > 6
    for part, seen in zip(parts, screen["parts"], strict=True):
        across = [x - edge for x, _y in part.rings[0]]
        assert np.allclose((min(across), max(across)), (seen["from"], min(seen["to"], screen["width"])), atol=1)
        assert (rgb(colours, part.fill), part.pattern is not None) == (
            seen["fill"].replace(" ", ""),
            seen["patterned"],
        )

    (shore,) = (each for each in scene.layer("shore") if isinstance(each, Area))
    (line, *_rest) = (each for each in scene.layer("shore") if isinstance(each, Stroke))
    assert rgb(colours, line.colour) == screen["line"].replace(" ", "")
    ours, theirs = np.array(line.points), np.array(screen["shore"])
    foot = max(y for _x, y in shore.rings[0])
    # plotly leaves out points that change nothing of the line: at its own points ours is as high
    high = np.interp(theirs[:, 0], ours[:, 0] - edge, foot - ours[:, 1])
    scale = np.polyfit(high, theirs[:, 1], 1)
    assert scale[0] < 0
    assert np.abs(np.polyval(scale, high) - theirs[:, 1]).max() < 1

    words = [each.text for each in scene.layer("ticks") if isinstance(each, Words)]
    assert words == screen["years"]
    assert [each.text for each in scene.layer("shore") if isinstance(each, Words)] == screen["heights"]
    names = {each.text: each for each in scene.layer("names") if isinstance(each, Words)}
    assert {*names} == {each["text"] for each in screen["names"]}
    for seen in screen["names"]:
        name = names[seen["text"]]
        assert abs(name.x - edge - seen["from"]) < 3, seen["text"]
        assert rgb(colours, name.colour) == seen["fill"].replace(" ", "")
