"""Where keys and values stand: held against the parser, which says what stands there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from game.scenario.diagnostics import Place
from game.scenario.library import shipped
from game.scenario.positions import Loc, Positions, characters
from tests.examples import examples

TEXT = '''\
# A comment with "quotes" and [brackets]
title = "A"                       # after a value
"a key" = 1
'an=other' . dotted = 0x1F

[nations.avalon]
flag = { colour = "blue", "symbol" = '▲', at.once = true }
position = [
  10, # ten
  20.5,
]
brief = """
Line one \\
   goes on "here" # no comment
Line two"""
raw = \'\'\'
C:\\no escapes\'\'\'\'
when = 2031-03-08 09:30:00

[[nations.avalon.agenda]]
id = "one"
[[nations.avalon.agenda]]
id = "two"
[nations.avalon.agenda.more]
deep = [[1, 2], [{ x = 3 }]]

[ routes . "sea lane" ]
'''


@pytest.fixture
def positions() -> Positions:
    return Positions(TEXT)


def marked(place: Place) -> str:
    line = TEXT.split("\n")[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.length]


@pytest.mark.parametrize(
    ("loc", "stretch"),
    [
        (("title",), '"A"'),
        (("a key",), "1"),
        (("an=other", "dotted"), "0x1F"),
        (("nations", "avalon", "flag"), """{ colour = "blue", "symbol" = '▲', at.once = true }"""),
        (("nations", "avalon", "flag", "symbol"), "'▲'"),
        (("nations", "avalon", "flag", "at", "once"), "true"),
        (("nations", "avalon", "position", 1), "20.5"),
        (("nations", "avalon", "brief"), '"""'),
        (("nations", "avalon", "when"), "2031-03-08 09:30:00"),
        (("nations", "avalon", "agenda", 1, "id"), '"two"'),
        (("nations", "avalon", "agenda", 1, "more", "deep", 0, 1), "2"),
        (("nations", "avalon", "agenda", 1, "more", "deep", 1, 0, "x"), "3"),
        (("nations", "avalon", "agenda", 0), "[[nations.avalon.agenda]]"),
        (("nations", "avalon"), "[nations.avalon]"),
        (("routes", "sea lane"), '[ routes . "sea lane" ]'),
        (("nations", "avalon", "missing"), "[nations.avalon]"),
        (("nations", "avalon", "flag", "missing"), "flag"),
        (("missing",), "#"),
    ],
)
def test_a_value_is_found(positions: Positions, loc: Loc, stretch: str) -> None:
    assert marked(positions.of_value(loc)) == stretch


@pytest.mark.parametrize(
    ("loc", "stretch"),
    [
        (("title",), "title"),
        (("a key",), '"a key"'),
        (("an=other", "dotted"), "dotted"),
        (("an=other",), "'an=other'"),
        (("nations",), "nations"),
        (("nations", "avalon", "agenda"), "agenda"),
        (("nations", "avalon", "flag", "at"), "at"),
        (("routes", "sea lane"), '"sea lane"'),
    ],
)
def test_a_key_is_found(positions: Positions, loc: Loc, stretch: str) -> None:
    assert marked(positions.of_key(loc)) == stretch


def test_a_stretch_within_a_text_of_several_lines_is_found(positions: Positions) -> None:
    loc = ("nations", "avalon", "brief")
    said = tomli.loads(TEXT)["nations"]["avalon"]["brief"]
    for word in ("one", '"here"', "two"):
        assert marked(positions.within(loc, said.index(word), len(word))) == word


def test_a_stretch_after_escapes_is_found() -> None:
    text = r'when = "\u0061 \"b\" \U0001F600\t c > 3"'
    said = tomli.loads(text)["when"]
    place = Positions(text).within(("when",), said.index("c >"), 1)
    assert text[place.column - 1] == "c"


def test_what_is_missing_at_the_end_of_a_text_is_at_its_closing_quotes() -> None:
    assert Positions('when = "turn >"').within(("when",), 6, 1) == Place(1, 15, 1)
    assert Positions('when = """\nturn >"""').within(("when",), 6, 1) == Place(2, 7, 1)


def test_what_is_given_twice_is_found_with_the_first() -> None:
    found = Positions("[a]\nb = 1\nc.d = 2\nc.d = 3\n[a]\n").duplicates
    assert [(loc, first.line, second.line) for loc, first, second in found] == [
        (("a", "c", "d"), 3, 4),
        (("a",), 1, 5),
    ]


def test_a_renamed_key_is_found_where_it_was_written() -> None:
    positions = Positions("[crisis.flood]\nname = 'x'\n")
    positions.rename(("crises",), ("crisis",))
    assert positions.of_value(("crises", "flood", "name")) == Place(2, 8, 3)


def leaves(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every value that is no table, with its location."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*loc, key))
    elif isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
        for index, item in enumerate(value):
            yield from leaves(item, (*loc, index))
    else:
        yield loc, value


def assert_all_found(text: str) -> None:
    """Whether what stands at each place is, to the parser, the value of that location."""
    positions = Positions(text)
    for loc, value in leaves(tomli.loads(text)):
        spot = positions._spot(loc)
        assert spot is not None, loc
        assert spot.value is not None, loc
        written = text[slice(*spot.value)]
        assert tomli.loads(f"x = {written}")["x"] == value
        if isinstance(value, str):
            assert "".join(c for c, _ in characters(written)) == value


@pytest.mark.parametrize("path", shipped().values(), ids=shipped())
def test_every_value_of_a_shipped_exercise_is_found(path: Path) -> None:
    assert_all_found(path.read_text("utf-8"))


KEYS = st.sampled_from(["a", "b1", "-c", '"d e"', "'f.g'", '"h\\u0069"', "a.b", "a . 'x'", "3"])
SIMPLE = st.sampled_from(
    ["1", "-2.5", "1e6", "true", "inf", "0xff", "2031-03-08", "07:30:00", "2031-03-08 07:30:00.5"]
)
LETTERS = st.text(st.sampled_from("ab #=[]{},.'\"\\\n\t é▲"), max_size=8)


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def long(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{escaped}\\\n  """'


STRINGS = st.one_of(
    LETTERS.map(basic),
    LETTERS.map(long),
    LETTERS.filter(lambda text: not {"'", "\n"} & set(text)).map(lambda text: f"'{text}'"),
    LETTERS.filter(lambda text: "''" not in text and text[-1:] != "'").map(
        lambda text: f"'''{text}'''"
    ),
)
COMMAS = st.sampled_from([",", ", ", " ,\n  ", ",  # and, so [on\n"])


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(inner, max_size=3))
    joined = "".join(item + draw(COMMAS) for item in items)
    return f"[{joined}]"


@st.composite
def inline_tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(st.tuples(KEYS, inner), max_size=3))
    return "{ " + draw(COMMAS).join(f"{key} = {item}" for key, item in items) + " }"


VALUES = st.recursive(
    SIMPLE | STRINGS, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=5
)
PAIRS = st.builds("{} = {}{}".format, KEYS, VALUES, st.sampled_from(["", " ", " # x = 1"]))
HEADERS = st.builds("[{}]".format, KEYS) | st.builds("[[{}]]".format, KEYS)
DOCUMENTS = st.lists(PAIRS | HEADERS | st.just("# = [x"), max_size=10).map("\n".join)


@settings(max_examples=examples(300))
@given(DOCUMENTS)
def test_every_value_of_any_document_is_found(text: str) -> None:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        assume(False)  # noqa: FBT003
    assert_all_found(text)


@settings(max_examples=examples(300))
@given(st.text(st.sampled_from("ab=.[]{},\"'\\#\n 1"), max_size=60), st.sampled_from(["a", "b"]))
def test_any_text_can_be_walked(text: str, key: str) -> None:
    positions = Positions(text)
    for place in (positions.of_value((key,)), positions.of_key((key, 0)), positions.of_table(())):
        assert 1 <= place.line <= text.count("\n") + 1
        assert place.column >= 1
        assert place.length >= 1
    assert all(first.line <= second.line for _, first, second in positions.duplicates)
