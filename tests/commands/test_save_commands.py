"""`concord saves`, `verify`, `explain` and `replay`: what they print and their exit codes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.rules.exercise import Exercise
from game.session.commands import Answer, Harden, Pledge
from game.session.files import FileStore
from game.session.host import Session
from game.session.view import Phase
from tests.session.playing import begin, done, play, to_phase

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CONCORD_SAVES", str(tmp_path))
    return tmp_path


@pytest.fixture
def save(folder: Path, exercise: Exercise) -> Path:
    """A whole exercise, saved."""
    path = folder / "game.jsonl"
    session = begin(exercise, "avalon", "borduria", seed=8, store=FileStore.create(path))
    play(session, Random(8))
    session.close()
    return path


@pytest.fixture
def damaged(save: Path) -> Path:
    lines = save.read_bytes().splitlines(keepends=True)
    lines[6] = lines[6].replace(b'"record"', b'"rekord"', 1)
    save.write_bytes(b"".join(lines))
    return save


@pytest.fixture
def held(save: Path) -> Iterator[Session]:
    session = Session.resume(FileStore.open(save))
    yield session
    session.close()


def test_saves_are_listed_for_people(save: Path, capsys: Printed) -> None:
    assert run(["saves"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert str(save.parent) in said
    assert "Small: ended in turn" in said


def test_saves_are_listed_for_programs(save: Path, capsys: Printed) -> None:
    assert run(["saves", "--json"]) == ExitCode.OK
    told = json.loads(capsys.readouterr().out)
    assert told["folder"] == str(save.parent)
    (only,) = told["saves"]
    assert (only["title"], only["finished"], only["damage"]) == ("Small", True, None)


def test_an_empty_folder_is_no_error(folder: Path, capsys: Printed) -> None:
    assert run(["saves"]) == ExitCode.OK
    assert "no saves" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["game", "game.jsonl", "path"])
def test_a_save_is_found_by_name_and_by_path(save: Path, form: str, capsys: Printed) -> None:
    assert run(["verify", str(save) if form == "path" else form]) == ExitCode.OK
    assert "the same results" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["verify", "explain", "replay"])
def test_a_save_that_is_not_there_is_wrong_usage(
    folder: Path, command: str, capsys: Printed
) -> None:
    more = ["turn"] if command == "explain" else []
    assert run([command, "moon", *more]) == ExitCode.USAGE
    assert "There is no save `moon`" in capsys.readouterr().err


def test_one_line_is_one_line(folder: Path, exercise: Exercise, capsys: Printed) -> None:
    begin(exercise, "avalon", store=FileStore.create(folder / "game.jsonl")).close()
    assert run(["verify", "game"]) == ExitCode.OK
    assert "1 line as it was written" in capsys.readouterr().out


def test_verifying_a_damaged_save_names_the_line(damaged: Path, capsys: Printed) -> None:
    before = damaged.read_bytes()
    assert run(["verify", "game"]) == ExitCode.SAVE
    assert "line 7" in capsys.readouterr().err
    assert damaged.read_bytes() == before


def test_verifying_what_is_no_save_says_so(folder: Path, capsys: Printed) -> None:
    (folder / "x.jsonl").write_text("hello\n")
    assert run(["verify", "x"]) == ExitCode.SAVE
    assert "not a save that can be used" in capsys.readouterr().err


def test_other_results_are_named_with_exit_code_1(
    folder: Path, exercise: Exercise, capsys: Printed
) -> None:
    path = folder / "other.jsonl"
    store = FileStore.create(path)
    begin(exercise, "avalon", store=store)
    change = {"record": "change", "turn": 1, "cause": "magic", "changes": {"turn": 0.0}}
    ready = {"record": "command", "seat": "avalon", "do": "ready"}
    store.append(1, "c1", [ready, change])
    store.close()
    assert run(["verify", "other"]) == ExitCode.PROBLEMS
    assert "other.jsonl:2: the save has what" in capsys.readouterr().out


def test_a_save_that_is_being_played_can_be_read(held: Session, capsys: Printed) -> None:
    assert run(["verify", "game"]) == ExitCode.OK
    assert run(["explain", "game", "turn"]) == ExitCode.OK
    assert run(["replay", "game"]) == ExitCode.OK


def test_causes_are_printed_rounded_and_add_up(save: Path, capsys: Printed) -> None:
    assert run(["explain", "game", "--turn", "1", "trust.avalon.borduria"]) == ExitCode.OK
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Turn 1"
    assert lines[1].startswith("Avalon's trust in Borduria")
    numbers = [float(line.split()[-1].replace("−", "-")) for line in lines[2:]]
    assert round(sum(numbers[:-1]), 1) == numbers[-1]
    assert all(re.search(r"[+−]\d+\.\d$", line) for line in lines[2:])


def test_causes_for_programs_add_up(save: Path, capsys: Printed) -> None:
    arguments = ["explain", "game", "--turn", "2", "crisis.mines.severity", "--json"]
    assert run(arguments) == ExitCode.OK
    told = json.loads(capsys.readouterr().out)
    assert sum(cause["change"] for cause in told["causes"]) == told["after"] - told["before"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["trust.avalon.bordurai"], 'did you mean "trust.avalon.borduria"?'),
        (["moon"], "knows of no quantity `moon`."),
        (["trust borduria"], 'there are "trust.avalon.borduria"'),
        (["trust in Avalon"], '"trust.borduria.avalon" and "trust.caledon.avalon".'),
        (["cells presence", "--as", "avalon"], "lists what a turn has changed"),
        (["crisis.cells.presence.avalon", "--as", "avalon"], "knows of no quantity"),
        (["turn", "--as", "avalom"], 'did you mean "avalon"?'),
        (["turn", "--turn", "40"], "there is no 40 yet"),
    ],
    ids=str,
)
def test_what_cannot_be_explained_is_wrong_usage(
    folder: Path, exercise: Exercise, capsys: Printed, arguments: list[str], hint: str
) -> None:
    begin(exercise, store=FileStore.create(folder / "game.jsonl")).close()
    assert run(["explain", "game", *arguments]) == ExitCode.USAGE
    assert hint in capsys.readouterr().err


def test_a_replay_tells_every_turn(save: Path, capsys: Printed) -> None:
    assert run(["replay", "game"]) == ExitCode.OK
    said = capsys.readouterr().out
    for turn in range(1, 4):
        assert f"Small, turn {turn} of 4" in said
    for phase in ("Situation", "Consultation", "Decision", "Assessment", "Outcome"):
        assert f"\n{phase}\n" in said
    assert "Common score" in said


def test_without_a_quantity_it_lists_what_a_turn_has_changed(save: Path, capsys: Printed) -> None:
    assert run(["explain", "game", "--turn", "1"]) == ExitCode.OK
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "Turn 1"
    names = [line.split()[0] for line in lines]
    assert "nation.avalon.budget" in names
    for name in names[:3]:
        assert run(["explain", "game", "--turn", "1", name, "--json"]) == ExitCode.OK
        told = json.loads(capsys.readouterr().out)
        assert told["before"] != told["after"]
    assert run(["explain", "game", "--turn", "1", "--as", "table", "--json"]) == ExitCode.OK
    told = json.loads(capsys.readouterr().out)
    names = [one["quantity"] for one in told["changed"]]
    assert told["turn"] == 1
    assert names
    assert not any("presence" in name or "fired" in name for name in names)


def test_a_replay_of_a_turn_that_is_not_there_is_wrong_usage(save: Path, capsys: Printed) -> None:
    assert run(["replay", "game", "--turn", "99"]) == ExitCode.USAGE
    assert "there is no 99 yet" in capsys.readouterr().err


def test_a_replay_tells_of_orders_by_name(
    folder: Path, exercise: Exercise, capsys: Printed
) -> None:
    session = begin(exercise, store=FileStore.create(folder / "game.jsonl"))
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Pledge("mines", "security", 2)))
    to_phase(session, Phase.DECISION)
    thing = next(iter(exercise.scenario.nations["avalon"].infrastructure))
    done(session.do("avalon", Answer("call", "escort")))
    done(session.do("avalon", Harden(thing, 1)))
    to_phase(session, Phase.ASSESSMENT)
    session.close()
    assert run(["replay", "game"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "answers “A call” with “Send an escort”" in said
    name = exercise.scenario.nations["avalon"].infrastructure[thing].name
    assert f"protects {name} for 1" in said
    assert "pledged 2, did 0  ✖ broken" in said


def test_a_replay_of_one_turn_tells_that_turn(save: Path, capsys: Printed) -> None:
    assert run(["replay", "game", "--turn", "2"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "turn 2 of 4" in said
    assert "turn 1 of 4" not in said


def test_a_replay_for_a_nation_keeps_the_others_orders(save: Path, capsys: Printed) -> None:
    assert run(["replay", "game", "--as", "table", "--turn", "1"]) == ExitCode.OK
    assert "Orders were given in secret." in capsys.readouterr().out
    assert run(["replay", "game", "--as", "avalon", "--turn", "1"]) == ExitCode.OK
    decision = capsys.readouterr().out.split("\nDecision\n")[1].split("\nAssessment\n")[0]
    assert "Avalon:" in decision
    assert "Borduria:" not in decision


def test_a_replay_of_a_damaged_save_tells_what_there_is(damaged: Path, capsys: Printed) -> None:
    assert run(["replay", "game"]) == ExitCode.OK
    said = capsys.readouterr()
    assert "line 7" in said.err
    assert "turn 1 of 4" in said.out
