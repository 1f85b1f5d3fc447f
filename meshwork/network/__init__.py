"""The tie graph of a day: who is tied to whom, how strongly, and why.

`record(facts, settings)` prepares everything once; `Record.on(day)` gives the `Snapshot` of a day, `Record.ties(day)`
the bare arrays, quick enough for every day of a slider.
"""

from meshwork.network.clock import Clock, Window
from meshwork.network.record import Record, record
from meshwork.network.snapshot import JointAction, Reason, Snapshot, Ties

__all__ = ["Clock", "JointAction", "Reason", "Record", "Snapshot", "Ties", "Window", "record"]
