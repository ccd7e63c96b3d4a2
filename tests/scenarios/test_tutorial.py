"""The tutorial of the authoring guide: every block is added to one file, every command is run."""

import re
import shlex
from pathlib import Path

import pytest

from game.cli import run
from game.lab.sweep import sweep
from game.rules.exercise import Exercise
from tests.generated import ROOT

GUIDE = ROOT / "scenarios" / "README.md"
FILE = "two_ports.toml"


def blocks() -> list[tuple[str, str]]:
    """The fenced blocks of the tutorial, each with its language."""
    text = GUIDE.read_text()
    start = text.index("## A first exercise, step by step")
    tutorial = text[start : text.index("\n## ", start + 1)]
    return re.findall(r"```(\w+)\n(.*?)```", tutorial, flags=re.DOTALL)


def test_every_step_does_what_the_guide_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = Path(FILE)
    commands = 0
    for language, block in blocks():
        if language == "toml":
            before = f"{file.read_text()}\n" if file.exists() else ""
            file.write_text(before + block)
            continue
        command, _, shown = block.partition("\n")
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "concord"
        run(arguments)
        said = capsys.readouterr()
        assert f"{said.out}{said.err}".strip() == shown.strip()
        commands += 1
    assert commands >= 4
    assert run(["check", FILE, "--strict"]) == 0
    (batch,) = sweep(Exercise.load(file.read_bytes(), FILE), {}, range(50))
    assert (batch.state.ending > 0).all()
