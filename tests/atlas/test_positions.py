"""Where everybody stands: apart, on one's own land, and where one stood before."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from math import dist

import pytest

from meshwork.network.coast import APART, DISC, STRAIT
from meshwork.network.groups import groups, regroup
from meshwork.network.positions import Positions, afresh, positions
from meshwork.network.web import Web
from tests.atlas.towns import clique, narrowest_strait, nearest_two, town


def _drawn(web: Web, kept: Positions | None = None) -> Positions:
    old = Positions() if kept is None else kept
    return positions(web, groups(web, old.lands), old)


SHAPES = {
    "nobody": Web.of([]),
    "one": Web.of([], alone=["a"]),
    "two strangers": Web.of([], alone=["a", "b"]),
    "a pair": Web.of([("a", "b", 1.0)]),
    "a path": Web.of([("a", "b", 1.0), ("b", "c", 1.0)]),
    "a hundred strangers": Web.of([], alone=[f"z{number}" for number in range(100)]),
    "a clique": Web.of(clique("abcdefghijklmnopqrst")),
    "a star": Web.of([("hub", f"leaf{number:02d}", 1.0) for number in range(60)]),
    "two islands": Web.of([*clique("abcde"), *clique("vwxyz")]),
    "a pair beside a circle": Web.of([*clique("abcdef"), ("x", "y", 1.0)]),
    "a town": town(60, 5, alone=3),
    "a large town": town(400, 22, alone=40),
    "a town and a hundred strangers": town(60, 4, alone=100),
}


@pytest.mark.parametrize("name", SHAPES)
def test_everybody_has_a_place_and_nobody_stands_on_another(name: str) -> None:
    """Whatever the shape of the community, two places are never nearer than `APART`."""
    drawn = _drawn(SHAPES[name])
    assert set(drawn.places) == set(SHAPES[name].ids)
    assert nearest_two(drawn) >= APART


@pytest.mark.parametrize("name", SHAPES)
def test_there_is_water_between_any_two_lands(name: str) -> None:
    """The discs of two lands leave a strait; and so do loners and the coast."""
    drawn = _drawn(SHAPES[name])
    assert narrowest_strait(drawn) >= STRAIT - 0.2
    for alone in (who for who in drawn.places if who not in drawn.lands):
        assert all(dist(drawn.places[alone], drawn.places[who]) > DISC for who in drawn.lands)


def test_a_land_holds_together() -> None:
    """Nobody of a land is farther from all others of it than from somebody of another land."""
    drawn = _drawn(town(60, 5))
    for who, land in drawn.lands.items():
        own = min(
            dist(drawn.places[who], drawn.places[x]) for x in drawn.lands if drawn.lands[x] == land and x != who
        )
        foreign = min(dist(drawn.places[who], drawn.places[x]) for x in drawn.lands if drawn.lands[x] != land)
        assert own < foreign


def test_lands_that_are_tied_lie_beside_each_other() -> None:
    """Five circles in a row, each tied to the next: its neighbours are the lands that lie nearest to each."""
    row = ["abcde", "fghij", "klmno", "pqrst", "uvwxy"]
    ties = [tie for names in row for tie in clique(names)]
    ties += [(one[at], other[at], 2.0) for one, other in pairwise(row) for at in range(3)]
    drawn = _drawn(Web.of(ties))
    middles = [
        (sum(drawn.places[x][0] for x in names) / 5, sum(drawn.places[x][1] for x in names) / 5) for names in row
    ]
    beside = [dist(one, other) for one, other in pairwise(middles)]
    apart = [dist(middles[one], middles[other]) for one in range(5) for other in range(one + 2, 5)]
    assert max(beside) < min(apart)


def test_who_has_ties_outward_stands_on_that_side_of_its_land() -> None:
    """Two circles: the two who know each other stand nearer to the other land than their circle's middle does."""
    drawn = _drawn(Web.of([*clique("abcdef"), *clique("uvwxyz"), ("a", "u", 2.0)]))
    for bridge, own, other in (("a", "abcdef", "uvwxyz"), ("u", "uvwxyz", "abcdef")):
        there = [drawn.places[x] for x in other]
        goal = sum(x for x, _ in there) / 6, sum(y for _, y in there) / 6
        mean = sum(dist(drawn.places[x], goal) for x in own) / 6
        assert dist(drawn.places[bridge], goal) < mean


def test_a_star_is_no_huge_ring() -> None:
    """Sixty leaves on one ring at arm's length would be 60 * 40 / pi = 760 wide; they fill a disc instead."""
    drawn = _drawn(SHAPES["a star"])
    wide = max(x for x, _ in drawn.places.values()) - min(x for x, _ in drawn.places.values())
    assert wide < 600


def test_a_hundred_strangers_lie_compactly_round_the_lands() -> None:
    """All the sea there is takes no more than six times the room of the lands, and every side has some of them."""
    drawn = _drawn(SHAPES["a town and a hundred strangers"])

    def room(names: list[str]) -> float:
        across = [
            max(drawn.places[x][axis] for x in names) - min(drawn.places[x][axis] for x in names) for axis in (0, 1)
        ]
        return across[0] * across[1]

    assert room(list(drawn.places)) < 6 * room(list(drawn.lands))
    sides = {(drawn.places[x][0] > 0, drawn.places[x][1] > 0) for x in drawn.places if x not in drawn.lands}
    assert len(sides) == 4


def test_when_somebody_joins_nobody_else_moves() -> None:
    """A newcomer with ties, one without, and three who found a land: all others stand exactly where they stood."""
    before = _drawn(town(60, 5, alone=3))
    ties = [(*pair, 1.0) for pair in (("new", "p0003"), ("new", "p0005"), ("x", "y"), ("y", "zz"), ("x", "zz"))]
    now = town(60, 5, alone=3)
    known = [
        (now.ids[one], now.ids[other], float(strength))
        for one, other, strength in zip(now.source, now.target, now.strength, strict=True)
    ]
    after = _drawn(Web.of([*known, *ties, ("x", "p0020", 0.5)], alone=["z000", "z001", "z002", "later"]), before)
    assert {who: after.places[who] for who in before.places} == dict(before.places)
    assert set(after.places) - set(before.places) == {"new", "x", "y", "zz", "later"}
    assert nearest_two(after) >= APART
    assert narrowest_strait(after) >= STRAIT - 0.2


def test_a_newcomer_stands_in_the_midst_of_those_it_is_tied_to() -> None:
    """Tied to all of a circle of six it stands nearer to their middle than to any foreign land."""
    old = _drawn(Web.of([*clique("abcdef"), *clique("uvwxyz")]))
    ties = [*clique("abcdef"), *clique("uvwxyz"), *[("n", who, 1.0) for who in "abcdef"]]
    new = _drawn(Web.of(ties), old)
    middle = tuple(sum(old.places[who][axis] for who in "abcdef") / 6 for axis in (0, 1))
    assert dist(new.places["n"], middle) < min(dist(new.places["n"], new.places[who]) for who in "uvwxyz")
    assert new.lands["n"] == old.lands["a"]


def test_who_gets_a_first_tie_comes_ashore() -> None:
    """A loner is out at sea until its first tie; then it stands on land, and everybody else where they were."""
    old = _drawn(Web.of(clique("abcdef"), alone=["n", "m"]))
    new = _drawn(Web.of([*clique("abcdef"), ("n", "a", 1.0)], alone=["m"]), old)
    assert "n" not in old.lands
    assert new.lands["n"] == old.lands["a"]
    assert new.places["n"] != old.places["n"]
    assert {who: new.places[who] for who in "abcdefm"} == {who: old.places[who] for who in "abcdefm"}


def test_who_is_gone_is_forgotten() -> None:
    """What is kept holds nobody who is no longer in the record: an erased person leaves no trace on the map."""
    old = _drawn(Web.of(clique("abcdef"), alone=["n"]))
    new = _drawn(Web.of(clique("abcde")), old)
    assert set(new.places) == set("abcde")
    assert "f" not in new.text()


def test_a_pin_wins() -> None:
    """Pinned by hand, a partner stays at that spot: when somebody joins and when the map is drawn anew."""
    web = town(60, 5)
    kept = _drawn(web).pin("p0007", (1234.0, -56.0))
    assert _drawn(web, kept).places["p0007"] == (1234.0, -56.0)
    anew = afresh(web, regroup(web, kept.lands), kept)
    assert anew.places["p0007"] == (1234.0, -56.0)
    assert anew.pinned == {"p0007"}


def test_a_map_drawn_anew_stays_as_it_was_turned() -> None:
    """Kept upside down, it is drawn anew upside down: on average places move an eighth of the width at most."""
    web = town(60, 5)
    first = _drawn(web)
    kept = Positions({who: (x, -y) for who, (x, y) in first.places.items()}, first.lands)
    anew = afresh(web, regroup(web, kept.lands), kept)
    moved = [dist(anew.places[who], kept.places[who]) for who in web.ids]
    unanchored = [dist(first.places[who], kept.places[who]) for who in web.ids]
    wide = max(x for x, _ in first.places.values()) - min(x for x, _ in first.places.values())
    assert sum(moved) / len(moved) < wide / 8
    assert sum(moved) < sum(unanchored) / 2


def test_kept_positions_come_back_from_their_text() -> None:
    """Places, lands and pins survive being written down; what is no such text keeps nothing."""
    kept = _drawn(town(20, 2)).pin("p0001", (1.5, 2.0))
    assert Positions.read(kept.text()) == kept
    assert Positions.read(None) == Positions.read("no text of ours") == Positions.read("[1]") == Positions()


def test_the_order_of_the_ties_moves_nobody() -> None:
    """The same ties backwards and turned round give the same map."""
    ties = [*clique("abcdef", 1.0), *clique("uvwxyz", 1.1), ("a", "u", 0.7), ("b", "v", 0.3)]
    turned = [(other, one, strength) for one, other, strength in reversed(ties)]
    assert _drawn(Web.of(ties, alone=["n", "m"])) == _drawn(Web.of(turned, alone=["m", "n"]))


def test_two_programs_draw_the_same_map() -> None:
    """Nothing depends on the order in which Python happens to hash names."""
    program = (
        "from tests.atlas.towns import town; from meshwork.network.groups import groups\n"
        "from meshwork.network.positions import positions\n"
        "web = town(80, 6, alone=9); print(positions(web, groups(web)).text())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert '"p0000"' in said.pop()
