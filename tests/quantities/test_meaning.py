"""Whether texts make sense in a scenario: names that exist, used for what they are."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.quantities.catalogue import Catalogue
from game.quantities.compiled import condition, effects
from game.quantities.meaning import Checker, Role
from game.quantities.tokens import LanguageError, Topic
from game.rules.exercise import Exercise
from tests.examples import examples

NATIONS = ("avalon", "borduria", "caledon")


@pytest.fixture(scope="module")
def checker(exercise: Exercise) -> Checker:
    return Checker(exercise.catalogue)


def only(found: tuple[LanguageError, ...]) -> LanguageError:
    (error,) = found
    return error


def marked(text: str, error: LanguageError) -> str:
    """The stretch of the text that an error is about."""
    return text[error.offset : error.offset + error.length]


@pytest.mark.parametrize(
    "text",
    [
        "crisis.mines.severity > 60 and trust.avalon.borduria < 40",
        "any(nation.each.stability < 20)",
        "count(crisis.each.severity > 50) >= 2",
        "mean(trust.each.avalon) > max(trust.avalon.each)",
        "inject.call.answer.avalon == 'escort'",
        "'escort' != inject.call.answer.avalon",
        "any(inject.call.answer.each == 'escort')",
        "inject.call.answer.avalon != 0",
        "inject.call.answer.avalon",
        "objective.open.achieved and not inject.warn.fired",
        "redline.borduria.no_closure.crossed or turn >= 3",
        "all(crisis.each.status != 'active')",
        "sum(nation.avalon.capability.each) > 10",
        "infrastructure.avalon.port.integrity < 50",
        "max(crisis.mines.presence.each) > 5",
        "mean(nation.each.stability - abs(nation.each.fear)) > 10",
        "any(trust.each.avalon < nation.each.stability)",
    ],
)
def test_conditions_that_make_sense(checker: Checker, text: str) -> None:
    assert checker.check_expression(text, Role.CONDITION) == ()


@pytest.mark.parametrize(
    ("text", "stretch", "message", "help"),
    [
        (
            "crises.mines.severity > 3",
            "crises",
            'no quantity begins with "crises"',
            'did you mean "crisis"?',
        ),
        (
            "crisis.mine.severity > 3",
            "mine",
            'there is no crisis "mine"',
            'did you mean "mines"?',
        ),
        (
            "crisis.mines.demand.navy > 3",
            "navy",
            'there is no capability "navy"',
            None,
        ),
        (
            "nation.avalon.stabillity > 3",
            "stabillity",
            '"nation.avalon" has no "stabillity"',
            'did you mean "stability"?',
        ),
        (
            "nation.avalon > 3",
            "nation.avalon",
            '"nation.avalon" is not the whole name of a quantity',
            'it goes on with "budget", "income", ',
        ),
        (
            "turn.now > 3",
            "now",
            '"turn" is a whole name, and nothing can follow it',
            None,
        ),
        (
            "avalon.stability > 3",
            "avalon",
            'no quantity begins with "avalon"',
            'did you mean "nation.avalon.stability"?',
        ),
        (
            "trust.avalon.avalon > 3",
            "avalon",
            '"trust.avalon" has no "avalon"',
            "a pair is of two different nations",
        ),
        (
            "inject.warn.answer.avalon == 'x'",
            "answer",
            '"inject.warn" has no "answer"',
            "this inject asks for no decision",
        ),
        (
            "redline.avalon.no_closure.crossed",
            "avalon",
            '"redline" has no "avalon"',
            None,
        ),
    ],
)
def test_unknown_names_are_told_at_the_part_that_is_wrong(
    checker: Checker, text: str, stretch: str, message: str, help: str | None
) -> None:
    error = only(checker.check_expression(text, Role.CONDITION))
    assert error.topic is Topic.NAME
    assert (marked(text, error), error.message) == (stretch, message)
    if help:
        assert (error.help or "").startswith(help)


def test_every_unknown_name_of_a_text_is_told(checker: Checker) -> None:
    text = "nation.avalon.mood > 3 and crisis.flood.severity > turns"
    found = checker.check_expression(text, Role.CONDITION)
    assert [marked(text, error) for error in found] == ["mood", "flood", "turns"]


@pytest.mark.parametrize(
    ("text", "stretch", "topic"),
    [
        ("nation.avalon.stability", "nation.avalon.stability", Topic.SORT),
        ("turn > 3 and nation.avalon.fear", "nation.avalon.fear", Topic.SORT),
        ("not crisis.mines.status", "crisis.mines.status", Topic.SORT),
        ("any(nation.each.fear)", "nation.each.fear", Topic.SORT),
        ("crisis.mines.status > 2", "crisis.mines.status", Topic.CHOICE),
        ("crisis.mines.status == 1", "crisis.mines.status", Topic.CHOICE),
        ("inject.call.answer.avalon > 1", "inject.call.answer.avalon", Topic.CHOICE),
        ("crisis.mines.status + 1 > 2", "crisis.mines.status", Topic.CHOICE),
        ("turn == 'active'", "'active'", Topic.CHOICE),
        ("crisis.mines.status == 'over'", "'over'", Topic.CHOICE),
        ("inject.call.answer.avalon == 'escrot'", "'escrot'", Topic.CHOICE),
        ("turn / 0 > 1", "0", Topic.DIVISION),
        ("turn / (2 * 3 - 6) > 1", "2 * 3 - 6", Topic.DIVISION),
        ("max(nation.avalon.each) > 3", "nation.avalon.each", Topic.EACH),
        ("max(each.avalon.fear) > 3", "each.avalon.fear", Topic.EACH),
        ("any(nation.each.fear > crisis.each.severity)", "crisis.each.severity", Topic.EACH),
    ],
)
def test_names_that_are_used_for_what_they_are_not(
    checker: Checker, text: str, stretch: str, topic: Topic
) -> None:
    error = only(checker.check_expression(text, Role.CONDITION))
    assert (marked(text, error), error.topic) == (stretch, topic)


@pytest.mark.parametrize(
    "text",
    [
        "crisis.mines.severity += 15",
        "crisis.ransom.status = 'active'",
        "nation.each.stability -= 2",
        "trust.each.avalon -= 5 + turn / 2",
        "nation.each.fear += nation.each.burden",
        "nation.each.fear += mean(trust.each.avalon)",
    ],
)
def test_effects_that_make_sense_in_an_inject(checker: Checker, text: str) -> None:
    assert checker.check_expression(text, Role.EFFECT) == ()


@pytest.mark.parametrize(
    "text",
    [
        "nation.self.budget -= 2",
        "trust.each.self += 3",
        "trust.self.each += 3",
        "trust.avalon.self += 3",
        "nation.self.fear += trust.each.self",
        "crisis.mines.presence.self = 0",
    ],
)
def test_only_in_an_option_stands_self_for_who_chose(checker: Checker, text: str) -> None:
    error = checker.check_expression(text, Role.EFFECT)[0]
    assert error.topic in (Topic.SELF, Topic.EACH)
    if "+= trust.each" not in text:
        assert checker.check_expression(text, Role.EFFECT, NATIONS) == ()


@pytest.mark.parametrize(
    ("text", "stretch", "topic"),
    [
        ("turn += 1", "turn", Topic.WRITING),
        ("inject.call.fired = 0", "inject.call.fired", Topic.WRITING),
        ("inject.call.answer.avalon = 'escort'", "inject.call.answer.avalon", Topic.WRITING),
        ("objective.open.achieved = 1", "objective.open.achieved", Topic.WRITING),
        ("nation.avalon.score += 5", "nation.avalon.score", Topic.WRITING),
        ("crisis.mines.status = 2", "crisis.mines.status", Topic.CHOICE),
        ("crisis.mines.status = 'calm'", "'calm'", Topic.CHOICE),
        ("crisis.mines.severity = 'active'", "'active'", Topic.CHOICE),
        ("crisis.mine.severity += 5", "mine", Topic.NAME),
        ("crisis.mines.severity += nation.avalon.mood", "mood", Topic.NAME),
        ("crisis.mines.severity += 5 / 0", "0", Topic.DIVISION),
        ("nation.each.fear += trust.each.avalon", "trust.each.avalon", Topic.NAME),
        (
            "infrastructure.self.port.hardening = 5",
            "infrastructure.self.port.hardening",
            Topic.NAME,
        ),
        ("capability.self.cyber -= 5", "capability", Topic.NAME),
        ("nation.avalon.self -= 5", "self", Topic.NAME),
    ],
)
def test_effects_that_make_no_sense(
    checker: Checker, text: str, stretch: str, topic: Topic
) -> None:
    error = only(checker.check_expression(text, Role.EFFECT, NATIONS))
    assert (marked(text, error), error.topic) == (stretch, topic)


def test_a_choice_must_exist_for_each_inject_that_a_name_stands_for(checker: Checker) -> None:
    text = "any(inject.each.answer.avalon == 'active')"
    assert only(checker.check_expression(text, Role.CONDITION)).topic is Topic.CHOICE


# What passes the check can be compiled and carried out; this is what the check is for.


def texts(catalogue: Catalogue) -> st.SearchStrategy[str]:
    """Texts over names of the scenario, some with a part changed."""
    name = st.sampled_from(catalogue.names)
    word = st.sampled_from(["each", "self", "avalon", "mines", "borduria", "severity"])

    @st.composite
    def changed(draw: st.DrawFn) -> str:
        parts = draw(name).split(".")
        if draw(st.booleans()):
            parts[draw(st.integers(0, len(parts) - 1))] = draw(word)
        return ".".join(parts)

    number = changed() | st.sampled_from(["0", "3", "'active'", "'escort'"])
    joined = st.tuples(number, st.sampled_from(["+", "/", "<", "==", "and"]), number).map(" ".join)
    called = st.tuples(
        st.sampled_from(["max", "any", "count", "mean", "all", "abs", ""]), number | joined
    ).map(lambda pair: f"{pair[0]}({pair[1]})")
    part = number | joined | called
    compared = st.tuples(part, st.sampled_from(["<", "==", "or", "-"]), part).map(" ".join)
    changes = st.tuples(changed(), st.sampled_from(["+=", "-=", "="]), part).map(" ".join)
    return compared | changes


@settings(
    max_examples=examples(400),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(data=st.data())
def test_what_passes_can_be_carried_out(exercise: Exercise, data: st.DataObject) -> None:
    catalogue = exercise.catalogue
    checker = Checker(catalogue)
    text = data.draw(texts(catalogue))
    values = np.array([exercise.initial, exercise.initial])
    if not checker.check_expression(text, Role.CONDITION):
        assert condition(text, catalogue)(values).shape == (2,)
    if not checker.check_expression(text, Role.EFFECT):
        for change in effects([text], catalogue):
            assert np.isfinite(change.delta(values)).all()
    if not checker.check_expression(text, Role.EFFECT, NATIONS):
        for chooser in NATIONS:
            for change in effects([text], catalogue, {"self": chooser}):
                assert np.isfinite(change.delta(values)).all()
