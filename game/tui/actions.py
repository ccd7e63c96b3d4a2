"""One registry of what can be done: keys, palette, footer and help are all made from it.

A screen declares its commands once and binds them:

    COMMANDS = declare(
        "Situation",
        Command("situation.why", "Why?", "w", "Open the causes of the number under the cursor."),
    )

    class SituationScreen(Screen[None]):
        BINDINGS = bindings(COMMANDS)

        def action_why(self) -> None: ...

The key is then in the footer and in help, and the palette finds the command by its title and
its description.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a person can ask for."""

    id: str
    """Where it belongs and what it does: `situation.why`. The last part names the action."""
    title: str
    """One to three words, for the footer and the palette."""
    keys: str
    """As Textual writes them, by commas: `n,1`. The first is shown. "": only in the palette."""
    description: str
    """A sentence, for help and the palette."""
    group: str = ""
    """The heading in help; `declare` fills it in."""
    action: str = ""
    """The action's call, if it is not `action_` and the last part of the id: `pane(2)`."""
    show: bool = True
    """Whether the footer names it."""
    priority: bool = False
    """Whether it comes before what has the focus, as for keys that must work in a text field."""
    shown_as: str = ""
    """How the key is written, if not as it is: `+ −`."""
    numbered: bool = False
    """Whether it is one of a family that differ by their digit: people are told of one."""
    spare: bool = False
    """Whether the footer leaves it out first where there is little room."""

    @property
    def call(self) -> str:
        """The action as Textual calls it."""
        return self.action or self.id.rpartition(".")[2]

    def by_digits(self, count: int) -> "Iterator[Command]":
        """The command once for each digit from 1, its action called with the place, from 0."""
        for number in range(1, count + 1):
            yield replace(
                self,
                id=f"{self.id}_{number}",
                keys=str(number),
                action=f"{self.call}({number - 1})",
                numbered=True,
            )


REGISTRY: dict[str, Command] = {}
"""Every command that has been declared so far, by its id."""


def declare(group: str, *commands: Command) -> tuple[Command, ...]:
    """Enter commands into the registry under a heading, and give them back."""
    declared = tuple(replace(command, group=command.group or group) for command in commands)
    for command in declared:
        REGISTRY[command.id] = command
    return declared


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """Textual's bindings for some commands, for a class's `BINDINGS`."""
    return [
        Binding(
            command.keys,
            command.call,
            command.title,
            show=command.show,
            key_display=command.shown_as or None,
            priority=command.priority,
            tooltip=command.description,
            id=command.id,
        )
        for command in commands
        if command.keys
    ]


def span(digits: Sequence[str]) -> str:
    """The keys of a family: "1–9", or the one that there is."""
    return f"{digits[0]}–{digits[-1]}" if len(digits) > 1 else digits[0]


def without_key() -> list[Command]:
    """The commands that only the palette offers."""
    return [command for command in REGISTRY.values() if not command.keys]
