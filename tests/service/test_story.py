"""Stories are made by facilitators, kept as they were told, and shown to who funds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboards.pages._story_form import done, saved
from dashboards.pages._story_moment import act, way
from dashboards.pages._story_place import seen
from meshwork.asker import Asker, Role
from meshwork.change import Changes
from meshwork.errors import Conflict, MeshworkError, NotAllowed
from meshwork.model import Attendance, Belonging, Choice, Draft, Facts, Session, Stakeholder
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.stores.history import history_of
from meshwork.stores.ndjson import bring_back
from meshwork.story import frozen
from meshwork.story.outline import Pick
from meshwork.story.shown import ShownStory
from meshwork.text import speak
from meshwork.when import When
from tests.serving import Serve
from tests.story.town import choosing, meeting, partners, town, weeks

TODAY = date(2024, 6, 30)
ANNA = Asker("anna", Role.FACILITATOR)
FUNDER = Asker("fund", Role.FUNDER)
WHO = tuple(f"care-{at}" for at in range(1, 9))


def facts() -> Facts:
    return choosing(
        meeting(town(*partners({"care": 8})), weeks(date(2022, 7, 4), TODAY), WHO), "name_in_stories", *WHO[:5]
    )


@dataclass
class Town:
    """A store with eight partners of whom five may be named."""

    service: Service
    path: Path

    def made(self) -> str:
        outline = self.service.story.propose(ANNA, "c", title="Samen", language="nl")
        story, _change = self.service.story.make(ANNA, "c", outline)
        return story.id

    def seen(self, id_: str, asker: Asker = FUNDER) -> ShownStory:
        return self.service.story.open(asker, "c", id_)


@pytest.fixture
def here(serve: Serve, tmp_path: Path) -> Town:
    service = serve(facts(), today=lambda: TODAY, now=lambda: datetime(2024, 6, 30, 12, tzinfo=UTC))
    return Town(service, tmp_path / "store.db")


def test_a_funder_sees_a_story_that_was_made_and_asks_for_nothing_else(here: Town) -> None:
    """By id or title; nobody else sees it, and a funder makes, lists and proposes none."""
    id_ = here.made()
    assert here.seen(id_) == here.seen("Samen")
    outline = here.service.story.propose(ANNA, "c", title="Samen", language="nl")
    stories = here.service.story
    for asked in (
        lambda: stories.list(FUNDER, "c"),
        lambda: stories.propose(FUNDER, "c", title="", language="nl"),
        lambda: stories.look(FUNDER, "c", outline),
        lambda: stories.make(FUNDER, "c", outline),
        lambda: stories.with_stage(FUNDER, "c", outline, "x"),
        lambda: stories.open(Asker("x", Role.NOBODY), "c", id_),
        lambda: here.service.facts(FUNDER, "c"),
        lambda: here.service.path(FUNDER, "c"),
    ):
        with pytest.raises(NotAllowed):
            asked()


def test_what_is_written_later_changes_nothing_of_a_story(here: Town) -> None:
    """Half of the meetings are taken away: the story stands as it was told, and a new one tells of fewer."""
    before = here.seen(id_ := here.made())
    gone = tuple(("attendance", each.id) for each in facts().attendance[::2])
    here.service.write(ANNA, "c", Changes((), gone), "edit")
    assert here.seen(id_) == before
    assert here.seen(here.made()).moments != before.moments


def test_the_list_tells_of_what_days_and_as_known_when_and_undo_takes_it_off(here: Town) -> None:
    """A second story of the same title has an id of its own, by which it is asked for."""
    one, two = here.made(), here.made()
    listed = here.service.story.list(ANNA, "c")
    assert [each.story.id for each in listed] == [one, two]
    assert (listed[0].day, listed[0].known_at) == (TODAY, datetime(2024, 6, 30, 12, tzinfo=UTC))
    with pytest.raises(MeshworkError, match="story-1, story-2"):
        here.seen("Samen")
    here.service.undo(ANNA, "c")
    assert [each.story.id for each in here.service.story.list(ANNA, "c")] == [one]
    with pytest.raises(MeshworkError):
        here.seen(two)
    assert here.made() == "story-3"


def test_a_story_that_is_taken_off_the_list_comes_back_as_it_was_told(here: Town) -> None:
    """Its values stay meanwhile, and who is erased goes out of these too."""
    before = here.seen(id_ := here.made())
    _taken, off = here.service.undo(ANNA, "c")
    with pytest.raises(MeshworkError):
        here.seen(id_)
    here.service.undo(ANNA, "c", off.number)
    assert here.seen(id_) == before
    here.service.undo(ANNA, "c")
    here.service.keeping.erase(ANNA, "c", "care-1")
    assert not [each for each in here.path.parent.iterdir() if b"Care Huis 1" in each.read_bytes()]


def test_a_story_counts_along_in_later_ones_while_it_is_on_the_list_or_went_out(serve: Serve) -> None:
    """Ten of care and eight of business; of care two more are learnt of: not beside the first story, where two would
    be found. Taken off the list it counts where it went out."""
    who = town(*partners({"care": 12, "business": 8}))
    ids = tuple(each.id for each in who.stakeholders if each.id not in {"care-11", "care-12"})
    service = serve(meeting(who, weeks(date(2022, 7, 4), TODAY), ids), today=lambda: TODAY)

    def divided() -> list[int]:
        outline = service.story.propose(ANNA, "c", title="Samen", language="nl")
        told = service.story.look(ANNA, "c", outline).moments[-1].tables
        return [count.number for each in told for count in each.counts]

    outline = service.story.propose(ANNA, "c", title="Samen", language="nl")
    story, change = service.story.make(ANNA, "c", outline)
    assert divided() == [10, 8]
    there = tuple(Attendance(id=each, stakeholder=each, session=f"s-{TODAY}-x") for each in ("care-11", "care-12"))
    later = Changes((Session(id=f"s-{TODAY}-x", date=When.on(TODAY)), *there))
    service.write(ANNA, "c", later, "edit")
    assert divided() == []
    given = service.exports.note(ANNA, "c", story.id, "txt")
    assert change
    assert given
    service.undo(ANNA, "c", change.number)
    assert divided() == []
    service.undo(ANNA, "c", given.number)
    assert divided() == [12, 8]


def test_who_objects_is_in_no_story_from_that_day(here: Town) -> None:
    """The figures stay, and so does the dot."""
    before = here.seen(id_ := here.made())
    assert "Care Huis 1" in before.named
    here.service.write(ANNA, "c", Changes((Choice(id="o", stakeholder="care-1", purpose="objects"),)), "choose")
    after = here.seen(id_)
    assert "Care Huis 1" not in frozen.text(after)
    assert after.moments[-1].figures == before.moments[-1].figures
    assert len(after.moments[-1].picture.marks) == len(before.moments[-1].picture.marks)


def test_a_story_as_it_is_kept_goes_out_only_with_what_is_for_facilitators(here: Town) -> None:
    """Who objects since still stands in it as it is kept: without what is private a history goes without it."""
    kept = frozen.KEPT_AS + here.made()
    store = open_store(f"sqlite:///{here.path}")
    held = {private: dict(history_of(store, "c", private=private).kept) for private in (True, False)}
    store.close()
    assert (kept in held[True], kept in held[False]) == (True, False)


def test_who_is_erased_is_in_no_byte_of_the_store(here: Town) -> None:
    """Out of what is kept too; the story stands with its figures."""
    before = here.seen(id_ := here.made())
    here.service.keeping.erase(ANNA, "c", "care-1")
    after = here.seen(id_)
    assert after.moments[-1].figures == before.moments[-1].figures
    assert "Care Huis 1" not in frozen.text(after)
    assert not [each for each in here.path.parent.iterdir() if b"Care Huis 1" in each.read_bytes()]


def test_an_organisation_goes_with_the_only_person_who_represented_it(here: Town) -> None:
    """Anna spoke for Care Huis 1 and is erased: its name goes out of the story that is kept, as hers."""
    anna = Stakeholder(id="anna", name="Anna Vos", kind="person")
    chose = Choice(id="n", stakeholder="anna", purpose="name_in_stories")
    row = Belonging(id="b", person="anna", organisation="care-1")
    here.service.write(ANNA, "c", Changes((anna, chose, row)), "add")
    assert "Care Huis 1" in here.seen(id_ := here.made()).named
    here.service.keeping.erase(ANNA, "c", "anna")
    assert here.seen(id_).named == tuple(f"Care Huis {at}" for at in range(2, 6))


def test_a_stage_asks_what_the_community_wants_to_be(here: Town) -> None:
    """Without it nothing is put in."""
    outline = here.service.story.propose(ANNA, "c", title="Samen", language="nl")
    with pytest.raises(MeshworkError):
        here.service.story.with_stage(ANNA, "c", outline, " ")
    staged = here.service.story.with_stage(ANNA, "c", outline, "Een leergemeenschap")
    told = here.service.story.look(ANNA, "c", staged)
    assert told.staged is not None
    assert told.staged.line == (
        "Deze indeling is een hulpmiddel bij het gesprek, met eigen grenzen van dit programma. Het is geen cijfer, "
        "geen doel en niet geschikt om netwerken te vergelijken."
    )
    with pytest.raises(MeshworkError):
        here.service.story.look(ANNA, "c", replace(outline, picks=()))
    with pytest.raises(MeshworkError, match="needs a title"):
        here.service.story.make(ANNA, "c", replace(outline, title=" "))
    five = replace(outline.picks[-1], said=tuple("abcde"))
    with pytest.raises(MeshworkError, match=r"5 .*4"):
        here.service.story.look(ANNA, "c", replace(outline, picks=(five,)))
    four = replace(five, said=tuple("abcd"))
    assert here.service.story.look(ANNA, "c", replace(outline, picks=(four,))).moments[0].sentences[-4:] == four.said


def test_a_story_is_written_in_the_store_and_makes_room_for_one_that_is_made(here: Town) -> None:
    """Kept in the log, for facilitators alone; each step is taken back, and so is the making."""
    drafts = here.service.drafts
    proposed = drafts.open(ANNA, "c")
    assert not proposed.kept
    assert drafts.keep(ANNA, "c", replace(proposed.outline, answer="Het lukte: 12 keer.")) is not None
    assert drafts.keep(ANNA, "c", drafts.outline(ANNA, "c")) is None
    proof = drafts.open(ANNA, "c").proof
    assert proof is not None
    assert proof.story.opening[-1] == "Het lukte: 12 keer."
    assert any("met de hand" in each for each in proof.story.unknown)
    with pytest.raises(MeshworkError):
        drafts.keep(ANNA, "c", replace(proposed.outline, picks=()))
    for asked in (drafts.open, drafts.outline, drafts.leave, drafts.make, drafts.works):
        with pytest.raises(NotAllowed):
            asked(FUNDER, "c")
    with pytest.raises(NotAllowed):
        drafts.keep(FUNDER, "c", proposed.outline)
    story, _change = drafts.make(ANNA, "c")
    assert here.seen(story.id).opening[-1] == "Het lukte: 12 keer."
    assert drafts.outline(ANNA, "c") == proposed.outline
    here.service.undo(ANNA, "c")
    assert drafts.outline(ANNA, "c").answer == "Het lukte: 12 keer."
    here.service.undo(ANNA, "c")
    assert not drafts.open(ANNA, "c").kept


def test_what_is_being_written_goes_out_only_with_what_is_private_and_forgets_who_is_erased(here: Town) -> None:
    """Of an import of a story nothing but the outline is kept, so a name in it is one that was typed."""
    drafts = here.service.drafts
    drafts.keep(ANNA, "c", replace(drafts.outline(ANNA, "c"), asked="Vraag het Care Huis 8."))
    store = open_store(f"sqlite:///{here.path}")
    held = {private: str(history_of(store, "c", private=private).rows) for private in (True, False)}
    store.close()
    assert ("Vraag het" in held[True], "Vraag het" in held[False]) == (True, False)
    here.service.keeping.erase(ANNA, "c", "care-8")
    assert drafts.outline(ANNA, "c").asked == "Vraag het …."


def test_what_was_learnt_since_is_told_by_figure(here: Town) -> None:
    """Half of the attendance is taken away: meetings stay, for four partners still came to each; nothing differs at
    first."""
    told = here.seen(here.made())
    assert here.service.story.since(ANNA, "c", told) == ()
    with pytest.raises(NotAllowed):
        here.service.story.since(FUNDER, "c", told)
    gone = tuple(("attendance", each.id) for each in facts().attendance if each.stakeholder == "care-8")
    here.service.write(ANNA, "c", Changes((), gone), "edit")
    found = here.service.story.since(ANNA, "c", told)
    assert {(each.told, each.now) for each in found} == {(8, 7)}


def test_how_stable_a_stage_is_stands_in_a_story_that_holds_one(here: Town) -> None:
    """While it is written it says that this was not tried out, until it was; once it is made, how often the stage
    held, and not of how many partners nothing is recorded."""
    stories, readings = here.service.story, here.service.readings
    outline = stories.with_stage(ANNA, "c", stories.propose(ANNA, "c", title="Samen", language="nl"), "Een kring")
    told = stories.look(ANNA, "c", outline)
    assert not readings.tried(ANNA, "c")
    assert readings.tried(ANNA, "c", now=True)
    looked = stories.look(ANNA, "c", outline)
    made = here.seen(stories.make(ANNA, "c", outline)[0].id)
    assert looked.unknown == made.unknown
    assert [each for each in told.unknown if each not in made.unknown] == [
        "Hoe stabiel de indeling is als gegevens ontbreken, is niet uitgeprobeerd."
    ]
    (steady,) = [each for each in made.unknown if each not in told.unknown]
    assert "van de 100 proeven deze fase uit of een hogere." in steady
    assert "partners" not in steady


def test_what_went_out_is_listed_for_facilitators_alone(here: Town) -> None:
    """With its day, its sort and for whom; a sort there is not lists nothing; it is undone, and goes out only with
    what is private. Nothing but the list holds for whom it was; what a funder takes along is listed as for itself."""
    id_, exports = here.made(), here.service.exports
    made = exports.hand_out(ANNA, "c", "Samen", "csv", " Fonds Lindemark ")
    assert (made.name, made.content.decode().count("2024-06-30") > 0) == ("figures.csv", True)
    exports.hand_out(ANNA, "c", id_, "txt")
    with pytest.raises(MeshworkError, match="pptx"):
        exports.hand_out(ANNA, "c", id_, "docx")
    listed = exports.list(ANNA, "c")
    assert [(each.story, each.title, each.sort, each.whom, each.given.start) for each in listed] == [
        (id_, "Samen", "txt", None, TODAY),
        (id_, "Samen", "csv", "Fonds Lindemark", TODAY),
    ]
    for refused in (exports.list, lambda asker, name: exports.note(asker, name, id_, "csv")):
        with pytest.raises(NotAllowed):
            refused(FUNDER, "c")
    assert exports.file(FUNDER, "c", id_, "csv").content == made.content
    assert exports.hand_out(FUNDER, "c", id_, "csv", "somebody").content == made.content
    own = exports.list(ANNA, "c")[0]
    assert (own.sort, own.whom, own.author) == ("csv", "fund", "fund")
    with pytest.raises(NotAllowed):
        exports.hand_out(Asker("x", Role.NOBODY), "c", id_, "csv")
    here.service.undo(ANNA, "c")
    store = open_store(f"sqlite:///{here.path}")
    held = {private: str(history_of(store, "c", private=private)) for private in (True, False)}
    store.close()
    assert ("Fonds Lindemark" in held[True], "Fonds Lindemark" in held[False]) == (True, False)
    here.service.undo(ANNA, "c")
    assert [each.sort for each in exports.list(ANNA, "c")] == ["csv"]


def test_a_story_and_what_went_out_of_it_travel_with_a_private_backup(here: Town, tmp_path: Path) -> None:
    """In another store it is told as it was, and the list stands there too."""
    told = here.seen(here.made())
    here.service.exports.note(ANNA, "c", "story-1", "pdf", "Fonds Lindemark")
    store, other = open_store(f"sqlite:///{here.path}"), open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    bring_back(other, history_of(store, "c", private=True))
    moved = Service(other, today=lambda: TODAY)
    assert moved.story.open(FUNDER, "c", "story-1") == told
    assert [each.whom for each in moved.exports.list(ANNA, "c")] == ["Fonds Lindemark"]
    store.close()
    other.close()


@pytest.mark.parametrize("on", [date(2022, 7, 3), date(2024, 7, 1)])
def test_of_a_day_outside_the_record_nothing_is_told(here: Town, on: date) -> None:
    """It is refused with the days that there are, and nothing is kept."""
    outline = here.service.drafts.outline(ANNA, "c")
    with pytest.raises(MeshworkError, match=r"2022.*2024"):
        here.service.drafts.keep(ANNA, "c", replace(outline, picks=(*outline.picks, Pick(on, "between", on))))
    assert not here.service.drafts.open(ANNA, "c").kept
    with pytest.raises(MeshworkError, match=r"2022.*2024"):
        here.service.story.propose(ANNA, "c", title="Samen", language="nl", since=date(2024, 7, 1))


def test_where_nothing_but_a_stage_is_left_it_cannot_be_taken_out(here: Town) -> None:
    """A story needs a moment."""
    outline = here.service.drafts.outline(ANNA, "c")
    with pytest.raises(MeshworkError, match="one moment"):
        here.service.story.look(ANNA, "c", replace(outline, picks=(Pick(TODAY, "stage", TODAY, "cop"),)))


def test_what_is_written_stays_as_it_stands_when_a_name_of_before_is_erased(here: Town) -> None:
    """However it was typed it goes, also out of what stood before; words of the program that are a name too stay."""
    drafts = here.service.drafts
    both = Stakeholder(id="vos", name="Anna Vos", kind="person", aliases=("between", "begin"))
    here.service.write(ANNA, "c", Changes((both,)), "add")
    outline = drafts.outline(ANNA, "c")
    drafts.keep(ANNA, "c", replace(outline, answer="Met Anna Vos.", asked="Eerst."))
    drafts.keep(ANNA, "c", replace(outline, answer="Met Vos, Anna.", asked="Daarna."))
    drafts.keep(ANNA, "c", replace(outline, answer="Wij.", asked="Nu."))
    here.service.keeping.erase(ANNA, "c", "vos")
    assert drafts.outline(ANNA, "c") == replace(outline, answer="Wij.", asked="Nu.")
    assert not [each for each in here.path.parent.iterdir() if b"Vos" in each.read_bytes()]


def test_a_name_that_stood_in_a_story_goes_out_of_the_list_of_what_was_made_and_given(here: Town) -> None:
    """Out of its title and days, and out of for whom it was."""
    outline = here.service.drafts.outline(ANNA, "c")
    first = replace(outline.picks[0], title="care-huis 1 begon")
    told = replace(outline, title="Wat Care Huis 1 bracht", picks=(first, *outline.picks[1:]))
    story, _change = here.service.story.make(ANNA, "c", told)
    here.service.exports.note(ANNA, "c", story.id, "pdf", "care huis-1")
    here.service.keeping.erase(ANNA, "c", "care-1")
    assert not [each for each in here.path.parent.iterdir() if b"huis 1" in each.read_bytes().lower()]
    (listed,) = here.service.exports.list(ANNA, "c")
    assert (listed.title, listed.whom) == ("Wat … bracht", "…")
    assert here.service.story.list(ANNA, "c")[0].story.moments[0] == "2022-07-31 … begon"


def test_a_sentence_with_a_first_name_alone_goes_with_whoever_objects_or_is_erased(here: Town) -> None:
    """Anna never agreed to be named; what is made or being written holds nothing of her then. A word that is small,
    or part of a name that may stand, stays."""
    anna = Stakeholder(id="anna", name="Anna Huis", kind="person")
    here.service.write(ANNA, "c", Changes((anna,)), "add")
    outline = here.service.drafts.outline(ANNA, "c")
    told = replace(outline, answer="Anna kookte.", asked="Een huis bij Care Huis 1.")
    here.service.drafts.keep(ANNA, "c", told)
    story, _change = here.service.story.make(ANNA, "c", told)
    assert "Anna kookte." in here.seen(story.id).opening
    objects = Choice(id="o", stakeholder="anna", purpose="objects")
    change = here.service.write(ANNA, "c", Changes((objects,)), "add")
    assert change is not None
    assert "Anna kookte." not in here.seen(story.id).opening
    assert here.seen(story.id).asked == told.asked
    here.service.undo(ANNA, "c", change.number)
    here.service.keeping.erase(ANNA, "c", "anna")
    assert "Anna kookte." not in here.seen(story.id).opening
    assert here.service.drafts.outline(ANNA, "c").answer == "… kookte."
    assert not [each for each in here.path.parent.iterdir() if b"Anna" in each.read_bytes()]


def test_what_cannot_be_read_of_a_story_being_written_makes_room_for_the_proposal(here: Town) -> None:
    """A backup may hold anything."""
    proposed = here.service.drafts.outline(ANNA, "c")
    here.service.write(ANNA, "c", Changes((Draft(id="story", title="x", written="{"),)), "import")
    assert here.service.drafts.open(ANNA, "c").outline == proposed
    here.service.drafts.keep(ANNA, "c", replace(proposed, answer="Zo."))
    assert here.service.drafts.outline(ANNA, "c").answer == "Zo."


def test_two_who_write_one_story_do_not_write_over_each_other(here: Town) -> None:
    """A place that another changed meanwhile is refused, another place is not; nor is one that both just opened."""
    drafts = here.service.drafts
    opened = drafts.open(ANNA, "c")
    marks = seen(opened)
    saved(here.service, ANNA, "c", "promise||-1", {"text": "Eten", "state": "done"}, marks)
    first = seen(drafts.open(ANNA, "c"))
    saved(here.service, ANNA, "c", "promise||0", {"text": "Eten en drinken"}, first)
    with pytest.raises(Conflict):
        saved(here.service, ANNA, "c", "promise||0", {"text": "Leren"}, first)
    with pytest.raises(Conflict):
        done(here.service, ANNA, "c", "out", "promise||0", first)
    saved(here.service, ANNA, "c", "answer||-1", {"text": "Ja."}, first)
    found = drafts.outline(ANNA, "c")
    assert ([each.text for each in found.promises], found.answer) == (["Eten en drinken"], "Ja.")
    with pytest.raises(Conflict):
        drafts.keep(ANNA, "c", replace(opened.outline, asked="Meer."), opened)


def test_a_button_on_a_sheet_of_another_language_says_which_it_speaks() -> None:
    """The page is English, whatever the paper is written in."""
    with speak("en"):
        found = [way("wants||0", "Change"), act("out", "stage||0", "Take the stage out")]
    assert [getattr(each, "lang", "") for each in found] == ["en", "en"]
