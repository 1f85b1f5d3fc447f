"""The one object that all shells talk to: it knows who asks, reads through a cache, and is the only way to write.

Every verb takes who asks first. What is read is kept by the number of the last change, so that a second look costs
nothing and a write is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from meshwork.asker import Asker, Role, only_facilitator
from meshwork.bond import Bond, bond
from meshwork.book import Book
from meshwork.card import Card, Found, Meant, card, meant, search
from meshwork.change import FOUND, UNDO, Change, Changes, difference, every
from meshwork.errors import Fault, MeshworkError, NoPartner, WrongUsage
from meshwork.formats import slug
from meshwork.model import Community, Facts, Private, Setting
from meshwork.network.lines import fading_with
from meshwork.rules import faults_of
from meshwork.settings import Listed, Settings, known
from meshwork.stores import Store
from meshwork.text import _
from meshwork.undoing import chosen, taking_back
from meshwork.verbs.archives import Archives
from meshwork.verbs.begin import Begin
from meshwork.verbs.calendar import Appointments
from meshwork.verbs.care import Concerns
from meshwork.verbs.common import Common
from meshwork.verbs.drafts import Drafts
from meshwork.verbs.edits import Edits
from meshwork.verbs.exports import Exports
from meshwork.verbs.figures import Figures
from meshwork.verbs.follow_ups import FollowUps
from meshwork.verbs.imports import Imports
from meshwork.verbs.keeping import Keeping
from meshwork.verbs.maps import Maps
from meshwork.verbs.meetings import Meetings
from meshwork.verbs.merges import Merges
from meshwork.verbs.partners import Partners
from meshwork.verbs.readings import Readings
from meshwork.verbs.signals import Signals
from meshwork.verbs.story import Stories
from meshwork.verbs.told import Told
from meshwork.verbs.weaving import Weaves
from meshwork.verbs.week import Fridays
from meshwork.when import When

__all__ = ("Asker", "Role", "Service")

T = TypeVar("T")
KEPT_ANSWERS = 64


class Service:
    """Reads and writes the communities of one store for whoever may.

    `readings` holds the verbs of the stage (`path`, asked everywhere, stands here too), `maps` those of the map,
    `figures` those of the numbers of partners, `weaving` those of what could change, `imports` what comes in from
    files, `archives` what goes out to them, `partners` who they are and what is kept of each, `common` what they
    carry and do together, `merges` two that are one, `edits` those of single facts, `signals` what a facilitator
    picked up, `keeping` what is erased after its time, `calendar` those of calendars, `begin` those of a
    beginning. `meetings` those of meetings, `told` what people know and chose, `week` those of the Friday round,
    `follow_ups` what is to be done for partners and what came of it, `care` who needs care, `story` what a funder
    may see, `drafts` what is being written of it, `exports` what went out of it. What all of them stand on (`facts`,
    `record`, `metrics`, `names`, `private`, `write`) is explained where it is made, in `Book`.
    `today` says which day it is, `now` which moment (UTC); a demonstration stands on the last day of its record.
    """

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
    ) -> None:
        book = Book(store, now, today)
        self._book = book
        self.today = today
        self.facts, self.record, self.metrics = book.facts, book.record, book.metrics
        self.names, self.private, self.write = book.names, book.private, book.write
        self.readings = Readings(book)
        self.path = self.readings.path
        self.imports = Imports(book)
        self.archives = Archives(book)
        self.signals = Signals(book)
        self.keeping = Keeping(book)
        self.maps = Maps(book)
        self.figures = Figures(book)
        self.weaving = Weaves(book, self.path)
        self.partners = Partners(book, self.maps.journey)
        self.common = Common(book)
        self.merges = Merges(book)
        self.edits = Edits(book)
        self.calendar = Appointments(book)
        self.care = Concerns(book)
        self.week = Fridays(book, self.edits)
        self.follow_ups = FollowUps(book)
        self.begin = Begin(book)
        self.meetings = Meetings(book)
        self.told = Told(book, self.partners.own)
        self.story = Stories(book, self.readings, self.maps.atlas)
        self.exports = Exports(book, self.story)
        self.drafts = Drafts(book, self.story)

    # --- communities

    def communities(self, asker: Asker) -> tuple[Community, ...]:
        """Every community of the store, by id."""
        only_facilitator(asker)
        return self._book.store.communities()

    def community(self, asker: Asker, named: str | None = None) -> Community:
        """The community of that name or id; without a name the only one, and in an empty store a new one.

        Raises `WrongUsage` where there are several and none is named, `MeshworkError` where the name is unknown.
        """
        found = self.communities(asker)
        if named is None and len(found) == 1:
            return found[0]
        if named is None and not found:
            return self.found(asker, _("My community"))
        names = ", ".join(each.name for each in found)
        if named is None:
            raise WrongUsage(
                _("This store holds several communities: {names}. Say which with --community.", names=names)
            )
        for each in found:
            if named in {each.id, each.name}:
                return each
        raise MeshworkError(
            _('There is no community "{name}" here. There is: {names}.', name=named, names=names or _("none yet"))
        )

    def found(self, asker: Asker, name: str, language: str = "nl") -> Community:
        """A new community. Raises `MeshworkError` where one of that name stands already, or there is no name."""
        community = self.planned(asker, name, language)
        self._book.held.save(
            community.id,
            Changes((community,)),
            at=self._book.now(),
            actor=asker.name,
            verb=FOUND,
            note=community.name,
        )
        return community

    def planned(self, asker: Asker, name: str, language: str = "nl") -> Community:
        """What `found` would make of that name; nothing is written."""
        name = " ".join(name.split())
        if not name:
            raise WrongUsage(_("Give the community a name."))
        present = self.communities(asker)
        if any(each.name == name for each in present):
            raise MeshworkError(_('There is a community "{name}" already. Choose another name.', name=name))
        taken = {each.id for each in present}
        stem = slug(name) or "community"
        candidates = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
        return Community(
            id=next(each for each in candidates if each not in taken), name=name, default_language=language
        )

    def seed(self, asker: Asker, facts: Facts, private: Private) -> Community:
        """A whole community, such as the demonstration, as its first change; one that stands is left as it is."""
        only_facilitator(asker)
        (community,) = facts.community
        if not self._book.store.number(community.id):
            whole = Changes((*every(facts), *every(private)))
            self._book.held.save(
                community.id, whole, at=self._book.now(), actor=asker.name, verb=FOUND, note=community.name
            )
        return community

    # --- reading

    def number(self, asker: Asker, community: str) -> int:
        """The number of the last change: what was read before it may be stale."""
        only_facilitator(asker)
        return self._book.store.number(community)

    def settings(self, asker: Asker, community: str) -> tuple[Listed, ...]:
        """Every setting with its meaning, default and present value."""
        return Settings.of(self.facts(asker, community).settings, self.today()).listed()

    def card(self, asker: Asker, community: str, stakeholder: str, day: date) -> Card:
        """A stakeholder as it was on a day, as the map tells it. Raises `MeshworkError` where there is none.

        Who chose not to be on the map has no card, and is not told of on another's.
        """
        record, hidden = self.record(asker, community), self._book.hidden(asker, community)
        try:
            fading = fading_with(self.maps.journey(asker, community), stakeholder, day)
            return card(record, stakeholder, day, fading, hidden)
        except KeyError:
            raise NoPartner from None

    def bond(self, asker: Asker, community: str, one: str, other: str, day: date) -> Bond:
        """Why two are tied on a day. Raises `MeshworkError` where one of them is not there, or not on the map."""
        record, hidden = self.record(asker, community), self._book.hidden(asker, community)
        try:
            fading = other in fading_with(self.maps.journey(asker, community), one, day)
            return bond(record, one, other, day, fading=fading, hidden=hidden)
        except KeyError:
            raise NoPartner from None

    def search(self, asker: Asker, community: str, words: str) -> tuple[Found, ...]:
        """Partners, goals and places by their name; what is found is shown on the map, so who is not on it is not."""
        facts, hidden = self._book.heard(asker, community), self._book.hidden(asker, community)
        drawn = tuple(each for each in facts.stakeholders if each.id not in hidden)
        return search(replace(facts, stakeholders=drawn), words)

    def meant(self, asker: Asker, community: str, kind: str, id_: str) -> tuple[Meant, ...]:
        """The stakeholders that an answer to a search stands for, and when."""
        return meant(self._book.heard(asker, community), kind, id_)

    def log(self, asker: Asker, community: str, limit: int | None = None) -> tuple[Change, ...]:
        """What was done, by whom and when, newest first."""
        only_facilitator(asker)
        return self._book.store.log(community, limit)

    # --- writing

    def check(self, asker: Asker, community: str) -> tuple[Fault, ...]:
        """Every row that breaks a rule, with its place and how to mend it."""
        only_facilitator(asker)
        held = self._book.store.check(community)
        if any(fault.code == "unreadable" for fault in held):  # then the other rules cannot be looked at
            return held
        return (*held, *faults_of(self.facts(asker, community), self._book.all_private(asker, community)))

    def change_setting(
        self, asker: Asker, community: str, name: str, value: str, since: date | None = None
    ) -> Change | None:
        """Set a setting from a day on (always, without one). Raises `MeshworkError` where it cannot be that."""
        what = known(name)
        what.read(value)
        from_day = When.on(since) if since else None
        wanted = Setting(id=f"{name}@{from_day}" if from_day else name, name=name, value=value, since=from_day)
        present = self.facts(asker, community).settings
        told = name if what.letters else f"{name}={value}"  # what people wrote themselves is not said in the log
        return self.write(asker, community, difference(present, (wanted,)), "settings", told)

    def undo(self, asker: Asker, community: str, number: int | None = None) -> tuple[Change, Change]:
        """Undo a change, the newest that still stands unless one is named: what was undone, and the undoing.

        Undoing an undo brings back what it took away. Raises `MeshworkError` where there is nothing to undo,
        `Conflict` where a later change builds on it.
        """
        log = self.log(asker, community)
        change = chosen(log, number)
        standing = (*every(self.facts(asker, community)), *every(self._book.all_private(asker, community)))
        changes = taking_back(change.number, log, lambda one: self._book.store.rows(community, one), standing)
        done = self.write(asker, community, changes, UNDO, str(change.number))
        if done is None:
            raise MeshworkError(_("Change {number} wrote nothing.", number=change.number))
        return change, done
