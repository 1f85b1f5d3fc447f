"""W6: who carries no open goal."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """Nothing more is told."""
    if not sight.now.open_goals:
        return {}
    without = sight.met.copy()
    without[sight.carried[0]] = False
    return {sight.ids[place]: Reason("no_goal") for place in np.flatnonzero(without).tolist()}


def _say(_reason: Reason, _names: Names) -> str:
    return _("Carries no open goal.")


NO_GOAL = Sign(
    key="no_goal",
    code="W6",
    side="weak",
    rank=6,
    name=later("carries no open goal"),
    meaning=later("Committed to none of the goals that are open."),
    read=_read,
    say=_say,
    known=lambda sight: sight.now.keeps_goals,
    record=later("Write down the shared goals, and who commits to which."),
)
