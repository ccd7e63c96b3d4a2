"""The first turn of two people as it is printed, from the first line to the last.

If it is meant to read otherwise, write it anew and read the difference before it is committed:

    CONCORD_SNAPSHOTS=write python -m pytest tests/plain
"""

import os
import re
from pathlib import Path

from game.rules.exercise import Exercise
from tests.plain.listening import Room
from tests.plain.test_session import first_turn
from tests.session.playing import begin

TRANSCRIPT = Path(__file__).with_name("transcript.txt")


def test_the_first_turn_reads_as_it_is_written_down(exercise: Exercise) -> None:
    room = Room(first_turn())
    room.play(begin(exercise, "avalon", "borduria"))
    heard = re.sub(r"\n{30,}", "\n(nothing of this remains in view)\n", room.text)
    if os.environ.get("CONCORD_SNAPSHOTS") == "write":
        TRANSCRIPT.write_text(heard, encoding="utf-8")
    assert heard == TRANSCRIPT.read_text(encoding="utf-8")
