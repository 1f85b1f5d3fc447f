"""A town for stories: partners of sectors who meet on days, all of it worked out by hand where it is used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from meshwork import stages
from meshwork.model import Attendance, Choice, Community, Facts, Session, Stakeholder
from meshwork.network import Record, record
from meshwork.network.consent import heard
from meshwork.settings import Settings
from meshwork.stages import Path
from meshwork.story import earlier
from meshwork.story.frozen import text
from meshwork.story.outline import Outline, Pick
from meshwork.story.pictures import Sheet
from meshwork.story.showing import proof
from meshwork.story.shown import ShownStory
from meshwork.when import When

KNOWN = datetime(2024, 1, 1, tzinfo=UTC)


def partners(sectors: Mapping[str, int]) -> tuple[Stakeholder, ...]:
    """So many organisations of each sector: care-1, care-2, ..."""
    return tuple(
        Stakeholder(id=f"{sector}-{at}", name=f"{sector.capitalize()} Huis {at}", sector=sector)
        for sector, many in sectors.items()
        for at in range(1, many + 1)
    )


def weeks(first: date, last: date, step: int = 7) -> tuple[date, ...]:
    """Every so many days from one day to another, both included."""
    return tuple(first + timedelta(each) for each in range(0, (last - first).days + 1, step))


def meeting(facts: Facts, days: Sequence[date], who: Sequence[str]) -> Facts:
    """With a gathering of these on each of these days."""
    sessions = tuple(Session(id=f"s-{day}-{len(facts.sessions)}", date=When.on(day)) for day in days)
    there = tuple(
        Attendance(id=f"{each.id}-{one}", stakeholder=one, session=each.id) for each in sessions for one in who
    )
    return replace(facts, sessions=(*facts.sessions, *sessions), attendance=(*facts.attendance, *there))


def choosing(facts: Facts, purpose: str, *who: str) -> Facts:
    """With a choice of each of these."""
    made = tuple(Choice(id=f"{purpose}-{each}", stakeholder=each, purpose=purpose) for each in who)
    return replace(facts, choices=(*facts.choices, *made))


def town(*stakeholders: Stakeholder) -> Facts:
    """A community of these that has a name."""
    return Facts(community=(Community(id="c", name="Lindemark"),), stakeholders=stakeholders)


def read(facts: Facts, today: date) -> tuple[Record, Path]:
    """As the service reads it on a day."""
    prepared = record(heard(facts, today), Settings())
    return prepared, stages.path(prepared, today, whole_from=today)


def sheet(facts: Facts, groups: Mapping[str, str] | None = None, titles: Mapping[str, str] | None = None) -> Sheet:
    """Everybody in a row, in the order of the facts; without `groups` all in one."""
    where = {each.id: (40.0 * at, 0.0) for at, each in enumerate(facts.stakeholders)}
    return Sheet(where, groups or dict.fromkeys(where, "land"), titles or {}, alone=True)


def told(facts: Facts, days: Sequence[date], before: Sequence[ShownStory] = (), **chosen: object) -> ShownStory:
    """The story of these days, told on the last of them, in English, beside those that were made before."""
    prepared, path = read(facts, days[-1])
    picks = tuple(Pick(each, "between", each) for each in days)
    outline = Outline(title="Our story", language="en", since=days[0], picks=picks)
    outline = replace(outline, **chosen)  # type: ignore[arg-type]  # by the names of its fields
    made = [earlier.told(text(each)) for each in before]
    return proof(prepared, facts, path, outline, sheet(facts), today=days[-1], known_at=KNOWN, before=made).story
