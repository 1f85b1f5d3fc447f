"""Follow-ups in sentences, in the language of who reads; the page, the command and the calendar use the same."""

from __future__ import annotations

from datetime import date

from meshwork.caring import BRING_TOGETHER, CALL, KINDS_OF_CARE, LET_GO, NOT_NOW, TALK, Planned
from meshwork.energy import energy_words
from meshwork.text import _, day


def verb(kind: str) -> str:
    """What can be done for a partner, as a button says it.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     verb("let_go")
    'Let them go their own way'
    """
    return {
        TALK: _("Talk with them"),
        CALL: _("Call them"),
        BRING_TOGETHER: _("Bring them together"),
        LET_GO: _("Let them go their own way"),
        NOT_NOW: _("Not now"),
    }[kind]


def title(of: Planned) -> str:
    """What to do and for whom: all that an appointment says. Who is not named is not."""
    unnamed = (2 if of.partner else 1) - len(of.names)
    both = [*of.names, *([_("somebody who is not named")] * unnamed)]
    who = _("{first} and {last}", first=both[0], last=both[1]) if len(both) > 1 else both[0]
    told = {
        TALK: _("Talk with {who}", who=who),
        CALL: _("Call {who}", who=who),
        BRING_TOGETHER: _("Bring together {who}", who=who),
        LET_GO: _("Say goodbye to {who}", who=who),
        NOT_NOW: _("Not now: {who}", who=who),
    }
    return told[of.kind]


def when(of: Planned, today: date) -> str:
    """For when it is or was, or since when it is done."""
    if of.kind == NOT_NOW:
        return _("until {day}", day=day(of.due)) if of.due else ""
    if of.done is not None:
        return _("on {day}", day=day(of.done))
    if of.due is None:
        return _("without a day")
    return _("was for {day}", day=day(of.due)) if of.due < today else _("for {day}", day=day(of.due))


def came(of: Planned) -> str:
    """What came of it, and the energy afterwards; nothing where that was not said."""
    energy = _("energy afterwards: {word}", word=energy_words(of.energy_after)) if of.energy_after is not None else ""
    return ", ".join(filter(None, (of.outcome, energy)))


def offered(kinds: tuple[str, ...] = KINDS_OF_CARE) -> list[tuple[str, str]]:
    """The kinds with their words, to choose from."""
    return [(each, verb(each)) for each in kinds]
