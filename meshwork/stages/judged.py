"""What a facilitator says of the stage, where she sees another than the one computed.

It is shown beside the computed label and never in place of it: nothing that is computed looks at it. Each stands with
its reason, who said it and when; one that ended stays to be read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from meshwork.change import Changes, difference, key_of
from meshwork.errors import MeshworkError
from meshwork.model import Facts, Judgement
from meshwork.stages.ladder import STAGES, Stage
from meshwork.text import _
from meshwork.text import day as in_words
from meshwork.when import When, holds


@dataclass(frozen=True, slots=True)
class Judged:
    """A stage as somebody saw it: from `since` on, to the day before `until` (None: still)."""

    stage: Stage
    reason: str
    author: str | None
    said_on: date | None
    since: date
    until: date | None


def judgements(facts: Facts, goal: str | None = None) -> tuple[Judged, ...]:
    """What was ever said of the whole, or of those who carry a goal; the latest first.

    One that a later one took the place of ends where that begins.
    """
    told: list[Judged] = []
    for each in reversed(_told(facts, goal)):
        ends = [day for day in (each.until.end if each.until else None, told[-1].since if told else None) if day]
        until = min(ends, default=None)
        if until is None or until > each.since.start:
            told.append(
                Judged(
                    stage=cast("Stage", each.stage),
                    reason=each.reason,
                    author=each.author,
                    said_on=each.said_on.start if each.said_on else None,
                    since=each.since.start,
                    until=until,
                )
            )
    return tuple(told)


def on(told: tuple[Judged, ...], day: date) -> Judged | None:
    """What was said of a day."""
    return next((each for each in told if each.since <= day and (each.until is None or day < each.until)), None)


def overruled(
    facts: Facts, stage: str, reason: str, *, author: str, today: date, since: date, goal: str | None = None
) -> Changes:
    """What to write so that this is said from a day on. Raises `MeshworkError` without a reason, for a stage or goal
    there is not, and for a day to come."""
    if stage not in STAGES:
        raise MeshworkError(
            _('There is no stage "{stage}". Choose one of {all}.', stage=stage, all=", ".join(STAGES))
        )
    if not reason.strip():
        raise MeshworkError(_("Say why you see it otherwise; the reason is shown beside the stage."))
    if since > today:
        raise MeshworkError(_("{day} is still to come. Give a day up to today.", day=in_words(since)))
    if goal is not None and all(each.id != goal for each in facts.goals):
        raise MeshworkError(_('There is no goal "{name}".', name=goal))
    from_day = When.on(since)
    said = Judgement(
        id=f"{goal or ''}@{from_day}",
        stage=stage,
        goal=goal,
        reason=reason.strip(),
        author=author,
        said_on=When.on(today),
        since=from_day,
    )
    return difference(facts.judgements, (said,))


def agreed(facts: Facts, today: date, goal: str | None = None) -> Changes:
    """What to write so that nothing is said of the stage from today on; what was said of earlier days stays."""
    standing = [each for each in _told(facts, goal) if holds(each.since, each.until, today)]
    ended = tuple(replace(each, until=When.on(today)) for each in standing if each.since.start < today)
    return Changes(ended, tuple(key_of(each) for each in standing))


def _told(facts: Facts, goal: str | None) -> list[Judgement]:
    mine = (each for each in facts.judgements if each.goal == goal)
    return sorted(mine, key=lambda each: (each.since.start, each.id))
