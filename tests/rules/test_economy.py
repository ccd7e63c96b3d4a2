"""Income, spending, gifts, infrastructure and recovery."""

import numpy as np

from game.rules import economy
from game.rules.orders import cost, legal
from game.rules.scene import Scene
from tests.small import AVALON, BORDURIA, CALEDON, MINES, RELIEF, SECURITY


def test_income_follows_prosperity(scene: Scene) -> None:
    scene.state.prosperity[0, AVALON] = 50
    assert economy.income(scene)["budget"][0].tolist() == [3, 5, 4]


def test_commitments_cost_their_price(scene: Scene) -> None:
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 4
    scene.orders.commit[0, AVALON, MINES, RELIEF] = 2
    assert economy.commitments(scene)["budget"][0, AVALON] == -(4 * 0.75 + 2 * 0.5)


def test_transfers_sum_to_zero(scene: Scene) -> None:
    scene.orders.transfer[0, AVALON, CALEDON] = [3, 0, 0, 2, 0, 0]
    scene.orders.transfer[0, CALEDON, BORDURIA] = [1, 1, 0, 0, 0, 0]
    moved = economy.transfers(scene)
    assert moved["budget"].sum() == 0 and moved["capability"].sum() == 0
    assert moved["budget"][0].tolist() == [-3, 1, 2]
    assert moved["capability"][0, AVALON, SECURITY] == -2


def test_hardening_costs_budget_and_each_point_costs_more(scene: Scene) -> None:
    scene.orders.harden[:] = 2
    first = economy.hardening(scene)
    scene.state.hardening[:] = 50
    second = economy.hardening(scene)
    assert first["budget"][0].tolist() == [-2, 0, 0]
    assert first["hardening"][0, 0] == 2 * second["hardening"][0, 0] > 0


def test_hardening_lowers_the_damage(scene: Scene) -> None:
    bare = economy.damage(scene)["integrity"][0, 0]
    scene.state.hardening[:] = 40
    assert np.isclose(economy.damage(scene)["integrity"][0, 0], bare * 0.6)
    assert bare < 0


def test_only_open_crises_damage(scene: Scene) -> None:
    scene.state.status[:] = 3
    assert not economy.damage(scene)["integrity"].any()


def test_outages_cost_their_owner(scene: Scene) -> None:
    scene.state.integrity[:] = 50
    lost = economy.outages(scene)["prosperity"][0]
    assert lost.tolist() == [-scene.world.p.harm.outage / 2, 0, 0]


def test_repair_and_recovery_go_part_of_the_way_back(scene: Scene) -> None:
    scene.state.integrity[:] = 50
    scene.state.prosperity[:] = 80
    scene.state.stability[:] = 0
    p = scene.world.p.harm
    assert np.isclose(economy.repair(scene)["integrity"][0, 0], p.repair * 50)
    back = economy.recovery(scene)
    assert np.isclose(back["prosperity"][0, AVALON], p.recovery * 20)
    assert back["stability"][0, AVALON] > 0


def test_orders_beyond_means_are_not_legal(scene: Scene) -> None:
    assert legal(scene.orders, scene.state, scene.world).all()
    scene.orders.commit[0, AVALON, MINES, SECURITY] = 8  # it has 7
    scene.orders.transfer[0, BORDURIA, CALEDON, 0] = 11  # it has 10
    scene.orders.harden[:] = 12  # it has 12, and the commitment costs 6
    assert legal(scene.orders, scene.state, scene.world)[0].tolist() == [False, False, True]
    assert cost(scene.orders, scene.state, scene.world)[0].tolist() == [18, 11, 0]
