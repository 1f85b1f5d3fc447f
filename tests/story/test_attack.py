"""Who has every story of a community and subtracts all of it from all of it finds no one to four."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from meshwork.model import Facts
from meshwork.nouns import sector
from meshwork.story.frozen import text
from meshwork.story.shown import ShownStory
from meshwork.text import speak
from meshwork.when import When
from tests.story.town import choosing, meeting, partners, told, town, weeks

DAYS = (date(2022, 6, 30), date(2022, 12, 31), date(2023, 6, 30), date(2023, 12, 31), date(2024, 6, 30))
SECTORS = ("care", "business", "citizen", "government", "education")
REST = "the others"
Divided = dict[frozenset[str], int]


def growing(seed: int) -> Facts:
    """A town in which some are there all the time, some come, some go and some left; a few chose to be named."""
    rng = random.Random(seed)
    some = list(partners({of: rng.randint(0, 12) for of in SECTORS}) or partners({"care": 6}))
    for at, each in enumerate(some):
        left = When.on(rng.choice(DAYS)) if rng.random() < 0.3 else None
        kind = "person" if each.sector == "citizen" or rng.random() < 0.1 else "organisation"
        some[at] = replace(each, place=rng.choice(("Dorp", "Stad", "Hof", "Kamp")), kind=kind, left=left)
    facts = town(*some)
    spans: dict[tuple[int, int], list[str]] = {}
    for each in some:
        first = rng.choice((0, 0, 0, 1, 2, 3))
        spans.setdefault((first, rng.randint(first + 1, 4) if rng.random() < 0.3 else 4), []).append(each.id)
    begin = (date(2021, 1, 4), *DAYS)
    for (first, last), who in spans.items():
        facts = meeting(facts, weeks(begin[first], begin[last + 1], 28), who)
    return choosing(facts, "name_in_stories", *(each.id for each in some if rng.random() < rng.choice((0.1, 0.6))))


def divided(stories: Sequence[Any], by: str) -> list[tuple[str, Divided]]:
    """Every table by one property, with the day: its groups by all the words that stand for them anywhere."""
    found = [(m["day"], t["counts"]) for s in stories for m in s["moments"] for t in m["tables"] if t["by"] == by]
    every = {word for _day, counts in found for each in counts for word in each["groups"]} - {REST}
    read = []
    for day, counts in found:
        rest = every - {word for each in counts for word in each["groups"]} | {REST}
        groups: Divided = Counter()
        for each in counts:
            groups[frozenset(rest if REST in each["groups"] else each["groups"])] += each["number"]
        read.append((day, groups))
    return read


def same(one: Divided, other: Divided) -> Iterator[tuple[int, int]]:
    """The smallest parts into which two tables both divide everybody: how many in the one, and in the other."""
    parts = [{*each} for each in (*one, *other)]
    while joined := next(((a, b) for a, b in combinations(parts, 2) if a & b), None):
        parts = [each for each in parts if each not in joined] + [joined[0] | joined[1]]
    for part in parts if len(parts) > 1 else ():
        yield tuple(sum(n for group, n in table.items() if group <= part) for table in (one, other))  # type: ignore[misc]


def found(stories: Sequence[ShownStory]) -> list[str]:
    """What of one to four can be taken from what these stories say."""
    held = [json.loads(text(each)) for each in stories]
    told_: list[tuple[str, str, int]] = []
    for by in ("sector", "place", "kind"):
        divisions = divided(held, by)
        told_ += [(by, day, n) for day, table in divisions for n in table.values() if n]
        for (day, one), (on, other) in combinations(divisions, 2):
            told_ += [(by, f"{day} {on}", abs(a - b)) for a, b in same(one, other)]
            if day == on:
                told_ += [
                    (by, day, one[a] - sum(other[b] for b in several))
                    for a in one
                    for many in range(1, len(other))
                    for several in combinations(other, many)
                    if frozenset().union(*several) < a
                ]
    for moment in (moment for each in held for moment in each["moments"]):
        marks, tables = moment["picture"]["marks"], {each["by"]: each["counts"] for each in moment["tables"]}
        if not moment["picture"]["grouped"]:
            partners_ = next(each["value"] for each in moment["figures"] if each["key"] in {"partners", "active"})
            told_.append(("dots", moment["day"], partners_ - len(marks)))
            alike = Counter(each["size"] for each in marks if not each["name"])
            told_ += [("one look", moment["day"], n) for n in alike.values() if n < 3]
            with speak("en"):
                named = Counter(sector(each["sector"]) for each in marks if each["name"])
            for each in tables.get("sector", ()):
                left = each["number"] - sum(named[word] for word in each["groups"] if REST not in each["groups"])
                told_.append(("without the named", moment["day"], left))
        citizens = [each["number"] for each in tables.get("sector", ()) if each["groups"] == ["Citizen"]]
        persons = [each["number"] for each in tables.get("kind", ()) if each["groups"] == ["Person"]]
        told_ += [("persons without citizens", moment["day"], b - a) for a in citizens for b in persons]
    told_ += [("left", when, n) for when, n in gone([story["left"] for story in held])]
    return [str(each) for each in told_ if 0 < each[-1] < 5]


def gone(stories: Sequence[Any]) -> Iterator[tuple[str, int]]:
    """What is left of a stretch of leaving without another that lies within it."""
    whole = [
        (each[a]["first"], each[b]["last"], sum(part["number"] for part in each[a : b + 1]))
        for each in stories
        for a in range(len(each))
        for b in range(a, len(each))
    ]
    for first, last, n in whole:
        yield f"{first} {last}", n
        yield from ((f"{first} {last} {a} {b}", n - m) for a, b, m in whole if first <= a and b <= last)


@pytest.mark.parametrize("seed", range(12))
def test_no_few_can_be_found_by_subtracting(seed: int) -> None:
    """Three stories of a town: of other days, a year later, and of the same days when a few more is known."""
    rng, facts = random.Random(seed), growing(seed)
    first = told(facts, sorted({*rng.sample(DAYS[:3], 2), DAYS[3]}))
    second = told(facts, sorted({*rng.sample(DAYS[:4], 2), DAYS[4]}), [first])
    late = rng.sample([each.id for each in facts.stakeholders], 2)
    later = meeting(choosing(facts, "objects", late[0]), [date(2024, 6, 3)], late[1:])
    third = told(later, DAYS, [first, second], since=DAYS[rng.randint(0, 2)])
    assert found([first]) == []
    assert found([first, second, third]) == []


def test_without_the_stories_before_it_they_would_be_found() -> None:
    """The same attack on stories that do not know of each other finds a few in most towns: it looks at something."""
    many = 0
    for seed in range(6):
        facts = growing(seed)
        many += bool(found([told(facts, DAYS[:4:3]), told(facts, DAYS[1::3])]))
    assert many >= 3
