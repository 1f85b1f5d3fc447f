"""D1: who is silent, measured against its own rhythm."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.phrases import rhythm, stretch
from meshwork.feelers.rhythm import Rhythms, Whole
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.settings import Settings
from meshwork.text import _, day, later


def points(rhythms: Rhythms, settings: Settings) -> Whole:
    """By place, the points of the present silence: 0 to 3.

    From three contacts on by how many own intervals it lasts, and never where these are uneven; with fewer contacts
    by its length.
    """
    few = rhythms.many < settings.whole("care.few_contacts")
    with np.errstate(divide="ignore", invalid="ignore"):
        times = np.where(rhythms.usual > 0, rhythms.silence / rhythms.usual, 0.0)
    own = (times >= settings.number("care.silence_first")).astype(np.int64)
    own += times >= settings.number("care.silence_second")
    own += times > settings.number("care.silence_third")
    long = rhythms.silence >= settings.stretch("care.silence_floor")
    own[~long | (rhythms.uneven > settings.number("care.uneven"))] = 0
    seldom = np.where(rhythms.silence > settings.stretch("care.few_days"), 2, 0)
    return np.where(rhythms.many == 0, 0, np.where(few, seldom, own))


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`on`: the day of the last contact; `count`: awake days since; `of`: its own interval, 0 where unknown."""
    rhythms = sight.rhythms
    found = points(rhythms, sight.record.settings)
    few = sight.record.settings.whole("care.few_contacts")
    return {
        sight.ids[place]: Reason(
            "silence",
            points=int(found[place]),
            on=(date.fromordinal(int(rhythms.last[place])),),
            count=float(rhythms.silence[place]),
            of=float(rhythms.usual[place]) if rhythms.many[place] >= few else 0.0,
        )
        for place in np.flatnonzero(sight.watched & (found > 0)).tolist()
    }


def _say(reason: Reason, _names: Names) -> str:
    last, now = day(reason.on[0]), stretch(reason.count)
    if not reason.of:
        return _("There was contact once or twice; now none for {now}. Last on {last}.", now=now, last=last)
    often = rhythm(reason.of)
    return _("There was contact {often}; now none for {now}. Last on {last}.", often=often, now=now, last=last)


SILENCE = Sign(
    key="silence",
    code="D1",
    side="risk",
    name=later("silent against its own rhythm"),
    meaning=later(
        "The days since the last contact by its own usual interval: from 3 on 1 point, from 5 on 2, over 8 it is 3; "
        "not before 14 days. With fewer than three contacts 2 points after 60 days. Uneven rhythms are left alone."
    ),
    read=_read,
    say=_say,
    known=lambda sight: bool(len(sight.contacts.who)),
    record=later("Write down meetings and who was there."),
    source="Navarro et al. 2017",
)
