"""Invented communities for the pages: one small enough to know by heart, and one too large for one sheet."""

from __future__ import annotations

from datetime import date

from meshwork.model import (
    Attendance,
    Commitment,
    Community,
    Facts,
    Goal,
    Private,
    Session,
    Stakeholder,
    Tie,
)
from meshwork.when import When

TODAY = date(2021, 12, 31)
SECTORS = ("government", "business", "civil_society", "knowledge", "care", "citizen")


def small() -> Facts:
    """Six partners in 2020 and 2021.

    The bakery joins in June 2020. The town hall and the clinic worked together until the end of September 2020, so
    that their tie fades from then on. The loner never meets anyone.
    """
    partners = (
        Stakeholder(
            id="townhall", name="Town hall", sector="government", place="Northwick", joined=When.of("2020-01")
        ),
        Stakeholder(id="clinic", name="Clinic", sector="care", place="Northwick", joined=When.of("2020-01")),
        Stakeholder(id="school", name="School", sector="knowledge", place="Southwick", joined=When.of("2020-01")),
        Stakeholder(id="bakery", name="Bakery", sector="business", place="Southwick", joined=When.of("2020-06")),
        Stakeholder(id="noor", name="Noor", kind="person", sector="citizen", joined=When.of("2020-01")),
        Stakeholder(id="loner", name="Loner", kind="group", joined=When.of("2020-01")),
    )
    days = [f"{2020 + month // 12}-{month % 12 + 1:02}-15" for month in range(24)]
    sessions = tuple(Session(id=f"s{at:02}", date=When.of(day), title="Coffee") for at, day in enumerate(days))
    there = ("clinic", "school", "noor")
    return Facts(
        community=(Community(id="wick", name="The Wicks"),),
        stakeholders=tuple(sorted(partners, key=lambda each: each.id)),
        goals=(Goal(id="warm", title="Warm homes"),),
        commitments=(
            Commitment(id="c1", stakeholder="bakery", goal="warm", level="carrying", since=When.of("2020-07")),
            Commitment(id="c2", stakeholder="school", goal="warm", since=When.of("2020-01")),
        ),
        sessions=sessions,
        attendance=tuple(
            Attendance(id=f"{session.id}-{who}", session=session.id, stakeholder=who)
            for session in sessions
            for who in (*there, *(("bakery",) if session.date.start >= date(2020, 6, 1) else ()))
        ),
        ties=(
            Tie(
                id="t1",
                source="townhall",
                target="clinic",
                kind="collaborates",
                strength=3,
                since=When.of("2020-01"),
                until=When.of("2020-09"),
            ),
        ),
    )


def large(partners: int = 900) -> Facts:
    """Circles of twenty that meet every quarter of 2021; each circle shares two partners with the next."""
    circles = partners // 18
    ids = [f"p{at:04}" for at in range(partners)]
    sessions = tuple(
        Session(id=f"s{circle:03}-{month:02}", date=When.of(f"2021-{month:02}-10"))
        for circle in range(circles)
        for month in (2, 5, 8, 11)
    )
    return Facts(
        community=(Community(id="circles", name="Many circles"),),
        stakeholders=tuple(
            Stakeholder(id=each, name=f"Partner {at}", sector=SECTORS[at % 6]) for at, each in enumerate(ids)
        ),
        sessions=sessions,
        attendance=tuple(
            Attendance(id=f"{session.id}-{who}", session=session.id, stakeholder=who)
            for session in sessions
            for who in [ids[(int(session.id[1:4]) * 18 + at) % partners] for at in range(20)]
        ),
    )


def empty() -> Facts:
    """A community of which nothing is known but its name."""
    return Facts(community=(Community(id="new", name="A new community"),))


NOTHING_PRIVATE = Private()
