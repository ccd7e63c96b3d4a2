"""What is kept does not depend on the language that is spoken: a save has the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

from game.language import VARIABLE, wanted

PEOPLE = """
import sys
from game.language import speak
speak(sys.argv[1])
from tests.session.__main__ import journal
sys.stdout.buffer.write(journal(7))
"""
"""Plays a game of three people who do whatever is offered, and prints its journal."""


def in_language(code: str, *arguments: str) -> bytes:
    """What Python prints when it is called with some arguments in a language."""
    environment = {**os.environ, VARIABLE: code}
    called = [sys.executable, *arguments]
    return subprocess.run(called, env=environment, check=True, stdout=subprocess.PIPE).stdout


def test_a_save_made_in_german_has_the_bytes_of_one_made_in_english(tmp_path: Path) -> None:
    assert wanted([], {VARIABLE: "de"}) == ("de", "de")
    saves = [tmp_path / f"{code}.jsonl" for code in ("en", "de")]
    for save in saves:
        run = ("-m", "game", "run", "two_banks", "--seed", "7", "--save", str(save))
        in_language(save.stem, *run)
    english, german = (save.read_bytes() for save in saves)
    assert english
    assert german == english


def test_people_who_play_in_german_leave_the_journal_that_they_would_in_english() -> None:
    english, german = (in_language(code, "-c", PEOPLE, code) for code in ("en", "de"))
    assert english
    assert german == english
