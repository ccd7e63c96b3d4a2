"""Lists as they really are: merged titles, serial dates, empty rows, several sheets."""

import datetime
from typing import Any

import pytest

from game.authoring.msel.importing import Imported
from game.scenario.msel import Inject
from tests.authoring.msel.made import book, imported, keys, scenario, scenario_of, text

DAY = datetime.datetime(2031, 3, 8)


Rows = list[list[Any]]


def injects(made: Imported) -> list[Inject]:
    return list(scenario_of(made).injects.values())


@pytest.fixture(scope="module")
def untidy() -> Imported:
    """Much of what real lists have, in one."""
    rows: Rows = [
        ["EXERCISE STEADY HAND 31"],
        ["Master Scenario Events List", None, None, "as of 1 March"],
        [],
        ["Delivery", None, "Where and when", None, None, None, None, None],
        ["Event #", "Subject", "Inject DTG", "Inject Mode", "Send From", "Send To",
         "Event Description", "Expected Outcomes", "Weather"],
        ["DAY ONE"],
        ["INJ-001", "Port closed", 47915.375, "E-mail", "Harbour master", "North; South",
         "The port\nis closed.\n\nShips wait.", "They ask why.", "Fog"],
        [],
        [],
        ["INJ-002", "Second wave", DAY.replace(hour=14), "TV", "Channel 4", "all players", "More.",
         None, None],
        ["Event #", "Subject", "Inject DTG", "Inject Mode", "Send From", "Send To",
         "Event Description", "Expected Outcomes", "Weather"],
        ["DAY TWO"],
        ["INJ-003", "Rumours", "10 March 2031 0800 hrs", "carrier pigeon", None, "south",
         "It is said.", "Nothing.", None],
        [None, None, None, None, None, None, None, None, None],
    ]  # fmt: skip
    merged = ["A1:I1", "A2:C2", "A4:B4", "C4:D4", "A6:I6", "A12:I12"]
    return imported(book(rows, merged=merged, Cover=[["Read me"], ["Title", "of the exercise"]]))


def test_the_header_is_found_below_merged_titles(untidy: Imported) -> None:
    assert (untidy.sheet, untidy.header_row, untidy.entries) == ("MSEL", 5, 3)
    assert keys(untidy)["Send To"] == ("to", "synonym")
    assert keys(untidy)["Weather"] == (None, "left")


def test_what_stands_above_gives_the_title_and_is_kept(untidy: Imported) -> None:
    assert scenario_of(untidy).title == "EXERCISE STEADY HAND 31"
    assert "#   Master Scenario Events List\n" in untidy.text
    assert "#   as of 1 March\n" in untidy.text


def test_rows_that_are_no_entries_are_told_with_the_reason(untidy: Imported) -> None:
    assert [(one.row, one.why) for one in untidy.skipped] == [
        (6, "neither a title nor a description"),
        (8, "empty"),
        (9, "empty"),
        (11, "the header again"),
        (12, "neither a title nor a description"),
    ]
    assert "#   row 6: DAY ONE\n" in untidy.text


def test_line_breaks_in_cells_are_kept(untidy: Imported) -> None:
    assert injects(untidy)[0].text == "The port\nis closed.\n\nShips wait."


def test_recipients_become_nations_and_are_the_same_in_small_letters(untidy: Imported) -> None:
    made = scenario_of(untidy)
    assert {one: nation.name for one, nation in made.nations.items()} == {
        "north": "North",
        "south": "South",
    }
    assert [inject.to for inject in injects(untidy)] == [("north", "south"), "all", ("south",)]


def test_methods_are_translated_and_what_is_none_is_kept(untidy: Imported) -> None:
    assert [inject.method for inject in injects(untidy)] == ["email", "news", "email"]
    assert "Inject Mode: carrier pigeon" in injects(untidy)[2].notes
    assert any('"carrier pigeon"' in sentence for sentence in untidy.told)


def test_serials_are_numbers_and_stay_in_the_notes(untidy: Imported) -> None:
    assert [inject.number for inject in injects(untidy)] == [1, 2, 3]
    assert injects(untidy)[0].notes == "Event #: INJ-001\nWeather: Fog"


def test_dates_in_three_forms_become_days_and_hours(untidy: Imported) -> None:
    assert [(inject.turn, inject.time) for inject in injects(untidy)] == [
        (1, "09:00"),
        (1, "14:00"),
        (2, "08:00"),
    ]
    time = scenario_of(untidy).time
    assert (time.start, time.turns, time.turn_length) == (DAY.date(), 2, "2 days")


def test_what_is_missing_is_marked(untidy: Imported) -> None:
    assert injects(untidy)[2].sender == "Exercise control"
    assert untidy.blanks > 10


def test_the_sheet_with_the_best_header_wins_and_that_is_told() -> None:
    rows: Rows = [["Title", "To"], ["Poor", "All"]]
    better = [["Title", "To", "From", "Description"], ["Rich", "All", "X", "Y"]]
    made = imported(book(rows, Better=better))
    assert made.sheet == "Better"
    assert any('"Better" has the best header; left were "MSEL"' in one for one in made.told)
    assert injects(made)[0].title == "Rich"
    assert injects(imported(book(rows, Better=better), sheet="MSEL"))[0].title == "Poor"


def test_a_cell_merged_over_rows_holds_for_each_of_them() -> None:
    rows: Rows = [
        ["Storyline", "Title", "To"],
        ["Bread", "One", "North"],
        [None, "Two", None],
        [None, "Three", "South"],
    ]
    made = injects(imported(book(rows, merged=["A2:A4", "C2:C3"])))
    assert [inject.storyline for inject in made] == ["Bread"] * 3
    assert [inject.to for inject in made] == [("north",), ("north",), ("south",)]


def test_a_row_below_a_merged_title_goes_on_with_the_entry() -> None:
    rows: Rows = [
        ["Title", "To", "Description", "Weather"],
        ["One", "North", "First part.", None],
        [None, None, "Second part.", "Rain"],
        ["Two", "South", "Other.", None],
    ]
    made = imported(book(rows, merged=["A2:A3"]))
    first, second = injects(made)
    assert (first.text, first.notes) == ("First part.\nSecond part.", "Weather: Rain")
    assert second.text == "Other."
    assert [(one.row, one.why) for one in made.skipped] == [(3, "goes on with the entry above")]


def test_a_column_without_a_header_is_kept_in_the_notes() -> None:
    made = injects(imported(book([["Title", "To", None], ["One", "All", "see map"]])))
    assert made[0].notes == "Column C: see map"


def test_hidden_sheets_count_only_if_there_is_no_other() -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    source = book([["Title", "To", "From"], ["Old", "All", "X"]], New=[["Title", "To"], ["N", "A"]])
    workbook = load_workbook(BytesIO(source))
    workbook["MSEL"].sheet_state = "hidden"
    file = BytesIO()
    workbook.save(file)
    assert imported(file.getvalue()).sheet == "New"
    assert imported(file.getvalue(), sheet="MSEL").sheet == "MSEL"


# When


def turns(*rows: list[Any], header: tuple[str, ...] = ("Title", "To", "Time")) -> list[int | None]:
    made = imported(book([list(header), *rows]))
    return [inject.turn for inject in injects(made)]


def test_turns_are_those_of_their_column() -> None:
    header = ("Title", "To", "Move")
    assert turns(["a", "All", 2], ["b", "All", "Move 3"], ["c", "All", None], header=header) == [
        2,
        3,
        3,
    ]


def test_a_turn_0_makes_all_one_more_and_is_kept() -> None:
    made = imported(book([["Title", "To", "Turn"], ["a", "All", 0], ["b", "All", 1]]))
    assert [inject.turn for inject in injects(made)] == [1, 2]
    assert injects(made)[0].notes == "Turn: 0"


def test_more_turns_than_there_may_be_are_counted_anew() -> None:
    rows: Rows = [["a", "All", 10 * n] for n in range(1, 81)]
    made = turns(*rows, header=("Title", "To", "Round"))
    assert made == sorted(n // 2 + 1 for n in range(80))


def test_hours_of_one_day_are_spread_over_turns() -> None:
    rows: Rows = [[f"{hour}", "All", f"{hour:02}:30"] for hour in range(8, 20)]
    made = imported(book([["Title", "To", "Time"], *reversed(rows)]))
    found = {inject.time: inject.turn for inject in injects(made)}
    assert sorted(found, key=lambda time: (found[time], time)) == sorted(found)
    assert set(found.values()) == set(range(1, 9))
    assert any("spread evenly over 8 turns" in sentence for sentence in made.told)
    assert scenario_of(made).time.turn_length == "2 hours"


def test_what_counts_from_the_start_is_sorted_and_kept() -> None:
    made = injects(
        imported(book([["Title", "To", "Time"], ["b", "All", "T+2:00"], ["a", "All", "STARTEX"]]))
    )
    assert [(inject.title, inject.turn, inject.time) for inject in made] == [
        ("b", 2, "11:00"),
        ("a", 1, "09:00"),
    ]
    assert made[0].notes == "Time: T+2:00"


def test_without_any_time_the_order_of_the_rows_is_kept() -> None:
    assert turns(*([f"{n}", "All", None] for n in range(4))) == [1, 2, 3, 4]


def test_a_date_that_no_turn_tells_stays_in_the_notes() -> None:
    rows: Rows = [
        ["a", "All", "1 March 2031"],
        ["b", "All", "2 March 2031"],
        ["c", "All", "9 March 2031"],
    ]
    made = injects(imported(book([["Title", "To", "Date"], *rows])))
    assert [inject.turn for inject in made] == [1, 2, 3]
    assert [inject.notes for inject in made] == ["", "", "Date: 9 March 2031"]


@pytest.mark.parametrize(
    ("days", "length", "sure"),
    [
        (["5 Jan 2031", "5 Feb 2031", "5 Mar 2031", "5 Apr 2031"], "1 month", True),
        (["5 Jan 2031", "3 Feb 2031", "6 Mar 2031", "7 Apr 2031", "9 Apr 2031"], "1 month", False),
        (["1 Jan 2031", "1 Apr 2031", "1 Jul 2031", "1 Oct 2031"], "3 months", True),
        (["1 Jan 2031", "15 Jan 2031", "29 Jan 2031", "1 Feb 2031"], "2 weeks", False),
        (["1 Jan 2031", "8 Jan 2031", "15 Jan 2031"], "1 week", True),
        (["1 Jan 2031", "4 Jan 2031", "7 Jan 2031", "12 Jan 2031"], "3 days", False),
        (["1 Jan 2031", "2 Jan 2031", "1 Jan 2051"], "1 day", False),
        (["1 Jan 2031", "1 Jan 2199"], "99 months", False),
    ],
)
@pytest.mark.parametrize("column", [None, "Turn"])
def test_turns_are_as_long_as_their_days_are_typically_apart(
    days: list[str], length: str, sure: bool, column: str | None
) -> None:
    rows: Rows = [[f"t{n}", "All", day, n] for n, day in enumerate(days, start=1)]
    made = imported(book([["Title", "To", "Date", column], *rows]))
    assert scenario_of(made).time.turn_length == length
    assert ("# TODO: the scenario time that a turn stands for" in made.text) == (not sure)
    told = [one for one in made.told if "a turn stands for" in one]
    assert (column and sure) or told[0].startswith(f"a turn stands for {length}, as their dates")
    assert any("look at it" in one for one in told) == (not sure)


def test_what_is_spread_over_turns_has_a_length_that_is_marked_as_a_guess() -> None:
    rows: Rows = [[f"t{n}", "All", datetime.date(2031, 1, 1 + n)] for n in range(16)]
    made = imported(book([["Title", "To", "Date"], *rows]))
    assert scenario_of(made).time.turn_length == "2 days"
    assert "# TODO: the scenario time that a turn stands for\nturn_length" in made.text
    assert any("one stands for about 2 days" in one for one in made.told)


def test_american_dates_are_told() -> None:
    rows: Rows = [["a", "All", "3/8/2031"], ["b", "All", "3/9/2031"], ["c", "All", "4/1/2031"]]
    made = imported(book([["Title", "To", "Date"], *rows]))
    assert any("month first" in sentence for sentence in made.told)
    assert scenario_of(made).time.start == datetime.date(2031, 3, 8)


@pytest.mark.parametrize("column", ["Date", "Turn"])
def test_rows_that_go_with_the_row_before_are_named_and_not_counted(column: str) -> None:
    days: list[Any] = ["1 March 2031", "2 March 2031"] if column == "Date" else [1, 2]
    rows: Rows = [["Title", "To", column], ["a", "All", days[0]], ["b", "All", None]]
    made = imported(book([*rows, ["c", "All", days[1]]]))
    assert any(one.endswith("the row before: row 3") for one in made.told)
    made = imported(book([*rows, ["c", "All", days[1]], ["d", "All", None]]))
    assert any(one.endswith("the row before: rows 3, 5") for one in made.told)


# What entries say of each other and of the world


def test_a_condition_that_can_be_read_is_kept_and_what_it_names_gets_a_stand_in() -> None:
    rows: Rows = [
        ["Title", "To", "Condition", "Effects", "Id"],
        ["a", "North", "crisis.flood.severity > 60 and route.canal.flow < 40", None, "first"],
        ["b", "All", "inject.first.fired > 0 and redline.north.shame.crossed", None, None],
        ["c", "All", "agenda.north.calm.reached > 50 or objective.learn.achieved", None, None],
        [
            "d",
            "All",
            None,
            "crisis.fire.status = 'active'\ninfrastructure.south.dam.integrity -= 5",
            None,
        ],
        ["e", "All", "accused.north.flood.crooks > 0", "trust.each.east -= 5", None],
    ]
    made = scenario(book(rows))
    assert list(made.crises) == ["flood", "fire"]
    assert not made.crises["fire"].active
    assert set(made.nations) == {"north", "south", "east"}
    assert set(made.adversaries) == {"crooks"}
    assert [inject.when for inject in made.injects.values()] == [row[2] for row in rows[1:]]
    assert made.injects["d"].effects == tuple(str(rows[4][3]).split("\n"))


def test_a_condition_in_plain_words_becomes_a_note_and_a_blank() -> None:
    rows: Rows = [
        ["Title", "To", "Trigger"],
        ["a", "All", "If the players ask"],
        ["b", "All", "nonsense.x > 3"],
    ]
    made = imported(book(rows))
    assert [inject.notes for inject in injects(made)] == [
        "Trigger: If the players ask",
        "Trigger: nonsense.x > 3",
    ]
    assert all(inject.turn for inject in injects(made))
    assert made.text.count("# TODO: when it fires") == 2


def test_a_decision_that_cannot_be_read_is_told_and_marked() -> None:
    cells = [
        "[all] Send ships\ndefault: yes\n[wait] Wait",
        "[send] Send ships\ndefault: yes\nbudget: two\n[wait] Wait",
        "[send] Send ships\ndefault: yes\n[wait] Wait\neffect: nonsense.x.y += 3",
        "Send ships or wait",
        "[send] Send ships\ndefault: yes\n[wait] Wait",
    ]
    rows: Rows = [
        ["Title", "To", "Options"],
        *([f"t{n}", "All", text] for n, text in enumerate(cells)),
    ]
    made = imported(book(rows))
    told = [one for one in made.told if "options" in one]
    end = "; they are in the notes"
    begin = "its options could not be read"
    assert told[0] == f'row 2: {begin} (line 1: "all" has a meaning in conditions){end}'
    assert told[1] == f'row 3: {begin} (line 3: budget is a number, not "two"){end}'
    assert told[2].startswith(f"row 4: {begin} (line 4: ")
    assert told[2].endswith(f"){end}")
    assert told[3].startswith(f"row 5: {begin} (line 1: no answer with its id in brackets")
    assert len(told) == 4
    assert made.text.count("# TODO: options; those of the list, in the notes, could not") == 4
    for inject, cell in zip(injects(made)[:4], cells, strict=False):
        assert not inject.options
        assert inject.notes == f"Options: {cell}"
    assert [option.id for option in injects(made)[4].options] == ["send", "wait"]


def test_of_many_decisions_that_cannot_be_read_some_are_told_one_by_one() -> None:
    rows = [["Title", "To", "Options"], *([f"t{n}", "All", "a or b"] for n in range(30))]
    told = [one for one in imported(book(rows)).told if "could" in one]
    assert len(told) == 9
    assert (
        told[-1] == "nor could those of rows 10, 11, 12, 13, 14, 15, 16, 17 and 14 more: see "
        "the notes"
    )


def test_entries_depend_on_others_by_number_title_or_id() -> None:
    rows: Rows = [
        ["Event #", "Title", "Contingent on"],
        ["INJ-7", "Fog", None],
        ["INJ-8", "Rain", "INJ-7"],
        ["INJ-9", "Hail", "Rain"],
        ["INJ-10", "Snow", "Sunshine"],
        ["INJ-11", "Sleet", "INJ-11"],
    ]
    made = injects(imported(book(rows)))
    assert [inject.contingency_of for inject in made] == [None, "fog", "rain", None, None]
    assert "Contingent on: Sunshine" in made[3].notes
    assert "Contingent on: INJ-11" in made[4].notes


def test_objectives_are_made_of_their_column() -> None:
    rows: Rows = [
        ["Title", "To", "Objective"],
        ["a", "All", "1, 2"],
        ["b", "All", "Share what is known, soon"],
    ]
    made = scenario(book(rows))
    assert {one: objective.title for one, objective in made.objectives.items()} == {
        "objective_1": "1",
        "objective_2": "2",
        "share_what_is_known_soon": "Share what is known, soon",
    }


def test_more_recipients_than_nations_are_kept_in_the_notes() -> None:
    rows: Rows = [["Title", "To"], *([f"t{n}", f"Cell {n}; Cell 1"] for n in range(1, 20))]
    made = imported(book(rows))
    assert len(scenario_of(made).nations) == 12
    assert injects(made)[18].to == ("cell_1",)
    assert injects(made)[18].notes == "To: Cell 19; Cell 1"
    assert any("at most 12 nations" in sentence for sentence in made.told)


def test_who_everybody_is_may_be_said() -> None:
    rows: Rows = [["Title", "To"], ["a", "All: North; South"], ["b", "all players:\nNorth"]]
    made = imported(book(rows))
    assert [inject.to for inject in injects(made)] == ["all", "all"]
    assert list(scenario_of(made).nations) == ["north", "south"]
    assert [inject.notes for inject in injects(made)] == ["", "To: All: North"]


def test_recipients_written_as_one_are_parted_where_each_is_known() -> None:
    rows: Rows = [["Title", "To"], ["a", "Denmark"], ["b", "kenya; Bosnia and Herzegovina"]]
    rows += [["c", "Denmark/Kenya"], ["d", "Denmark & Kenya"], ["e", "Kenya and Denmark"]]
    rows += [["f", "Denmark/Peru"], ["g", "Denmark / Peru / Chile"], ["h", "Denmark/Peru"]]
    made = imported(book(rows))
    to = [inject.to for inject in injects(made)]
    assert to[2:5] == [("denmark", "kenya"), ("denmark", "kenya"), ("kenya", "denmark")]
    assert to[5:7] == [("denmark_peru",), ("denmark_peru_chile",)]
    assert [one for one in made.told if "became" in one] == [
        '"Bosnia and Herzegovina" became one nation: is it two?',
        '"Denmark/Peru" became one nation: is it two?',
        '"Denmark / Peru / Chile" became one nation: is it three?',
    ]


@pytest.mark.parametrize("name", ["Table", "Facilitator", "Self", "The crisis", "日本"])
def test_recipients_whose_names_are_no_ids(name: str) -> None:
    made = scenario(book([["Title", "To"], ["a", name], ["b", "North"]]))
    assert [nation.name for nation in made.nations.values()] == [name, "North"]


def test_texts_that_are_too_long_are_not_lost() -> None:
    long, title = "word " * 1000 + "END", "title " * 40
    made = imported(book([["Title", "To", "Description"], [title, "All", long]]))
    (inject,) = injects(made)
    assert len(inject.text) <= 4000
    assert "# Description goes on: " in made.text
    assert "END" in made.text
    assert title.strip() in inject.notes
    assert inject.title.endswith("…")


def test_an_entry_without_a_title_gets_one_of_its_text() -> None:
    made = imported(book([["Description", "To"], ["The port is closed. Ships wait.", "All"]]))
    assert injects(made)[0].title == "The port is closed."
    assert "# TODO: a title" in made.text


def test_equal_titles_and_numbers_get_ids_and_numbers_of_their_own() -> None:
    made = scenario(book([["Number", "Title", "To"], [1, "Call", "All"], [1, "Call", "All"]]))
    assert list(made.injects) == ["call", "call_2"]
    assert [inject.number for inject in made.injects.values()] == [1, None]
    assert made.injects["call_2"].notes == "Number: 1"


# Texts with separators


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_encodings_are_found_and_told(separator: str, encoding: str) -> None:
    rows: Rows = [["Title", "To", "Description"], ["Café", "Zürich", '"a, b; c\nd"']]
    source = "\r\n".join(separator.join(row) for row in rows).encode(encoding)
    made = imported(source, "list.csv")
    (inject,) = injects(made)
    assert (inject.title, inject.text) == ("Café", "a, b; c\nd")
    assert scenario_of(made).nations["zurich"].name == "Zürich"
    assert {"cp1252": "Windows-1252", "utf-16": "UTF-16"}.get(encoding, "UTF-8") in made.told[0]


def test_the_hint_of_spreadsheet_programs_is_followed() -> None:
    made = imported(text("sep=;", "Title;To", "a, b;All"), "list.csv")
    assert injects(made)[0].title == "a, b"
    assert made.header_row == 2


def test_numbers_kept_as_text_formulas_are_read() -> None:
    made = injects(imported(text("Title,To,Number", 'a,All,"=""007"""'), "list.csv"))
    assert made[0].number == 7


@pytest.mark.parametrize(("separator", "word"), [(",", "comma"), (";", "semicolon")])
def test_rows_with_more_cells_than_the_header_are_told(separator: str, word: str) -> None:
    def told(*rows: str) -> list[str]:
        lines = ("Title,To,Description", *rows)
        made = imported(text(*(line.replace(",", separator) for line in lines)), "list.csv")
        return [one for one in made.told if "more cells" in one]

    end = f"more cells than the header: is a {word} not quoted?"
    assert told("a,All,x", "b,All,x, y", "c,All,x", "d, e,All,") == [f"rows 3, 5 have {end}"]
    assert told("a,All,x", "b,All,x, y") == [f"row 3 has {end}"]
    assert told("a,All,x,", "b,All,x,") == []
    assert told("a,All,x,", "b,All,x,y") == [f"row 3 has {end}"]
