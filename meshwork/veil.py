"""What stays behind when facts leave the hands of the facilitators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph_schema import kinds
from meshwork.change import every, kind_of
from meshwork.model import Contribution, Extra, Fact, Facts, Insight, Reuse
from meshwork.rules import shown_extras

FACILITATORS = "facilitators"
"""The visibility of an insight that is not for everyone."""


def veil(facts: Facts) -> Callable[[Fact], Fact | None]:
    """What others may see of each fact, given the facts that stand now: the fact, a barer one, or None.

    Notes, signals and follow-ups stay behind, and so do accounts and shared links; e-mail addresses and telephone
    numbers; what facilitators alone may read of insights, and who contributed it; columns that were not opened.

    >>> from meshwork.model import Stakeholder
    >>> veil(Facts())(Stakeholder(id="sam", name="Sam", email="sam@lint.example")).email is None
    True
    """
    shown = {each.id for each in shown_extras(facts)}
    quiet = {each.id for each in facts.insights if each.visibility == FACILITATORS}

    def lift(fact: Fact) -> Fact | None:
        kind = kinds()[kind_of(fact)]
        if kind.private or (isinstance(fact, Extra) and fact.id not in shown):
            return None
        if isinstance(fact, Insight) and (fact.visibility == FACILITATORS or fact.id in quiet):
            return None
        if isinstance(fact, Contribution | Reuse) and fact.insight in quiet:
            return None
        bare: dict[str, Any] = {
            each.name: None for each in kind.properties if each.private and getattr(fact, each.name) is not None
        }
        return replace(fact, **bare) if bare else fact

    return lift


def veiled(facts: Facts) -> Facts:
    """The same facts as others may see them."""
    lift = veil(facts)
    found: dict[str, Any] = {}
    for fact in every(facts):
        if (seen := lift(fact)) is not None:
            found.setdefault(kind_of(fact), []).append(seen)
    return Facts(number=facts.number, **{kind: tuple(held) for kind, held in found.items()})
