"""I13: every secret is a token, and no token reaches a viewer who may not know it."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from game.session.host import Session
from game.session.store import MemoryStore
from game.session.view import TABLE, Phase
from tests.exercises import some
from tests.hidden.canary import SCENARIOS, SEED, canary, is_means, numbers, tokens
from tests.hidden.given import Given, explanations, given, slips, viewers
from tests.hidden.oracle import Oracle
from tests.hidden.players import Room, people

_LONG = re.compile(r"\d\.\d{11,}")


class Watch:
    """Reads everything that every viewer is given, and keeps what each has seen."""

    def __init__(self, room: Room, *, thorough: bool = False) -> None:
        """`thorough`: everybody at every step, and the causes of every turn, not of some."""
        self.room, self.canary = room, room.canary
        self.thorough = thorough
        self.leaks: list[str] = []
        self.seen: dict[str, set[str]] = defaultdict(set)
        """By viewer: the tokens that it has seen, rightly or not."""
        self.for_some: set[str] = set()
        """Kinds of secrets that somebody saw while somebody else might not."""
        self._explained: tuple[int, bool] = (0, False)
        """What the causes hang on, when they were last read."""
        hashes = [seat.pin for seat in room.session.seats.values() if seat.pin]
        self._never = [str(SEED), *(text for pin in hashes for text in (pin.salt, pin.digest))]

    def look(self, *, everything: bool = False, at_all: bool = True) -> None:
        """Read what everybody is given now; `everything` with the causes of past turns.

        Not `at_all` is of those who are computers at one, another every turn.
        """
        session = self.room.session
        oracle = Oracle(self.canary, session._play)
        past = range(session.turn + 2) if self.thorough else (1, session.turn, session.turn + 1)
        turns: Sequence[int | None] = (None, *past) if everything else (None,)
        ledger = session._play.ledger.values()
        now = sum(len(changes) for changes in ledger), session.phase is Phase.OUTCOME
        turns, self._explained = turns if now != self._explained else (), now
        draws = self._draws()
        for viewer in viewers(session) if at_all or self.thorough else self._some():
            for what, text in self._told(session, viewer, turns):
                self._read(oracle, viewer, what, text)
                for number in draws & set(_LONG.findall(text)):
                    self._note(viewer, what, f"dice {number}")

    def _some(self) -> list[str]:
        """The open table, the people, and one nation more."""
        session = self.room.session
        others = [nation for nation in session.seats if nation not in session.persons]
        one = [others[session.turn % len(others)]] if others else []
        return [TABLE, *session.persons, *one]

    def _told(self, session: Session, viewer: str, turns: Sequence[int | None]) -> Given:
        yield from given(session, viewer)
        yield from explanations(session, viewer, turns)
        yield "events", self.room.told
        if viewer in session.persons:
            yield from slips(session, viewer)

    def _read(self, oracle: Oracle, viewer: str, what: str, text: str) -> None:
        found = tokens(text)
        self.seen[viewer] |= found
        for secret in oracle.leaked(viewer, found):
            self._note(viewer, what, f"{secret.kind} of {secret.owner} {secret.option}")
        for never in self._never:
            if never in text:
                self._note(viewer, what, never)
        others = [v for v in viewers(self.room.session) if v != viewer]
        for token in found:
            secret = self.canary.secrets[token]
            if any(not oracle.may_know(other, secret) for other in others):
                self.for_some.add(secret.kind)

    def _note(self, viewer: str, what: str, secret: str) -> None:
        session = self.room.session
        self.leaks.append(f"turn {session.turn}, {session.phase}: {viewer} sees {secret} in {what}")

    def _draws(self) -> set[str]:
        """The dice of the last line, which nobody sees."""
        store = self.room.session._store
        assert isinstance(store, MemoryStore)
        last = json.loads(store.content.splitlines()[-1])
        return {repr(draw) for record in last["records"] for draw in record.get("draws", ())}


def play(room: Room, *, thoroughly: bool = False) -> Watch:
    """Play to the outcome and look at every step."""
    watch = Watch(room, thorough=thoroughly)
    opened = None
    for phase in room.play():
        opens, opened = (room.session.turn, phase) != opened, (room.session.turn, phase)
        last = room.session.turn == room.session.exercise.scenario.time.turns
        reveal = phase in (Phase.ASSESSMENT, Phase.OUTCOME)
        watch.look(everything=reveal and (last or thoroughly), at_all=opens)
    return watch


@pytest.mark.parametrize("name", some(["the_narrows"]))
def test_no_secret_reaches_who_may_not_know_it(name: str) -> None:
    watch = play(Room.of(canary(name), people(canary(name), 0)))
    assert not watch.leaks
    sees_what_it_may(watch)
    if name == "the_narrows":
        assert kept_from_some(Oracle(canary(name), watch.room.session._play)) == KEPT


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
@pytest.mark.parametrize("first", range(1, 4))
def test_no_secret_reaches_who_may_not_know_it_whoever_plays(name: str, first: int) -> None:
    room = Room.of(canary(name), people(canary(name), first), random=first)
    watch = play(room, thoroughly=True)
    assert not watch.leaks
    sees_what_it_may(watch)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_no_secret_reaches_who_may_not_know_it_when_all_are_people(name: str) -> None:
    room = Room.of(canary(name), tuple(canary(name).exercise.scenario.nations), random=3)
    assert not play(room, thoroughly=True).leaks


def sees_what_it_may(watch: Watch) -> None:
    """The controls: what belongs to a viewer has reached it, or the test could not fail."""
    session, about = watch.room.session, watch.canary
    oracle = Oracle(about, session._play)
    for nation in session.exercise.scenario.nations:
        own = ["brief", "agenda", "agenda id", "redline", "redline id"]
        if nation in session.persons:
            own.append("reason")
        for kind in own:
            missing = set(about.of(kind, nation)) - watch.seen[nation]
            assert not missing, f"{nation} has not seen its own {kind}"
        received = [inject for inject in about.exercise.scenario.injects
                    if oracle.has_received(nation, inject)]  # fmt: skip
        assert received
        for inject in received:
            for kind in ("inject id", "inject title", "inject text", "option id", "option text"):
                missing = set(about.of(kind, inject)) - watch.seen[nation]
                assert not missing, f"{nation} has not seen the {kind} of what it received"
    for secret in about.secrets.values():
        if secret.kind.startswith("crisis") and not oracle.is_latent(secret.owner):
            assert all(secret.token in watch.seen[v] for v in viewers(session)), secret
        if secret.kind in ("ending", "option outcome") and oracle.may_know(TABLE, secret):
            assert secret.token in watch.seen[TABLE], secret
    assert watch.for_some >= kept_from_some(oracle)


KEPT = frozenset({
    *("brief", "agenda", "agenda id", "redline", "redline id", "reason"),
    *("inject id", "inject title", "inject text"),
    *("option id", "option text", "option outcome"),
})  # fmt: skip
"""The kinds of secret of which an exercise may have some that one seat knows and another not."""


def kept_from_some(oracle: Oracle) -> set[str]:
    """Those that this playthrough did have: what not all have received, and what is nobody else's.

    In an exercise for a class that hides nothing these are only the briefs and the reasons.
    """
    scenario = oracle.canary.exercise.scenario
    sent_to_some = {
        name
        for name, inject in scenario.injects.items()
        if oracle.fired(name) and inject.to != "all" and set(inject.to) != set(scenario.nations)
    }
    kept = {
        secret.kind
        for secret in oracle.canary.secrets.values()
        if secret.kind in KEPT
        and (not secret.kind.startswith(("inject", "option")) or secret.owner in sent_to_some)
    }
    in_secret = any(
        not option.public for name in sent_to_some for option in scenario.injects[name].options
    )
    return kept if in_secret else kept - {"option outcome"}  # the table hears what is public


# What nations have

SHORT = {"first_watch": 25, "two_banks": 30}
"""How many numbers of its own a nation sees at least, in exercises too short for a hundred."""


@pytest.mark.parametrize("name", some(["the_narrows"]))
def test_no_nation_sees_what_another_has(name: str) -> None:
    about = canary(name, rich=True)
    room = Room.of(about, people(about, 0))
    seen_its_own = 0
    for phase in room.play():
        if phase in (Phase.SITUATION, Phase.CONSULTATION):  # what nations have moves elsewhere
            continue
        oracle = Oracle(about, room.session._play)
        for viewer in viewers(room.session):
            hidden = means(oracle, viewer, seen=False)
            for what, text in given(room.session, viewer):
                leaked = numbers(text) & hidden
                assert not leaked, f"{viewer} sees {leaked} in its {what}"
                seen_its_own += len(numbers(text) & means(oracle, viewer, seen=True))
    assert seen_its_own > SHORT.get(name, 100)


def test_what_another_has_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.visibility.may_see", _yes)
    about = canary("the_narrows", rich=True)
    room = Room.of(about, people(about, 0))
    hidden = means(Oracle(about, room.session._play), TABLE, seen=False)
    assert numbers(repr(room.session.view(TABLE))) & hidden


def means(oracle: Oracle, viewer: str, *, seen: bool) -> set[float]:
    """What nations have that a viewer may see, or may not."""
    play, quantities = oracle.play, oracle.canary.exercise.catalogue.quantities.items()
    return {
        play.quantities[name]
        for name, quantity in quantities
        if is_means(play.quantities[name]) and oracle.may_see(viewer, quantity) is seen
    }


# The test can fail


def leaky(name: str, replacement: Callable[..., Any]) -> Callable[[pytest.MonkeyPatch], None]:
    return lambda patch: patch.setattr(f"game.session.{name}", replacement)


def _anybodys(exercise: Any, play: Any, viewer: str) -> Any:
    from game.session.own import own

    return own(exercise, play, next(iter(exercise.scenario.nations)))


def _fired(exercise: Any, play: Any, viewer: str, inject: str) -> bool:
    return bool(play.quantities[f"inject.{inject}.fired"])


def _yes(*_: Any) -> bool:
    return True


def _reasons(exercise: Any, play: Any) -> Any:
    return tuple(draft.reason for table in play.tables.values() for draft in table.drafts.values())


LEAKS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "another's brief": (leaky("views.own", _anybodys), "brief"),
    "another's agenda": (leaky("visibility.may_see", _yes), "agenda id"),
    "the cause of any number": (leaky("explain.may_see", _yes), "agenda"),
    "another's inbox": (leaky("inbox.has_received", _fired), "inject text"),
    "another's choice": (leaky("deeds.has_received", _fired), "inject title"),
    "the event behind a change": (leaky("causes.has_received", _fired), "inject title"),
    "a latent crisis": (leaky("crisis_board.has_broken_out", _yes), "crisis name"),
    "a latent crisis in what to expect": (leaky("known.has_broken_out", _yes), "crisis id"),
    "a latent crisis among the offers": (leaky("offers.has_broken_out", _yes), "crisis id"),
    "the culprit": (
        leaky(
            "crisis_board.culprit_of",
            lambda exercise, crisis, now: (
                exercise.scenario.adversaries[exercise.scenario.crises[crisis].culprit].name
            ),
        ),
        "adversary name",
    ),
    "the ending": (
        leaky("views.objectives", lambda exercise, play: exercise.scenario.endings),
        "ending",
    ),
    "the reasons": (leaky("views.objectives", _reasons), "reason"),
    "the notes": (
        leaky("views.objectives", lambda exercise, play: exercise.scenario.injects),
        "note",
    ),
    "secret orders": (leaky("host._told", lambda events: events), "option id"),
    "the seed": (
        leaky("views.scenario_time", lambda time, turn: f"week {SEED}"),
        str(SEED),
    ),
}
"""Holes, and the kind of secret that comes through each."""


@pytest.mark.parametrize("hole", LEAKS)
def test_a_hole_is_found(hole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tear, kind = LEAKS[hole]
    tear(monkeypatch)
    room = Room.of(canary("the_narrows"), ("avalon", "borduria"))
    watch = Watch(room)
    for _ in room.play():
        watch.look()
        if any(f"sees {kind}" in leak for leak in watch.leaks):
            return
    pytest.fail(f"{hole} was not noticed; only {set(watch.leaks)}")
