"""Where a community stands between loose organisations, community of practice and meshwork, and on what evidence.

`path(record, to)` reads every month since the first fact; its last reading is the one on `to`. The thresholds are
this project's own design: an aid to a conversation, no grade and no target. See docs/stages.md.
"""

from meshwork.stages.evidence import Evidence, evidence, sight
from meshwork.stages.first import first
from meshwork.stages.gate import Gate, gates
from meshwork.stages.kept import Kept
from meshwork.stages.ladder import FAMILY, STAGES, Family, Stage
from meshwork.stages.margin import Margin
from meshwork.stages.path import path
from meshwork.stages.reading import Criterion, Every, Path, Reading, Status, Transition
from meshwork.stages.reading_json import evidence_to_json, path_to_json, reading_to_json
from meshwork.stages.side import STATES
from meshwork.stages.stability import Stability
from meshwork.stages.supposed import supposed
from meshwork.stages.trends import Trend, trends

__all__ = [
    "FAMILY",
    "STAGES",
    "STATES",
    "Criterion",
    "Every",
    "Evidence",
    "Family",
    "Gate",
    "Kept",
    "Margin",
    "Path",
    "Reading",
    "Stability",
    "Stage",
    "Status",
    "Transition",
    "Trend",
    "evidence",
    "evidence_to_json",
    "first",
    "gates",
    "path",
    "path_to_json",
    "reading_to_json",
    "sight",
    "supposed",
    "trends",
]
