"""Somebody to thank, for a week in which nobody needs care: who came back, who sparkles, who hosted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from meshwork.model import Private
from meshwork.network import Record
from meshwork.text import _
from meshwork.text import day as in_words
from meshwork.works import here_on, sparkling

_LATELY = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Thanks:
    """Whom to thank (id and name), for what, and of which day."""

    stakeholder: str
    name: str
    why: Literal["back", "energy", "host"]
    on: date


def thanks(
    record: Record, private: Private, back: Iterable[tuple[str, date]], names: Mapping[str, str], today: date
) -> Thanks | None:
    """The latest of the last sixty days: who came `back` (id and day), then who is lively still, then who hosted.

    `private` is what the one who asks may see. Facilitators, and who is not here today, are not thanked here; None
    where there is nobody.
    """
    facts, here = record.facts, here_on(record, today)
    lively, _unnamed = sparkling(record, private.feelers, today, names, ())
    led = {each.id for each in facts.stakeholders if each.facilitator}
    day = {each.id: each.date.start for each in facts.sessions if each.kind != "intervision"}
    ways: tuple[tuple[Literal["back", "energy", "host"], list[tuple[date, str]]], ...] = (
        ("back", [(on, who) for who, on in back]),
        ("energy", [(each.day, each.who.id) for each in lively if each.energy > 0]),
        (
            "host",
            [
                (day[each.session], each.stakeholder)
                for each in facts.attendance
                if each.role == "host" and each.present is not False and each.session in day
            ],
        ),
    )
    for why, found in ways:
        fit = [
            (on, who)
            for on, who in found
            if who in names and who in here and who not in led and today - _LATELY <= on <= today
        ]
        if fit:
            on, who = max(fit)
            return Thanks(who, names[who], why, on)
    return None


def words(of: Thanks) -> str:
    """Whom to thank and for what."""
    told = {
        "back": _("{name} is in contact again since {day}.", name=of.name, day=in_words(of.on)),
        "energy": _("You noticed that {name} was full of energy, on {day}.", name=of.name, day=in_words(of.on)),
        "host": _("{name} hosted on {day}.", name=of.name, day=in_words(of.on)),
    }
    return told[of.why]
