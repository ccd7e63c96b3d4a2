"""What cannot happen, or happens at once: injects, conditions and crises that wait for nothing."""

from game.authoring.design.doubts import Doubts
from game.authoring.design.effects import set_off_by_effects
from game.language import tr
from game.quantities.meaning import Role
from game.scenario.findings import At
from game.scenario.msel import FIRES
from game.scenario.positions import Loc


def check_injects(doubts: Doubts) -> None:
    """Injects whose condition never holds, and those whose condition always does."""
    for name, inject in doubts.scenario.injects.items():
        if inject.when is None or inject.status not in FIRES:
            continue
        loc: Loc = ("injects", name, "when")
        if name in doubts.dead.injects:
            message = tr('the inject "{inject}" cannot fire: this never holds').format(inject=name)
            fix = tr("compare it with the ranges of its quantities, or give it a turn")
            doubts.add("S401", loc, message, fix, tr("nobody would ever receive it"))
        elif doubts.certainty.of(inject.when) is True:
            message = tr('the condition of the inject "{inject}" always holds')
            message = message.format(inject=name)
            consequence = tr("it would fire in the first turn")
            doubts.add("S402", loc, message, tr("write turn = 1"), consequence)


def check_conditions(doubts: Doubts) -> None:
    """Every other condition that never holds, or always does."""
    certainty = doubts.certainty
    for expression in doubts.expressions:
        loc = expression.loc
        if expression.role is not Role.CONDITION or loc[0] in ("injects", "endings"):
            continue
        truth = certainty.of(expression.text)
        if truth is False:
            doubts.add("S403", loc, tr("this never holds"), consequence=expression.at_stake)
        elif truth is True:
            consequence = tr("nothing would hang on it")
            doubts.add("S402", loc, tr("this always holds"), consequence=consequence)


def check_latent_crises(doubts: Doubts) -> None:
    """Crises that have not broken out at the start, and that nothing sets off."""
    scenario = doubts.scenario
    set_off = set(set_off_by_effects(doubts))
    set_off |= {cascade.to for crisis in scenario.crises.values() for cascade in crisis.cascades}
    for name, crisis in scenario.crises.items():
        if not (crisis.active or crisis.activates_when or {name, "each"} & set_off):
            message = tr('nothing sets off the crisis "{crisis}"').format(crisis=name)
            fix = tr(
                'give it "activates_when", a cascade, or the effect of an inject: '
                "crisis.{crisis}.status = 'active'"
            ).format(crisis=name)
            consequence = tr("it would never break out")
            doubts.add("S404", ("crises", name, "active"), message, fix, consequence, at=At.KEY)
