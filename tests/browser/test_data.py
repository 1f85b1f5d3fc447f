"""The Data page: a file in, looked at, written, taken back; everything out."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FileChooser, FilePayload, Page, expect

from dashboards.pages import _answers, _table
from dashboards.pages._desk import Desk, sources_of
from meshwork import demo
from meshwork.errors import MeshworkError
from meshwork.formats import How, Source, every_format
from meshwork.model import Community
from meshwork.service import Asker, Role, Service
from tests.browser.conftest import ASKER, Open, served, shot, until
from tests.browser.test_pages_for_everyone import findings
from tests.browser.town import NOTHING_PRIVATE, TODAY, empty
from tests.serving import Serve

PLACE = "/gegevens"
PARTNERS = b"id,naam,sector,sinds,kleur\nkern,De Kern,zorg,2020,groen\nmolen,De Molen,overheid,2020,blauw\n"
MEETINGS = b"id,datum\ns1,2020-03-01\n"
PRESENT = b"stakeholder,session\nkern,s1\nmolen,s1\n"


@pytest.fixture
def service(serve: Serve) -> Service:
    """A service of one empty community."""
    return serve(empty(), today=lambda: TODAY)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[str]]:
    """The Data pages of one dashboard, each of an empty community of its own."""
    new = [
        (replace(empty(), community=(Community(id=f"new-{at}", name=f"New {at}"),)), NOTHING_PRIVATE)
        for at in range(30)
    ]
    with served(tmp_path_factory.mktemp("desks"), demo.LAST_DAY, *new) as address:
        yield (f"{address}/c/new-{at}" for at in range(len(new)))


@pytest.fixture
def fresh(desks: Iterator[str]) -> str:
    """The address of an empty community, for one test alone."""
    return next(desks)


def files(**given: bytes | Path) -> list[FilePayload]:
    """Files by name, with __ for the dot."""
    return [
        {
            "name": name.replace("__", "."),
            "mimeType": "",
            "buffer": each.read_bytes() if isinstance(each, Path) else each,
        }
        for name, each in given.items()
    ]


def give(page: Page, **given: bytes | Path) -> None:
    """Choose files, and wait until what they hold stands on the page."""
    page.locator("#data-upload input").set_input_files(files(**given))
    page.locator(".preview").wait_for(timeout=60_000)


# --- the desk


def test_an_upload_waits_on_the_desk_and_goes_when_it_is_old(service: Service) -> None:
    """Half an hour after it was last looked at it is put away, and the page says so."""
    now = 0.0
    desk = Desk(service, lambda: now)
    token = desk.lay(ASKER, "new", (Source("stakeholders.csv", PARTNERS),)).token
    now = 29 * 60.0
    assert desk.get(ASKER, "new", token).names == "stakeholders.csv"
    now = 58 * 60.0
    assert desk.get(ASKER, "new", token).token == token
    now = 90 * 60.0
    with pytest.raises(MeshworkError, match=r"once more|nog een keer"):
        desk.get(ASKER, "new", token)


def test_an_upload_is_seen_by_nobody_else(service: Service) -> None:
    """A token alone is not enough: the asker and the community must be those of the upload."""
    desk = Desk(service)
    token = desk.lay(ASKER, "new", (Source("stakeholders.csv", PARTNERS),)).token
    for asker, community in ((Asker("another", Role.FACILITATOR), "new"), (ASKER, "other")):
        with pytest.raises(MeshworkError):
            desk.get(asker, community, token)


def test_the_desk_holds_eight_uploads_and_the_oldest_goes_first(service: Service) -> None:
    """A ninth puts the first away."""
    now = iter(range(100))
    desk = Desk(service, lambda: float(next(now)))
    tokens = [desk.lay(ASKER, "new", (Source("stakeholders.csv", PARTNERS),)).token for _each in range(9)]
    with pytest.raises(MeshworkError):
        desk.get(ASKER, "new", tokens[0])
    assert desk.get(ASKER, "new", tokens[1]).token == tokens[1]


def test_what_the_browser_sends_is_the_file_byte_for_byte() -> None:
    """A data URL in base64: YcOp is "aé" in UTF-8."""
    (source,) = sources_of({"names": ["a.csv"], "contents": ["data:text/csv;base64,YcOp"]})
    assert (source.name, source.data) == ("a.csv", "aé".encode())


# --- answers and table


def test_a_proposal_that_nobody_touched_is_no_answer(service: Service) -> None:
    """A column stays private without being remembered as an answer; opened, it is remembered."""
    upload = Desk(service).lay(ASKER, "new", (Source("stakeholders.csv", PARTNERS),))
    (question,) = upload.plan.questions
    given: dict[str, Any] = {"sheets": [], "fields": [], "maps": None, "date": None, "goals": None, "decided": None}

    def answered(value: str) -> dict[str, str]:
        return dict(_answers.how_of({**given, "answers": [({"shape": question.shape}, value)]}, upload).answers)

    assert answered("private") == {}
    assert answered("open") == {question.shape: "open"}


def test_a_mapping_is_that_of_the_chosen_tab(service: Service) -> None:
    """Headings chosen for ties do not count while the tab says attendance; several headings are tried in order."""
    upload = Desk(service).lay(ASKER, "new", (Source("list.csv", b"who,what,a,b\nx,y,2020,2021\n"),))
    fields = [
        ({"kind": "attendance", "name": "stakeholder"}, "who"),
        ({"kind": "attendance", "name": "session"}, "what"),
        ({"kind": "attendance", "name": "date"}, None),
        ({"kind": "commitments", "name": "since"}, ["a", "b"]),
        ({"kind": "commitments", "name": "goal"}, "what"),
    ]
    given = {
        "answers": [],
        "sheets": [],
        "fields": fields,
        "maps": "attendance",
        "date": " 2019 ",
        "goals": [],
        "decided": None,
    }
    how = _answers.how_of(given, upload)
    assert how.mapping == (("stakeholder", ("who",)), ("session", ("what",)))
    assert how.date == "2019"
    how = _answers.how_of({**given, "maps": "commitments"}, upload)
    assert how.mapping == (("since", ("a", "b")), ("goal", ("what",)))


def test_the_table_marks_the_cell_and_holds_every_faulty_row(service: Service) -> None:
    """Of 2,000 rows a thousand are shown: the one with a fault at the end too, marked in its column."""
    lines = [f"p{at},Partner {at},2020" for at in range(1999)]
    data = "\n".join(("id,naam,sinds", *lines, "last,The last,2020-13-45")).encode()
    upload = Desk(service).lay(ASKER, "new", (Source("stakeholders.csv", data),))
    columns, rows, note = _table.sheet(upload, 0)
    assert len(rows) == 1000
    assert (rows[-1]["row"], rows[-1]["wrong"], rows[-1]["c2"]) == (2001, {"c2": True}, "2020-13-45")
    assert "2,000" in note
    assert [each["field"] for each in columns] == ["row", "do", "c0", "c1", "c2"]
    assert all(each["wrong"] == {} for each in rows[:-1])


# --- in a browser


def test_a_workbook_goes_in_is_seen_and_goes_out_again(look: Open, fresh: str, tmp_path: Path) -> None:
    """The invented community as a workbook: previewed, written as one change, read on Progress, taken back."""
    write = every_format()["workbook"].write
    assert write is not None
    book = tmp_path / "lindemark.xlsx"
    write(demo.facts(), demo.private(), book)
    page = look(fresh + PLACE, language="nl", size=(1440, 900))
    give(page, lindemark__xlsx=book)
    expect(page.locator(".preview .counts")).to_contain_text(f"{len(demo.facts().stakeholders)} nieuw")
    expect(page.locator(".preview .faults")).to_have_count(0)
    shot(page, "data-preview")
    page.click("#data-write")
    expect(page.locator(".written")).to_contain_text("Vastgelegd als wijziging 2", timeout=60_000)
    expect(page.locator("#data-log tbody tr").first).to_contain_text("las lindemark.xlsx in")
    page.click("text=Bekijk hoe het staat")
    expect(page.locator(".standing .lead")).to_contain_text("Meshwork in opbouw", timeout=120_000)
    page.go_back()
    page.locator("#data-log").get_by_role("button", name="Draai terug").first.click()
    expect(page.locator("#data-said")).to_contain_text("Wijziging 2 is teruggedraaid", timeout=60_000)
    page.goto(fresh + "/ontwikkeling")
    expect(page.locator(".empty")).to_contain_text("Nog niets om te lezen", timeout=60_000)


def test_faults_are_counted_marked_and_given_as_a_list(look: Open, fresh: str) -> None:
    """3,000 unknown names: one line with their number, the first of them, marked cells, and all of them as CSV."""
    wrong = "stakeholder,session\n" + "\n".join(f"Nobody {at},s1" for at in range(3000))
    page = look(fresh + PLACE, size=(1440, 900))
    give(page, stakeholders__csv=PARTNERS, sessions__csv=MEETINGS, attendance__csv=wrong.encode())
    expect(page.locator(".wrong h2")).to_contain_text("3,000 things to mend")
    expect(page.locator(".faults summary")).to_have_count(1)
    expect(page.locator(".faults li")).to_have_count(5)
    expect(page.locator(".ag-cell.faulty").first).to_have_text("Nobody 0")
    expect(page.locator(".preview")).to_contain_text("Shown are 1,000 of 3,000 rows")
    expect(page.locator("#data-write")).to_be_disabled()
    with page.expect_download() as download:
        page.click("#data-faults-file")
    listed = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(listed) == 3001
    assert "attendance.csv,3001,stakeholder,Nobody 2999" in listed[-1]
    shot(page, "data-faults")
    page.get_by_label("Leave out 3,000 rows").check()
    page.click("#data-write")
    expect(page.locator(".written")).to_contain_text("Written as change 2")


def test_a_sheet_of_any_name_is_asked_once(look: Open, fresh: str) -> None:
    """What it holds must be said first; the answer is kept with the shape of the file."""
    strange = b"een,twee\nDe Kern,zorg\n"
    page = look(fresh + PLACE)
    give(page, blad1__csv=strange)
    expect(page.locator(".confirm")).to_contain_text("Answer first")
    expect(page.locator("#data-write")).to_be_disabled()
    page.get_by_label('What does "blad1.csv" hold?').first.click()
    page.get_by_role("option", name="stakeholders", exact=True).locator("visible=true").click()
    page.click("#data-again")
    expect(page.locator(".confirm")).not_to_contain_text("Answer first")


def test_one_flat_table_is_mapped_on_the_page(look: Open, fresh: str) -> None:
    """Which column is who and which is the meeting; a constant day for a table that has none."""
    page = look(fresh + PLACE, size=(1280, 1000))
    give(page, lijst__csv=b"wie,waar\nDe Kern,Overleg\nDe Molen,Overleg\n")
    page.get_by_role("tab", name="attendances").click()
    for name, heading in (("stakeholder", "wie"), ("session", "waar")):
        place = json.dumps({"kind": "attendance", "name": name, "type": "data-field"}, separators=(",", ":"))
        page.locator(f"[id='{place}']").click()
        page.get_by_role("option", name=heading, exact=True).locator("visible=true").click()
    page.fill("#data-date", "2019-12-08")
    page.click("#data-again")
    expect(page.locator(".preview .counts")).to_contain_text("stakeholders2 new")
    page.click("#data-write")
    expect(page.locator(".written")).to_contain_text("change 2: 2 partners and people, 1 contact")


def test_the_same_file_twice_changes_nothing(look: Open, fresh: str) -> None:
    """The second time everything stands there already, and there is nothing to write."""
    page = look(fresh + PLACE)
    give(page, stakeholders__csv=PARTNERS)
    page.click("#data-write")
    page.locator(".written").wait_for()
    give(page, stakeholders__csv=PARTNERS)
    expect(page.locator(".preview")).to_contain_text("All of this stands here already")
    expect(page.locator("#data-write")).to_be_disabled()


def test_an_upload_that_is_too_large_is_told_calmly_and_not_sent(look: Open, fresh: str, tmp_path: Path) -> None:
    """33 MB stay in the browser; the page says what to do instead."""
    large = tmp_path / "large.csv"
    large.write_bytes(b"a" * (33 * 1024 * 1024))
    page = look(fresh + PLACE)
    page.locator("#data-upload input").set_input_files(large)
    expect(page.locator("#data-wait")).to_contain_text("larger than 32 MB", timeout=30_000)
    expect(page.locator(".preview")).to_have_count(0)


def test_everything_goes_out_in_each_way(look: Open, fresh: str) -> None:
    """A workbook, CSV files in a folder, and the history, in which private texts stand only where asked for."""
    note = b"stakeholder,date,text\nkern,2020-03-02,Onder ons\n"
    page = look(fresh + PLACE)
    give(page, stakeholders__csv=PARTNERS, sessions__csv=MEETINGS, attendance__csv=PRESENT, notes__csv=note)
    page.click("#data-write")
    page.locator(".written").wait_for()
    got: dict[str, bytes] = {}
    for words in ("Workbook (", "CSV files (", "Backup without what is private", "Backup of everything"):
        with page.expect_download() as download:
            page.get_by_role("button", name=words).click()
        got[words] = Path(download.value.path()).read_bytes()
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(got["Workbook ("])).namelist()
    names = zipfile.ZipFile(io.BytesIO(got["CSV files ("])).namelist()
    assert any(each.endswith("2023-11-30/stakeholders.csv") for each in names)
    assert b"Onder ons" not in got["Backup without what is private"]
    assert b"De Kern" in got["Backup without what is private"]
    assert b"Onder ons" in got["Backup of everything"]


def test_a_backup_comes_back_in_the_browser_and_is_the_same(
    look: Open, tmp_path: Path, service: Service, desks: Iterator[str]
) -> None:
    """Out with private texts, looked at, brought back elsewhere: every change, row and kept text is equal."""
    files_ = (Source("stakeholders.csv", PARTNERS), Source("notes.csv", b"stakeholder,date,text\nkern,2020,Stil\n"))
    draft, plan = service.imports.preview(ASKER, "new", files_, How())
    service.imports.carry_out(ASKER, "new", plan, draft.how, "two files")
    service.undo(ASKER, "new")
    out, again = tmp_path / "new.ndjson", tmp_path / "again.ndjson"
    service.archives.export(ASKER, "new", out, private=True)
    page = look(next(desks) + PLACE, size=(1280, 900))
    give(page, backup__ndjson=out)
    expect(page.locator(".preview .lead")).to_contain_text("A new community: 3 changes, the last on")
    expect(page.locator(".preview")).to_contain_text("With all that is for facilitators alone.")
    shot(page, "data-backup")
    page.click("#data-back")
    expect(page.locator(".written")).to_contain_text("A new community is back, with its whole history.")
    expect(page.get_by_role("link", name="See it on the map")).to_have_attribute("href", "/c/new/kaart")
    page.goto(re.sub("/c/.*", "/c/new" + PLACE, page.url))
    with page.expect_download() as download:
        page.get_by_role("button", name="Backup of everything").click()
    again.write_bytes(Path(download.value.path()).read_bytes())
    assert again.read_bytes() == out.read_bytes()
    give(page, backup__ndjson=out)
    expect(page.locator(".confirm")).to_contain_text("A new community stands here already")
    expect(page.locator("#data-back")).to_be_disabled()


def test_another_community_is_begun_on_the_page(look: Open, fresh: str) -> None:
    """Without a name it says what is missing; with one it stands, and the way to it is there."""
    page = look(fresh + PLACE)
    page.click("#data-another")
    expect(page.get_by_text("Give the community a name.")).to_be_visible()
    page.fill("#data-another-name", "Next to the canal")
    page.click("#data-another")
    page.get_by_role("link", name="Go to Next to the canal").click()
    expect(page).to_have_url(re.compile("/c/next-to-the-canal$"))
    expect(page.locator(".community")).to_contain_text("Next to the canal")


def test_a_backup_that_is_cut_off_is_told_line_by_line(look: Open, fresh: str) -> None:
    """Nothing is brought back of half a file."""
    page = look(fresh + PLACE)
    give(page, backup__ndjson=b'{"meshwork": 1, "community": "half", "private": true}\n{"row": "goals"\n')
    expect(page.locator(".wrong h2")).to_have_text("This backup is not whole")
    expect(page.locator(".wrong li").first).to_contain_text("backup.ndjson, row 2")
    expect(page.locator("#data-back")).to_have_count(0)


def test_a_column_is_opened_to_others_after_the_import_and_taken_back(look: Open, fresh: str) -> None:
    """Who may see each column stands on the page; remarks about people have no button."""
    remarks = PARTNERS.replace(b"kleur", b"opmerkingen,kleur").replace(b",groen", b",aardig,groen")
    remarks = remarks.replace(b",blauw", b",,blauw")
    page = look(fresh + PLACE, size=(1280, 900))
    give(page, stakeholders__csv=remarks)
    page.click("#data-write")
    page.locator(".written").wait_for()
    colour = page.locator("#data-own tr", has_text="kleur")
    expect(colour).to_contain_text("facilitators only")
    expect(page.locator("#data-own tr", has_text="opmerkingen")).to_contain_text("remarks about people stay private")
    shot(page, "data-own")
    page.get_by_role("button", name="Open to others: kleur").click()
    expect(colour).to_contain_text("others too")
    expect(page.locator("#data-log tbody tr").first).to_contain_text('opened the column "kleur" to others')
    page.get_by_role("button", name='Take it back: opened the column "kleur"').click()
    expect(colour).to_contain_text("facilitators only")


def test_an_answer_is_remembered_for_files_of_the_same_make(look: Open, fresh: str) -> None:
    """What a sheet holds is asked the first time; another month's file with the same headings is simply read."""
    page = look(fresh + PLACE)
    give(page, blad1__csv=b"naam,plaats\nDe Kern,Oost\n")
    page.get_by_label('What does "blad1.csv" hold?').first.click()
    page.get_by_role("option", name="stakeholders", exact=True).locator("visible=true").click()
    page.click("#data-again")
    expect(page.locator(".preview .counts")).to_contain_text("1 new")
    page.click("#data-write")
    page.locator(".written").wait_for()
    give(page, blad1__csv=b"naam,plaats\nDe Molen,West\n")
    expect(page.locator(".preview .counts")).to_contain_text("1 new")
    expect(page.locator(".preview")).not_to_contain_text("What only you can say")
    expect(page.locator("#data-write")).to_be_enabled()


def test_a_sheet_is_read_as_something_else_on_the_page(look: Open, fresh: str) -> None:
    """What the name of a file says may be wrong: partners that are goals."""
    page = look(fresh + PLACE, size=(1280, 1000))
    give(page, partners__csv=b"naam\nWarm wonen\nGroene straten\n")
    page.get_by_label('What "partners.csv" holds').first.click()
    page.get_by_role("option", name="goals", exact=True).locator("visible=true").click()
    page.click("#data-again")
    expect(page.locator(".preview .counts")).to_contain_text("goals2 new")
    page.click("#data-write")
    expect(page.locator(".written")).to_contain_text("2 goals new")


def test_types_of_kumu_that_are_goals_are_chosen_on_the_page(look: Open, fresh: str) -> None:
    """An element of that type is a goal, and a connection with it a commitment."""
    labels = {"De Molen": "Organisation", "Warm wonen": "Outcome"}
    elements = [{"_id": each, "attributes": {"label": each, "element type": labels[each]}} for each in labels]
    net = {"elements": elements, "connections": [{"_id": "c", "from": "De Molen", "to": "Warm wonen"}]}
    page = look(fresh + PLACE, size=(1280, 1000))
    give(page, net__json=json.dumps(net).encode())
    expect(page.locator(".preview .counts")).to_contain_text("stakeholders2 new")
    page.get_by_label("Which types of elements are goals?").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("option", name="Outcome", exact=True).locator("visible=true").click()
    page.keyboard.press("Tab")  # the list lies over the button until it is left
    page.click("#data-again")
    expect(page.locator(".preview .counts")).to_contain_text("goal1 new")
    expect(page.locator(".preview .counts")).to_contain_text("commitment1 new")


def test_the_year_of_a_list_is_asked_where_its_headings_have_none(look: Open, fresh: str) -> None:
    """The fault says so, and the field for it stands with what only the reader can say."""
    page = look(fresh + PLACE, size=(1280, 900), language="nl")
    give(page, voorjaar__csv=b"naam,12-3,14-5\nDe Molen,x,\nKadehuis,x,x\n")
    expect(page.locator(".wrong h2")).to_contain_text("2 dingen")
    shot(page, "data-year")
    page.get_by_label("In welk jaar was dit").fill("2024")
    page.click("#data-again")
    expect(page.locator(".preview .counts")).to_contain_text("bijeenkomsten2 nieuw")
    page.click("#data-write")
    expect(page.locator(".written")).to_contain_text("Vastgelegd als wijziging 2")


def test_the_yearly_rhythm_is_proposed_taken_and_taken_back(look: Open, fresh: str) -> None:
    """Four partners who meet for three days each June, six years on end: one click, one change."""
    days = [f"{year}-06-0{day}" for year in range(2018, 2024) for day in (1, 2, 3)]
    rows = [f"{who},Top {day},{day}" for day in days for who in ("De Kern", "De Molen", "Kadehuis", "De Brug")]
    tops = "\n".join(("wie,wat,wanneer", *rows)).encode()
    page = look(fresh + PLACE, size=(1280, 1000))
    give(page, top__csv=tops)
    page.get_by_role("tab", name="attendances").click()
    for name, heading in (("stakeholder", "wie"), ("session", "wat"), ("date", "wanneer")):
        place = json.dumps({"kind": "attendance", "name": name, "type": "data-field"}, separators=(",", ":"))
        page.locator(f"[id='{place}']").click()
        page.get_by_role("option", name=heading, exact=True).locator("visible=true").click()
    page.click("#data-again")
    expect(page.locator(".preview .counts")).to_contain_text("sessions18 new")
    page.click("#data-write")
    page.get_by_role("button", name="Read it in a yearly rhythm").click()
    expect(page.locator("#data-rhythm")).to_contain_text("It is read in a yearly rhythm from now on.")
    expect(page.locator("#data-log tbody tr").first).to_contain_text("set rhythm=yearly")
    page.get_by_role("button", name="Take it back: set rhythm=yearly").click()
    expect(page.locator("#data-said")).to_contain_text("Change 3 is taken back")


def test_an_undo_is_put_back(look: Open, fresh: str) -> None:
    """Taking back and putting back are changes of their own; what was taken back can no longer be taken back."""
    page = look(fresh + PLACE)
    give(page, stakeholders__csv=PARTNERS)
    page.click("#data-write")
    page.locator(".written").wait_for()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#data-said")).to_contain_text("Change 2 is taken back, as change 3")
    expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#data-said")).to_contain_text("Change 3 is taken back, as change 4")


def test_files_are_chosen_by_keyboard(look: Open, fresh: str) -> None:
    """Tab reaches the field for files, which says what it is for; Enter opens the machine's own chooser."""
    page = look(fresh + PLACE)
    field = page.get_by_label("Choose files")
    opened: list[FileChooser] = []

    def chosen(chooser: FileChooser) -> None:
        opened.append(chooser)

    page.on("filechooser", chosen)
    field.focus()
    expect(field).to_be_focused()
    for _ in range(30):  # the field is loaded apart and put in place anew: a key pressed before then goes nowhere
        field.press("Enter")
        page.wait_for_timeout(500)
        if opened:
            break
    assert opened
    assert opened[0].is_multiple()


@pytest.mark.parametrize(("size", "scheme"), [((1280, 800), "light"), ((390, 844), "dark")])
def test_everybody_can_use_data(look: Open, fresh: str, size: tuple[int, int], scheme: str) -> None:
    """axe finds nothing with an upload of every kind of trouble on the page, and nothing is wider than the screen."""
    page = look(fresh + PLACE, size=size, scheme=scheme, language="nl")
    long = "Stichting tot Bevordering van de Onderlinge Hulp en Goede Nabuurschap in de Regio"
    trouble = f"id,naam,sinds,kleur\na,{long},2020,groen\nb,,2020-13-45,blauw\n".encode()
    give(page, stakeholders__csv=trouble, blad1__csv=b"een,twee\nx,y\n")
    until(page, "Boolean(document.querySelector('.ag-cell.faulty'))")
    assert findings(page) == []
    assert page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth")
    shot(page, f"data-{scheme}-{size[0]}")


def test_another_community_is_a_link_away(look: Open, desks: Iterator[str]) -> None:
    """Where there are several, the name of this one opens a list of the others; by keyboard too."""
    page = look(next(desks) + PLACE)
    page.wait_for_load_state("networkidle")
    page.locator(".others summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="New 3", exact=True).click()
    expect(page).to_have_url(re.compile("/c/new-3/kaart"))
    expect(page.locator(".others summary")).to_contain_text("New 3")
