"""The table of names: every quantity has one, and nobody sees what is not declared."""

import pytest

from game.quantities.beginning import initial
from game.quantities.catalogue import Catalogue
from game.quantities.kinds import KINDS, Visibility
from game.rules.exercise import Exercise


@pytest.fixture
def catalogue(exercise: Exercise) -> Catalogue:
    return exercise.catalogue


def test_every_name_has_a_column_of_its_own(catalogue: Catalogue) -> None:
    columns = [quantity.column for quantity in catalogue.quantities.values()]
    assert len(set(columns)) == len(columns) == len(catalogue.names)
    assert max(columns) < catalogue.width


def test_blocks_lie_one_after_the_other(catalogue: Catalogue) -> None:
    ends = [0]
    for block in catalogue.blocks.values():
        assert block.start == ends[-1]
        ends.append(block.start + block.size)
    assert ends[-1] == catalogue.width


def test_a_nation_has_no_trust_in_itself(catalogue: Catalogue) -> None:
    assert catalogue.find("trust.avalon.borduria") is not None
    assert catalogue.find("trust.avalon.avalon") is None


@pytest.mark.parametrize(
    ("name", "visibility", "owner"),
    [
        ("trust.avalon.borduria", "public", None),
        ("nation.avalon.stability", "public", None),
        ("nation.avalon.budget", "own", "avalon"),
        ("nation.borduria.capability.cyber", "own", "borduria"),
        ("infrastructure.avalon.port.hardening", "own", "avalon"),
        ("agenda.borduria.strait.reached", "own", "borduria"),
        ("redline.borduria.no_closure.crossed", "own", "borduria"),
        ("crisis.ransom.presence.avalon", "own", "avalon"),
        ("crisis.cells.presence.avalon", "hidden", None),
        ("adversary.red_hand.reach", "hidden", None),
        ("inject.call.answer.avalon", "hidden", None),
    ],
)
def test_visibility(catalogue: Catalogue, name: str, visibility: str, owner: str | None) -> None:
    quantity = catalogue.quantities[name]
    assert (quantity.visibility, quantity.owner) == (visibility, owner)


def test_every_own_quantity_has_an_owner_and_no_other_has(catalogue: Catalogue) -> None:
    for quantity in catalogue.quantities.values():
        assert (quantity.owner is not None) == (quantity.visibility is Visibility.OWN)


def test_quantities_of_a_crisis_know_it(catalogue: Catalogue) -> None:
    assert catalogue.quantities["crisis.mines.demand.security"].crisis == "mines"
    assert catalogue.quantities["trust.avalon.borduria"].crisis is None


def test_patterns_with_each(catalogue: Catalogue) -> None:
    assert [q.name for q in catalogue.match("trust.each.avalon")] == [
        "trust.borduria.avalon",
        "trust.caledon.avalon",
    ]
    assert len(catalogue.match("crisis.each.severity")) == 3
    assert catalogue.match("crisis.each.colour") == ()


def test_titles_are_in_words(catalogue: Catalogue) -> None:
    assert catalogue.quantities["trust.caledon.borduria"].title == "Caledon's trust in Borduria"
    assert catalogue.quantities["nation.avalon.capability.cyber"].title == "Avalon's cyber"
    demand = catalogue.quantities["crisis.mines.demand.security"]
    assert demand.title == "security that Mines asks for"
    answer = catalogue.quantities["inject.call.answer.avalon"]
    assert answer.title == "Avalon's answer to A call"


def test_answers_exist_for_recipients_of_decisions_only(catalogue: Catalogue) -> None:
    assert catalogue.quantities["inject.call.answer.avalon"].choices == ("", "escort", "refuse")
    assert catalogue.find("inject.warn.answer.avalon") is None


def test_symmetric_quantities_have_a_twin(catalogue: Catalogue) -> None:
    there = catalogue.quantities["culture.avalon.borduria"]
    back = catalogue.quantities["culture.borduria.avalon"]
    assert (there.twin, back.twin) == (back.column, there.column)
    assert catalogue.quantities["trust.avalon.borduria"].twin is None


def test_what_play_decides_cannot_be_written_by_a_scenario(catalogue: Catalogue) -> None:
    fixed = {kind.block for kind in KINDS if not kind.writable}
    assert {"turn", "score", "fired", "answer", "achieved", "ending"} <= fixed


def test_the_beginning_is_what_the_scenario_says(exercise: Exercise) -> None:
    row = initial(exercise.scenario, exercise.catalogue)

    def value(name: str) -> float:
        return row[exercise.catalogue.quantities[name].column]

    assert value("trust.avalon.borduria") == 62
    assert value("trust.borduria.avalon") == 58
    assert value("trust.avalon.caledon") == 55  # the tie names Caledon first
    assert value("culture.borduria.caledon") == 0.5  # the default
    assert value("crisis.mines.severity") == 40
    assert value("crisis.ransom.severity") == 0  # latent
    assert value("nation.caledon.liberties") == 100
    assert value("partnership.cohesion") == pytest.approx((62 + 58 + 40 + 55 + 50 + 50) / 6)
