"""Any bytes end in diagnostics or a scenario, soon, in little memory, and without a traceback."""

import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lab.sweep import sweep
from game.quantities.catalogue import Catalogue
from game.quantities.checked import examine
from game.quantities.expressions import MOST_WRITTEN, expressions, words_in
from game.rules.exercise import Exercise
from game.scenario.chosen_rulebook import rulebook_of
from game.scenario.diagnostics import Diagnostic, has_errors, render_text
from game.scenario.load import Loaded
from game.scenario.marks import MAX_MARKS, marks
from game.scenario.models import Scenario
from tests.examples import examples
from tests.scenario.hostile import HOSTILE, KEYS, SOUND, TEXTS, many
from tests.scenario.steady import seconds
from tests.small import HERE

SECONDS = 1.0
MEGABYTES = 200

GALLERY = [path.read_bytes() for path in sorted((HERE / "gallery").glob("*.toml"))]


def answered(source: bytes) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """What is made, and told, of bytes that were not read before."""
    marks.cache_clear()
    return examine(source, "x.toml")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_answered_soon_and_what_is_told_can_be_shown(name: str) -> None:
    answers: list[tuple[Loaded, tuple[Diagnostic, ...]]] = []
    tries = (seconds(lambda: answers.append(answered(HOSTILE[name]))) for _ in range(3))
    assert any(took < SECONDS for took in tries)
    loaded, found = answers[-1]
    assert found or loaded.scenario is not None
    for one in found:
        assert render_text(one, loaded.positions.text)


@pytest.mark.parametrize("name", KEYS | TEXTS)
def test_hostile_keys_and_texts_come_past_the_guard_and_the_parser(name: str) -> None:
    codes = {found.code for found in answered(HOSTILE[name])[1]}
    assert not any(code.startswith("S0") for code in codes - {"S012"})


def sound(source: bytes) -> Scenario:
    """A scenario without errors."""
    scenario = examine(source, "x.toml")[0].scenario
    assert scenario is not None
    return scenario


def test_hostile_sources_reach_the_limits() -> None:
    most = max(len(marks(source.decode())) for source in KEYS.values())
    assert 0.99 * MAX_MARKS < most <= MAX_MARKS
    texts = [one.text for one in expressions(sound(TEXTS["long sums until the last"]))]
    assert 0.95 * MOST_WRITTEN < sum(map(words_in, texts)) <= MOST_WRITTEN
    scenario = sound(TEXTS["functions of beliefs"])
    assert Catalogue.of(scenario, rulebook_of(scenario)).width > 8000


def test_hostile_bytes_are_answered_in_little_memory() -> None:
    code = (
        "from tests.scenario.hostile import HOSTILE\n"
        "from tests.scenario.test_hostile import peak\n"
        "from game.quantities.checked import examine\n"
        "before = peak()\n"
        "largest = sorted(HOSTILE.values(), key=len)[-12:]\n"
        "for source in largest: examine(source, 'x')\n"
        "print(peak() - before)\n"
    )
    root = HERE.parent
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(answer.stdout) < MEGABYTES


def peak() -> int:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def assert_answered(source: bytes) -> None:
    """Whether bytes end in diagnostics that can be shown, or in a scenario."""
    loaded, found = examine(source, "x.toml")
    if not has_errors(found):
        assert loaded.scenario is not None
    lines = loaded.positions.text.count("\n") + 1
    for one in found:
        assert 1 <= one.line <= lines
        assert one.column >= 1
        assert one.length >= 1
        shown = render_text(one, loaded.positions.text)
        assert "\x1b" not in shown
        shown.encode()


def test_many_warnings_hide_no_error() -> None:
    late = many(b"[injects.y#]\ntitle='x'\nturn=90\nnumber=1\nsender='x'\ntext='x'\n", 190)
    without_an_end = SOUND.replace(b'title = "Rest"', b'title = "Rest"\nwhen = "turn > 2"')
    codes = [found.code for found in examine(without_an_end + late, "x.toml")[1]]
    assert codes[0] == "S238"
    assert "S236" in codes


@settings(max_examples=examples(200))
@given(st.binary(max_size=300))
def test_any_bytes_are_answered(source: bytes) -> None:
    assert_answered(source)


WORDS = st.sampled_from(
    [
        *("[", "]", "[[", "]]", "{", "}", "=", ",", ".", "\n", '"', "'", '"""', "'''", "#", "\\"),
        *("format", "title", "nations", "avalon", "injects", "ties", "endings", "when", "options"),
        *("1", "-1", "1e9", "nan", "true", "2031-03-08", "'turn > 3'", '"trust.each.self += 1"'),
        *("[nations.avalon]\n", "[[endings]]\n", "format = 1\n", "to = ", "all", "\u202e", "é"),
    ]
)


@settings(max_examples=examples(200))
@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_words_of_a_scenario_are_answered(text: str) -> None:
    assert_answered(text.encode())


def changed(source: bytes, dice: random.Random) -> bytes:
    """A file with a few accidents: bytes lost, doubled, exchanged, or put in from elsewhere."""
    result = bytearray(source)
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(result) + 1)
        end = min(len(result), start + dice.choice((1, 1, 2, 5, 20, 200)))
        other = dice.choice(GALLERY)
        from_other = dice.randrange(len(other))
        piece = {
            "lost": b"",
            "doubled": bytes(result[start:end]) * 2,
            "random": dice.randbytes(end - start),
            "sign": dice.choice(
                [b"[", b"]", b'"', b"'", b"=", b".", b"{", b"}", b"\n", b"0", b"_"]
            ),
            "number": dice.choice([b"-1", b"0", b"1e30", b"99999", b"nan", b"true", b'"x"']),
            "word": dice.choice([b"avalon", b"each", b"self", b"mines", b"call", b"turn", b"all"]),
            "elsewhere": other[from_other : from_other + end - start],
        }
        result[start:end] = piece[dice.choice(sorted(piece))]
    return bytes(result)


def test_a_changed_scenario_is_answered() -> None:
    dice = random.Random(1)
    for _ in range(150):
        assert_answered(changed(dice.choice([SOUND, *GALLERY]), dice))


@pytest.mark.slow
def test_many_changed_scenarios_are_answered() -> None:
    dice = random.Random(2)
    for _ in range(2000):
        assert_answered(changed(dice.choice([SOUND, *GALLERY]), dice))


def lines_exchanged(source: bytes, dice: random.Random) -> bytes:
    """A file in which a value is another's, which often leaves a scenario that can be played."""
    lines = source.split(b"\n")
    for _ in range(dice.randint(1, 3)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        key, equals, _ = lines[at].partition(b" = ")
        _, _, value = lines[other].partition(b" = ")
        match dice.randrange(4):
            case 0 if equals and value:
                lines[at] = key + equals + value
            case 1 if equals:
                lines[at] = key + equals + dice.choice([b"0", b"100", b"0.5", b"true", b'"true"'])
            case 2:
                del lines[at]
            case _:
                for word in (b"avalon", b"mines", b"call", b"severity"):
                    new = dice.choice([b"borduria", b"cells", b"warn", b"momentum", b"each"])
                    if word in lines[at]:
                        lines[at] = lines[at].replace(word, new, 1)
                        break
    return b"\n".join(lines)


def assert_playable_if_sound(source: bytes) -> bool:
    """Whether a scenario without errors can be played from the first turn to an ending."""
    loaded, found = examine(source, "x.toml")
    if has_errors(found):
        return False
    assert loaded.scenario is not None
    exercise = Exercise.load(source, "x.toml")
    (batch,) = sweep(exercise, {}, range(3))
    assert (batch.state.ending > 0).all()
    return True


def test_a_scenario_without_errors_can_be_played() -> None:
    dice = random.Random(3)
    played = sum(assert_playable_if_sound(lines_exchanged(SOUND, dice)) for _ in range(100))
    assert played >= 10


@pytest.mark.slow
def test_many_scenarios_without_errors_can_be_played() -> None:
    dice = random.Random(4)
    for path in (Path(HERE / "small.toml"), *sorted((HERE.parent / "scenarios").glob("*.toml"))):
        source = path.read_bytes()
        for _ in range(25):
            assert_playable_if_sound(lines_exchanged(source, dice))
