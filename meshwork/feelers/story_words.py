"""The story that may need changing, in sentences: the same on a page and on the command line."""

from __future__ import annotations

from meshwork.feelers.names import Names
from meshwork.feelers.story import Story
from meshwork.nouns import not_named
from meshwork.text import _, day, plural


def title() -> str:
    """What the card is called."""
    return _("The story may need changing")


def told(of: Story, names: Names) -> str:
    """How many doubt, around what, since when."""
    if of.goals:
        return plural(
            "{n} partner has doubts around {goals}, since {since}.",
            "{n} partners have doubts around {goals}, since {since}.",
            of.number,
            goals=names.titles(of.goals),
            since=day(of.since),
        )
    return plural(
        "{n} partner has doubts, around no goal in common, since {since}.",
        "{n} partners have doubts, around no goal in common, since {since}.",
        of.number,
        since=day(of.since),
    )


def helps(of: Story) -> str:
    """What may help: one talk, not a call to each."""
    if of.goals:
        return _(
            "Rather than calling each of them: talk about the goal together. It may need another name, be made "
            "smaller, or be closed."
        )
    return _(
        "Rather than calling each of them: talk together about what the community is for. Perhaps its signature, or "
        "what is asked of partners, no longer fits."
    )


def doubts(of: Story, names: Names) -> tuple[str, ...]:
    """Who doubts, and when that was last sensed; and how many more there are."""
    each_ = [f"{names.who([each.stakeholder])}, {day(each.on)}" for each in of.doubts]
    more = of.number - len(of.doubts)
    return tuple(filter(None, (*each_, not_named(more))))
