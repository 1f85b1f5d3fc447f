"""A folder of CSV files: headings and values in English or Dutch, ends by id or name, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from meshwork import formats
from meshwork.formats import How, Source
from meshwork.model import About, Brings, Extra, Facts, Private, Session, Stakeholder
from meshwork.when import When
from tests.formats.desk import Town, draft, of, plan, told

PARTNERS = "id,name,sector\nmolen,De Molen,business\nkade,Kadehuis,citizen\n"


def test_a_folder_is_read_file_by_file(tmp_path: Path) -> None:
    """Each file holds the kind it is called after; a file of another sort is left alone and told."""
    (tmp_path / "stakeholders.csv").write_text(PARTNERS)
    (tmp_path / "goals.csv").write_text("id,title\nwarm,Warm wonen\n")
    (tmp_path / "LEESMIJ.md").write_text("hallo")
    made = formats.plan(formats.read([Source("town", tmp_path)]), Facts(), Private())
    assert [(each.kind, each.new) for each in made.counts] == [("stakeholders", 2), ("goals", 1)]
    assert [(each.code, each.examples) for each in made.notices] == [("files_left", ("LEESMIJ.md",))]


def test_dutch_names_headings_and_values_are_understood() -> None:
    """Case, accents, spaces and punctuation do not count; overheid is government, ja is yes."""
    made = plan(
        partners_csv="Naam;Soort;Branche;Woonplaats;E-mail adres;E-MAIL;Verbinder;Lid sinds\n"
        "Anna Brink;Persoon;Overheid;Lindehove;;anna@voorbeeld.nl;ja;8-12-2019\n"
    )
    assert of(made, "stakeholders") == [
        Stakeholder(
            id="anna-brink",
            origin="import",
            name="Anna Brink",
            kind="person",
            sector="government",
            place="Lindehove",
            email="anna@voorbeeld.nl",
            facilitator=True,
            joined=When.of("2019-12-08"),
        )
    ]


def test_a_community_may_have_sectors_of_its_own() -> None:
    """The choice of sectors is open; that of kinds is not."""
    assert of(plan(partners_csv="naam,sector\nDe Molen,waterbeheer\n"), "stakeholders")[0].sector == "waterbeheer"
    assert told(plan(partners_csv="naam,soort\nDe Molen,molen\n")) == [
        'partners.csv, row 2, column "soort": "molen" is none of organisation, person, group. Choose one of these.'
    ]


def test_ends_are_given_by_id_or_by_exact_name() -> None:
    """Spaces around a name do not count, nor does it matter which file comes first."""
    made = plan(ties_csv="source,target,kind\nmolen, Kadehuis ,collaborates\n", stakeholders_csv=PARTNERS)
    assert [(each.source, each.target, each.kind) for each in of(made, "ties")] == [("molen", "kade", "collaborates")]


def test_an_end_that_is_nowhere_is_a_fault_with_the_nearest_name() -> None:
    """Nothing is made up and nothing near is taken; the name that may be meant is said."""
    made = plan(stakeholders_csv=PARTNERS, ties_csv="source,target\nmolen,Kadehuys\n")
    (said,) = told(made)
    assert said == (
        'ties.csv, row 2, column "target": there is no stakeholder "Kadehuys". Add it to the stakeholders or correct '
        'the name. Was "Kadehuis" meant?'
    )
    assert not made.changes


def test_a_name_that_two_have_must_be_told_apart() -> None:
    """Two stakeholders may have one name; then only an id says which."""
    made = plan(
        stakeholders_csv="id,name\na,De Brug\nb,De Brug\nmolen,De Molen\n", ties_csv="source,target\nmolen,De Brug\n"
    )
    (said,) = told(made)
    assert said == (
        'ties.csv, row 2, column "target": there are 2 stakeholders called "De Brug". '
        "Write the id of the one that is meant."
    )


def test_goals_of_sessions_and_actions_stand_in_one_column() -> None:
    """Ids or names with | between them become facts of their own."""
    made = plan(
        goals_csv="id,title\nwarm,Warm wonen\ngroen,Groene straten\n",
        sessions_csv="id,date,goals\ns1,2020-01-11,warm|Groene straten\n",
        actions_csv="id,title,doelen\na1,Buurtmoestuin, groen \n",
    )
    assert {(each.session, each.goal) for each in of(made, "about")} == {("s1", "groen"), ("s1", "warm")}
    assert [(each.action, each.goal) for each in of(made, "towards")] == [("a1", "groen")]


def test_an_insight_names_its_session() -> None:
    """And what comes from intervision, or is a doubt, is for facilitators without anybody asking."""
    made = plan(
        sessions_csv="id,date,kind\ns1,2020-02-03,intervisie\ns2,2020-02-04,\n",
        insights_csv="id,text,kind,session\ni1,Luisteren helpt,,s1\ni2,Gaat het door?,twijfel,s2\ni3,Koken,,s2\n",
    )
    assert [(each.id, each.session, each.visibility) for each in of(made, "insights")] == [
        ("i1", "s1", "facilitators"),
        ("i2", "s2", "facilitators"),
        ("i3", "s2", "everyone"),
    ]


def test_an_empty_visibility_never_opens_a_doubt() -> None:
    """Neither when it is new nor when it stands already and the file tells less."""
    town = Town()
    town.imports(insights_csv="id,text,kind,visibility\ni,Gaat het door?,doubt,\n")
    assert [each.visibility for each in town.facts.insights] == ["facilitators"]
    assert not town.imports(insights_csv="id,text,visibility\ni,Gaat het door?,\n").changes


def test_an_empty_goal_means_the_community() -> None:
    """In brings, gets and needs."""
    made = plan(stakeholders_csv=PARTNERS, brings_csv="stakeholder,goal,what\nmolen,,een schuur\n")
    assert [(each.stakeholder, each.goal, each.what) for each in of(made, "brings")] == [
        ("molen", None, "een schuur")
    ]
    assert isinstance(of(made, "brings")[0], Brings)


def test_dates_are_read_as_people_write_them() -> None:
    """ISO, partial and Dutch; 9999-12-31 is open as an end; an empty beginning means since always."""
    made = plan(
        stakeholders_csv=PARTNERS,
        ties_csv="source,target,kind,since,until\n"
        "molen,kade,knows,2019-12-08,9999-12-31\n"
        "molen,kade,refers,2021-03,8/12/2021\n"
        "molen,kade,exchanges,2021,\n"
        "molen,kade,collaborates,8 december 2019,\n"
        "molen,kade,delivers_with,,1.2.2020\n",
    )
    assert {each.kind: (each.since, each.until) for each in of(made, "ties")} == {
        "knows": (When.of("2019-12-08"), None),
        "refers": (When.of("2021-03"), When.of("2021-12-08")),
        "exchanges": (When.of("2021"), None),
        "collaborates": (When.of("2019-12-08"), None),
        "delivers_with": (None, When.of("2020-02-01")),
    }


def test_american_dates_are_read_when_somebody_says_so() -> None:
    """12/8/2019 is 12 August here; with the day second it is 8 December."""
    files = {"sessions_csv": "id,date\ns,12/8/2019\n"}
    assert of(plan(**files), "sessions")[0].date == When.of("2019-08-12")
    assert of(plan(How(day_first=False), **files), "sessions")[0].date == When.of("2019-12-08")


def test_several_names_in_a_cell_are_several_rows() -> None:
    """Split at ; and at line breaks; at commas only where somebody confirmed it for that column."""
    files = {
        "stakeholders_csv": PARTNERS,
        "sessions_csv": "id,date\ns1,2020-01-11\n",
        "attendance_csv": 'stakeholder,session\n"De Molen; Kadehuis",s1\n',
    }
    assert {each.stakeholder for each in of(plan(**files), "attendance")} == {"kade", "molen"}
    files["attendance_csv"] = 'stakeholder,session\n"De Molen\nKadehuis",s1\n'
    assert len(of(plan(**files), "attendance")) == 2
    files["attendance_csv"] = 'stakeholder,session\n"De Molen, Kadehuis",s1\n'
    unsplit = plan(**files)
    (question,) = unsplit.questions
    assert (question.topic, question.proposed, question.subject) == ("commas", "no", "stakeholder")
    assert [each.code for each in unsplit.faults] == ["unknown"]
    assert len(of(plan(How(answers={question.shape: "yes"}), **files), "attendance")) == 2
    assert len(of(plan(How(commas=frozenset({"stakeholder"})), **files), "attendance")) == 2


def test_a_name_with_a_separator_that_is_known_stays_one() -> None:
    """A sheet of stakeholders in the same import tells it."""
    made = plan(
        stakeholders_csv='id,name\nmk,"Molen; Kade"\n',
        sessions_csv="id,date\ns1,2020-01-11\n",
        attendance_csv='stakeholder,session\n"Molen; Kade",s1\n',
    )
    assert [each.stakeholder for each in of(made, "attendance")] == ["mk"]


def test_those_present_may_stand_in_a_column_of_the_sessions() -> None:
    """Whoever is not known yet becomes a stakeholder, and is told."""
    made = plan(
        stakeholders_csv=PARTNERS,
        sessions_csv='datum;titel;aanwezigen\n8-12-2019;Aftrap;"De Molen\nBuurthuis Zuid"\n',
    )
    assert of(made, "sessions") == [
        Session(id="aftrap-2019-12-08", origin="import", date=When.of("2019-12-08"), title="Aftrap")
    ]
    assert {each.stakeholder for each in of(made, "attendance")} == {"molen", "buurthuis-zuid"}
    assert ("made", ("Buurthuis Zuid",)) in [(each.code, each.examples) for each in made.notices]


def test_unknown_columns_are_kept_and_private_until_opened() -> None:
    """The value is kept with its row; one question asks who may see the column, and facilitators only is proposed."""
    files = {"stakeholders_csv": "id,name,Kleur\nmolen,De Molen,groen\nkade,Kadehuis,\n"}
    made = plan(**files)
    (extra,) = of(made, "extras")
    assert isinstance(extra, Extra)
    assert (extra.of_kind, extra.of, extra.column, extra.value) == ("stakeholders", "molen", "Kleur", "groen")
    assert of(made, "openings") == []
    (question,) = made.questions
    assert (question.topic, question.proposed, question.required) == ("open", "private", False)
    opened = plan(How(answers={question.shape: "open"}), **files)
    assert [(each.of_kind, each.column) for each in of(opened, "openings")] == [("stakeholders", "Kleur")]
    assert of(plan(How(opened=frozenset({("stakeholders", "Kleur")})), **files), "openings") == of(opened, "openings")


@pytest.mark.parametrize("heading", ["Opmerkingen", "notitie", "Bijzonderheden"])
def test_remarks_about_people_are_never_opened(heading: str) -> None:
    """Not asked, and not even when an option says so."""
    how = How(opened=frozenset({("stakeholders", heading)}))
    made = plan(how, stakeholders_csv=f"id,name,{heading}\nanna,Anna,is ziek\n")
    assert of(made, "extras")[0].value == "is ziek"
    assert of(made, "openings") == []
    assert made.questions == ()


def test_private_columns_are_marked_in_the_preview() -> None:
    """E-mail, telephone and what is unknown; a name is not."""
    (sheet,) = draft(stakeholders_csv="id,naam,e-mail,telefoon,kleur\nm,De Molen,,,\n").sheets
    assert [(each.heading, each.property, each.private) for each in sheet.columns] == [
        ("id", "id", False),
        ("naam", "name", False),
        ("e-mail", "email", True),
        ("telefoon", "phone", True),
        ("kleur", None, True),
    ]


def test_of_two_headings_with_one_meaning_the_nearer_counts() -> None:
    """A list of people has naam and organisatie: the name is the name, the organisation an own column."""
    made = plan(partners_csv="organisatie,naam\nGemeente,Anna\n")
    assert [each.name for each in of(made, "stakeholders")] == ["Anna"]
    assert [(each.column, each.value) for each in of(made, "extras")] == [("organisatie", "Gemeente")]


def test_things_without_a_name_are_called_by_their_id() -> None:
    """A list of ids alone is a list all the same."""
    assert [(each.id, each.name) for each in of(plan(partners_csv="id,sector\nn1,zorg\n"), "stakeholders")] == [
        ("n1", "n1")
    ]


def test_importing_the_same_thing_twice_changes_nothing() -> None:
    """With ids and without them, of things, facts, extras and openings."""
    town = Town()
    files = {
        "partners_csv": "naam,kleur\nDe Molen,groen\nKadehuis,rood\n",
        "goals_csv": "titel\nWarm wonen\n",
        "sessions_csv": "datum,titel,doelen,aanwezigen\n8-12-2019,Aftrap,Warm wonen,De Molen\n9-12-2019,,,Kadehuis\n",
        "commitments_csv": "stakeholder,goal,since\nDe Molen,Warm wonen,2020\n",
        "notes_csv": "stakeholder,date,text\nDe Molen,2020-01-01,belt liever\n",
        "insights_csv": "text,session\nKoken werkt,Aftrap\n",
    }
    first = town.imports(How(opened=frozenset({("stakeholders", "kleur")})), **files)
    assert first.faults == ()
    assert len(first.changes.add) == 2 + 1 + 2 + 1 + 2 + 1 + 1 + 1 + 2 + 1
    again = town.imports(How(opened=frozenset({("stakeholders", "kleur")})), **files)
    assert again.faults == ()
    assert not again.changes
    assert all(each.new == each.corrected == 0 for each in again.counts)


def test_what_a_file_does_not_tell_stays_and_what_it_tells_otherwise_is_corrected() -> None:
    """A missing column changes nothing; another value corrects under the same id; an emptied cell empties."""
    town = Town()
    town.imports(
        stakeholders_csv="id,name,sector,place\nmolen,De Molen,business,Lindehove\nkade,Kadehuis,citizen,Zuid\n"
    )
    made = town.imports(stakeholders_csv="id,name,place\nmolen,De Molen,Oosterwijk\nkade,Kadehuis,\n")
    assert made.counts[0].corrected == 2
    assert set(made.changes.retract) == {("stakeholders", "molen"), ("stakeholders", "kade")}
    assert [(each.sector, each.place) for each in town.facts.stakeholders] == [
        ("citizen", None),
        ("business", "Oosterwijk"),
    ]


def test_who_entered_a_fact_stays_when_a_file_repeats_it() -> None:
    """Only what is new here has import as its origin."""
    town = Town()
    town.standing[("stakeholders", "molen")] = Stakeholder(id="molen", name="De Molen", origin="partner")
    assert not town.imports(stakeholders_csv="id,name\nmolen,De Molen\n").changes


def test_former_and_other_names_find_their_stakeholder() -> None:
    """An old list still finds a renamed partner; nobody is doubled."""
    town = Town()
    town.imports(
        stakeholders_csv="id,name,aliases\nwoon,Woonplus,WP | Woon Plus\n",
        versions_csv="stakeholder,name,until\nwoon,Woningbouw Oost,2018\n",
        sessions_csv="id,date\ns1,2020-01-11\n",
    )
    made = town.imports(attendance_csv="stakeholder,session,role\nWoningbouw Oost,s1,host\nWP,s1,participant\n")
    assert [each.code for each in made.faults] == ["primary", "primary"]
    made = town.imports(attendance_csv="stakeholder,session\nWoningbouw Oost,s1\nWP,s1\n")
    assert [each.stakeholder for each in of(made, "attendance")] == ["woon"]


def test_exact_repeats_are_read_once_and_contradictions_are_faults() -> None:
    """The same row twice counts once; the same thing with another value is for a person to settle."""
    made = plan(stakeholders_csv="naam,sector\nDe Molen,zorg\nDe Molen,zorg\n")
    assert len(of(made, "stakeholders")) == 1
    assert [(each.code, each.count) for each in made.notices] == [("repeats", 1)]
    (said,) = told(plan(stakeholders_csv="naam,sector\nDe Molen,zorg\nDe Molen,bedrijf\n"))
    assert said == (
        'stakeholders.csv, row 3, column "sector": this stands also in stakeholders.csv, row 2, '
        'with another "sector". Leave one of the two, or give each a name or an id of its own.'
    )


def test_bad_rows_can_be_skipped_with_what_hangs_on_them() -> None:
    """Nothing is written while there is a fault; with skipping, the rest is, and every row left is listed."""
    files = {
        "stakeholders_csv": "id,name,latitude\nmolen,De Molen,hoog\nkade,Kadehuis,52\nbrug,De Brug,\n",
        "ties_csv": "source,target\nmolen,kade\nkade,brug\n",
    }
    town = Town()
    whole = town.imports(**files)
    assert not whole.changes
    assert [each.code for each in whole.faults] == ["number"]
    rest = town.imports_what_it_can(**files)
    assert [(each.file, each.row, each.code) for each in rest.faults] == [
        ("stakeholders.csv", 2, "number"),
        ("ties.csv", 2, "follows"),
    ]
    assert rest.left == 2
    assert [(each.kind, each.new) for each in rest.counts] == [("stakeholders", 2), ("ties", 1)]
    assert [each.id for each in town.facts.stakeholders] == ["brug", "kade"]


def test_a_community_keeps_its_identity_whatever_a_file_calls_it() -> None:
    """Its signature is corrected; a second community never appears."""
    town = Town()
    town.imports(community_csv="id,name,about\nlinde,Lindemark,samen wonen\n")
    made = town.imports(community_csv="id,name,about\nanders,Lindemark,samen wonen en werken\n")
    assert made.changes.retract == (("community", "linde"),)
    assert [(each.id, each.about) for each in town.facts.community] == [("linde", "samen wonen en werken")]


def test_private_kinds_come_in_as_private() -> None:
    """Notes, signals and follow-ups are added as what they are."""
    town = Town()
    made = town.imports(
        stakeholders_csv=PARTNERS,
        notes_csv="stakeholder,text\nmolen,belt liever\n",
        feelers_csv="stakeholder,date,energy,doubt\nKadehuis,2020-02-01,-1,ja\n",
        follow_ups_csv="stakeholder,kind,due\nkade,belletje,2020-02-08\n",
    )
    assert made.faults == ()
    assert [each.text for each in town.private.notes] == ["belt liever"]
    assert [(each.energy, each.doubt) for each in town.private.feelers] == [(-1, True)]
    assert [each.kind for each in town.private.follow_ups] == ["call"]


def test_about_and_attendance_have_ids_that_come_back() -> None:
    """The id of a fact without one follows from what makes it the same fact, so it is the same next year."""
    files = {"goals_csv": "id,title\nw,Warm\n", "sessions_csv": "id,date,goals\ns,2020,w\n"}
    first, second = plan(**files), plan(**files)
    assert of(first, "about") == of(second, "about")
    assert isinstance(of(first, "about")[0], About)


def test_a_word_that_means_two_columns_is_the_one_that_every_row_needs() -> None:
    """In follow-ups partner is the Dutch word for whom, and the name of the one that is brought together with it."""
    people = "naam\nDe Molen\nKadehuis\n"
    alone = plan(partners_csv=people, opvolging_csv="Partner;Soort;Uiterlijk\nKadehuis;call;2020-06-01\n")
    assert alone.faults == ()
    assert [(each.stakeholder, each.partner) for each in of(alone, "follow_ups")] == [("kadehuis", None)]
    both = plan(partners_csv=people, follow_ups_csv="stakeholder,partner,kind\nKadehuis,De Molen,bring_together\n")
    assert [(each.stakeholder, each.partner) for each in of(both, "follow_ups")] == [("kadehuis", "de-molen")]
