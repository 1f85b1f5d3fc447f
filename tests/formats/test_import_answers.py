"""Answers of a form service become ties that the respondent confirmed."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from meshwork import formats
from meshwork.formats import How, Plan
from meshwork.when import When
from tests.formats.desk import Town, draft, of, plan, told

TITLES = (
    "Tijdstempel",
    "Namens welke organisatie antwoord je?",
    "Met wie heb je de afgelopen drie maanden iets gedaan?",
    "Waaraan?",
    "Wie nam het initiatief?",
    "Wil je iets verbeteren, bezwaar maken of je terugtrekken?",
)
GOOGLE = (
    ",".join(f'"{each}"' for each in TITLES)
    + """
2026/11/12 10:33:05 am CET,Bakkerij Oostveen,"De Molen; Kadehuis","brood zqvertrouwelijk",wij,
2026/11/13 9:00:00 am CET,Kadehuis,"Bakkerij Oostveen
De Sluis",kade,De Sluis,"Ons adres klopt niet zqwens"
2026/11/14 9:00:00 am CET,De Sluis,nee,,,nee
"""
)


NEW = How(answers={"same:stakeholders:Kadehuis": "new"})
"""Nobody is known yet; who asks for something is said to be new."""
PEOPLE = "naam;plaats\nBakkerij Oostveen;Lint\nDe Molen;\nKadehuis;Kampen\nDe Sluis;\n"
GOALS = "titel\nSamen brood bakken\nWarm wonen\n"


def town() -> Town:
    """A community that knows the four partners and two goals."""
    found = Town()
    found.imports(stakeholders_csv=PEOPLE, goals_csv=GOALS)
    return found


def answers(*rows: str) -> str:
    """A file of answers with these rows: day, who, with whom, on what, who began, wish."""
    return "\n".join((";".join(TITLES), *rows)) + "\n"


def shapes(found: Plan) -> list[str]:
    """What is put to a person."""
    return [each.shape for each in found.questions]


def ties(content: str) -> list[tuple[str, str, str | None, str | None]]:
    """Ends, who began it and who confirmed it."""
    found = of(plan(NEW, answers_csv=content), "ties")
    return sorted((each.source, each.target, each.started_by, each.confirmed_by) for each in found)


def test_each_name_in_a_cell_is_a_tie_that_the_respondent_confirmed() -> None:
    """Two names by a semicolon, two by a line; the pair that both name is one; nobody is nobody."""
    assert ties(GOOGLE) == [
        ("bakkerij-oostveen", "de-molen", "bakkerij-oostveen", "bakkerij-oostveen"),
        ("bakkerij-oostveen", "kadehuis", "bakkerij-oostveen", "bakkerij-oostveen"),
        ("kadehuis", "de-sluis", "de-sluis", "kadehuis"),
    ]


def test_who_answers_by_its_own_name_took_the_initiative() -> None:
    """Kadehuis answers "kadehuis": it began its tie."""
    found = ties(GOOGLE.replace("kade,De Sluis", "kade,kadehuis"))
    assert [each for each in found if each[0] == "kadehuis"] == [("kadehuis", "de-sluis", "kadehuis", "kadehuis")]


def test_a_tie_holds_the_three_months_up_to_the_answer() -> None:
    """Ninety-one days before the twelfth of November, and that day itself; it is told that a form said so."""
    first = next(each for each in of(plan(NEW, answers_csv=GOOGLE), "ties") if each.target == "de-molen")
    assert (first.since, first.until) == (When.of("2026-08-13"), When.of("2026-11-13"))
    assert (first.kind, first.origin) == ("collaborates", "form")


def test_a_second_import_makes_no_doubles() -> None:
    """Neither partners nor ties."""
    town = Town()
    town.imports(NEW, answers_csv=GOOGLE)
    again = town.imports(NEW, answers_csv=GOOGLE)
    assert not again.changes


def test_a_wish_is_put_to_a_person_with_its_words_and_nothing_of_them_is_kept() -> None:
    """Kadehuis writes that its address is wrong; nothing is written of it, and what else was asked is not read."""
    found = plan(NEW, answers_csv=GOOGLE.replace("Waaraan?", "Hoe ging het?"))
    (wish,) = (each for each in found.questions if each.topic == "wish")
    assert (wish.shape, wish.proposed) == ("wish:words:Kadehuis", "no")
    assert [answer for answer, _words in wish.choices] == ["objects", "left", "no"]
    assert "Ons adres klopt niet zqwens" in wish.text
    (left,) = (each for each in found.notices if each.code == "not_read")
    assert left.examples == ("Hoe ging het?",)
    assert "zq" not in repr(found.changes)
    assert of(found, "choices") == []


def test_a_yes_to_an_objection_writes_the_choice_and_no_tie_that_the_objector_told() -> None:
    """From the day of the answer; nothing else stands of that row."""
    here, how = town(), How(answers={"wish:words:Kadehuis": "objects"})
    rows = here.imports(how, answers_csv=answers("2026-11-13;Kadehuis;De Sluis;Warm wonen;wij;zqwoorden bezwaar"))
    (choice,) = of(rows, "choices")
    assert (choice.stakeholder, choice.purpose, choice.since) == ("kadehuis", "objects", When.of("2026-11-13"))
    assert (of(rows, "ties"), of(rows, "commitments")) == ([], [])
    assert "zq" not in repr(rows.changes)


def test_a_yes_to_a_withdrawal_is_its_last_day_as_a_partner() -> None:
    """What it did before stays."""
    rows = town().imports(
        How(answers={"wish:words:Kadehuis": "left"}), answers_csv=answers("2026-11-13;Kadehuis;De Sluis;;;ik stop")
    )
    (who,) = of(rows, "stakeholders")
    assert (who.name, who.place, who.left) == ("Kadehuis", "Kampen", When.of("2026-11-13"))
    assert len(of(rows, "ties")) == 1


def test_who_asks_for_something_under_a_misspelt_name_is_asked_about_before_anything_is_written() -> None:
    """Kadhuis is proposed to be Kadehuis; answered so, it is no new partner."""
    content = answers("2026-11-13;Kadhuis;;;;ik maak bezwaar")
    here = town()
    before = here.imports(answers_csv=content)
    (who,) = (each for each in before.questions if each.topic == "who")
    assert (who.required, [answer for answer, _words in who.choices]) == (True, ["Kadehuis", "new"])
    assert not before.changes
    same = {"same:stakeholders:Kadhuis": "Kadehuis"}
    assert shapes(plan_of(here, How(answers=same), content)) == ["wish:words:Kadehuis"]
    rows = here.imports(How(answers={**same, "wish:words:Kadehuis": "objects"}), answers_csv=content)
    assert (of(rows, "stakeholders"), len(of(rows, "choices"))) == ([], 1)


def plan_of(here: Town, how: How, content: str) -> Plan:
    """What a file would do in a town; nothing is kept."""
    return formats.plan(draft(how, answers_csv=content), here.facts, here.private)


def test_an_answer_about_a_tie_that_stands_confirms_it() -> None:
    """Bakkerij Oostveen told it, Kadehuis tells it eight days later from its side: one tie, until the later answer.

    The first came in with who began it unsaid, so that the second tells it; who confirmed it first stays so.
    """
    here = town()
    here.imports(answers_csv=answers("2026-11-12;Bakkerij Oostveen;Kadehuis;;;"))
    other = answers("2026-11-20;Kadehuis;bakkerij oostveen;;wij;")
    here.imports(answers_csv=other)
    (tie,) = here.facts.ties
    assert (tie.source, tie.confirmed_by, tie.started_by) == ("bakkerij-oostveen", "bakkerij-oostveen", "kadehuis")
    assert (tie.since, tie.until) == (When.of("2026-08-13"), When.of("2026-11-21"))
    assert not here.imports(answers_csv=other).changes
    assert not here.imports(answers_csv=answers("2026-11-12;Bakkerij Oostveen;Kadehuis;;;")).changes


def test_two_files_brought_in_together_tell_one_tie() -> None:
    """As two files after each other would."""
    here = town()
    here.imports(
        a_csv=answers("2026-11-12;Bakkerij Oostveen;Kadehuis;;;"),
        b_csv=answers("2026-11-20;Kadehuis;Bakkerij Oostveen;;;"),
    )
    (tie,) = here.facts.ties
    assert tie.until == When.of("2026-11-21")


@pytest.mark.parametrize(
    ("kind", "until", "ties"),
    [
        ("delivers_with", "", 1),
        ("collaborates", "2026-09-01", 1),
        ("knows", "", 2),
        ("collaborates", "2026-08-01", 2),
    ],
)
def test_what_a_facilitator_wrote_keeps_its_own_days(kind: str, until: str, ties: int) -> None:
    """A tie of doing something together, with a day in the three months, is confirmed and not lengthened; to know
    each other is another thing, and so is what was over before."""
    here = town()
    here.imports(ties_csv=f"van;naar;soort;sinds;tot\nKadehuis;De Molen;{kind};2025-01-01;{until}\n")
    here.imports(answers_csv=answers("2026-11-12;De Molen;Kadehuis;;;"))
    assert len(here.facts.ties) == ties
    old = next(each for each in here.facts.ties if each.source == "kadehuis")
    assert old.until == (When.of(until) if until else None)
    assert old.confirmed_by == ("de-molen" if ties == 1 else None)


def test_on_what_something_was_done_makes_an_interested_partner_of_a_goal() -> None:
    """Once, from the day of the answer; a goal it carries already is left; what is no goal here is told."""
    here = town()
    rows = here.imports(answers_csv=answers('2026-11-12;De Molen;Kadehuis;"warm wonen; zqgeheim";;'))
    (found,) = of(rows, "commitments")
    assert (found.stakeholder, found.goal, found.level) == ("de-molen", "warm-wonen", "interested")
    assert (found.since, found.until, found.confirmed_by) == (When.of("2026-11-12"), None, "de-molen")
    (missed,) = (each for each in rows.notices if each.code == "no_goals")
    assert (missed.count, "zq" in repr(rows.changes)) == (1, False)
    assert of(here.imports(answers_csv=answers("2026-12-12;De Molen;Kadehuis;Warm wonen;;")), "commitments") == []


def test_what_looks_like_a_goal_is_asked_about() -> None:
    """Nothing is taken without an answer."""
    here, content = town(), answers("2026-11-12;De Molen;Kadehuis;Samen broden bakken;;")
    assert shapes(plan_of(here, How(), content)) == ["same:goals:Samen broden bakken"]
    same = How(answers={"same:goals:Samen broden bakken": "Samen brood bakken"})
    assert [each.goal for each in of(plan_of(here, same, content), "commitments")] == ["samen-brood-bakken"]


def microsoft() -> bytes:
    """A workbook as Microsoft Forms writes it."""
    held = io.BytesIO()
    rows = (
        (
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "With whom did you do something?",
            "Who took the initiative?",
        ),
        ("1", "2026-11-12 10:30", "2026-11-12 10:33", "anonymous", "anonymous", "De Molen", "they"),
        ("2", "2026-11-12 10:30", "2026-11-12 10:33", "k@kade.example", "Kadehuis", "De Molen;De Sluis", "they"),
    )
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Form1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return held.getvalue()


def test_a_workbook_of_microsoft_forms_is_read_alike() -> None:
    """Who is anonymous is asked for by row; "they" tells who began it where there is one, not where there are two."""
    found = plan(form_xlsx=microsoft())
    (fault,) = told(found)
    assert "row 2" in fault
    assert "does not say who answers" in fault
    rows = Town().imports_what_it_can(form_xlsx=microsoft())
    assert [(each.target, each.started_by) for each in of(rows, "ties")] == [("de-molen", None), ("de-sluis", None)]
    assert "kade.example" not in repr(rows.changes)


@pytest.mark.parametrize("day", ["gisteren", ""])
def test_an_answer_without_its_moment_is_a_fault(day: str) -> None:
    """With its row; the others are offered."""
    said = told(plan(NEW, answers_csv=GOOGLE.replace("2026/11/12 10:33:05 am CET", day)))
    assert "row 2" in said[0]
    assert len(said) == 1


def test_a_sheet_of_people_is_no_form() -> None:
    """Without the moment of an answer it is asked what it holds."""
    found = plan(people_csv="naam;met wie\nDe Molen;Kadehuis\n")
    assert [each.topic for each in found.questions] == ["sheet"]


def test_all_that_one_wrote_in_words_is_put_in_one_question_the_last_first() -> None:
    """A file that grows holds the old wish beside the new one: the new one is not hidden by it."""
    content = answers("2026-10-01;Kadehuis;;;;ons adres klopt niet", "2026-11-13;Kadehuis;;;;haal ons weg")
    (wish,) = (each for each in plan_of(town(), How(), content).questions if each.topic == "wish")
    assert '"haal ons weg" / "ons adres klopt niet"' in wish.text


def test_answers_of_several_rounds_in_one_file_are_what_they_are_in_files_of_their_own() -> None:
    """January and March meet and are one tie, June is another: whatever the order, and whoever of the two told."""
    rows = [
        "2026-01-11;Kadehuis;De Molen;;;",
        "2026-03-11;De Molen;Kadehuis;;wij;",
        "2026-06-30;Kadehuis;De Molen;;;",
    ]

    def spans(*files: str) -> list[tuple[str, str, str | None]]:
        here = town()
        for each in files:
            here.imports(answers_csv=each)
        return sorted((str(each.since), str(each.until), each.started_by) for each in here.facts.ties)

    apart = spans(*map(answers, rows))
    assert len(apart) == 2
    assert spans(answers(*rows)) == apart
    assert spans(answers(*reversed(rows))) == apart
