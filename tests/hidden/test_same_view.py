"""I12: what a seat may not see changes nothing of what it is given, not by a byte.

At moments of whole playthroughs everything that one viewer may not see is made otherwise, and what
the viewer is given is compared with what it was given before.
"""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.session.commands import Command, Refusal
from game.session.decide import judging, refusal
from game.session.host import Session
from game.session.view import TABLE
from tests.examples import examples
from tests.exercises import some
from tests.hidden import given as handed
from tests.hidden.canary import SCENARIOS
from tests.hidden.moments import hidden, moments, opposite


def everything(session: Session, viewer: str) -> Iterator[tuple[str, str]]:
    """All that a viewer can get out of a session, as text."""
    yield from handed.given(session, viewer)
    yield from handed.explanations(session, viewer)
    if viewer in session.exercise.scenario.nations:
        for id in ("nosuchthing", *session.exercise.scenario.crises):
            for command in handed.probes(id, "none"):
                yield f"{command}", repr(refused(session, viewer, command))
        for offer in session.offers(viewer):
            if offer.most:
                command = more(offer.command)
                yield f"{command}", repr(refused(session, viewer, command))


def refused(session: Session, viewer: str, command: Command) -> object:
    """What is said against a command; nothing is done."""
    return refusal(session.exercise, session._play, viewer, command)


def more(command: Command) -> Command:
    """More of it than anybody has."""
    told: dict[str, Any] = {field.name: getattr(command, field.name) for field in fields(command)}
    amount = next((field.name for field in fields(command) if field.type is int), None)
    return type(command)(**told | {amount: 900}) if amount else command


def check(name: str, data: st.DataObject) -> None:
    """At some moment some viewer is given the same, whatever the truth is."""
    moment = data.draw(st.sampled_from(moments(name)), "moment")
    viewer = data.draw(st.sampled_from((TABLE, *moment.nations)), "viewer")
    other = data.draw(hidden(moment, viewer), "truth")
    same = dict(everything(moment.session(), viewer))
    assert dict(everything(other.in_place_of(moment), viewer)) == same


AT_RANDOM = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", some())
@settings(AT_RANDOM, max_examples=examples(25))
@given(data=st.data())
def test_what_a_viewer_may_not_see_changes_nothing_that_it_is_given(
    name: str, data: st.DataObject
) -> None:
    check(name, data)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
@settings(AT_RANDOM, max_examples=1000)
@given(data=st.data())
def test_what_a_viewer_may_not_see_changes_nothing_that_it_is_given_however_often_it_is_tried(
    name: str, data: st.DataObject
) -> None:
    check(name, data)


def differences(name: str) -> Iterator[str]:
    """What any viewer is given otherwise when all that it may not see is otherwise."""
    opened = (0, "")
    for moment in moments(name):
        if opened == (opened := (moment.play.turn, str(moment.play.phase))):
            continue
        for viewer in (TABLE, *moment.nations):
            same = dict(everything(moment.session(), viewer))
            other = dict(everything(opposite(moment, viewer).in_place_of(moment), viewer))
            for what in same.keys() | other.keys():
                if same.get(what) != other.get(what):
                    yield f"turn {moment.play.turn}, {moment.play.phase}: {viewer}, {what}"


@pytest.mark.parametrize("name", some(["first_watch"]))
def test_a_viewer_is_given_the_same_when_all_that_it_may_not_see_is_as_far_off_as_can_be(
    name: str,
) -> None:
    assert not list(differences(name))


def _everything(viewer: str, exercise: Any, play: Any) -> Any:
    return dict(play.quantities)


def _richest(exercise: Any, play: Any, seat: str) -> Any:
    budgets = [v for n, v in play.quantities.items() if n.endswith(".budget")]
    told = Refusal("beyond_budget", f"Somebody has {max(budgets)}.")
    judge = judging(exercise, play, seat)
    return lambda command: judge(command) and told


def _reach(exercise: Any, crisis: str, now: Any) -> Any:
    return int(sum(value for name, value in now.items() if ".presence." in name))


HOLES: dict[str, tuple[str, Any, str]] = {
    "a forecast from the truth": ("known.visible", _everything, "forecast"),
    "a number for all": ("views.visible", _everything, "view"),
    "a deadline by hidden cells": ("crisis_board.peaks_in", _reach, "view"),
    "a refusal with another's means": ("offers.judging", _richest, "offers"),
}
"""Holes, and in what each shows."""


@pytest.mark.parametrize("hole", HOLES)
def test_a_dependence_on_what_is_hidden_is_found(
    hole: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, replacement, what = HOLES[hole]
    moments("the_narrows")
    monkeypatch.setattr(f"game.session.{where}", replacement)
    assert any(found.endswith(what) for found in differences("the_narrows"))
