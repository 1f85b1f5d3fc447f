"""What is kept of people, sort by sort, in the words of a letter to them and of the register of processing."""

from __future__ import annotations

from meshwork.holdings import Holding
from meshwork.nouns import noun, word
from meshwork.text import _, later, opening, plural

_ORIGINS = {
    "facilitator": later("written down by a facilitator"),
    "partner": later("told by the partner itself"),
    "calendar": later("taken from the calendar of a facilitator"),
    "import": later("read in from a list"),
    "form": later("filled in on a form"),
}
_SPELL = frozenset({"since", "until"})
_SORTS = {
    "stakeholders": later("who you are"),
    "contact": later("how to reach you"),
    "versions": later("what you were called, and where you were, before"),
    "sessions": later("meetings that you took the initiative for"),
    "attendance": later("at which meetings you were, and in which role"),
    "helped": later("whom you helped with a question"),
    "ties": later("whom you know, or work with"),
    "commitments": later("which goals you take part in"),
    "works_on": later("which actions and services you work on"),
    "contributed": later("which insights came from you"),
    "reused": later("what you took over from others"),
    "members": later("in which teams you are"),
    "belongs_to": later("to which organisation you belong"),
    "brings": later("what you bring"),
    "gets": later("what you get out of it"),
    "needs": later("what you need"),
    "drives": later("what moves you"),
    "choices": later("what you chose about being kept here"),
    "notes": later("notes of a facilitator"),
    "feelers": later("signals: what a facilitator picked up between the lines"),
    "follow_ups": later("what a facilitator will do for you, and what came of it"),
    "extras": later("more from a list of our own"),
    "users": later("your account"),
}
"""What each sort is to whom it is about; of another the noun stands there."""


def heads() -> tuple[str, ...]:
    """What stands above the columns of `row`."""
    return _("What"), _("Where from"), _("How long"), _("Who sees it")


def row(each: Holding) -> tuple[str, ...]:
    """A sort of data in the words of the letter."""
    sort = "contact" if _contact(each) else each.kind
    what = _(_SORTS[sort]) if sort in _SORTS else noun(each.kind)
    named = each.columns or (_labels(each) if each.kind == "stakeholders" or sort not in _SORTS else ())
    said = f"{opening(what)}: {', '.join(named)}" if named else opening(what)
    who = _("facilitators only") if each.private else _("facilitators, and whom they show it")
    return said, _from(each), _long(each, contact=_contact(each)), who


def detailed(each: Holding) -> tuple[str, ...]:
    """The same with every property that is filled in, for the register."""
    what, *others = row(each)
    named = ", ".join(each.columns or _labels(each))
    return opening(noun(each.kind)) if not _contact(each) else what.partition(":")[0], named, *others


def _labels(each: Holding) -> tuple[str, ...]:
    named = dict.fromkeys(word(it).lower() for it in each.properties if it.name not in _SPELL)
    dated = [_("with days")] if any(it.name in _SPELL for it in each.properties) else []
    return (*named, *dated)


def _from(each: Holding) -> str:
    return ", ".join(_(_ORIGINS[origin]) for origin in each.origins if origin in _ORIGINS)


def _contact(each: Holding) -> bool:
    return each.kind == "stakeholders" and each.private


def _long(each: Holding, *, contact: bool) -> str:
    if each.months is None:
        return _("until you ask to have it erased, or it is no longer needed")
    if contact:
        return plural("{n} month after you leave", "{n} months after you leave", each.months)
    if each.kind == "follow_ups":
        return plural("{n} month after it was done", "{n} months after it was done", each.months)
    return plural("{n} month", "{n} months", each.months)
