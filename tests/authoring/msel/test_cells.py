"""What goes into cells comes out of them again."""

import doctest
import importlib
import pkgutil

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

import game.authoring.msel as package
from game.authoring.msel.cells import (
    as_meant,
    items_of,
    lines_of,
    name_and_id,
    neutral,
    several,
    with_id,
)
from game.authoring.msel.ids import slug, unique
from game.authoring.msel.option_cells import NoOptionsError, options_as_text, options_from_text
from game.authoring.toml_text import prose, quoted
from game.scenario.fields import is_id

MODULES = [name for _, name, _ in pkgutil.iter_modules(package.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(f"game.authoring.msel.{name}")
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("sign", list("=+-@\t\r"))
def test_no_text_begins_like_a_formula(sign: str) -> None:
    for text in (f"{sign}cmd|' /C calc'!A0", f"'{sign}x"):
        assert neutral(text)[0] == "'"
        assert as_meant(neutral(text)) == text


@given(st.text())
def test_neutralising_is_taken_back_exactly(text: str) -> None:
    kept = neutral(text)
    assert kept[:1] not in set("=+-@\t\r")
    assert as_meant(kept) == text or text.startswith('="')


@given(st.lists(st.text(min_size=1).filter(str.strip)))
def test_a_list_in_a_cell(items: list[str]) -> None:
    items = [item.strip() for item in items]
    assert list(items_of(lines_of(items))) == items


@given(
    st.text(min_size=1).filter(str.strip), st.from_regex(r"[a-z][a-z0-9_]{0,31}", fullmatch=True)
)
def test_a_name_with_its_id(name: str, one: str) -> None:
    name = name.strip()
    assert name_and_id(with_id(name, one, "")) == (name, one)
    assert several(lines_of([with_id(name, one, "")])) == [f"{name} [{one}]"]


@given(st.text())
def test_an_id_of_a_title_is_one_that_may_be_used(title: str) -> None:
    made = slug(title, "inject")
    assert is_id(made)
    assert is_id(unique(made, {made, f"{made[:30]}_2"}))


@pytest.mark.parametrize("title", ["All", "for", "self", "while", "42", "日本", "", "x" * 90])
def test_titles_that_are_no_ids(title: str) -> None:
    assert is_id(slug(title, "inject"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_in_toml(text: str) -> None:
    written = f"a = {quoted(text)}\nb = {prose(text)}\n"
    assert tomli.loads(written) == {"a": text, "b": text}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("anything", "line 1: no answer with its id in brackets, such as [wait] Wait"),
        ("[a] One\ndefault: yes", "one answer; a decision has two to five"),
        ("[a] One\n[b] Two", "no answer has default: yes"),
        (
            "[a] One\ndefault: yes\n[b] Two\ndefault: yes",
            "line 4: a second answer with default: yes",
        ),
        ("[a] One\ndefault: yes\n[a] Two", 'line 3: a second answer with the id "a"'),
        ("[a] One\ndefault: perhaps\n[b] Two", 'line 2: default is yes or no, not "perhaps"'),
        ("[a] One\n| more\nprice: 3\n[b] B", 'line 3: "price: 3" is nothing that an answer has'),
        ("budget: 3\n[a] One", "line 1: no answer with its id in brackets, such as [wait] Wait"),
        ("[a] One\ndefault: yes\nbudget: two\n[b] B", 'line 3: budget is a number, not "two"'),
        ("[a] One\nbudget: -2\n[b] B", 'line 2: "budget" must be at least 0, not "-2"'),
        ("[a] One\nstance: odd\n[b] B", 'line 2: "stance" cannot be "odd"'),
        ("[a] One\noutcome: x\noutcome: y\n[b] Two", "line 3: a second outcome"),
        ("[a] One\neffect: more trust\n[b] Two", 'line 2: "more trust": '),
        ("[a] \ndefault: yes\n[b] Two", 'line 1: "text" says nothing'),
        ("[for] One\ndefault: yes\n[b] Two", 'line 1: "for" has a meaning in conditions'),
        ("\n[all] One\ndefault: yes\n[b] Two", 'line 2: "all" has a meaning in conditions'),
        ("[Go on] One\ndefault: yes\n[b] Two", 'line 1: "Go on" is not an id: small letters'),
    ],
)
def test_what_is_no_decision_is_told_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(NoOptionsError) as told:
        options_from_text(text)
    assert str(told.value).startswith(why)


def test_options_as_the_guide_shows_them() -> None:
    options = options_from_text(
        "[escort] Send an escort\nBudget: 2\neffect: crisis.mines.severity -= 3\n"
        "effect: trust.each.self += 4\nstance: Cooperative\n"
        "outcome: They come in.\n| They are late.\n"
        "\n[wait] Wait\ndefault: yes\npublic: no"
    )
    escort, wait = options
    assert (escort.budget, escort.stance) == (2, "cooperative")
    assert escort.effects == ("crisis.mines.severity -= 3", "trust.each.self += 4")
    assert escort.outcome == "They come in.\nThey are late."
    assert wait.default
    assert not wait.public
    assert options_from_text(options_as_text(options)) == options
