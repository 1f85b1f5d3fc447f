"""Stories for a funder, as `Service.story`: proposed, made, kept as they were told, and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count

from meshwork.asker import Asker, only_facilitator, only_reader
from meshwork.book import Book
from meshwork.change import Change, Changes, Key
from meshwork.errors import MeshworkError
from meshwork.model import Facts, Private, Story
from meshwork.network import Record
from meshwork.network.atlas import Atlas, View
from meshwork.network.consent import NOT_ON_MAP, chose
from meshwork.network.positions import Positions
from meshwork.stages import Path
from meshwork.story import earlier, frozen
from meshwork.story.naming import people, withdrawn
from meshwork.story.numbers import Learnt, learnt
from meshwork.story.outline import Outline
from meshwork.story.pictures import Sheet, sheet
from meshwork.story.proposal import propose, staged
from meshwork.story.recorded import outside, reading_of
from meshwork.story.showing import MOST_TYPED, Proof, proof
from meshwork.story.shown import ShownStory
from meshwork.text import _, day, number, speak
from meshwork.verbs import Verbs
from meshwork.verbs.readings import Readings

MADE = "story"
"""The verb in the log."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A story that was made: its fact, and from what day to what day it tells, as known when; None where its values
    are not here, because only the list came from a file."""

    story: Story
    since: date | None
    day: date | None
    known_at: datetime | None


class Stories(Verbs):
    """Makes stories of the communities of one store. Who funds sees those that were made, and nothing else."""

    def __init__(self, book: Book, readings: Readings, atlas: Callable[[Asker, str, View], Atlas]) -> None:
        super().__init__(book)
        self._path = readings.path
        self._known = readings.at_hand
        self._atlas = atlas

    def propose(
        self, asker: Asker, community: str, *, title: str, language: str, since: date | None = None
    ) -> Outline:
        """What the program proposes to tell from a day on (the first fact), in a language."""
        only_facilitator(asker)
        record, path = self._book.record(asker, community), self._path(asker, community)
        with speak(language):
            found = propose(
                record,
                self._book.held.facts(community),
                path,
                title=title,
                language=language,
                since=since,
                today=self._book.today(),
            )
        if since is not None and found.picks and since > found.picks[-1].day:
            raise MeshworkError(_not_recorded(since, record, path))
        return found

    def with_stage(self, asker: Asker, community: str, outline: Outline, wants: str) -> Outline:
        """The outline with the dated changes of stage of its time, beside what the community itself wants to be.

        Raises `MeshworkError` where that is not said.
        """
        only_facilitator(asker)
        if not wants.strip():
            raise MeshworkError(
                _("Say first what the community itself wants to be: a stage stands in a story only beside that.")
            )
        added = staged(self._book.record(asker, community), self._path(asker, community), outline)
        days = {each.day for each in outline.picks}
        picks = sorted((*outline.picks, *(each for each in added if each.day not in days)), key=lambda each: each.day)
        return replace(outline, picks=tuple(picks), staged=True, wants=wants)

    def within(self, asker: Asker, community: str, outline: Outline) -> Outline | None:
        """The outline without moments of which nothing is recorded any more; None where that leaves none."""
        only_facilitator(asker)
        record, path = self._book.record(asker, community), self._path(asker, community)
        picks = tuple(each for each in outline.picks if not outside(record, path, each.day))
        return replace(outline, picks=picks) if picks else None

    def look(self, asker: Asker, community: str, outline: Outline) -> ShownStory:
        """What a funder would see of an outline; nothing is kept. Raises as `proof`."""
        return self.proof(asker, community, outline).story

    def proof(self, asker: Asker, community: str, outline: Outline, *, sure: bool = False) -> Proof:
        """What a funder would see of an outline, with where its sentences come from; nothing is kept.

        It says how stable the stage is that was put in where that is known already; with `sure` it is tried out,
        which takes longer the first time. Raises `MeshworkError` where it has no title or no moment, or more
        sentences of one moment are typed than fit.
        """
        only_facilitator(asker)
        if not outline.title.strip():
            raise MeshworkError(_("A story needs a title."))
        if not any(each.what != "stage" or (outline.staged and outline.wants) for each in outline.picks):
            raise MeshworkError(_("A story needs one moment at least."))
        for each in outline.picks:
            if len(each.said) > MOST_TYPED:
                raise MeshworkError(
                    _(
                        "For {day} you typed {n} sentences: {most} fit beside what the record says.",
                        day=day(each.day),
                        n=number(len(each.said)),
                        most=number(MOST_TYPED),
                    )
                )
        record, facts, path = (
            self._book.record(asker, community),
            self._book.held.facts(community),
            self._path(asker, community),
        )
        private = self._book.store.private(community)
        for each in outline.picks:
            if outside(record, path, each.day):
                raise MeshworkError(_not_recorded(each.day, record, path))
        told = reading_of(path, max(each.day for each in outline.picks)).day
        # of the whole path, as Progress has it: what was tried out there is not tried out again
        tried = None
        if outline.staged:
            ask = self._path if sure else self._known
            tried = ask(asker, community, stability=True)
        with speak(outline.language):
            return proof(
                record,
                facts,
                path,
                outline,
                self._sheet(asker, community, facts),
                today=self._book.today(),
                known_at=self._book.now(),
                accounts=[each.name for each in private.users],
                before=self._before(community, facts, private),
                stability=reading_of(tried, told).stability if tried else None,
            )

    def make(
        self, asker: Asker, community: str, outline: Outline, retract: tuple[Key, ...] = ()
    ) -> tuple[Story, Change | None]:
        """Make the story of an outline and keep it as it is told now; `meshwork undo` takes it off the list.

        What is to be retracted with it (what it was written as) goes in the same change.
        """
        told = self.proof(asker, community, outline, sure=True).story
        taken = {name.removeprefix(frozen.KEPT_AS) for name in self._book.store.kept(community)}
        taken |= {each.id for each in self._book.held.facts(community).stories}
        id_ = next(each for n in count(1) if (each := f"story-{n}") not in taken)
        story = Story(
            id=id_,
            title=told.title,
            moments=tuple(f"{each.day.isoformat()} {each.title}" for each in told.moments),
            language=told.language,
            author=asker.name,
        )
        # first the values: a story on the list has them always
        self._book.store.keep(community, frozen.KEPT_AS + id_, frozen.text(told))
        return story, self._book.write(asker, community, Changes((story,), retract), MADE, "")

    def list(self, asker: Asker, community: str) -> tuple[Kept, ...]:
        """Every story that was made, the last first."""
        only_facilitator(asker)
        kept = self._book.store.kept(community)
        found = []
        for each in self._book.held.facts(community).stories:
            said = kept.get(frozen.KEPT_AS + each.id)
            told = frozen.read(said) if said else None
            found.append(Kept(each, told.since, told.day, told.known_at) if told else Kept(each, None, None, None))
        return tuple(sorted(found, key=lambda each: (each.known_at is None, _newest(each.known_at), each.story.id)))

    def since(self, asker: Asker, community: str, told: ShownStory) -> tuple[Learnt, ...]:
        """Which figures of a story would differ if it were told today, by what is recorded now of its days."""
        only_facilitator(asker)
        with speak(told.language):
            return learnt(
                self._book.record(asker, community),
                self._path(asker, community),
                told,
                chose(self._book.held.facts(community), NOT_ON_MAP, self._book.today()),
            )

    def open(self, asker: Asker, community: str, story: str) -> ShownStory:
        """A story as it was told, by its id or title: nothing of it is worked out again.

        Who objects, is off the map or no longer wants to be named is not in it. Raises `MeshworkError` where there is
        no such story, or its values are not here.
        """
        return self.found(asker, community, story)[1]

    def found(self, asker: Asker, community: str, story: str) -> tuple[Story, ShownStory]:
        """A story by its id or title, with how it was told, as `open` gives it. Raises as `open` does."""
        only_reader(asker)
        facts = self._book.held.facts(community)
        found = [each for each in facts.stories if story in {each.id, each.title}]
        if len(found) > 1:
            raise MeshworkError(
                _("Several stories are called so. Say which by its id: {ids}.", ids=", ".join(e.id for e in found))
            )
        said = self._book.store.kept(community).get(frozen.KEPT_AS + found[0].id) if found else None
        if said is None:
            raise MeshworkError(_("There is no such story here. `meshwork story` shows which there are."))
        told = frozen.read(said)
        today = self._book.today()
        gone = withdrawn(facts, told.named, told.moments[0].day, today)
        return found[0], frozen.without(told, gone, people(facts, gone, today))

    def _before(self, community: str, facts: Facts, private: Private) -> Sequence[earlier.Told]:
        """What stories told that stand on the list, or went out and were taken off it since."""
        gone_out = {each.id for each in facts.stories} | {each.story for each in private.exports}
        kept = self._book.store.kept(community)
        return [earlier.told(said) for id_ in sorted(gone_out) if (said := kept.get(frozen.KEPT_AS + id_))]

    def _sheet(self, asker: Asker, community: str, facts: Facts) -> Sheet:
        atlas = self._atlas(asker, community, View())
        parts = Positions.read(self._book.store.kept(community).get("map:parts")).lands
        return sheet(atlas, parts, {each.title: each.title for each in facts.goals})


def _not_recorded(on: date, record: Record, path: Path) -> str:
    if record.first_fact is None:
        return _("Nothing is recorded yet that a story could tell of.")
    first, last = day(record.first_fact), day(path.readings[-1].day)
    return _(
        "Of {day} nothing is recorded. Choose a day from {first} to {last}.", day=day(on), first=first, last=last
    )


def _newest(when: datetime | None) -> float:
    return -when.timestamp() if when else 0.0
