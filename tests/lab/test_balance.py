"""Dominant and dead orders are found where they were put, and nowhere by accident."""

import numpy as np
import pytest

from game.lab import balance, branches
from game.lab.balance import Balance, flags
from game.lab.left_out import Apart, Uncalled, Unsigned, Without
from game.lab.more import Built, Gift, Loan, Protection, Undertaken
from game.lab.order_kinds import legal_kinds
from game.lab.sweep import play, table
from game.lab.tables import SURROUNDINGS, dealt, seats, seeds_from, with_seat
from game.lab.variation import Chosen, Effort, Variation
from game.lab.variations import variations
from game.lab.workers import carry_out
from game.quantities.state import State
from game.rules.exercise import Exercise
from game.rules.orders import Orders, legal
from tests.lab.made import of_pure_luck, with_a_purse

SEEDS = seeds_from(1, 6)


def found(exercise: Exercise) -> Balance:
    jobs = branches.jobs(exercise, SEEDS)
    return Balance.of(exercise, SEEDS, jobs, carry_out(exercise, jobs))


@pytest.fixture(scope="module")
def purse() -> Balance:
    from tests.small import HERE

    return found(with_a_purse((HERE / "small.toml").read_text()))


def test_money_for_nothing_is_dominant_and_burning_it_is_dead(purse: Balance) -> None:
    options = purse.answers()["purse"]["avalon"]
    assert options["take"]["verdict"] == "dominant"
    assert options["burn"]["verdict"] == "dead"
    assert options["take"]["best_at"] == ["cooperators", "mixed", "free_riders", "reciprocators"]
    gain = options["take"]["scores"]["mixed"] - options["burn"]["scores"]["mixed"]
    assert 10 < gain <= 15


def test_what_is_never_asked_is_untested(purse: Balance) -> None:
    options = purse.answers()["rare"]["borduria"]
    assert {option["verdict"] for option in options.values()} == {"untested"}
    assert options["yes"]["scores"] == dict.fromkeys(purse.worth)


def test_where_only_the_treasury_counts_no_effort_is_dominant(purse: Balance) -> None:
    """It is dominant for the nation, and all are better off with more of it."""
    effort = purse.strategies("effort")["avalon"]
    assert effort["0.0"]["verdict"] == "temptation"
    assert effort["0.0"]["best_at"] == list(purse.worth)
    for level in ("0.25", "0.5", "0.75", "1.0"):
        assert effort[level]["verdict"] == "sacrifice"
        assert effort[level]["best_at"] == []
        assert "free_riders" in effort[level]["better_for_all_at"]
    assert purse.strategies("doctrine")["avalon"]["free_rider"]["verdict"] == "temptation"


def test_every_variation_is_the_game_in_which_the_nation_plays_so_from_the_first_turn(
    purse: Balance,
) -> None:
    """Though it is played only from where it departs from what the nation would do anyway."""
    exercise = purse.exercise
    every = variations(exercise)
    assert len({one.group for one in every}) >= 6
    for place, one in enumerate(every):

        def otherwise(state: State, orders: Orders, turn: int, one: Variation = one) -> None:
            one.change(exercise, state, orders, slice(None))

        around = dealt(exercise, SURROUNDINGS["mixed"])
        doctrines = table(exercise, seats(exercise, with_seat(around, one.seat, one.doctrine)))
        end = play(exercise, doctrines, SEEDS, watch=otherwise).state
        asked = np.ones(len(SEEDS), dtype=bool)
        if isinstance(one, Chosen):
            asked = end.fired[:, one.inject] > 0
        own, common = purse.worth["mixed"][place], purse.common["mixed"][place]
        if one.is_an_order and np.isnan(own).all():  # it never came up
            plain = purse.plain[place]
            own, common = purse.worth["mixed"][plain], purse.common["mixed"][plain]
        assert (np.isnan(own) == ~asked).all()
        assert (own[asked] == end.score[asked, one.seat]).all()
        assert (common[asked] == end.common_score[asked]).all()


def test_what_is_beyond_doubt_is_neither_dead_nor_dominant(purse: Balance) -> None:
    doubtful = {place for _, place in purse.in_doubt()}
    tried = purse.tried
    for place, one in enumerate(tried):
        if place not in doubtful and one.group in ("doctrine", "effort", "answer"):
            beside = [
                p for p, other in enumerate(tried) if (other.group, other.of) == (one.group, one.of)
            ]
            assert not doubtful & set(beside)
            assert purse._replies(beside).verdict(place) in ("open", "untested")
    (take, burn) = (
        place
        for place, one in enumerate(tried)
        if isinstance(one, Chosen) and one.seat == 0 and one.inject == _inject(purse, "purse")
    )
    assert {take, burn} <= doubtful


def _inject(found: Balance, name: str) -> int:
    return list(found.exercise.scenario.injects).index(name)


def test_more_seeds_for_some_leave_what_is_known_of_the_others(purse: Balance) -> None:
    exercise = purse.exercise
    first = branches.jobs(exercise, SEEDS[:4])
    known = Balance.of(exercise, SEEDS, first, carry_out(exercise, first))
    assert all(np.isnan(worth[:, 4:]).all() for worth in known.worth.values())
    doubtful = known.in_doubt()
    assert 0 < len(doubtful) < len(known.tried) * len(known.worth)
    more = branches.jobs(exercise, SEEDS[4:], doubtful)
    both = [*first, *more]
    found_again = Balance.of(exercise, SEEDS, both, carry_out(exercise, both))
    for table_name, worth in found_again.worth.items():
        same = purse.worth[table_name]
        told = ~np.isnan(known.worth[table_name]).all(axis=1)
        assert np.array_equal(worth[told, :4], same[told, :4], equal_nan=True)
        again = [place for at, place in doubtful if at == table_name]
        assert np.array_equal(worth[again], same[again], equal_nan=True)


def test_an_order_is_in_doubt_only_where_it_gains_something_on_the_mean(purse: Balance) -> None:
    exercise = purse.exercise
    first = branches.jobs(exercise, SEEDS[:4])
    known = Balance.of(exercise, SEEDS, first, carry_out(exercise, first))
    orders = [(at, place) for at, place in known.in_doubt() if known.tried[place].is_an_order]
    assert 0 < len(orders) < len({place for _, place in orders}) * len(known.worth)
    for at, place in orders:
        means = [known._gain(worth, place)[at].mean for worth in (known.worth, known.common)]
        assert max(means) > balance.SOMETHING


def test_what_an_order_of_the_rulebook_is_worth_is_found_where_it_can_be_given(
    purse: Balance,
) -> None:
    exercise = purse.exercise
    (line,) = (line for line in purse.gains("undertaken.pool_in") if line["nation"] == "avalon")
    assert line["gain"]["free_riders"]["mean"] < -1, "who pays in alone has less"
    tried = {one.order for one in purse.tried if isinstance(one, Undertaken)}
    assert tried == {name for name, one in exercise.rulebook.orders.items() if not one.studies}


def test_an_order_that_never_came_up_is_not_told_to_be_worth_nothing(purse: Balance) -> None:
    """Nobody learns from a crisis before one is over, and nobody leaves out what nobody does."""
    assert any(isinstance(one, Apart) and one.action == "sanctions" for one in purse.tried)
    assert purse.gains("joined.sanctions") == []
    assert len(purse.gains("joined.exchange")) == 3
    (line, *_) = purse.gains("undertaken.lessons_learned")
    assert line["gain"]["free_riders"] is None
    assert line["gain"]["cooperators"] is not None


def test_what_a_commitment_gains_is_what_leaving_it_out_loses(purse: Balance) -> None:
    exercise = purse.exercise
    give = table(exercise, dict.fromkeys(exercise.scenario.nations, "cooperator"))
    without = Without(0, "cooperator", 0, 2)

    def leave_out(state: State, orders: Orders, turn: int) -> None:
        without.change(exercise, state, orders, slice(None))

    kept, left = (
        play(exercise, give, SEEDS, watch=watch).state.score[:, 0] for watch in (None, leave_out)
    )
    (line,) = (
        line
        for line in purse.gains("commit")
        if (line["nation"], line["crisis"], line["capability"]) == ("avalon", "mines", "security")
    )
    gain = line["gain"]["cooperators"]["mean"]
    assert gain == pytest.approx((kept - left).mean(), abs=1e-3)
    assert gain < -1


def test_a_gift_is_paid_for_by_the_giver(purse: Balance) -> None:
    (gift,) = (
        line
        for line in purse.gains("transfer")
        if (line["nation"], line["to"], line["goods"]) == ("avalon", "borduria", "budget")
    )
    assert -8 <= gift["gain"]["free_riders"]["mean"] < -4  # two units in each of four turns
    assert not gift["useful"]


def test_in_a_game_of_pure_luck_nothing_is_dominant_or_dead(small_text: str) -> None:
    luck = found(of_pure_luck(small_text))
    for group in ("doctrine", "effort"):
        assert flags(luck.strategies(group)) == []
    assert flags(luck.answers()) == []
    for kind in ("commit", "transfer", "harden", "lend", "sign", "invest"):
        assert not any(line["useful"] for line in luck.gains(kind))


@pytest.mark.parametrize(
    ("level", "noble", "verdicts"),
    [
        ({"a": [1], "b": [1]}, {"a": [], "b": []}, ("dominant", "dead")),
        ({"a": [1], "b": [1]}, {"a": [], "b": [2]}, ("temptation", "sacrifice")),
        ({"a": [1], "b": [2]}, {"a": [2], "b": []}, ("open", "open")),
        ({"a": [1], "b": [1, 2]}, {"a": [], "b": []}, ("open", "open")),
        ({"a": [1]}, {"a": []}, ("open", "open")),
        ({}, {}, ("untested", "untested")),
    ],
)
def test_a_verdict_is_what_the_tables_say(
    level: dict[str, list[int]], noble: dict[str, list[int]], verdicts: tuple[str, str]
) -> None:
    replies = balance.Replies(level, noble)
    assert (replies.verdict(1), replies.verdict(2)) == verdicts


def test_flags_say_where_they_are(purse: Balance) -> None:
    assert (("purse", "avalon", "take"), "dominant") in flags(purse.answers())


def test_every_variation_stays_within_the_means_of_its_nation(exercise: Exercise) -> None:
    tried = variations(exercise)
    assert {type(one) for one in tried} == {
        Variation,
        Effort,
        Chosen,
        Without,
        Gift,
        Protection,
        Loan,
        Unsigned,
        Built,
        Undertaken,
        Apart,
        Uncalled,
    }
    doctrines = table(exercise, dict.fromkeys(exercise.scenario.nations, "cooperator"))

    def change(state: State, orders: Orders, turn: int) -> None:
        for row, variation in enumerate(tried):
            variation.change(exercise, state, orders, slice(row, row + 1))
        assert legal(orders, state, exercise.world).all()

    play(exercise, doctrines, seeds_from(1, len(tried)), watch=change)


def test_a_variation_changes_its_own_rows_and_nation_only(exercise: Exercise) -> None:
    state_of: list[State] = []

    def watch(state: State, orders: Orders, turn: int) -> None:
        if turn == 1:
            state_of.append(state.copy())
            before = orders.commit.copy()
            Effort(1, "cooperator", 0.0).change(exercise, state, orders, slice(2, 4))
            assert not orders.commit[2:4, 1].any()
            orders.commit[2:4, 1] = before[2:4, 1]
            assert (orders.commit == before).all()

    doctrines = table(exercise, dict.fromkeys(exercise.scenario.nations, "cooperator"))
    play(exercise, doctrines, seeds_from(1, 6), watch=watch)
    kinds = legal_kinds(exercise, state_of[0])
    assert kinds["commit"][:, :, 0].any()
    assert not kinds["commit"][:, :, 1].any()  # it has not broken out
    assert not np.diagonal(kinds["transfer"], axis1=1, axis2=2).any()
