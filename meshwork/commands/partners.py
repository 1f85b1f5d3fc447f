"""`meshwork partners`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, print_json
from meshwork.commands._dossier import give_all
from meshwork.commands._paper import say, table
from meshwork.commands.whatif import find_partner
from meshwork.errors import WrongUsage
from meshwork.text import _, day, later, opening, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.alike import Alike
    from meshwork.kept import Listed
    from meshwork.verbs.partners import Kept

Name = Annotated[
    str | None,
    typer.Argument(metavar=later("NAME"), help=later("Everything that is kept of this one, with the ids of facts.")),
]
Find = Annotated[
    str | None,
    typer.Option("--find", metavar=later("WORDS"), help=later("Only whose name, sector, place or goals hold these.")),
]
Sector = Annotated[
    str | None, typer.Option("--sector", metavar=later("SECTOR"), help=later("Only of this sector, such as care."))
]
MaybeAlike = Annotated[
    bool, typer.Option("--alike", help=later("Who may be one and the same; `meshwork merge` makes one of two."))
]
Own = Annotated[bool, typer.Option("--own", help=later("Only what that partner itself may see."))]

Export = Annotated[
    Path | None,
    typer.Option(
        "--export",
        metavar=later("FILE"),
        help=later("Everything kept of this one, its past too, into this file: .json, .html or .txt."),
    ),
]


def partners(
    name: Name = None,
    find: Find = None,
    sector: Sector = None,
    own: Own = False,
    export: Export = None,
    alike: MaybeAlike = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """List the partners with their goals, ties and last contact; or tell all that is kept of one."""
    with at(store, community) as (service, asker, here):
        if export:
            if not name:
                raise WrongUsage(_("Say of whom: meshwork partners NAME --export FILE."))
            who = service.edits.find(asker, here, "stakeholders", name)
            give_all(service.keeping.person(asker, here, who.id), export)
            return
        if alike:
            pairs = service.merges.alike(asker, here)
        elif name:
            id_ = find_partner(service, asker, here, name)
            read = service.partners.own if own else service.partners.kept
            told = read(asker, here, id_)
        else:
            unnamed = service.partners.unnamed(asker, here)
            wanted = _sector(sector) if sector else None
            found = [
                each
                for each in service.partners.list(asker, here)
                if each.found_by(find or "") and wanted in {None, each.sector}
            ]
    if alike:
        _propose(pairs, as_json)
    elif name and as_json:
        print_json({"partner": told.stakeholder, "facts": _by_kind(told)})
    elif name:
        _tell(told)
    elif as_json:
        print_json({"partners": found, "not_named": unnamed})
    else:
        _list(found, unnamed)


def _propose(pairs: Sequence[Alike], as_json: bool) -> None:
    from meshwork.merging_words import why

    if as_json:
        print_json([{"one": each.one.id, "other": each.other.id, "by": each.by} for each in pairs])
    elif pairs:
        named = [[f"{one.name} ({one.id})" for one in (each.one, each.other)] + [why(each)] for each in pairs]
        table(named)
    else:
        say(_("No two partners look like one and the same."))


def _sector(said: str) -> str:
    """The sector that a word stands for."""
    from graph_schema import kinds
    from meshwork.formats import read_cell

    return str(read_cell(kinds()["stakeholders"].property("sector"), said))


def _by_kind(told: Kept) -> dict[str, list[object]]:
    from meshwork.change import kind_of

    found: dict[str, list[object]] = {}
    for fact in told.facts:
        found.setdefault(kind_of(fact), []).append(fact)
    return found


def _list(found: Sequence[Listed], unnamed: int) -> None:
    from meshwork.nouns import sector

    if not found:
        say(_("No partner like that is kept here."))
    else:
        heads = (_("Name"), _("Sector"), _("Place"), _("Goals"), _("Ties"), _("Last contact"))
        rows = [
            (
                each.name,
                sector(each.sector).lower() if each.sector else "-",
                each.place or "-",
                str(len(each.goals) or "-"),
                str(each.ties or "-"),
                day(each.last) if each.last else "-",
            )
            for each in found
        ]
        table([heads, *rows], right=frozenset({3, 4}))
    if unnamed:
        say(plural("{n} partner is not named: it chose so.", "{n} partners are not named: they chose so.", unnamed))


def _tell(told: Kept) -> None:
    from meshwork.change import kind_of
    from meshwork.forms import form, written
    from meshwork.kept_words import line
    from meshwork.nouns import noun

    me = told.stakeholder
    say(f"{me.name} ({me.id})")
    values = written(me)
    flags = {"yes": _("yes"), "no": _("no")}
    rows = [
        (each.label, (flags if each.property.type == "flag" else dict(each.choices)).get(value, value))
        for each in form("stakeholders").fields
        for value in (values[each.property.name],)
    ]
    table([(label, value) for label, value in rows if value], indent="  ")
    for kind in dict.fromkeys(map(kind_of, told.facts)):
        several = told.of(kind)
        say()
        say(opening(f"{noun(kind, len(several))} ({len(several)})"))
        table([(each.id, line(each, told.called, me.id)) for each in several], indent="  ")


COMMAND = Command("partners", partners)
