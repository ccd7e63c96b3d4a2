"""What the commands that read saves print for one viewer holds no secret of another."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from game.cli import run
from game.exit_codes import ExitCode
from game.session.files import FileStore
from game.session.view import FACILITATOR, TABLE, Phase
from tests.hidden.canary import SEED, Canary, canary, tokens
from tests.hidden.given import viewers
from tests.hidden.oracle import Oracle
from tests.hidden.players import Room


class Saved(NamedTuple):
    """A save that has come to some point, and who may know what at that point."""

    path: Path
    canary: Canary
    oracle: Oracle
    viewers: tuple[str, ...]


@pytest.fixture(scope="module", params=["orders are being written", "over"])
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    path = tmp_path_factory.mktemp("saves") / "canary.jsonl"
    store = FileStore.create(path)
    room = Room.of(canary("the_narrows"), ("avalon", "borduria"), store=store)
    session = room.session
    for phase in room.play():
        turn, half = session.turn, session.view("avalon").ready
        if request.param != "over" and (phase, turn, half) == (Phase.DECISION, 3, True):
            break
    session.close()
    return Saved(path, room.canary, Oracle(room.canary, session._play), viewers(session))


@pytest.fixture
def printed(saved: Saved, capsys: pytest.CaptureFixture[str]) -> "Printed":
    return Printed(saved, capsys)


class Printed:
    """Runs commands on the save."""

    def __init__(self, saved: Saved, capsys: pytest.CaptureFixture[str]) -> None:
        self.saved, self._capsys = saved, capsys

    def by(self, *arguments: str) -> str:
        """Everything that a command prints; the ids that it was asked for are left out."""
        self._capsys.readouterr()
        code = run([arguments[0], str(self.saved.path), *arguments[1:]])
        assert code in (ExitCode.OK, ExitCode.USAGE)
        said = self._capsys.readouterr()
        text = said.out + said.err
        for argument in arguments[1:]:
            text = text.replace(f"`{argument}`", "…")
        return text


def test_a_replay_for_one_viewer_holds_no_secret_of_another(printed: Printed) -> None:
    saved = printed.saved
    for viewer in saved.viewers:
        text = printed.by("replay", "--as", viewer)
        assert not saved.oracle.leaked(viewer, tokens(text)), viewer
        assert str(SEED) not in text
        received = [i for i in saved.canary.of("inject title") if i in text]
        assert received, f"{viewer} is not told of the injects that it received"
    all_of_it = printed.by("replay", "--as", FACILITATOR)
    assert set(saved.canary.of("reason", "avalon")) <= tokens(all_of_it)
    own = printed.by("replay", "--as", "avalon")
    assert set(saved.canary.of("reason", "avalon")) <= tokens(own)


def some_names(saved: Saved, viewer: str) -> Iterator[str]:
    """Of a few blocks a quantity that a viewer may not see, and one that it may."""
    told = set()
    for name, quantity in saved.canary.exercise.catalogue.quantities.items():
        kind = quantity.block, saved.oracle.may_see(viewer, quantity)
        if quantity.block in BLOCKS and kind not in told:
            told.add(kind)
            yield name


BLOCKS = ("stability", "trust", "severity", "budget", "fired", "reached", "presence")


def test_an_explanation_for_one_viewer_holds_no_secret_of_another(printed: Printed) -> None:
    saved = printed.saved
    for name in some_names(saved, "borduria"):
        text = printed.by("explain", name, "--as", "borduria")
        assert not saved.oracle.leaked("borduria", tokens(text)), name


def test_what_may_not_be_seen_is_refused_like_what_does_not_exist(printed: Printed) -> None:
    saved = printed.saved
    for name in some_names(saved, TABLE):
        if not saved.oracle.may_see(TABLE, saved.canary.exercise.catalogue.quantities[name]):
            other = name[:-1] + ("x" if name[-1] != "x" else "y")
            said = [printed.by("explain", asked, "--as", TABLE) for asked in (name, other)]
            assert all(one.startswith("concord: table knows of no quantity …") for one in said)


def test_the_list_of_saves_holds_no_secret(
    saved: Saved, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CONCORD_SAVES", str(saved.path.parent))
    for option in ([], ["--json"]):
        assert run(["saves", *option]) == ExitCode.OK
        text = capsys.readouterr().out
        assert "The Narrows" in text
        assert not tokens(text)
        assert str(SEED) not in text


@pytest.mark.parametrize("command", ["explain", "replay", "verify"])
def test_the_help_says_that_a_save_is_the_facilitators(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "-h"]) == ExitCode.OK
    said = " ".join(capsys.readouterr().out.split())
    assert "A save holds the secrets of all nations: it is the facilitator's." in said


def test_a_save_holds_no_pin(saved: Saved) -> None:
    text = saved.path.read_text("utf-8")
    assert tokens(text) >= set(saved.canary.of("brief"))
    assert not tokens(text) & set(saved.canary.of("pin"))
