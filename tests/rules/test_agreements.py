"""Treaties, projects, orders of the rulebook and joint actions: what brings them about, and what
they change.
"""

import numpy as np
import pytest

from game.quantities.grid import Array
from game.rules import growth, intelligence, projects, treaties, undertakings
from game.rules.effort import LATENT
from game.rules.exercise import Exercise
from game.rules.grants import grant
from game.rules.ledger import Ledger
from game.rules.orders import agreements_open, cost, unit_costs, units_used
from game.rules.scene import Scene
from game.rules.turn import called_for
from tests.small import AVALON, BORDURIA, CALEDON, DIPLOMACY, INTELLIGENCE, MINES, SECURITY


def treaty(scene: Scene, name: str) -> int:
    return scene.world.accords.catalogue.axes["treaty"].index(name)


def project(scene: Scene, name: str) -> int:
    return scene.world.accords.catalogue.axes["project"].index(name)


def bind(scene: Scene, name: str, *nations: int) -> int:
    """Makes nations parties to a treaty in force."""
    place = treaty(scene, name)
    scene.state.member[0, place, list(nations)] = 1
    scene.state.in_force[0, place] = 1
    return place


def give(scene: Scene, order: str, nation: int, target: str = "", units: int = 1) -> None:
    """Has a nation give an order of the rulebook."""
    targets = scene.world.accords.targets(scene.world.p.orders[order].target)
    table = scene.orders.undertaken.setdefault(order, np.zeros((1, 3, len(targets))))
    table[0, nation, targets.index(target)] = units


def join(scene: Scene, action: str, target: str, *nations: int) -> None:
    """Has nations agree to a joint action."""
    targets = scene.world.accords.targets(scene.world.p.joint[action].target)
    table = scene.orders.joined.setdefault(action, np.zeros((1, 3, len(targets))))
    table[0, list(nations), targets.index(target)] = 1


def test_a_treaty_is_ratified_by_who_is_stable_enough_at_home(scene: Scene) -> None:
    place = treaty(scene, "mutual_aid")
    scene.orders.sign[0, place] = 1
    scene.state.turn[:] = 2
    scene.state.stability[0] = [60, 30, 44]
    change = treaties.ratification(scene)
    assert change["member"][0, place].tolist() == [1, 0, 0]
    assert change["signed"][0, place].tolist() == [0, 2, 2]
    scene.orders.commit[0, CALEDON, MINES, DIPLOMACY] = 1
    assert treaties.ratification(scene)["member"][0, place, CALEDON] == 1, "diplomacy eases it"


def test_a_signature_that_is_not_ratified_in_time_is_void(scene: Scene) -> None:
    place = treaty(scene, "mutual_aid")
    scene.state.signed[0, place, BORDURIA] = 2
    scene.state.stability[0, BORDURIA] = 10
    for turn, left in ((2, 2), (3, 2), (4, 0)):
        scene.state.turn[:] = turn
        after = scene.state.signed + treaties.ratification(scene)["signed"]
        assert after[0, place, BORDURIA] == left


def test_a_treaty_is_in_force_with_two_parties_a_quorum_by_voice_and_cohesion(
    scene: Scene,
) -> None:
    place = treaty(scene, "mutual_aid")
    scene.state.cohesion[:] = 60
    scene.state.voice[0] = [0.2, 0.2, 0.6]

    def in_force() -> float:
        return float((scene.state.in_force + treaties.force(scene)["in_force"])[0, place])

    scene.state.member[0, place] = [1, 0, 0]
    assert in_force() == 0, "one is no treaty"
    scene.state.member[0, place] = [1, 1, 0]
    assert in_force() == 0, "0.4 of the voice is not half"
    scene.state.member[0, place] = [1, 0, 1]
    assert in_force() == 1
    scene.state.cohesion[:] = 10
    assert in_force() == 0, "it lapses"


def test_leaving_a_treaty_costs_trust_with_every_other_party(scene: Scene) -> None:
    place = bind(scene, "mutual_aid", AVALON, BORDURIA)
    scene.orders.leave[0, place, BORDURIA] = 1
    change = treaties.leaving(scene)
    assert change["member"][0, place].tolist() == [0, -1, 0]
    assert change["trust"][0, AVALON, BORDURIA] < 0
    assert change["trust"][0, CALEDON, BORDURIA] == 0, "Caledon is no party"
    assert change["grievance"][0, AVALON, BORDURIA] == -change["trust"][0, AVALON, BORDURIA]


def test_who_does_not_do_its_duty_breaks_the_treaty_and_an_apology_mends_a_part_once(
    scene: Scene,
) -> None:
    place = bind(scene, "mutual_aid", AVALON, BORDURIA)
    scene.state.effort[0] = [0.5, 0.0, 0.0]
    before = scene.state.trust.copy()
    ledger = Ledger()
    treaties.obligations(scene, ledger)
    lost = (before - scene.state.trust)[0]
    assert scene.state.breaches[0, place].tolist() == [0, 1, 0]
    assert lost[AVALON, BORDURIA] > 0
    assert lost[BORDURIA, AVALON] == lost[CALEDON, BORDURIA] == 0
    assert scene.state.grievance[0, AVALON, BORDURIA] == lost[AVALON, BORDURIA]
    assert {entry.cause for entry in ledger.entries} == {"breach:mutual_aid"}
    give(scene, "apology", BORDURIA, "avalon")
    undertakings.carry_out_orders(scene, None)
    mended = scene.state.trust[0, AVALON, BORDURIA]
    assert np.isclose(mended, before[0, AVALON, BORDURIA] - lost[AVALON, BORDURIA] / 2, atol=0.01)
    assert scene.state.grievance[0, AVALON, BORDURIA] == 0
    undertakings.carry_out_orders(scene, None)
    assert scene.state.trust[0, AVALON, BORDURIA] == mended, "once"


def test_a_call_for_help_is_a_default_pledge_and_not_answering_it_is_a_breach(
    scene: Scene, exercise: Exercise
) -> None:
    place = bind(scene, "mutual_aid", AVALON, BORDURIA)
    scene.state.severity[0, MINES] = 90
    scene.state.effort[:] = 1
    scene.orders.invoke[0, place, BORDURIA, MINES] = 1
    orders = called_for(exercise, scene.state, scene.orders)
    due = orders.pledged[0, AVALON, MINES]
    share = exercise.rulebook.collective.owed
    assert due[SECURITY] == np.floor(share * scene.state.capability[0, AVALON, SECURITY]) > 0
    assert orders.pledged[0, BORDURIA].sum() == 0, "who calls owes nothing"
    assert orders.pledged[0, CALEDON].sum() == 0, "nor who is no party"
    treaties.obligations(scene, None)
    assert scene.state.breaches[0, place].tolist() == [1, 0, 0]
    scene.state.breaches[:] = 0
    scene.orders.commit[:] = orders.pledged
    treaties.obligations(scene, None)
    assert scene.state.breaches.sum() == 0


def test_who_is_hardly_struck_cannot_call(scene: Scene, exercise: Exercise) -> None:
    place = bind(scene, "mutual_aid", AVALON, BORDURIA)
    scene.state.severity[:] = 5
    scene.orders.invoke[0, place, BORDURIA, MINES] = 1
    assert called_for(exercise, scene.state, scene.orders).pledged.sum() == 0


def test_an_umbrella_saves_upkeep_as_far_as_partners_are_trusted(scene: Scene) -> None:
    alone = growth.upkeep(scene)["budget"][0]
    bind(scene, "mutual_aid", AVALON, BORDURIA)
    covered = growth.upkeep(scene)["budget"][0]
    assert covered[AVALON] > alone[AVALON]
    assert covered[CALEDON] == alone[CALEDON]
    scene.state.trust[:] = 0
    assert growth.upkeep(scene)["budget"][0, AVALON] == alone[AVALON]


def test_where_all_falls_apart_who_trusts_nobody_leaves(scene: Scene) -> None:
    place = bind(scene, "mutual_aid", AVALON, BORDURIA)
    scene.state.cohesion[:] = 10
    scene.state.trust[0, AVALON] = [0, 5, 5]
    assert treaties.desertion(scene)["member"][0, place].tolist() == [-1, 0, 0]
    scene.state.cohesion[:] = 50
    assert treaties.desertion(scene)["member"].sum() == 0


def test_a_project_needs_two_is_cheaper_when_planned_and_falls_back_when_left(
    scene: Scene,
) -> None:
    place = project(scene, "satellite")
    p = scene.world.p.projects["satellite"]
    scene.orders.invest[0, place] = [p.pace, 0, 0]
    assert projects.progress(scene)["progress"][0, place] == p.pace
    scene.orders.invest[0, place] = [2 * p.pace, 0, 0]
    crash = projects.progress(scene)["progress"][0, place]
    assert p.pace < crash < 2 * p.pace
    scene.state.progress[0, place] = p.need
    assert projects.progress(scene)["complete"][0, place] == 0, "one nation's is no joint project"
    scene.orders.invest[0, place] = [1, 1, 0]
    assert projects.progress(scene)["complete"][0, place] == 1
    scene.orders.invest[:] = 0
    assert projects.progress(scene)["progress"][0, place] < 0


def test_who_works_on_a_project_gains_at_home_while_it_runs(scene: Scene) -> None:
    place = project(scene, "satellite")
    scene.orders.invest[0, place, AVALON] = 2
    before = scene.state.stability.copy()
    projects.at_work(scene, None)
    gained = (scene.state.stability - before)[0]
    assert gained[AVALON] > 0
    assert gained[BORDURIA] == 0


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("satellite", "evidence_trade_route"),
        ("cyber_framework", "cyber_shield"),
        ("analysis", "sharp_estimates"),
        ("drones", "cheap_security"),
        ("secure_comms", "no_leaks"),
        ("protocols", "swift_help"),
    ],
)
def test_a_complete_project_gives_its_members_and_nobody_else(
    scene: Scene, name: str, given: str
) -> None:
    place = project(scene, name)
    scene.state.partner[0, place, AVALON] = 1
    assert grant(scene.state, scene.world, given).sum() == 0  # type: ignore[arg-type]
    scene.state.complete[0, place] = 1
    has = grant(scene.state, scene.world, given)[0]  # type: ignore[arg-type]
    assert has[AVALON] == scene.world.p.projects[name].grants[given] > 0  # type: ignore[index]
    assert has[BORDURIA] == 0


def test_drones_make_security_cheaper_and_secure_lines_leave_time_for_more(scene: Scene) -> None:
    plain = unit_costs(scene.state, scene.world)[0, AVALON]
    most = agreements_open(scene.state, scene.world)[0, AVALON]
    for name in ("drones", "secure_comms"):
        place = project(scene, name)
        scene.state.partner[0, place, AVALON] = scene.state.complete[0, place] = 1
    now = unit_costs(scene.state, scene.world)[0, AVALON]
    assert now[SECURITY] < plain[SECURITY]
    assert now[INTELLIGENCE] == plain[INTELLIGENCE]
    assert agreements_open(scene.state, scene.world)[0, AVALON] == most + 1


def test_building_a_partners_capacity_is_for_the_further_developed(scene: Scene) -> None:
    scene.state.development[0] = [70, 40, 70]
    before = scene.state.copy()
    give(scene, "capacity_building", AVALON, "borduria")
    give(scene, "capacity_building", BORDURIA, "caledon")
    undertakings.carry_out_orders(scene, None)
    after = scene.state
    assert after.development[0, BORDURIA] > before.development[0, BORDURIA]
    assert after.capability[0, BORDURIA, SECURITY] > before.capability[0, BORDURIA, SECURITY]
    assert after.trust[0, BORDURIA, AVALON] > before.trust[0, BORDURIA, AVALON]
    assert after.development[0, CALEDON] == before.development[0, CALEDON]


def test_a_plan_takes_effect_in_its_last_turn_and_is_lost_when_a_turn_is_left_out(
    scene: Scene,
) -> None:
    turns = scene.world.p.orders["development"].turns
    start = scene.state.development[0, AVALON]

    def play(*, works: bool) -> float:
        scene.orders.undertaken.clear()
        if works:
            give(scene, "development", AVALON)
        undertakings.carry_out_orders(scene, None)
        return float(scene.state.development[0, AVALON])

    for _ in range(turns - 1):
        assert play(works=True) == start
    assert play(works=False) == start
    for _ in range(turns - 1):
        assert play(works=True) == start, "what had been put into it is lost"
    assert play(works=True) > start


def test_orders_cost_budget_and_keep_units_busy(scene: Scene) -> None:
    give(scene, "capacity_building", AVALON, "borduria", units=2)
    give(scene, "early_warning", AVALON, units=3)
    scene.state.development[0] = [70, 40, 70]
    p = scene.world.p.orders
    assert (
        cost(scene.orders, scene.state, scene.world)[0, AVALON] == 2 * p["capacity_building"].cost
    )
    assert units_used(scene.orders, scene.world)[0, AVALON, INTELLIGENCE] == 3
    assert undertakings.agreed_costs(scene)["budget"][0, AVALON] == -6


def test_a_joint_action_needs_its_parties_and_its_quorum(scene: Scene) -> None:
    scene.state.voice[0] = [0.2, 0.2, 0.6]
    before = scene.state.copy()
    join(scene, "exercise", "", AVALON)
    undertakings.carry_out_joint(scene, None)
    assert (scene.state.values == before.values).all(), "one is not joint"
    join(scene, "exercise", "", AVALON, BORDURIA)
    undertakings.carry_out_joint(scene, None)
    grown = (scene.state.interoperability - before.interoperability)[0]
    assert grown[AVALON, BORDURIA] == grown[BORDURIA, AVALON] > 0
    assert grown[AVALON, CALEDON] == 0
    assert (scene.state.culture > before.culture)[0, AVALON, BORDURIA]
    scene.state.pool[:] = 4
    join(scene, "pool_grant", "borduria", AVALON, BORDURIA)
    undertakings.carry_out_joint(scene, None)
    assert scene.state.pool[0] == 4, "0.4 of the voice is not half"
    join(scene, "pool_grant", "borduria", CALEDON)
    undertakings.carry_out_joint(scene, None)
    assert scene.state.pool[0] == 0
    assert scene.state.budget[0, BORDURIA] == before.budget[0, BORDURIA] + 4


def test_voice_blends_one_nation_one_vote_with_contribution(scene: Scene) -> None:
    scene.state.burden[:] = 0
    assert np.allclose((scene.state.voice + growth.voice(scene)["voice"])[0], 1 / 3)
    scene.state.burden[0] = [1, 0, 0]
    voice = (scene.state.voice + growth.voice(scene)["voice"])[0]
    assert np.isclose(voice.sum(), 1)
    assert voice[AVALON] > voice[BORDURIA] == voice[CALEDON] > 0


def accuse(scene: Scene, adversary: str, *nations: int) -> dict[str, Array]:
    scene.state.voice[0] = 1 / 3
    join(scene, "attribution", f"mines.{adversary}", *nations)
    return dict(intelligence.attribution(scene))


def test_naming_the_right_culprit_takes_momentum_less_when_early_and_when_late(
    scene: Scene,
) -> None:
    p, named = scene.world.p.intelligence, scene.world.p.evidence.named
    culprit = scene.world.accords.catalogue.axes["adversary"][scene.world.culprit[MINES]]
    taken = {}
    for evidence in (0.1, (p.early + named) / 2, 0.95):
        scene.state.evidence[0, MINES] = evidence
        scene.state.momentum[0, MINES] = 20
        taken[evidence] = -accuse(scene, culprit, AVALON, BORDURIA)["momentum"][0, MINES]
    early, right, late = taken.values()
    assert right == p.attributed
    assert right > early > late > 0


def test_early_warning_finds_what_has_not_broken_out_and_sharing_tells_it(scene: Scene) -> None:
    scene.state.status[0, MINES] = LATENT
    give(scene, "early_warning", AVALON, units=2)
    found = intelligence.warnings(scene)["warning"][0]
    assert found[AVALON, MINES] > 0
    assert found[AVALON, 1:].sum() == found[BORDURIA].sum() == 0
    scene.state.warning[0] += found
    give(scene, "share_intelligence", AVALON, "borduria")
    told = intelligence.sharing(scene)
    assert told["warning"][0, BORDURIA, MINES] == scene.state.warning[0, AVALON, MINES]
    assert told["warning"][0, CALEDON].sum() == 0
    assert told["trust"][0, BORDURIA, AVALON] > 0
