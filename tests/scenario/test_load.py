"""Reading a scenario: one mistake, one diagnostic, and all of them at once."""

from collections.abc import Iterable

import pytest

from game.quantities.checked import examine, playable
from game.scenario.diagnostics import Diagnostic, ScenarioError
from game.scenario.load import read
from tests.small import HERE

SOUND = (HERE / "small.toml").read_text()


def found(text: str) -> tuple[Diagnostic, ...]:
    return examine(text.encode(), "x.toml")[1]


def changed(*changes: tuple[str, str]) -> str:
    """The sound scenario with some of its text exchanged."""
    text = SOUND
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def messages(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return [one.message for one in diagnostics]


def test_a_sound_scenario_is_read_whole() -> None:
    loaded = read(SOUND.encode(), "small.toml")
    assert loaded.scenario is not None
    assert loaded.diagnostics == ()
    assert loaded.draft is loaded.scenario
    assert list(loaded.scenario.nations) == ["avalon", "borduria", "caledon"]


def test_texts_are_cleaned_of_what_could_steer_a_terminal() -> None:
    text = changed(('name = "Avalon"', r'name = "Ava\u001b[31mlon\u202e"'))
    scenario = playable(text.encode(), "x.toml")
    assert scenario.nations["avalon"].name == "Ava[31mlon"


def test_an_error_of_any_kind_keeps_a_scenario_from_being_played() -> None:
    with pytest.raises(ScenarioError) as caught:
        playable(changed(("turn >= 3", "turn >= x")).encode(), "x.toml")
    assert str(caught.value) == 'x.toml:109:27: no quantity begins with "x"'
    assert [one.code for one in caught.value.diagnostics] == ["S304"]


def test_a_warning_does_not() -> None:
    text = changed(("turn = 1\nsender", "turn = 5\nsender"))
    assert [one.code for one in found(text)] == ["S236"]
    assert playable(text.encode(), "x.toml").time.turns == 4


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        # What refers to something that is wrong in itself is not told as well.
        ([("active = false", "active = 0")], ["active"]),
        ([("turns = 4", 'turns = "4"'), ("turn = 1\n", "turn = 30\n")], ["turns"]),
        ([("[chokepoints.narrows]", "[chokepoint.narrows]")], ["chokepoint"]),
        ([('id = "escort"', "id = 3")], ["id"]),
        ([('kind = "port"', 'kind = "prot"')], ["kind"]),
        ([('to = "ransom"', "too = 'ransom'")], ["too"]),
        ([("between = [", "betwen = [")], ["betwen"]),
        ([("default = true", "default = 'yes'")], ["default"]),
        ([('when = "max(', 'when = "mx('), ('"Warn."', "3")], ["there is no function", "text"]),
        ([('sender = "Desk"', 'sender = "Desk"\nto = ["nobody", "avalon"]')], ["nobody"]),
        ([('sender = "The minister"', 'sender = "The minister"\nto = ["bordura"]')], ["bordura"]),
    ],
)  # fmt: skip
def test_one_cause_gives_one_diagnostic(changes: list[tuple[str, str]], said: list[str]) -> None:
    told = messages(found(changed(*changes)))
    assert len(told) == len(said)
    for message, word in zip(told, said, strict=True):
        assert word in message


def test_mistakes_of_every_kind_are_told_in_one_go() -> None:
    text = changed(
        ("budget = 12", 'budget = "12"'),
        ('to = "ransom"', 'to = "ransomm"'),
        ("turn >= 3", "turn >="),
        ("income = 5", "incom = 5"),
    )
    assert sorted(one.code for one in found(text)) == ["S102", "S103", "S203", "S301"]


def test_a_newer_format_is_told_before_anything_else() -> None:
    text = changed(("format = 1", "format = 3"), ("turns = 4", "turns = -4"))
    (one,) = found(text)
    assert one.code == "S009"
    assert one.help == "install a newer version of Concord"


@pytest.mark.parametrize("value", ["0", "-1", '"1"', "true", "1.0"])
def test_a_format_that_never_was_is_an_error_like_others(value: str) -> None:
    (one,) = found(changed(("format = 1", f"format = {value}")))
    assert (one.code, one.line) == ("S107", 2)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("budget = 12", "budget = true", '"budget" must be a number, not true'),
        ("turns = 4", "turns = 4.0", '"turns" must be a whole number, not 4.0'),
        ("turns = 4", "turns = 41", '"turns" must be at most 40, not 41'),
        ("active = false", "active = 0", '"active" must be true or false, not 0'),
        ("position = [80, 80]", "position = [80, 80, 3]", '"position" has 3 entries, and needs 2'),
        ("[exercise]", "[[exercise]]", '"exercise" must be a table, not a list'),
        ('title = "Small"', "title = ['Small']", '"title" must be a text in quotes, not a list'),
        ("weight = 3", "weight = 0", '"weight" must be more than 0, not 0'),
    ],
)
def test_values_are_taken_for_what_they_are(old: str, new: str, message: str) -> None:
    assert messages(found(changed((old, new)))) == [message]


def test_a_known_id_is_told_with_the_line_that_defines_it() -> None:
    (one,) = found(changed(('culprit = "red_hand"', 'culprit = "red_hant"')))
    assert one.help == 'did you mean "red_hand"? (defined at line 83)'


def test_what_means_something_in_conditions_is_not_proposed_as_an_id() -> None:
    helps = {
        id: [one.help for one in found(changed(("[crises.mines]", f'[crises."{id}"]')))]
        for id in ("Black-out", "Class", "Each")
    }
    assert 'write "black_out"' in helps["Black-out"]
    assert 'write "class"' not in helps["Class"]
    assert 'write "each"' not in helps["Each"]
