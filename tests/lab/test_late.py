"""Who is out early, and who is not."""

from game.doctrines import DOCTRINES
from game.lab import late
from game.lab.sweep import play
from game.lab.tables import SURROUNDINGS, dealt, seeds_from
from game.lab.workers import carry_out
from game.rules.exercise import Exercise
from tests.lab.made import of_orders_alone, of_pure_luck

SEEDS = seeds_from(1, 6)


def test_in_a_game_of_pure_luck_everybody_is_out_early(small_text: str) -> None:
    exercise = of_pure_luck(small_text)
    block = late.block(exercise, SEEDS, carry_out(exercise, late.jobs(exercise, SEEDS)))
    assert block["out_early"] == list(exercise.scenario.nations)
    assert block["nations"]["avalon"]["tables"]["mixed"]["mean"] == 0


def test_where_only_the_treasury_counts_everybody_decides_to_the_end(small_text: str) -> None:
    exercise = of_orders_alone(small_text)
    block = late.block(exercise, SEEDS, carry_out(exercise, late.jobs(exercise, SEEDS)))
    assert block["turn"] == 4
    assert block["out_early"] == []
    for line in block["nations"].values():
        assert line["tables"]["cooperators"]["best"] == "free_rider"


def test_the_last_third_has_at_least_a_turn(exercise: Exercise) -> None:
    assert late.last_third(exercise) == 4


def test_who_changes_to_what_it_plays_already_changes_nothing(small_text: str) -> None:
    exercise = of_orders_alone(small_text)
    (job,) = late.jobs(exercise, SEEDS)
    around = dealt(exercise, SURROUNDINGS["mixed"])
    plain = play(exercise, [DOCTRINES[name] for name in around], SEEDS).state.score
    scores = job.run(exercise)[list(SURROUNDINGS).index("mixed")]
    for place, name in enumerate(around):
        stays = list(DOCTRINES).index(name)
        assert (scores[place, stays] == plain[:, place]).all()
    assert (scores != plain.T[:, None]).any()
