"""A community in which some people are no longer read as the organisation they belong to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from meshwork.network.record import Record, record


def apart(whole: Record, who: Collection[str]) -> Record:
    """The community with those of `who` as themselves who are read as an organisation that is not of `who`.

    The same record where there are none. Where a colleague was there too, the session keeps its number of those
    present, so that nobody comes nearer to anybody.
    """
    facts, roster = whole.facts, whole.material.roster
    if whole.level == "person":
        return whole
    people = {each.person for each in facts.belongs_to if each.person in who and each.organisation not in who}
    if not people:
        return whole
    days = {each.id: each.date.start.toordinal() for each in facts.sessions}
    seats = [
        (each, (each.session, roster.on(each.stakeholder, days[each.session]) if each.session in days else None))
        for each in facts.attendance
    ]
    others = {seat for each, seat in seats if each.stakeholder not in people and each.present is not False}
    kept = tuple(each for each, seat in seats if each.stakeholder not in people or seat not in others)
    homes = tuple(each for each in facts.belongs_to if each.person not in people)
    return record(replace(facts, attendance=kept, belongs_to=homes), whole.settings, level=whole.level)
