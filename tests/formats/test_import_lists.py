"""Attendance lists and workbooks as people keep them: a column for each meeting, sheets with any names."""

from __future__ import annotations

from meshwork.formats import How
from meshwork.when import When
from tests.formats.desk import Town, draft, of, plan, told

LIST = "Naam;Plaats;Aftrap 8-12-2019;11-1-2020\nDe Molen;Lindehove;x;\nKadehuis;;ja;1\nDe Brug;;;nee\n"


def test_a_list_with_a_column_for_each_meeting_becomes_sessions_and_attendance() -> None:
    """The date in a heading is the day, the rest of it the title; x, ja and 1 mean present, empty and nee nothing."""
    made = plan(presentie_csv=LIST)
    assert made.faults == ()
    assert [(each.id, each.date, each.title) for each in of(made, "sessions")] == [
        ("2020-01-11", When.of("2020-01-11"), None),
        ("aftrap-2019-12-08", When.of("2019-12-08"), "Aftrap"),
    ]
    assert {(each.stakeholder, each.session, each.present) for each in of(made, "attendance")} == {
        ("de-molen", "aftrap-2019-12-08", True),
        ("kadehuis", "aftrap-2019-12-08", True),
        ("kadehuis", "2020-01-11", True),
    }
    assert [(each.name, each.place) for each in of(made, "stakeholders")] == [
        ("De Brug", None),
        ("De Molen", "Lindehove"),
        ("Kadehuis", None),
    ]


def test_a_list_is_known_by_its_shape_whatever_the_file_is_called() -> None:
    """Dates above ticks are enough; a file name that says nothing asks nothing then."""
    made = plan(blad1_csv=LIST)
    assert made.questions == ()
    assert len(of(made, "attendance")) == 3


def test_the_same_list_with_one_more_meeting_adds_that_meeting() -> None:
    """Nobody is doubled; last month's sessions and ticks stand."""
    town = Town()
    town.imports(presentie_csv=LIST)
    assert not town.imports(presentie_csv=LIST).changes
    made = town.imports(
        presentie_csv="Naam;Aftrap 8-12-2019;11-1-2020;25 jan 2020\nDe Molen;x;;x\nKadehuis;ja;1;\nNieuw;;;x\n"
    )
    assert {(each.kind, each.new, each.corrected) for each in made.counts} == {
        ("stakeholders", 1, 0),
        ("sessions", 1, 0),
        ("attendance", 2, 0),
    }


def test_a_meeting_that_stands_already_is_found_by_its_day_or_its_name() -> None:
    """A heading of a day alone is the one session of that day; a heading of a title alone the one called so."""
    town = Town()
    town.imports(sessions_csv="id,date,title\nkick,2019-12-08,Aftrap\nwerk,2020-01-11,Werkplaats\n")
    made = town.imports(presentie_csv="naam,8-12-2019,Werkplaats\nDe Molen,x,x\n")
    assert made.faults == ()
    assert {each.session for each in of(made, "attendance")} == {"kick", "werk"}
    assert of(made, "sessions") == []


def test_a_heading_without_a_day_that_nobody_knows_is_a_fault() -> None:
    """The session cannot be made without its day."""
    made = plan(presentie_csv="naam,8-12-2019,Werkplaats\nDe Molen,x,x\n")
    assert [(each.code, each.row, each.value) for each in made.faults] == [("unknown", 2, "Werkplaats")]


def test_a_tick_that_is_none_is_a_fault_in_its_cell() -> None:
    """Row and column as a person counts them, with the heading."""
    made = plan(presentie_csv="naam,8-12-2019,11-1-2020\nDe Molen,x,x\nKadehuis,x,misschien\n")
    (fault,) = made.faults
    assert (fault.file, fault.row, fault.column, fault.value) == ("presentie.csv", 3, "11-1-2020", "misschien")


def test_who_declined_was_invited_and_did_not_come() -> None:
    """Which silence does not tell."""
    made = plan(presentie_csv="naam,8-12-2019\nDe Molen,x\nKadehuis,afgemeld\n")
    assert {(each.stakeholder, each.invited, each.present) for each in of(made, "attendance")} == {
        ("de-molen", None, True),
        ("kadehuis", True, False),
    }


def test_several_names_in_one_row_of_a_list_are_several() -> None:
    """They share the ticks, not the place."""
    made = plan(presentie_csv='naam,plaats,8-12-2019\n"De Molen; Kadehuis",Zuid,x\n')
    assert [(each.name, each.place) for each in of(made, "stakeholders")] == [("De Molen", None), ("Kadehuis", None)]
    assert len(of(made, "attendance")) == 2


def test_a_row_without_a_name_is_a_fault() -> None:
    """A tick of nobody."""
    assert told(plan(presentie_csv="naam,8-12-2019\n,x\n")) == [
        'presentie.csv, row 2, column "naam": there is no name in this row. Fill it in.'
    ]


def test_a_sheet_that_says_nothing_is_asked_about_once() -> None:
    """The likeliest kind first; until somebody answers nothing is written; the answer is kept by the file's shape."""
    files = {"blad1_csv": "naam,plaats\nDe Molen,Lindehove\n"}
    asked = plan(**files)
    (question,) = asked.questions
    assert (question.topic, question.required, question.subject) == ("sheet", True, "blad1")
    assert question.choices[0] == ("stakeholders", "stakeholders")
    assert {"attendance_list", "skip"} <= {answer for answer, _words in question.choices}
    assert not asked.changes
    assert [each.code for each in asked.faults] == ["unanswered"]
    how = How(answers={question.shape: "stakeholders"})
    assert [each.name for each in of(plan(how, **files), "stakeholders")] == ["De Molen"]
    later = draft(how, blad1_csv="naam,plaats\nHeel iemand anders,Zuid\n")
    assert (later.questions, len(later.entries)) == ((), 1)


def test_what_an_option_says_of_a_sheet_is_an_answer_to_keep() -> None:
    """So that it need not be said again; skip leaves the sheet out."""
    files = {"blad1_csv": "naam,plaats\nDe Molen,Lindehove\n"}
    read = draft(How(sheets={"blad1": "stakeholders"}), **files)
    assert read.questions == ()
    assert list(read.how.answers.values()) == ["stakeholders"]
    assert draft(How(answers=read.how.answers), **files).questions == ()
    skipped = plan(How(sheets={"blad1": "skip"}), **files)
    assert (skipped.faults, skipped.changes.add, [each.code for each in skipped.notices]) == ((), (), ["skipped"])


def test_an_answered_sheet_of_ties_makes_the_parties_it_names() -> None:
    """A list of pairs is all that people have; those who are new are told, near names are proposed."""
    how = How(sheets={"wie_kent_wie": "ties"})
    made = plan(how, wie_kent_wie_csv="van,naar\nBakkerij Oost,De Molen\nBakerij Oost,De Molen\n")
    assert [each.name for each in of(made, "stakeholders")] == ["Bakerij Oost", "Bakkerij Oost", "De Molen"]
    (question,) = made.questions
    assert (question.topic, question.required, question.proposed) == ("same", False, "new")
    same = plan(
        How(sheets={"wie_kent_wie": "ties"}, answers={question.shape: question.choices[1][0]}),
        wie_kent_wie_csv="van,naar\nBakkerij Oost,De Molen\nBakerij Oost,De Molen\n",
    )
    assert len(of(same, "stakeholders")) == 2
    assert len(of(same, "ties")) == 1


def test_two_sheets_of_one_meaning_are_read_together() -> None:
    """And that is said."""
    made = plan(partners_csv="naam\nDe Molen\n", stakeholders_csv="naam\nKadehuis\nDe Molen\n")
    assert [each.name for each in of(made, "stakeholders")] == ["De Molen", "Kadehuis"]
    assert "together" in [each.code for each in made.notices]


def test_a_tick_confirms_a_role_that_is_known() -> None:
    """A list tells who came, not as what: the host of that day stays its host and is not counted twice."""
    town = Town()
    town.imports(
        stakeholders_csv="id,name\nm,De Molen\n",
        sessions_csv="id,date\ns,2019-12-08\n",
        attendance_csv="stakeholder,session,role\nm,s,host\n",
    )
    made = town.imports(presentie_csv="naam,8-12-2019\nDe Molen,x\n")
    assert made.faults == ()
    assert [(each.role, each.present) for each in town.facts.attendance] == [("host", True)]
    assert not town.imports(attendance_csv="stakeholder,session\nDe Molen,s\n").changes


def test_ticks_under_a_heading_that_is_no_session_are_told_at_that_heading() -> None:
    """Three meetings' worth of columns, and the one without a day that nobody knows is the one that is named."""
    made = plan(presentie_csv="Naam;Aftrap 8-12-2019;11-1-2020;Nieuwsbrief\nDe Molen;x;;ja\nKadehuis;;x;\n")
    assert [(each.row, each.column, each.value) for each in made.faults] == [(2, "Nieuwsbrief", "Nieuwsbrief")]
