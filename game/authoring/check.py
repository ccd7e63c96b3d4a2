"""Checks scenario files, and tells what was found to people, to programs and to GitHub."""

import json
from collections.abc import Iterable
from typing import Any

from game.authoring.allowances import allowed
from game.authoring.design import check_design
from game.language import tr, trn
from game.quantities.checked import examine
from game.scenario.diagnostics import Diagnostic, Level, has_errors, shown, worst_first
from game.scenario.load import Loaded

REPORT_VERSION = 1
"""The version of the JSON report. Keys may be added to it; none change their meaning."""


def check(source: bytes, path: str) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a scenario or doubtful, worst first."""
    return checked(source, path)[1]


def checked(source: bytes, path: str) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """What could be read of a scenario, and everything that is wrong or doubtful, worst first.

    Whether it is a good exercise is asked once it can be played. What the file allows is left out.
    """
    loaded, found = examine(source, path)
    if loaded.scenario is not None and not has_errors(found):
        found = (*found, *check_design(loaded))
    return loaded, worst_first(allowed(loaded, found))


def as_json(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """A report for programs.

    An object with `version`, `files` (how many were checked), `errors`, `warnings`, `notes`
    (counts) and `diagnostics`: a list of objects with `code`, `level`, `title`, `path`, `line`,
    `column`, `length`, `message`, and `help` and `consequence`, which may be null.
    """
    found = list(diagnostics)
    report: dict[str, Any] = {"version": REPORT_VERSION, "files": files}
    for level in Level:
        report[f"{level}s"] = sum(one.level is level for one in found)
    report["diagnostics"] = [
        {
            "code": one.code,
            "level": str(one.level),
            "title": one.title,
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "length": one.length,
            "message": one.message,
            "help": one.help,
            "consequence": one.consequence,
        }
        for one in found
    ]
    return json.dumps(report, indent=2)


_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def as_github(found: Diagnostic) -> str:
    """A diagnostic as a command that GitHub shows beside the line."""
    properties = {
        "file": found.path,
        "line": str(found.line),
        "col": str(found.column),
        "endColumn": str(found.column + found.length),
        "title": f"{found.code} {found.title}",
    }
    named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    said = "\n".join(filter(None, (found.message, found.help, found.consequence)))
    return f"::{_COMMANDS[found.level]} {named}::{_escaped(said)}"


def _escaped(text: str, signs: str = "") -> str:
    """Text as GitHub's commands want it: the signs that mean something to them by their number."""
    kept = "\n".join(map(shown, text.split("\n")))
    for sign in ("%", "\r", "\n", *signs):
        kept = kept.replace(sign, f"%{ord(sign):02X}")
    return kept


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """How much was found, in a sentence."""
    found = list(diagnostics)
    errors, warnings, notes = (sum(one.level is level for one in found) for level in Level)
    counts = [
        said.format(number=number)
        for said, number in (
            (trn("{number} error", "{number} errors", errors), errors),
            (trn("{number} warning", "{number} warnings", warnings), warnings),
            (trn("{number} note", "{number} notes", notes), notes),
        )
        if number
    ]
    said = trn("{files} file checked: {counts}.", "{files} files checked: {counts}.", files)
    return said.format(files=files, counts=", ".join(counts) or tr("no problems"))
