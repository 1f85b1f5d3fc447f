"""What stands beside the stage, in words for people: who runs the community, and what a facilitator says of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meshwork.stages.governance import Form
from meshwork.stages.judged import Judged
from meshwork.stages.reading import Reading
from meshwork.stages.words import name
from meshwork.text import _, day, later, number, percent, plural

_FORMS: Mapping[Form, str] = MappingProxyType(
    {
        "shared": later("Partners run it together"),
        "lead": later("One partner runs it: {lead}"),
        "administrative": later("The facilitator runs it"),
        "mixed": later("Nobody runs most of it: neither the facilitator, nor one partner, nor several together"),
    }
)

MEANING = later(
    "Who runs a community is a second axis beside its stage (Provan and Kenis 2008): partners together, one of them, "
    "or whoever facilitates. None is better than another. Counted are the sessions that somebody hosts or chairs and "
    "the actions that somebody leads; more than half is most of it, and that border is Meshwork's own."
)


def confirmed(reading: Reading) -> str | None:
    """Which share of who meets and who runs it partners themselves confirmed; None where nothing is recorded."""
    held = reading.governance
    if held is None or not held.met:
        return None
    if not held.sure_met and not held.sure:
        return _("Partners have not confirmed any of it themselves yet.")
    return _(
        "Partners themselves confirmed {met_sure} of the {met} records of who meets, "
        "and {sure} of the {turns} of who hosts or leads.",
        met_sure=number(held.sure_met),
        met=number(held.met),
        sure=number(held.sure),
        turns=number(held.turns),
    )


def governed(reading: Reading, names: Mapping[str, str]) -> str | None:
    """Who runs it, in one sentence with its evidence; None where nothing of it is recorded.

    `names` holds the names, by id, of those who may be named.
    """
    held = reading.governance
    if held is None or not held.turns:
        return None
    if held.form is None:
        return plural(
            "Who runs it cannot be said yet: {n} session hosted or action led is recorded.",
            "Who runs it cannot be said yet: {n} sessions hosted or actions led are recorded.",
            held.turns,
        )
    lead = names.get(held.lead or "") or _("one that is not named")
    theirs = round(held.facilitators * held.turns)
    if reading.counts:
        told = plural(
            "{n} time somebody hosted a session or led an action; {part} of them were a facilitator's.",
            "{n} times somebody hosted a session or led an action; {part} of them were a facilitator's.",
            held.turns,
            part=theirs,
        )
    else:
        told = plural(
            "{n} time somebody hosted a session or led an action; in {part} of the times a facilitator did.",
            "{n} times somebody hosted a session or led an action; in {part} of the times a facilitator did.",
            held.turns,
            part=percent(held.facilitators),
        )
    return f"{_(_FORMS[held.form], lead=lead)}. {told}"


def judged(reading: Reading) -> str | None:
    """What a facilitator says of the stage, since when and why; None where she sees no other."""
    said = reading.judged
    if said is None:
        return None
    values = {
        "stage": name(said.stage),
        "since": day(said.since),
        "reason": said.reason,
        "who": said.author or _("A facilitator"),
    }
    if said.stage == reading.stage:
        told = _("{who} says so too, since {since}. “{reason}”", **values)
    else:
        told = _("{who} sees it otherwise: {stage}, since {since}. “{reason}”", **values)
    return " ".join(filter(None, (told, _said_on(said))))


def _said_on(said: Judged) -> str:
    """On which day it was said, where that is another than since when it holds."""
    if said.said_on is None or said.said_on == said.since:
        return ""
    return _("Said on {day}.", day=day(said.said_on))


def ended(said: Judged) -> str:
    """The same of one that is over: its days, stage, reason and author."""
    told = _(
        "{since} to {until}: {stage}. “{reason}” ({who})",
        stage=name(said.stage),
        since=day(said.since),
        until=day(said.until) if said.until else _("now"),
        reason=said.reason,
        who=said.author or _("a facilitator"),
    )
    return " ".join(filter(None, (told, _said_on(said))))
