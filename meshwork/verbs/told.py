"""Who has been told, what each chose, and the papers that say what is kept, as `Service.told`; for facilitators."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.asking import Asking, namable, page
from meshwork.book import Book
from meshwork.change import Change, Changes, key_of
from meshwork.erasing import whole_words
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.holdings import holdings
from meshwork.letters import FIELDS, Own, letter, register
from meshwork.model import Facts, Setting
from meshwork.network.consent import unnamed
from meshwork.papers import Paper
from meshwork.settings import Settings, known
from meshwork.text import _, speak
from meshwork.told import PURPOSES, Telling, given, subjects, telling, withdrawn
from meshwork.verbs import Verbs
from meshwork.verbs.partners import Kept

CHOOSE, WITHDRAW = "choose", "withdraw"
"""The verbs in the log, each with the purpose for a note."""


class Told(Verbs):
    """Keeps what people chose about being kept, and makes the papers for them; for facilitators alone."""

    def __init__(self, book: Book, own: Callable[[Asker, str, str], Kept]) -> None:
        super().__init__(book)
        self._own = own

    def look(self, asker: Asker, community: str) -> Telling:
        """Who has not been told yet, and every choice of who may be named."""
        only_facilitator(asker)
        return self._book.remember(
            community, ("told",), lambda: telling(self._book.facts(asker, community), self._book.today())
        )

    def choose(
        self, asker: Asker, community: str, who: Collection[str], purpose: str, on: date | None = None
    ) -> Change | None:
        """Write down that these (ids) made a choice, on a day or today; None where they had all made it.

        Raises `WrongUsage` for a day to come or a purpose there is not, `MeshworkError` for somebody there is not.
        """
        facts, day = self._checked(asker, community, who, purpose, on)
        return self._book.write(
            asker, community, given(facts, who, purpose, day, self._book.today()), CHOOSE, purpose
        )

    def withdraw(self, asker: Asker, community: str, who: str, purpose: str, on: date | None = None) -> Change | None:
        """Withdraw a choice from a day on, or today; None where there was none. Raises as `choose`."""
        facts, day = self._checked(asker, community, (who,), purpose, on)
        return self._book.write(
            asker, community, withdrawn(facts, who, purpose, day, self._book.today()), WITHDRAW, purpose
        )

    def filled(self, asker: Asker, community: str) -> dict[str, str]:
        """What the community filled in for the letter and the register, by the name of the setting."""
        settings = Settings.of(self._book.facts(asker, community).settings, self._book.today())
        return {name: settings.word(name) for name in FIELDS}

    def fill(self, asker: Asker, community: str, said: dict[str, str]) -> Change | None:
        """Fill in what only the community knows; an empty text takes it out again. Raises `MeshworkError`."""
        present = self._book.facts(asker, community).settings
        wanted = {name: str(known(name).read(text)) for name, text in said.items() if name in FIELDS}
        now = self.filled(asker, community)
        changed = {name for name, text in wanted.items() if text != now[name]}
        gone = tuple(key_of(each) for each in present if each.name in changed)
        put = tuple(Setting(id=name, name=name, value=wanted[name]) for name in sorted(changed) if wanted[name])
        return self._book.write(asker, community, Changes(put, gone), "settings", ", ".join(sorted(changed)))

    def letter(self, asker: Asker, community: str, who: str | None = None, language: str = "") -> Paper:
        """The letter that says what is kept; to one partner (id) with what is kept of it and it may see itself.

        In Dutch or English, without either in the language of the community. Raises `MeshworkError` where there is
        no such partner, or it is not to be named.
        """
        facts, private = self._book.everything(asker, community)
        today = self._book.today()
        settings = Settings.of(facts.settings, today)
        if who:
            self._own(asker, community, who)  # what is in the way is said in the language of who asks
        with speak(self._language(facts, language)):
            mine = self._own(asker, community, who) if who else None
            own = Own(mine.stakeholder, mine.facts, mine.called) if mine else None
            return letter(_name(facts), holdings(facts, private, settings), settings, today, own)

    def form(self, asker: Asker, community: str, who: str | None = None, language: str = "") -> str:
        """The form to mail to partners, as one file for a browser; to one partner (id) with its own entry on it.

        It names who may be named: not who objects, is not on the map or has left, and no goal whose title names one
        that may not. In Dutch or English first, without either in the language of the community. Raises as `letter`.
        """
        only_facilitator(asker)
        facts, today = self._book.facts(asker, community), self._book.today()
        me = self._own(asker, community, who).stakeholder if who else None
        hidden = unnamed(facts, today)
        names = (
            each.name
            for each in facts.stakeholders
            if each.id not in hidden and not (each.left and each.left.end <= today) and each.id != who
        )
        unsaid = whole_words(
            name for each in facts.stakeholders if each.id in hidden for name in (each.name, *each.aliases)
        )
        goals = (
            each.title
            for each in facts.goals
            if not (each.closed and each.closed.end <= today) and not (unsaid and unsaid.search(each.title))
        )
        sectors = tuple({each.sector for each in facts.stakeholders if each.sector and each.id not in hidden})
        asking = Asking(community, _name(facts), namable(names), namable(goals), me, namable(sectors))
        return page(asking, self._language(facts, language), today)

    def register(self, asker: Asker, community: str, language: str = "") -> Paper:
        """The entry for the register of processing. In Dutch or English, as `letter`."""
        facts, private = self._book.everything(asker, community)
        today = self._book.today()
        settings = Settings.of(facts.settings, today)
        whose = subjects(facts)
        people = sum(each.kind == "person" for each in whose)
        kept = holdings(facts, private, settings)
        with speak(self._language(facts, language)):
            return register(_name(facts), kept, settings, today, people, len(whose) - people)

    def _language(self, facts: Facts, asked: str) -> str:
        return asked or next((each.default_language for each in facts.community), "nl")

    def _checked(
        self, asker: Asker, community: str, who: Collection[str], purpose: str, on: date | None
    ) -> tuple[Facts, date]:
        only_facilitator(asker)
        if purpose not in PURPOSES:
            raise WrongUsage(_('"{value}" is no choice. There is: {all}.', value=purpose, all=", ".join(PURPOSES)))
        today = self._book.today()
        if on is not None and on > today:
            raise WrongUsage(_("A choice is of today or of an earlier day."))
        facts = self._book.facts(asker, community)
        if not set(who) <= {each.id for each in facts.stakeholders}:
            raise MeshworkError(_("There is no such partner. Look for it again."))
        return facts, on or today


def _name(facts: Facts) -> str:
    return next((each.name for each in facts.community), "")
