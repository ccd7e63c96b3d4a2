"""What the keys are for that a table must have, as it is said where one of them is missing.

These are the first sentences of what stands below the keys in the models, in a form that can be
translated.
"""

from collections.abc import Mapping

from game.language import tr
from game.scenario.fields import Part
from game.scenario.models import Allowance, Scenario, Time
from game.scenario.msel import Inject, Objective, Option
from game.scenario.nations import AgendaItem, Flag, Nation, RedLine
from game.scenario.theatre import Adversary, Cascade, Chokepoint, Crisis, Route

PURPOSES: Mapping[type[Part], Mapping[str, str]] = {
    Scenario: {
        "format": tr("The version of the format; 1"),
        "summary": tr("What it is about, in a paragraph, with no secret in it"),
    },
    Time: {
        "start": tr("The scenario date of the first turn"),
    },
    Nation: {
        "position": tr("Where it is on the map: per cent from the left, per cent from the top"),
        "public_brief": tr("What everybody knows of it"),
        "secret_brief": tr("What only its own seat reads"),
        "budget": tr("Units of budget at the start; new income comes each turn"),
        "income": tr("Units of budget a turn at prosperity 100"),
        "capability": tr("Units of each capability that it can commit each turn"),
    },
    Flag: {
        "colour": tr(
            "One of ten names; the theme chooses the shade, so that it can be told apart by "
            "everybody"
        ),
        "symbol": tr("One character of stable width"),
    },
    AgendaItem: {
        "title": tr("What is wanted, in the words of the nation's government"),
        "weight": tr("Share of the nation's agenda, relative to its other items"),
    },
    RedLine: {
        "when": tr("The line is crossed when this holds"),
        "stability": tr("Points of stability lost, once, when it is first crossed"),
    },
    Chokepoint: {
        "position": tr("Where it is on the map: per cent from the left, per cent from the top"),
    },
    Route: {
        "ends": tr("The two nations that it joins"),
        "exposure": tr("For each nation, the share of its economy that hangs on this route"),
    },
    Adversary: {
        "description": tr("For the facilitator, and for all once evidence names it"),
    },
    Crisis: {
        "severity": tr("At the start, or when it breaks out"),
        "momentum": tr("Points of severity a turn if nobody does anything"),
        "demand": tr("Units of each capability that would answer it fully in one turn"),
    },
    Cascade: {
        "to": tr("The crisis that is made worse, or set off if it is latent"),
        "above": tr("The severity of this crisis from which it does so"),
        "severity": tr("Points a turn that the other gains"),
    },
    Inject: {
        "sender": tr("The simulated sender"),
        "text": tr("What they read"),
    },
    Option: {
        "text": tr("What the nation would do"),
    },
    Objective: {
        "core_capability": tr("From the library that the exercise names"),
        "achieved_when": tr("False at the end: unable to be performed (U)"),
    },
    Allowance: {
        "code": tr("The code of the warning, such as `S412`"),
        "reason": tr("Why it is meant"),
    },
}
