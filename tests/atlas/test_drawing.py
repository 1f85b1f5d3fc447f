"""One view of a community: who is on it, how it is told by step, and that it is never more than fits."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from meshwork.model import Action, Attendance, Choice, Commitment, Community, Facts, Goal, Session, Stakeholder, Tie
from meshwork.network import record
from meshwork.network.atlas import MOST_LINES, MOST_PLACES, Atlas, Place, View, to_json
from meshwork.network.drawing import Drawn, draw
from meshwork.network.ground import ground
from meshwork.network.journey import Journey, journey
from meshwork.network.positions import Positions
from meshwork.settings import Settings
from meshwork.text import speak
from meshwork.when import When


def _people(names: str, **more: object) -> tuple[Stakeholder, ...]:
    return tuple(Stakeholder(id=name, name=name.upper(), **more) for name in names)  # type: ignore[arg-type]


def _tie(one: str, other: str, since: str | None = None, until: str | None = None, kind: str = "collaborates") -> Tie:
    return Tie(
        id=f"{one}{other}{since}",
        source=one,
        target=other,
        kind=kind,
        since=When.of(since) if since else None,
        until=When.of(until) if until else None,
    )


def _among(names: str) -> tuple[Tie, ...]:
    return tuple(_tie(one, other) for one, other in combinations(names, 2))


def _travelled(facts: Facts, until: date = date(2024, 12, 31)) -> Journey:
    return journey(record(facts, Settings.of(facts.settings, until)), until)


def _atlas(facts: Facts, view: View | None = None, until: date = date(2024, 12, 31)) -> Atlas:
    return draw(_travelled(facts, until), View() if view is None else view).atlas


def _place(atlas: Atlas, name: str) -> Place:
    return next(each for each in atlas.places if each.id == name)


def _everyone(count: int, size: int = 10) -> Facts:
    """So many stakeholders in circles of that size, each circle tied to the next by one tie; the last few alone."""
    names = [f"p{number:05d}" for number in range(count)]
    circles = [names[at : at + size] for at in range(0, count - count % size, size)]
    ties = [_tie(one, other) for circle in circles for one, other in combinations(circle, 2)]
    ties += [_tie(circles[at][0], circles[at + 1][1], kind="knows") for at in range(len(circles) - 1)]
    sectors = ("care", "business")
    people = tuple(Stakeholder(id=name, name=name, sector=sectors[at % 2]) for at, name in enumerate(names))
    return Facts(community=(Community(id="c", name="Veenrijk"),), stakeholders=people, ties=tuple(ties))


# --- steps


@pytest.mark.parametrize(
    ("first", "until", "steps", "second"),
    [
        ("2024-10-01", date(2024, 10, 20), 3, date(2024, 10, 13)),  # Sundays 6, 13, 20 October
        ("2022-01-10", date(2024, 12, 31), 36, date(2022, 2, 28)),  # month ends of three years
        ("2022-01-10", date(2024, 12, 15), 36, date(2022, 2, 28)),  # 35 month ends and the day itself
        ("1990-05-01", date(2024, 12, 31), 35, date(1991, 12, 31)),  # year ends
    ],
)
def test_the_slider_stands_on_sundays_month_ends_or_year_ends(
    first: str, until: date, steps: int, second: date
) -> None:
    """Weeks for a young record, months as the stage is read, years beyond 25 years; the last is the day asked."""
    walked = _travelled(Facts(stakeholders=_people("ab"), ties=(_tie("a", "b", first),)), until)
    assert len(walked.steps) == steps
    assert walked.steps[1] == second
    assert walked.steps[-1] == until


def test_a_record_without_dates_has_one_step() -> None:
    """Who is tied since always is on the map of the one day there is."""
    atlas = _atlas(Facts(stakeholders=_people("ab"), ties=(_tie("a", "b"),)))
    assert atlas.steps == (date(2024, 12, 31),)
    assert _place(atlas, "a").ties == ((0, 1.0),)


def test_activity_counts_sessions_and_beginnings_of_actions_up_to_each_step() -> None:
    """Two in January, none in February, one on 31 March; the one of January 2025 is still to come."""
    days = ("2022-01-05", "2022-03-31", "2025-01-01")
    sessions = tuple(Session(id=day, date=When.of(day)) for day in days)
    facts = Facts(
        stakeholders=_people("a"), sessions=sessions, actions=(Action(id="x", title="X", start=When.of("2022-01")),)
    )
    assert _atlas(facts).activity[:4] == (2, 0, 1, 0)
    assert sum(_atlas(facts).activity) == 3


# --- places


def test_a_place_is_there_from_joining_until_leaving() -> None:
    """Joined on 1 February, left on 1 May 2022: on the map at the ends of February, March and April."""
    facts = Facts(
        stakeholders=(
            *_people("a", joined=When.of("2022-01-01")),
            *_people("b", joined=When.of("2022-02-01"), left=When.of("2022-05-01")),
            *_people("c"),
        ),
        ties=(_tie("a", "c", "2022-01-10"), _tie("a", "b", "2022-02-10")),
    )
    atlas = _atlas(facts)
    assert _place(atlas, "b").spans == ((1, 4),)
    assert [(each.first, each.end) for line in atlas.lines[:1] for each in line.stretches] == [(1, 4)]
    assert _place(atlas, "a").ties == ((0, 1.0), (1, 2.0), (4, 1.0))


def test_sizes_are_told_by_step() -> None:
    """a carries a goal from March on, and was at a session in February; then log and window sleep."""
    facts = Facts(
        stakeholders=_people("ab"),
        goals=(Goal(id="g", title="Warme wijken"),),
        commitments=(Commitment(id="c", stakeholder="a", goal="g", since=When.of("2022-03-01")),),
        sessions=(Session(id="s", date=When.of("2022-02-10")), Session(id="t", date=When.of("2022-01-10"))),
        attendance=(
            Attendance(id="x", stakeholder="a", session="s"),
            Attendance(id="y", stakeholder="b", session="t"),
        ),
    )
    place = _place(_atlas(facts), "a")
    assert place.goals == ((2, 1.0),)
    assert place.sessions == ((1, 1.0),)
    assert place.ties == place.strength == ()


def test_who_does_not_want_to_be_on_the_map_is_not() -> None:
    """Neither the place, nor the tie, nor the count of the other one tells of it."""
    facts = Facts(
        stakeholders=_people("abc"),
        ties=(_tie("a", "b"), _tie("a", "c")),
        choices=(Choice(id="x", stakeholder="b", purpose="not_on_map"),),
    )
    atlas = _atlas(facts)
    assert {each.id for each in atlas.places} == {"a", "c"}
    assert _place(atlas, "a").ties == ((0, 1.0),)
    assert atlas.total == 2
    assert '"b"' not in json.dumps(to_json(atlas)).lower()


def test_who_never_had_a_tie_is_out_at_sea() -> None:
    """c has no land and is on the map all the same."""
    atlas = _atlas(Facts(stakeholders=_people("abc"), ties=(_tie("a", "b"),)))
    assert _place(atlas, "c").land is None
    assert _place(atlas, "a").land is not None


# --- lines


def test_a_tie_that_ended_fades_and_goes() -> None:
    """Collaboration of strength 2 weighs 4 (level 4) until 1 January 2023, then halves every 180 days."""
    atlas = _atlas(Facts(stakeholders=_people("ab"), ties=(_tie("a", "b", "2022-01-01", "2023-01-01"),)))
    stretches = atlas.lines[0].stretches
    assert (stretches[0].first, stretches[0].level, stretches[0].fading) == (0, 4, False)
    assert [each.level for each in stretches] == sorted((each.level for each in stretches), reverse=True)
    # 30 June 2023 is 180 days after the end: half, not under half; 31 July is the nineteenth month end
    assert next(each.first for each in stretches if each.fading) == 18
    # a tie fades into nothing within the window of twelve months: none is left in February 2024
    assert stretches[-1].end <= 25


def test_a_steady_tie_is_one_stretch_and_never_fades() -> None:
    """Three years of the same tie are told in one stretch of 36 steps."""
    atlas = _atlas(Facts(stakeholders=_people("ab"), ties=(_tie("a", "b", "2022-01-01"),)))
    assert [(each.first, each.end, each.fading) for each in atlas.lines[0].stretches] == [(0, 36, False)]


def test_the_strongest_lines_are_kept_and_everybody_keeps_one() -> None:
    """80 partners who all know each other have 3,160 ties; 2,000 fit, and none of the 80 stands there without one."""
    names = [f"p{number:02d}" for number in range(80)]
    strong = {frozenset(pair) for pair in zip(names[::2], names[1::2], strict=True)}
    ties = tuple(
        _tie(one, other, kind="delivers_with" if frozenset((one, other)) in strong else "knows")
        for one, other in combinations(names, 2)
    )
    atlas = _atlas(Facts(stakeholders=tuple(Stakeholder(id=name, name=name) for name in names), ties=ties))
    assert (len(atlas.lines), atlas.lines_left_out) == (MOST_LINES, 1160)
    drawn = {frozenset((line.source, line.target)) for line in atlas.lines}
    assert strong <= drawn
    assert all(place.ties == ((0, 79.0),) for place in atlas.places)


# --- lands


def test_two_lands_never_have_one_name() -> None:
    """Both lands carry the same goal; it names the one that carries it whole; the other lies around a partner."""
    pledges = [("a", "g"), ("b", "g"), ("c", "g"), ("d", "g"), ("w", "g"), ("x", "g")]
    facts = Facts(
        stakeholders=_people("abcdwxyz"),
        ties=(*_among("abcd"), *_among("wxyz"), _tie("d", "w", kind="knows")),
        goals=(Goal(id="g", title="Warme wijken"),),
        commitments=tuple(Commitment(id=who + goal, stakeholder=who, goal=goal) for who, goal in pledges),
    )
    lands = {land.name: set(land.members) for land in _atlas(facts).lands}
    assert lands == {"Warme wijken": set("abcd"), "around W": set("wxyz")}


def test_members_of_a_land_are_told_best_known_first() -> None:
    """a has ties with three, b and c with two, d with one."""
    facts = Facts(stakeholders=_people("abcd"), ties=(_tie("a", "b"), _tie("a", "c"), _tie("a", "d"), _tie("b", "c")))
    assert _atlas(facts).lands[0].members == ("a", "b", "c", "d")


# --- views of a community that fits


def test_a_part_of_the_map_lies_where_it_lay_on_the_whole() -> None:
    """Group, neighbourhood and search show fewer places, each where it is on the whole map."""
    facts = Facts(
        stakeholders=_people("abcdwxyz"),
        ties=(*_among("abcd"), *_among("wxyz"), _tie("d", "w", kind="knows")),
    )
    walked = _travelled(facts)
    whole = draw(walked, View())
    points = {each.id: (each.x, each.y) for each in whole.atlas.places}
    land = _place(whole.atlas, "a").land or ""
    views = {
        View("group", land): set("abcd"),
        View("neighbourhood", "w"): set("dwxyz"),
        View("neighbourhood", "w", 2): set("abcdwxyz"),
        View("search", "Ä"): set("abcd"),
    }
    for view, expected in views.items():
        part = draw(walked, view, whole.keep)
        assert {each.id for each in part.atlas.places} == expected
        assert {each.id: (each.x, each.y) for each in part.atlas.places}.items() <= points.items()
        assert (part.atlas.total, part.atlas.shown, part.keep) == (8, len(expected), {})
        assert part.atlas.trail[-1].view == view


def test_search_finds_by_goal_town_and_sector_too() -> None:
    """Who carries a goal that holds the word, lives in the town or works in the sector; and whom they are tied to."""
    facts = Facts(
        stakeholders=(*_people("ab"), *_people("c", place="Veendam"), *_people("d", sector="care"), *_people("e")),
        ties=(_tie("a", "b"),),
        goals=(Goal(id="g", title="Warme wijken"),),
        commitments=(Commitment(id="x", stakeholder="a", goal="g"),),
    )
    found = {
        text: {each.id for each in _atlas(facts, View("search", text)).places} for text in ("warme", "veen", "care")
    }
    assert found == {"warme": set("ab"), "veen": {"c"}, "care": {"d"}}


@pytest.mark.parametrize("view", [View("group", "nowhere"), View("neighbourhood", "nobody"), View("search", "  ")])
def test_a_view_of_what_is_not_there_is_the_whole(view: View) -> None:
    """An old address, or an empty search, shows everybody."""
    atlas = _atlas(Facts(stakeholders=_people("abc"), ties=(_tie("a", "b"),)), view)
    assert atlas.view == View()
    assert len(atlas.places) == 3


def test_nobody_has_an_atlas_too() -> None:
    """An empty community: one step, no places, and a value the browser can read."""
    atlas = _atlas(Facts())
    assert (atlas.places, atlas.lines, atlas.lands, atlas.total, len(atlas.steps)) == ((), (), (), 0, 1)
    assert to_json(atlas)["places"]["id"] == []


# --- larger communities


@pytest.fixture(scope="module")
def large() -> tuple[Journey, Drawn]:
    """1,203 stakeholders: 120 circles of ten, and three alone."""
    walked = _travelled(_everyone(1203))
    with speak("nl"):
        return walked, draw(walked, View())


def test_a_large_community_opens_as_parts(large: tuple[Journey, Drawn]) -> None:
    """Every stakeholder is in exactly one part; those without ties are a part of their own."""
    atlas = large[1].atlas
    assert atlas.view.kind == "overview"
    assert 5 <= len(atlas.places) <= 100
    assert sum(place.members[0][1] for place in atlas.places) == atlas.shown == atlas.total == 1203
    sea = _place(atlas, "~sea")
    assert (sea.name, sea.members, sea.land) == ("Zonder verbindingen", ((0, 3.0),), None)
    assert sea.mix == (("care", 2), ("business", 1))
    assert len(atlas.lines) <= 3 * len(atlas.places)
    assert len({place.name for place in atlas.places}) == len(atlas.places)


def test_a_sector_that_is_not_recorded_is_not_taken_for_another(large: tuple[Journey, Drawn]) -> None:
    """Of the three alone the two of care lose their sector: two are told as not recorded, one as business."""
    facts = large[0].record.facts
    bare = tuple(replace(each, sector=None) if each.sector == "care" else each for each in facts.stakeholders)
    sea = _place(_atlas(replace(facts, stakeholders=bare)), "~sea")
    assert sea.mix == (("", 2), ("business", 1))


def test_every_part_opens_and_together_they_are_everybody(large: tuple[Journey, Drawn]) -> None:
    """Each part is a map that fits, with lands; nobody is in two and nobody in none."""
    walked, whole = large
    seen: list[str] = []
    for part in whole.atlas.places:
        with speak("nl"):
            opened = draw(walked, View("group", part.id), whole.keep).atlas
        assert (opened.trail[-1].title, opened.places_left_out) == (part.name, 0)
        assert len(opened.places) == part.members[0][1] <= MOST_PLACES
        seen += [place.id for place in opened.places]
    assert sorted(seen) == sorted(walked.record.ids)


def test_a_neighbourhood_of_a_large_community_is_a_map_of_its_own(large: tuple[Journey, Drawn]) -> None:
    """The first of a circle is tied to nine, and the circle before and after: eleven and itself at one step."""
    near = draw(large[0], View("neighbourhood", "p00100"), large[1].keep)
    assert {place.id for place in near.atlas.places} >= {"p00100", "p00109", "p00111"}
    assert near.atlas.shown == 11
    assert near.keep == {}


def test_what_was_kept_is_drawn_the_same_and_not_kept_again(large: tuple[Journey, Drawn]) -> None:
    """A second look writes nothing and looks the same, by parts and by places."""
    walked, whole = large
    with speak("nl"):
        again = draw(walked, View(), whole.keep)
    assert again.atlas == whole.atlas
    assert again.keep == {}


def test_a_ground_that_is_known_gives_the_same_map(large: tuple[Journey, Drawn]) -> None:
    """The overview and a part, drawn on a ground that was worked out before, are what they are without it."""
    walked, whole = large
    under = ground(walked, whole.keep)
    for view in (View(), View("group", whole.atlas.places[0].id)):
        assert draw(walked, view, whole.keep, under=under) == draw(walked, view, whole.keep)


def test_a_part_that_cannot_be_split_is_cut() -> None:
    """900 who know one and nobody else, and 1,700 strangers: parts of 800 at most, together everybody."""
    ties = tuple(_tie("hub", f"p{number:03d}") for number in range(900))
    people = ["hub", *(f"p{number:03d}" for number in range(900)), *(f"z{number:04d}" for number in range(1700))]
    facts = Facts(stakeholders=tuple(Stakeholder(id=name, name=name) for name in people), ties=ties)
    with speak("en"):
        places = _atlas(facts).places
    sizes = {place.name: place.members[0][1] for place in places}
    assert max(sizes.values()) <= MOST_PLACES
    assert sum(sizes.values()) == 2601
    assert [sizes[name] for name in ("Without ties", "Without ties 2", "Without ties 3", "Without ties 4")] == [
        425
    ] * 4


def test_drawn_again_lands_keep_their_names_and_pins_their_places() -> None:
    """What was kept is the start of what is drawn again; a partner pinned by hand is where the hand left it."""
    facts = Facts(stakeholders=_people("abcdwxyz"), ties=(*_among("abcd"), *_among("wxyz"), _tie("d", "w")))
    walked = _travelled(facts)
    first = draw(walked, View())
    kept = {name: Positions.read(text).pin("a", (900.0, 50.0)).text() for name, text in first.keep.items()}
    again = draw(walked, View(), kept, again=True).atlas
    assert {(land.id, land.members) for land in again.lands} == {
        (land.id, land.members) for land in first.atlas.lands
    }
    assert (_place(again, "a").x, _place(again, "a").y) == (900.0, 50.0)


def test_a_map_is_never_more_than_fits() -> None:
    """One who knows 900 others: the neighbourhood holds the 800 tied most, and says that 101 did not fit."""
    others = [f"p{number:03d}" for number in range(900)]
    ties = [_tie("hub", name, kind="collaborates" if at < 20 else "knows") for at, name in enumerate(others)]
    people = [Stakeholder(id=name, name=name) for name in ("hub", *others)]
    atlas = _atlas(Facts(stakeholders=tuple(people), ties=tuple(ties)), View("neighbourhood", "hub"))
    assert (len(atlas.places), atlas.places_left_out) == (MOST_PLACES, 101)
    assert {"hub", *others[:20]} <= {place.id for place in atlas.places}


# --- what the browser gets


def test_the_browser_gets_columns_of_plain_values() -> None:
    """Everything survives JSON; lines and lands name places by number; a column is as long as there are places."""
    facts = Facts(
        community=(Community(id="c", name="Veenrijk"),),
        stakeholders=(*_people("ab", sector="care", email="a@example.org", phone="1234"), *_people("z")),
        ties=(_tie("a", "b", "2022-01-01", "2022-06-01"),),
    )
    atlas = _atlas(facts)
    told = json.loads(json.dumps(to_json(atlas)))
    assert {len(column) for column in told["places"].values()} == {3}
    assert told["places"]["land"] == [0, 0, -1]
    assert (told["lines"]["source"], told["lines"]["target"]) == ([0], [1])
    # 4 from January on; 31 July is 60 days after the end: 4 / 2^(60/180) = 3.17; 31 August 91 days: 2.82, level 3;
    # 30 November 182 days: under half, fading
    assert told["lines"]["stretches"][0][:9] == [0, 7, 4, 0, 7, 10, 3, 0, 10]
    assert told["lands"]["members"] == [[0, 1]]
    assert told["trail"] == [{"title": "Veenrijk", "kind": "whole", "of": "", "reach": 1}]
    assert "example.org" not in json.dumps(told)
    assert "1234" not in json.dumps(told)
