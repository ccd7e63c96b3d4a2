"""People at the keyboard: they read the screen, and do what their plan says and is not done yet."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from tests.terminal.driver import Terminal

Scene = Literal[
    "home",
    "seats",
    "curtain",
    "question",
    "briefing",
    "situation",
    "consultation",
    "decision",
    "reveal",
    "assessment",
    "outcome",
    "between",
]
"""What a screen shows; `between` while one is painted over another."""

PHASE = re.compile(r"▶ ([A-Z]+)")
TURN = re.compile(r"The Narrows +(\d)/8")
EYES = re.compile(r"▲ Avalon|● Borduria")
SPEAKER = re.compile(r"(Avalon|Borduria) ▶ speaks")
FIRST_ROW = re.compile(r"^ +[A-Z]\w+ .*−\s+(\d+)\s+\+", re.MULTILINE)
"""The first line of the table, or of the orders, with an amount that can be changed."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the play stands, as far as the screen tells."""

    scene: Scene
    turn: int
    eyes: str
    """The nation that acts; "" if it is not one's own screen."""


def moment(text: str) -> Moment:
    """Reads the screen."""
    turn = TURN.search(text)
    return Moment(_scene(text), int(turn[1]) if turn else 0, _eyes(text))


def _scene(text: str) -> Scene:
    last = text.rstrip().splitlines()[-1] if text.strip() else ""
    if "Quit" not in last:
        return "between"
    if re.search(r"Enter [a-z ]+Esc (read on|not yet)", text):
        return "question"
    if "Enter Go on" in last:
        return "curtain"
    if "Who plays which nation?" in text:
        return "seats"
    if "C O N C O R D" in text:
        return "home"
    phase = PHASE.search(text)
    match phase[1] if phase else "":
        case "BRIEFING":
            return "briefing"
        case "SITUATION":
            return "situation"
        case "CONSULTATION":
            return "consultation"
        case "DECISION":
            return "decision"
        case "REVEAL":
            return "reveal"
        case "ASSESSMENT":
            return "assessment"
        case "OUTCOME":
            return "outcome"
    return "between"


def _eyes(text: str) -> str:
    speaker = SPEAKER.search(text)
    if speaker:
        return speaker[1]
    first = text.splitlines()[0] if text else ""
    return next((name for name in ("Avalon", "Borduria") if f"{name}’s eyes only" in first), "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a nation does each turn."""

    pledge: int
    """Units of the first capability that it promises to the first crisis."""
    keeps: bool
    """Whether it orders what it pledged."""
    answers: bool
    """Whether it chooses the first option of the first inject that asks."""


PLANS: Mapping[str, Plan] = {
    "Avalon": Plan(pledge=2, keeps=True, answers=True),
    "Borduria": Plan(pledge=1, keeps=False, answers=False),
}


class Table:
    """The people of an exercise of The Narrows, around one terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    @property
    def now(self) -> Moment:
        return moment(self.terminal.text)

    def press(self, *keys: str, until: Callable[[str], bool]) -> None:
        """Press keys and wait until they have done what they should."""
        self.terminal.send(*keys)
        self.terminal.wait_for(until, what=f"what {' '.join(keys)} should do")

    def press_on(self, *keys: str) -> None:
        """Press keys and wait until the exercise stands elsewhere."""
        before = self.now
        self.press(
            *keys, until=lambda text: moment(text) != before and moment(text).scene != "between"
        )

    def begin(self, seed: int) -> None:
        """From the home screen to the first curtain: two people, two doctrines."""
        self.terminal.wait_for(lambda text: moment(text).scene == "home", what="the home screen")
        self.press("n", until=lambda text: "Take seats" in text)
        self.press("3", until=lambda text: moment(text).scene == "seats")
        self.press("s", until=lambda text: "Seed of the dice" in text)
        self.press(str(seed), "enter", until=lambda text: f"as with seed {seed}" in text)
        self.press_on("b")

    def go_on(self) -> None:
        """From the home screen back into the latest save."""
        self.terminal.wait_for(lambda text: moment(text).scene == "home", what="the home screen")
        self.terminal.wait_for("Go on")
        self.press_on("enter")

    def play(self, until: Callable[[Moment], bool]) -> None:
        """Do the next thing, whatever it is, until the play stands where it should."""
        self.terminal.wait_for(lambda text: moment(text).scene != "between")
        while not until(self.now):
            self.step()

    def step(self) -> None:
        """One thing that brings the exercise on."""
        now = self.now
        match now.scene:
            case "curtain" | "question":
                self.press_on("enter")
            case "briefing" | "situation":
                self.press_on("d")
            case "consultation":
                self.pledge(PLANS[now.eyes])
                self.press_on("d")
            case "decision":
                self.answer(PLANS[now.eyes])
                self.order(PLANS[now.eyes])
                self.press_on("d")
            case "reveal" | "assessment":
                self.reveal()
            case _:
                raise AssertionError(f"Nobody knows what to do here:\n{self.terminal.text}")

    def amount(self) -> int:
        """The first amount on the screen that can be changed."""
        found = FIRST_ROW.search(self.terminal.text)
        assert found is not None, self.terminal.text
        return int(found[1])

    def pledge(self, plan: Plan) -> None:
        """One unit after the other, until there are as many on the table as the plan says."""
        while (units := self.amount()) < plan.pledge:
            self.press("+", until=lambda _, more=units + 1: self.amount() == more)

    def answer(self, plan: Plan) -> None:
        """Choose the first option of the first inject, if none has been chosen."""
        if plan.answers and "not given" in self.terminal.text:
            self.press("down", "enter", until=lambda text: "◉" in text)

    def order(self, plan: Plan) -> None:
        """Order what was pledged, if the plan keeps its word."""
        if plan.keeps:
            self.press("p", until=lambda _: self.amount() == plan.pledge)

    def reveal(self) -> None:
        """Look at everything, then go on."""
        before = self.now
        self.press("a", until=lambda text: "Everything is revealed" in text)
        self.press("space", until=lambda text: moment(text) != before)
        self.terminal.wait_for(lambda text: moment(text).scene != "between")
