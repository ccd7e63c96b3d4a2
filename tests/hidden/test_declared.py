"""I11: what is seen is an allow-list. Whatever is new is seen by nobody until it is declared.

The tables of this file are to be changed by whoever adds a quantity or a field, after deciding
who may see it; `tests.hidden.oracle` must agree.
"""

import dataclasses
import inspect
from dataclasses import dataclass, replace

import pytest

from game.quantities import catalogue
from game.quantities.kinds import HIDDEN, KINDS, OWN, PUBLIC, Kind, Visibility
from game.session import agreement_cards, view
from game.session.commands import Ready
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import FACILITATOR, TABLE, Phase
from tests.hidden import oracle
from tests.small import load

NEW = "nation.{nation}.secret"


def test_every_quantity_is_declared_and_to_whom() -> None:
    declared = {
        **dict.fromkeys(oracle.PUBLIC, PUBLIC),
        **dict.fromkeys(oracle.OWN, OWN),
        **dict.fromkeys(oracle.HIDDEN, HIDDEN),
        oracle.PRESENCE: HIDDEN,
    }
    assert {kind.block: kind.visibility for kind in KINDS} == declared


def test_a_quantity_cannot_be_added_without_saying_who_may_see_it() -> None:
    parameter = inspect.signature(Kind).parameters["visibility"]
    assert parameter.default is inspect.Parameter.empty


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [
        (None, set()),
        ("everybody", set()),
        (HIDDEN, set()),
        (OWN, {"avalon"}),
        (PUBLIC, {"avalon", "borduria", "caledon", TABLE}),
    ],
)
def test_only_what_is_declared_as_seen_is_seen(
    visibility: Visibility, seen_by: set[str], small_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = replace(KINDS[0], block="secret", template=NEW, visibility=visibility, words="a secret")
    monkeypatch.setattr(catalogue, "KINDS", (*KINDS, new))
    exercise = load(small_text)
    seats = {nation: Seat() for nation in exercise.scenario.nations}
    session = Session.begin(exercise, seats, seed=1, store=MemoryStore())
    name = "nation.avalon.secret"
    for _ in range(9):
        for viewer in (TABLE, *seats):
            sees = name in session.view(viewer).quantities
            assert sees is (viewer in seen_by)
            assert (name in session.view(viewer).history) is sees
            assert (session.explain(viewer, name) is not None) is sees
        assert name in session.view(FACILITATOR).quantities
        if session.phase is Phase.ASSESSMENT:
            session.proceed()
        for seat in session.waiting:
            session.do(seat, Ready())


@dataclass(frozen=True)
class Declared:
    """The fields of what a viewer is given."""

    fields: str
    said_of: str
    """Why they may be seen."""


PARTS = {
    "View": Declared(
        "viewer scenario title summary turn turns phase scenario_time nations capabilities crises "
        "crises_before routes chokepoints quantities changes history news inbox promises messages "
        "missing deeds choices agreements undertaken objectives ready own outcome",
        "what stands in it is cut down to the viewer",
    ),
    "NationCard": Declared(
        "id name symbol colour position public_brief player ready",
        "what everybody knows of a nation",
    ),
    "CrisisCard": Declared(
        "id name kind description status severity change momentum peaks_in demand pledged "
        "committed chokepoint targets culprit",
        "of crises that have broken out; the culprit once evidence names it",
    ),
    "RouteCard": Declared("id name ends through flow", "the map"),
    "ChokepointCard": Declared("id name position flow crisis", "the map"),
    "OptionCard": Declared("id text budget default hint", "of injects that the viewer received"),
    "InjectCard": Declared(
        "id number turn time method sender to title text options answer new",
        "of injects that the viewer received",
    ),
    "News": Declared("text quantity weight", "told from what the viewer may see"),
    "Promise": Declared("nation kind target what amount", "the open table"),
    "Message": Declared("turn nation text", "the open table"),
    "Deed": Declared("nation kind target what pledged done", "the reveal"),
    "Choice": Declared("nation inject title option outcome", "the reveal, and one's own"),
    "Cause": Declared("turn rule text change", "`unknown` where it is a secret"),
    "Explanation": Declared(
        "quantity title turn before after causes", "of quantities that the viewer may see"
    ),
    "AgendaLine": Declared("id title weight secret reached", "one's own, and all at the outcome"),
    "RedLineCard": Declared("id text crossed secret", "one's own"),
    "InfrastructureCard": Declared("id name kind integrity hardening", "one's own"),
    "OrderLine": Declared("kind target what amount cost", "one's own"),
    "Own": Declared(
        "secret_brief budget income capability agenda red_lines infrastructure orders reason "
        "spent budget_left capability_left unit_cost score secret",
        "one's own",
    ),
    "Agreements": Declared("treaties projects joint proposals pool", "the open table"),
    "TreatyCard": Declared(
        "id title text duty quorum ratification collective in_force parties signed leaving calls "
        "breaches",
        "the open table",
    ),
    "ProjectCard": Declared(
        "id title text kind progress need pace members complete", "the open table"
    ),
    "JointCard": Declared("id title text cost quorum least aimed_at", "the rulebook"),
    "ProposalCard": Declared(
        "agreement target title text cost by to accepted declined quorum voice carried",
        "the open table",
    ),
    "Done": Declared("nation title target units", "the reveal, of public orders, and one's own"),
    "Secret": Declared(
        "orders aims agreements_left suspicions estimates warnings insights", "one's own"
    ),
    "OrderCard": Declared(
        "id title text cost uses most turns done why_not public targets", "one's own"
    ),
    "TargetCard": Declared("id name possible", "of what the viewer may know"),
    "Suspicion": Declared("crisis adversary name likelihood words confidence", "one's own"),
    "Estimate": Declared("nation low high", "one's own guesses"),
    "Warned": Declared("name kind likelihood words", "one's own, of what it was warned of"),
    "Insight": Declared("nation depth wants", "one's own findings"),
    "Forecast": Declared("crisis now low high", "reckoned from what the viewer may see"),
    "ObjectiveLine": Declared("id title core_capability rating evidence", "rated at the outcome"),
    "TurningPoint": Declared("turn quantity text change causes", "the outcome"),
    "NationOutcome": Declared("nation score agenda secret_brief", "the outcome"),
    "Outcome": Declared(
        "ending title text tone common_score nations objectives turning_points culprits",
        "the outcome",
    ),
}
"""Everything that views are made of."""


def test_every_field_of_a_view_is_declared() -> None:
    made = {
        name: " ".join(field.name for field in dataclasses.fields(part))
        for name, part in (vars(view) | vars(agreement_cards)).items()
        if isinstance(part, type) and dataclasses.is_dataclass(part)
    }
    assert made == {name: declared.fields for name, declared in PARTS.items()}
