"""What holds of every playthrough: it can be repeated, it is its journal, and order is nothing."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.rules.exercise import Exercise
from game.session.commands import Command, Propose, Ready, Respond
from game.session.files import FileStore
from game.session.fold import Playthrough
from game.session.host import Session
from game.session.reading import folded
from game.session.store import MemoryStore
from game.session.verification import first_difference
from game.session.view import FACILITATOR, Phase
from tests.examples import examples
from tests.session.__main__ import journal
from tests.session.playing import begin, commands, done, fork, play, some_offer, to_phase
from tests.small import HERE, load

Seed = st.integers(0, 2**63 - 1)


def in_another_process(*arguments: int, **environment: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "tests.session", *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        env=os.environ | environment,
        capture_output=True,
        check=True,
    ).stdout


def test_the_same_seed_and_commands_give_the_same_bytes_in_any_process() -> None:
    here = journal(11)
    assert here == journal(11)
    assert here != journal(12)
    assert here == in_another_process(11, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    assert here == in_another_process(11, 5, 6, PYTHONHASHSEED="2", TZ="UTC", LC_ALL="C.UTF-8")


@settings(max_examples=examples(10), deadline=None)
@given(Seed)
def test_the_first_entries_make_the_state_that_there_was(exercise: Exercise, seed: int) -> None:
    store = MemoryStore()
    session = begin(exercise, "avalon", "caledon", seed=seed, store=store)
    states: list[Playthrough] = [session._play]
    choose = Random(seed)
    while session.phase is not Phase.OUTCOME and len(states) < 60:
        play(session, choose, until=1)
        states.append(session._play)
    entries = store.records()
    assert len(entries) == len(states)
    for count in (1, 2, len(states) // 3, len(states) // 2, len(states)):
        reading = folded(entries[:count])
        assert reading.damage is None
        assert reading.play == states[count - 1]


@settings(max_examples=examples(10), deadline=None)
@given(Seed, st.integers(0, 2**32))
def test_orders_give_the_same_result_in_whatever_order_they_arrive(
    exercise: Exercise, seed: int, shuffle: int
) -> None:
    choose = Random(seed)
    session = begin(exercise, seed=seed)
    to_phase(
        session, choose.choice((Phase.CONSULTATION, Phase.DECISION)), turn=choose.choice((1, 2))
    )
    scripts = {seat: script(session, seat, choose) for seat in session.persons}
    one = interleaved(session, scripts, Random(0))
    other = interleaved(session, scripts, Random(shuffle))
    for viewer in (*session.persons, FACILITATOR):
        assert one.view(viewer) == other.view(viewer)
    to_phase(one, Phase.ASSESSMENT)
    to_phase(other, Phase.ASSESSMENT)
    assert one.view(FACILITATOR) == other.view(FACILITATOR)
    assert one._play.quantities == other._play.quantities


def script(session: Session, seat: str, choose: Random) -> list[Command]:
    """What a seat might do in this phase: accepted when it does it alone.

    No messages to all, and no proposals: who makes one first is told.
    """
    alone, told = fork(session), []
    for _ in range(6):
        command = some_offer(alone, seat, choose)
        if not isinstance(command, Ready | Propose | Respond) and "text" not in command.__slots__:
            done(alone.do(seat, command))
            told.append(command)
    return [*told, Ready()]


def interleaved(session: Session, scripts: dict[str, list[Command]], choose: Random) -> Session:
    """The scripts played together, each in its own order."""
    played = fork(session)
    left = {seat: list(script) for seat, script in scripts.items()}
    while left:
        seat = choose.choice(sorted(left))
        done(played.do(seat, left[seat].pop(0)))
        if not left[seat]:
            del left[seat]
    return played


@settings(max_examples=3, deadline=None)
@given(Seed)
def test_an_order_changed_leaves_the_dice_as_they_were(exercise: Exercise, seed: int) -> None:
    """Two games with one seed and different orders draw the same dice for the same purposes."""
    drawn = []
    for choose in (Random(1), Random(2)):
        store = MemoryStore()
        play(begin(exercise, seed=seed, store=store), choose)
        drawn.append(
            {
                (record["turn"], record["for"]): record["draws"]
                for entry in store.records()
                for record in entry.records
                if record["record"] == "dice"
            }
        )
    shared = drawn[0].keys() & drawn[1].keys()
    assert shared
    assert all(drawn[0][key] == drawn[1][key] for key in shared)


@settings(max_examples=4, deadline=None)
@given(Seed)
def test_the_commands_of_a_journal_give_its_results_again(exercise: Exercise, seed: int) -> None:
    store = MemoryStore()
    play(begin(exercise, "avalon", "borduria", seed=seed, store=store), Random(seed))
    assert first_difference(store.records()) is None


class Saving(RuleBasedStateMachine):
    """A session that is played, killed, torn and opened again, beside one that never is."""

    @initialize(seed=Seed)
    def begin(self, seed: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "s.jsonl"
        exercise = load((HERE / "small.toml").read_text())
        self.store = FileStore.create(self.path)
        self.session = begin(exercise, "avalon", "borduria", seed=seed, store=self.store)
        self.twin = begin(exercise, "avalon", "borduria", seed=seed)
        self.ids: list[str] = []

    @rule(choose=st.randoms(use_true_random=False))
    def act(self, choose: Random) -> None:
        """Something that is offered, in both."""
        if self.session.phase is Phase.OUTCOME:
            return
        if self.session.phase is Phase.ASSESSMENT:
            assert self.session.proceed() == self.twin.proceed()
            return
        seat = choose.choice(self.session.waiting)
        command = some_offer(self.twin, seat, choose)
        identity = f"id-{len(self.ids)}"
        self.ids.append(identity)
        answer = self.session.do(seat, command, command_id=identity)
        done(answer)
        assert answer == self.twin.do(seat, command)

    @rule(data=st.data())
    def try_anything(self, data: st.DataObject) -> None:
        command = data.draw(commands(self.session.exercise))
        assert self.session.do("avalon", command) == self.twin.do("avalon", command)

    @precondition(lambda self: self.ids)
    @rule()
    def repeat(self) -> None:
        """A command that comes twice, as over a bad line, is done once."""
        if self.session.phase not in (Phase.ASSESSMENT, Phase.OUTCOME):
            assert self.session.do("avalon", Ready(), command_id=self.ids[-1]) == ()

    @rule()
    def close_and_resume(self) -> None:
        self.session.close()
        self.resume()

    @rule(torn=st.binary(min_size=1, max_size=40).filter(lambda b: b"\n" not in b))
    def die_and_resume(self, torn: bytes) -> None:
        """The process dies while it writes its next line."""
        self.session.close()
        with self.path.open("ab") as file:
            file.write(torn)
        self.resume()
        assert self.session.notices

    def resume(self) -> None:
        self.store = FileStore.open(self.path)
        self.session = Session.resume(self.store)

    @invariant()
    def it_is_what_it_would_be_without_dying(self) -> None:
        if hasattr(self, "session"):
            assert self.session.read_only is None
            assert self.session._play == self.twin._play

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()


TestSaving = Saving.TestCase
TestSaving.settings = settings(max_examples=examples(10), stateful_step_count=25, deadline=None)
