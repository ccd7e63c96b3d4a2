"""What nations come to know: reports, sharing and leaks, warnings, accusations (section 7)."""

import numpy as np

from game.quantities.grid import Array, in_order, steady, zeros_like
from game.rules.effort import LATENT, open_crises
from game.rules.grants import grant
from game.rules.scene import Changes, Scene
from game.rules.undertakings import agreed, ordered
from game.rules.world import Flags, World


def reports(scene: Scene) -> Changes:
    """Who commits intelligence to a crisis hears who may be behind it, and may hear wrong.

    Belief, [games, nation, crisis, adversary], 0 to 1. A wrong report points at the adversary of a
    false flag, if there is one, else at any other. Evidence and analysis make it rarer.
    Source: Rid and Buchanan (2015), attribution as a matter of degree; Kent (1964), estimates.
    """
    place = scene.world.discipline.get("intelligence")
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    adversaries = s.resolve.shape[1]
    if place is None or adversaries < 1 or not world.crises:
        return {}
    units = scene.orders.commit[..., place]  # [g, n, c]
    asked = np.maximum(s.demand[..., place], 1)
    share = np.minimum(units / asked[:, None], 1) * (open_crises(s) & (world.culprit >= 0))[:, None]
    framed = world.suspect >= 0
    wrong = np.minimum(p.wrong * np.where(framed, 2.0, 1.0), 0.9) * (1 - s.evidence)
    wrong = wrong[:, None] * (1 - grant(s, world, "sharp_estimates"))[..., None]
    draws = scene.dice.uniform("report", world.nations, world.crises, 2)
    missed = draws[..., 0] < wrong
    others = np.floor(draws[..., 1] * max(adversaries - 1, 1))
    other = np.maximum(world.culprit, 0) + 1 + others
    other -= adversaries * (other >= adversaries)
    named = np.where(missed, np.where(framed, world.suspect, other), world.culprit)
    hit = np.equal(named[..., None], np.arange(adversaries), order="F")
    moved = (p.gain * share)[..., None]
    return {"belief": moved * (hit - s.belief)}


def sharing(scene: Scene) -> Changes:
    """Who is shared with sees what the source sees, and thinks better of it; some of it leaks.

    Belief [games, nation, crisis, adversary] and warning of the receiver; trust of the receiver in
    the source (gain) and, after a leak, of the source in the receiver (loss); momentum of crises on
    which there was evidence (row 26).
    Source: Walsh, "The International Politics of Intelligence Sharing" (2010).
    """
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    told = told_to(scene)  # [g, n, m]
    if not told.any():
        return {}
    belief, warning = np.copy(s.belief), np.copy(s.warning)
    sure = s.belief.max(axis=3, initial=0)  # [g, n, c]: of the best guess that each has
    held = np.copy(sure)
    for n in np.flatnonzero(told.any(axis=(0, 2))):  # each tells all whom it tells at once
        hears = told[:, n, :, None] > 0  # [g, m, 1]
        surer = hears & (sure[:, n, None] > held)
        np.copyto(belief, s.belief[:, n, None], where=surer[..., None])
        np.copyto(held, sure[:, n, None], where=surer)
        np.maximum(warning, s.warning[:, n, None], out=warning, where=hears)
    gain = p.shared_trust * np.swapaxes(told, 1, 2) * (1 - s.trust / 100)
    safe = grant(s, world, "no_leaks")
    chance = p.leak * (1 - s.trust / 100) * (1 - np.minimum(safe[:, :, None], safe[:, None]))
    draws = scene.dice.uniform("leak", world.nations, world.nations)
    leaked = told * (draws < chance)
    loss = p.leak_trust * leaked * s.trust / 100
    exposed = leaked.sum(axis=(1, 2))[:, None] * (s.evidence > 0) * open_crises(s)
    return {
        "belief": belief - s.belief,
        "warning": warning - s.warning,
        "trust": (gain - loss) * world.others,
        "momentum": p.leak_harm * np.minimum(exposed, 1),
    }


def told_to(scene: Scene) -> Array:
    """[g, n, m]: 1 where n shares its intelligence with m this turn."""
    told = zeros_like(scene.state.trust)
    for name in scene.orders.undertaken:
        if scene.world.p.orders[name].shares:
            told = np.maximum(told, ordered(scene.orders, scene.state, scene.world, name) > 0)
    return told


def warnings(scene: Scene) -> Changes:
    """Intelligence spent on early warning finds signs of crises that have not broken out (row 27).

    Warning, [games, nation, crisis], 0 to 1.
    Source: Betts, "Surprise Attack" (1982); Wohlstetter, "Pearl Harbor" (1962), signals and noise.
    """
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    looking = [name for name in scene.orders.undertaken if world.p.orders[name].warns]
    if not looking:
        return {}
    units = zeros_like(s.stability)
    for name in looking:
        units += ordered(scene.orders, s, world, name).sum(axis=2)
    found = 1 - steady((1 - p.warning) ** units)  # [g, n]
    return {"warning": found[..., None] * (1 - s.warning) * (s.status == LATENT)[:, None]}


def forewarned(scene: Scene) -> Flags:
    """[g, c]: latent crises of which somebody was warned, and that so break out a turn later.

    By chance; what is known can be held up once in a while, not for ever (row 27).
    """
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    known = s.warning.max(axis=1, initial=0) >= p.seen
    held: Flags = known & (scene.dice.uniform("warned", world.crises) < p.delay)
    return held


def studies(scene: Scene) -> Changes:
    """Studying another nation finds out what it is after; what was found out goes out of date.

    Insight, [games, nation, nation], 0 to 1.
    Source: Jervis, "Why Intelligence Fails" (2010).
    """
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    studied = zeros_like(s.insight)
    for name in scene.orders.undertaken:
        if world.p.orders[name].studies:
            studied = np.maximum(studied, ordered(scene.orders, s, world, name) > 0)
    gained = p.study * (1 - s.insight) * studied
    return {"insight": (gained - p.forgetting * s.insight * (studied == 0)) * world.others}


def error(capability: Array, sharp: Array, world: World) -> Array:
    """The error of a nation's estimates, in units: [g, n], from its intelligence [g, n]."""
    p = world.p.intelligence
    wide: Array = p.error * steady((1 - p.narrowing) ** capability) * (1 - sharp)
    return np.maximum(wide, p.least)


def estimates(scene: Scene) -> Changes:
    """What each nation takes every other's budget to be: guess, [games, i, j], units.

    The truth in whole units, and an error that own intelligence and analysis narrow, and never
    take away (rows 23 and 27).
    Source: ICD 203 (2015), on expressing uncertainty.
    """
    s, world = scene.state, scene.world
    place = world.discipline.get("intelligence")
    has = s.capability[..., place] if place is not None else zeros_like(s.budget)
    wide = error(np.floor(has), grant(s, world, "sharp_estimates"), world)
    swing = scene.dice.swing("estimate", world.nations, world.nations)
    guess = np.maximum(np.rint(s.budget[:, None, :] + wide[..., None] * swing), 0) * world.others
    return {"guess": guess - s.guess}


def attribution(scene: Scene) -> Changes:
    """Naming a culprit in public together: right, and its crises lose momentum (section 7).

    Momentum [games, crisis]; resolve [games, adversary]; accused [games, n, crisis, adversary].
    Early, on thin evidence, it is disputed and has half its effect; late, when everybody knows it
    anyway, hardly any.
    Source: Egloff, "Public attribution of cyber intrusions" (2020); Rid and Buchanan (2015).
    """
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    naming = [name for name in scene.orders.joined if world.p.joint[name].target == "accusation"]
    by = zeros_like(s.accused) if naming else np.zeros(0)  # [g, n, c, a]
    for name in naming:
        by = np.maximum(by, agreed(scene.orders, s, world, name).reshape(by.shape))
    if not by.any():
        return {}
    fresh = by * (s.accused == 0)
    named = (fresh.sum(axis=1) > 0) & (s.accused == 0).all(axis=1)  # [g, c, a]
    right = named & (world.culprit[:, None] == np.arange(s.resolve.shape[1]))
    early = np.where(s.evidence < p.early, 0.5, 1.0)
    late = np.where(s.evidence >= world.p.evidence.named, 0.25, 1.0)
    effect = p.attributed * early * late * right.any(axis=2)
    room = np.maximum(s.momentum - world.p.escalation.momentum_floor, 0)
    return {
        "accused": fresh * s.turn[:, None, None, None],
        "momentum": -np.minimum(effect, room),
        "resolve": -effect_on(right, effect),
    }


def effect_on(right: Array, effect: Array) -> Array:
    """[g, a]: what an accusation takes from the resolve of who was rightly named."""
    return in_order(right * effect[..., None], axis=1)


def slander(scene: Scene) -> Changes:
    """When evidence names the culprit, those who had accused another lose trust and standing.

    Trust, [games, i, j]; stability, [games, nation].
    Source: Slovic (1993); Colaresi, "Democracy Declassified" (2014), the price of having misled.
    """
    s, p, world = scene.state, scene.world.p.intelligence, scene.world
    if not s.accused.any():
        return {}
    known = (s.evidence >= world.p.evidence.named) & (world.culprit >= 0)
    innocent = world.culprit[:, None] != np.arange(s.resolve.shape[1])
    cleared = np.logical_and(known[:, :, None], innocent, order="F")  # [g, c, a]
    false = (s.accused > 0) & cleared[:, None]  # [g, n, c, a]
    liars = false.any(axis=(2, 3))  # [g, n]
    if not liars.any():
        return {}
    liars = liars.astype(np.float64)
    lost = p.slander * liars[:, None] * (1 - liars[:, :, None]) * s.trust / 100
    return {
        "trust": -lost * world.others,
        "stability": -p.legitimacy * liars,
        "accused": -s.accused * false,
    }
