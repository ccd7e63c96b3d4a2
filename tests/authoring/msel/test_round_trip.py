"""What is exported and imported again is what it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.msel.cells import lines_of
from game.authoring.msel.errors import MselError
from game.authoring.msel.importing import Imported, import_msel
from game.authoring.msel.table import Value, as_csv, as_xlsx, rows_of
from game.quantities.checked import playable
from game.scenario.fields import clean
from game.scenario.library import shipped
from game.scenario.models import Scenario
from game.scenario.msel import Inject, Option
from game.scenario.nations import Nation
from tests.authoring.msel.made import book, imported, scenario_of
from tests.examples import examples
from tests.small import HERE

SMALL = playable((HERE / "small.toml").read_bytes(), "small.toml")


def exported(scenario: Scenario, form: str) -> bytes:
    rows = rows_of(scenario)
    return as_csv(rows).encode("utf-8-sig") if form == "csv" else as_xlsx(rows, scenario.title)


def again(scenario: Scenario, form: str) -> Scenario:
    made = import_msel(exported(scenario, form), f"list.{form}")
    return playable(made.text.encode(), "list.toml")


def unnumbered(after: Scenario, before: Scenario) -> dict[str, Inject]:
    """The injects that came back, without the numbers that an export gave them."""
    return {
        one: inject
        if one not in before.injects or before.injects[one].number
        else inject.model_copy(update={"number": None})
        for one, inject in after.injects.items()
    }


def _named_in(scenario: Scenario) -> set[str]:
    """The nations that a list names."""
    found: set[str] = set()
    for inject in scenario.injects.values():
        found |= set(scenario.nations if inject.to == "all" else inject.to)
    return found


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("name", shipped())
def test_the_list_of_every_shipped_exercise_comes_back(name: str, form: str) -> None:
    before = playable(shipped()[name].read_bytes(), name)
    after = again(before, form)
    assert unnumbered(after, before) == before.injects
    assert list(after.injects) == list(before.injects)
    named = {one: nation.name for one, nation in before.nations.items()}
    assert {one: nation.name for one, nation in after.nations.items()} == named
    for one, objective in after.objectives.items():
        assert objective.title == before.objectives[one].title
    assert (after.time.start, after.time.turn_length) == (
        before.time.start,
        before.time.turn_length,
    )


def texts(longest: int, *, lines: bool = False, least: int = 1) -> st.SearchStrategy[str]:
    """Texts as a scenario may have them, with what spreadsheets trip over."""
    tricky = st.sampled_from(
        ["=1+1", "'=x", "+49 30", "-", "@all", '"', ";", ",", "\\", "|", "[a]", "[a] b", "'",
         "All", "a: b", "#N/A", "TRUE", "007", "1e5", "_x000D_", "2031-03-08", "<b>", "'''",
         '"""', "# TODO:"]
    )  # fmt: skip
    signs = st.characters(exclude_categories=("Cs", "Cc", "Cf"))
    parts = st.one_of(tricky, st.text(signs, max_size=12), *([st.just("\n")] if lines else []))
    joined = st.lists(parts, max_size=6).map("".join).map(clean)
    return joined.map(lambda text: text[:longest].strip()).filter(lambda text: len(text) >= least)


IDS = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True).map(lambda text: f"x{text}")
EFFECTS = st.sampled_from(
    ["trust.avalon.borduria += 3", "crisis.mines.severity -= 2.5", "nation.each.stability -= 2"]
)
CONDITIONS = st.sampled_from(
    ["turn >= 2 and crisis.mines.severity > 50", " max(crisis.each.severity)\n> 50 ", "turn == 3"]
)


@st.composite
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    ids = draw(st.lists(IDS, min_size=2, max_size=5, unique=True))
    chosen = draw(st.integers(0, len(ids) - 1))
    return tuple(
        Option(
            id=one,
            text=draw(texts(120)),
            budget=draw(st.one_of(st.integers(0, 9), st.floats(0, 1000))),
            effects=tuple(draw(st.lists(EFFECTS, max_size=2))),
            outcome=draw(texts(400, lines=True, least=0)),
            public=draw(st.booleans()),
            stance=draw(st.sampled_from(["cooperative", "selfish", "neutral"])),
            default=place == chosen,
        )
        for place, one in enumerate(ids)
    )


@st.composite
def injects(draw: st.DrawFn, nations: list[str]) -> dict[str, Inject]:
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    made: dict[str, Inject] = {}
    for one in ids:
        turn = draw(st.one_of(st.none(), st.integers(1, 8)))
        some = st.lists(st.sampled_from(nations), min_size=1, unique=True).map(tuple)
        made[one] = Inject(
            number=draw(st.one_of(st.none(), st.just(len(made) + 7))),
            title=draw(texts(120)),
            category=draw(st.sampled_from(["inject", "contingency", "expected_action", "other"])),
            status=draw(st.sampled_from(["draft", "approved", "released", "obsolete"])),
            turn=turn,
            when=None if turn else draw(CONDITIONS),
            time=draw(st.sampled_from(["00:00", "09:00", "23:59"])),
            method=draw(st.sampled_from(["email", "in_person", "social_media", "orders"])),
            sender=draw(texts(120)),
            to=draw(st.one_of(st.just("all"), some)),
            text=draw(texts(600, lines=True, least=0)),
            expected_action=draw(texts(99, lines=True, least=0)),
            controller=draw(st.one_of(st.none(), texts(120))),
            controller_notes=draw(texts(99, lines=True, least=0)),
            evaluator_notes=draw(texts(99, lines=True, least=0)),
            objectives=draw(st.sampled_from([(), ("open",)])),
            critical_tasks=tuple(draw(st.lists(texts(120, lines=True), max_size=3))),
            contingency_of=draw(st.sampled_from([None, *(i for i in ids if i != one)])),
            storyline=draw(st.one_of(st.none(), texts(120))),
            notes=draw(texts(200, lines=True, least=0)),
            effects=tuple(draw(st.lists(EFFECTS, max_size=3))),
            options=draw(st.one_of(st.just(()), options())),
        )
    return made


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """The small exercise with other names and another list."""
    nations: dict[str, Nation] = {
        one: nation.model_copy(update={"name": draw(texts(60))})
        for one, nation in SMALL.nations.items()
    }
    opened = SMALL.objectives["open"].model_copy(update={"title": draw(texts(120))})
    return SMALL.model_copy(
        update={
            "nations": nations,
            "objectives": {"open": opened},
            "injects": draw(injects(list(nations))),
        }
    )


@settings(max_examples=examples(60), deadline=None)
@given(scenarios(), st.sampled_from(["csv", "xlsx"]))
def test_any_list_comes_back(before: Scenario, form: str) -> None:
    after = again(before, form)
    assert unnumbered(after, before) == before.injects
    if any(inject.to == "all" for inject in before.injects.values()):
        assert after.nations.keys() == before.nations.keys()
    for one in _named_in(before):
        assert after.nations[one].name == before.nations[one].name


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 60_000),
    st.floats(0, 60_000),
    st.dates(),
    st.datetimes(),
    st.times(),
    texts(200, lines=True, least=0),
    st.sampled_from(
        ["turn > 2", "crisis.x.severity > 3", "trust.north.south += 3", "All", "1", "2"]
    ),
)
HEADERS = st.lists(
    st.sampled_from(
        ["Event #", "Date", "Time", "Turn", "Status", "Method", "From", "To", "Objective",
         "Condition", "Effects", "Options", "Contingency of", "Critical tasks", "Weather", "",
         "Id", "Notes"]
    ),
    max_size=9,
    unique=True,
)  # fmt: skip


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_any_table_makes_a_scenario_without_errors_or_is_refused_in_a_sentence(
    data: st.DataObject,
) -> None:
    header = ["Title", "Description", *data.draw(HEADERS)]
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(header) + 1), max_size=6))
    made = [[_storable(cell) for cell in row] for row in rows]
    try:
        result = imported(book([["An exercise"], header, *made]))
    except MselError as error:
        refused = str(error)
    else:
        refused = "There is no entry"
        _see_that_nothing_is_lost(result, made)
    assert "There is no entry" in refused


def test_a_row_without_a_turn_before_a_turn_0_is_read() -> None:
    header = ["Title", "Description", "Status", "Turn"]
    result = imported(book([["An exercise"], header, ["One", "", "", None], ["Two", "", "", 0]]))
    assert [inject.turn for inject in scenario_of(result).injects.values()] == [1, 1]


def _see_that_nothing_is_lost(result: Imported, made: list[list[object]]) -> None:
    scenario = scenario_of(result)
    assert len(scenario.injects) == result.entries
    said = str(scenario.model_dump()) + "".join(str(one) for one in result.skipped)
    for row in made:
        for cell in row:
            if isinstance(cell, str) and cell.isalnum() and cell.isascii():
                assert cell in said or cell.lower() in said


def _storable(cell: object) -> object:
    """What openpyxl can store as it is: years that spreadsheets know, and no formula."""
    if isinstance(cell, str):
        return as_text if (as_text := cell.replace("=", "_")) else None
    year = getattr(cell, "year", None)
    return None if year is not None and year < 1901 else cell


def test_a_long_text_is_refused_by_a_workbook_and_kept_by_a_text() -> None:
    outcome = "o" * 4000
    effect = " ".join(["nation.self.stability += 1"] + ["+ 0"] * 110)
    many = [
        Option(id=f"o{n}", text="t", outcome=outcome, effects=(effect,) * 12, default=n == 0)
        for n in range(5)
    ]
    inject = SMALL.injects["call"].model_copy(update={"options": tuple(many)})
    rows = rows_of(SMALL.model_copy(update={"injects": {"call": inject}}))
    with pytest.raises(MselError, match=r'"call" is too long.*Export it as CSV'):
        as_xlsx(rows, "x")
    assert lines_of(["x"]) and as_csv(rows)


def test_a_text_is_neutral_in_both_forms() -> None:
    inject = SMALL.injects["call"].model_copy(update={"title": "=HYPERLINK()"})
    rows: list[list[Value]] = rows_of(SMALL.model_copy(update={"injects": {"call": inject}}))
    assert '"\'=HYPERLINK()"' in as_csv(rows)
    from io import BytesIO

    from openpyxl import load_workbook

    cell = load_workbook(BytesIO(as_xlsx(rows, "x"))).worksheets[0].cell(2, 2)
    assert (cell.value, cell.data_type) == ("'=HYPERLINK()", "s")


@pytest.mark.parametrize("name", ["Avalon", "The Isles, north", "All", "All: of it", "A and B"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_nations_addressed_only_with_all_others_come_back(name: str, form: str) -> None:
    first = next(iter(SMALL.nations))
    nations = {**SMALL.nations, first: SMALL.nations[first].model_copy(update={"name": name})}
    inject = SMALL.injects["call"].model_copy(update={"to": "all"})
    before = SMALL.model_copy(update={"nations": nations, "injects": {"call": inject}})
    after = again(before, form)
    assert after.injects["call"].to == "all"
    assert after.injects["call"].notes == inject.notes
    assert [(one, nation.name) for one, nation in after.nations.items()] == [
        (one, nation.name) for one, nation in before.nations.items()
    ]


def test_an_export_numbers_injects_by_their_place_where_no_other_has_it() -> None:
    call = SMALL.injects["call"].model_copy(update={"number": None})
    fourth = call.model_copy(update={"number": 4})
    injects = {"a": call, "b": fourth, "c": call, "d": call}
    rows = rows_of(SMALL.model_copy(update={"injects": injects}))
    assert [row[0] for row in rows] == ["Number", 1, 4, 3, ""]
