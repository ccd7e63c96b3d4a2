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
from game.authoring.msel.ids import is_id, slug, unique
from game.authoring.msel.option_cells import options_as_text, options_from_text
from game.authoring.toml_text import prose, quoted

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
    "text",
    [
        "anything",
        "[a] One",
        "[a] One\n[b] Two",
        "[a] One\ndefault: yes\n[b] Two\ndefault: yes",
        "[a] One\ndefault: yes\n[a] Two",
        "[a] One\ndefault: perhaps\n[b] Two",
        "[a] One\ndefault: yes\nprice: 3\n[b] Two",
        "budget: 3\n[a] One\ndefault: yes\n[b] Two",
        "[a] One\ndefault: yes\nbudget: much\n[b] Two",
        "[a] One\ndefault: yes\noutcome: x\noutcome: y\n[b] Two",
        "[for] One\ndefault: yes\n[b] Two",
    ],
)
def test_what_is_no_decision_is_not_read_as_one(text: str) -> None:
    assert options_from_text(text) is None


def test_options_as_the_guide_shows_them() -> None:
    options = options_from_text(
        "[escort] Send an escort\nBudget: 2\neffect: crisis.mines.severity -= 3\n"
        "effect: trust.each.self += 4\nstance: Cooperative\n"
        "outcome: They come in.\n| They are late.\n"
        "\n[wait] Wait\ndefault: yes\npublic: no"
    )
    assert options is not None
    escort, wait = options
    assert (escort.budget, escort.stance) == (2, "cooperative")
    assert escort.effects == ("crisis.mines.severity -= 3", "trust.each.self += 4")
    assert escort.outcome == "They come in.\nThey are late."
    assert wait.default
    assert not wait.public
    assert options_from_text(options_as_text(options)) == options
