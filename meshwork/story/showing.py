"""The one function that makes what a funder may see of a community: everything private, small or unsaid stays out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from meshwork.goals import goals_on
from meshwork.model import Facts
from meshwork.network import Record
from meshwork.network.consent import NOT_ON_MAP, chose
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.nouns import sector
from meshwork.stages import Path, Reading
from meshwork.stages import words as stage_words
from meshwork.stages.stability import Stability
from meshwork.story import frozen, merging, wording, words
from meshwork.story.earlier import Told as Earlier
from meshwork.story.half_names import HalfName, half_names
from meshwork.story.naming import Naming, naming, tellers
from meshwork.story.numbers import figures, left
from meshwork.story.outline import Key, Line, Outline, Pick
from meshwork.story.pictures import Sheet, pictures
from meshwork.story.recorded import greyed, reading_of
from meshwork.story.shown import Figure, Moment, Promise, ShownMap, ShownStory, Staged, Stretch, Table, Works
from meshwork.story.tables import tables
from meshwork.story.unknown import Told, unknown
from meshwork.story.wording import MOST_SENTENCES
from meshwork.text import _, day, number, opening, plural, speak
from meshwork.when import When
from meshwork.works import practices

MOST_TYPED = MOST_SENTENCES - 2
"""So many sentences of a moment may be typed: what happened and what changed stand there always."""


_FEWEST_SENTENCES = 3
"""Where the record gives fewer sentences of a moment, one says from when on it is recorded."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A story as it would be shown, and for each of its moments what was chosen and every sentence of it: in the same
    order as those of the moment. `halves` are words in it that are also part of a name that is not to be told."""

    story: ShownStory
    moments: tuple[tuple[Pick, tuple[Line, ...]], ...]
    halves: tuple[HalfName, ...] = ()


def proof(
    record: Record,
    facts: Facts,
    path: Path,
    outline: Outline,
    drawn_on: Sheet,
    *,
    today: date,
    known_at: datetime,
    accounts: Sequence[str] = (),
    before: Sequence[Earlier] = (),
    stability: Stability | None = None,
) -> Proof:
    """The story of an outline, in its language, as it may leave the house, with where its sentences come from.

    `record` is read without who objects, `facts` are all of them, also what such people chose; `path` goes up to the
    last day of the outline or later. Days of the outline count as the first reading on them or later. `accounts` are
    the names of who may enter, `before` what stories told that were made. `stability` is that of the stage on the
    last day, where one is put in and it is known.
    """
    with speak(outline.language):
        return _Telling(record, facts, path, outline, drawn_on, today, accounts, before, stability).proof(known_at)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Everything a story is made from, on its way into what may be shown."""

    record: Record
    facts: Facts
    path: Path
    outline: Outline
    drawn_on: Sheet
    today: date
    accounts: Sequence[str]
    before: Sequence[Earlier]
    stability: Stability | None

    def proof(self, known_at: datetime) -> Proof:
        picks = tuple(
            self._told(each)
            for each in self.outline.picks
            if each.what != "stage" or (self.outline.staged and self.outline.wants)
        )
        by_day = {reading_of(self.path, each.day).day: each for each in picks}
        picks = tuple(by_day[on] for on in sorted(by_day))
        readings = [reading_of(self.path, each) for each in sorted(by_day)]
        days = [each.day for each in readings]
        last = days[-1]
        names = naming(self.facts, days, self.today, self.accounts)
        hidden = chose(self.facts, NOT_ON_MAP, self.today)
        numbers = figures(self.record, self.path, readings, hidden)
        maps = pictures(self.record, days, self.drawn_on, names.free, hidden, names.clean)
        divided = tables(self.record, readings, names, hidden, maps, self.before)
        leaving, stretches = self._leaving(days)
        told = tuple(
            self._moment(pick, names, numbers[at], divided[at], maps[at], days[at - 1] if at else None)
            for at, pick in enumerate(picks)
        )
        community = self.record.facts.community[0].name if self.record.facts.community else ""
        found = ShownStory(
            title=names.clean(self.outline.title),
            community=community,
            language=self.outline.language,
            since=self.outline.since,
            day=last,
            known_at=known_at,
            opening=self._opening(names, last),
            promises=tuple(
                Promise(names.clean(each.text), each.state, names.clean(each.why)) for each in self.outline.promises
            ),
            moments=tuple(each for each, _lines in told),
            works=self._works(names, last),
            leaving=leaving,
            staged=self._staged(names, readings),
            unknown=unknown(self.record, self.path, self.outline.since, readings[-1], self.today, self._unknown()),
            asked=names.clean(self.outline.asked),
            left=stretches,
        )
        found = replace(found, named=frozen.standing(found, names.free.values()))
        chosen = tuple((pick, lines) for pick, (_moment, lines) in zip(picks, told, strict=True))
        return Proof(found, chosen, half_names(self.outline, found, self.facts, names, self.accounts))

    def _unknown(self) -> Told:
        """What is to be said of how sure it all is, beside the record."""
        return Told(
            staged=self.outline.staged and bool(self.outline.wants.strip()),
            stability=self.stability,
            by_hand=any(map(wording.has_figures_of_its_own, wording.typed_texts(self.outline))),
            short=self.outline.short,
        )

    def _moment(
        self,
        pick: Pick,
        names: Naming,
        numbers: tuple[Figure, ...],
        divided: tuple[Table, ...],
        picture: ShownMap,
        before: date | None,
    ) -> tuple[Moment, tuple[Line, ...]]:
        now = picture.day == self.path.readings[-1].day
        title, first = words.happened(pick.what, self._when(pick), self._called(pick, names), now=now)
        own: dict[Key, str] = {"happened": first}
        own |= dict(zip(("counted", "standing"), words.counted(numbers), strict=False))
        own["sector"] = " ".join(words.divided(each) for each in divided if each.by == "sector")
        changes = words.changes(numbers, before) if before else ""
        own = {key: said for key, said in own.items() if said}
        if len(own) + bool(changes) < _FEWEST_SENTENCES and numbers:
            own["known"] = words.known(min(each.recorded_from for each in numbers))
        own |= {"change": changes} if changes else {}
        told = []
        for line in _lines(pick, own):
            said = own.get(line.key, "") if line.key else names.clean(wording.filled(line.text, numbers))
            if said:
                told.append((line, said))
        head = names.clean(pick.title) or title
        sentences = tuple(said for _line, said in told)
        return Moment(picture.day, head, sentences, numbers, divided, picture), tuple(line for line, _said in told)

    def _told(self, pick: Pick) -> Pick:
        """The moment; a day like any other where the stage that it is about cannot be told on its day."""
        if pick.what == "between":  # of a month that goes on, no day is told that is still to come
            return replace(pick, on=min(pick.on, reading_of(self.path, pick.day).day))
        if pick.what != "stage":
            return pick
        held = [reading_of(self.path, on) for on in (pick.on, pick.day)]
        fit = all(each.stage and not greyed(self.record, self.path, each) for each in held)
        return pick if fit else replace(pick, what="between", on=held[1].day)

    def _when(self, pick: Pick) -> When:
        """When it happened, as exactly as it was recorded: of several of that day the least exact counts."""
        facts = self.record.facts
        match pick.what:
            case "service":
                found = [each.start for each in facts.actions if each.id == pick.of]
            case "team":
                found = [each.since for each in facts.members if each.team == pick.of]
            case "begin" | "again":
                found = [each.date for each in facts.sessions if each.kind not in ONE_TO_ONE]
            case _:
                found = []
        fit = (each for each in found if each is not None and each.start == pick.on)
        return min(fit, key=lambda each: len(each.text), default=When.on(pick.on))

    def _called(self, pick: Pick, names: Naming) -> str:
        """What the thing is called that a moment is about."""
        facts = self.record.facts
        match pick.what:
            case "service":
                return names.clean(next((each.title for each in facts.actions if each.id == pick.of), ""))
            case "team":
                return names.clean(next((each.name for each in facts.teams if each.id == pick.of), ""))
            case "sector":
                many = Counter(self.record.on(reading_of(self.path, pick.day).day).sectors.values())[pick.of]
                return names.clean(sector(pick.of)) if pick.of and many >= merging.FEWEST else ""
            case "stage":
                stage = reading_of(self.path, pick.day).stage
                return stage_words.name(stage) if stage else ""
        return ""

    def _opening(self, names: Naming, last: date) -> tuple[str, ...]:
        """The signature, the goal with the most carriers, and the answer: typed, or what was done."""
        held = self.record.facts.community[0] if self.record.facts.community else None
        parts = (held.about, held.happens, held.who, held.why) if held else ()
        signature = " ".join(_ended(said) for each in parts if (said := names.clean(each)))
        return tuple(filter(None, (signature, self._goal(names, last), self._answer(names, last))))

    def _goal(self, names: Naming, last: date) -> str:
        goals = [each for each in goals_on(self.record, last) if each.state == "open"]
        if not goals:
            return ""
        if len(goals) == 1:
            return _("The shared goal is: {title}.", title=names.clean(goals[0].goal.title))
        many = max(each.number for each in goals)
        best = [each.goal.title for each in goals if each.number == many]
        if not many or len(best) > 1:
            return _("There are {n} shared goals.", n=number(len(goals)))
        n, title = number(len(goals)), names.clean(best[0])
        return _("There are {n} goals; the one with the most carriers is: {title}.", n=n, title=title)

    def _answer(self, names: Naming, last: date) -> str:
        if self.outline.answer.strip():
            return names.clean(self.outline.answer)
        material, since = self.record.material, self.outline.since
        if material.recorded_from.sessions > last.toordinal():
            return ""
        partners = ~material.roster.facilitating(since.toordinal(), last.toordinal())
        many = material.meetings(since.toordinal(), last.toordinal(), partners)
        return plural(
            "Since {day}, {n} meeting of partners was recorded.",
            "Since {day}, {n} meetings of partners were recorded.",
            many,
            day=day(max(since, date.fromordinal(material.recorded_from.sessions))),
        )

    def _works(self, names: Naming, last: date) -> tuple[Works, ...]:
        """The chosen practices whose every teller consented; who took them over is not named."""
        found = []
        for each in practices(self.record, last):
            everyone = tellers(self.facts, each.insight.id)
            if each.insight.id in self.outline.works and each.by and everyone <= names.free.keys():
                told = tuple(dict.fromkeys(names.free[part.fact.stakeholder] for part in each.by))
                found.append(Works(names.clean(each.insight.text), told, words.taken(each.moves)))
        return tuple(found)

    def _leaving(self, days: Sequence[date]) -> tuple[tuple[str, ...], tuple[Stretch, ...]]:
        """Who left, counted as far as it may be told: in words, and as numbers."""
        from_ = [min(self.outline.since, days[0]), *days]
        numbers = left(self.record, from_)
        found = merging.stretched(numbers, from_, [each for told in self.before for each in told.left])
        stretches = tuple(Stretch(*each) for each in found)
        if not any(numbers):
            return (), stretches
        if not found:
            told = words.few_left if sum(numbers) < merging.FEWEST else words.left_untold
            return (told(from_[0], from_[-1]),), ()
        return tuple(words.leavings(stretches)), stretches

    def _staged(self, names: Naming, readings: Sequence[Reading]) -> Staged | None:
        if not (self.outline.staged and self.outline.wants.strip()):
            return None
        said = []
        fit = [each for each in readings if each.stage and not greyed(self.record, self.path, each)]
        labels = [(each.day, stage_words.label(each) or "") for each in fit]
        before = ""
        for on, label in labels:
            if label != before:
                said.append(_("On {day} the community reads as: {label}.", day=day(on), label=label))
                before = label
        if not said:
            said.append(_("On none of these days can a stage be told."))
        wants = names.clean(self.outline.wants)
        if "CoP" in " ".join((wants, *said)):
            said.append(stage_words.cop_written_out())
        return Staged(wants, tuple(said), words.stage_line())


def _lines(pick: Pick, own: Mapping[Key, str]) -> tuple[Line, ...]:
    """The sentences of a moment: those chosen, or the program's own and what was typed behind them. What changed, or
    that nothing may be said of it, is never left out."""
    if pick.lines:
        chosen = tuple(each for each in pick.lines if not each.key or each.key in own)
        last = () if "change" not in own or Line("change") in chosen else (Line("change"),)
        return (*chosen[: MOST_SENTENCES - len(last)], *last)
    typed = tuple(Line(text=each) for each in pick.said)
    last = (Line("change"),) if "change" in own else ()
    room = max(MOST_SENTENCES - len(typed) - len(last), 0)
    return (*tuple(Line(key) for key in own if key != "change")[:room], *last, *typed)


def _ended(said: str) -> str:
    return opening(said) if said.endswith((".", "?", "…")) else opening(said) + "."
