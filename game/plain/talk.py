"""One viewer's talk with an exercise: what may be told to it, and what it asks for."""

from functools import partial

from game.language import in_running_text, tr, trc
from game.plain import why
from game.plain.dialogue import HELP as ASKS_FOR_HELP
from game.plain.dialogue import Dialogue
from game.plain.help import HELP, IN_PLAY
from game.plain.terminal import Terminal
from game.plain.words import change, figure, one_line, units
from game.session.commands import Command, Refusal
from game.session.host import Session
from game.session.view import TABLE, NationCard, Own, View

WHY = frozenset({"why", trc("typed to ask for causes", "why")})
"""What is typed before words of a name to hear the causes of what has it."""

BUDGET = "budget"


class Talk:
    """A session as one nation, or the open table, hears of it. Nothing here outlasts its part."""

    def __init__(self, session: Session, viewer: str, terminal: Terminal) -> None:
        self.session, self.viewer = session, viewer
        self.dialogue = Dialogue(terminal, self._aside)
        self.view: View = session.view(viewer)
        self.say = self.dialogue.say
        self.heard: set[str] = set()
        """The messages that have been heard in full in this part."""

    # Doing

    def give(self, seat: str, command: Command) -> bool:
        """Carry out a command, or say why not."""
        answer = self.session.do(seat, command)
        self.view = self.session.view(self.viewer)
        if isinstance(answer, Refusal):
            self.say(refused(answer))
            return False
        return True

    # Names

    @property
    def name(self) -> str:
        """The name of the nation that is talked with."""
        return self.nation(self.viewer)

    @property
    def who(self) -> str:
        """Who is talked with, as a part of a sentence."""
        return tr("the open table") if self.viewer == TABLE else self.name

    @property
    def card(self) -> NationCard:
        """The nation that is talked with."""
        return next(card for card in self.view.nations if card.id == self.viewer)

    @property
    def own(self) -> Own:
        """What only the nation that is talked with may see."""
        assert self.view.own is not None
        return self.view.own

    def nation(self, nation: str) -> str:
        return next((one_line(c.name) for c in self.view.nations if c.id == nation), nation)

    def nations(self, nations: tuple[str, ...]) -> str:
        """Several nations in a row, or all of them."""
        if len(nations) == len(self.view.nations):
            return tr("all nations")
        return ", ".join(self.nation(nation) for nation in nations)

    def crisis(self, crisis: str) -> str:
        return next((one_line(c.name) for c in self.view.crises if c.id == crisis), crisis)

    def target(self, kind: str, target: str) -> str:
        """The crisis or the nation for which something is meant."""
        return self.crisis(target) if kind == "commit" else self.nation(target)

    def what(self, what: str) -> str:
        """A capability, or the budget, as a part of a sentence."""
        if what == BUDGET:
            return tr("budget")
        return in_running_text(one_line(self.view.capabilities[what]))

    def units(self, amount: float, what: str) -> str:
        return units(amount, self.what(what))

    # Quantities

    def has(self, quantity: str) -> bool:
        """Whether the viewer may know of a quantity."""
        return quantity in self.view.quantities

    def block(self, quantity: str) -> str:
        return self.session.exercise.catalogue.quantities[quantity].block

    def figure(self, quantity: str) -> str:
        """A quantity that the viewer may see, with its scale and with what became of it."""
        block = self.block(quantity)
        said = figure(block, self.view.quantities[quantity])
        if block in ("status", "crossed"):
            return said
        return f"{said}, {change(block, self.view.changes.get(quantity, 0.0))}"

    @property
    def example(self) -> str:
        """Words of a name that there is in this exercise."""
        return tr("trust in {nation}").format(nation=self.nation(self.view.nations[0].id))

    def title(self, quantity: str) -> str:
        """What a quantity that the viewer may see is called."""
        told = self.session.explain(self.viewer, quantity)
        return quantity if told is None else one_line(told.title)

    def why(self, quantity: str) -> None:
        """Tell the causes of a quantity."""
        why.tell(self, quantity)

    @property
    def heading(self) -> str:
        """Where in the exercise this is."""
        view = self.view
        return tr("{title}, turn {turn} of {turns}, {time}").format(
            title=one_line(view.title), turn=view.turn, turns=view.turns, time=view.scenario_time
        )

    def _aside(self, given: str) -> bool:
        """Help, or a question for causes."""
        if given.lower() in ASKS_FOR_HELP:
            self.say(*HELP, *(line.format(example=self.example) for line in IN_PLAY))
            return True
        first, _, rest = given.partition(" ")
        if first.lower().rstrip("?") in WHY:
            ask = partial(why.ask, self) if not rest else partial(why.find, self, rest)
            ask()
            return True
        return False


def refused(answer: Refusal) -> str:
    """Why a command was not carried out."""
    return tr("Not done. {reason}").format(reason=one_line(answer.message))
