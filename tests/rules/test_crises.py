"""Crises grow, answer to pooled effort, change status and do harm."""

import numpy as np

from game.rules import crises
from game.rules.effort import CATASTROPHIC, CONTAINED, LATENT, RESOLVED, pooled
from game.rules.orders import Orders
from game.rules.scene import Scene
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


def test_escalation_adds_the_momentum(scene: Scene) -> None:
    scene.state.deterrence[:] = 0
    grown = crises.escalation(scene)["severity"]
    noise = scene.world.p.escalation.noise
    assert 6 * (1 - noise) <= grown[0, MINES] <= 6 * (1 + noise)


def test_deterrence_slows_escalation(scene: Scene) -> None:
    scene.state.deterrence[:] = 0
    bold = crises.escalation(scene)["severity"].copy()
    scene.state.deterrence[:] = 1
    deterred = crises.escalation(scene)["severity"]
    assert np.allclose(deterred, bold * (1 - scene.world.p.escalation.deterrence))


def test_contained_crises_escalate_less_and_finished_ones_not_at_all(scene: Scene) -> None:
    active = crises.escalation(scene)["severity"].copy()
    scene.state.status[0] = [CONTAINED, RESOLVED, CATASTROPHIC]
    later = crises.escalation(scene)["severity"]
    assert np.isclose(later[0, MINES], active[0, MINES] * scene.world.p.escalation.contained)
    assert later[0, RANSOM] == later[0, CELLS] == 0


def test_a_cyber_crisis_escalates_with_its_reach(scene: Scene) -> None:
    scene.state.presence[:, RANSOM] = 0
    idle = crises.escalation(scene)["severity"][0, RANSOM]
    scene.state.presence[:, RANSOM] = 100
    assert crises.escalation(scene)["severity"][0, RANSOM] > 2 * idle > 0


def test_pooled_response_takes_severity_in_full_when_all_demand_is_met(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 8
    scene.orders.commit[0, AVALON, MINES, INTELLIGENCE] = 4
    scene.state.underway[0, MINES] = 8  # what was late the turn before
    change = crises.pooled_response(scene)
    assert np.isclose(change["severity"][0, MINES], -scene.world.p.response.power)
    assert change["severity"][0, RANSOM] == 0


def test_a_missing_discipline_spoils_the_rest(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 8
    lopsided = pooled(scene.orders.commit, scene.state, scene.world).response[0, MINES]
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 4
    scene.orders.commit[0, AVALON, MINES, INTELLIGENCE] = 2
    balanced = pooled(scene.orders.commit, scene.state, scene.world).response[0, MINES]
    assert lopsided < balanced


def test_a_lone_nation_gets_no_synergy_and_partners_do(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 4
    alone = all_of_it(scene)
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 2
    scene.orders.commit[0, BORDURIA, MINES, SECURITY] = 2
    together = all_of_it(scene)
    synergy = 1 + scene.world.p.response.synergy * scene.state.interoperability[0, 0, 1]
    assert alone == 4
    assert np.isclose(together, 4 * synergy)


def all_of_it(scene: Scene) -> float:
    """Units of security against the mines, those on their way among them."""
    effort = pooled(scene.orders.commit, scene.state, scene.world)
    units: float = (effort.units + effort.late)[0, :, MINES, SECURITY].sum()
    return units


def test_help_of_the_untouched_comes_a_turn_late_the_sooner_the_better_they_work_together(
    scene: Scene,
) -> None:
    scene.orders.commit[0, BORDURIA, MINES, SECURITY] = 4
    scene.orders.commit[0, CALEDON, MINES, SECURITY] = 2
    first = pooled(scene.orders.commit, scene.state, scene.world)
    assert first.late[0, BORDURIA, MINES, SECURITY] > 0
    later = crises.underway(scene)["underway"][0, MINES, SECURITY]
    assert np.isclose(later, first.late[0, :, MINES, SECURITY].sum())
    scene.state.interoperability[:] = scene.world.others
    assert pooled(scene.orders.commit, scene.state, scene.world).late.sum() == 0


def test_a_resolved_crisis_is_not_answered(scene: Scene) -> None:
    scene.state.status[0, MINES] = RESOLVED
    scene.orders.commit[0, AVALON, MINES] = 8
    assert scene.effort.response[0, MINES] == 0


def test_neglect_builds_momentum_and_a_response_takes_it(scene: Scene) -> None:
    assert crises.neglect(scene)["momentum"][0, MINES] == scene.world.p.escalation.neglect
    scene.orders.commit[0, :, MINES] = 8
    answered = Scene(scene.state, scene.orders, scene.dice, scene.world)
    assert crises.neglect(answered)["momentum"][0, MINES] < 0.01
    assert crises.pooled_response(answered)["momentum"][0, MINES] < 0


def test_diplomacy_slows_a_political_crisis_more_when_the_culprit_is_known(scene: Scene) -> None:
    scene.orders.commit[0, CALEDON, MINES, DIPLOMACY] = 4
    blind = crises.diplomacy(scene)["momentum"][0, MINES]
    scene.state.evidence[0, MINES] = 1
    known = crises.diplomacy(scene)["momentum"][0, MINES]
    assert known < blind < 0


def test_diplomacy_does_nothing_for_a_crisis_without_a_political_cause(scene: Scene) -> None:
    scene.world.political[MINES] = 0
    try:
        scene.orders.commit[0, CALEDON, MINES, DIPLOMACY] = 4
        assert crises.diplomacy(scene)["momentum"][0, MINES] == 0
    finally:
        scene.world.political[MINES] = 0.3


def test_intelligence_uncovers_a_share_of_the_unknown_and_less_of_cyber(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, INTELLIGENCE] = 4
    scene.orders.commit[0, BORDURIA, RANSOM, INTELLIGENCE] = 2
    scene.state.underway[0, :2, INTELLIGENCE] = 4  # what was late the turn before
    found = crises.evidence(scene)["evidence"][0]
    p = scene.world.p.evidence
    assert np.isclose(found[MINES], p.rate)
    assert np.isclose(found[RANSOM], p.rate * p.cyber)
    assert found[CELLS] == 0


def test_a_cascade_feeds_an_open_crisis_and_sets_off_a_latent_one(scene: Scene) -> None:
    scene.state.severity[0, MINES] = 70
    fed = crises.cascade(scene)
    assert fed["severity"][0, RANSOM] == 6 and fed["status"][0, RANSOM] == 0
    scene.state.status[0, RANSOM] = LATENT
    scene.state.severity[0, RANSOM] = 0
    scene.state.presence[0, RANSOM] = 0
    begun = crises.cascade(scene)
    assert begun["status"][0, RANSOM] == 1
    assert begun["severity"][0, RANSOM] == 30
    assert begun["presence"][0, RANSOM, AVALON] == 30


def test_no_cascade_below_the_mark(scene: Scene) -> None:
    scene.state.severity[0, MINES] = 59
    assert not crises.cascade(scene)["severity"].any()


def test_statuses_follow_the_marks_with_hysteresis(scene: Scene) -> None:
    scene.state.severity[0] = [30, 8, 95]
    assert (1 + crises.statuses(scene)["status"][0]).tolist() == [
        CONTAINED,
        RESOLVED,
        CATASTROPHIC,
    ]
    scene.state.status[0, MINES] = CONTAINED
    scene.state.severity[0, MINES] = 36
    assert crises.statuses(scene)["status"][0, MINES] == 0
    scene.state.severity[0, MINES] = 39
    assert crises.statuses(scene)["status"][0, MINES] == -1


def test_a_crisis_that_is_over_loses_its_momentum(scene: Scene) -> None:
    scene.state.severity[0] = [5, 40, 40]
    ended = crises.statuses(scene)["momentum"][0]
    assert ended[MINES] == -scene.state.momentum[0, MINES]
    assert ended[RANSOM] == 0


def test_a_catastrophe_does_lasting_harm_once(scene: Scene) -> None:
    scene.state.severity[0, MINES] = 96
    struck = crises.catastrophe(scene)
    assert np.isclose(
        struck["prosperity"][0, AVALON], -scene.world.p.status.lasting_prosperity * 0.6
    )
    scene.state.status[0, MINES] = CATASTROPHIC
    assert not crises.catastrophe(scene)["prosperity"].any()


def test_harm_falls_on_those_whom_a_crisis_touches(scene: Scene) -> None:
    scene.state.status[0] = [1, LATENT, LATENT]
    done = crises.harm(scene)
    assert done["prosperity"][0, AVALON] < done["prosperity"][0, BORDURIA] < 0
    assert done["prosperity"][0, CALEDON] == -4 * 0.4 * scene.world.p.harm.everywhere
    assert np.isclose(done["stability"][0, AVALON], -3 * 0.4 * 0.6)


def test_nothing_is_done_by_crises_that_are_over(scene: Scene, orders: Orders) -> None:
    scene.state.status[0] = [LATENT, RESOLVED, RESOLVED]
    assert not crises.harm(scene)["prosperity"].any()
