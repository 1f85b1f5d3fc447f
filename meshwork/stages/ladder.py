"""The stages, what they build on, and which way leads up and down between them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Stage = Literal["L0", "L1", "P1", "P2", "M1", "M2"]
Family = Literal["loose", "cop", "meshwork"]

STAGES: tuple[Stage, ...] = ("L0", "L1", "P1", "P2", "M1", "M2")

FAMILY: Mapping[Stage, Family] = MappingProxyType(
    {"L0": "loose", "L1": "loose", "P1": "cop", "P2": "cop", "M1": "meshwork", "M2": "meshwork"}
)

ENTERED_WITH: Mapping[Stage, tuple[Stage, ...]] = MappingProxyType(
    {"L0": (), "L1": ("L1",), "P1": ("P1",), "P2": ("P1", "P2"), "M1": ("P1", "M1"), "M2": ("P1", "M1", "M2")}
)
"""Whose enter criteria must hold to be in a stage: P2 and M1 both build on P1."""

KEPT_WITH: Mapping[Stage, tuple[Stage, ...]] = MappingProxyType(
    {
        "L0": (),
        "L1": ("L1",),
        "P1": ("L1", "P1"),
        "P2": ("L1", "P1", "P2"),
        "M1": ("L1", "P1", "M1"),
        "M2": ("L1", "P1", "M1", "M2"),
    }
)
"""Whose leave criteria must be unbroken to stay in a stage: those of M1 include P1's, not P2's."""

UP: Mapping[Stage, tuple[Stage, ...]] = MappingProxyType(
    {"L0": ("L1",), "L1": ("P1",), "P1": ("M1", "P2"), "P2": ("M1",), "M1": ("M2",), "M2": ()}
)
"""The next step up, the first that holds: a young community can become a meshwork before it has a year behind it."""


def below(stage: Stage) -> tuple[Stage, ...]:
    """The stages under one, the highest first.

    >>> below("M1")
    ('P2', 'P1', 'L1', 'L0')
    """
    return tuple(reversed(STAGES[: STAGES.index(stage)]))
