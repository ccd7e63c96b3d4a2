"""Learning on both sides, armed conflict, the economy and intelligence: one test a mechanic."""

from collections.abc import Iterator

import numpy as np
import pytest

from game.rules import conflict, crises, growth, intelligence, learning
from game.rules.effort import RESOLVED
from game.rules.scene import Scene
from game.scenario.theatre import CRISIS_KINDS
from tests.rules.test_agreements import bind, give
from tests.small import (
    AVALON,
    BORDURIA,
    CALEDON,
    CELLS,
    DIPLOMACY,
    INTELLIGENCE,
    MINES,
    RANSOM,
    SECURITY,
)


@pytest.fixture
def war(scene: Scene) -> Iterator[Scene]:
    """The scene, with the mines taken for an armed conflict."""
    scene.world.is_conflict[MINES] = True
    yield scene
    scene.world.is_conflict[MINES] = False


def again(scene: Scene) -> Scene:
    """The same moment with what has been ordered since."""
    return Scene(scene.state, scene.orders, scene.dice, scene.world)


def test_an_adversary_shifts_its_demand_towards_what_is_neglected(scene: Scene) -> None:
    scene.orders.commit[0, :, MINES, SECURITY] = 8
    moved = learning.adaptation(scene)["demand"][0, MINES]
    assert moved[SECURITY] < 0 < moved[INTELLIGENCE]
    assert np.isclose(moved.sum(), 0)
    scene.state.status[0, MINES] = RESOLVED
    assert learning.adaptation(again(scene))["demand"][0, MINES].sum() == 0


def test_a_response_that_is_always_the_same_loses_effect(scene: Scene) -> None:
    scene.orders.commit[0, :, MINES] = 3
    fresh = scene.effort.response[0, MINES]
    scene.state.habit += learning.habit(scene)["habit"]
    assert again(scene).effort.response[0, MINES] < fresh


def test_lessons_of_one_crisis_serve_the_next_of_its_kind(scene: Scene) -> None:
    place = CRISIS_KINDS.index("trade_route")
    scene.state.severity[0, MINES] = 1
    assert learning.experience(scene)["material"][0, place] == 1
    scene.state.severity[0, MINES] = 50
    assert learning.experience(scene)["material"][0].sum() == 0
    scene.orders.commit[0, :, MINES] = 1
    before = scene.effort.response[0]
    scene.state.learned[0, place] = 1
    after = again(scene).effort.response[0]
    assert after[MINES] > before[MINES]
    assert after[RANSOM] == before[RANSOM]


def test_too_much_force_provokes_the_more_the_more_resolute_the_other_side_is(war: Scene) -> None:
    war.orders.commit[0, AVALON, MINES, SECURITY] = 4
    assert conflict.provocation(war)["severity"][0, MINES] == 0
    war.orders.commit[0, :, MINES, SECURITY] = 8
    provoked = conflict.provocation(again(war))["severity"][0]
    assert provoked[MINES] > 0
    assert provoked[CELLS] == 0
    war.state.resolve[:] = 100
    assert conflict.provocation(again(war))["severity"][0, MINES] > provoked[MINES]


def test_diplomacy_brings_a_conflict_down_where_it_is_asked_for(war: Scene) -> None:
    war.state.demand[0, MINES, DIPLOMACY] = 2
    assert conflict.talks(war)["severity"][0, MINES] == 0
    war.orders.commit[0, CALEDON, MINES, DIPLOMACY] = 4
    assert conflict.talks(again(war))["severity"][0, MINES] < 0
    war.world.is_conflict[MINES] = False
    assert conflict.talks(again(war))["severity"][0, MINES] == 0


def test_each_new_rung_is_seen_and_costs_stability(war: Scene) -> None:
    war.state.severity[0, MINES] = 45
    risen = conflict.ladder(war)
    assert risen["rung"][0, MINES] == 2
    assert risen["rung"][0, CELLS] == 0
    assert (risen["stability"][0] < 0).any()
    war.state.rung[0, MINES] = 3
    fallen = conflict.ladder(war)
    assert fallen["rung"][0, MINES] == -1
    assert (fallen["stability"][0] == 0).all()


def test_hybrid_pressure_sets_partners_against_each_other(scene: Scene) -> None:
    assert (conflict.discord(scene)["trust"] == 0).all()
    scene.world.is_hybrid[MINES] = True
    try:
        assert (conflict.discord(scene)["trust"][0][scene.world.others > 0] < 0).all()
    finally:
        scene.world.is_hybrid[MINES] = False


def test_trade_grows_with_trust_and_agreement_and_withers_without(scene: Scene) -> None:
    scene.state.trade[0] = 0.5 * scene.world.others
    scene.state.trust[0] = 80 * scene.world.others
    trusted = growth.trade_links(scene)["trade"][0]
    bind(scene, "trade_integration", AVALON, BORDURIA)
    agreed = growth.trade_links(scene)["trade"][0]
    assert 0 < trusted[AVALON, BORDURIA] < agreed[AVALON, BORDURIA]
    assert agreed[AVALON, CALEDON] == trusted[AVALON, CALEDON]
    assert (agreed == agreed.T).all()
    scene.state.trust[:] = 0
    assert growth.trade_links(scene)["trade"][0, AVALON, BORDURIA] < 0


def test_those_who_trade_do_not_quarrel(scene: Scene) -> None:
    scene.state.trade[0] = 0
    scene.state.trust[0] = 20 * scene.world.others
    quarrels = 0
    for turn in range(1, 60):
        dice = type(scene.dice)(scene.dice.seeds, turn)
        lost = growth.disputes(Scene(scene.state, scene.orders, dice, scene.world))["trust"][0]
        assert ((lost < 0) == (lost.T < 0)).all(), "a quarrel has two sides"
        quarrels += int((lost < 0).sum())
    assert quarrels > 0
    scene.state.trade[0] = scene.world.others
    for turn in range(1, 60):
        dice = type(scene.dice)(scene.dice.seeds, turn)
        assert (
            growth.disputes(Scene(scene.state, scene.orders, dice, scene.world))["trust"] == 0
        ).all()


def test_what_was_too_much_is_saved_where_partners_work_well_together(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 2
    assert growth.refunds(scene)["budget"][0].sum() == 0
    scene.state.demand[0, MINES, SECURITY] = 0.5
    scene.state.interoperability[:] = 0
    assert growth.refunds(again(scene))["budget"][0].sum() == 0, "wasted"
    scene.state.interoperability[:] = scene.world.others
    saved = growth.refunds(again(scene))["budget"][0]
    assert saved[AVALON] > 0
    assert saved[BORDURIA] == 0


def test_crises_set_development_back_and_what_there_is_of_it_makes_growth(scene: Scene) -> None:
    scene.state.development[0] = [80, 50, 20]
    change = growth.development(scene)
    assert (change["development"][0] < 0).all()
    assert change["prosperity"][0, AVALON] > 0
    assert change["prosperity"][0, CALEDON] == 0
    scene.state.status[:] = RESOLVED
    assert (growth.development(scene)["development"] == 0).all()


def test_investment_goes_to_the_safe_and_leaves_the_struck(scene: Scene) -> None:
    scene.state.stability[0] = [80, 50, 20]
    moved = growth.investment(scene)["prosperity"][0]
    assert moved[AVALON] > 0 > moved[CALEDON]
    assert np.isclose(moved.sum(), 0)


def test_what_is_lent_serves_two_turns_and_comes_back(scene: Scene) -> None:
    def play() -> None:
        change = growth.lending(again(scene))
        for block, added in change.items():
            view = scene.state.block(block)
            view += added

    start = scene.state.capability[0, :, SECURITY].copy()
    scene.orders.lend[0, AVALON, BORDURIA, SECURITY] = 3
    play()
    scene.orders.lend[:] = 0
    for _ in range(2):
        assert (scene.state.capability[0, :, SECURITY] - start).tolist() == [-3, 3, 0]
        play()
    assert (scene.state.capability[0, :, SECURITY] == start).all()


def test_a_borrower_that_has_given_it_away_gives_back_what_it_has(scene: Scene) -> None:
    scene.state.due[0, AVALON, BORDURIA, SECURITY] = 3
    scene.state.due[0, CALEDON, BORDURIA, SECURITY] = 2
    scene.state.capability[0, BORDURIA, SECURITY] = 4
    change = growth.lending(scene)["capability"][0, :, SECURITY]
    assert change[BORDURIA] == -4
    assert change.sum() == 0


def test_reports_name_the_culprit_to_who_looks_and_sometimes_another(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, INTELLIGENCE] = 4
    culprit = scene.world.culprit[MINES]
    right = wrong = 0
    for turn in range(1, 200):
        dice = type(scene.dice)(scene.dice.seeds, turn)
        found = intelligence.reports(Scene(scene.state, scene.orders, dice, scene.world))
        belief = found["belief"][0]
        assert belief[BORDURIA].sum() == 0
        named = int(np.argmax(belief[AVALON, MINES]))
        right, wrong = right + (named == culprit), wrong + (named != culprit)
    assert right > wrong > 0


def test_what_is_shared_leaks_from_who_is_not_trusted_and_harms_the_source(scene: Scene) -> None:
    give(scene, "share_intelligence", AVALON, "borduria")
    scene.state.evidence[0, MINES] = 0.5

    def leaks() -> int:
        count = 0
        for turn in range(1, 100):
            dice = type(scene.dice)(scene.dice.seeds, turn)
            told = intelligence.sharing(Scene(scene.state, scene.orders, dice, scene.world))
            count += int(told["momentum"][0, MINES] > 0)
            assert (told["trust"][0, AVALON, BORDURIA] < 0) == (told["momentum"][0, MINES] > 0)
        return count

    scene.state.trust[0, AVALON, BORDURIA] = 10
    doubtful = leaks()
    assert 0 < doubtful < 60
    scene.state.trust[0, AVALON, BORDURIA] = 100
    assert leaks() == 0


def test_estimates_are_as_good_as_ones_intelligence(scene: Scene) -> None:
    def miss() -> float:
        missed = []
        for turn in range(1, 60):
            dice = type(scene.dice)(scene.dice.seeds, turn)
            guess = intelligence.estimates(Scene(scene.state, scene.orders, dice, scene.world))
            there = scene.state.guess + guess["guess"]
            missed.append(abs(there[0, AVALON, BORDURIA] - scene.state.budget[0, BORDURIA]))
        return float(np.mean(missed))

    scene.state.capability[0, AVALON, INTELLIGENCE] = 0
    blind = miss()
    scene.state.capability[0, AVALON, INTELLIGENCE] = 8
    assert 0 < miss() < blind / 2


def test_a_study_finds_out_what_a_partner_is_after_and_goes_out_of_date(scene: Scene) -> None:
    give(scene, "study", AVALON, "borduria")
    found = intelligence.studies(scene)["insight"][0]
    assert found[AVALON, BORDURIA] > 0
    scene.state.insight[0, AVALON, BORDURIA] = 0.5
    scene.orders.undertaken.clear()
    assert intelligence.studies(scene)["insight"][0, AVALON, BORDURIA] < 0


def test_a_false_accusation_costs_trust_and_standing_once_the_evidence_is_in(scene: Scene) -> None:
    others = [a for a in range(scene.state.resolve.shape[1]) if a != scene.world.culprit[MINES]]
    scene.state.accused[0, AVALON, MINES, others[0]] = 2
    assert intelligence.slander(scene) == {}
    scene.state.evidence[0, MINES] = 0.9
    out = intelligence.slander(scene)
    assert out["trust"][0, BORDURIA, AVALON] < 0
    assert out["trust"][0, AVALON, BORDURIA] == 0
    assert out["stability"][0].tolist() == [-scene.world.p.intelligence.legitimacy, 0, 0]
    assert out["accused"][0, AVALON, MINES, others[0]] == -2, "it comes out once"


def test_resolve_drives_a_crisis_on(scene: Scene) -> None:
    scene.state.momentum[0, MINES] = 5
    scene.state.resolve[:] = 20
    weak = crises.escalation(scene)["severity"][0, MINES]
    scene.state.resolve[:] = 90
    assert crises.escalation(scene)["severity"][0, MINES] > weak > 0
