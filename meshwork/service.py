"""The one object that all shells talk to: it knows who asks, reads through a cache, and is the only way to write.

Every verb takes who asks first. What is read is kept by the number of the last change, so that a second look costs
nothing and a write is seen at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

from meshwork import formats, stages
from meshwork.asker import Asker, Role, only_facilitator
from meshwork.bond import Bond, bond
from meshwork.card import Card, Found, Meant, card, meant, search
from meshwork.change import CLOSE, FOUND, OPEN, UNDO, Change, Changes, difference, every, key_of
from meshwork.errors import Fault, MeshworkError, WrongUsage, unusable
from meshwork.figures import Figures
from meshwork.formats import Draft, How, Plan, Progress, Source
from meshwork.maps import Maps
from meshwork.memory import Memory
from meshwork.metrics import Sheet, sheet
from meshwork.model import Community, Facts, Private, Setting
from meshwork.network import Record, record
from meshwork.network.consent import NOT_ON_MAP, chose, heard
from meshwork.network.lines import fading_with
from meshwork.network.roster import Level
from meshwork.rules import faults_of
from meshwork.settings import Listed, Settings, known
from meshwork.stages.judged import agreed, overruled
from meshwork.stores import Store, history, ndjson, read_graph
from meshwork.stores.history import History
from meshwork.text import _
from meshwork.undoing import chosen, taking_back
from meshwork.veil import veiled
from meshwork.weaves import Weaves
from meshwork.when import When

__all__ = ("Asker", "Role", "Service")

T = TypeVar("T")
KEPT_ANSWERS = 64
_ANSWER = "answer:"


class Service:
    """Reads and writes the communities of one store for whoever may.

    `maps` holds the verbs of the map, `weaving` those of what could change. `today` says which day it is, `now` which
    moment (UTC); a demonstration stands on the last day of its record.
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
        self._kept: defaultdict[str, stages.Kept] = defaultdict(stages.Kept)
        self.maps = Maps(store, self.record, self._remember, today)
        self.figures = Figures(self.record, self.metrics, self._not_on_map, self._remember, today)
        self.weaving = Weaves(
            self.record, self._not_on_map, self._remember, today, self.path, self.private, self.write
        )

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
        self._store.save(community.id, Changes((community,)), at=self._now(), actor=asker.name, verb=FOUND, note=name)
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
            self._store.save(community.id, whole, at=self._now(), actor=asker.name, verb=FOUND, note=community.name)
        return community

    # --- reading

    def number(self, asker: Asker, community: str) -> int:
        """The number of the last change: what was read before it may be stale."""
        only_facilitator(asker)
        return self._store.number(community)

    def facts(self, asker: Asker, community: str, known_at: datetime | None = None) -> Facts:
        """What is known of a community, or was known at a moment (UTC). Private texts are another verb's."""
        only_facilitator(asker)
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

    def path(
        self,
        asker: Asker,
        community: str,
        *,
        to: date | None = None,
        goal: str | None = None,
        level: Level = "organisation",
        known_at: datetime | None = None,
        stability: bool = False,
        progress: Progress | None = None,
    ) -> stages.Path:
        """The stage of every month since the first fact, up to a day (today); of a goal: of those who carry it.

        With `known_at` (UTC) as it was known at that moment. With `stability` each label says how stable it is, which
        costs about as much again.
        """
        only_facilitator(asker)
        last = to or self.today()
        return self._remember(
            community,
            ("path", last, goal, level, self.today(), known_at, stability),
            lambda: stages.path(
                self.record(asker, community, level, known_at),
                last,
                goal=goal,
                whole_from=last,
                kept=self._kept[community],
                stability=stability,
                progress=progress,
            ),
        )

    def evidence(
        self,
        asker: Asker,
        community: str,
        day: date,
        key: str,
        *,
        goal: str | None = None,
        level: Level = "organisation",
        known_at: datetime | None = None,
    ) -> stages.Evidence:
        """What makes the number of a criterion (a key of `stages.gates`) on a day, by name; otherwise as `path`.

        Who chose not to be on the map is counted and not named.
        """
        prepared, hidden = self.record(asker, community, level, known_at), self._not_on_map(asker, community)
        about = ("sight", day, goal, level, self.today(), known_at)
        seen = self._remember(community, about, lambda: stages.sight(prepared, day, goal))
        return stages.evidence(prepared, seen, key, hidden)

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
        """Signals, follow-ups and notes: for facilitators alone."""
        only_facilitator(asker)
        return self._store.private(community)

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
        return self._store.save(community, changes, at=self._now(), actor=asker.name, verb=verb, note=note)

    def preview(
        self,
        asker: Asker,
        community: str,
        sources: Sequence[Source],
        how: How,
        *,
        planned: Community | None = None,
        skip_bad_rows: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Draft, Plan]:
        """What was read in files, and what importing it would do. Answers given before to questions are used.

        `planned` is the community itself where it is to be founded when the import is carried out.
        """
        draft = formats.read(sources, self._as_answered(asker, community, how), progress)
        return draft, self._plan(asker, community, draft, planned, skip_bad_rows=skip_bad_rows, progress=progress)

    def preview_graph(
        self,
        asker: Asker,
        community: str,
        url: str,
        how: How,
        *,
        by_hand: bool = False,
        planned: Community | None = None,
        skip_bad_rows: bool = False,
        progress: Progress | None = None,
    ) -> tuple[Draft, Plan]:
        """What somebody else put into a graph database under our labels, and what importing it would do.

        Nothing is written there. `by_hand` reads only what was typed into this very community, where the address
        is that of its own store. Otherwise as `preview`.
        """
        how = self._as_answered(asker, community, how)
        found = read_graph(url, community if by_hand else None)
        draft = formats.of_graph(found.facts, found.faults, found.made, how)
        return draft, self._plan(asker, community, draft, planned, skip_bad_rows=skip_bad_rows, progress=progress)

    def _as_answered(self, asker: Asker, community: str, how: How) -> How:
        """How to read, with the answers that were given before. Raises `NotAllowed`."""
        only_facilitator(asker)
        remembered = {
            name.removeprefix(_ANSWER): text
            for name, text in self._store.kept(community).items()
            if name.startswith(_ANSWER)
        }
        return replace(how, answers={**remembered, **how.answers})

    def _plan(
        self,
        asker: Asker,
        community: str,
        draft: Draft,
        planned: Community | None,
        *,
        skip_bad_rows: bool,
        progress: Progress | None,
    ) -> Plan:
        if progress:
            progress(0, 0, _("comparing with what stands"))
        facts, private = self.facts(asker, community), self.private(asker, community)
        if planned:
            facts = replace(facts, community=(planned,))
        return formats.plan(draft, facts, private, skip_bad_rows=skip_bad_rows)

    def carry_out(self, asker: Asker, community: str, plan: Plan, how: How, note: str) -> Change | None:
        """Write what a preview showed, as one change that can be undone, and remember the answers; None for nothing.

        `note` is a word for the log, such as the names of the files. Raises `Conflict` where somebody else changed
        the same things since the preview.
        """
        done = self.write(asker, community, plan.changes, "import", note)
        for shape, answer in how.answers.items():
            self._store.keep(community, _ANSWER + shape, answer)
        return done

    def export(
        self, asker: Asker, community: str, path: Path, *, private: bool = False, progress: Progress | None = None
    ) -> None:
        """Write everything to a path: a workbook (.xlsx), everything with its history (.ndjson), or a CSV folder.

        What is for facilitators alone is written only where it is asked for (`veil` says what that is). Raises
        `MeshworkError` where the path cannot be written; then nothing is there that was not there before.
        """
        ending = path.suffix.lower()
        if ending == ".ndjson":
            only_facilitator(asker)
            ndjson.write(self._store, community, path, private=private, progress=progress)
            return
        write = formats.every_format()["workbook" if ending == ".xlsx" else "csv_folder"].write
        if write:
            facts = self.facts(asker, community)
            try:
                write(facts if private else veiled(facts), self.private(asker, community) if private else None, path)
            except OSError as error:
                raise MeshworkError(unusable(error)) from error

    def restore(self, asker: Asker, path: Path, *, progress: Progress | None = None) -> Community:
        """Bring back a community with its whole history from a backup (.ndjson), into a store that has none of it.

        Raises `Faulty` where the file is damaged, `Conflict` where the community has a history here already.
        """
        only_facilitator(asker)
        return ndjson.restore(self._store, path, progress=progress)

    def backup(self, asker: Asker, name: str, content: bytes) -> History:
        """The history in the bytes of a backup, to be looked at before `bring_back`. Raises `Faulty` where it is
        damaged."""
        only_facilitator(asker)
        return ndjson.parsed(name, content)

    def bring_back(self, asker: Asker, history: History) -> Community:
        """Write a history that was looked at. Raises `Conflict` where the community has a history here already."""
        only_facilitator(asker)
        return ndjson.bring_back(self._store, history)

    def copy(self, asker: Asker, community: str, target: Store, *, progress: Progress | None = None) -> History:
        """Copy a community with its whole history to another store, and compare every row of it.

        Raises `Conflict` where the other store has a history of it already.
        """
        only_facilitator(asker)
        return history.copy(self._store, target, community, progress)

    def check(self, asker: Asker, community: str) -> tuple[Fault, ...]:
        """Every row that breaks a rule, with its place and how to mend it."""
        only_facilitator(asker)
        held = self._store.check(community)
        if any(fault.code == "unreadable" for fault in held):  # then the other rules cannot be looked at
            return held
        return (*held, *faults_of(self.facts(asker, community), self.private(asker, community)))

    def change_setting(
        self, asker: Asker, community: str, name: str, value: str, since: date | None = None
    ) -> Change | None:
        """Set a setting from a day on (always, without one). Raises `MeshworkError` where it cannot be that."""
        known(name).read(value)
        from_day = When.on(since) if since else None
        wanted = Setting(id=f"{name}@{from_day}" if from_day else name, name=name, value=value, since=from_day)
        present = self.facts(asker, community).settings
        return self.write(asker, community, difference(present, (wanted,)), "settings", f"{name}={value}")

    def overrule(
        self,
        asker: Asker,
        community: str,
        stage: str,
        reason: str,
        *,
        since: date | None = None,
        goal: str | None = None,
    ) -> Change | None:
        """Say that the stage is another than the one computed, from a day on (today), of the whole or of a goal.

        Raises `MeshworkError` without a reason, for a stage or goal there is not, and for a day to come.
        """
        only_facilitator(asker)
        facts, today = self.facts(asker, community), self.today()
        changes = overruled(facts, stage, reason, author=asker.name, today=today, since=since or today, goal=goal)
        return self.write(asker, community, changes, "overrule", stage)

    def agree(self, asker: Asker, community: str, *, goal: str | None = None) -> Change | None:
        """Let the computed stage stand alone again, from today on; None where nothing else was said."""
        only_facilitator(asker)
        changes = agreed(self.facts(asker, community), self.today(), goal)
        return self.write(asker, community, changes, "agree")

    def show_column(
        self, asker: Asker, community: str, of_kind: str, column: str, *, to_others: bool
    ) -> Change | None:
        """Open a column of people's own to others, or keep it to facilitators again; None where it was so already."""
        openings = self.facts(asker, community).openings
        standing = tuple(key_of(each) for each in openings if (each.of_kind, each.column) == (of_kind, column))
        if to_others:
            changes = Changes() if standing else Changes((formats.opening(of_kind, column),))
        else:
            changes = Changes((), standing)
        done = self.write(asker, community, changes, OPEN if to_others else CLOSE, column)
        # else the answer to an earlier import would open it again
        self._store.keep(community, f"{_ANSWER}open:{of_kind}:{column}", "open" if to_others else "private")
        return done

    def undo(self, asker: Asker, community: str, number: int | None = None) -> tuple[Change, Change]:
        """Undo a change, the newest that still stands unless one is named: what was undone, and the undoing.

        Undoing an undo brings back what it took away. Raises `MeshworkError` where there is nothing to undo,
        `Conflict` where a later change builds on it.
        """
        log = self.log(asker, community)
        change = chosen(log, number)
        standing = (*every(self.facts(asker, community)), *every(self.private(asker, community)))
        changes = taking_back(change.number, log, lambda one: self._store.rows(community, one), standing)
        done = self.write(asker, community, changes, UNDO, str(change.number))
        if done is None:
            raise MeshworkError(_("Change {number} wrote nothing.", number=change.number))
        return change, done

    def _remember(self, community: str, what: tuple[Any, ...], make: Callable[[], T]) -> T:
        return self._memory.recall((community, self._store.number(community), *what), make)


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
