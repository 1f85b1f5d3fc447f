"""`meshwork calendar`"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, first_day, opened, print_json
from meshwork.commands._paper import say, table
from meshwork.errors import Faulty, WrongUsage, unusable
from meshwork.text import _, later, month, opening, plural

if TYPE_CHECKING:
    from meshwork.calendars import Decided, Offer, Offers, Signal, Tick

_SHOWN = 10

Numbers = list[str] | None


def calendar(
    file: Annotated[
        Path,
        typer.Argument(
            metavar=later("FILE"),
            help=later("A calendar (.ics), the CSV of Outlook's calendar, or a text of lines that begin with a day."),
        ),
    ],
    tick: Annotated[
        Numbers,
        typer.Option(metavar=later("NUMBERS"), help=later("What was a contact, by number: 3,5,9-12; or by id.")),
    ] = None,
    signal: Annotated[
        Numbers,
        typer.Option(metavar=later("NUMBERS"), help=later("Of these also keep the signal that the line tells.")),
    ] = None,
    titles: Annotated[bool, typer.Option("--titles", help=later("Keep the titles of what is ticked too."))] = False,
    since: Annotated[
        str | None,
        typer.Option(metavar=later("DAY"), help=later("Read from this day on; else the last year.")),
    ] = None,
    me: Annotated[
        list[str] | None,
        typer.Option(metavar=later("ADDRESS"), help=later("An e-mail address of yours, to be recognised by.")),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help=later("Also show what was shown before and not ticked."))
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help=later("Write what is ticked, and do not ask about the rest again."))
    ] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Show which appointments of a calendar may be contacts, and write those that you tick.

    Nothing is ticked beforehand. Of what is ticked the day, the kind and who are kept; of the rest nothing that can
    be read. `meshwork undo` takes it back.
    """
    begin = first_day("--since", since)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise WrongUsage(unusable(error)) from error
    with opened(store) as (service, asker):
        here = service.community(asker, community).id
        found = service.calendar.read(asker, here, file.name, content, since=begin, mine=me or (), again=again)
        ticks = _ticks(found, tick or [], signal or [], titles=titles)
        would = service.calendar.would(asker, here, found, ticks)
        done = service.calendar.tick(asker, here, found, ticks) if write else None
    if as_json:
        print_json(_as_json(found, would, done.number if done else None))
    elif found.looked_at or not found.faults:
        _tell(found, {each.offer for each in ticks})
        _last_word(found, would, written=write, number=done.number if done else None)
    if found.faults and not found.looked_at:
        raise Faulty(_("There is no appointment here that can be read."), found.faults)


def _ticks(offers: Offers, ticked: Sequence[str], signals: Sequence[str], *, titles: bool) -> tuple[Tick, ...]:
    """The ticks that numbers and ids mean; one that was ticked or passed by before means nothing any more."""
    from meshwork.calendars import Tick

    meant, loud = _meant(offers, "--tick", ticked), _meant(offers, "--signal", signals)
    without = [each.number for each in loud if each.signal is None]
    if without:
        said = _("--signal {number}: this tells of no signal. Leave it out.", number=without[0])
        raise WrongUsage(said)
    with_signal = {each.id for each in loud}
    both = {each.id: each for each in (*meant, *loud)}
    return tuple(Tick(id_, title=titles, signal=id_ in with_signal) for id_ in both)


def _meant(offers: Offers, option: str, said: Iterable[str]) -> list[Offer]:
    by_number = {str(each.number): each for each in offers.each()}
    by_id = {each.id: each for each in offers.each()}
    found: list[Offer] = []
    for word in filter(None, (part.strip() for each in said for part in each.split(","))):
        first, dash, last = word.partition("-")
        if one := by_number.get(word) or by_id.get(word):
            found.append(one)
        elif dash and first.isdigit() and last.isdigit():
            found += [each for each in offers.each() if int(first) <= each.number <= int(last)]
        else:
            raise WrongUsage(
                _(
                    '{option}: "{word}" is not among what is shown. Write numbers such as 3,5,9-12.',
                    option=option,
                    word=word,
                )
            )
    return found


def _tell(offers: Offers, ticked: set[str]) -> None:
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
        _more(len(offers.faults) - _SHOWN)
    if offers.maybe_mine:
        say(_("Is {address} yours? Say so once: --me {address}", address=offers.maybe_mine))


def _row(offer: Offer, ticked: set[str]) -> tuple[str, ...]:
    from meshwork.calendars import words

    marks = [_("ticked")] if offer.id in ticked else []
    marks += [_("signal: {said}", said=_sensed(offer.signal))] if offer.signal else []
    marks += [_("stands already, it seems")] if offer.like else []
    marks += [_("marked as free time")] if offer.free else []
    title = f"“{offer.title}”" if offer.title else ""
    return (
        str(offer.number),
        f"{offer.day.day}-{offer.day.month}",
        words.kind_word(offer.kind),
        words.with_whom(offer),
        " ".join([title, *(f"[{each}]" for each in marks)]).strip(),
    )


def _sensed(signal: Signal) -> str:
    from meshwork.signals import energy_words

    said = [energy_words(signal.energy)] if signal.energy is not None else []
    return ", ".join([*said, _("doubts")] if signal.doubt else said)


def _strangers(offers: Offers) -> None:
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
        say(f"- {each.name or each.email}: " + plural("{n} time", "{n} times", each.times), "  ")
    _more(len(offers.strangers) - _SHOWN)


def _more(n: int) -> None:
    if n > 0:
        say(plural("and {n} more", "and {n} more", n), "  ")


def _last_word(offers: Offers, would: Decided, *, written: bool, number: int | None) -> None:
    say()
    told = _what(would)
    if number is not None:
        say(
            _(
                "Written: {told}. `meshwork undo {number}` takes it back.",
                told=told,
                number=number,
            )
        )
    elif written:
        say(_("Nothing was ticked, so nothing was written. What stands here is not asked again; --again shows it."))
    elif would.changes:
        say(_("With --write this would be written: {told}.", told=told))
    elif any(True for _each in offers.each()):
        say(_("Tick what was a contact by its number: --tick 3,5,9-12 --write"))


def _what(would: Decided) -> str:
    said = [plural("{n} contact", "{n} contacts", would.contacts)] if would.contacts else []
    said += [plural("{n} signal", "{n} signals", would.signals)] if would.signals else []
    said += [plural("{n} on another day", "{n} on another day", would.moved)] if would.moved else []
    return ", ".join(said)


def _as_json(offers: Offers, would: Decided, change: int | None) -> dict[str, Any]:
    return {
        "since": offers.span.since,
        "until": offers.span.until,
        "appointments": offers.looked_at,
        "known": offers.known,
        "offers": [asdict(each) for each in offers.each()],
        "moved": offers.moved,
        "left": {each.reason: each.count for each in offers.left},
        "strangers": offers.strangers,
        "maybe_mine": offers.maybe_mine,
        "faults": offers.faults,
        "remarks": offers.remarks,
        "contacts": would.contacts,
        "signals": would.signals,
        "change": change,
    }


COMMAND = Command("calendar", calendar)
