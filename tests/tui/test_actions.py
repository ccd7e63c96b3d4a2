"""Whatever can be done has one entry in the registry, and the entry is true."""

import importlib
import pkgutil

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

import game.tui.screens
import game.tui.widgets
from game.tui.actions import REGISTRY, Command, bindings, declare
from game.tui.app import ConcordApp


def owners() -> list[type[DOMNode]]:
    """Every class of the screens that binds keys."""
    for package in (game.tui.screens, game.tui.widgets):
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"{package.__name__}.{module.name}")
    found: list[type[DOMNode]] = [ConcordApp]
    rest: list[type[DOMNode]] = [DOMNode]
    while rest:
        known = rest.pop().__subclasses__()
        rest += known
        found += [kind for kind in known if kind.__module__.startswith("game.tui")]
    return sorted(set(found), key=lambda kind: kind.__qualname__)


@pytest.mark.parametrize("owner", owners(), ids=lambda kind: kind.__name__)
def test_every_key_calls_an_action_that_there_is(owner: type[DOMNode]) -> None:
    for binding in owner.__dict__.get("BINDINGS", ()):
        name = binding.action.partition("(")[0]
        place, _, action = name.rpartition(".")
        home = App if place == "app" else owner
        assert hasattr(home, f"action_{action}"), f"{owner.__name__}: {binding.action}"


def test_every_command_says_in_a_sentence_what_it_does() -> None:
    owners()
    for command in REGISTRY.values():
        assert command.title, command.id
        assert command.description.endswith("."), command.id
        assert command.description[0].isupper(), command.id
        assert command.group, command.id


def test_every_binding_that_is_named_to_people_is_in_the_registry() -> None:
    for owner in owners():
        for binding in owner.__dict__.get("BINDINGS", ()):
            if binding.show or binding.description:
                assert binding.id in REGISTRY, f"{owner.__name__}: {binding.action}"


def test_a_command_without_a_key_is_bound_to_none() -> None:
    loud, quiet = declare(
        "Test", Command("test.loud", "Loud", "x", "Say it."), Command("test.quiet", "Q", "", "No.")
    )
    try:
        (bound,) = bindings((loud, quiet))
        assert isinstance(bound, Binding)
        assert bound.id == "test.loud"
    finally:
        del REGISTRY["test.loud"], REGISTRY["test.quiet"]
