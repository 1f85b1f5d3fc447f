"""Ways in and out: files become a draft, a draft becomes a plan of changes, facts become files.

`read(sources, how)` reads everything and judges nothing by what stands; `plan(draft, live, private)` compares and
yields what to write. Each public file of this folder is one format.
"""

from meshwork.formats._cells import CannotRead, read_cell
from meshwork.formats._cells import read_day as day_of
from meshwork.formats._faults import Group, Repeated, faults_csv, grouped
from meshwork.formats._files import LARGEST, every_format
from meshwork.formats._fresh import fresh_id, same_as
from meshwork.formats._graph import of_graph
from meshwork.formats._guard import guarded
from meshwork.formats._headings import every_word, fold, headings_of, kind_called, openable
from meshwork.formats._names import NAMED, Names, derived_id, names_of, near, slug, words_in
from meshwork.formats._plan import opening, plan
from meshwork.formats._read import read
from meshwork.formats._types import (
    Column,
    Count,
    Draft,
    Entry,
    Format,
    How,
    Notice,
    Plan,
    Progress,
    Question,
    Sheet,
    Source,
    Table,
)

__all__ = [
    "LARGEST",
    "NAMED",
    "CannotRead",
    "Column",
    "Count",
    "Draft",
    "Entry",
    "Format",
    "Group",
    "How",
    "Names",
    "Notice",
    "Plan",
    "Progress",
    "Question",
    "Repeated",
    "Sheet",
    "Source",
    "Table",
    "day_of",
    "derived_id",
    "every_format",
    "every_word",
    "faults_csv",
    "fold",
    "fresh_id",
    "grouped",
    "guarded",
    "headings_of",
    "kind_called",
    "names_of",
    "near",
    "of_graph",
    "openable",
    "opening",
    "plan",
    "read",
    "read_cell",
    "same_as",
    "slug",
    "words_in",
]
