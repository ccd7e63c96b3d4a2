"""What was found, as it is told to people, to programs and to GitHub."""

import json

import pytest

from game.authoring.check import as_github, as_json, check, summary
from game.scenario.diagnostics import (
    CODES,
    Diagnostic,
    Level,
    Place,
    diagnostic,
    place_of,
    render_text,
    worst_first,
)
from tests.small import HERE

SOUND = (HERE / "small.toml").read_text()
BROKEN = SOUND.replace('to = "ransom"', 'to = "ransomm"').replace("turn = 1\n", "turn = 9\n")


def found() -> tuple[Diagnostic, ...]:
    return check(BROKEN.encode(), "my, odd:file.toml")


def test_a_diagnostic_shows_the_line_the_stretch_the_fix_and_the_consequence() -> None:
    assert render_text(found()[0], BROKEN) == (
        "my, odd:file.toml:103:20: error[S203] unknown crisis\n"
        '  103 | cascades = [{ to = "ransomm", above = 60, severity = 6 }]\n'
        '      |                    ^^^^^^^^^ there is no crisis "ransomm"\n'
        '   help: did you mean "ransom"? (defined at line 104)\n'
        "   so:   this crisis would feed nothing"
    )


def test_carets_stand_under_wide_characters() -> None:
    line = 'title = "日本" x'
    shown = render_text(diagnostic("S007", "x", Place(1, 14, 1), "here"), line)
    assert shown.splitlines()[2] == "      |                " + "^ here"


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 500 + "X" + "b" * 500
    place = place_of(line, 500)
    quoted, carets = render_text(diagnostic("S007", "x", place, "here"), line).splitlines()[1:]
    assert quoted[carets.index("^")] == "X"
    assert len(quoted) < 200
    assert quoted.endswith("…")


def test_what_could_steer_a_terminal_is_not_printed() -> None:
    line = "title = '\x1b[31m\u202e\ud800'"
    shown = render_text(diagnostic("S003", "a\x1bb", Place(1, 10), 'this "\x07" here'), line)
    assert not set(shown) & set("\x1b\u202e\x07\ud800")
    assert shown.count("�") == 5


def test_the_report_for_programs_has_the_keys_that_are_promised() -> None:
    report = json.loads(as_json(found(), files=2))
    assert list(report) == ["version", "files", "errors", "warnings", "notes", "diagnostics"]
    assert [report[key] for key in list(report)[:5]] == [1, 2, 1, 1, 0]
    assert report["diagnostics"][0] == {
        "code": "S203",
        "level": "error",
        "title": "unknown crisis",
        "path": "my, odd:file.toml",
        "line": 103,
        "column": 20,
        "length": 9,
        "message": 'there is no crisis "ransomm"',
        "help": 'did you mean "ransom"? (defined at line 104)',
        "consequence": "this crisis would feed nothing",
    }


def test_github_is_told_with_its_signs_escaped() -> None:
    error, warning = map(as_github, found())
    assert error == (
        "::error file=my%2C odd%3Afile.toml,line=103,col=20,endColumn=29,title=S203 unknown crisis"
        '::there is no crisis "ransomm"%0Adid you mean "ransom"? (defined at line 104)'
        "%0Athis crisis would feed nothing"
    )
    assert warning.startswith("::warning file=")
    assert as_github(diagnostic("S001", "x", Place(), "100%\r")).endswith("::100%25�")


@pytest.mark.parametrize(
    ("diagnostics", "files", "sentence"),
    [
        ((), 1, "1 file checked: no problems."),
        (found(), 3, "3 files checked: 1 error, 1 warning."),
        (found() * 2, 1, "1 file checked: 2 errors, 2 warnings."),
    ],
)
def test_a_sentence_says_how_much_was_found(
    diagnostics: tuple[Diagnostic, ...], files: int, sentence: str
) -> None:
    assert summary(diagnostics, files) == sentence


def test_the_worst_comes_first_then_the_order_of_the_file_and_nothing_twice() -> None:
    places = [("S012", 1), ("S223", 1), ("S101", 9), ("S101", 2), ("S101", 9)]
    order = worst_first(diagnostic(code, "x", Place(line), "m") for code, line in places)
    assert [(one.code, one.line) for one in order] == [
        ("S101", 2),
        ("S101", 9),
        ("S223", 1),
        ("S012", 1),
    ]


def test_every_code_is_of_its_group_and_has_a_title() -> None:
    for code, kind in CODES.items():
        assert code == kind.code
        assert code[0] == "S"
        assert code[1] in "0123456"
        assert kind.title
        assert kind.level in Level
    titles = [kind.title for kind in CODES.values()]
    assert len(set(titles)) == len(titles)


def test_a_place_counts_lines_and_characters_from_one() -> None:
    text = "ab\nc▲e\n"
    assert place_of(text, 0) == Place(1, 1, 1)
    assert place_of(text, 4, 10) == Place(2, 2, 2)
    assert place_of(text, 6) == Place(2, 4, 1)
    assert place_of(text, 7) == Place(3, 1, 1)
