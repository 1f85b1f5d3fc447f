"""What is to be written of a meeting, gathered kind by kind, and what is wrong by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from meshwork.alike import plain
from meshwork.change import Key
from meshwork.formats import fresh_id
from meshwork.meeting import KNOWN_BY, NEW, Meeting, recognised
from meshwork.model import KINDS, Fact, Facts, Session
from meshwork.network.consent import OBJECTS, chose
from meshwork.text import _


class Draft:
    """What a meeting would write (`made`), what of it that stands goes (`gone`), and what is wrong by field."""

    def __init__(self, facts: Facts, today: date, hidden: Collection[str]) -> None:
        self.facts = facts
        self.hidden = hidden
        self.today = today
        self.ids: dict[str, str] = {}
        self._taken: dict[str, set[str]] = {}
        self.made: list[Fact] = []
        self.gone: set[Key] = set()
        self.wrong: dict[str, str] = {}

    def people(self, meeting: Meeting, means: Mapping[str, str]) -> None:
        """Everybody named, by id; who is new is made."""
        new: dict[str, str] = {}
        out = chose(self.facts, OBJECTS, self.today)
        known = {each.id for each in self.facts.stakeholders}
        for each in recognised(self.facts, meeting.everybody(), self.hidden):
            choice = means.get(each.said, "")
            id_ = each.id or (choice if choice in known else None)
            if id_ is None and each.near and choice not in NEW:
                names = " / ".join(name for _id, name in each.near)
                self._fault(
                    meeting,
                    each.said,
                    _('"{name}" is not known. Say whether it is {names}, or new.', name=each.said, names=names),
                )
            elif id_ is None:
                same = next((id_ for said, id_ in new.items() if plain(said) == plain(each.said)), None)
                self.ids[each.said] = new[each.said] = same or self.make(
                    "stakeholders", name=each.said, kind=NEW.get(choice, "organisation")
                )
            elif id_ in out:
                self._fault(
                    meeting,
                    each.said,
                    _('"{name}" asked to be left out. Leave the name out here too.', name=each.said),
                )
            else:
                self.ids[each.said] = id_

    def make(self, kind: str, /, **values: Any) -> str:
        """A new fact; its id."""
        taken = self.all_ids(kind)
        id_ = fresh_id(kind, values, taken)
        taken.add(id_)
        self.made.append(KINDS[kind](id=id_, **values))
        return id_

    def put(self, kind: str, session: Session, wanted: Mapping[str, Mapping[str, Any]], name: str) -> None:
        """Facts that join a session to things: what stands stays, what is not wanted goes."""
        stood = {getattr(each, name): each for each in getattr(self.facts, kind) if each.session == session.id}
        for key, values in wanted.items():
            if key in stood:
                self.made.append(stood[key])
            else:
                self.make(kind, session=session.id, **values)
        self.gone |= {(kind, each.id) for key, each in stood.items() if key not in wanted}

    def names(self, names: Sequence[str]) -> Iterator[str]:
        """Those names that are understood."""
        return (each.strip() for each in names if each.strip() in self.ids)

    def all_ids(self, kind: str) -> set[str]:
        """The ids of a kind that are given."""
        if kind not in self._taken:
            self._taken[kind] = {each.id for each in getattr(self.facts, kind)}
        return self._taken[kind]

    def _fault(self, meeting: Meeting, said: str, words: str) -> None:
        """Put what is wrong with a name at the field it stands in."""
        for field in KNOWN_BY:
            if said in {each.strip() for each in getattr(meeting, field)}:
                self.wrong.setdefault(field, words)
                return
        field = "asked" if any(each.helper.strip() == said for each in meeting.asked) else "agreed"
        self.wrong.setdefault(field, words)
