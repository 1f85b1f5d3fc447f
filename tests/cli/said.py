"""What a command answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]
TOLD = Path(__file__).parents[2] / "meshwork/demo/told"
"""The invented community as files."""
ATTENDANCE = """\
stakeholder,session,date
Bakkerij Oost,Eerste avond,2024-01-08
Gemeente Lint,Eerste avond,2024-01-08
Bakkerij Oost,Tweede avond,2024-02-05
Gemeente Lint,Tweede avond,2024-02-05
"""
MAP = "stakeholder=stakeholder,session=session,date=date"
"""Two evenings as one sheet, and what its columns are."""
