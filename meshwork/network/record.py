"""One community, prepared for reading: everything that does not depend on the day is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Facts
from meshwork.network.clock import Clock
from meshwork.network.snapshot import Reason, Snapshot, Ties
from meshwork.settings import Settings

Level = Literal["organisation", "person"]


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A community prepared for reading; made by `record`."""

    facts: Facts
    settings: Settings
    level: Level
    clock: Clock
    ids: tuple[str, ...]

    def on(self, day: date, *, goal: str | None = None, half: bool = False) -> Snapshot:
        """The community on a day, over the whole window or its last half; with `goal`, only those who carry it."""
        raise NotImplementedError

    def ties(self, day: date) -> Ties:
        """Who was tied to whom on a day, over the whole window, as arrays; a few milliseconds."""
        raise NotImplementedError

    def here(self, day: date) -> NDArray[np.bool_]:
        """By place in `ids`: who belonged to the community that day (joined or first seen, and not left)."""
        raise NotImplementedError

    def active(self, day: date) -> NDArray[np.bool_]:
        """By place in `ids`: who was active in the window that ends that day."""
        raise NotImplementedError

    def reasons(self, one: str, other: str, day: date) -> tuple[Reason, ...]:
        """Why two stakeholders are tied on a day, the weightiest first; their weights add up to the tie."""
        raise NotImplementedError

    def sessions_per_month(self) -> tuple[tuple[date, int], ...]:
        """First day of every month from the first session to the last, with the number of sessions in it."""
        raise NotImplementedError


def record(facts: Facts, settings: Settings, *, level: Level = "organisation") -> Record:
    """Prepare a community for reading."""
    raise NotImplementedError
