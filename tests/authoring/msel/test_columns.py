"""The columns of real lists: every wording of every list of synonyms is read."""

import pytest

from game.authoring.msel.columns import COLUMNS, EXACT, SYNONYMS, WORDS, plain
from game.authoring.msel.german import HEADERS
from game.authoring.msel.headers import matched
from game.scenario.msel import Inject
from game.scenario.shape import choices_at
from tests.authoring.msel.made import book, imported, keys, scenario

OF_REAL_LISTS = {
    "MSEL Number": "number",
    "Event #": "number",
    "Serial": "number",
    "Date": "date",
    "Time": "time",
    "Inject DTG": "date",
    "Event Time": "time",
    "Status": "status",
    "Subject": "title",
    "Title": "title",
    "Inject Mode": "method",
    "Method": "method",
    "Send From": "sender",
    "Injected By": "controller",
    "Responsible Controller": "controller",
    "Send To": "to",
    "Recipient": "to",
    "Storyline": "storyline",
    "Thread": "storyline",
    "Description": "text",
    "Event Description": "text",
    "Expected Action": "expected_action",
    "Expected Outcomes": "expected_action",
    "Objective": "objectives",
    "Notes": "notes",
    "Remarks": "notes",
    "Implementer": "controller",
    "Narrative": "text",
    "Choices": "options",
    "Lfd. Nr.": "number",
    "Übungszeit": "time",
    "Absender": "sender",
    "An": "to",
    "Einlage": "title",
    "Inhalt": "text",
    "Erwartete Maßnahmen": "expected_action",
    "Übungsziel": "objectives",
    "Bemerkungen": "notes",
}


@pytest.mark.parametrize(("header", "key"), OF_REAL_LISTS.items())
def test_headers_that_stand_in_real_lists_are_known(header: str, key: str) -> None:
    (match,) = matched((header,))
    assert match.key == key
    assert match.how in ("exact", "synonym")


def test_no_wording_means_two_things() -> None:
    said = [plain(column.title) for column in COLUMNS]
    said += [plain(word) for column in COLUMNS for word in column.synonyms]
    assert len(said) == len(set(said))
    german = [plain(word) for words in HEADERS.values() for word in words]
    assert len(german) == len(set(german))
    assert set(HEADERS) <= {column.key for column in COLUMNS}
    assert not set(EXACT) & set(SYNONYMS)


def test_every_key_of_an_inject_has_a_column() -> None:
    assert {column.key for column in COLUMNS} - {"id", "date"} == set(Inject.model_fields)


@pytest.mark.parametrize("wording", SYNONYMS)
def test_every_synonym_is_read_in_a_workbook(wording: str) -> None:
    key = SYNONYMS[wording]
    beside = ["Title"] if key == "text" else ["Description"]
    beside += ["From"] if key != "sender" else ["Time"]
    made = imported(book([[wording.upper(), *beside], ["1", "Ships wait", "10:00"]]))
    assert keys(made)[wording.upper()] == (key, "synonym")


@pytest.mark.parametrize("column", WORDS)
def test_every_word_of_a_choice_is_one_that_a_scenario_may_have(column: str) -> None:
    assert set(WORDS[column].values()) == set(choices_at(("injects", "x", column)))


@pytest.mark.parametrize("column", WORDS)
def test_every_wording_of_a_choice_is_read(column: str) -> None:
    rows = [[column, "Title", "To"]]
    rows += [[word.title(), f"Number {place}", "All"] for place, word in enumerate(WORDS[column])]
    injects = scenario(book(rows)).injects.values()
    assert [getattr(inject, column) for inject in injects] == list(WORDS[column].values())


def test_a_misspelt_or_longer_header_is_guessed_and_that_is_told() -> None:
    made = imported(book([["Titl", "Inject Description (sent to players)", "To"], ["a", "b", "c"]]))
    assert keys(made) == {
        "Titl": ("title", "guessed"),
        "Inject Description (sent to players)": ("text", "synonym"),
        "To": ("to", "exact"),
    }


def test_of_two_columns_for_one_thing_the_surer_has_it_and_the_other_is_kept() -> None:
    made = imported(book([["Narrative", "Event Description", "Title"], ["told", "text", "t"]]))
    assert keys(made)["Narrative"] == (None, "left")
    (inject,) = scenario(
        book([["Narrative", "Event Description", "Title"], ["x", "y", "t"]])
    ).injects.values()
    assert (inject.text, inject.notes) == ("y", "Narrative: x")


def test_a_german_list_is_read() -> None:
    rows: list[list[object]] = [
        ["Drehbuch", "", "", "", "", ""],
        ["Lfd. Nr.", "Übungszeit", "Absender", "Empfänger", "Weg", "Einlage", "Inhalt", "Stand"],
        [1, "08:30", "Leitstelle", "alle", "fernmündlich", "Ausfall", "Kein Strom.", "Gebilligt"],
        [2, "09:15", "Presse", "Stab Nord", "Agenturmeldung", "Anfrage", "Was ist?", "entfällt"],
    ]
    injects = list(scenario(book(rows)).injects.values())
    assert [(one.method, one.to, one.status) for one in injects] == [
        ("phone", "all", "approved"),
        ("news", ("stab_nord",), "obsolete"),
    ]
