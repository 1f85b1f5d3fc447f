"""Three invented first quarters of a community: a good start, a slow one, and one whose log stops in July.

All three begin on Monday 5 May 2025 and are looked at on the Friday of a week: week 1 is 9 May, week 13 is 1 August.
Whoever is on the map is there from the first day without a `joined`, as an imported sheet of names leaves it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from meshwork.model import (
    About,
    Action,
    Attendance,
    Commitment,
    Community,
    Facts,
    Goal,
    Needs,
    Session,
    Stakeholder,
    Towards,
    Work,
)
from meshwork.when import When

MONDAY = date(2025, 5, 5)
WEEKS = (1, 4, 8, 13)
QUARTERS = ("good", "slow", "stops")

_PARTNERS = (
    ("hulst", "Gemeente Hulsterveen", "organisation", "government"),
    ("molen", "Bakkerij De Molen", "organisation", "business"),
    ("brug", "Zorggroep De Brug", "organisation", "care"),
    ("bieb", "Bibliotheek aan de Vaart", "organisation", "knowledge"),
    ("energie", "Energiecoöperatie Zon op Veen", "organisation", "civil_society"),
    ("wonen", "Woonstichting Het Erf", "organisation", "civil_society"),
    ("school", "Brede School Het Lint", "organisation", "knowledge"),
    ("garage", "Garage Fietsenrek", "organisation", "business"),
    ("fenna", "Fenna Windhorst", "person", "citizen"),
    ("joris", "Joris Kwakkel", "person", "citizen"),
    ("buurt", "Buurthuis De Haard", "organisation", "civil_society"),
    ("arts", "Huisartsen Veenrand", "organisation", "care"),
)
_FIRST = tuple(each[0] for each in _PARTNERS)
_Met: TypeAlias = tuple[int, int, str, tuple[str, ...]]  # week, weekday from 0, kind, who beside the facilitator

_TALKS: tuple[_Met, ...] = (
    (1, 1, "talk", ("hulst",)),
    (1, 3, "talk", ("molen",)),
    (1, 3, "call", ("energie",)),
    (2, 0, "talk", ("brug",)),
    (2, 2, "talk", ("bieb",)),
    (3, 1, "talk", ("wonen",)),
    (3, 2, "talk", ("fenna",)),
    (3, 4, "call", ("school",)),
)
_LATER: tuple[_Met, ...] = (
    (4, 2, "gathering", ("hulst", "molen", "brug", "bieb", "energie", "wonen", "fenna", "school")),
    (5, 1, "talk", ("joris",)),
    (6, 3, "call", ("garage",)),
    (7, 1, "talk", ("buurt", "hulst")),
    (8, 2, "gathering", ("hulst", "molen", "brug", "energie", "wonen", "fenna", "joris", "buurt", "garage")),
    (9, 3, "intervision", ("bieb", "brug", "school", "fenna")),
)
_AFTER: tuple[_Met, ...] = (
    (10, 1, "talk", ("arts",)),
    (11, 2, "talk", ("molen", "garage")),
    (12, 2, "gathering", ("hulst", "molen", "brug", "bieb", "energie", "wonen", "fenna", "joris", "buurt", "arts")),
    (13, 1, "call", ("school",)),
)
_MET: dict[str, tuple[_Met, ...]] = {
    "good": (*_TALKS, *_LATER, *_AFTER),
    "stops": (*_TALKS, *_LATER),
    "slow": (
        (1, 2, "talk", ("hulst",)),
        (3, 1, "call", ("fenna",)),
        (4, 3, "talk", ("buurt",)),
        (8, 2, "gathering", ("hulst", "fenna", "buurt", "molen")),
        (12, 4, "call", ("molen",)),
    ),
}
_GOALS = {"good": ("warm", "ontmoet"), "stops": ("warm", "ontmoet"), "slow": ("warm",)}
_ALL_GOALS = (
    Goal(id="warm", title="Warme huizen in Hulsterveen", theme="energie"),
    Goal(id="ontmoet", title="Iedereen kent zijn buren", theme="ontmoeten"),
)
_CARRIED = (
    (2, "energie", "warm", "carrying"),
    (2, "wonen", "warm", "committed"),
    (4, "hulst", "warm", "committed"),
    (4, "buurt", "ontmoet", "carrying"),
    (4, "fenna", "ontmoet", "committed"),
    (8, "bieb", "ontmoet", "interested"),
    (8, "molen", "warm", "interested"),
)
_NEEDED = (
    (2, "wonen", "iemand die bewoners uitlegt wat isoleren oplevert"),
    (3, "fenna", "een plek om te vergaderen"),
)


def friday(week: int) -> date:
    """The day on which that week is looked at."""
    return MONDAY + timedelta(days=7 * (week - 1) + 4)


def facts(quarter: str, week: int) -> Facts:
    """What the log of that quarter holds on the Friday of that week."""
    known = {*_FIRST[:9], *(("buurt",) if week >= 4 else ())} if quarter == "slow" else {*_FIRST}
    partners = tuple(
        Stakeholder(id=id_, name=name, kind=kind, sector=sector, origin="import")
        for id_, name, kind, sector in sorted(_PARTNERS)
        if id_ in known
    )
    facilitator = Stakeholder(id="sanne", name="Sanne Hofstede", kind="person", facilitator=True)
    met = [each for each in _MET[quarter] if each[0] <= week]
    goals = tuple(each for each in _ALL_GOALS if each.id in _GOALS[quarter]) if week > 1 or quarter != "slow" else ()
    held = {each.id for each in (*partners, facilitator)}
    carried = [(at, who, goal, level) for at, who, goal, level in _CARRIED if at <= week and who in held]
    base = Facts(
        community=(Community(id=quarter, name="Hulsterveen verbindt", about="Wonen en warmte in het veen"),),
        stakeholders=tuple(sorted((*partners, facilitator), key=lambda each: each.id)),
        goals=goals,
        commitments=tuple(
            Commitment(id=f"{who}-{goal}", stakeholder=who, goal=goal, level=level, since=_when(at, 0))
            for at, who, goal, level in carried
            if goal in _GOALS[quarter] and goals
        ),
        needs=tuple(
            Needs(id=f"need-{who}", stakeholder=who, what=what, since=_when(at, 2))
            for at, who, what in _NEEDED
            if at <= week and who in held and quarter != "slow"
        ),
        sessions=tuple(
            Session(id=_named(at), date=_when(*each[:2]), kind=each[2], title=_title(each))
            for at, each in enumerate(met)
        ),
        about=tuple(
            About(id=f"{_named(at)}-warm", session=_named(at), goal="warm")
            for at, each in enumerate(met)
            if each[2] == "gathering" and goals
        ),
        attendance=tuple(
            Attendance(id=f"{_named(at)}-{who}", session=_named(at), stakeholder=who, role=role)
            for at, each in enumerate(met)
            for who, role in (("sanne", "host"), *((one, "participant") for one in each[3]))
        ),
    )
    return _delivering(base) if quarter == "good" and week >= 10 else base


def _delivering(base: Facts) -> Facts:
    """With the one thing that partners take on together in the tenth week, due in the thirteenth."""
    action = Action(id="spreekuur", title="Warmtespreekuur in de bibliotheek", start=_when(10, 2), due=_when(13, 3))
    return replace(
        base,
        actions=(action,),
        towards=(Towards(id="spreekuur-warm", action="spreekuur", goal="warm"),),
        works_on=tuple(
            Work(id=f"spreekuur-{who}", stakeholder=who, action="spreekuur", lead=who == "energie")
            for who in ("bieb", "energie", "wonen")
        ),
    )


def _when(week: int, weekday: int) -> When:
    return When.of((MONDAY + timedelta(days=7 * (week - 1) + weekday)).isoformat())


def _named(at: int) -> str:
    return f"s{at:02}"


def _title(each: _Met) -> str | None:
    return {"gathering": "Veenoverleg", "intervision": "Intervisie"}.get(each[2])
