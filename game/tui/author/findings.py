"""What Concord makes of a text: problems at once, and how games end a little later."""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from subprocess import DEVNULL, PIPE, Popen
from threading import Event

from game.authoring.check import checked
from game.authoring.preview import Timeline, timeline
from game.scenario.diagnostics import Diagnostic, has_errors
from game.scenario.models import Scenario

GAMES = 400
"""Playthroughs of which the endings are told."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found in one text."""

    diagnostics: Sequence[Diagnostic]
    scenario: Scenario | None
    """As far as it could be read; None if nothing could."""
    timeline: Timeline | None
    playable: bool


def examine(text: str, path: str) -> Findings:
    """What is wrong with a text, and what can be shown of it."""
    loaded, diagnostics = checked(text.encode(), path)
    scenario = loaded.scenario or loaded.draft
    return Findings(
        diagnostics,
        scenario,
        timeline(scenario) if scenario is not None else None,
        loaded.scenario is not None and not has_errors(diagnostics),
    )


async def endings(text: str, path: str) -> dict[str, int] | None:
    """How games of a text end, played in another process; None if it cannot be told.

    If nobody waits for it any more, the process is stopped.
    """
    playing: list[Popen[bytes]] = []
    unwanted = Event()

    def play() -> bytes | None:
        command = [sys.executable, "-m", "game.lab.endings", path, str(GAMES)]
        with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:
            playing.append(process)
            if unwanted.is_set():
                process.kill()
            told, _ = process.communicate(text.encode())
        return None if process.returncode else told

    try:
        told = await asyncio.to_thread(play)
    except asyncio.CancelledError:
        unwanted.set()  # if the process is only just being started
        for process in playing:
            process.kill()
        raise
    if told is None:
        return None
    counts: dict[str, int] = json.loads(told)
    return counts
