"""Contacts as address books keep them: a row for each person, cards, and names one under another."""

from __future__ import annotations

import pytest

from meshwork import formats
from meshwork.change import key_of
from meshwork.formats import How, Source
from meshwork.model import Belonging, Stakeholder
from tests.formats.desk import Town, of, plan, told

SHEET = (
    "Voornaam;Tussenvoegsel;Achternaam;Organisatie;Functie;E-mail;Telefoon;Sector\n"
    "Anke;de;Wit;Bakkerij Oostveen;eigenaar;anke@oostveen.example;06-1;bedrijf\n"
    "Bram;;Jansen;Gemeente Delden;adviseur;bram@delden.example;;overheid\n"
    "Carla;van;Dijk;Gemeente Delden;wethouder;carla@delden.example;;overheid\n"
    "Dirk;;Smit;;;dirk@thuis.example;;bewoners\n"
    ";;;Dorpshuis De Zon;;info@zon.example;;\n"
)
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anke de Wit\r\nORG:Bakkerij Oostveen;Winkel\r\nTITLE:Eigenaar\r\n"
    "TEL;TYPE=CELL:06-1\r\nitem1.EMAIL;type=INTERNET:anke@oostveen.example\r\nADR:;;Laan 1;Delden;;;\r\n"
    "NOTE:zqgeheim\\, van haar\r\n  zelf\r\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\n"
    "BDAY:1980-01-01\r\nEND:VCARD\r\n"
)


def test_a_word_that_is_no_address_is_told_with_its_row_and_column() -> None:
    """Bram's cell says to ask Carla: his row stays out until that is mended, and it says where."""
    made = plan(contacten_csv=SHEET.replace("bram@delden.example", "vraag Carla"))
    (fault,) = made.faults
    assert (fault.code, fault.row, fault.column, fault.value) == ("email", 3, "E-mail", "vraag Carla")
    assert fault.text == '"vraag Carla" is no e-mail address. Write one with an @, or leave it empty.'


def test_a_row_becomes_a_person_its_organisation_and_that_it_belongs_there() -> None:
    """No id needed; the sector is the organisation's, where there is one; without a person the row tells of that."""
    made = plan(contacten_csv=SHEET)
    assert made.faults == ()
    assert [(each.name, each.kind, each.sector, each.email, each.phone) for each in of(made, "stakeholders")] == [
        ("Anke de Wit", "person", None, "anke@oostveen.example", "06-1"),
        ("Bakkerij Oostveen", "organisation", "business", None, None),
        ("Bram Jansen", "person", None, "bram@delden.example", None),
        ("Carla van Dijk", "person", None, "carla@delden.example", None),
        ("Dirk Smit", "person", "citizen", "dirk@thuis.example", None),
        ("Dorpshuis De Zon", "organisation", None, "info@zon.example", None),
        ("Gemeente Delden", "organisation", "government", None, None),
    ]
    assert {(each.person, each.organisation) for each in of(made, "belongs_to")} == {
        ("anke-de-wit", "bakkerij-oostveen"),
        ("bram-jansen", "gemeente-delden"),
        ("carla-van-dijk", "gemeente-delden"),
    }
    assert {(each.of, each.value) for each in of(made, "extras")} == {
        ("anke-de-wit", "eigenaar"),
        ("bram-jansen", "adviseur"),
        ("carla-van-dijk", "wethouder"),
    }


def test_a_name_and_what_somebody_does_are_enough_whatever_the_file_is_called() -> None:
    """Naam, Organisatie, Functie in blad1: nothing is asked."""
    made = plan(blad1_csv="Naam;Organisatie;Functie\nAnke de Wit;Bakkerij Oostveen;eigenaar\n")
    assert [each for each in made.questions if each.required] == []
    assert [(each.id, each.kind) for each in of(made, "stakeholders")] == [
        ("anke-de-wit", "person"),
        ("bakkerij-oostveen", "organisation"),
    ]


def test_a_name_and_how_to_reach_somebody_are_enough_too() -> None:
    """The list that most people keep has no functions: Naam, Organisatie, E-mail, or a telephone number."""
    for reach, cell in (("E-mail", "anke@oostveen.example"), ("Telefoon", "06-1")):
        made = plan(blad1_csv=f"Naam;Organisatie;{reach}\nAnke de Wit;Bakkerij Oostveen;{cell}\n")
        assert [each for each in made.questions if each.required] == []
        assert [each.kind for each in of(made, "stakeholders")] == ["person", "organisation"]


def test_names_beside_organisations_and_no_more_are_asked_about_as_contacts_first() -> None:
    """Naam, Organisatie: a person who works there, most likely; but only somebody can say."""
    (asked,) = plan(blad1_csv="Naam;Organisatie\nAnke;Bakkerij\n").questions
    assert asked.required
    assert asked.choices[0][0] == "contacts"
    assert len({answer for answer, _words in asked.choices}) == len(asked.choices)


def test_a_list_of_organisations_with_somebody_to_write_to_stays_a_list_of_partners() -> None:
    """There the organisation is the partner, as before."""
    made = plan(partners_csv="Organisatie;Contactpersoon;E-mail\nBakkerij Oostveen;Anke;anke@oostveen.example\n")
    assert [(each.name, each.email) for each in of(made, "stakeholders")] == [
        ("Bakkerij Oostveen", "anke@oostveen.example")
    ]


def test_somebody_can_say_that_a_sheet_holds_contacts() -> None:
    """Where its headings do not tell: a name and an organisation alone."""
    made = plan(How(sheets={"blad1": "contacts"}), blad1_csv="Naam;Organisatie\nAnke;Bakkerij\n")
    assert [each.kind for each in of(made, "stakeholders")] == ["person", "organisation"]


def test_a_second_time_somebody_is_known_by_address_and_then_by_name() -> None:
    """Anke married: the same person, with her new name. Bram by his name, though his address is new."""
    town = Town()
    town.imports(contacten_csv=SHEET)
    again = town.imports(contacten_csv=SHEET)
    assert not again.changes
    made = town.imports(
        contacten_csv="Naam;Organisatie;Functie;E-mail\n"
        "Anke Bos;Bakkerij Oostveen;eigenaar;Anke@Oostveen.example\n"
        "Bram Jansen;Gemeente Delden;adviseur;b.jansen@delden.example\n"
    )
    assert {(each.id, each.name, each.email) for each in of(made, "stakeholders")} == {
        ("anke-de-wit", "Anke Bos", "Anke@Oostveen.example"),
        ("bram-jansen", "Bram Jansen", "b.jansen@delden.example"),
    }
    assert of(made, "belongs_to") == []


def test_capitals_in_an_address_make_nobody_stand_there_twice() -> None:
    """One row twice, once as a phone wrote it, is one person; two of one name with two addresses are asked apart."""
    heading, row = "Naam;Organisatie;Functie;E-mail\n", "Anke;Bakkerij;eigenaar;anke@bakkerij.example\n"
    made = plan(a_csv=heading + row + row.replace("anke@bakkerij.example", "ANKE@bakkerij.example"))
    assert ("Anke", "anke@bakkerij.example") in {(each.name, each.email) for each in of(made, "stakeholders")}
    assert made.faults == ()
    made = plan(a_csv=heading + row + row.replace("anke@bakkerij.example", "anke@molen.example"))
    (fault,) = made.faults
    assert fault.text == (
        'this stands also in a.csv, row 2, with another "E-mail". Leave one of the two, or give each a name or an id '
        "of its own."
    )


def test_the_address_of_a_house_is_nobodys_name() -> None:
    """Two who are both reached at info@ are two."""
    town = Town()
    town.imports(a_csv="Naam;Organisatie;Functie;E-mail\nAnke;Huis;gids;info@huis.example\n")
    made = town.imports(a_csv="Naam;Organisatie;Functie;E-mail\nBert;Huis;gids;info@huis.example\n")
    assert [each.name for each in of(made, "stakeholders")] == ["Bert"]


def test_a_row_without_any_name_is_a_fault_at_its_place() -> None:
    """The others are read."""
    made = plan(contacten_csv="Voornaam;Achternaam;Organisatie\n;;\nAnke;Wit;\n;;;\nBert;;Huis\n")
    assert made.faults == ()
    made = plan(contacten_csv="Voornaam;Achternaam;Organisatie;E-mail\n;;;a@b.example\n")
    assert told(made) == ['contacten.csv, row 2, column "Voornaam": there is no name in this row. Fill it in.']


def test_a_card_becomes_the_same() -> None:
    """Name, first part of the organisation, function, address, telephone, town; no note, picture or birthday."""
    made = plan_of("adresboek.vcf", CARD)
    assert [(each.name, each.kind, each.email, each.phone, each.place) for each in of(made, "stakeholders")] == [
        ("Anke de Wit", "person", "anke@oostveen.example", "06-1", "Delden"),
        ("Bakkerij Oostveen", "organisation", None, None, None),
    ]
    assert "zqgeheim" not in repr(made)
    assert "1980" not in repr(made)
    assert {key_of(each)[0] for each in made.changes.add} == {"stakeholders", "belongs_to", "extras"}


@pytest.mark.parametrize(
    "card",
    [
        "VERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9e =\r\nBos\r\nTEL;CELL:06-1\r\n",
        'VERSION:4.0\r\nFN:Renée Bos\r\nTEL;VALUE=uri;TYPE="voice,home":tel:06-1\r\n',
        "VERSION:3.0\r\nN:Bos;Renée;;;\r\nTEL:06-1\r\n",
    ],
)
def test_every_version_of_cards_is_read(card: str) -> None:
    """Old telephones with their = signs, new ones with addresses of numbers, and a name in its parts alone."""
    made = plan_of("kaart.vcf", f"BEGIN:VCARD\r\n{card}END:VCARD\r\n")
    assert made.faults == ()
    assert [(each.name, each.kind, each.phone) for each in of(made, "stakeholders")] == [
        ("Renée Bos", "person", "06-1")
    ]


def test_a_broken_card_is_a_fault_at_its_line_and_the_others_are_read() -> None:
    """One that cannot be read, one without a name, one that never ends."""
    broken = "BEGIN:VCARD\nFN\nEND:VCARD\n"
    nameless = "BEGIN:VCARD\nVERSION:3.0\nTEL:1\nEND:VCARD\n"
    endless = "BEGIN:VCARD\nVERSION:3.0\nFN:Half\n"
    made = plan_of("kaarten.vcf", CARD + broken + nameless + endless)
    assert told(made) == [
        "kaarten.vcf, row 15: this card cannot be read. Save it again in your address book.",
        "kaarten.vcf, row 18: this card has no name. Fill it in in your address book.",
        "kaarten.vcf, row 22: this card cannot be read. Save it again in your address book.",
    ]


def test_names_one_under_another_are_partners() -> None:
    """As pasted: blanks and empty lines do not count; with a heading it is a table, and one with commas too."""
    made = plan_of("namen.txt", "Bakkerij Oostveen\n\n  Café de Zon \n")
    assert of(made, "stakeholders") == [
        Stakeholder(id="bakkerij-oostveen", origin="import", name="Bakkerij Oostveen"),
        Stakeholder(id="cafe-de-zon", origin="import", name="Café de Zon"),
    ]
    headed = plan_of("partners.txt", "Naam\nBakkerij Oostveen\n")
    assert [each.name for each in of(headed, "stakeholders")] == ["Bakkerij Oostveen"]


def test_who_works_somewhere_twice_belongs_there_once() -> None:
    """The same row in a sheet and on a card."""
    town = Town()
    town.imports(contacten_csv=SHEET)
    made = plan_of("adresboek.vcf", CARD, town)
    assert [each for each in made.changes.add if isinstance(each, Belonging)] == []


def plan_of(name: str, content: str, town: Town | None = None) -> formats.Plan:
    """What importing one file of that name would do."""
    held = town or Town()
    return formats.plan(formats.read([Source(name, content.encode())]), held.facts, held.private)


@pytest.mark.parametrize(
    "card",
    [
        "VERSION:4.0\r\nKIND:org\r\nFN:Dorpshuis De Zon\r\n",
        "VERSION:3.0\r\nN:;;;;\r\nFN:Dorpshuis De Zon\r\nORG:Dorpshuis De Zon;\r\nX-ABShowAs:COMPANY\r\n",
        "VERSION:3.0\r\nN:De Zon;Dorpshuis;;;\r\nFN:Dorpshuis De Zon\r\nORG:Dorpshuis De Zon\r\n",
    ],
)
def test_the_card_of_an_organisation_makes_no_person(card: str) -> None:
    """As version 4 tells it, as a Mac does, and as a telephone does that knows only a name and the same for work."""
    made = plan_of("kaart.vcf", f"BEGIN:VCARD\r\n{card}EMAIL:info@zon.example\r\nEND:VCARD\r\n")
    assert made.faults == ()
    assert [(each.name, each.kind, each.email) for each in of(made, "stakeholders")] == [
        ("Dorpshuis De Zon", "organisation", "info@zon.example")
    ]
    assert of(made, "belongs_to") == []


@pytest.mark.parametrize("kind", ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_list_of_contacts_is_no_contact(kind: str) -> None:
    """Whoever is in it has a card of its own."""
    cards = f"BEGIN:VCARD\r\nVERSION:4.0\r\n{kind}\r\nFN:Buurt\r\nMEMBER:urn:uuid:1\r\nEND:VCARD\r\n"
    cards += "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Wil Haver\r\nEND:VCARD\r\n"
    made = plan_of("kaarten.vcf", cards)
    assert made.faults == ()
    assert [each.name for each in of(made, "stakeholders")] == ["Wil Haver"]
