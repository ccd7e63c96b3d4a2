"""The reference of all that `concord check` may say, made from the codes and their examples."""

from collections.abc import Iterator

from game.scenario.diagnostics import CODES, Code, Diagnostic, Level, render_text
from tests.authoring.examples import OVERLAYS, every_example, found_in

GROUPS = {
    "S0": "What keeps a file from being read",
    "S1": "Keys and values",
    "S2": "References between the parts of a scenario",
    "S3": "Conditions, measures and effects",
    "S4": "What is doubtful in an exercise that can be played",
    "S5": "What a file allows itself",
    "S6": "Texts in other languages",
}
"""What codes that begin alike are about."""

MEANS = {
    Level.ERROR: "the scenario cannot be played",
    Level.WARNING: "players will notice",
    Level.NOTE: "a matter of style",
}

OVERLAY_MEANS = {
    Level.ERROR: "what is wrong is not used",
    Level.WARNING: "players will notice",
    Level.NOTE: "a matter of style",
}
"""The same for an overlay: with what is wrong in one, the scenario can be played all the same."""


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
    means = OVERLAY_MEANS if code.code.startswith("S6") else MEANS
    yield f"{str(code.level).capitalize()}: {means[code.level]}."
    yield ""
    if example is not None:
        found, source = example
        yield "```text"
        yield from render_text(found, source).split("\n")
        yield "```"
        yield ""


def _simplicity(example: tuple[str, bytes, list[str]]) -> tuple[bool, int]:
    name, _, places = example
    return name in {path.stem for path in OVERLAYS}, len(places)


def _examples() -> dict[str, tuple[Diagnostic, str]]:
    """For each code the first example in which it is told, in the simplest file that has it.

    That is an overlay only where no scenario has it.
    """
    found: dict[str, tuple[Diagnostic, str]] = {}
    for name, source, places in sorted(every_example(), key=_simplicity):
        if all(place[:4] in found for place in places):
            continue
        for one in found_in(name, source):
            found.setdefault(one.code, (one, source.decode("utf-8", "replace")))
    return found
