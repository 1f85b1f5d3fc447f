"""What stays behind when facts leave the hands of the facilitators."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from graph_schema import kinds
from meshwork.change import every, kind_of
from meshwork.model import (
    Action,
    Attendance,
    Contribution,
    Extra,
    Fact,
    Facts,
    Help,
    Insight,
    Question,
    Reuse,
    Session,
)
from meshwork.rules import shown_extras

FACILITATORS = "facilitators"
"""The visibility of an insight that is not for everyone."""

GOES_OUT = ("map:", "before:map:", "apart:")
"""How the names begin of what a store keeps beside the facts and others may have: places on the map, now and before
it was last drawn anew, by id; and which two are two partners. All else is for facilitators: keyed hashes of who was
erased and of what calendars held, with the key under which a name that is known could be tried; when each ended a
round; the answers given at imports, which repeat what a file said; and stories, for as they are kept they hold the
names of who objects since."""


def goes_out(name: str) -> bool:
    """Whether what is kept under this name may go to others: only what `GOES_OUT` says, so that what is new stays."""
    return name.startswith(GOES_OUT)


def veil(facts: Facts, *, past: Iterable[Fact] = (), of: str = "") -> Callable[[Fact], Fact | None]:
    """What others may see of each fact, given the facts that stand now: the fact, a barer one, or None.

    Notes, signals and follow-ups stay behind, and so do accounts and shared links; e-mail addresses and telephone
    numbers; what facilitators alone may read of insights, and who contributed it; columns that were not opened; who
    was at an intervision (but for `of`, who sees its own part), what was asked and said there, and that something was
    agreed there. `past` are facts
    that no longer stand and go out too: what was intervision once, stays so.

    >>> from meshwork.model import Stakeholder
    >>> veil(Facts())(Stakeholder(id="sam", name="Sam", email="sam@lint.example")).email is None
    True
    """
    shown = {each.id for each in shown_extras(facts)}
    told = (*facts.sessions, *facts.questions, *facts.insights, *past)
    closed = {each.id for each in told if isinstance(each, Session) and each.kind == "intervision"}
    asked = {each.id for each in told if isinstance(each, Question) and each.session in closed}
    quiet = {
        each.id
        for each in told
        if isinstance(each, Insight) and (each.visibility == FACILITATORS or each.session in closed)
    }

    def lift(fact: Fact) -> Fact | None:
        kind = kinds()[kind_of(fact)]
        if kind.private or (isinstance(fact, Extra) and fact.id not in shown):
            return None
        match fact:
            case Insight() | Question():
                hidden = fact.id in (quiet if isinstance(fact, Insight) else asked)
            case Contribution() | Reuse():
                hidden = fact.insight in quiet
            case Attendance():
                hidden = fact.session in closed and fact.stakeholder != of
            case Help():
                hidden = fact.question in asked
            case _:
                hidden = False
        if hidden:
            return None
        bare: dict[str, Any] = {
            each.name: None for each in kind.properties if each.private and getattr(fact, each.name) is not None
        }
        if isinstance(fact, Action) and fact.session in closed:
            bare["session"] = None
        return replace(fact, **bare) if bare else fact

    return lift


def veiled(facts: Facts, of: str = "") -> Facts:
    """The same facts as others may see them, or as the stakeholder `of` may."""
    lift = veil(facts, of=of)
    found: dict[str, Any] = {}
    for fact in every(facts):
        if (seen := lift(fact)) is not None:
            found.setdefault(kind_of(fact), []).append(seen)
    return Facts(number=facts.number, **{kind: tuple(held) for kind, held in found.items()})
