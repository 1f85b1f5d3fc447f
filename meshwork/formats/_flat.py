"""One flat table, whatever its headings, read by a mapping: who was where, who is in what, who is tied to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph_schema import Kind, kinds
from meshwork.errors import WrongUsage
from meshwork.formats._cells import FOREVER, CannotRead, read_day
from meshwork.formats._headings import fold, property_of
from meshwork.formats._part import Part, constant_day, names_in
from meshwork.formats._spells import ends_badly, in_rounds, joined, once
from meshwork.formats._types import Column, Entry, Here, How, Notice
from meshwork.text import _, plural

# The first whose two ends are both mapped is what the table holds.
_FLAT = (
    "attendance",
    "commitments",
    "ties",
    "works_on",
    "members",
    "belongs_to",
    "helped",
    "contributed",
    "reused",
    "about",
    "towards",
)
_SESSION = frozenset({"date", "title", "kind", "plenary"})


def flat_kind(how: How) -> str:
    """What kind a mapping tells of; WrongUsage where it tells none, or names what that kind does not have."""
    names = {name for name, _headings in how.mapping}
    chosen = next((kind for kind in _FLAT if {kinds()[kind].start, kinds()[kind].end} <= names), None)
    if chosen is None and "name" in names:
        chosen = "stakeholders"
    if chosen is None:
        raise WrongUsage(
            _(
                "These columns do not tell what the table holds. Map stakeholder and session, stakeholder and goal, "
                "or source and target."
            )
        )
    if strange := sorted(names - _allowed(chosen)):
        raise WrongUsage(
            _(
                '"{name}" cannot be mapped here. Possible are {possible}.',
                name=strange[0],
                possible=", ".join(sorted(_allowed(chosen))),
            )
        )
    return chosen


def fits(part: Part) -> bool:
    """Whether a table has every column that the mapping needs."""
    held = {fold(each) for each in part.table.headings}
    return all(any(fold(each) in held for each in headings) for _name, headings in part.how.mapping)


def read_flat(parts: Sequence[Part]) -> None:
    """Read tables by the mapping, all as one. Columns that are not mapped are not read: somebody chose."""
    if not parts:
        return
    how = parts[0].how
    kind = kinds()[flat_kind(how)]
    rows: list[Entry] = []
    tried = 0
    for part in parts:
        reader = _Reader(part, kind)
        for number, cells in part.table.rows:
            reader.read(number, cells)
        rows += reader.rows
        tried += reader.tried
    by_place = {part.place: part for part in parts}
    rows, repeats = once(row for row in rows if not ends_badly(by_place[row.sheet], row))
    mapped = {name for name, _headings in how.mapping}
    count = 0
    if kind.name == "ties" and not mapped & {"since", "until"}:
        rows = in_rounds(by_place, rows, waves="wave" in mapped)
    elif mapped & {"since", "until"}:
        rows, count = joined(rows)
    for row in rows:
        by_place[row.sheet].entries.append(row)
    parts[0].notices += _told(repeats, count, tried)


def _told(repeats: int, count: int, tried: int) -> Iterator[Notice]:
    if repeats:
        said = plural("{n} exact repeat was read once.", "{n} exact repeats were read once.", repeats)
        yield Notice("repeats", said, repeats)
    if count:
        said = plural(
            "{n} overlapping spell of the same membership was joined with another.",
            "{n} overlapping spells of the same membership were joined with others.",
            count,
        )
        yield Notice("joined", said, count)
    if tried:
        said = plural(
            "{n} row begins on 9999-12-31, which is no beginning: the next column was tried.",
            "{n} rows begin on 9999-12-31, which is no beginning: the next column was tried.",
            tried,
        )
        yield Notice("next_tried", said, tried)


class _Reader:
    """Reads the rows of one flat table, remembering the sessions met and how often the next column was tried."""

    def __init__(self, part: Part, kind: Kind) -> None:
        self.part, self.kind = part, kind
        places = {fold(heading): place for place, heading in reversed(tuple(enumerate(part.table.headings)))}
        self.mapping = {
            name: tuple(places[fold(each)] for each in headings if fold(each) in places)
            for name, headings in part.how.mapping
        }
        self.properties = {
            name: property_of(kind.name, name)
            or (property_of("sessions", name) if kind.name == "attendance" else None)
            for name in self.mapping
        }
        self.many = [name for name, it in self.properties.items() if it and it.to == "stakeholders" and it.required]
        self.constant = constant_day(part)
        self.sessions: dict[str, object] = {}
        self.tried = 0
        self.rows: list[Entry] = []
        self._note_columns()

    def read(self, number: int, cells: tuple[str, ...]) -> None:
        """Read one row; its faults are noted, and then it is left out."""
        faults = len(self.part.faults)
        values = {name: self._value(name, places, number, cells) for name, places in self.mapping.items()}
        if len(self.part.faults) > faults:
            return
        if self.kind.name == "attendance":
            values = self._meeting(values, number)
        elif property_of(self.kind.name, "since"):
            since = values.pop("since", None) or values.pop("date", None) or self.constant
            values = {key: value for key, value in values.items() if key != "date"}
            if since is not None:
                values["since"] = since
        if len(self.part.faults) > faults:
            return
        several = [(name, names_in(str(values[name]), (), commas=False)) for name in self.many if values.get(name)]
        self.rows += [
            Entry(self.kind.name, {**values, **chosen}, None, (), self.part.place, number, makes=True)
            for chosen in _each(several)
        ]

    def _note_columns(self) -> None:
        part = self.part
        by_place = {place: name for name, found in self.mapping.items() for place in found}
        part.kind = self.kind.name
        part.columns = tuple(Column(each, by_place.get(place)) for place, each in enumerate(part.table.headings))
        if left := tuple(each.heading for each in part.columns if each.property is None):
            said = plural(
                "{n} column is not mapped and is not read.", "{n} columns are not mapped and are not read.", len(left)
            )
            part.notices.append(Notice("not_mapped", said, len(left), left))

    def _value(self, name: str, places: tuple[int, ...], number: int, cells: tuple[str, ...]) -> object:
        filled = [place for place in places if cells[place]]
        heading = self.part.table.headings[places[0]] if places else name
        it = self.properties[name]
        starts = name in {"since", "date"}
        if starts:
            real = [place for place in filled if cells[place] != FOREVER]
            self.tried += real != filled and bool(filled) and cells[filled[0]] == FOREVER
            filled = real
        if filled:
            text, heading = cells[filled[0]], self.part.table.headings[filled[0]]
            if name == "wave" or it is None:
                return text if name != "date" else self._day(text, number, heading)
            return self.part.read(it, text, number, heading)[1]
        if starts and not self.constant:
            said = _("there is no day on which this begins. Fill it in, or map another column to try with |.")
            self.part.fault("no_start", said, number, heading)
        elif name in {self.kind.start, self.kind.end, "wave"} or (it and it.required and not starts):
            self.part.fault("missing", _("this is needed and is empty. Fill it in."), number, heading)
        return None

    def _day(self, text: str, number: int, heading: str) -> object:
        try:
            return read_day(text, day_first=self.part.how.day_first)
        except CannotRead as error:
            self.part.fault(error.code, str(error), number, heading, text)
            return None

    def _meeting(self, values: dict[str, object], number: int) -> dict[str, object]:
        """The row's session becomes an entry of its own, once; a second date for it is a fault."""
        name = str(values["session"])
        told = {key: values.pop(key) for key in _SESSION if key in values}
        when = told.pop("date", None) or self.constant
        goal = values.pop("goal", None)
        mark = f"{self.part.place}:session {name}"
        if name not in self.sessions:
            self.sessions[name] = when
            known = {"title": name, **{key: value for key, value in told.items() if value is not None}}
            if when is not None:
                known["date"] = when
            self.part.entries.append(
                Entry("sessions", known, name, (), self.part.place, number, makes=True, foreign=True, mark=mark)
            )
        elif when is not None and when != self.sessions[name]:
            heading = self.part.table.headings[self.mapping["date"][0]] if self.mapping.get("date") else "date"
            said = _(
                'the session "{name}" is on {date} in a row above. Correct one of the two days.',
                name=name,
                date=self.sessions[name],
            )
            self.part.fault("two_dates", said, number, heading, str(when))
        if goal:
            about = {"session": Here(mark), "goal": goal}
            self.rows.append(Entry("about", about, None, (), self.part.place, number, makes=True))
        return {**values, "session": Here(mark)}


def _each(several: list[tuple[str, tuple[str, ...]]]) -> Iterable[dict[str, object]]:
    chosen: list[dict[str, object]] = [{}]
    for name, names in several:
        chosen = [{**each, name: one} for each in chosen for one in names]
    return chosen


def _allowed(kind: str) -> set[str]:
    allowed = {each.name for each in kinds()[kind].properties}
    if kind == "attendance":
        allowed |= _SESSION | {"goal"}
    if kind == "ties":
        allowed |= {"date", "wave"}
    return allowed
