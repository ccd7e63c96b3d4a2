"""The decision of a seat: questions first, orders kept at once, nothing illegal, nothing lost."""

import pytest

from game.session.commands import Answer, Commit, Harden, Ready, Reason, Transfer
from game.tui.screens.decision import DecisionScreen
from game.tui.widgets.composer import Composer
from tests.tui.driving import LARGE, SMALL, until
from tests.tui.fake_session import FakeSession
from tests.tui.snapshot import check
from tests.tui.staging import Stage, deciding, staged


def avalon(session: FakeSession) -> DecisionScreen:
    return DecisionScreen(session, "avalon")  # type: ignore[arg-type]


def composer(stage: Stage) -> Composer:
    return stage.screen.query_one(Composer)


def go_to(stage: Stage, key: str) -> None:
    assert composer(stage).place_cursor(key)


def orders(stage: Stage) -> dict[tuple[str, str, str], float]:
    own = stage.session.view("avalon").own
    assert own is not None
    return {(line.kind, line.target, line.what): line.amount for line in own.orders}


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_looks_as_it_did(size: tuple[int, int]) -> None:
    session = deciding()
    session.do("avalon", Commit("mines", "security", 2))
    async with staged(avalon, session, size) as stage:
        if size == LARGE:
            await stage.reads("64 →")
        check(f"decision_{size[0]}", stage.text)


async def test_questions_come_first_and_the_cursor_is_on_them() -> None:
    async with staged(avalon, deciding()) as stage:
        assert composer(stage).cursor_key == "inject:call"
        shown = composer(stage).text
        assert shown.index("1 of 1 not given") < shown.index("Mines in the strait")


async def test_enter_on_an_option_answers_at_once() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("down", "enter")
        await stage.reads("◉ Send an escort at once")
        assert stage.session.log[-1] == ("avalon", Answer("call", "escort"))
        await stage.reads("✓ all given")


async def test_a_question_can_be_read_in_full() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("enter")
        await stage.top("ReaderScreen")
        await stage.reads("would like an")


async def test_keys_that_come_at_once_all_count() -> None:
    """As when a key is held over a slow line: several arrive before the first is carried out."""
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        for _ in range(3):
            composer(stage).action_more()
        await until(lambda: orders(stage).get(("commit", "mines", "security")) == 3, "three units")
        for _ in range(2):
            composer(stage).action_less()
        await until(lambda: orders(stage).get(("commit", "mines", "security")) == 1, "one unit")


async def test_what_was_refused_is_not_counted_from() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        for _ in range(9):
            composer(stage).action_more()
        await stage.reads("not that much security left")
        (most,) = orders(stage).values()
        assert 0 < most < 9
        await stage.press("minus")
        await until(
            lambda: orders(stage)["commit", "mines", "security"] == most - 1, "one unit less"
        )


async def test_plus_and_minus_change_an_order_at_once() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        await stage.press("plus", "plus", "minus")
        await until(lambda: orders(stage).get(("commit", "mines", "security")) == 1, "one unit")
        assert [command for _, command in stage.session.log[-3:]] == [
            Commit("mines", "security", 1),
            Commit("mines", "security", 2),
            Commit("mines", "security", 1),
        ]


async def test_a_number_is_typed_and_what_it_costs_is_shown() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        await stage.press("6")
        await until(lambda: orders(stage).get(("commit", "mines", "security")) == 6, "six units")
        await stage.reads("11 left")
        assert "1/7" in stage.row_of("Security")


async def test_two_digits_make_a_number_and_too_much_means_the_last_digit() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "transfer:dorne:budget")
        await stage.press("1", "2")
        await until(lambda: orders(stage).get(("transfer", "dorne", "budget")) == 12, "twelve")
        go_to(stage, "commit:mines:security")
        go_to(stage, "transfer:dorne:budget")
        await stage.press("9", "5")
        await until(lambda: orders(stage).get(("transfer", "dorne", "budget")) == 5, "five")


async def test_hardening_is_an_order_too() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "harden:port_leary:")
        await stage.press("3")
        await until(
            lambda: stage.session.log[-1] == ("avalon", Harden("port_leary", 3)), "the order"
        )


async def test_one_key_orders_what_was_pledged() -> None:
    async with staged(avalon, deciding()) as stage:
        assert "✖ short by 3" in stage.row_of("Security")
        await stage.press("p")
        await stage.reads("Orders are as pledged.")
        assert orders(stage) == {
            ("commit", "mines", "security"): 3,
            ("transfer", "dorne", "budget"): 2,
        }
        assert "✓ as pledged" in stage.row_of("Security")


async def test_one_key_takes_back_what_was_not_pledged() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:ransom:cyber")
        await stage.press("2")
        go_to(stage, "transfer:caledon:budget")
        await stage.press("1")
        go_to(stage, "harden:port_leary:")
        await stage.press("3")
        await until(lambda: len(orders(stage)) == 3, "three orders")
        await stage.press("p")
        await stage.reads("Orders are as pledged")
        assert orders(stage) == {
            ("commit", "mines", "security"): 3,
            ("transfer", "dorne", "budget"): 2,
            ("harden", "port_leary", ""): 3,
        }


async def test_tabs_have_no_numbers_while_digits_are_amounts() -> None:
    async with staged(avalon, deciding(), SMALL) as stage:
        await stage.reads("[1 Orders] 2 Further")
        go_to(stage, "commit:mines:security")
        await until(lambda: "2 Further" not in stage.text, "the numbers to go")
        await stage.press("tab")
        await stage.reads("[2 Further]")
        await stage.press("r")
        await until(lambda: "2 Further" not in stage.text, "the numbers to go while text is typed")


async def test_what_matters_most_has_room_where_there_is_little() -> None:
    async with staged(avalon, deciding(), SMALL) as stage:
        go_to(stage, "commit:mines:security")
        await stage.reads("r Reason")
        keys = stage.text.splitlines()[-1]
        for words in ("Tab Pane", "d Send orders", "p As pledged", "t Transfer", "F1 Help"):
            assert words in keys


async def test_an_illegal_order_is_not_sent_and_says_why() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        await stage.press("8")
        await stage.reads("✖ There is not that much security left.")
        assert orders(stage) == {}
        await stage.press("7")
        await until(lambda: orders(stage) != {}, "the order")
        await until(lambda: "✖ There is" not in stage.text, "the refusal to go")


async def test_what_cannot_be_ordered_says_why_in_its_row() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:ransom:cyber")
        await stage.press("3")
        await until(lambda: orders(stage) != {}, "the order")
        go_to(stage, "commit:mines:intelligence")
        await stage.press("4")
        await until(lambda: len(orders(stage)) == 2, "the second order")
        await until(lambda: "none left" in composer(stage).text, "the reason")
        ransom = composer(stage).text.split("Ransom at Port Leary", 1)[1]
        assert "none left" in ransom.split("Intelligence", 1)[1].splitlines()[0]


async def test_the_outlook_follows_the_orders() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.reads("64 → 60 – 74")
        go_to(stage, "commit:mines:security")
        await stage.press("7")
        await stage.reads("64 → 52 – 66")
        assert "+1.5" in stage.sheet("#outlook").text


async def test_the_outlook_has_the_crises_in_the_order_of_the_other_panes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = deciding()
    forecast = session.forecast
    monkeypatch.setattr(session, "forecast", lambda seat: forecast(seat)[::-1])
    async with staged(avalon, session) as stage:
        await stage.reads("64 → 60 – 74")
        shown = stage.sheet("#outlook").text
        places = [shown.index(name) for name in ("Mines", "Ransom", "The Harbour Cells")]
        assert places == sorted(places)


async def test_sending_says_what_is_unanswered_and_what_is_broken() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        await stage.press("2", "d")
        await stage.top("QuestionScreen")
        await stage.reads("Not answered: The minister asks Avalon for minehunters")
        await stage.reads("Pledge broken: Security 3 → Mines in the strait, ordered 2")
        await stage.reads("Pledge broken: budget 2 → ■ Dorne, ordered 0")
        await stage.press("escape")
        await stage.top("DecisionScreen")
        assert stage.app.done == 0


async def test_sending_is_ready_once() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("down", "enter", "p", "d")
        await stage.top("QuestionScreen")
        await stage.reads("Everything is answered, and every pledge is kept.")
        await stage.press("enter")
        await until(lambda: stage.app.done == 1, "the app to be told")
        assert stage.session.log[-1] == ("avalon", Ready())
        await stage.press("d")
        assert stage.app.done == 1


async def test_a_reason_is_kept_without_a_key() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("r", *"the port")
        await until(
            lambda: stage.session.log[-1] == ("avalon", Reason("the port")), "the reason to be kept"
        )


async def test_letters_are_text_while_a_reason_is_written() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("r", "d", "p", "t", "1", "escape")
        assert type(stage.app.screen).__name__ == "DecisionScreen"
        assert stage.session.log[-1] == ("avalon", Reason("dpt1"))


async def test_leaving_loses_nothing() -> None:
    session = deciding()
    async with staged(avalon, session) as stage:
        go_to(stage, "commit:mines:security")
        await stage.press("2")
        await until(lambda: orders(stage) != {}, "the order")
        await stage.press("r", *"why", "enter")
    async with staged(avalon, session) as stage:
        assert "2" in stage.row_of("Security").split()
        await stage.reads("why")


async def test_another_transfer_is_offered_and_ordered() -> None:
    async with staged(avalon, deciding()) as stage:
        await stage.press("t")
        await stage.top("TransferScreen")
        await stage.press("down", "right", "right", "enter")
        await until(
            lambda: isinstance(stage.session.log[-1][1], Transfer), "the order of a transfer"
        )
        assert stage.session.log[-1] == ("avalon", Transfer("caledon", "cyber", 1))


async def test_a_resize_in_mid_composition_keeps_cursor_orders_and_text() -> None:
    async with staged(avalon, deciding()) as stage:
        go_to(stage, "commit:mines:security")
        await stage.press("2", "r", *"so that")
        await stage.pilot.resize_terminal(*SMALL)
        await stage.reads("Orders]")
        await stage.pilot.resize_terminal(*LARGE)
        await stage.reads("Outlook with these orders")
        await stage.press(*" it floats", "enter", "plus")
        await until(lambda: orders(stage).get(("commit", "mines", "security")) == 3, "three units")
        assert ("avalon", Reason("so that it floats")) in stage.session.log
