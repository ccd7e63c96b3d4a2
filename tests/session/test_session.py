"""A session from the outside: phases, people and computers, what is answered and what is kept."""

from pathlib import Path

import pytest

from game.rules.exercise import Exercise
from game.session.commands import (
    Answer,
    Commit,
    Pledge,
    PledgeTransfer,
    Ready,
    Reason,
    Refusal,
    Say,
    Transfer,
)
from game.session.errors import NotSavedError, SaveError
from game.session.events import Accepted, PhaseOpened, Proceeded
from game.session.files import FileStore
from game.session.host import Session
from game.session.seats import PinHash, Seat
from game.session.store import MemoryStore
from game.session.view import FACILITATOR, TABLE, Phase
from tests.session.faults import shim, short
from tests.session.playing import begin, done, on, seats, to_phase


def code(answer: object) -> str | None:
    return answer.code if isinstance(answer, Refusal) else None


def test_a_session_begins_in_the_situation_of_the_first_turn(exercise: Exercise) -> None:
    session = begin(exercise, "avalon", "caledon")
    assert (session.turn, session.phase) == (1, Phase.SITUATION)
    assert session.persons == ("avalon", "caledon")
    assert session.waiting == ("avalon", "caledon")
    assert session.read_only is None


def test_a_phase_ends_when_the_last_person_is_ready(exercise: Exercise) -> None:
    session = begin(exercise, "avalon", "caledon")
    assert session.do("avalon", Ready()) == (Accepted("avalon", Ready()),)
    assert list(session.waiting) == ["caledon"]
    answer = session.do("caledon", Ready())
    assert not isinstance(answer, Refusal)
    assert PhaseOpened(1, Phase.CONSULTATION) in answer
    assert list(session.waiting) == ["avalon", "caledon"]


def test_the_last_ready_plays_the_turn_and_the_room_goes_on_together(exercise: Exercise) -> None:
    session = begin(exercise, "avalon")
    to_phase(session, Phase.DECISION)
    answer = session.do("avalon", Ready())
    assert answer == (Accepted("avalon", Ready()), PhaseOpened(1, Phase.ASSESSMENT))
    assert session.waiting == ()
    assert code(session.do("avalon", Ready())) == "wrong_phase"
    answer = session.proceed()
    assert not isinstance(answer, Refusal)
    assert answer[0] == Proceeded()
    assert (session.turn, session.phase) == (2, Phase.SITUATION)
    assert code(session.proceed()) == "wrong_phase"


def test_an_exercise_ends_in_its_last_turn_at_the_latest(exercise: Exercise) -> None:
    session = begin(exercise, "avalon")
    to_phase(session, Phase.OUTCOME)
    assert session.turn <= exercise.scenario.time.turns
    assert code(session.do("avalon", Ready())) == "over"
    assert code(session.proceed()) == "over"
    assert session.view(TABLE).outcome is not None


def test_computers_alone_play_a_turn_for_every_proceed(exercise: Exercise) -> None:
    session = Session.begin(exercise, seats(exercise), seed=3, store=MemoryStore())
    turns = []
    while session.phase is not Phase.OUTCOME:
        assert session.phase is Phase.ASSESSMENT
        assert session.waiting == ()
        turns.append(session.turn)
        done(session.proceed())
    assert turns == list(range(1, len(turns) + 1))


def test_computers_pledge_before_the_table_opens_and_give_secret_orders(
    exercise: Exercise,
) -> None:
    session = Session.begin(
        exercise, seats(exercise, "avalon", doctrine="cooperator"), seed=3, store=MemoryStore()
    )
    answer = session.do("avalon", Ready())
    assert not isinstance(answer, Refusal)
    pledged = {event.seat for event in answer if isinstance(event, Accepted)}
    assert pledged == {"avalon", "borduria", "caledon"}
    assert {promise.nation for promise in session.view("avalon").promises} == {
        "borduria",
        "caledon",
    }
    answer = session.do("avalon", Ready())
    assert not isinstance(answer, Refusal)
    kinds = {type(event.command) for event in answer if isinstance(event, Accepted)}
    assert kinds == {Ready}


def test_a_computers_seat_takes_no_commands_of_people(exercise: Exercise) -> None:
    session = begin(exercise, "avalon")
    assert code(session.do("borduria", Ready())) == "not_seated"
    assert code(session.do("nowhere", Ready())) == "not_seated"


def test_pledges_and_messages_lie_open_and_orders_are_secret(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Pledge("mines", "security", 3)))
    done(session.do("avalon", PledgeTransfer("caledon", "budget", 2)))
    done(session.do("borduria", Say("  We   will\nhelp.\x1b[31m ")))
    for viewer in ("caledon", TABLE):
        seen = session.view(viewer)
        assert [(p.nation, p.target, p.amount) for p in seen.promises] == [
            ("avalon", "mines", 3),
            ("avalon", "caledon", 2),
        ]
        assert [m.text for m in seen.messages] == ["We will help.[31m"]
        assert seen.missing["mines"]["security"] == 5
    to_phase(session, Phase.DECISION)
    before = session.view("caledon")
    done(session.do("avalon", Commit("mines", "security", 1)))
    done(session.do("avalon", Reason("We keep the rest at home.")))
    assert session.view("caledon") == before
    own = session.view("avalon").own
    assert own is not None
    assert [(o.kind, o.target, o.amount) for o in own.orders] == [("commit", "mines", 1)]
    assert own.reason == "We keep the rest at home."


def test_the_reveal_sets_pledge_beside_deed(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Pledge("mines", "security", 3)))
    done(session.do("borduria", Pledge("mines", "security", 2)))
    done(session.do("borduria", PledgeTransfer("caledon", "budget", 2)))
    to_phase(session, Phase.DECISION)
    done(session.do("avalon", Commit("mines", "security", 1)))
    done(session.do("borduria", Commit("mines", "security", 2)))
    done(session.do("borduria", Transfer("caledon", "budget", 2)))
    done(session.do("caledon", Answer("call", "escort")))
    on(session)
    seen = session.view(TABLE)
    assert [(d.nation, d.pledged, d.done, d.kept) for d in seen.deeds] == [
        ("avalon", 3, 1, False),
        ("borduria", 2, 2, True),
        ("borduria", 2, 2, True),
    ]
    assert ("caledon", "Send an escort") in [(c.nation, c.option) for c in seen.choices]
    mines = next(card for card in seen.crises if card.id == "mines")
    assert mines.committed == {"security": 3}


def test_pledging_nothing_takes_a_pledge_back(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Pledge("mines", "security", 3)))
    done(session.do("avalon", Pledge("mines", "security", 0)))
    assert session.view(TABLE).promises == ()


def test_whoever_is_ready_changes_nothing_more(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.DECISION)
    done(session.do("avalon", Ready()))
    for command in (Commit("mines", "security", 1), Reason("why"), Ready()):
        assert code(session.do("avalon", command)) == "already_ready"


def test_a_command_that_is_given_twice_with_its_id_is_done_once(exercise: Exercise) -> None:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    say = Say("Once.")
    assert session.do("avalon", say, command_id="a-1") == (Accepted("avalon", say),)
    assert session.do("avalon", say, command_id="a-1") == ()
    assert len(session.view(TABLE).messages) == 1


def test_every_viewer_can_be_told_and_no_other(exercise: Exercise) -> None:
    session = begin(exercise)
    for viewer in (*exercise.scenario.nations, TABLE, FACILITATOR):
        assert session.view(viewer).viewer == viewer
    with pytest.raises(KeyError):
        session.view("nowhere")


# Saving


def test_a_session_goes_on_where_it_was_left(exercise: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    session = begin(exercise, "avalon", "borduria", store=FileStore.create(path))
    to_phase(session, Phase.DECISION, turn=2)
    done(session.do("avalon", Commit("mines", "security", 2)))
    viewers = (*exercise.scenario.nations, TABLE, FACILITATOR)
    before = {viewer: session.view(viewer) for viewer in viewers}
    session.close()
    again = Session.resume(FileStore.open(path))
    assert {viewer: again.view(viewer) for viewer in viewers} == before
    assert again.exercise.source == exercise.source
    assert again.seats == session.seats
    assert again.seed == session.seed
    to_phase(again, Phase.OUTCOME)
    again.close()


def test_pins_are_kept_as_hashes_only(exercise: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    seated = seats(exercise, "avalon") | {"avalon": Seat(pin=PinHash.of("90817263"))}
    session = Session.begin(exercise, seated, seed=1, store=FileStore.create(path))
    session.close()
    assert b"90817263" not in path.read_bytes()
    again = Session.resume(FileStore.open(path))
    pin = again.seats["avalon"].pin
    assert pin is not None
    assert pin.matches("90817263")
    again.close()


def test_a_command_that_cannot_be_saved_is_refused_and_changes_nothing(
    exercise: Exercise, tmp_path: Path
) -> None:
    path = tmp_path / "s.jsonl"
    session = begin(exercise, store=FileStore.create(path))
    to_phase(session, Phase.CONSULTATION)
    before, content = session.view(FACILITATOR), path.read_bytes()
    with shim() as disk:
        disk.from_now_on(short, lambda number: disk.made[-1] == "write")
        for command in (Pledge("mines", "security", 1), Ready()):
            answer = session.do("avalon", command)
            assert code(answer) == "not_saved"
            assert isinstance(answer, Refusal)
            assert "Nothing was done" in answer.message
    assert session.view(FACILITATOR) == before
    assert path.read_bytes() == content
    done(session.do("avalon", Pledge("mines", "security", 1)))
    session.close()
    resumed = Session.resume(FileStore.open(path))
    assert len(resumed.view(TABLE).promises) == 1
    resumed.close()


def test_a_turn_that_cannot_be_saved_has_not_been_played(
    exercise: Exercise, tmp_path: Path
) -> None:
    path = tmp_path / "s.jsonl"
    session = begin(exercise, "avalon", store=FileStore.create(path))
    to_phase(session, Phase.DECISION)
    with shim() as disk:
        disk.from_now_on(short, lambda number: disk.made[-1] == "write")
        assert code(session.do("avalon", Ready())) == "not_saved"
    assert session.phase is Phase.DECISION
    assert session.waiting == ("avalon",)
    done(session.do("avalon", Ready()))
    with shim() as disk:
        disk.from_now_on(short, lambda number: disk.made[-1] == "write")
        assert code(session.proceed()) == "not_saved"
    assert session.turn == 1
    done(session.proceed())
    session.close()


def test_an_exercise_that_cannot_be_saved_does_not_begin(
    exercise: Exercise, tmp_path: Path
) -> None:
    path = tmp_path / "s.jsonl"
    store = FileStore.create(path)
    with shim() as disk:
        disk.from_now_on(short, lambda number: disk.made[-1] == "write")
        with pytest.raises(NotSavedError):
            begin(exercise, store=store)
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_save_can_be_looked_at_and_not_played(exercise: Exercise, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    session = begin(exercise, store=FileStore.create(path))
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Say("SPOIL")))
    on(session)
    session.close()
    damaged = path.read_bytes().replace(b"SPOIL", b"SPOIT")
    path.write_bytes(damaged)
    again = Session.resume(FileStore.open(path))
    assert again.read_only is not None
    assert "line 5" in again.read_only
    assert again.phase is Phase.CONSULTATION
    assert code(again.do("avalon", Ready())) == "not_saved"
    assert code(again.proceed()) == "not_saved"
    again.close()
    assert path.read_bytes() == damaged


HOSTILE = [
    {"record": "command", "seat": "avalon", "do": "pledge", "crisis": "moon", "capability": "cyber",
     "units": 1},
    {"record": "command", "seat": "moon", "do": "ready"},
    {"record": "command", "seat": "avalon", "do": "pledge", "crisis": "mines",
     "capability": "cyber", "units": "1"},
    {"record": "command", "seat": "avalon", "do": "conquer"},
    {"record": "command", "seat": "avalon", "do": "harden", "infrastructure": "moon", "budget": 1},
    {"record": "command", "seat": "avalon", "do": "answer", "inject": "call", "option": "moon"},
    {"record": "phase", "turn": 4000, "phase": "situation"},
    {"record": "phase", "turn": 1, "phase": "party"},
    {"record": "change", "turn": 1, "cause": "x", "changes": {"crisis.mines.status": 77.0}},
    {"record": "change", "turn": 1, "cause": "x", "changes": {"crisis.mines.severity": "much"}},
    {"record": "change", "turn": 1, "cause": "x", "changes": 3},
    {"record": "unheard_of"},
]  # fmt: skip


@pytest.mark.parametrize("record", HOSTILE, ids=lambda record: str(record)[11:60])
def test_a_line_that_fits_the_chain_but_not_the_exercise_is_damage(
    exercise: Exercise, tmp_path: Path, record: dict[str, object]
) -> None:
    path = tmp_path / "s.jsonl"
    begin(exercise, store=FileStore.create(path)).close()
    store = FileStore.open(path)
    store.append(1, "hostile", [record])
    store.close()
    session = Session.resume(FileStore.open(path))
    assert session.read_only is not None
    assert "line 2" in session.read_only
    assert session.phase is Phase.SITUATION
    for viewer in (*exercise.scenario.nations, TABLE, FACILITATOR):
        session.view(viewer)
    session.close()


@pytest.mark.parametrize(
    "change",
    [
        {"source": "not a scenario"},
        {"source": 3},
        {"rulebook": "["},
        {"rulebook": "format = 1"},
        {"seats": {}},
        {"seats": {"avalon": 3}},
        {"seed": -1},
        {"seed": 2**70},
        {"seed": "x"},
        {"title": None},
    ],
    ids=str,
)
def test_a_header_that_is_no_use_is_told(
    exercise: Exercise, tmp_path: Path, change: dict[str, object]
) -> None:
    memory = MemoryStore()
    begin(exercise, store=memory)
    first = memory.records()[0].records
    path = tmp_path / "s.jsonl"
    store = FileStore.create(path)
    store.append(0, "begin", [{**first[0], **change}, *first[1:]])
    with pytest.raises(SaveError):
        Session.resume(store)
    store.close()
