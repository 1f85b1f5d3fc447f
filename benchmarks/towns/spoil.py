"""What becomes of a record: sessions nobody wrote down, summers off, wrong dates, a log that begins late or stops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from meshwork.model import Facts
from meshwork.when import When


def lose_sessions(facts: Facts, share: float, seed: int) -> Facts:
    """Each session is missing with this chance, and who was there with it."""
    chance = Random(f"lost {seed}")
    return _keep(facts, lambda _day: chance.random() >= share, actions=False)


def unlogged(facts: Facts, is_off: Callable[[date], bool]) -> Facts:
    """Nothing that happened on some days is written down: no session, no start of a service."""
    return _keep(facts, lambda day: not is_off(day), actions=True)


def summers_off(facts: Facts) -> Facts:
    """Nobody writes anything down in July and August."""
    return unlogged(facts, lambda day: day.month in (7, 8))


def wrong_dates(facts: Facts, share: float, days: int, seed: int) -> Facts:
    """A share of all sessions, services, commitments and ties is dated wrong, by up to so many days either way."""
    chance = Random(f"dates {seed}")

    def moved(day: When | None) -> When | None:
        if day is None or chance.random() >= share:
            return day
        return When.on(day.start + timedelta(chance.randint(-days, days)))

    def moved_day(day: When) -> When:
        return moved(day) or day

    return replace(
        facts,
        sessions=tuple(replace(each, date=moved_day(each.date)) for each in facts.sessions),
        actions=tuple(replace(each, start=moved(each.start)) for each in facts.actions),
        commitments=tuple(replace(each, since=moved(each.since)) for each in facts.commitments),
        ties=tuple(replace(each, since=moved(each.since)) for each in facts.ties),
    )


def without(facts: Facts, what: str) -> Facts:
    """The same record in which nobody ever wrote down goals, sectors or actions."""
    if what == "goals":
        return replace(facts, goals=(), commitments=())
    if what == "actions":
        ties = tuple(each for each in facts.ties if each.kind != "delivers_with")
        return replace(facts, actions=(), works_on=(), ties=ties)
    return replace(facts, stakeholders=tuple(replace(each, sector=None) for each in facts.stakeholders))


def _keep(facts: Facts, is_kept: Callable[[date], bool], *, actions: bool) -> Facts:
    sessions = tuple(each for each in facts.sessions if is_kept(each.date.start))
    kept = {each.id for each in sessions}
    attendance = tuple(each for each in facts.attendance if each.session in kept)
    facts = replace(facts, sessions=sessions, attendance=attendance)
    if not actions:
        return facts
    begun = tuple(each for each in facts.actions if each.start is None or is_kept(each.start.start))
    names = {each.id for each in begun}
    return replace(facts, actions=begun, works_on=tuple(each for each in facts.works_on if each.action in names))


def begins_late(facts: Facts, day: date) -> Facts:
    """A log that begins on a day: what happened before is not in it, and what held by then is told from that day."""

    def told(since: When | None) -> When | None:
        return When.on(max(since.start, day)) if since else None

    return replace(
        unlogged(facts, lambda then: then < day),
        goals=tuple(replace(each, opened=told(each.opened)) for each in facts.goals),
        commitments=tuple(replace(each, since=told(each.since)) for each in facts.commitments),
        ties=tuple(replace(each, since=told(each.since)) for each in facts.ties),
    )
