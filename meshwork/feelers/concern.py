"""What the reading of care gives: concerns about partners, who came back, why nobody is flagged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from meshwork.feelers.help import Helper
from meshwork.feelers.sign import Reason

Level = Literal["act", "watch", "weak"]
Kind = Literal["talk", "call", "bring_together", "let_go"]
"""What may help: the kinds of a follow-up."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A partner to think of: why, since when at least (the earliest look back without a gap), and what may help.

    `points` are those of the reasons together; a state of being weakly connected has none.
    """

    stakeholder: str
    level: Level
    points: int
    reasons: tuple[Reason, ...]
    since: date
    care: Kind
    helper: Helper | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """Who came back: on which day, after how many awake days of silence."""

    stakeholder: str
    on: date
    silence: int


@dataclass(frozen=True, slots=True)
class Whole:
    """Why nobody is flagged: nothing recorded `since` a day (asleep), a young record `since` its beginning, nothing
    dated at all, or too many at once (`count` newly since that day)."""

    kind: Literal["asleep", "young", "nothing", "many"]
    since: date | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Care:
    """The care of a day.

    `today` are at most seven, most pressing first, without who is let be for a while; `weak` and `risk` are whole,
    each in order. `unknown` are the signs (keys) that cannot be known from what is recorded. `unnamed` counts those
    of `weak` and `risk` who chose not to be on the map. With `whole` nobody is flagged.
    """

    day: date
    today: tuple[Concern, ...] = ()
    weak: tuple[Concern, ...] = ()
    risk: tuple[Concern, ...] = ()
    back: tuple[Back, ...] = ()
    whole: Whole | None = None
    unknown: tuple[str, ...] = ()
    unnamed: int = 0

    def of(self, stakeholder: str) -> Concern | None:
        """What there is about one partner: at risk if it is, else weakly connected; None where there is nothing."""
        return next((each for each in (*self.risk, *self.weak) if each.stakeholder == stakeholder), None)
