"""The one object that all shells talk to: it knows who asks, reads through a cache, and is the only way to write.

Every verb takes who asks first. What is read is kept by the number of the last change, so that a second look costs
nothing and a write is seen at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from meshwork.asker import Asker, Role, only_facilitator
from meshwork.bond import Bond, bond
from meshwork.card import Card, Found, Meant, card, meant, search
from meshwork.change import FOUND, UNDO, Change, Changes, Erasure, difference, every
from meshwork.errors import Fault, MeshworkError, WrongUsage
from meshwork.held import Held
from meshwork.memory import Memory
from meshwork.metrics import Sheet, sheet
from meshwork.model import Community, Facts, Private, Setting
from meshwork.network import Record, record
from meshwork.network.consent import NOT_ON_MAP, chose, heard
from meshwork.network.lines import fading_with
from meshwork.network.roster import Level
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
from meshwork.verbs.signals import Signals, visible
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
    may see, `drafts` what is being written of it, `exports` what went out of it.
    `today` says which day it is, `now` which moment (UTC); a demonstration stands on the last day of its record.
    """

    def __init__(
        self,
        store: Store,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
    ) -> None:
        self._store = store
        self._now = now
        self.today = today
        self._memory = Memory(KEPT_ANSWERS)
        self._held = Held(store)
        self.readings = Readings(
            self.record, self.facts, self._not_on_map, self._remember, self._known, today, self.write
        )
        self.path = self.readings.path
        self.imports = Imports(store, self.facts, self._all_private, self.write, today)
        self.archives = Archives(store, self.facts, self._all_private)
        self.signals = Signals(self._erase, self.facts, self.names, self._held.private, self.write, today)
        self.keeping = Keeping(store, self.facts, self._remember, self._erase, self._held.save, now, today)
        self.maps = Maps(store, self.record, self._remember, today)
        self.figures = Figures(self.record, self.metrics, self._not_on_map, self._remember, today)
        self.weaving = Weaves(
            self.record, self._not_on_map, self._remember, today, self.path, self.private, self.write
        )
        self.partners = Partners(
            self.record,
            self.facts,
            self.private,
            self._not_on_map,
            self.maps.journey,
            self._remember,
            today,
        )
        self.common = Common(self.record, self._not_on_map, self._remember, today, self.private)
        self.merges = Merges(store, self.facts, self._heard, self._all_private, self._not_on_map, self.write)
        self.edits = Edits(store, self.facts, self._all_private, self.write, today)
        self.calendar = Appointments(store, self.facts, self._all_private, self.write, today)
        self.care = Concerns(
            self.record, self.facts, self.private, self.names, self._not_on_map, self._remember, today
        )
        self.week = Fridays(store, self.facts, self.private, self._not_on_map, self.edits, today)
        self.follow_ups = FollowUps(self.facts, self.private, self.names, self.write, now, today)
        self.begin = Begin(self.record, self._not_on_map, self.write, today)
        self.meetings = Meetings(
            self.facts, self._all_private, self._heard, self._not_on_map, self.write, self._remember, today
        )
        self.told = Told(self.facts, self._all_private, self.partners.own, self.write, self._remember, today)
        self.story = Stories(
            store, self.record, self._held.facts, self.readings, self.maps.atlas, self.write, now, today
        )
        self.exports = Exports(self.story, self._all_private, self.write, today)
        self.drafts = Drafts(self.story, self.record, self.facts, self._all_private, self.write, today)

    # --- communities

    def communities(self, asker: Asker) -> tuple[Community, ...]:
        """Every community of the store, by id."""
        only_facilitator(asker)
        return self._store.communities()

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
        """A new community. Raises `MeshworkError` where one of that name stands already."""
        community = self.planned(asker, name, language)
        self._held.save(community.id, Changes((community,)), at=self._now(), actor=asker.name, verb=FOUND, note=name)
        return community

    def planned(self, asker: Asker, name: str, language: str = "nl") -> Community:
        """What `found` would make of that name; nothing is written."""
        present = self.communities(asker)
        if any(each.name == name for each in present):
            raise MeshworkError(_('There is a community "{name}" already. Choose another name.', name=name))
        taken = {each.id for each in present}
        stem = _slug(name) or "community"
        candidates = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
        return Community(
            id=next(each for each in candidates if each not in taken), name=name, default_language=language
        )

    def seed(self, asker: Asker, facts: Facts, private: Private) -> Community:
        """A whole community, such as the demonstration, as its first change; one that stands is left as it is."""
        only_facilitator(asker)
        (community,) = facts.community
        if not self._store.number(community.id):
            whole = Changes((*every(facts), *every(private)))
            self._held.save(community.id, whole, at=self._now(), actor=asker.name, verb=FOUND, note=community.name)
        return community

    # --- reading

    def number(self, asker: Asker, community: str) -> int:
        """The number of the last change: what was read before it may be stale."""
        only_facilitator(asker)
        return self._store.number(community)

    def facts(self, asker: Asker, community: str, known_at: datetime | None = None) -> Facts:
        """What is known of a community, or was known at a moment (UTC). Private texts are another verb's."""
        only_facilitator(asker)
        if known_at is None:
            return self._held.facts(community)
        return self._remember(community, ("facts", known_at), lambda: self._store.facts(community, known_at))

    def record(
        self, asker: Asker, community: str, level: Level = "organisation", known_at: datetime | None = None
    ) -> Record:
        """The community prepared for reading, with the settings of today, and without whoever objects today.

        With `known_at` (UTC) what was known at that moment; who objects is left out of that too.
        """
        facts, today = self._heard(asker, community, known_at), self.today()
        return self._remember(
            community,
            ("record", level, today, known_at),
            lambda: record(facts, Settings.of(facts.settings, today), level=level),
        )

    def _heard(self, asker: Asker, community: str, known_at: datetime | None = None) -> Facts:
        """What is known, or was, but for those who object today."""
        facts, today = self.facts(asker, community, known_at), self.today()
        if known_at is not None:
            facts = replace(facts, choices=self.facts(asker, community).choices)
        return self._remember(community, ("heard", today, known_at), lambda: heard(facts, today))

    def metrics(
        self,
        asker: Asker,
        community: str,
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
        keys: frozenset[str] | None = None,
    ) -> Sheet:
        """The numbers of a day, of these keys or all; of a goal: of those who carry it.

        Who is not on the map counts in the whole and has no number of its own.
        """
        only_facilitator(asker)
        hidden = self._not_on_map(asker, community)
        return self._remember(
            community,
            ("metrics", day, goal, level, keys, self.today()),
            lambda: sheet(self.record(asker, community, level).on(day, goal=goal), keys).without(hidden),
        )

    def settings(self, asker: Asker, community: str) -> tuple[Listed, ...]:
        """Every setting with its meaning, default and present value."""
        return Settings.of(self.facts(asker, community).settings, self.today()).listed()

    def card(self, asker: Asker, community: str, stakeholder: str, day: date) -> Card:
        """A stakeholder as it was on a day, as the map tells it. Raises `MeshworkError` where there is none.

        Who chose not to be on the map has no card, and is not told of on another's.
        """
        record, hidden = self.record(asker, community), self._not_on_map(asker, community)
        try:
            fading = fading_with(self.maps.journey(asker, community), stakeholder, day)
            return card(record, stakeholder, day, fading, hidden)
        except KeyError:
            raise MeshworkError(
                _("There is no such partner, or it wants to be left out. Look for it again.")
            ) from None

    def bond(self, asker: Asker, community: str, one: str, other: str, day: date) -> Bond:
        """Why two are tied on a day. Raises `MeshworkError` where one of them is not there, or not on the map."""
        record, hidden = self.record(asker, community), self._not_on_map(asker, community)
        try:
            fading = other in fading_with(self.maps.journey(asker, community), one, day)
            return bond(record, one, other, day, fading=fading, hidden=hidden)
        except KeyError:
            raise MeshworkError(
                _("There is no such partner, or it wants to be left out. Look for it again.")
            ) from None

    def _not_on_map(self, asker: Asker, community: str) -> frozenset[str]:
        return chose(self.facts(asker, community), NOT_ON_MAP, self.today())

    def names(self, asker: Asker, community: str) -> Mapping[str, str]:
        """The present names, by id, of everyone who may be named: not of who chose not to be on the map."""
        facts, hidden = self._heard(asker, community), self._not_on_map(asker, community)
        return {each.id: each.name for each in facts.stakeholders if each.id not in hidden}

    def search(self, asker: Asker, community: str, words: str) -> tuple[Found, ...]:
        """Partners, goals and places by their name; what is found is shown on the map, so who is not on it is not."""
        facts, hidden = self._heard(asker, community), self._not_on_map(asker, community)
        drawn = tuple(each for each in facts.stakeholders if each.id not in hidden)
        return search(replace(facts, stakeholders=drawn), words)

    def meant(self, asker: Asker, community: str, kind: str, id_: str) -> tuple[Meant, ...]:
        """The stakeholders that an answer to a search stands for, and when."""
        return meant(self._heard(asker, community), kind, id_)

    def private(self, asker: Asker, community: str) -> Private:
        """Follow-ups, notes, and those signals that are the asker's own or shared: for facilitators alone."""
        return visible(asker, self._all_private(asker, community))

    def _all_private(self, asker: Asker, community: str) -> Private:
        """The signals of other facilitators too: for what moves, compares and takes back without telling."""
        only_facilitator(asker)
        return self._held.private(community)

    def log(self, asker: Asker, community: str, limit: int | None = None) -> tuple[Change, ...]:
        """What was done, by whom and when, newest first."""
        only_facilitator(asker)
        return self._store.log(community, limit)

    # --- writing

    def write(self, asker: Asker, community: str, changes: Changes, verb: str, note: str = "") -> Change | None:
        """Write what was decided, all of it or nothing; None where there is nothing to write."""
        only_facilitator(asker)
        if not changes:
            return None
        return self._held.save(community, changes, at=self._now(), actor=asker.name, verb=verb, note=note)

    def check(self, asker: Asker, community: str) -> tuple[Fault, ...]:
        """Every row that breaks a rule, with its place and how to mend it."""
        only_facilitator(asker)
        held = self._store.check(community)
        if any(fault.code == "unreadable" for fault in held):  # then the other rules cannot be looked at
            return held
        return (*held, *faults_of(self.facts(asker, community), self._all_private(asker, community)))

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
        standing = (*every(self.facts(asker, community)), *every(self._all_private(asker, community)))
        changes = taking_back(change.number, log, lambda one: self._store.rows(community, one), standing)
        done = self.write(asker, community, changes, UNDO, str(change.number))
        if done is None:
            raise MeshworkError(_("Change {number} wrote nothing.", number=change.number))
        return change, done

    def _erase(self, asker: Asker, community: str, erasure: Erasure, note: str) -> Change:
        """Delete for good; no answer in memory tells of it either."""
        only_facilitator(asker)
        done = self._held.erase(community, erasure, at=self._now(), actor=asker.name, note=note)
        self._memory.let_go(community)
        return done

    def _known(self, community: str, what: tuple[Any, ...]) -> Any | None:
        return self._memory.known((community, self._store.number(community), *what))

    def _remember(self, community: str, what: tuple[Any, ...], make: Callable[[], T]) -> T:
        return self._memory.recall((community, self._store.number(community), *what), make)


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
