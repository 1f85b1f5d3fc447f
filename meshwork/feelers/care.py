"""Who needs care on a day: the few of today, all weakly connected or at risk, who came back, what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from meshwork.feelers.back import came_back
from meshwork.feelers.concern import Care, Concern, Kind, Level, Whole
from meshwork.feelers.flags import SILENT, Flags, flagged, listed, points, risky
from meshwork.feelers.help import helpers
from meshwork.feelers.rhythm import Contacts
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, signs
from meshwork.feelers.story import story
from meshwork.model import Private
from meshwork.network import Record
from meshwork.text import filed

QUIET = (*SILENT, "seldom")
"""Signs by which somebody fell silent."""
NEWLY = timedelta(days=14)
"""Who was not on the list so long ago is new on it."""
LOOKS_BACK = (1 / 6, 1 / 3, 1 / 2, 1)
"""After these parts of `care.known_days` it is looked whether somebody was on the list already, and after `NEWLY`."""


def care(
    record: Record,
    private: Private,
    day: date,
    *,
    new: Callable[[date], Collection[str]] = lambda _day: (),
    hidden: Collection[str] = frozenset(),
    aside: Collection[str] = frozenset(),
) -> Care:
    """The care of a day. `private` is what the one who asks may see, `new` who was in the round of acquaintance on a
    day; who is in `hidden` counts and is not named, who is set `aside` is not among the few of today, nor is who is
    at risk for nothing but a doubt of one story, for that is told once. It decides nothing and writes nothing."""
    contacts = Contacts.of(record)

    def seen(on: date) -> Sight:
        return Sight(record, on, private, contacts, new(on))

    sight = seen(day)
    unknown = tuple(key for key, sign in signs().items() if sign.side != "firm" and not sign.known(sight))
    silent = _silent_record(record, day)
    if silent:
        return Care(day, whole=silent, unknown=unknown)
    flags = flagged(sight)
    before = seen(day - NEWLY)
    many = _too_many(sight, flags.risk, risky(before.among(flags.risk)))
    if many:
        return Care(day, whole=many, unknown=unknown)
    since = dict.fromkeys(flags.weak.keys() | flags.risk.keys(), day)
    longest, last = record.settings.stretch("care.known_days"), day
    for on in (day - NEWLY, *(day - timedelta(days=round(longest * part)) for part in LOOKS_BACK)):
        without_gap = [who for who in since if since[who] == last]
        since |= dict.fromkeys(listed(before if last == day else seen(on), without_gap), on)
        last = on
    return _told(sight, flags, since, frozenset(hidden), unknown, {*aside, *_of_one_story(sight, flags, hidden)})


def at_risk(
    record: Record, private: Private, days: Iterable[date], *, new: Callable[[date], Collection[str]]
) -> Iterator[tuple[date, frozenset[str], frozenset[str]]]:
    """Who would have been at risk on each of these days, and who was looked at, by id.

    Days on which it is about the whole (asleep, young, too many at once) are left out, as nobody is flagged then.
    """
    contacts = Contacts.of(record)
    for day in days:
        if _silent_record(record, day) is None:
            sight, earlier = (Sight(record, on, private, contacts, new(on)) for on in (day, day - NEWLY))
            risk = risky(sight)
            if not _too_many(sight, risk, risky(earlier.among(risk))):
                seen = (record.ids[at] for at in np.flatnonzero(sight.watched).tolist())
                yield day, frozenset(risk), frozenset(seen)


def _silent_record(record: Record, day: date) -> Whole | None:
    clock = record.clock
    if clock.beginning is None or clock.beginning > day:
        return Whole("nothing")
    asleep = clock.asleep_since(day)
    if asleep is not None:
        return Whole("asleep", clock.last_activity(day))
    # by the calendar: awake days of who meets once a year are few
    if (day - clock.beginning).days < record.settings.stretch("care.young_days"):
        return Whole("young", clock.beginning)
    return None


def _of_one_story(sight: Sight, flags: Flags, hidden: Collection[str]) -> frozenset[str]:
    """Who doubts of the story that may need changing, and is at risk for what was picked up alone."""
    told = story(sight.record, sight.private, sight.day, hidden)
    doubting = [each.stakeholder for each in told.doubts if each.stakeholder in flags.risk] if told else []
    picked_up = {who: {each.sign for each in flags.risk[who] if each.points > 0} for who in doubting}
    return frozenset(who for who, found in picked_up.items() if found == {"signal"})


def _too_many(sight: Sight, now: Mapping[str, tuple[Reason, ...]], before: Collection[str]) -> Whole | None:
    """Whether so many newly fell silent that it is about the whole. `now` and `before`: who is at risk."""
    silent = {who for who, several in now.items() if any(one.sign in QUIET and one.points > 0 for one in several)}
    settings, fresh = sight.record.settings, len(silent.difference(before))
    share = settings.number("care.whole_share") * int(np.count_nonzero(sight.watched))
    if fresh >= settings.whole("care.whole_least") and fresh > share:
        return Whole("many", sight.day - NEWLY, fresh)
    return None


def _told(
    sight: Sight,
    flags: Flags,
    since: Mapping[str, date],
    hidden: frozenset[str],
    unknown: tuple[str, ...],
    aside: Collection[str],
) -> Care:
    act = sight.record.settings.number("care.act")
    names = {each.id: filed(each.name) for each in sight.record.facts.stakeholders}

    def concern(who: str, reasons: tuple[Reason, ...], level: Level) -> Concern:
        shown = [
            each
            if hidden.isdisjoint(each.who)
            else replace(each, who=tuple(one for one in each.who if one not in hidden))
            for each in reasons
        ]
        return Concern(who, level, points(reasons), tuple(shown), since[who], may_help(reasons))

    def rank(each: Concern) -> tuple[int, bool, int, date, int, int, str, str]:
        first = min((catalogue[one.sign].rank for one in each.reasons if one.sign in states), default=0)
        level = ("act", "watch", "weak").index(each.level)
        gone = level == 2 and bool(sight.long_gone[places[each.stakeholder]])
        return (
            level,
            gone,
            first if level == 2 else 0,
            each.since,
            -each.points,
            -lately[places[each.stakeholder]],
            names[each.stakeholder],
            each.stakeholder,
        )

    catalogue, states, places = signs(), signs("weak"), sight.record.material.roster.places
    lately = _lately(sight)
    risk = [concern(who, those, "act" if points(those) >= act else "watch") for who, those in flags.risk.items()]
    weak = [concern(who, several, "weak") for who, several in flags.weak.items()]
    shown = [[each for each in several if each.stakeholder not in hidden] for several in (risk, weak)]
    risk, weak = (sorted(each, key=rank) for each in shown)
    unnamed = len((flags.risk.keys() | flags.weak.keys()) & hidden)
    chosen = {each.stakeholder: each for each in (*reversed(weak), *reversed(risk))}
    most = sight.record.settings.whole("care.most")
    today = sorted((each for who, each in chosen.items() if who not in aside), key=rank)[:most]
    helping = helpers(sight, [(each.stakeholder, each.care == "bring_together") for each in today], hidden)
    return Care(
        day=sight.day,
        today=tuple(replace(each, helper=helping.get(each.stakeholder)) for each in today),
        weak=tuple(weak),
        risk=tuple(risk),
        back=tuple(each for each in came_back(sight, names) if each.stakeholder not in hidden),
        unknown=unknown,
        unnamed=unnamed,
    )


def _lately(sight: Sight) -> list[int]:
    """By place, the day of the last contact; where none is written down, the day on which it joined, if any."""
    joined = [each.joined.start.toordinal() if each.joined else 0 for each in sight.record.facts.stakeholders]
    found: list[int] = np.where(sight.rhythms.many > 0, sight.rhythms.last, joined).tolist()
    return found


def may_help(reasons: Iterable[Reason]) -> Kind:
    """What may help against these reasons."""
    found = {each.sign for each in reasons}
    spent = any(each.sign == "signal" and each.count <= -2 for each in reasons)
    at_risk = points(reasons) > 0
    if spent and {"drift", "no_goal"} <= found:
        return "let_go"
    if found & {"signal", "drift"}:
        return "talk"
    if at_risk:
        return "call"
    if found & {"no_tie", "through_facilitator", "one_thread", "own_sector"}:
        return "bring_together"
    return "call" if "thin" in found else "talk"
