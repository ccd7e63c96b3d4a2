"""The turn as a whole: what must hold in every game, whoever plays it."""

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lab.sweep import decide, play, table
from game.quantities.state import State
from game.rules import turn as turns
from game.rules.exercise import Exercise
from game.rules.ledger import Ledger
from game.rules.orders import Orders
from game.rules.scene import Scene
from game.scenario.known import RULES
from tests.small import AVALON, BORDURIA, CALEDON, MINES, RANSOM, load

DOCTRINES = ("cooperator", "free_rider", "reciprocator", "random")
Table = st.tuples(*[st.sampled_from(DOCTRINES)] * 3)
Seed = st.integers(0, 2**63 - 1)


def seeds(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.uint64)


def seats(exercise: Exercise, doctrines: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(exercise.scenario.nations, doctrines, strict=True))


def test_every_rule_can_be_named_in_a_scenario() -> None:
    assert set(turns.RULES) | set(turns.STEPS) == set(RULES)


@settings(max_examples=25, deadline=None)
@given(Table, Seed)
def test_the_causes_of_a_turn_add_up_exactly(
    exercise: Exercise, doctrines: tuple[str, ...], seed: int
) -> None:
    state = turns.start(exercise)
    players = table(exercise, seats(exercise, doctrines))
    for turn in range(1, 5):
        before = state.named()
        ledger = Ledger()
        turns.open_turn(exercise, state, seeds(seed), turn, ledger)
        orders = decide(exercise, players, state, seeds(seed), turn)
        turns.close_turn(exercise, state, orders, seeds(seed), turn, ledger)
        total = dict.fromkeys(before, 0.0)
        for _, name, change in ledger.changes(exercise.catalogue):
            total[name] += change
        if before["partnership.ending"]:
            continue
        after = state.named()
        assert total == {name: after[name] - before[name] for name in before}


@settings(max_examples=25, deadline=None)
@given(Table, Seed)
def test_every_quantity_stays_within_its_range_and_on_the_grid(
    exercise: Exercise, doctrines: tuple[str, ...], seed: int
) -> None:
    state = play(exercise, table(exercise, seats(exercise, doctrines)), seeds(seed)).state
    assert np.isfinite(state.values).all()
    assert (state.values * 1024 == np.rint(state.values * 1024)).all()
    for quantity in exercise.catalogue.quantities.values():
        assert quantity.low <= state.values[0, quantity.column] <= quantity.high, quantity.name


@settings(max_examples=10, deadline=None)
@given(Table, st.lists(Seed, min_size=2, max_size=60, unique=True))
def test_a_game_in_a_batch_is_the_game_played_alone(
    exercise: Exercise, doctrines: tuple[str, ...], numbers: list[int]
) -> None:
    players = table(exercise, seats(exercise, doctrines))
    batch = play(exercise, players, seeds(*numbers)).state.values
    for row in (0, len(numbers) // 2, len(numbers) - 1):
        alone = play(exercise, players, seeds(numbers[row])).state.values
        assert (batch[row] == alone[0]).all()


def test_doctrines_never_order_beyond_their_means(exercise: Exercise) -> None:
    from game.rules.injects import chosen
    from game.rules.orders import cost, legal

    for doctrines in (DOCTRINES[:3], DOCTRINES[1:], ("random",) * 3):
        players = table(exercise, seats(exercise, doctrines))
        numbers = np.arange(200, dtype=np.uint64)
        state = turns.start(exercise, 200)
        for turn in range(1, 5):
            turns.open_turn(exercise, state, numbers, turn)
            orders = decide(exercise, players, state, numbers, turn)
            assert legal(orders, state, exercise.world).all()
            price = cost(orders, state, exercise.world)
            for inject in exercise.msel.decisions:
                picked = chosen(inject, orders.answer[:, inject.place], state, turn)
                price = price + inject.costs[picked.astype(int)]
            assert (price <= state.budget).all()
            turns.close_turn(exercise, state, orders, numbers, turn)


def test_a_game_that_has_ended_changes_no_more(exercise: Exercise) -> None:
    state = turns.start(exercise, 2)
    numbers = seeds(1, 2)
    turns.open_turn(exercise, state, numbers, 1)
    state.severity[0, MINES] = 10  # under the mark of an ending that may come early
    nothing = Orders.none(exercise.catalogue, 2)
    turns.close_turn(exercise, state, nothing, numbers, 1)
    assert state.ending.tolist() == [1, 0]
    ended = state.values[0].copy()
    turns.open_turn(exercise, state, numbers, 2)
    turns.close_turn(exercise, state, nothing, numbers, 2)
    assert (state.values[0] == ended).all()


def test_the_last_turn_always_ends_the_game(exercise: Exercise) -> None:
    players = table(exercise, seats(exercise, ("free_rider",) * 3))
    assert (play(exercise, players, seeds(*range(50))).state.ending > 0).all()


def test_injects_fire_by_turn_and_by_condition_once(exercise: Exercise) -> None:
    state = turns.start(exercise)
    nothing = Orders.none(exercise.catalogue, 1)
    fired = []
    for turn in (1, 2, 3):
        turns.open_turn(exercise, state, seeds(3), turn)
        fired.append(state.fired[0].tolist())
        turns.close_turn(exercise, state, nothing, seeds(3), turn)
    assert fired == [[1, 0], [1, 2], [1, 2]]  # the warning answers to the default, "refuse"


def test_an_answer_costs_and_takes_effect(exercise: Exercise) -> None:
    def after(option: int) -> State:
        state = turns.start(exercise)
        turns.open_turn(exercise, state, seeds(3), 1)
        orders = Orders.none(exercise.catalogue, 1)
        orders.answer[0, 0, AVALON] = option
        turns.close_turn(exercise, state, orders, seeds(3), 1)
        return state

    escort, refuse = after(1), after(2)
    assert 1.9 < refuse.budget[0, AVALON] - escort.budget[0, AVALON] <= 2  # less insurance
    assert escort.severity[0, MINES] == refuse.severity[0, MINES] - 2
    assert escort.trust[0, BORDURIA, AVALON] > refuse.trust[0, BORDURIA, AVALON]
    assert escort.answer[0, 0].tolist() == [1, 2, 2]


def test_who_cannot_pay_for_an_answer_takes_the_default(exercise: Exercise) -> None:
    state = turns.start(exercise)
    turns.open_turn(exercise, state, seeds(3), 1)
    state.budget[0, AVALON] = 1
    orders = Orders.none(exercise.catalogue, 1)
    orders.answer[0, 0, AVALON] = 1
    turns.close_turn(exercise, state, orders, seeds(3), 1)
    assert state.answer[0, 0, AVALON] == 2


def test_a_latent_crisis_breaks_out_by_its_condition(exercise: Exercise) -> None:
    state = turns.start(exercise)
    nothing = Orders.none(exercise.catalogue, 1)
    assert state.severity[0, RANSOM] == 0
    for turn in (1, 2):
        turns.open_turn(exercise, state, seeds(3), turn)
        turns.close_turn(exercise, state, nothing, seeds(3), turn)
    turns.open_turn(exercise, state, seeds(3), 3)
    assert state.status[0, RANSOM] == 1
    assert state.severity[0, RANSOM] == 30
    assert state.presence[0, RANSOM, AVALON] == 30


def test_a_crossed_red_line_costs_stability_once(small_text: str) -> None:
    exercise = load(small_text)
    column = exercise.catalogue.quantities["redline.borduria.no_closure.crossed"].column
    state = turns.start(exercise)
    ledger = Ledger()
    nothing = Orders.none(exercise.catalogue, 1)
    for turn in (1, 2):
        turns.open_turn(exercise, state, seeds(3), turn)
        state.severity[0, MINES] = 90
        state.flow[:] = 0
        turns.close_turn(exercise, state, nothing, seeds(3), turn, ledger)
    causes = [c for c in ledger.changes(exercise.catalogue) if c[0] == "red_lines"]
    assert state.values[0, column] == 1
    assert causes == [
        ("red_lines", "redline.borduria.no_closure.crossed", 1.0),
        ("red_lines", "nation.borduria.stability", -6.0),
    ]


def test_scores_mix_the_common_score_and_the_agenda(exercise: Exercise) -> None:
    state = turns.start(exercise)
    p = exercise.rulebook.score
    own = (state.stability[0, CALEDON] + 0) / 2
    wanted = p.common * state.common_score[0] + (1 - p.common) * own
    assert abs(state.score[0, CALEDON] - wanted) < 1 / 512


def test_a_seed_changes_luck_and_nothing_else_does(exercise: Exercise) -> None:
    players = table(exercise, seats(exercise, ("random",) * 3))
    first, again = (play(exercise, players, seeds(5)).state.values for _ in range(2))
    other = play(exercise, players, seeds(6)).state.values
    assert (first == again).all()
    assert (first != other).any()


def test_one_order_leaves_all_other_luck_as_it_was(exercise: Exercise) -> None:
    """I9: what the dice of escalation give does not depend on what anybody ordered."""

    def luck(units: int) -> float:
        state = turns.start(exercise)
        turns.open_turn(exercise, state, seeds(9), 1)
        orders = Orders.none(exercise.catalogue, 1)
        orders.commit[0, AVALON, MINES, 0] = units
        turns.close_turn(exercise, state, orders, seeds(9), 1)
        ledger = Ledger()
        momentum, held = state.momentum[0, MINES], 1 - 0.4 * state.deterrence[0]
        turns.open_turn(exercise, state, seeds(9), 2, ledger)
        grown = next(
            change
            for cause, name, change in ledger.changes(exercise.catalogue)
            if (cause, name) == ("escalation", "crisis.mines.severity")
        )
        return float(grown / (momentum * held))

    assert luck(0) == pytest.approx(luck(3), abs=0.001)


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_that_is_switched_off_leaves_no_trace(small_text: str, name: str) -> None:
    exercise = load(small_text.replace("[time]", f'[rules]\noff = ["{name}"]\n[time]'))
    state = turns.start(exercise)
    players = table(exercise, seats(exercise, ("random", "reciprocator", "cooperator")))
    ledger = Ledger()
    for turn in range(1, 5):
        turns.open_turn(exercise, state, seeds(11), turn, ledger)
        orders = decide(exercise, players, state, seeds(11), turn)
        turns.close_turn(exercise, state, orders, seeds(11), turn, ledger)
    assert all(cause != name for cause, _, _ in ledger.changes(exercise.catalogue))


def test_rules_do_not_change_what_they_are_given(scene: Scene) -> None:
    """I3: every rule leaves the state and the orders as they are."""
    scene.orders.pledged[:] = 2
    scene.orders.commit[:] = 1
    scene.orders.transfer[0, AVALON, CALEDON] = 1

    def fingerprint() -> str:
        tables = (scene.state.values, scene.orders.pledged, scene.orders.commit)
        return hashlib.sha256(b"".join(t.tobytes() for t in tables)).hexdigest()

    before = fingerprint()
    for rule in turns.RULES.values():
        rule.apply(scene)
        assert fingerprint() == before, rule.name


def test_every_rule_says_what_it_models_and_where_it_comes_from() -> None:
    for rule in turns.RULES.values():
        text = rule.apply.__doc__ or ""
        assert "[games" in text, rule.name
        assert rule.title and rule.rows, rule.name


def test_a_strait_that_is_closed_at_the_start_is_closed_in_the_first_situation(
    exercise: Exercise,
) -> None:
    state = turns.start(exercise)
    closure = exercise.rulebook.route.closure
    assert state.flow[0, 0] == pytest.approx(100 - closure * 40, abs=1 / 1024)
    assert state.insurance[0, 0] == 40


UPS_AND_DOWNS = """
[rules.overrides.orders.parade]
title = "Parade"
text = "Pleases those at home."
effects = ["nation.self.stability += 30"]

[rules.overrides.orders.curfew]
title = "Curfew"
text = "Keeps those at home at home."
effects = ["nation.self.stability -= 30"]
"""


def test_in_which_sequence_orders_are_given_makes_no_difference(small_text: str) -> None:
    """Even where one of them alone would go beyond the range: it is the rulebook's sequence."""
    exercise = load(small_text + UPS_AND_DOWNS)
    given = np.zeros((1, 3, 1))
    given[0, AVALON] = 1
    after = []
    for names in (("parade", "curfew"), ("curfew", "parade")):
        state = turns.start(exercise)
        turns.open_turn(exercise, state, seeds(1), 1)
        state.stability[0, AVALON] = 90
        orders = Orders.none(exercise.catalogue, 1)
        orders.undertaken.update({name: given.copy() for name in names})
        turns.close_turn(exercise, state, orders, seeds(1), 1)
        after.append(state.named())
    assert after[0] == after[1]
