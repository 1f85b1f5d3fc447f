"""What things are called when a reason is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meshwork.model import Facts
from meshwork.text import _, plural

_SOME = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The names of stakeholders that may be named, the titles of goals and actions; each by id."""

    partners: Mapping[str, str]
    goals: Mapping[str, str]
    actions: Mapping[str, str]

    @staticmethod
    def of(facts: Facts, partners: Mapping[str, str]) -> Names:
        """Of a community; `partners` are those who may be named."""
        goals = {each.id: each.title for each in facts.goals}
        return Names(partners, goals, {each.id: each.title for each in facts.actions})

    def who(self, ids: Iterable[str]) -> str:
        """These partners in words; who is not to be named is somebody."""
        return _joined([self.partners.get(each) or _("somebody") for each in ids] or [_("somebody")])

    def some(self, ids: Sequence[str], of: int) -> str:
        """The first three of these partners in words, and how many more there are of so many in all."""
        first = [self.who([each]) for each in ids[:_SOME]]
        if not first:
            return self.who(())
        more = of - len(first)
        return _joined([*first, plural("{n} other", "{n} others", more)] if more else first)

    def titles(self, ids: Iterable[str]) -> str:
        """These goals in words."""
        return _joined([f"“{self.goals.get(each, each)}”" for each in ids])

    def deeds(self, ids: Iterable[str]) -> str:
        """These actions in words."""
        return _joined([f"“{self.actions.get(each, each)}”" for each in ids])


def _joined(several: list[str]) -> str:
    if len(several) < 2:
        return "".join(several)
    return _("{first} and {last}", first=", ".join(several[:-1]), last=several[-1])
