"""Stories that are handed out as files, as `Service.exports`: made, and listed with their date and for whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from meshwork.asker import Asker, Role, only_facilitator
from meshwork.book import Book
from meshwork.change import Change, Changes
from meshwork.errors import MeshworkError
from meshwork.handouts import handouts
from meshwork.model import Export
from meshwork.text import _
from meshwork.verbs import Verbs
from meshwork.verbs.story import Stories
from meshwork.when import When

GIVEN = "hand_out"
"""The verb in the log."""


@dataclass(frozen=True, slots=True)
class File:
    """A story as a file: what it is best called, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


class Exports(Verbs):
    """Hands out the stories of a community, and keeps what went out; the list is for facilitators alone."""

    def __init__(self, book: Book, stories: Stories) -> None:
        super().__init__(book)
        self._stories = stories

    def sorts(self) -> tuple[str, ...]:
        """The sorts of file that there are, by their endings without the dot."""
        return tuple(handouts())

    def before(self) -> str:
        """What is said before a story goes out."""
        return _("A public body may have to publish what it receives (Woo).")

    def file(self, asker: Asker, community: str, story: str, sort: str) -> File:
        """A story (by id or title) as a file of a sort; nothing is listed.

        Raises `MeshworkError` where there is no such story or sort.
        """
        kind = handouts().get(sort)
        if kind is None:
            known = ", ".join(f".{each}" for each in handouts())
            raise MeshworkError(_("Name a file that ends in one of these: {endings}.", endings=known))
        found, told = self._stories.found(asker, community, story)
        name = "figures" if sort == "csv" else found.id
        return File(f"{name}.{sort}", kind.media_type, kind.write(told))

    def note(self, asker: Asker, community: str, story: str, sort: str, whom: str = "") -> Change | None:
        """List that a story went out as a file of a sort, today, for whom; `meshwork undo` takes it off the list."""
        only_facilitator(asker)
        return self._listed(asker, community, story, sort, whom)

    def hand_out(self, asker: Asker, community: str, story: str, sort: str, whom: str = "") -> File:
        """A story as a file, listed as having gone out; what a funder takes along is listed as for itself.

        Raises as `file` does, and then nothing is listed.
        """
        made = self.file(asker, community, story, sort)
        # a funder writes nothing itself: that it went out is the program's to list
        house = asker if asker.role is Role.FACILITATOR else replace(asker, role=Role.FACILITATOR)
        self._listed(house, community, story, sort, whom if house is asker else asker.name)
        return made

    def _listed(self, asker: Asker, community: str, story: str, sort: str, whom: str) -> Change | None:
        found, _told = self._stories.found(asker, community, story)
        taken = {each.id for each in self._book.all_private(asker, community).exports}
        export = Export(
            id=next(each for n in count(1) if (each := f"export-{n}") not in taken),
            story=found.id,
            title=found.title,
            sort=sort,
            given=When.on(self._book.today()),
            whom=whom.strip() or None,
            author=asker.name,
        )
        return self._book.write(asker, community, Changes((export,)), GIVEN, "")

    def list(self, asker: Asker, community: str) -> tuple[Export, ...]:
        """What went out, the last first; also of stories that were taken off their list since."""
        only_facilitator(asker)
        held = self._book.all_private(asker, community).exports
        return tuple(sorted(held, key=lambda each: (each.given.start, _number(each.id)), reverse=True))


def _number(id_: str) -> int:
    last = id_.rpartition("-")[2]
    return int(last) if last.isdecimal() else 0
