"""The language of conditions and effects: what can be read, and what is said of the rest."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.quantities.language import LanguageError, parse_condition, parse_effect, parse_measure
from game.quantities.tokens import FUNCTIONS, MAX_LENGTH, Topic
from game.quantities.tree import (
    AGGREGATES,
    OF_CONDITIONS,
    Arithmetic,
    Call,
    Choice,
    Comparison,
    Effect,
    Logic,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Truth,
    children,
    has_each,
    names,
    substitute,
    substitute_effect,
    walk,
)

Parse = Callable[[str], Node | Effect]

SEVERITY = Name(("crisis", "blackout", "severity"))
TRUST = Name(("trust", "avalon", "borduria"))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("true", Truth(True)),  # noqa: FBT003
        ("False", Truth(False)),  # noqa: FBT003
        ("turn >= 3", Comparison((">=",), (Name(("turn",)), Number(3)))),
        ("0 < turn <= 3", Comparison(("<", "<="), (Number(0), Name(("turn",)), Number(3)))),
        ("objective.calm.achieved", Name(("objective", "calm", "achieved"))),
        (
            "crisis.blackout.status == 'active'",
            Comparison(("==",), (Name(("crisis", "blackout", "status")), Choice("active"))),
        ),
        (
            "crisis.blackout.severity > 60\n  and not trust.avalon.borduria < 0.5",
            Logic(
                "and",
                (
                    Comparison((">",), (SEVERITY, Number(60))),
                    Not(Comparison(("<",), (TRUST, Number(0.5)))),
                ),
            ),
        ),
        (
            "any(nation.each.stability < 20)",
            Call("any", (Comparison(("<",), (Name(("nation", "each", "stability")), Number(20))),)),
        ),
    ],
)
def test_conditions_become_trees(text: str, tree: Node) -> None:
    assert parse_condition(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("100 - crisis.blackout.severity", Arithmetic("-", Number(100), SEVERITY)),
        (
            "2 + 3 * -4",
            Arithmetic("+", Number(2), Arithmetic("*", Number(3), Negative(Number(4)))),
        ),
        (
            "(2 + 3) * 4",
            Arithmetic("*", Arithmetic("+", Number(2), Number(3)), Number(4)),
        ),
        ("8 - 4 - 2", Arithmetic("-", Arithmetic("-", Number(8), Number(4)), Number(2))),
        ("max(trust.each.avalon)", Call("max", (Name(("trust", "each", "avalon")),))),
        (
            "min(turn, abs(turn - 4))",
            Call(
                "min",
                (
                    Name(("turn",)),
                    Call("abs", (Arithmetic("-", Name(("turn",)), Number(4)),)),
                ),
            ),
        ),
    ],
)
def test_measures_become_trees(text: str, tree: Node) -> None:
    assert parse_measure(text) == tree


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("crisis.blackout.severity += 15", Effect(SEVERITY, "+=", Number(15))),
        ("trust.avalon.borduria=50", Effect(TRUST, "=", Number(50))),
        (
            "trust.each.self -= -2",
            Effect(Name(("trust", "each", "self")), "-=", Negative(Number(2))),
        ),
        (
            "crisis.blackout.status = 'active'",
            Effect(Name(("crisis", "blackout", "status")), "=", Choice("active")),
        ),
        (
            "nation.each.fear += nation.each.burden",
            Effect(Name(("nation", "each", "fear")), "+=", Name(("nation", "each", "burden"))),
        ),
    ],
)
def test_effects_become_trees(text: str, effect: Effect) -> None:
    assert parse_effect(text) == effect


def test_every_node_knows_the_stretch_that_it_was_read_from() -> None:
    text = "  turn > 1 and\n mean(nation.each.stability) < 40"
    for node in walk(parse_condition(text)):
        stretch = text[node.offset : node.offset + node.length]
        match node:
            case Name():
                assert stretch == node.text
            case Number():
                assert float(stretch) == node.value
            case Call():
                assert stretch == "mean(nation.each.stability)"
            case Comparison():
                assert stretch in ("turn > 1", "mean(nation.each.stability) < 40")
            case _:
                assert stretch == text.strip()


def test_an_effect_spans_target_and_value() -> None:
    text = "  trust.avalon.borduria +=  12 "
    effect = parse_effect(text)
    assert text[effect.offset : effect.offset + effect.length] == "trust.avalon.borduria +=  12"


CONDITIONS_THAT_FAIL = [
    ("", "nothing is written here", 0, 1),
    ("turn >", 'something is missing after ">"', 6, 1),
    ("> 3", 'nothing stands before ">"', 0, 1),
    ("turn > and 1", 'something is missing between ">" and "and"', 7, 3),
    ("turn 3", '"3" cannot follow "turn" directly', 5, 1),
    ("turn > 1,5", "a comma stands only between the arguments of a function", 8, 1),
    ("turn > .5", "a name or number does not begin with a dot", 7, 1),
    ("turn > 1.", "a number is written in digits, with a point for decimals", 7, 2),
    ("turn > 07", "a number does not begin with 0", 7, 2),
    ("turn > 3x", "a number is written in digits, with a point for decimals", 7, 2),
    ("turn > 1234567890123", "a number has at most 12 digits", 7, 13),
    ("(turn > 3", "this bracket is never closed", 0, 1),
    ("turn > 3)", "this bracket was never opened", 8, 1),
    ("turn > ()", "nothing stands between these brackets", 7, 2),
    ("turn = 3", '"=" changes a quantity, which only an effect may do', 5, 1),
    ("turn > 3 && turn < 5", '"&&" has no meaning in conditions and effects', 9, 2),
    ("turn ≥ 3", '"≥" has no meaning in conditions and effects', 5, 1),
    ("turn > 3 AND turn < 5", '"AND" is not a word of conditions', 9, 3),
    ("turn is 3", '"is" is not a word of conditions and cannot be part of a name', 5, 2),
    ("x.class > 3", '"class" is not a word of conditions and cannot be part of a name', 2, 5),
    ("nation. > 3", 'the name "nation." is cut short at the dot', 0, 7),
    ("open('x')", 'there is no function "open"', 0, 4),
    ("max > 3", '"max" is a function and needs brackets', 0, 3),
    ("max(turn) > 3", 'there is nothing here of which to take the "max"', 4, 4),
    ("max(1, a.each.b) > 3", '"max" takes either several arguments or one with "each"', 7, 8),
    ("abs(1, 2) > 3", '"abs" takes one number', 0, 9),
    ("turn + 3", "this is a number, and something true or false is wanted", 0, 8),
    ("turn > 3 or 4", "this is a number, and something true or false is wanted", 12, 1),
    ("(turn > 3) + 1 > 1", "this is true or false, and a number is wanted", 1, 8),
    ("turn > 3 == true", "this is true or false, and a number is wanted", 12, 4),
    ("turn > 'three'", "one choice is not more than another", 7, 7),
    ("'a' == 'b'", "a choice is compared with one quantity, and nothing else", 0, 3),
    ("'a' or turn > 3", "a choice alone is neither true nor false", 0, 3),
    ("x.y == 'a", "this quotation mark has no partner", 7, 1),
    ("nation.each.fear > 3", '"each" stands for many, and one number is wanted', 0, 16),
    ("max(trust.each.each) > 3", 'a name holds "each" once at most', 4, 15),
    ("nation.self.fear > 3", '"self" has no meaning here', 0, 16),
    ("turn > 3 not", '"not" cannot follow "3" directly', 9, 3),
    ("turn + not turn", '"not" cannot follow "+"', 7, 3),
    ("turn\x1b > 3", "the character U+001B has no meaning in conditions and effects", 4, 1),
    ("turn > 3" + " " * MAX_LENGTH, "this is longer than 500 characters", 500, 1),
    ("+".join("1" * 100) + " > 3", "this has more than 150 words and signs", 150, 1),
    ("(" * 21 + "turn" + ")" * 21, "brackets are nested more than 20 deep", 20, 1),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message", "offset", "length"), CONDITIONS_THAT_FAIL)
def test_what_is_no_condition_is_told_at_its_place(
    text: str, message: str, offset: int, length: int
) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_condition(text)
    assert (str(caught.value), caught.value.offset, caught.value.length) == (
        message,
        offset,
        length,
    )


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", "this does not say what changes", 0),
        ("turn", "this does not say what changes", 0),
        ("turn == 3", 'an effect does not compare with "=="', 5),
        ("+= 3", 'nothing stands before "+="', 0),
        ("turn +=", 'something is missing after "+="', 7),
        ("3 += 3", "only the name of a quantity can be changed", 0),
        ("a.b c.d = 3", "only the name of a quantity can be changed", 0),
        ("max(a.b, c.d) = 3", "only the name of a quantity can be changed", 0),
        ("true = 3", "only the name of a quantity can be changed", 0),
        ("a.b = c.d = 3", "an effect changes one quantity, once", 10),
        ("a.b += 'active'", "a choice cannot be added or taken away", 7),
        ("a.b = turn > 3", "this is true or false, and a number is wanted", 6),
        ("a.b += nation.each.fear", '"each" stands for many, and one number is wanted', 7),
        ("a.b += 1 +", 'something is missing after "+"', 10),
    ],
)
def test_what_is_no_effect_is_told_at_its_place(text: str, message: str, offset: int) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_effect(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)


def test_a_condition_is_no_measure() -> None:
    with pytest.raises(LanguageError) as caught:
        parse_measure("turn > 3")
    assert caught.value.topic is Topic.SORT
    assert caught.value.help == "use `when` for what holds or not"


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("turn = 3", 'to compare, write "=="'),
        ("turn <> 3", 'write "!="'),
        ("turn >= 3 || turn < 2", 'write "or"'),
        ("!x.y", 'write "not"'),
        ("a.b == “x”", 'write "\'"'),
    ],
)
def test_signs_of_other_languages_are_answered_with_ours(text: str, fix: str) -> None:
    with pytest.raises(LanguageError) as caught:
        parse_condition(text)
    assert caught.value.help == fix


def test_an_id_is_put_in_place_of_each_but_not_where_a_function_has_bound_it() -> None:
    node = parse_effect("nation.each.fear += max(nation.each.fear) - nation.each.burden").value
    assert isinstance(node, Arithmetic)
    put = substitute(node, "each", "avalon")
    assert isinstance(put, Arithmetic)
    assert put.left == node.left
    assert put.right == Name(("nation", "avalon", "burden"))


def test_an_id_is_put_in_place_of_self_everywhere() -> None:
    effect = parse_effect("trust.each.self += mean(trust.each.self) / nation.self.burden")
    put = substitute_effect(effect, "self", "avalon")
    assert put.target.text == "trust.each.avalon"
    assert [name.text for name in names(put.value)] == [
        "trust.each.avalon",
        "nation.avalon.burden",
    ]


# What people and programs may write: words and signs of the language in any order, and anything.

WORDS = st.sampled_from(
    [
        *FUNCTIONS,
        *("and", "or", "not", "true", "false", "(", ")", ",", "+", "-", "*", "/", "<", ">", "=="),
        *("!=", "<=", ">=", "=", "+=", "-=", "turn", "nation.each.fear", "trust.self.avalon"),
        *("nation.avalon.budget", "'active'", "0", "1.5", "100", "if", "lambda", ".", "'", "\n"),
    ]
)
SENTENCES = st.lists(WORDS, max_size=40).map(" ".join) | st.lists(WORDS, max_size=40).map("".join)


def problem(parse: Parse, text: str) -> LanguageError | None:
    """What is said of a text; None if it can be read. Anything else that is raised fails."""
    try:
        parse(text)
    except LanguageError as error:
        return error
    return None


@pytest.mark.parametrize("parse", [parse_condition, parse_measure, parse_effect])
@given(text=SENTENCES | st.text(max_size=600))
def test_any_text_is_read_or_told(parse: Parse, text: str) -> None:
    told = problem(parse, text)
    if told:
        assert told.message
        assert told.length >= 1
        assert 0 <= told.offset <= len(text)
        assert told.offset + told.length <= max(len(text), told.offset + 1)


@pytest.mark.slow
@settings(max_examples=2000)
@given(text=SENTENCES.map(lambda text: text[:MAX_LENGTH]))
def test_many_more_texts_are_read_or_told(text: str) -> None:
    for parse in (parse_condition, parse_measure, parse_effect):
        told = problem(parse, text)
        assert told is None or (told.message and 0 <= told.offset <= len(text))


def written(node: Node) -> str:
    """A tree as a text, with brackets wherever they are allowed."""
    match node:
        case Number():
            return f"{node.value:g}" if node.value < 1e5 else str(int(node.value))
        case Truth():
            return "true" if node.value else "false"
        case Choice():
            return f"'{node.option}'"
        case Name():
            return node.text
        case Negative():
            return f"(-{written(node.operand)})"
        case Not():
            return f"(not {written(node.operand)})"
        case Arithmetic():
            return f"({written(node.left)} {node.operator} {written(node.right)})"
        case Comparison():
            first, *rest = map(written, node.operands)
            pairs = (f" {sign} {side}" for sign, side in zip(node.operators, rest, strict=True))
            return f"({first}{''.join(pairs)})"
        case Logic():
            return f"({f' {node.operator} '.join(map(written, node.operands))})"
        case Call():
            return f"{node.function}({', '.join(map(written, node.arguments))})"


SINGLE = st.sampled_from([("turn",), ("nation", "avalon", "fear")]).map(Name)
NUMBERS = st.recursive(
    st.integers(0, 9999).map(float).map(Number) | SINGLE,
    lambda inner: st.one_of(
        inner.map(Negative),
        st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner),
        st.builds(Call, st.just("abs"), st.tuples(inner)),
        st.builds(
            Call,
            st.sampled_from(sorted(AGGREGATES - OF_CONDITIONS)),
            st.tuples(inner, inner),
        ),
        st.just(Call("mean", (Arithmetic("+", Name(("nation", "each", "fear")), Number(1)),))),
    ),
    max_leaves=6,
)  # fmt: skip
COMPARISONS = st.builds(
    Comparison, st.tuples(st.sampled_from(["<", ">=", "=="])), st.tuples(NUMBERS, NUMBERS)
)
CONDITIONS = st.recursive(
    COMPARISONS | SINGLE | st.booleans().map(Truth),
    lambda inner: st.one_of(
        inner.map(Not),
        st.builds(Logic, st.sampled_from(["and", "or"]), st.tuples(inner, inner)),
        st.builds(
            Call, st.sampled_from(sorted(OF_CONDITIONS - {"count"})), st.tuples(inner, inner)
        ),
    ),
    max_leaves=4,
)


@given(CONDITIONS)
def test_a_tree_that_is_written_out_is_read_back(tree: Node) -> None:
    text = written(tree)
    told = problem(parse_condition, text)
    if told:
        assert told.topic is Topic.SIZE
    else:
        assert parse_condition(text) == tree


@given(CONDITIONS)
def test_walking_a_tree_meets_every_part_once(tree: Node) -> None:
    def size(node: Node) -> int:
        return 1 + sum(map(size, children(node)))

    assert len(list(walk(tree))) == size(tree)
    assert not has_each(tree)
