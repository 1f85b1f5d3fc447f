"""What comes in from files and graphs of others, as `Service.imports`: looked at first, written as one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from meshwork import formats
from meshwork.asker import Asker, only_facilitator
from meshwork.change import CLOSE, OPEN, Change, Changes, every, key_of, kind_of
from meshwork.formats import Draft, How, Notice, Plan, Progress, Source
from meshwork.graves import KEPT_AS, Graves
from meshwork.model import Community, Facts, Private
from meshwork.stores import read_graph
from meshwork.text import _, plural
from meshwork.verbs import Verbs

_ANSWER = "answer:"
_ONCE = ("wish:", "correct:")
"""Shapes of questions about one answer of one partner: what was said of it is not remembered."""


class Imports(Verbs):
    """Reads what others wrote, plans what it would do, carries it out, and remembers the answers to its questions."""

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
            for name, text in self._book.store.kept(community).items()
            if name.startswith(_ANSWER)
        }
        return replace(how, answers={**remembered, **how.answers}, today=self._book.today())

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
        facts, private = self._book.everything(asker, community)
        if planned:
            facts = replace(facts, community=(planned,))
        plan = formats.plan(draft, facts, private, skip_bad_rows=skip_bad_rows)
        return self._left_out(community, plan, facts, private)

    def _left_out(self, community: str, plan: Plan, facts: Facts, private: Private) -> Plan:
        """The plan without who was erased, and told how many that are."""
        graves = Graves.read(self._book.store.kept(community).get(KEPT_AS, ""), b"")
        standing = {key_of(each): each for each in chain(every(facts), every(private))}
        changes, left = graves.without(plan.changes, standing)
        if changes == plan.changes:
            return plan
        new = Counter(kind_of(each) for each in changes.add if key_of(each) not in standing)
        corrected = Counter(kind_of(each) for each in changes.add if key_of(each) in standing)
        counts = tuple(
            replace(
                each,
                new=new[each.kind],
                corrected=corrected[each.kind],
                unchanged=each.unchanged + each.corrected - corrected[each.kind],
                ended=min(each.ended, corrected[each.kind]),
            )
            for each in plan.counts
        )
        plan = replace(plan, changes=changes, counts=counts)
        many = Counter(map(kind_of, left))["stakeholders"]
        if not many:
            return plan
        said = plural(
            "{n} who was erased is left out, with what speaks of it.",
            "{n} who were erased are left out, with what speaks of them.",
            many,
        )
        return replace(plan, notices=(*plan.notices, Notice("erased", said, many)))

    def carry_out(self, asker: Asker, community: str, plan: Plan, how: How, note: str) -> Change | None:
        """Write what a preview showed, as one change that can be undone, and remember the answers; None for nothing.

        `note` is a word for the log, such as the names of the files. Raises `Conflict` where somebody else changed
        the same things since the preview.
        """
        done = self._book.write(asker, community, plan.changes, "import", note)
        for shape, answer in how.answers.items():
            if shape.startswith(_ONCE):
                continue
            self._book.store.keep(community, _ANSWER + shape, answer)
        return done

    def show_column(
        self, asker: Asker, community: str, of_kind: str, column: str, *, to_others: bool
    ) -> Change | None:
        """Open a column of people's own to others, or keep it to facilitators again; None where it was so already."""
        openings = self._book.facts(asker, community).openings
        standing = tuple(key_of(each) for each in openings if (each.of_kind, each.column) == (of_kind, column))
        if to_others:
            changes = Changes() if standing else Changes((formats.opening(of_kind, column),))
        else:
            changes = Changes((), standing)
        done = self._book.write(asker, community, changes, OPEN if to_others else CLOSE, column)
        # else the answer to an earlier import would open it again
        self._book.store.keep(community, f"{_ANSWER}open:{of_kind}:{column}", "open" if to_others else "private")
        return done
