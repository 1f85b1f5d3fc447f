"""Who the partners are and what is kept of each, as `Service.partners`; for facilitators alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from meshwork.acquaintance import Round, acquaintance
from meshwork.asker import Asker, only_facilitator
from meshwork.book import Book
from meshwork.change import Key, kind_of
from meshwork.errors import NoPartner
from meshwork.formats import NAMED
from meshwork.kept import Listed, kept, listed, titles
from meshwork.kept_words import session
from meshwork.model import Fact, Facts, Private, Session, Stakeholder
from meshwork.network.journey import Journey
from meshwork.network.lines import strengths_with
from meshwork.text import filed
from meshwork.veil import veiled
from meshwork.verbs import Verbs


@dataclass(frozen=True, slots=True)
class Kept:
    """A partner with every fact that speaks of it, kind by kind, newest first; `called` are the names of the things
    they speak of, `sessions` those by id, `number` that of the last change."""

    number: int
    stakeholder: Stakeholder
    facts: tuple[Fact, ...]
    called: Mapping[Key, str]
    sessions: Mapping[str, Session]

    def of(self, *several: str) -> tuple[Fact, ...]:
        """The facts of these kinds, in their order."""
        return tuple(each for kind in several for each in self.facts if kind_of(each) == kind)


@dataclass(frozen=True, slots=True)
class Strengths:
    """How strong the ties of a partner are on some days: of all together, and by the id of the other."""

    days: tuple[date, ...]
    whole: tuple[float, ...]
    each: Mapping[str, tuple[float, ...]]


class Partners(Verbs):
    """Reads the partners of the communities of one store, but for who objects or chose not to be on the map."""

    def __init__(self, book: Book, journey: Callable[[Asker, str], Journey]) -> None:
        super().__init__(book)
        self._journey = journey

    def list(self, asker: Asker, community: str) -> tuple[Listed, ...]:
        """Everybody as today, by name."""
        only_facilitator(asker)
        return self._book.remember(
            community,
            ("partners",),
            lambda: listed(
                self._book.record(asker, community), self._book.today(), self._book.hidden(asker, community)
            ),
        )

    def acquaintance(self, asker: Asker, community: str) -> Round:
        """The round of acquaintance of today."""
        only_facilitator(asker)
        return self._book.remember(
            community,
            ("acquaintance",),
            lambda: acquaintance(
                self._book.record(asker, community).facts, self._book.today(), self._book.hidden(asker, community)
            ),
        )

    def unnamed(self, asker: Asker, community: str) -> int:
        """How many are kept and do not stand in the list."""
        return len(self._book.facts(asker, community).stakeholders) - len(self.list(asker, community))

    def kept(self, asker: Asker, community: str, id_: str) -> Kept:
        """Everything that is kept of a partner. Raises `MeshworkError` where there is none, or it is not named."""
        return self._kept(
            asker, community, id_, self._book.facts(asker, community), self._book.private(asker, community)
        )

    def own(self, asker: Asker, community: str, id_: str) -> Kept:
        """What a partner may see of what is kept of it: nothing that stays behind the veil. Raises as `kept`."""
        return self._kept(asker, community, id_, veiled(self._book.facts(asker, community), id_), Private())

    def choices(self, asker: Asker, community: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """What a reference of each kind may be: id and name, by name; sessions newest first; only who is named."""
        only_facilitator(asker)
        record, hidden = self._book.record(asker, community), self._book.hidden(asker, community)
        sessions = sorted(record.facts.sessions, key=lambda each: (each.date.start, each.id), reverse=True)
        found = {"sessions": tuple((each.id, session(each)) for each in sessions)}
        called: dict[str, list[tuple[str, str]]] = {}
        for (kind, id_), name in titles(record.facts).items():
            if not (kind == "stakeholders" and id_ in hidden):
                called.setdefault(kind, []).append((id_, name))
        return {
            **dict.fromkeys(NAMED, ()),
            **{kind: tuple(sorted(several, key=lambda each: filed(each[1]))) for kind, several in called.items()},
            **found,
        }

    def strengths(self, asker: Asker, community: str, id_: str) -> Strengths:
        """How strong its ties were on the days of the slider; none for who is read as its organisation."""
        travelled = self._journey(asker, community)
        found = strengths_with(travelled, id_)
        whole = tuple(sum(column) for column in zip(*found.values(), strict=True)) or (0.0,) * len(travelled.steps)
        return Strengths(travelled.steps, whole, found)

    def _kept(self, asker: Asker, community: str, id_: str, facts: Facts, private: Private) -> Kept:
        only_facilitator(asker)
        try:
            me, *others = kept(facts, private, id_, self._book.today(), self._book.hidden(asker, community))
        except KeyError:
            raise NoPartner from None
        assert isinstance(me, Stakeholder)  # noqa: S101  for the type alone
        sessions = {each.id: each for each in facts.sessions}
        called = {**titles(facts), **{("sessions", id_): session(each) for id_, each in sessions.items()}}
        return Kept(facts.number, me, tuple(others), called, sessions)
