"""Any bytes end in diagnostics or a scenario, soon, in little memory, and without a traceback."""

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lab.sweep import sweep
from game.quantities.checked import examine
from game.rules.exercise import Exercise
from game.scenario.diagnostics import has_errors, render_text
from tests.small import HERE

SECONDS = 1.0
MEGABYTES = 200

SOUND = (HERE / "small.toml").read_bytes()
GALLERY = [path.read_bytes() for path in sorted((HERE / "gallery").glob("*.toml"))]


def injects(count: int, key: bytes, *texts: bytes) -> bytes:
    """Injects with the same texts in a list."""
    items = b", ".join(texts)
    return b"\n" + b"".join(
        b"[injects.x%d]\ntitle='x'\nturn=1\nsender='x'\ntext='x'\n%s=[%s]\n" % (i, key, items)
        for i in range(count)
    )


HOSTILE = {
    "a long dotted key": b"a." * 20_000 + b"a = 1",
    "a longer dotted key": b"a." * 500_000 + b"a = 1",
    "long keys again and again": b"a.b.c.d.e.f.g.h.i = 1\n" * 4000,
    "long headers": b"".join(b"[a.b.c.d.e.f.g.h.i%d]\n" % i for i in range(2500)),
    "deep lists": b"a = " + b"[" * 100_000,
    "deep tables": b"a = " + b"{ b = " * 50_000,
    "a long integer": b"a = " + b"1" * 5000,
    "infinities": b"[time]\nturns = inf\nstart = nan\n[rules.overrides]\na = -inf\n",
    "a megabyte of comment": b"#" * (1 << 20),
    "a megabyte of text": b"title = '" + b"x" * ((1 << 20) - 11) + b"'",
    "a megabyte of escapes": b'[time]\nturns = "' + b"\\n" * ((1 << 19) - 20) + b'"',
    "a megabyte of quotes": b'title = """' + b'"" ' * 340_000 + b'"""',
    "a text that never ends": b'"""' + b'\n\\"""' * 200_000,
    "a megabyte of lines": b"\n" * (1 << 20),
    "a megabyte of equals signs": b"=" * (1 << 20),
    "two megabytes": b"a" * (1 << 21),
    "all bytes": bytes(range(256)) * 4000,
    "a bad byte at the end": b"a\n" * 500_000 + b"\xff",
    "as many values as there may be": b"ties = [" + b"1," * 29_000 + b"]",
    "ties that are none": SOUND + b"\n[[ties]]\nbetween = [1, 2]" * 3500,
    "ties of nobody": SOUND + b"\n[[ties]]\nbetween = ['x', 'y']" * 3500,
    "unknown keys": SOUND.replace(
        b"[exercise]\n", b"[exercise]\n" + b"".join(b"a%d = 1\n" % i for i in range(12_000))
    ),
    "unknown overrides": SOUND
    + b"\n[rules.overrides.trust]\n"
    + b"".join(b"kept%d = nan\n" % i for i in range(9000)),
    "unknown rules": SOUND.replace(
        b"[exercise]", b"[rules]\noff = [" + b"'x'," * 25_000 + b"]\n[exercise]"
    ),
    "misspelt nations": b"".join(b"[nations.n%d]\nbudgett = 1\n" % i for i in range(5000)),
    "misspelt tables": SOUND.replace(b"[injects.", b"[injets.")
    + b"".join(b"[injets.x%d]\ntitel = 'x'\ntrun = 1\n" % i for i in range(3000)),
    "presence nowhere": SOUND
    + b"\n[crises.mines.presence]\n"
    + b"".join(b"n%d = 1\n" % i for i in range(12_000)),
    "much infrastructure": SOUND
    + b"".join(
        b"\n[nations.avalon.infrastructure.i%d]\nname = 'x'\nkind = 'port'" % i for i in range(3000)
    ),
    "long sums": SOUND
    + injects(190, b"effects", *[b"'nation.each.fear += " + b"1+" * 60 + b"1'"] * 4),
    "unknown names": SOUND
    + injects(190, b"effects", *[b"'nation.each.fear += " + b"y.fired+" * 25 + b"1'"] * 2),
    "functions of each": SOUND
    + injects(190, b"effects", b"'trust.each.avalon += " + b"max(trust.each.avalon)+" * 15 + b"1'"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_answered_soon(name: str) -> None:
    began = time.process_time()
    loaded, found = examine(HOSTILE[name], "x.toml")
    assert time.process_time() - began < SECONDS
    assert found or loaded.scenario is not None
    for one in found:
        assert render_text(one, loaded.positions.text)


def test_hostile_bytes_are_answered_in_little_memory() -> None:
    code = (
        "from tests.scenario.test_hostile import HOSTILE, peak\n"
        "from game.quantities.checked import examine\n"
        "before = peak()\n"
        "for source in HOSTILE.values(): examine(source, 'x')\n"
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


@settings(max_examples=200)
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


@settings(max_examples=200)
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
