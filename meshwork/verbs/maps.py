"""The maps of the communities, as `Service.maps`: asked for, pinned, drawn anew and put back.

What is dear to work out is worked out once: the journey by the number of the last change, the ground (who belongs
together in the whole community) by that and by what was kept of it, a view by all of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeVar

from meshwork.asker import Asker, only_facilitator
from meshwork.book import Book
from meshwork.measuring import measured
from meshwork.metrics import marks
from meshwork.network.around import goals_first
from meshwork.network.atlas import Atlas, Runs, View
from meshwork.network.drawing import Drawn, draw
from meshwork.network.ground import GROUNDS, Ground, ground
from meshwork.network.journey import Journey, journey
from meshwork.network.positions import Positions
from meshwork.text import language
from meshwork.verbs import Verbs

T = TypeVar("T")
_BEFORE = "before:"


class Maps(Verbs):
    """Draws the maps of the communities of one store, and keeps where everybody stands."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        self._turns: Counter[tuple[str, str]] = Counter()  # how often a kept text was changed, by community and name

    def atlas(self, asker: Asker, community: str, view: View) -> Atlas:
        """The map with its whole journey up to today. Places stay where they were kept, and new ones are kept."""
        return self._drawn(asker, community, view).atlas

    def first(self, asker: Asker, community: str) -> View:
        """The view a community opens with: around its goals while few of its partners have a tie."""
        only_facilitator(asker)
        begins = self._book.remember(community, ("goals first",), lambda: goals_first(self.journey(asker, community)))
        return View("goals") if begins else View()

    def journey(self, asker: Asker, community: str) -> Journey:
        """What the slider goes through, up to today."""
        only_facilitator(asker)
        return self._book.remember(
            community, ("journey",), lambda: journey(self._book.record(asker, community), self._book.today())
        )

    def measured(self, asker: Asker, community: str, key: str) -> Mapping[str, Runs]:
        """A number of each stakeholder (a key of `metrics.marks`) on the days of the slider, as runs of the atlas."""
        only_facilitator(asker)
        return self._book.remember(
            community, ("measured", key), lambda: measured(self.journey(asker, community), marks()[key])
        )

    def parts(self, asker: Asker, community: str) -> Mapping[str, str]:
        """In which part of the overview each partner is, by id; empty where the community is one map."""
        under = self._ground(asker, community)
        return under.lands.lands if under.large else {}

    def redraw(self, asker: Asker, community: str, view: View) -> Atlas:
        """The map drawn anew, as near to the old one as its new shape allows; who was pinned stays.

        What stood before is kept once: `put_back` brings it back.
        """
        only_facilitator(asker)
        kept = self._book.store.kept(community)
        drawn = draw(self.journey(asker, community), view, kept, again=True)
        self._keep(community, {_BEFORE + name: kept.get(name, "") for name in drawn.keep} | dict(drawn.keep))
        return self.atlas(asker, community, view)

    def put_back(self, asker: Asker, community: str, view: View) -> Atlas:
        """The map as it stood before it was last drawn anew; done twice it is the new one again."""
        only_facilitator(asker)
        kept = self._book.store.kept(community)
        before = {name.removeprefix(_BEFORE): text for name, text in kept.items() if name.startswith(_BEFORE)}
        self._keep(community, before | {_BEFORE + name: kept.get(name, "") for name in before})
        return self.atlas(asker, community, view)

    def pin(self, asker: Asker, community: str, view: View, who: str, point: tuple[float, float]) -> None:
        """Put somebody on this map where a hand dragged it, to stay there, also when the map is drawn anew."""
        self._placed(asker, community, view, lambda old: old.pin(who, point))

    def unpin(self, asker: Asker, community: str, view: View, who: str) -> None:
        """Let go of somebody who was pinned: it stays where it stands until the map is drawn anew."""
        self._placed(asker, community, view, lambda old: old.unpin(who))

    def _placed(self, asker: Asker, community: str, view: View, change: Callable[[Positions], Positions]) -> None:
        only_facilitator(asker)
        drawn = self._drawn(asker, community, view)
        if drawn.atlas.kept:
            self._keep(
                community,
                {drawn.name: change(Positions.read(self._book.store.kept(community).get(drawn.name))).text()},
            )

    def _keep(self, community: str, texts: Mapping[str, str]) -> None:
        """Keep texts of the map; what was drawn from others is drawn again when it is asked for."""
        for name, text in texts.items():
            self._book.store.keep(community, name, text)
            self._turns[community, name] += 1

    def _drawn(self, asker: Asker, community: str, view: View) -> Drawn:
        only_facilitator(asker)
        turns = [many for (of, _name), many in self._turns.items() if of == community]

        def make() -> Drawn:
            travelled, kept = self.journey(asker, community), self._book.store.kept(community)
            drawn = draw(travelled, view, kept, under=self._ground(asker, community))
            for name, text in drawn.keep.items():
                self._book.store.keep(community, name, text)
            return drawn

        return self._book.remember(community, ("atlas", view, language(), sum(turns)), make)

    def _ground(self, asker: Asker, community: str) -> Ground:
        """What every view stands on, found once for all of them."""
        only_facilitator(asker)
        turns = tuple(self._turns[community, name] for name in GROUNDS)
        return self._book.remember(
            community,
            ("ground", language(), turns),
            lambda: ground(self.journey(asker, community), self._book.store.kept(community)),
        )
