"""People at the keyboard: they read the screen, and do what their plan says and is not done yet."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
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
TURN = re.compile(r"The Narrows +(?:turn )?(\d)(?:/| of )8")
SPEAKER = re.compile(r"(Avalon|Borduria) ▶ speaks")
OPEN_ANSWERS = re.compile(r"\d of \d not given")
CALLED = re.compile(r"(\S.* look away|Done\. .*)\.")
FIRST_ROW = re.compile(r"^ +[A-Z]\w+ .*−\s+(\d+)\s+\+", re.MULTILINE)
"""The first line of the table, or of the orders, with an amount that can be changed."""

PHASES: Mapping[str, Scene] = {
    "BRIEFING": "briefing",
    "SITUATION": "situation",
    "CONSULTATION": "consultation",
    "DECISION": "decision",
    "REVEAL": "reveal",
    "ASSESSMENT": "assessment",
    "OUTCOME": "outcome",
}
"""What the header says."""

QUIET = 0.06
"""Seconds without output after which a screen is taken to be painted."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the play stands, as far as the screen tells."""

    scene: Scene
    phase: str
    """What the header says, even if something lies over the screen."""
    turn: int
    eyes: str
    """The nation that acts, or what a curtain says; "" if it is for everybody."""


def moment(text: str) -> Moment:
    """Reads the screen."""
    turn, phase = TURN.search(text), PHASE.search(text)
    return Moment(_scene(text), phase[1] if phase else "", int(turn[1]) if turn else 0, _eyes(text))


def _scene(text: str) -> Scene:
    last = text.rstrip().splitlines()[-1] if text.strip() else ""
    if "Enter Yes" in last and re.search(r"Enter [a-z ]+Esc (read on|not yet)", text):
        return "question"
    if "F1 Help" not in last:
        return "between"
    if "Enter Go on" in last:
        return "curtain"
    if "Who plays which nation?" in text:
        return "seats"
    if "C O N C O R D" in text:
        return "home"
    phase = PHASE.search(text)
    return PHASES.get(phase[1], "between") if phase else "between"


def _eyes(text: str) -> str:
    speaker = SPEAKER.search(text) or CALLED.search(text)
    if speaker:
        return speaker[1]
    first = text.splitlines()[0] if text else ""
    return next((name for name in ("Avalon", "Borduria") if f"{name}’s eyes only" in first), "")


def leads_on(before: Moment, now: Moment) -> bool:
    """Whether another screen has taken the place of the one before.

    Curtains follow curtains, and behind a question is the screen that it was asked on.
    """
    if now.scene == "between":
        return False
    if before.scene == "curtain":
        return now != before
    if before.scene == "question":
        behind = (before.phase, before.eyes)
        return now.scene != "question" and (now.phase, now.eyes) != behind
    return now.scene != before.scene


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
        """Press keys and wait until the exercise stands elsewhere, and all of it is painted."""
        before = self.now
        self.press(*keys, until=lambda text: leads_on(before, moment(text)))
        self.terminal.settle(QUIET)

    def look(self) -> None:
        """Wait until the screen is one that can be read, not one half over another."""
        self.terminal.wait_for(lambda text: moment(text).scene != "between")
        self.terminal.settle(QUIET)

    def begin(self, seed: int) -> None:
        """From the home screen to the first curtain: two people, two doctrines."""
        self.terminal.wait_for(lambda text: moment(text).scene == "home", what="the home screen")
        self.press("n", until=lambda text: "4  The Narrows" in text)
        self.press("4", until=lambda text: moment(text).scene == "seats")
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
        self.look()
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
        """The first amount on the screen that can be changed; -1 if there is none."""
        found = FIRST_ROW.search(self.terminal.text)
        return int(found[1]) if found else -1

    def shows(self, units: int, _: str) -> bool:
        """Whether the first amount is this one."""
        return self.amount() == units

    def pledge(self, plan: Plan) -> None:
        """One unit after the other, until there are as many on the table as the plan says."""
        for units in range(self.amount() + 1, plan.pledge + 1):
            self.press("+", until=partial(self.shows, units))

    def answer(self, plan: Plan) -> None:
        """Choose the first option of the first inject, if none has been chosen."""
        open_answers = OPEN_ANSWERS.search(self.terminal.text)
        if plan.answers and open_answers:
            self.press("down", "enter", until=lambda text: open_answers[0] not in text)

    def order(self, plan: Plan) -> None:
        """Order what was pledged, if the plan keeps its word."""
        if plan.keeps and self.amount() != plan.pledge:
            self.press("p", until=partial(self.shows, plan.pledge))

    def reveal(self) -> None:
        """Look at everything, then go on."""
        self.press("a", until=lambda text: "Everything is revealed" in text)
        self.press_on("space")
