"""What a calendar offers on a terminal, by number; and what is meant by what somebody ticks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from meshwork.commands._paper import more, say, table
from meshwork.errors import WrongUsage
from meshwork.nouns import kind_of_meeting
from meshwork.text import _, month, opening, plural

if TYPE_CHECKING:
    from meshwork.calendars import Offer, Offers, Signal

_SHOWN = 10


def meant(offers: Offers, option: str, said: Iterable[str]) -> list[Offer]:
    """The offers that words mean: numbers (3,5,9-12), ids, a month (2024-03, maart 2024, maart), words of a title.

    Raises `WrongUsage` for a word that means none of them.
    """
    from meshwork.formats import fold

    by_number = {str(each.number): each for each in offers.each()}
    by_id = {each.id: each for each in offers.each()}
    found: list[Offer] = []
    for word in filter(None, (part.strip() for each in said for part in each.split(","))):
        first, dash, last = word.partition("-")
        if one := by_number.get(word) or by_id.get(word):
            found.append(one)
        elif of_month := [
            one for each in offers.months if word.lower() in _called(each.first) for one in each.offers
        ]:
            found += of_month
        elif dash and first.isdigit() and last.isdigit() and (row := _between(offers, int(first), int(last))):
            found += row
        elif not word.isdigit() and (titled := [o for o in offers.each() if fold(word) in fold(o.title)]):
            found += titled
        else:
            raise WrongUsage(
                _(
                    '{option}: "{word}" is not among what is shown. Write numbers such as 3,5,9-12, a month, or '
                    "words of a title.",
                    option=option,
                    word=word,
                )
            )
    return list(dict.fromkeys(found))


def _between(offers: Offers, first: int, last: int) -> list[Offer]:
    return [each for each in offers.each() if first <= each.number <= last]


def called_off(offers: Offers, option: str, said: Iterable[str]) -> list[str]:
    """The ids of what was called off that numbers or ids mean. Raises `WrongUsage` for one that means none."""
    by_number = {str(at): each.id for at, each in enumerate(offers.off, 1)}
    by_id = {each.id: each.id for each in offers.off}
    found = []
    for word in filter(None, (part.strip() for each in said for part in each.split(","))):
        if not (one := by_number.get(word) or by_id.get(word)):
            raise WrongUsage(_('{option}: "{word}" is not among what was called off.', option=option, word=word))
        found.append(one)
    return found


def addresses(said: Iterable[str]) -> tuple[str, ...]:
    """The addresses of an option, with commas between."""
    return tuple(part.strip().lower() for each in said for part in each.split(",") if part.strip())


def _called(first: date) -> frozenset[str]:
    """What a month can be called."""
    said = month(first).lower()
    return frozenset({said, said.split()[0], f"{first:%Y-%m}"})


def tell(offers: Offers, ticked: Collection[str] = ()) -> None:
    """All that a calendar offers, month by month, and what became of the rest."""
    from meshwork.calendars import words

    for line in words.summary(offers):
        say(line)
    for each in offers.months:
        say()
        say(opening(month(each.first)))
        table([_row(offer, ticked) for offer in each.offers], right=frozenset({0}), indent="  ")
    if offers.moved:
        say()
        say(_("On another day now, and put there when you write:"))
        for one in offers.moved:
            say(f"- {words.moved(one)}", "  ")
    _off(offers)
    _strangers(offers)
    for remark in offers.remarks:
        say(remark)
    if offers.faults and offers.looked_at:
        say()
        said = plural(
            "{n} entry could not be read; the rest is not the worse for it:",
            "{n} entries could not be read; the rest is not the worse for it:",
            len(offers.faults),
        )
        say(said)
        for fault in offers.faults[:_SHOWN]:
            say(f"- {fault}", "  ")
        more(len(offers.faults) - _SHOWN)
    if offers.maybe_mine:
        say(_("Is {address} yours? Say so once: --me {address}", address=offers.maybe_mine))


def _row(offer: Offer, ticked: Collection[str]) -> tuple[str, ...]:
    from meshwork.calendars import words

    marks = [_("ticked")] if offer.id in ticked else []
    marks += [_("signal: {said}", said=_sensed(offer.signal))] if offer.signal else []
    marks += [_("stands already, it seems")] if offer.like else []
    marks += [_("marked as free time")] if offer.free else []
    title = f"“{offer.title}”" if offer.title else ""
    return (
        str(offer.number),
        f"{offer.day.day}-{offer.day.month}",
        kind_of_meeting(offer.kind),
        words.with_whom(offer),
        " ".join([title, *(f"[{each}]" for each in marks)]).strip(),
    )


def _sensed(signal: Signal) -> str:
    from meshwork.energy import energy_words

    said = [energy_words(signal.energy)] if signal.energy is not None else []
    return ", ".join([*said, _("doubts")] if signal.doubt else said)


def _off(offers: Offers) -> None:
    from meshwork.calendars import words

    if offers.off:
        say()
        say(_("No longer as you ticked it; meshwork calendar with --away 1,2 takes away what did not take place:"))
    for at, each in enumerate(offers.off, 1):
        say(f"{at}  {words.called_off(each)}", "  ")


def _strangers(offers: Offers) -> None:
    from meshwork.calendars import words

    if not offers.strangers:
        return
    say()
    say(
        plural(
            "{n} address in it is of nobody known here:",
            "{n} addresses in it are of nobody known here:",
            len(offers.strangers),
        )
    )
    for each in offers.strangers[:_SHOWN]:
        say(f"- {words.stranger(each)}", "  ")
    more(len(offers.strangers) - _SHOWN)
    say(_("--add ADDRESS adds somebody, at the organisation that the address tells of."), "  ")
