"""Cyber, terrorist and trade-route crises, each with its own dynamics."""

import numpy as np

from game.rules import cyber, routes, terror
from game.rules.scene import Scene
from tests.small import AVALON, BORDURIA, CALEDON, CELLS, CYBER, MINES, RANSOM, SECURITY


def test_cyber_spreads_along_interoperability(scene: Scene) -> None:
    spread = cyber.cyber_spread(scene)["presence"][0]
    assert spread[RANSOM, BORDURIA] > spread[RANSOM, CALEDON] > 0
    assert not spread[CELLS].any() and not spread[MINES].any()


def test_cyber_does_not_spread_to_those_who_are_not_joined(scene: Scene) -> None:
    scene.state.interoperability[:] = 0
    assert not cyber.cyber_spread(scene)["presence"].any()


def test_own_cyber_units_clean_at_home(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, RANSOM, CYBER] = 2
    cleaned = cyber.cyber_cleaning(scene)["presence"][0, RANSOM]
    assert cleaned[AVALON] <= -2 * scene.world.p.cyber.clean
    assert cleaned[CALEDON] == 0  # nothing there to clean


def test_cleaning_never_takes_more_than_there_is(scene: Scene) -> None:
    scene.orders.commit[0, :, RANSOM] = 50
    cleaned = cyber.cyber_cleaning(scene)["presence"]
    assert (scene.state.presence + cleaned >= 0).all()


def test_cells_grow_faster_where_people_are_afraid(scene: Scene) -> None:
    scene.state.fear[0, AVALON] = 100
    grown = terror.cells_grow(scene)["presence"][0, CELLS]
    assert grown[AVALON] == 2 * grown[BORDURIA] > 0
    assert grown[CALEDON] == 0


def test_attacks_come_with_cells_and_evidence_foils_them(scene: Scene) -> None:
    scene.state.presence[:, CELLS] = 100
    scene.state.severity[:, CELLS] = 100

    def strikes(evidence: float) -> float:
        scene.state.evidence[:, CELLS] = evidence
        games = 0.0
        for seed in range(200):
            dice = type(scene.dice)(np.array([seed], dtype=np.uint64), 2)
            one = Scene(scene.state, scene.orders, dice, scene.world)
            games += terror.attacks(one)["severity"][0, CELLS] / scene.world.p.terror.severity
        return games / (200 * 3)

    p = scene.world.p.terror
    assert abs(strikes(0) - p.attack) < 0.06
    assert abs(strikes(1) - p.attack * (1 - p.warned)) < 0.06


def test_an_attack_causes_fear_where_it_strikes_only(scene: Scene) -> None:
    scene.state.presence[:] = 0
    assert not terror.attacks(scene)["fear"].any()


def test_a_response_takes_cells_apart(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, CELLS] = 4
    taken = terror.cells_disrupted(scene)["presence"][0, CELLS]
    assert taken[AVALON] < 0
    assert taken[CALEDON] == 0


def test_fear_fades_costs_stability_and_guards_calm_it(scene: Scene) -> None:
    scene.state.fear[0] = [50, 50, 0]
    scene.orders.commit[0, AVALON, CELLS, SECURITY] = 3
    calmed = terror.fear(scene)
    assert calmed["fear"][0, AVALON] < calmed["fear"][0, BORDURIA] < 0
    assert calmed["stability"][0].tolist() == [
        -scene.world.p.terror.unrest / 2,
        -scene.world.p.terror.unrest / 2,
        0,
    ]


def test_security_beyond_the_demand_costs_liberties_and_then_stability(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, CELLS, SECURITY] = 4
    assert terror.overreaction(scene)["liberties"][0, AVALON] == 0
    scene.orders.commit[0, AVALON, CELLS, SECURITY] = 12
    heavy = terror.overreaction(scene)
    assert heavy["liberties"][0, AVALON] < 0
    assert heavy["liberties"][0, BORDURIA] == 0
    scene.state.liberties[0, AVALON] = 50
    assert terror.overreaction(scene)["stability"][0, AVALON] < 0


def test_traffic_follows_severity_and_insurance_lags_behind(scene: Scene) -> None:
    scene.state.severity[0, MINES] = 50
    scene.state.flow[:] = 100
    scene.state.insurance[:] = 0
    p = scene.world.p.route
    moved = routes.traffic(scene)
    assert np.isclose(moved["flow"][0, 0], -p.lag * p.closure * 50)
    assert np.isclose(moved["insurance"][0, 0], p.premium_lag * 50)


def test_a_closed_route_costs_each_by_its_exposure(scene: Scene) -> None:
    scene.state.flow[:] = 0
    scene.state.insurance[:] = 100
    p, way = scene.world.p.route, scene.world.rerouting[0]
    assert np.allclose(
        routes.lost_trade(scene)["prosperity"][0],
        [-p.loss * (1 - way) * 0.6, -p.loss * (1 - way) * 0.3, 0],
    )
    assert np.allclose(
        routes.rerouting(scene)["budget"][0],
        [-p.rerouting * way * 0.6, -p.rerouting * way * 0.3, 0],
    )
    assert np.allclose(routes.premiums(scene)["budget"][0], [-p.premium * 0.6, -p.premium * 0.3, 0])


def test_an_open_route_costs_nothing(scene: Scene) -> None:
    scene.state.flow[:] = 100
    scene.state.insurance[:] = 0
    assert not routes.lost_trade(scene)["prosperity"].any()
    assert not routes.rerouting(scene)["budget"].any()
    assert not routes.premiums(scene)["budget"].any()
