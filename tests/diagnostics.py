"""The reference of all that `concord check` may say, made from the codes and their examples."""

from collections.abc import Iterator

from game.authoring.check import check
from game.scenario.diagnostics import CODES, Code, Diagnostic, Level, render_text
from tests.authoring.examples import every_example

GROUPS = {
    "S0": "What keeps a file from being read",
    "S1": "Keys and values",
    "S2": "References between the parts of a scenario",
    "S3": "Conditions, measures and effects",
    "S4": "What is doubtful in an exercise that can be played",
    "S5": "What a file allows itself",
}
"""What codes that begin alike are about."""

MEANS = {
    Level.ERROR: "the scenario cannot be played",
    Level.WARNING: "players will notice",
    Level.NOTE: "a matter of style",
}


def diagnostics() -> Iterator[str]:
    """A section for each group of codes, and in it each code with what is said of its example."""
    examples = _examples()
    for group, title in GROUPS.items():
        yield f"## {group}: {title}"
        yield ""
        for code in CODES.values():
            if code.code.startswith(group):
                yield from _section(code, examples.get(code.code))


def _section(code: Code, example: tuple[Diagnostic, str] | None) -> Iterator[str]:
    yield f"### {code.code}: {code.title}"
    yield ""
    yield f"{str(code.level).capitalize()}: {MEANS[code.level]}."
    yield ""
    if example is not None:
        found, source = example
        yield "```text"
        yield from render_text(found, source).split("\n")
        yield "```"
        yield ""


def _examples() -> dict[str, tuple[Diagnostic, str]]:
    """For each code the first example in which it is told, in the simplest file that has it."""
    found: dict[str, tuple[Diagnostic, str]] = {}
    for _, source, places in sorted(every_example(), key=lambda example: len(example[2])):
        if all(place[:4] in found for place in places):
            continue
        for one in check(source, "exercise.toml"):
            found.setdefault(one.code, (one, source.decode("utf-8", "replace")))
    return found
