"""Draws the pictures of the README from the program: `python -m tests.pictures`.

An exercise is played to where a picture is wanted, and the screen that a player then has is kept as
SVG in `.pictures/`. The same program draws the same pictures.
"""

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.rules.exercise import Exercise
from game.scenario.library import shipped
from game.session.commands import Answer, Commit, Pledge, Ready, Refusal
from game.session.host import Session
from game.session.seats import Seat
from game.session.store import MemoryStore
from game.session.view import Phase, View
from game.tui.app import ConcordApp
from tests.tui.driving import LARGE, reads, running

FOLDER = Path(__file__).resolve().parents[1] / ".pictures"

SEED = 7

FONT = re.compile(r"@font-face\s*\{.*?\}\s*", re.DOTALL)
"""Fonts that would be fetched from elsewhere: the reader's own do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen worth showing."""

    name: str
    turn: int
    phase: Phase
    waits_for: str
    """What is on the screen once it is painted."""
    curtain: bool
    """Whether somebody must raise a curtain first."""


PICTURES = (
    Picture("situation", 4, Phase.SITUATION, "▶ SITUATION", curtain=True),
    Picture("decision", 3, Phase.DECISION, "▶ DECISION", curtain=True),
    Picture("outcome", 8, Phase.OUTCOME, "How it ended", curtain=False),
)


def begun() -> Session:
    """The Narrows with two people and two doctrines."""
    path = shipped()["the_narrows"]
    exercise = Exercise.load(path.read_bytes(), str(path))
    seats = {name: Seat() for name in ("avalon", "borduria")}
    seats |= {"caledon": Seat("reciprocator"), "dorne": Seat("cooperator")}
    return Session.begin(exercise, seats, seed=SEED, store=MemoryStore())


def play(session: Session, wanted: Callable[[Session], bool]) -> None:
    """Play as two people might, until the exercise stands where it should."""
    while not wanted(session):
        if session.phase is Phase.ASSESSMENT:
            session.proceed()
            continue
        for nation in session.waiting:
            act(session, nation)
            if wanted(session):
                return
            session.do(nation, Ready())


def act(session: Session, nation: str) -> None:
    """Avalon pledges half of what it has and keeps its word; Borduria keeps less than half."""
    view = session.view(nation)
    if view.phase is Phase.CONSULTATION:
        share = 0.5 if nation == "avalon" else 1.0
        for crisis, capability, units in possible(view, share):
            session.do(nation, Pledge(crisis, capability, units))
    elif view.phase is Phase.DECISION:
        for inject in view.inbox:
            if inject.options:
                session.do(nation, Answer(inject.id, inject.options[0].id))
        share = 1.0 if nation == "avalon" else 0.4
        for promise in view.promises:
            if promise.nation == nation and promise.kind == "commit":
                units = int(promise.amount * share)
                answer = session.do(nation, Commit(promise.target, promise.what, units))
                assert not isinstance(answer, Refusal) or answer.code == "beyond_budget", answer


def possible(view: View, share: float) -> list[tuple[str, str, int]]:
    """What a nation could send to the worst crisis: crisis, capability, units."""
    assert view.own is not None
    worst = max(view.crises, key=lambda crisis: crisis.severity)
    return [
        (worst.id, capability, units)
        for capability, has in view.own.capability.items()
        if capability in worst.demand and (units := int(has * share)) > 0
    ]


def is_at(picture: Picture) -> Callable[[Session], bool]:
    """Whether an exercise stands where a picture is to be taken."""
    return lambda session: (
        session.phase is picture.phase
        and (session.turn, "avalon" in session.waiting)
        == (picture.turn, picture.phase is not Phase.OUTCOME)
    )


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    session = begun()
    play(session, is_at(picture))
    if picture.phase is Phase.DECISION:
        act(session, "avalon")
    async with running(ConcordApp(session), LARGE) as pilot:
        if picture.curtain:
            await reads(pilot, "look away")
            await pilot.press("enter")
        await reads(pilot, picture.waits_for)
        await reads(pilot, "F1 Help")
        return plain(pilot.app.export_screenshot(title="concord"))


def plain(svg: str) -> str:
    """A picture without fonts from elsewhere, and without spaces at the ends of lines."""
    return "\n".join(line.rstrip() for line in FONT.sub("", svg).splitlines()) + "\n"


async def draw_all(folder: Path) -> None:
    for picture in PICTURES:
        (folder / f"{picture.name}.svg").write_text(await draw(picture), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as settings:
        os.environ["CONCORD_CONFIG"] = settings
        FOLDER.mkdir(exist_ok=True)
        asyncio.run(draw_all(FOLDER))
