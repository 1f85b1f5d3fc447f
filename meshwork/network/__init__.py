"""The tie graph of a day: who is tied to whom, how strongly, and why.

`record(facts, settings)` prepares everything once; `Record.on(day)` gives the `Snapshot` of a day, `Record.ties(day)`
the bare arrays, quick enough for every day of a slider.
"""

from meshwork.network.clock import Clock, Span, Window, last_of_month, months_later
from meshwork.network.evidence import Reason
from meshwork.network.hubs import Hubs
from meshwork.network.joint import JointAction
from meshwork.network.record import Record, record
from meshwork.network.roster import Level
from meshwork.network.snapshot import Snapshot
from meshwork.network.ties import Ties

__all__ = [
    "Clock",
    "Hubs",
    "JointAction",
    "Level",
    "Reason",
    "Record",
    "Snapshot",
    "Span",
    "Ties",
    "Window",
    "last_of_month",
    "months_later",
    "record",
]
