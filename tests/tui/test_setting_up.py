"""Choosing a scenario, giving out the seats, and finding a save."""

from pathlib import Path

import pytest

from game.session.seats import PERSON
from game.tui.app import ConcordApp
from game.tui.play import Start
from game.tui.screens.picker import PickerScreen, ScenarioList, ScenarioSheet
from game.tui.screens.prompt import PromptScreen
from game.tui.screens.saves import SaveMenu, SavesScreen
from game.tui.screens.seating import SeatingScreen, SeatSheet
from game.tui.shelf import Chair, Unreadable, Volume
from tests.tui.driving import LARGE, SMALL, Driver, reads, running, shown, text, until
from tests.tui.narrows_sample import COUNTRIES, SUMMARY, TITLE
from tests.tui.saves_sample import keep, summary
from tests.tui.snapshot import check

NARROWS = Volume(
    id="the_narrows",
    path=Path("the_narrows.toml"),
    source=b"",
    title=TITLE,
    summary=SUMMARY,
    difficulty="moderate",
    minutes=150,
    turns=8,
    turn_length="1 week",
    kinds=("trade_route", "cyber"),
    objectives=("Share what is known in time", "Keep the route open"),
    chairs=tuple(
        Chair(c.id, c.name, c.symbol, c.colour, c.brief, "reciprocator") for c in COUNTRIES
    ),
)
BROKEN = Unreadable("broken", "broken.toml:3:7: there is no nation [/] called avalom.")


@pytest.fixture(autouse=True)
def small_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of two, one of them broken."""
    monkeypatch.setattr("game.tui.screens.picker.volumes", lambda: [NARROWS, BROKEN])


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Start]:
    """The exercises that the app is asked to begin, in place of beginning them."""
    starts: list[Start] = []
    monkeypatch.setattr(ConcordApp, "begin", lambda app, start: starts.append(start))
    return starts


async def seating(pilot: Driver, *, alone: bool = False) -> SeatingScreen:
    """The seats of The Narrows."""
    screen = SeatingScreen(NARROWS, alone=alone)
    pilot.app.push_screen(screen)
    await reads(pilot, "Begin")
    return screen


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_picker_tells_what_is_needed_to_choose(size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await pilot.press("n")
        await reads(pilot, "moderate")
        check(f"picker_{size[0]}", text(pilot))


async def test_every_shipped_scenario_can_be_picked_and_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from game.scenario.library import shipped
    from game.scenario.load import read
    from game.tui.shelf import volumes

    monkeypatch.setattr("game.tui.screens.picker.volumes", volumes)
    async with running(size=(120, 200)) as pilot:
        await pilot.press("n")
        screen = await shown(pilot, PickerScreen)
        items = screen.query_one(ScenarioList)
        await until(lambda: len(items.items) == len(shipped()), "all scenarios")
        for name, path in shipped().items():
            items.place_cursor(name)
            scenario = read(path.read_bytes(), path.name).scenario
            assert scenario is not None
            told = screen.query_one(ScenarioSheet).text
            assert scenario.title in told
            for nation in scenario.nations.values():
                assert nation.name in told
                assert nation.secret_brief.split("\n")[0][:30] not in told
            for crisis in scenario.crises.values():
                assert crisis.active or crisis.name not in told


async def test_a_scenario_that_cannot_be_read_says_why_and_is_not_played() -> None:
    async with running() as pilot:
        await pilot.press("n")
        await reads(pilot, "cannot be read")
        await pilot.press("down")
        await reads(pilot, "there is no nation [/]")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, PickerScreen)


async def test_enter_on_a_scenario_gives_out_its_seats() -> None:
    async with running() as pilot:
        await pilot.press("n")
        await reads(pilot, "moderate")
        await pilot.press("enter")
        await shown(pilot, SeatingScreen)
        await reads(pilot, "Who plays which nation?")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_seats_look_as_they_should(size: tuple[int, int]) -> None:
    async with running(size=size) as pilot:
        await seating(pilot)
        await reads(pilot, "maritime")
        check(f"seating_{size[0]}", text(pilot))


async def test_seats_are_begun_with_as_they_were_given_out(begun: list[Start]) -> None:
    async with running() as pilot:
        await seating(pilot)
        await pilot.press("4", "left", "down")  # Dorne: on to the next player, and back again
        await pilot.press("3", "3")  # Caledon: the second player after its own
        await pilot.press("b")
        await until(lambda: bool(begun), "the exercise to begin")
        players = {nation: seat.player for nation, seat in begun[0].seats.items()}
        assert players == {
            "avalon": PERSON,
            "borduria": PERSON,
            "caledon": PERSON,
            "dorne": "reciprocator",
        }
        assert begun[0].seed is None
        assert not any(seat.pin for seat in begun[0].seats.values())


async def test_alone_one_nation_is_a_person_and_sitting_down_elsewhere_moves_it(
    begun: list[Start],
) -> None:
    async with running() as pilot:
        await seating(pilot, alone=True)
        await pilot.press("3", "b")
        await until(lambda: bool(begun), "the exercise to begin")
        assert [n for n, seat in begun[0].seats.items() if seat.is_person] == ["caledon"]


async def test_a_pin_is_kept_as_a_hash_and_never_shown(begun: list[Start]) -> None:
    async with running() as pilot:
        await seating(pilot)
        await pilot.press("p")
        await shown(pilot, PromptScreen)
        await pilot.press(*"2468")
        assert "2468" not in text(pilot)
        await pilot.press("enter")
        await reads(pilot, "The same PIN again")
        await pilot.press(*"2468", "enter")
        await reads(pilot, "PIN set")
        await pilot.press("b")
        await until(lambda: bool(begun), "the exercise to begin")
        pin = begun[0].seats["avalon"].pin
        assert pin is not None
        assert pin.matches("2468")
        assert "2468" not in repr(pin)


async def test_a_slip_in_a_pin_locks_nobody_out() -> None:
    async with running() as pilot:
        await seating(pilot)
        await pilot.press("p")
        await shown(pilot, PromptScreen)
        await pilot.press(*"2468", "enter")
        await reads(pilot, "The same PIN again")
        await pilot.press(*"2469", "enter")
        await reads(pilot, "The two were not the same.")
        assert "PIN set" not in text(pilot)


async def test_seats_and_seed_are_kept_for_when_somebody_comes_back(begun: list[Start]) -> None:
    async with running() as pilot:
        await pilot.press("n")
        await reads(pilot, "moderate")
        await pilot.press("enter")
        screen = await shown(pilot, SeatingScreen)
        await pilot.press("3", "s")
        await shown(pilot, PromptScreen)
        await pilot.press(*"42", "enter")
        await reads(pilot, "as with seed 42")
        chosen = dict(screen.query_one(SeatSheet).players)
        await pilot.press("escape", "escape", "n")
        await reads(pilot, "moderate")
        await pilot.press("enter")
        await reads(pilot, "as with seed 42")
        await pilot.press("b")
        await until(lambda: bool(begun), "the exercise to begin")
        assert {nation: seat.player for nation, seat in begun[0].seats.items()} == chosen
        assert chosen["caledon"] != "reciprocator"


async def test_a_seat_without_a_person_has_no_pin() -> None:
    async with running() as pilot:
        await seating(pilot)
        await pilot.press("end", "up", "up", "p")
        await reads(pilot, "A PIN is for a seat that a person has.")


async def test_a_seed_is_a_whole_number(begun: list[Start]) -> None:
    async with running() as pilot:
        await seating(pilot)
        await pilot.press("s")
        await shown(pilot, PromptScreen)
        await pilot.press(*"-1", "enter")
        await reads(pilot, "A seed is a whole number")
        await pilot.press("s")
        await shown(pilot, PromptScreen)
        await pilot.press(*"42", "enter")
        await reads(pilot, "as with seed 42")
        await pilot.press("b")
        await until(lambda: bool(begun), "the exercise to begin")
        assert begun[0].seed == 42


async def test_nobody_at_the_table_is_refused(begun: list[Start]) -> None:
    async with running() as pilot:
        await seating(pilot)
        await pilot.press("1", "2", "b")
        await reads(pilot, "Give at least one nation to a person.")
        assert not begun


async def test_the_saves_say_where_each_stands_and_what_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(
        monkeypatch,
        summary("a"),
        summary("b", title="Dark Grid", finished=True),
        summary("c", title="c.jsonl", unusable=True, damage="Line 1 is damaged."),
        summary("d", damage="Line 40 does not follow from line 39."),
    )
    async with running() as pilot:
        await pilot.press("v")
        await reads(pilot, "turn 3 of 8, Avalon to decide")
        await reads(pilot, "finished")
        await reads(pilot, "Line 1 is damaged.")
        await reads(pilot, "can only be read: Line 40")


async def test_a_save_that_is_chosen_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(ConcordApp, "resume", lambda app, path: opened.append(path))
    keep(monkeypatch, summary("a"), summary("b"))
    async with running() as pilot:
        await pilot.press("v")
        screen = await shown(pilot, SavesScreen)
        await until(lambda: bool(screen.query_one(SaveMenu).cursor_key), "the cursor")
        await pilot.press("down", "enter")
        await until(lambda: bool(opened), "the save to be opened")
        assert opened[0].name == "b"


async def test_no_saves_are_no_empty_screen() -> None:
    async with running() as pilot:
        await pilot.press("v")
        await reads(pilot, "No exercise was begun yet.")
