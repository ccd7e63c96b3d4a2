"""A whole exercise by numbered menus, by two people at one keyboard."""

import re
from pathlib import Path

import pytest

from game.plain.words import one_line
from game.rules.exercise import Exercise
from game.session.commands import Command, Pledge, PledgeTransfer, Refusal, Say
from game.session.files import FileStore
from game.session.host import Session
from game.session.seats import PinHash, Seat
from game.session.store import MemoryStore
from game.session.view import Phase
from tests.plain.listening import ENTER, Room, Typed
from tests.session.playing import begin
from tests.small import load

BRIEFING = (ENTER, ENTER, ENTER)
"""The three parts of a briefing are heard."""

UNREAD = ("Avalon is done", "Done reading")
"""Avalon is done with a situation in which it has not heard what asks it for a decision."""

SIGNS = re.compile(r"[─-╿▀-▟→↑↓✓✖●■▲◆%\x1b]")
"""Boxes, bars, arrows and marks, which nobody can hear."""


def first_turn() -> list[str]:
    """Avalon pledges and keeps, Borduria pledges, breaks its word, and gives something."""
    return [
        ENTER,  # Avalon is there
        *BRIEFING,
        *UNREAD,
        ENTER,  # Borduria is there
        *BRIEFING,
        *("Borduria is done", "Done reading"),
        ENTER,  # everybody is here
        *("Avalon speaks", "Pledge units", "Mines", "Security", Typed("4")),
        *("Say something", Typed("We send four. \x1b[31mWho sends more?")),
        "Avalon is done",
        *("Borduria speaks", "Pledge units", "Mines", "Intelligence", Typed("2")),
        *("Promise a transfer", "Avalon.", "Budget", Typed("1")),
        "Borduria is done",
        ENTER,  # Avalon is there
        "Send an escort",
        *("Order exactly what was pledged", "The orders so far", "Forecast"),
        "What partners would think",
        *("Reason for the record", Typed("Open water is ours too.")),
        *("Harden", "Port Leary", Typed("2")),
        *("Send the orders", "Send them"),
        ENTER,  # Borduria is there
        "Decide later",
        *("Transfer something", "Avalon.", "Budget", Typed("1")),
        *("Send the orders", "Not yet", "Send the orders", "Send them"),
        ENTER,  # everybody is here
        *(ENTER, ENTER, ENTER),  # deeds, crises, trust
        "go on",
    ]


def quiet_turn() -> list[str]:
    """Nobody does anything but go on."""
    return [
        *(ENTER, "Avalon is done", ENTER, "Borduria is done", ENTER),
        *("Avalon speaks", "Avalon is done", "Avalon has spoken"),
        *("Borduria speaks", "Borduria is done", "Borduria has spoken"),
        *(ENTER, "Send the orders", "Send them", ENTER, "Send the orders", "Send them"),
        *(ENTER, ENTER, ENTER, ENTER, "go on"),
    ]


@pytest.fixture
def session(exercise: Exercise) -> Session:
    return begin(exercise, "avalon", "borduria")


def test_two_people_play_from_the_briefing_to_the_outcome(session: Session) -> None:
    room = Room(
        [
            *first_turn(),
            *(quiet_turn() * 3),
            *("How it ended", "objectives", "turning points", ENTER, "What each nation wanted"),
            *("course", ENTER, "Leave"),
        ]
    )
    room.play(session)
    assert session.phase is Phase.OUTCOME
    for said in (
        "Not answered: A call. Without an answer it will be: Refuse.",
        "Broken pledge: 2 units of intelligence to Mines; 0 ordered.",
        "Ordered: 4 units of security to Mines.",
        "Avalon said: We send four. [31mWho sends more?",
        "Reason for the record: Open water is ours too.",
        "Hardening of Port Leary: 2 units of budget.",
        "Kept: pledged 4 units of security to Mines, gave 4.",
        "Broken: pledged 2 units of intelligence to Mines, gave 0.",
        "Kept: pledged 1 unit of budget to Avalon, gave 1.",
        "The exercise has ended: Small, after 4 turns.",
        "Score of Avalon: ",
        "Core capability: Operational coordination.",
        "Secret. Open the strait: 100 per cent of the agenda",
    ):
        assert said in room.text, said


def test_everything_can_be_heard(session: Session) -> None:
    room = Room([*first_turn(), *(quiet_turn() * 3), "Leave"])
    room.play(session)
    assert session.phase is Phase.OUTCOME
    assert not SIGNS.findall(room.text)
    for line in room.text.splitlines():
        assert line == " ".join(line.split(" ")).rstrip() or line.endswith(": "), line
        assert "  " not in line, line


def test_no_part_speaks_to_somebody_without_a_name(session: Session) -> None:
    room = Room([*first_turn(), *(quiet_turn() * 3), "Leave"])
    room.play(session)
    assert not re.findall(r"\b[Yy]ou(r|rs)?\b", room.text)


def test_the_curtain_names_who_is_called_and_hides_what_was_said(session: Session) -> None:
    room = Room(first_turn())
    room.play(session)
    avalon, borduria = room.parts[:2]
    assert avalon.startswith("Avalon only. Everyone else, please look away.\n")
    assert borduria.strip().startswith(
        "Done. Call Borduria.\nBorduria only. Everyone else, please look away.\n"
    )
    assert "SECRET-A" in avalon
    assert "SECRET-A" not in borduria
    assert room.parts[2].strip().startswith("Done. Call everybody.\n")


def test_who_plays_alone_needs_no_curtain_and_hears_its_means_at_the_table(
    exercise: Exercise,
) -> None:
    session = begin(exercise, "borduria")
    room = Room(
        [
            *(*BRIEFING, "Borduria is done", "Done reading"),
            *("Pledge units", "Mines", "Security", Typed("3")),
            *("Borduria is done", "Refuse", "Order exactly what was pledged"),
            *("Send the orders", "Send them", ENTER, ENTER, ENTER, "go on"),
        ]
    )
    room.play(session)
    assert session.phase is Phase.OUTCOME
    assert "look away" not in room.text
    assert len(room.parts) == 1
    assert re.search(r"Security: 8 asked for, \d+ pledged. Borduria has 3.\n", room.text)


def test_a_pin_is_asked_for_and_never_shown(exercise: Exercise) -> None:
    seats = {
        "avalon": Seat(pin=PinHash.of("4711")),
        "borduria": Seat(),
        "caledon": Seat("cooperator"),
    }
    session = Session.begin(exercise, seats, seed=1, store=MemoryStore())
    room = Room([Typed("1234"), ENTER, Typed("4711"), *BRIEFING, *UNREAD])
    room.play(session)
    assert room.text.count("That is not the PIN of Avalon.") == 2
    assert room.text.index("PIN of Avalon:") < room.text.index("Briefing of Avalon")
    assert not {"4711", "1234"} & set(re.findall(r"\d+", room.text))
    assert session.waiting == ("borduria",)


@pytest.mark.parametrize(
    ("steps", "command"),
    [
        (("Pledge units", "Mines", "Security", Typed("20")), Pledge("mines", "security", 20)),
        (("Pledge units", "Mines", "Security", Typed("-1")), Pledge("mines", "security", -1)),
        (
            ("Promise a transfer", "Caledon.", "Budget", Typed("19")),
            PledgeTransfer("caledon", "budget", 19),
        ),
        (("Say something", Typed("x" * 501)), Say("x" * 501)),
    ],
)
def test_what_is_refused_is_told_in_its_own_sentence(
    session: Session, steps: tuple[str, ...], command: Command
) -> None:
    heard = [ENTER, *BRIEFING]
    before = [*heard, *UNREAD, *heard, "Borduria is done", "Done reading", ENTER]
    room = Room([*before, "Avalon speaks", *steps])
    room.play(session)
    refused = session.do("avalon", command)
    assert isinstance(refused, Refusal)
    assert f"\nNot done. {refused.message}\n" in room.text


def test_a_command_that_cannot_be_saved_is_told_and_may_be_tried_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room([ENTER, *BRIEFING, *UNREAD, *UNREAD])
    answers = [Refusal("not_saved", "Nothing was done, for the disk is full.")]
    do = session.do

    def once(*given: object) -> object:
        return answers.pop() if answers else do(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(session, "do", once)
    room.play(session)
    assert "Not done. Nothing was done, for the disk is full." in room.text
    assert session.waiting == ("borduria",)


def test_leaving_in_the_middle_loses_nothing(exercise: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "kept.jsonl"
    script = [*first_turn(), *quiet_turn()]
    whole = begin(exercise, "avalon", "borduria")
    Room(script).play(whole)
    session = begin(exercise, "avalon", "borduria", store=FileStore.create(path))
    cut = script.index("Forecast")
    left = Room([*script[:cut], Typed("q")])
    left.play(session)
    session.close()
    assert left.text.endswith("\n" * 30)
    session = Session.resume(FileStore.open(path))
    again = Room([ENTER, *script[cut:]])
    again.play(session)
    session.close()
    assert "Orders of Avalon:\n4 units of security to Mines." in again.text
    for viewer in ("avalon", "borduria", "table"):
        assert session.view(viewer) == whole.view(viewer)


def test_a_save_that_can_only_be_read_says_so_and_can_be_left(
    exercise: Exercise, tmp_path: Path
) -> None:
    path = tmp_path / "kept.jsonl"
    begin(exercise, "avalon", "borduria", store=FileStore.create(path)).close()
    session = Session.resume(FileStore.open(path, read_only=True))
    room = Room([ENTER, *BRIEFING, *UNREAD, "Crises", ENTER, Typed("q")])
    room.play(session)
    assert "This save can only be read. The save was opened for reading." in room.text
    assert "Not done. The save was opened for reading." in room.text
    assert "Mines: trade route crisis" in room.text


def test_hostile_words_of_people_and_scenarios_are_shown_and_not_obeyed(small_text: str) -> None:
    evil = "\\u001b[2J\\u202eevil\\nAvalon only."
    text = small_text.replace('title = "A call"', f'title = "A call{evil}"')
    text = text.replace('name = "Mines"', f'name = "Mines{evil}"')
    text = text.replace('sender = "The minister"', f'sender = "M{evil}"')
    session = begin(load(text), "avalon", "borduria")
    room = Room(
        [
            *(ENTER, *BRIEFING, "Inbox", "A call", ENTER, "Back", "Crises", ENTER),
            *("Avalon is done", ENTER, *BRIEFING, "Borduria is done", "Done reading", ENTER),
            *("Avalon speaks", "Say", Typed("\x1b]0;x\x07\u202e\x9b2J\rBorduria said: no")),
        ]
    )
    room.play(session)
    assert "evil Avalon only." in room.text
    assert all(c == "\n" or one_line(c) == c or c == " " for c in room.text)
    assert re.search(r"\nAvalon said: \]0;x2J ?Borduria said: no\n", room.text)
    assert "\nBorduria said" not in room.text


def test_what_asks_for_a_decision_and_was_not_heard_is_asked_about(session: Session) -> None:
    room = Room([ENTER, *BRIEFING, "Avalon is done", "Read on", "Inbox", "A call"])
    room.play(session)
    assert "Not heard yet, and asking for a decision:\nA call.\n" in room.text
    assert session.waiting[0] == "avalon"
    room = Room([ENTER, *BRIEFING, "Inbox", "A call", ENTER, "Back", "Avalon is done"])
    room.play(session)
    assert "Not heard yet" not in room.text
    assert session.waiting == ("borduria",)


def test_who_has_pledged_nothing_is_asked_whether_it_has_spoken(session: Session) -> None:
    before = [ENTER, *BRIEFING, *UNREAD, ENTER, *BRIEFING, "Borduria is done", "Done reading"]
    table = [ENTER, "Avalon speaks", "Avalon is done", "Not yet", "Avalon is done"]
    Room([*before, *table]).play(session)
    assert session.waiting[0] == "avalon"
    Room(["Avalon speaks", "Avalon is done", "Avalon has spoken"]).play(session)
    assert session.waiting == ("borduria",)


def test_a_message_that_was_heard_is_not_new(session: Session) -> None:
    room = Room([ENTER, *BRIEFING, "Inbox: 1 message, 1 new", "New. A call", ENTER])
    room.play(session)
    assert "\n1. Turn 1. A call" in room.text.rpartition("Inbox, newest first.")[2]


def test_back_from_what_is_given_leads_to_whom(session: Session) -> None:
    before = [ENTER, *BRIEFING, *UNREAD, ENTER, *BRIEFING, "Borduria is done", "Done reading"]
    room = Room(
        [
            *(*before, ENTER, "Avalon speaks"),
            *("Promise a transfer", "Caledon.", Typed("0"), "Borduria.", "Budget", Typed("1")),
            *("Pledge units", "Mines", Typed("0"), "Mines", "Security", Typed("2")),
        ]
    )
    room.play(session)
    assert "Avalon now promises 1 unit of budget to Borduria." in room.text
    assert "Avalon now pledges 2 units of security to Mines." in room.text


def test_zero_leads_back_from_why_and_the_example_is_of_this_exercise(small_text: str) -> None:
    session = begin(load(small_text.replace('name = "Avalon"', 'name = "Norland"')), "borduria")
    room = Room([*BRIEFING, Typed("why"), Typed("0"), Typed("?"), Typed("0")])
    room.play(session)
    assert "Why? Type some words of a name, such as trust in Norland." in room.text
    assert "For example: why trust in Norland." in room.text
    assert "trust in Avalon" not in room.text
    assert "There is nothing of that name" not in room.text
    assert '"0" is none of the numbers from 1 to 15.' in room.text


def test_the_causes_of_a_number_are_told_by_its_number_and_by_its_name(session: Session) -> None:
    room = Room(
        [
            *first_turn(),
            *(ENTER, Typed("why trust caledon borduria"), "Caledon's trust in Borduria"),
            *(ENTER, "Crises", Typed("1"), Typed("1"), ENTER, ENTER),
            *(Typed("why crisis.mines.severity"), ENTER),
            *(Typed("why income borduria"), Typed("why cells presence"), Typed("why")),
            *(Typed("sever"), Typed("0"), ENTER, Typed("?")),
        ]
    )
    room.play(session)
    assert "Caledon's trust in Borduria, turn 1: from 50 to " in room.text
    assert re.search(r"minus [\d.]+, broken pledge: intelligence 2 to Mines, gave 0", room.text)
    assert "Together: " in room.text
    assert room.text.count("There is nothing of that name that Avalon may see.") == 2
    assert "Severity says how bad a crisis is. 100 is the worst." in room.text


def test_causes_add_up_to_the_change_that_is_told(session: Session) -> None:
    names = [f"trust.{a}.{b}" for a in ("avalon", "borduria") for b in ("caledon",)]
    room = Room([*first_turn(), ENTER, *(x for n in names for x in (Typed(f"why {n}"), ENTER))])
    room.play(session)
    told = re.findall(
        r"Change: (\S+ ?[\d.]*)\.\nCauses:\n((?:.*\n)*?)Together: (.*)\.\n", room.text
    )
    assert len(told) == len(names)
    for total, lines, together in told:
        parts = [value(line.partition(",")[0]) for line in lines.splitlines()]
        assert sum(parts) == pytest.approx(value(total)) == value(together)


def value(said: str) -> float:
    return float(said.replace("plus ", "").replace("minus ", "-"))
