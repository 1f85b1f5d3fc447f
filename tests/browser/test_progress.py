"""The Progress page: the path as one picture, one sentence, the evidence, and one question."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path as Files
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import expect
from plotly.utils import PlotlyJSONEncoder

from dashboards import standing, theme
from dashboards.pages import Visit, _band, _sparks
from dashboards.pages import _panel as panel
from dashboards.pages._lines import row, said, state
from dashboards.pages._rhythm import proposal
from dashboards.pages.progress import draw
from meshwork.card import Card, Contact
from meshwork.metrics import Measure
from meshwork.model import Community, Stakeholder
from meshwork.network.clock import Span, Window
from meshwork.reports.palette import LIGHT
from meshwork.stages import STAGES, Criterion, Path, Reading, Stage, Transition
from meshwork.text import percent, speak
from tests.browser.conftest import Open, shot, until
from tests.browser.test_pages_for_everyone import findings

LINDEMARK = "/c/lindemark/ontwikkeling"
YEAR = Window(date(2021, 1, 1), date(2021, 12, 31), 365)
HALF = Window(date(2021, 7, 1), date(2021, 12, 31), 183)


def reading(day: date, stage: Stage | None = None, **more: Any) -> Reading:
    """A reading in which half of twenty partners hang together, which is enough for a connected network."""
    told: dict[str, Any] = {
        "day": day,
        "status": "awake",
        "stage": stage,
        "family": None,
        "profile": MappingProxyType({"R": 0.5}),
        "criteria": (Criterion("reach", 0.5, 0.45, 0.5, 0.4, met=True),),
        "missing": (),
        "side": (),
        "active": 20,
        "window": YEAR,
        "half_window": HALF,
        "late_window": HALF,
        "measures": MappingProxyType({"R": Measure.share(10, 20)}),
        "interactions": 40,
        "counts": False,
    }
    return Reading(**{**told, **more})


def months(*stages: Stage | None, first: date = date(2021, 1, 31)) -> tuple[Reading, ...]:
    """A reading at the end of each month."""
    days = [first]
    while len(days) < len(stages):
        days.append((days[-1].replace(day=28) + timedelta(35)).replace(day=1) + timedelta(-1))
    return tuple(reading(day, stage) for day, stage in zip(days, stages, strict=True))


def bars(path: Path) -> list[dict[str, Any]]:
    """The parts of the band, from left to right in the order in which they are painted."""
    return [each for each in _band.figures(path)["light"]["data"] if each["type"] == "bar"]


def test_the_band_has_a_part_for_each_stage_in_its_own_hue() -> None:
    """Two months of loose organisations and one of a network: two parts that touch, 59 and 31 days long."""
    january, february = bars(Path(months("L0", "L0", "L1"), ()))
    assert (january["base"], february["base"]) == (["2021-01-01"], ["2021-03-01"])
    day = 24 * 3600 * 1000
    assert (january["x"], february["x"]) == ([59 * day], [31 * day])
    assert january["marker"]["color"] == LIGHT.stages["L0"]
    assert february["marker"]["color"] == LIGHT.stages["L1"]


def test_no_two_stages_share_a_pattern() -> None:
    """Where hues look alike the pattern tells them apart; one of the six may be plain."""
    drawn = [bars(Path(months(stage), ()))[0]["marker"].get("pattern", {}).get("path") for stage in STAGES]
    assert len(set(drawn)) == 6


def test_the_band_is_hatched_where_the_record_is_young_and_grey_where_it_sleeps() -> None:
    """Young until the first of March, asleep in the second half of May: over the stage lie strokes, then grey."""
    path = Path(
        months("L0", "L0", "L0", "L0", "L0"),
        (),
        young_until=date(2021, 3, 1),
        sleeps=(Span(date(2021, 5, 17), date(2021, 5, 31)),),
    )
    stage, young, asleep = bars(path)
    assert stage["base"] == young["base"] == ["2021-01-01"]
    assert young["marker"]["pattern"]["shape"] == "/"
    assert young["x"] == [59 * 24 * 3600 * 1000]
    assert (asleep["base"], asleep["marker"]["color"]) == (["2021-05-17"], LIGHT.asleep)


def test_a_stage_is_named_where_it_begins_and_dated_where_it_is_a_transition() -> None:
    """Loose organisations from the start; connected in March, as a transition; no name for a month without label."""
    path = Path(
        months("L0", "L0", "L1", None, "L1"),
        (Transition(date(2021, 3, 31), date(2021, 2, 28), "L0", "L1", ("reach",)),),
    )
    with speak("nl"):
        names = _band.figures(path)["light"]["layout"]["annotations"]
    assert [(each["text"], each["x"]) for each in names] == [
        ("losse organisaties", "2021-01-01"),
        ("maart 2021: verbonden netwerk", "2021-03-01"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2019, 9, 1), date(2023, 11, 30), ["2020", "2021", "2022", "2023"]),
        (date(1994, 1, 1), date(2024, 12, 31), ["1995", "2000", "2005", "2010", "2015", "2020"]),
        (date(2021, 1, 1), date(2021, 12, 31), ["2021", "July 2021"]),
        (date(2021, 9, 1), date(2021, 11, 13), ["September 2021", "October 2021"]),
        (date(2020, 9, 1), date(2021, 2, 9), ["September 2020", "November 2020", "2021"]),
    ],
)
def test_years_stand_under_the_picture_as_far_as_there_is_room(first: date, last: date, words: list[str]) -> None:
    """Each year of four, each fifth of thirty, halves of one, months of a few; none so near the edge as to be cut."""
    with speak("en"):
        shown = _band.ticks(first, last)["ticktext"]
    assert [each for each in shown if each in words] == words
    assert len(shown) <= 9


@pytest.mark.parametrize(
    ("most", "heights"), [(57, [20, 40]), (2006, [1000, 2000]), (12, [5, 10]), (4, [2, 4]), (1, [1])]
)
def test_the_height_of_the_shore_can_be_read(most: int, heights: list[int]) -> None:
    """Two round numbers of partners, one of them in the upper half."""
    assert _band.heights(most)["tickvals"] == heights


def test_thousands_of_partners_are_written_as_people_write_them() -> None:
    """A point in Dutch, a comma in English."""
    with speak("nl"):
        assert _band.heights(2006)["ticktext"] == ["1.000", "2.000"]
    with speak("en"):
        assert _band.heights(2006)["ticktext"] == ["1,000", "2,000"]


def test_a_network_that_lets_go_of_its_facilitator_has_its_own_name_in_the_band() -> None:
    """Connected from January on, until March around the facilitator: one stage, two names, and no transition."""
    january, february, march = months("L1", "L1", "L1")
    around = [replace(each, around_facilitator=True) for each in (january, february)]
    with speak("en"):
        names = _band.figures(Path((*around, march), ()))["light"]["layout"]["annotations"]
    assert [(each["text"], each["x"]) for each in names] == [
        ("network around the facilitator", "2021-01-01"),
        ("connected network", "2021-03-01"),
    ]


def test_a_value_below_nothing_stands_in_its_line() -> None:
    """A core that is fainter than chance has a negative number: the line reaches down to it."""
    faint = replace(reading(date(2021, 1, 31)), criteria=(Criterion("core_fit", -0.6, None, 2.0, None, met=False),))
    (line,) = _sparks.lines(replace(faint, measures=MappingProxyType({"CPz": Measure(-0.6)})))
    low, high = _sparks.figures(Path((faint,), ()), line)["light"]["layout"]["yaxis"]["range"]
    assert low < -0.6
    assert high > 2.0


def test_a_share_of_which_less_is_better_says_what_it_is_a_share_of() -> None:
    """ "Partners lead the joint work: 0 %" would tell the contrary of what is so."""
    led = reading(
        date(2021, 1, 31),
        criteria=(Criterion("facilitator_led", 0.0, None, 0.5, None, met=True),),
        measures=MappingProxyType({"YF": Measure.share(0, 4)}),
    )
    with speak("en"):
        assert state(_sparks.lines(led)[0], led) == "led by a facilitator: enough"


def test_what_is_enough_below_its_mark_is_said_to_be_so_in_another_way() -> None:
    """One goal carried by a fifth, which half of the goals being shared makes good: the line lies below the mark."""
    shared = reading(date(2021, 1, 31), criteria=(Criterion("one_goal", 0.2, None, 1 / 3, None, met=True),))
    with speak("en"):
        assert state(_sparks.lines(shared)[0], shared) == "enough in another way"


def test_the_months_in_which_recording_changed_are_told() -> None:
    """In February and March it looks so, which is one time, told by its first month."""
    january, february, march = months("L0", "L0", "L0")
    changed = [replace(each, side=("recording_changed",)) for each in (february, march)]
    with speak("en"):
        told = json.dumps(draw(Path((january, *changed), ()), {}), cls=PlotlyJSONEncoder)
    assert "seems to have changed in February 2021: read" in told


def test_a_community_of_which_no_meeting_is_recorded_is_not_called_too_young() -> None:
    """Beside its name stands that there is no label; the page says why."""
    with speak("en"):
        assert standing.words(reading(date(2021, 1, 31), why=("no_meetings",))) == "no label"
        assert standing.words(reading(date(2021, 1, 31), why=("few_active",))) == "too short a record for a stage"


@pytest.mark.parametrize(
    ("gap", "said_in_dutch"),
    [
        (1, "Ongeveer elke dag contact, het laatst op 31 januari 2021."),
        (7, "Ongeveer elke week contact, het laatst op 31 januari 2021."),
        (10, "Ongeveer om de 10 dagen contact, het laatst op 31 januari 2021."),
        (21, "Ongeveer om de 3 weken contact, het laatst op 31 januari 2021."),
    ],
)
def test_a_rhythm_of_one_is_said_without_a_number(gap: int, said_in_dutch: str) -> None:
    """Three contacts, the same number of days apart."""
    today = date(2021, 1, 31)
    days = [today - timedelta(gap * back) for back in range(3)]
    contacts = tuple(Contact(str(day), day, "", "meeting", present=True) for day in days)
    who = Stakeholder(id="bakery", name="Bakkerij De Korst", kind="organisation")
    with speak("nl"):
        told = json.dumps(
            panel.draw(Card(who, today, who.name, None, None, (), (), (), contacts, (), ()), ""),
            cls=PlotlyJSONEncoder,
        )
    assert said_in_dutch in told


def test_capitals_are_put_by_words_and_not_by_style() -> None:
    """A stylesheet would write "Één"; Dutch writes "Eén"."""
    sheets = [each.read_text(encoding="utf-8") for each in Files(theme.__file__).parent.glob("assets/*.css")]
    assert len(sheets) >= 4
    assert not any("first-letter" in each or "capitalize" in each for each in sheets)


def test_a_small_line_has_the_marks_where_a_stage_is_entered_and_left() -> None:
    """Reach: entered at a half, left below two fifths, each as a level across the line."""
    path = Path(months("L0", "L1"), ())
    (line,) = _sparks.lines(*path.readings)
    figure = _sparks.figures(path, line)["light"]
    levels = [(each["y0"], each["line"]["dash"]) for each in figure["layout"]["shapes"] if each["type"] == "line"]
    assert levels == [(0, "solid"), (0.5, "solid"), (0.4, "dot")]
    assert figure["data"][0]["y"] == [0.5, 0.5]


def test_a_small_community_is_told_in_counts() -> None:
    """Ten of twenty where counts are asked for, else fifty per cent; a value from another window is never a count."""
    small, large = reading(date(2021, 1, 31), counts=True), reading(date(2021, 1, 31))
    with speak("en"):
        assert [said(_sparks.lines(each)[0], 0.5, each) for each in (small, large)] == ["10 of 20", "50 %"]
        assert said(_sparks.lines(small)[0], 0.45, small) == percent(0.45)


def test_the_yearly_rhythm_is_proposed_for_a_record_that_ended_too() -> None:
    """The last reading tells it, also where nobody was active any more; where it does not, nothing is proposed."""
    gone = reading(date(2026, 1, 31), active=0)
    assert proposal(Path((replace(gone, yearly_proposed=True),), ()), "take") is not None
    assert proposal(Path((gone,), ()), "take") is None


def test_a_community_in_which_nobody_was_active_is_told_how_to_begin() -> None:
    """No picture of nothing: a word why, and what will be here."""
    nobody = reading(date(2021, 1, 31), active=0, why=("no_meetings",))
    with speak("en"):
        told = json.dumps(draw(Path((nobody,), ()), {}), cls=PlotlyJSONEncoder)
    assert "Nothing to read yet" in told
    assert "Begin with one session" in told


def test_the_profile_stands_first_then_the_label_and_the_picture_last(look: Open, lindemark: str) -> None:
    """The profile; the label in a sentence; the weakest criterion, one question and what helps; then the band with
    the years, drawn as wide as the page."""
    page = look(lindemark + LINDEMARK, language="nl", size=(1440, 900))
    until(page, "document.querySelectorAll('#progress-band .bars .point').length > 6", 60)
    expect(page.locator("#progress-band .annotation-text", has_text="meshwork in opbouw")).to_be_visible()
    expect(page.locator(".standing .lead")).to_contain_text("Meshwork in opbouw, sinds")
    expect(page.locator(".standing")).to_contain_text("geen cijfer en geen doel")
    titles = page.locator(".ahead h3").all_inner_texts()
    assert titles == ["Het zwakste punt", "Een vraag", "Wat helpt", "Wat verder nog ontbreekt"]
    tops = [page.locator(each).bounding_box() for each in (".profile", ".standing", ".ahead", "#progress-band")]
    places = [each["y"] for each in tops if each]
    assert len(places) == 4
    assert places == sorted(places)
    expect(page.locator(".ahead .question")).to_contain_text("?")
    until(page, "document.querySelectorAll('.number .scatterlayer .js-line').length > 8")
    shot(page, "progress")


@pytest.mark.parametrize("width", [1280, 390])
def test_every_name_has_room_under_the_band(look: Open, lindemark: str, width: int) -> None:
    """Six names, also on a phone: none over another, none beyond the sheet, none under what follows."""
    page = look(lindemark + LINDEMARK, language="nl", size=(width, 900))
    until(page, "document.querySelectorAll('#progress-band .annotation-text').length === 6", 60)
    boxes = [each.bounding_box() for each in page.locator("#progress-band .annotation-text").all()]
    below = page.locator(".legend").bounding_box()
    assert below is not None
    for place, box in enumerate(boxes):
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= below["y"]
        for other in boxes[:place]:
            assert other is not None
            apart = box["x"] + box["width"] <= other["x"] or other["x"] + other["width"] <= box["x"]
            assert apart or abs(box["y"] - other["y"]) > 15
    shot(page, f"progress-band-{width}")


def test_a_line_opens_by_keyboard_into_its_meaning_and_its_evidence(look: Open, lindemark: str) -> None:
    """Enter on a line shows what it means, where it is defined, its value of a window, and both thresholds."""
    page = look(lindemark + LINDEMARK)
    first = page.locator(".number summary").first
    first.wait_for(timeout=60_000)
    first.focus()
    page.keyboard.press("Enter")
    opened = page.locator(".number .opened").first
    expect(opened).to_contain_text("Wasserman and Faust")
    expect(opened).to_contain_text("at least 50 %")
    expect(opened).to_contain_text("below 41 %")


def test_the_path_stands_in_words_and_in_a_table_too(look: Open, lindemark: str) -> None:
    """The transitions are dated in words, and the table has a row for each stretch with one label."""
    page = look(lindemark + LINDEMARK)
    page.locator(".changes").wait_for(timeout=60_000)
    expect(page.locator(".changes li").first).to_contain_text("meshwork in the making")
    with page.expect_download() as got:
        page.get_by_role("button", name="The path as a picture, SVG").click()
    assert "meshwork in the making" in Files(got.value.path()).read_text(encoding="utf-8")
    page.click("text=The path as a table")
    rows = page.locator(".journey-so-far tbody tr")
    expect(rows.first).to_contain_text("November 2023")
    assert rows.count() >= 5


def test_the_stage_on_the_map_leads_to_progress_of_that_day(look: Open, lindemark: str) -> None:
    """In June 2021 a steady CoP: the page says which day it shows, lets nothing be said anew, and leads to today."""
    page = look(lindemark + "/c/lindemark/kaart?dag=2021-06-30")
    expect(page.locator("#frame-stage")).to_have_text("steady CoP", timeout=60_000)
    page.click("#frame-stage")
    expect(page.locator(".as-of")).to_contain_text("As it was on 30 June 2021.")
    expect(page.locator(".standing .lead")).to_contain_text("Steady CoP", timeout=60_000)
    expect(page.locator("#frame-stage")).to_have_text("steady CoP")
    expect(page.locator("#frame-day")).to_have_text("30 June 2021")
    expect(page.locator("#progress-word-more")).to_have_count(0)
    page.get_by_role("link", name="To today").click()
    expect(page.locator(".standing .lead")).to_contain_text("Meshwork in the making", timeout=60_000)
    expect(page.locator("#frame-day")).to_have_text("30 November 2023")


@pytest.mark.parametrize("asked", ["2023-11-30", "2099-01-01", "next week", ""])
def test_an_address_without_a_day_in_the_past_shows_today(asked: str) -> None:
    """Today itself, a day to come, no day at all."""
    visit = Visit(Community(id="x", name="X"), {"dag": asked}, "light")
    assert visit.day(date(2023, 11, 30)) is None
    assert visit.day(date(2099, 1, 2)) == (None if asked in {"next week", ""} else date.fromisoformat(asked))


def test_a_number_that_holds_over_the_year_and_not_of_late_is_not_told_as_enough() -> None:
    """Half hang together over the year, but reach is what lacks over the last half: too little of late.
    Of joint work that a facilitator leads it is too much."""
    now = reading(date(2021, 12, 31), "L0", missing=("reach",))
    (line,) = (each for each in _sparks.lines(now) if each.gate.key == "reach")
    with speak("nl"):
        assert state(line, now) == "de laatste tijd te weinig"
    led = reading(
        date(2021, 12, 31),
        "M1",
        missing=("facilitator_led",),
        criteria=(Criterion("facilitator_led", 0.4, 0.8, 0.5, 0.6, met=True),),
        measures=MappingProxyType({"YF": Measure.share(2, 5)}),
    )
    (line,) = (each for each in _sparks.lines(led) if each.gate.key == "facilitator_led")
    with speak("en"):
        assert state(line, led) == "led by a facilitator: too much of late"


def test_a_sampled_number_says_how_far_off_it_may_be() -> None:
    """Half, within 1.5 %; an exact one says nothing of the kind."""
    exact = reading(date(2021, 12, 31), "L0")
    sampled = replace(exact, measures=MappingProxyType({"R": replace(Measure.share(10, 20), error=0.015)}))
    with speak("en"):
        told = [
            json.dumps(row(line, each), cls=PlotlyJSONEncoder)
            for each in (exact, sampled)
            for line in _sparks.lines(each)
        ]
    assert ["within 1.5 %" in each for each in told] == [False, True]


def test_an_opened_line_says_what_is_asked_of_late_where_that_is_more_or_that_nothing_is() -> None:
    """Half over the whole and 53 % of late; of the largest hub all that there is, which is nothing."""
    reach = Criterion("reach", 0.5, 0.45, 0.5, 0.4, met=True, enter_half=0.53)
    hub = Criterion("hub_share", 0.6, None, 1.0, None, met=True)
    town = reading(date(2021, 12, 31), "L0", criteria=(reach, hub))
    town = replace(town, measures=MappingProxyType({"R": Measure.share(10, 20), "D": Measure(0.6)}))
    town = replace(town, missing=("reach",))
    with speak("nl"):
        told = [
            json.dumps(row(line, town), cls=PlotlyJSONEncoder, ensure_ascii=False) for line in _sparks.lines(town)
        ]
    assert ["over de hele tijd, de laatste tijd niet" in each for each in told] == [True, False]
    assert [each in told[0] for each in ("minstens 50 %", "De laatste tijd", "minstens 53 %")] == [True] * 3
    assert "niets: bijna allemaal zijn ze met elkaar verbonden" in told[1]
    assert "Grootste samenhangende deel (Wasserman" in told[0]


def test_before_there_is_a_stage_the_page_says_what_helps_to_begin() -> None:
    """Too short a record for a label, and yet a first step."""
    with speak("en"):
        told = json.dumps(
            draw(Path((reading(date(2021, 1, 31), why=("no_meetings",)),), ()), {}), cls=PlotlyJSONEncoder
        )
    assert "What helps to begin" in told
    assert "Talk with each of them" in told


def test_where_there_were_meetings_the_page_does_not_say_how_to_begin() -> None:
    """Too early for a label after the first months, and yet it has begun."""
    with speak("en"):
        told = json.dumps(
            draw(Path((reading(date(2021, 1, 31), why=("first_readings",)),), ()), {}), cls=PlotlyJSONEncoder
        )
    assert "What helps now" in told
    assert "Keep meeting" in told
    assert "What helps to begin" not in told


def test_the_progress_of_one_goal_is_chosen(look: Open, lindemark: str) -> None:
    """Another goal, another path; the address may name one."""
    page = look(lindemark + LINDEMARK)
    page.locator(".standing").wait_for(timeout=60_000)
    before = page.locator(".legend").inner_text()
    page.click("#progress-goal")
    page.get_by_role("option").nth(1).click()
    expect(page.locator(".legend")).not_to_have_text(before, timeout=60_000)
    named = look(lindemark + LINDEMARK + "?doel=jong")
    assert named.input_value("#progress-goal") == "Jong aan zet"


def test_the_colours_of_the_picture_follow_the_screen(look: Open, lindemark: str) -> None:
    """A switch to dark repaints the band and the lines without asking the server for anything."""
    page = look(lindemark + LINDEMARK)
    colour = "getComputedStyle(document.querySelector('.number .js-line')).stroke"
    until(page, "Boolean(document.querySelector('.number .js-line'))", 60)
    until(page, f"{colour} === 'rgb(34, 40, 47)'")
    page.click("#frame-scheme")
    until(page, f"{colour} === 'rgb(233, 230, 223)'")


def test_an_empty_community_has_a_calm_page(look: Open, wicks: str) -> None:
    """Why there is nothing to read, and what to begin with."""
    page = look(wicks + "/c/new/ontwikkeling")
    expect(page.locator(".empty h2")).to_have_text("Nothing to read yet")


@pytest.mark.parametrize(("size", "scheme"), [((1280, 800), "light"), ((390, 844), "dark")])
def test_everybody_can_use_progress(look: Open, lindemark: str, size: tuple[int, int], scheme: str) -> None:
    """axe finds nothing, and nothing is wider than the screen: on a laptop in light, on a phone in the dark."""
    page = look(lindemark + LINDEMARK, size=size, scheme=scheme, language="nl")
    until(page, "Boolean(document.querySelector('.number .js-line'))", 60)
    page.locator(".number summary").first.click()
    assert findings(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    shot(page, f"progress-{scheme}-{size[0]}")
