"""From an empty store to a first map, as `Service.begin`: what stands, what comes next, who is put around what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change
from meshwork.circles import LEVELS, Circles, around, circles, named, put, taken_off, told
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.formats.csv_folder import decoded
from meshwork.text import _
from meshwork.verbs import Verbs

NAMED_GOALS, PUT_AROUND, TAKEN_OFF = "name_goals", "put_around", "take_off"
"""The verbs in the log: goals were named, partners put around one, one of them taken off it."""

Step = Literal["who", "when", "what", "map"]


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of a beginning: partners on the map, people, contacts, open goals, and the partners around one.

    `next` is the first of who, when and what that holds nothing yet; "map" where each does.
    """

    partners: int
    people: int
    contacts: int
    goals: int
    around: int
    next: Step


class Begin(Verbs):
    """Tells what stands and puts partners around goals, in the communities of one store; for facilitators alone."""

    def circles(self, asker: Asker, community: str) -> Circles:
        """The goals with the partners around them today. Who objects or chose not to be on the map is not there."""
        only_facilitator(asker)
        return circles(self._book.record(asker, community), self._book.hidden(asker, community), self._book.today())

    def stands(self, asker: Asker, community: str) -> Stands:
        """What stands, and which step comes next."""
        found = self.circles(asker, community)
        facts = self._book.record(asker, community).facts
        people = sum(each.kind == "person" and not each.facilitator for each in facts.stakeholders)
        around = len(found.partners) - len(found.loose)
        steps: tuple[tuple[Step, int], ...] = (
            ("who", len(found.partners)),
            ("when", len(facts.sessions)),
            ("what", around),
        )
        following: Step = next((step for step, held in steps if not held), "map")
        return Stands(len(found.partners), people, len(facts.sessions), len(found.goals), around, following)

    def name(self, asker: Asker, community: str, titles: Iterable[str]) -> Change | None:
        """Name goals or themes, open from today; None where each is open already. `WrongUsage` for no title."""
        only_facilitator(asker)
        changes = named(self._book.record(asker, community).facts, titles, self._book.today())
        return self._book.write(asker, community, changes, NAMED_GOALS, "")

    def put(
        self, asker: Asker, community: str, goal: str, who: Sequence[str], level: str = LEVELS[0]
    ) -> Change | None:
        """Put partners around a goal from today on; who is around it already stays as it is.

        Raises `MeshworkError` for a goal or partner that is not there, `WrongUsage` for nobody.
        """
        found = self.circles(asker, community)
        title = next((each.title for each in found.goals if each.goal == goal), None)
        names = dict(found.partners)
        if title is None or not set(who) <= names.keys():
            raise MeshworkError(_("This goal or partner is no longer here. Look at the page again."))
        if not who:
            raise WrongUsage(_("Tick first who is around this goal."))
        there = found.there(goal)
        left = [each for each in who if each not in there]
        changes = put(self._book.record(asker, community).facts, goal, left, level, self._book.today())
        return self._book.write(asker, community, changes, PUT_AROUND, title)

    def tell(self, asker: Asker, community: str, file: str, content: bytes, level: str = LEVELS[0]) -> Change | None:
        """Name goals and put partners around them, as the lines of a file say. Raises `Faulty`, `WrongUsage`."""
        found = self.circles(asker, community)
        lines = told(file, decoded(content), found)
        changes = around(self._book.record(asker, community).facts, lines, level, self._book.today(), found)
        return self._book.write(asker, community, changes, PUT_AROUND, ", ".join(lines))

    def take_off(self, asker: Asker, community: str, commitment: str) -> Change | None:
        """Take a partner off a goal: as if it had never been so where that was put there today, else from today."""
        found = self.circles(asker, community)
        title = next((c.title for c in found.goals if any(commitment == each.commitment for each in c.around)), None)
        if title is None:
            raise MeshworkError(_("This goal or partner is no longer here. Look at the page again."))
        changes = taken_off(self._book.record(asker, community).facts, commitment, self._book.today())
        return self._book.write(asker, community, changes, TAKEN_OFF, title)
