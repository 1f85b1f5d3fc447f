"""The reading of care: who is weakly connected, who may be drifting off, why, and what may help; never a verdict.

`care` reads a day; each sign of `signs/` is one file. docs/care.md tells what the signs are and what they are worth.
"""

from __future__ import annotations

from meshwork.feelers.care import care
from meshwork.feelers.concern import Back, Care, Concern, Whole
from meshwork.feelers.help import Helper
from meshwork.feelers.sign import Reason, Sign, signs

__all__ = ["Back", "Care", "Concern", "Helper", "Reason", "Sign", "Whole", "care", "signs"]
