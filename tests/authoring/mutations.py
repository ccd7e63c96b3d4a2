"""Ways to break a scenario that people find by themselves: one line each, and where it is told."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Broken:
    """A scenario with one mistake in it."""

    how: str
    text: str
    lines: frozenset[int]
    """Where it ought to be told, from 1: the line itself, or that of the table around it."""


Change = Callable[[re.Match[str], Random], str]


@dataclass(frozen=True, slots=True)
class Mutation:
    """What is looked for in single lines, and what it becomes."""

    how: str
    pattern: str
    change: Change
    within: str = ""
    """What the header of the table around must match."""
    at_table: bool = False
    """Whether the header is told, and not the line."""


def misspelt(word: str, random: Random) -> str:
    """A word with two letters exchanged, or one left out."""
    at = random.randrange(len(word) - 1)
    if word[at] != word[at + 1]:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :]


def _word(group: int) -> Change:
    """Misspells one group of what was found."""

    def change(match: re.Match[str], random: Random) -> str:
        start, end = (place - match.start() for place in match.span(group))
        whole = match[0]
        return whole[:start] + misspelt(match[group], random) + whole[end:]

    return change


def _to(text: str) -> Change:
    return lambda match, _: match.expand(text)


GONE = _to("")

MUTATIONS = (
    Mutation("a recipient misspelt", r'^to = \["(\w+)"', _word(1), r"injects\."),
    Mutation("a key misspelt", r"^(severity|sender|budget|income|weight|position) =", _word(1)),
    Mutation("a key of text misspelt", r"^(title|text|name|method|kind) =", _word(1)),
    Mutation("a table misspelt", r"^\[(injects|crises|objectives|nations)\.", _word(1)),
    Mutation("a crisis misspelt", r'"[^"]*crisis\.(\w{4,})\.', _word(1)),
    Mutation(
        "a nation misspelt in a condition", r'"[^"]*nation\.((?!each|self)\w{4,})\.', _word(1)
    ),
    Mutation("a quantity misspelt", r'"[^"]*crisis\.\w+\.(severity|evidence|momentum)', _word(1)),
    Mutation("a capability misspelt", r"^demand = \{ (\w+) =", _word(1)),
    Mutation("a nation misspelt in presence", r"^presence = \{ (\w+) =", _word(1)),
    Mutation("a target misspelt", r'^targets = \["\w+\.(\w+)"', _word(1)),
    Mutation("a kind misspelt", r'^kind = "(\w+)"', _word(1)),
    Mutation("a method misspelt", r'^method = "(\w+)"', _word(1)),
    Mutation("a culprit misspelt", r'^culprit = "(\w+)"', _word(1)),
    Mutation("a stance misspelt", r'^stance = "(\w+)"', _word(1)),
    Mutation("a colour misspelt", r'colour = "(\w+)"', _word(1)),
    Mutation("a title dropped", r"^title = .*$", GONE, r"injects\.\w+\]|objectives", at_table=True),
    Mutation("a sender dropped", r"^sender = .*$", GONE, at_table=True),
    Mutation("a demand dropped", r"^demand = .*$", GONE, at_table=True),
    Mutation("an income dropped", r"^income = .*$", GONE, at_table=True),
    Mutation("a turn dropped", r"^turn = \d+$", GONE, at_table=True),
    Mutation("a default dropped", r"^default = true$", GONE, at_table=True),
    Mutation("an id dropped", r'^id = "\w+"$', GONE, r"options|endings", at_table=True),
    Mutation("a severity too high", r"^severity = \d+", _to("severity = 140")),
    Mutation("a momentum too high", r"^momentum = \d+", _to("momentum = 400")),
    Mutation("a weight below 0", r"^weight = \d+", _to("weight = -1")),
    Mutation("a share above 1", r"^culture = [\d.]+", _to("culture = 45")),
    Mutation("a position off the map", r"^position = \[\d+", _to("position = [300")),
    Mutation("an inject after the end", r"^turn = \d+$", _to("turn = 60")),
    Mutation("an objective due after the end", r"^due_turn = \d+$", _to("due_turn = 60")),
    Mutation("a number in quotes", r"^(budget|income|severity) = (\d+)", _to(r'\1 = "\2"')),
    Mutation("a number with a comma", r"^(\w+) = (\d+)\.(\d+)$", _to(r"\1 = \2,\3")),
    Mutation("a text without quotes", r'^title = "(\w[^"]*)"', _to(r"title = \1")),
    Mutation("a quote not closed", r'^title = "([^"]*)"$', _to(r'title = "\1')),
    Mutation("a bracket not closed", r"^position = \[(.*)\]$", _to(r"position = [\1")),
    Mutation("a header not closed", r"^\[(injects\.\w+)\]$", _to(r"[\1")),
    Mutation("an equals sign forgotten", r"^sender = ", _to("sender ")),
    Mutation("Python's word for true", r"= true$", _to("= True")),
    Mutation(
        "a condition that cannot hold", r'^when = "(.*)"$', _to(r'when = "(\1) and turn > 50"')
    ),
    Mutation("a condition with one equals sign", r"(\.answer\.\w+) == '", _to(r"\1 = '")),
    Mutation("an answer that there is not", r"\.answer\.\w+ == '(\w+)'", _word(1)),
    Mutation("a parenthesis forgotten", r'^when = "(.*)\)', _to(r'when = "\1')),
    Mutation("a word of another language", r'^when = "(.*) and ', _to(r'when = "\1 && ')),
    Mutation(
        "an effect that changes nothing", r'^effects = \["(\S+) \+= ', _to(r'effects = ["\1 > ')
    ),
    Mutation("an option beyond all means", r"^budget = \d+$", _to("budget = 900"), r"options"),
    Mutation("a demand beyond all means", r"^demand = \{ (\w+) = \d+", _to(r"demand = { \1 = 900")),
    Mutation("an hour that there is not", r'^time = "\d\d', _to('time = "25')),
    Mutation("a table given twice", r"^\[(crises|injects)\.\w+\]$", _to(r"\g<0>\n\g<0>")),
    Mutation("a key given twice", r"^(sender|severity) = .*$", _to(r"\g<0>\n\g<0>")),
    Mutation("a tie to itself", r'^between = \["(\w+)", "\w+"\]', _to(r'between = ["\1", "\1"]')),
    Mutation("a route from nowhere", r'^ends = \["(\w+)"', _word(1)),
)


def broken(source: str, random: Random) -> Iterator[Broken]:
    """The scenario broken in each way that it offers, once each, at a place drawn by lot."""
    lines = source.split("\n")
    headers: list[int] = []
    for number, line in enumerate(lines):
        headers.append(number if line.startswith("[") else headers[-1] if headers else 0)
    in_text = _in_long_texts(lines)
    for mutation in MUTATIONS:
        found = [
            (number, match)
            for number, line in enumerate(lines)
            if number not in in_text
            and (match := re.search(mutation.pattern, line))
            and re.search(mutation.within, lines[headers[number]])
        ]
        if not found:
            continue
        number, match = random.choice(found)
        line = lines[number]
        changed = line[: match.start()] + mutation.change(match, random) + line[match.end() :]
        told = {number + 1 + changed.count("\n")}
        if mutation.at_table:
            told = set(_tables_around(lines, headers[number]))
        yield Broken(
            f"{mutation.how}: {line.strip()[:60]}",
            "\n".join([*lines[:number], changed, *lines[number + 1 :]]),
            frozenset(told),
        )


def _tables_around(lines: list[str], header: int) -> Iterator[int]:
    """The line of a table's header, and of the table that it is in: [[injects.call.options]]."""
    yield header + 1
    outer = re.match(r"\[\[(\w+\.\w+)\.\w+\]\]", lines[header])
    if outer:
        yield lines.index(f"[{outer[1]}]") + 1


def _in_long_texts(lines: list[str]) -> set[int]:
    """The lines within texts of several lines."""
    inside, found = False, set()
    for number, line in enumerate(lines):
        if inside:
            found.add(number)
        if line.count('"""') % 2:
            inside = not inside
    return found
