"""Facts written down by hand, as `Service.edits`: added, corrected, changed from a day on, ended and taken away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meshwork.asker import Asker
from meshwork.change import Change, Changes, Key, key_of
from meshwork.editing import VERSIONED, added, changed, corrected, ended, taken_away, the
from meshwork.errors import Conflict
from meshwork.forms import Said, meant, unfit, written
from meshwork.model import Fact
from meshwork.text import _, day
from meshwork.verbs import Verbs
from meshwork.wholeness import standing

ADD, CORRECT, CHANGE, END, TAKE_AWAY = "add", "correct", "change", "end", "take_away"
"""The verbs in the log, each with the kind for a note."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: the change, None where it stood so already, and the fact that it was about, as it is now
    (as it was where it is gone)."""

    change: Change | None
    fact: Fact


class Edits(Verbs):
    """Writes single facts of the communities of one store; for facilitators alone.

    `seen` is the number of the change at which somebody looked at a fact before editing it: where another changed it
    since, `Conflict` says who and when, and nothing is written.
    """

    def find(self, asker: Asker, community: str, kind: str, named: str) -> Fact:
        """The fact of a kind that an id or a name means. Raises `MeshworkError` where it means none or several."""
        facts, private = self._book.everything(asker, community)
        before = standing(facts, private)
        return before[kind, named] if (kind, named) in before else the(before, kind, meant(facts, kind, named))

    def written(self, asker: Asker, community: str, kind: str, id_: str) -> dict[str, str]:
        """What stands in each property of a fact, as the text of a form. Raises `MeshworkError`."""
        return written(the(standing(*self._book.everything(asker, community)), kind, id_))

    def add(self, asker: Asker, community: str, kind: str, said: Said) -> Done:
        """Add a fact. Raises `Unfit` with what is wrong by property, also where it stands already."""
        changes = added(*self._book.everything(asker, community), kind, said)
        return Done(self._book.write(asker, community, changes, ADD, kind), changes.add[0])

    def correct(
        self,
        asker: Asker,
        community: str,
        kind: str,
        id_: str,
        said: Said,
        *,
        since: date | None = None,
        always: bool = False,
        seen: int | None = None,
    ) -> Done:
        """Put other values in a fact: from a day on (`since`, not in the time to come), else as if it was always so.

        Of a name, sector, kind or place of a partner somebody must say which of the two it is (`always` for the
        second). Raises `Unfit`, `Conflict`.
        """
        facts, private = self._book.everything(asker, community)
        old = the(standing(facts, private), kind, id_)
        self._nobody_since(community, key_of(old), seen)
        if since is not None and since > self._book.today():
            raise unfit(kind, {"since": _("{day} is yet to come. Choose today or an earlier day.", day=day(since))})
        if since is not None:
            changes = changed(facts, private, kind, id_, said, since)
        else:
            changes = corrected(facts, private, kind, id_, said)
            if kind == "stakeholders" and changes and not always:
                self._ask_which(old, changes.add[0])
        fact = next((each for each in reversed(changes.add) if type(each) is type(old)), old)
        return Done(self._book.write(asker, community, changes, CHANGE if since else CORRECT, kind), fact)

    def end(
        self, asker: Asker, community: str, kind: str, id_: str, on: date | None = None, *, seen: int | None = None
    ) -> Done:
        """End a fact: from that day (today) on it is no more. Raises `Unfit`, `MeshworkError`, `Conflict`."""
        changes = ended(*self._book.everything(asker, community), kind, id_, on or self._book.today())
        self._nobody_since(community, (kind, id_), seen)
        return Done(self._book.write(asker, community, changes, END, kind), changes.add[0])

    def taking_away(self, asker: Asker, community: str, kind: str, id_: str) -> Changes:
        """What `take_away` would write: with the fact goes everything that cannot do without it."""
        return taken_away(*self._book.everything(asker, community), kind, id_)

    def take_away(self, asker: Asker, community: str, kind: str, id_: str, *, seen: int | None = None) -> Done:
        """Take a fact away as if it had never been so. Its history stays in the log, and it can be undone."""
        facts, private = self._book.everything(asker, community)
        old = the(standing(facts, private), kind, id_)
        self._nobody_since(community, (kind, id_), seen)
        changes = taken_away(facts, private, kind, id_)
        return Done(self._book.write(asker, community, changes, TAKE_AWAY, kind), old)

    def _ask_which(self, old: Fact, new: Fact) -> None:
        """Raises `Unfit` where what is kept with days would change, and nobody said from when."""
        differing = [name for name in VERSIONED if getattr(old, name) not in {None, getattr(new, name)}]
        if differing:
            said = _("say whether this was always so, or from which day on. What it was before is then kept.")
            raise unfit("stakeholders", dict.fromkeys(differing, said))

    def _nobody_since(self, community: str, key: Key, seen: int | None) -> None:
        """Raises `Conflict` where somebody changed a fact after `seen`."""
        if seen is None:
            return
        for change in self._book.store.log(community, max(self._book.store.number(community) - seen, 0) or 1):
            if change.number > seen and any(
                key_of(row.fact) == key for row in self._book.store.rows(community, change.number)
            ):
                raise Conflict(
                    _(
                        "{who} changed this on {day}, after you opened it. Look at it again and repeat.",
                        who=change.actor,
                        day=day(change.at.date()),
                    )
                )
