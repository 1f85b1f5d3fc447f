"""`meshwork calendar`"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day, print_json
from meshwork.commands import _agenda as agenda
from meshwork.commands._paper import content_of, say
from meshwork.errors import Faulty, WrongUsage
from meshwork.text import _, later

if TYPE_CHECKING:
    from meshwork.calendars import Decided, Offers, Tick

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
        typer.Option(
            metavar=later("NUMBERS"), help=later("What was a contact: 3,5,9-12, a month, or words of a title.")
        ),
    ] = None,
    signal: Annotated[
        Numbers,
        typer.Option(metavar=later("NUMBERS"), help=later("Of these also keep the signal that the line tells.")),
    ] = None,
    away: Annotated[
        Numbers,
        typer.Option(metavar=later("NUMBERS"), help=later("Of what was called off: take these contacts away.")),
    ] = None,
    add: Annotated[
        Numbers,
        typer.Option(
            metavar=later("ADDRESS"), help=later("Add who has this address, and offer what you had with them.")
        ),
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
    content = content_of(file)
    with at(store, community) as (service, asker, here):

        def read() -> Offers:
            return service.calendar.read(asker, here, file.name, content, since=begin, mine=me or (), again=again)

        found = read()
        shown = {each.id for each in found.each()}
        ticks = _ticks(found, tick or [], signal or [], away or [], titles=titles)
        if add and write:  # what is ticked is as it was shown, before somebody new is in it
            service.calendar.add(asker, here, found, agenda.addresses(add))
            found = read()
        would = service.calendar.would(asker, here, found.only(shown), ticks)
        done = service.calendar.tick(asker, here, found.only(shown), ticks) if write else None
    if as_json:
        print_json(_as_json(found, would, done.number if done else None))
    elif found.looked_at or not found.faults:
        agenda.tell(found, {each.offer for each in ticks})
        _last_word(found, would, written=write, number=done.number if done else None)
    if found.faults and not found.looked_at:
        raise Faulty(_("There is no appointment here that can be read."), found.faults)


def _ticks(
    offers: Offers, ticked: Sequence[str], signals: Sequence[str], away: Sequence[str], *, titles: bool
) -> tuple[Tick, ...]:
    """The ticks that numbers and ids mean; one that was ticked or passed by before means nothing any more."""
    from meshwork.calendars import Tick

    meant, loud = agenda.meant(offers, "--tick", ticked), agenda.meant(offers, "--signal", signals)
    without = [each.number for each in loud if each.signal is None]
    if without:
        said = _("--signal {number}: this tells of no signal. Leave it out.", number=without[0])
        raise WrongUsage(said)
    with_signal = {each.id for each in loud}
    both = {each.id: each for each in (*meant, *loud)}
    off = agenda.called_off(offers, "--away", away)
    return (*(Tick(id_, title=titles, signal=id_ in with_signal) for id_ in both), *map(Tick, off))


def _last_word(offers: Offers, would: Decided, *, written: bool, number: int | None) -> None:
    from meshwork.calendars import words

    say()
    told = ", ".join(words.decided(would))
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


def _as_json(offers: Offers, would: Decided, change: int | None) -> dict[str, Any]:
    return {
        "since": offers.span.since,
        "until": offers.span.until,
        "appointments": offers.looked_at,
        "known": offers.known,
        "offers": [asdict(each) for each in offers.each()],
        "moved": offers.moved,
        "off": offers.off,
        "left": {each.reason: each.count for each in offers.left},
        "strangers": offers.strangers,
        "maybe_mine": offers.maybe_mine,
        "faults": offers.faults,
        "remarks": offers.remarks,
        "contacts": would.contacts,
        "signals": would.signals,
        "away": len(would.away),
        "change": change,
    }


COMMAND = Command("calendar", calendar)
