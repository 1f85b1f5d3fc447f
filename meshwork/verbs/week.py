"""The Friday round, as `Service.week`: what it holds, a promise settled, the round ended; for facilitators alone."""

from __future__ import annotations

from datetime import date
from typing import Literal

from meshwork.asker import Asker, only_facilitator
from meshwork.book import Book
from meshwork.change import Change
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _
from meshwork.verbs import Verbs
from meshwork.verbs.edits import Edits
from meshwork.week import KEPT_AS, WEEK, Ended, Promise, Round, ended, ending, round_of

Answer = Literal["done", "dropped", "later"]
"""What became of a promise: it was done, it is not to be any more, it is for later."""


class Fridays(Verbs):
    """Tells and ends the rounds of those who facilitate the communities of one store.

    When a round ended is no fact about the community: the store keeps it beside the facts, by account.
    """

    def __init__(self, book: Book, edits: Edits) -> None:
        super().__init__(book)
        self._edits = edits

    def round(self, asker: Asker, community: str, since: date | None = None) -> Round:
        """The asker's round of today, from the day of her last one on; from another day where one is named.

        Raises `WrongUsage` for a day to come.
        """
        only_facilitator(asker)
        today = self._book.today()
        if since and since > today:
            raise WrongUsage(_("Give a day that has been: a round looks back."))
        last = ended(self._book.store.kept(community).get(KEPT_AS, ""), asker.account or "")
        facts, private = self._book.facts(asker, community), self._book.private(asker, community)
        hidden = self._book.hidden(asker, community)
        return round_of(facts, private, last, today, since=since, hidden=hidden, author=asker.account)

    def settle(self, asker: Asker, community: str, kind: str, id_: str, answer: Answer) -> Change | None:
        """What became of a promise of the round: done today, not any more, or due a week later.

        A follow-up that is not to be any more is taken away, an action stops. Raises `MeshworkError` where it is no
        promise of the round (any more).
        """
        found = self._promise(asker, community, kind, id_)
        today = self._book.today()
        if answer == "later":
            due = (max(today, found.due) + WEEK).isoformat()
            return self._edits.correct(asker, community, kind, id_, {"due": due}).change
        if answer == "dropped" and kind == "follow_ups":
            return self._edits.take_away(asker, community, kind, id_).change
        stopped = {"status": "stopped"}
        done = {"done": today.isoformat(), **({"status": "done"} if kind == "actions" else {})}
        return self._edits.correct(asker, community, kind, id_, stopped if answer == "dropped" else done).change

    def end(self, asker: Asker, community: str) -> Round:
        """End the round of today: the next begins where it ends. What it held, as it ended."""
        found = self.round(asker, community)
        kept = self._book.store.kept(community).get(KEPT_AS, "")
        before = ended(kept, asker.account or "")
        seen = {each.session for each in found.met if each.day == found.until}
        if before and before.on == found.until:
            seen |= set(before.seen)
        done = Ended(found.until, tuple(sorted(seen)))
        self._book.store.keep(community, KEPT_AS, ending(kept, asker.account or "", done))
        return found

    def _promise(self, asker: Asker, community: str, kind: str, id_: str) -> Promise:
        for each in self.round(asker, community).promises:
            if (each.of_kind, each.id) == (kind, id_):
                return each
        raise MeshworkError(_("This is no open promise any more. Look at the round again."))
