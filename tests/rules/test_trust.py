"""Each term of trust, and that the scale holds."""

import numpy as np
import pytest

from game.rules import burden, partnership, trust
from game.rules.scene import Scene
from tests.small import AVALON, BORDURIA, CALEDON, MINES, SECURITY


def pledge(scene: Scene, nation: int, units: int, done: int) -> None:
    scene.orders.pledged[0, nation, MINES, SECURITY] = units
    scene.orders.commit[0, nation, MINES, SECURITY] = done


def test_a_kept_pledge_wins_trust_most_with_those_whom_the_crisis_hurts(scene: Scene) -> None:
    pledge(scene, BORDURIA, 3, 3)
    scene.state.trust[:] = 50
    gained = trust.kept_pledges(scene)["trust"][0]
    assert gained[AVALON, BORDURIA] > gained[CALEDON, BORDURIA] > 0
    assert gained[BORDURIA, BORDURIA] == 0
    assert not gained[:, AVALON].any()


def test_a_broken_pledge_loses_about_twice_as_much(scene: Scene) -> None:
    scene.state.trust[:] = 50
    pledge(scene, BORDURIA, 3, 3)
    gained = trust.kept_pledges(scene)["trust"][0, AVALON, BORDURIA]
    pledge(scene, BORDURIA, 3, 0)
    lost = trust.broken_pledges(scene)["trust"][0, AVALON, BORDURIA]
    assert 1.5 < -lost / gained < 2.5


def test_who_pledged_nothing_breaks_nothing(scene: Scene) -> None:
    pledge(scene, BORDURIA, 0, 5)
    assert not trust.broken_pledges(scene)["trust"].any()
    assert not trust.kept_pledges(scene)["trust"].any()


def test_only_who_carries_its_own_share_minds_a_free_rider(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 6
    lost = trust.free_riding(scene)["trust"][0]
    assert lost[AVALON, BORDURIA] < 0 and lost[AVALON, CALEDON] < 0
    assert lost[BORDURIA, CALEDON] == 0 == lost[CALEDON, BORDURIA]


def test_where_nobody_carries_nobody_rides_free(scene: Scene) -> None:
    assert not trust.free_riding(scene)["trust"].any()


def test_aid_wins_the_trust_of_who_receives_it(scene: Scene) -> None:
    scene.orders.transfer[0, AVALON, CALEDON, 0] = 2
    gained = trust.aid_received(scene)["trust"][0]
    assert gained[CALEDON, AVALON] > 0
    assert np.count_nonzero(gained) == 1


def test_promised_aid_that_does_not_come_loses_it(scene: Scene) -> None:
    scene.orders.promised[0, AVALON, CALEDON, 0] = 2
    lost = trust.broken_promises(scene)["trust"][0]
    assert lost[CALEDON, AVALON] < 0
    assert np.count_nonzero(lost) == 1


def test_a_third_nation_hears_of_it_and_minds_less(scene: Scene) -> None:
    scene.orders.transfer[0, AVALON, CALEDON, 0] = 2
    direct = trust.aid_received(scene)["trust"][0, CALEDON, AVALON]
    echo = trust.reputation(scene)["trust"][0]
    assert 0 < echo[BORDURIA, AVALON] < direct
    scene.state.trust[0, BORDURIA, CALEDON] = 0
    assert trust.reputation(scene)["trust"][0, BORDURIA, AVALON] == 0


def test_trust_drifts_towards_what_the_two_share(scene: Scene) -> None:
    scene.state.trust[0, AVALON, BORDURIA] = 90
    scene.state.trust[0, BORDURIA, AVALON] = 10
    moved = trust.drift(scene)["trust"][0]
    assert moved[AVALON, BORDURIA] < 0 < moved[BORDURIA, AVALON]


@pytest.mark.parametrize("level", [0.0, 100.0])
def test_the_scale_holds_without_clipping(scene: Scene, level: float) -> None:
    scene.state.trust[:] = level * scene.world.others
    for nation in range(3):
        pledge(scene, nation, 6, 6 if level else 0)
    total = scene.state.trust.copy()
    for term in (trust.kept_pledges, trust.broken_pledges, trust.free_riding, trust.reputation):
        total = total + term(scene)["trust"]
    assert (total >= 0).all() and (total <= 100).all()


def test_burden_remembers_and_effort_is_this_turn(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 4
    carried = burden.burdens(scene)
    given = 4 * 0.75 / 6
    assert np.isclose(carried["effort"][0, AVALON], given, atol=1 / 1024)
    assert np.isclose(carried["burden"][0, AVALON], given / 2, atol=1 / 1024)


def test_equity_is_one_when_burdens_are_equal_and_less_when_one_carries_all(scene: Scene) -> None:
    scene.state.burden[:] = 0.5
    assert burden.equity(scene)["equity"][0] + scene.state.equity[0] == 1
    scene.state.burden[0] = [1.5, 0, 0]
    assert np.isclose(burden.equity(scene)["equity"][0] + scene.state.equity[0], 1 / 3)


def test_who_carries_too_much_loses_stability(scene: Scene) -> None:
    scene.state.burden[0] = [1.0, 0.25, 0.25]
    cost = burden.strain(scene)["stability"][0]
    assert cost[AVALON] < 0 == cost[BORDURIA] == cost[CALEDON]


def test_cohesion_follows_trust_and_equity(scene: Scene) -> None:
    scene.state.cohesion[:] = 50
    scene.state.trust[:] = 80 * scene.world.others
    up = partnership.cohesion(scene)["cohesion"][0]
    scene.state.equity[:] = 0
    assert partnership.cohesion(scene)["cohesion"][0] < up
    assert up > 0


def test_deterrence_needs_cohesion_and_security(scene: Scene) -> None:
    def level() -> float:
        return float(partnership.deterrence(scene)["deterrence"][0] + scene.state.deterrence[0])

    scene.state.cohesion[:] = 80
    strong = level()
    scene.state.cohesion[:] = 40
    assert np.isclose(level(), strong / 2)
    scene.state.capability[:, :, SECURITY] = 0
    assert level() == 0
