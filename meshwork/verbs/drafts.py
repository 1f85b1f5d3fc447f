"""The story for a funder that is being written, as `Service.drafts`: one of a community, for facilitators alone."""

from __future__ import annotations

from dataclasses import dataclass

from meshwork.asker import Asker, only_facilitator
from meshwork.book import Book
from meshwork.change import Change, Changes
from meshwork.errors import Conflict
from meshwork.model import Draft, Story
from meshwork.story import wording
from meshwork.story.naming import naming, tellers
from meshwork.story.outline import Outline
from meshwork.story.showing import Proof
from meshwork.text import _
from meshwork.verbs import Verbs
from meshwork.verbs.story import Stories
from meshwork.works import practices

WRITTEN = "draft"
"""The verb in the log."""
_ID = "story"


@dataclass(frozen=True, slots=True)
class Writing:
    """What is chosen so far, what a funder would see of it, and whether any of it was kept: else it is what the
    program proposes. `proof` is None where there is nothing to tell yet."""

    outline: Outline
    proof: Proof | None
    kept: bool


@dataclass(frozen=True, slots=True)
class Worth:
    """A practice that may be told, by id, because everybody who contributed it chose to be named."""

    id: str
    text: str
    chosen: bool


class Drafts(Verbs):
    """Reads and writes the one story of a community that is being written."""

    def __init__(self, book: Book, stories: Stories) -> None:
        super().__init__(book)
        self._stories = stories

    def open(self, asker: Asker, community: str) -> Writing:
        """What is being written; where nothing is, what the program proposes."""
        only_facilitator(asker)
        held = self._read(asker, community)
        outline = self.outline(asker, community)
        anything = outline.picks and self._book.record(asker, community).first_fact is not None
        return Writing(
            outline, self._stories.proof(asker, community, outline) if anything else None, held is not None
        )

    def outline(self, asker: Asker, community: str) -> Outline:
        """What is chosen so far, or proposed."""
        only_facilitator(asker)
        if (held := self._read(asker, community)) is not None:
            return held
        (here,) = self._book.facts(asker, community).community
        return self._stories.propose(asker, community, title=here.name, language=here.default_language)

    def keep(self, asker: Asker, community: str, outline: Outline, since: Writing | None = None) -> Change | None:
        """Keep what is chosen now; None where it stood so. What it cannot be told of is refused as `Stories.look`
        does, and nothing is kept. Raises `Conflict` where it stands no longer as `since`, which it was made from."""
        self._stories.look(asker, community, outline)
        held = self._held(asker, community)
        if since is not None and (self._read(asker, community) is not None, self.outline(asker, community)) != (
            since.kept,
            since.outline,
        ):
            raise Conflict(_("Somebody else changed the story at the same moment. Keep it again."))
        wanted = Draft(id=_ID, title=outline.title, written=wording.as_text(outline), author=asker.name)
        if held is not None and held.written == wanted.written:
            return None
        retract = (("drafts", _ID),) if held is not None else ()
        return self._book.write(asker, community, Changes((wanted,), retract), WRITTEN, "")

    def leave(self, asker: Asker, community: str) -> Change | None:
        """Begin anew from what the program proposes; None where nothing was kept."""
        only_facilitator(asker)
        gone = (("drafts", _ID),) if self._held(asker, community) is not None else ()
        return self._book.write(asker, community, Changes((), gone), WRITTEN, "")

    def make(self, asker: Asker, community: str) -> tuple[Story, Change | None]:
        """Make the story as it stands; one that is written next begins from what the program proposes."""
        outline = self.outline(asker, community)
        gone = (("drafts", _ID),) if self._held(asker, community) is not None else ()
        return self._stories.make(asker, community, outline, gone)

    def works(self, asker: Asker, community: str) -> tuple[tuple[Worth, ...], int]:
        """The practices that may be told, and how many may not because not everybody agreed to be named."""
        outline, facts, today = self.outline(asker, community), self._book.facts(asker, community), self._book.today()
        free = naming(facts, [each.day for each in outline.picks], today).free
        told = [each.insight for each in practices(self._book.record(asker, community), today) if each.by]
        may = [each for each in told if tellers(facts, each.id) <= free.keys()]
        found = tuple(Worth(each.id, each.text, each.id in outline.works) for each in may)
        return found, len(told) - len(may)

    def _read(self, asker: Asker, community: str) -> Outline | None:
        """What is kept, without moments that are no part of the record any more; None where nothing is left to tell,
        or it cannot be read (a backup may hold anything)."""
        held = self._held(asker, community)
        try:
            found = wording.read(held.written) if held is not None else None
        except ValueError:
            return None
        return self._stories.within(asker, community, found) if found else None

    def _held(self, asker: Asker, community: str) -> Draft | None:
        found = (each for each in self._book.all_private(asker, community).drafts if each.id == _ID)
        return next(found, None)
