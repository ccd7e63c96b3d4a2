"""A sheet paints what changed, keeps its cursor on what it was on, and cuts nothing unsaid."""

from collections.abc import Iterable

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from game.session.view import Forecast
from game.tui.widgets.canvas import Canvas
from game.tui.widgets.line import Line, Row, beside, prose
from game.tui.widgets.plots import Series, plot, sparkline
from game.tui.widgets.range_bar import add_range
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import amount, fit, number, printable, signed, trend, wrap
from tests.tui.driving import until


class Numbers(Sheet):
    """Rows with a number each."""

    TITLE = "Numbers"

    def __init__(self, values: dict[str, int]) -> None:
        super().__init__(id="numbers")
        self.values = values
        self.painted: list[Region] = []

    def body(self, width: int) -> Iterable[Line]:
        for name, value in self.values.items():
            yield Row(width, 1).add(name).right(str(value), "bold", f"why:{name}").line()


class SheetApp(App[None]):
    """One sheet, and what it opened."""

    def __init__(self, values: dict[str, int]) -> None:
        super().__init__()
        self.numbers = Numbers(values)
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.numbers

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        self.opened.append(event.key)


MANY = {f"row {n}": n for n in range(60)}


async def test_only_lines_that_differ_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    app = SheetApp(dict(MANY))
    async with app.run_test(size=(40, 20)) as pilot:
        await until(lambda: bool(app.numbers.lines), "the lines")
        await pilot.pause()
        painted: list[Region] = []
        refresh = app.numbers.refresh

        def noted(*regions: Region, **options: bool) -> Sheet:
            painted.extend(regions)
            return refresh(*regions, **options)

        monkeypatch.setattr(app.numbers, "refresh", noted)
        app.numbers.values["row 3"] = 999
        app.numbers.rebuild()
        assert [(region.y, region.height) for region in painted] == [(4, 1)]


async def test_the_cursor_stays_on_its_entry_when_others_come_before_it() -> None:
    app = SheetApp(dict(MANY))
    async with app.run_test(size=(40, 20)) as pilot:
        await until(lambda: bool(app.numbers.lines), "the lines")
        app.numbers.focus()
        await pilot.press("down", "down")
        assert app.numbers.cursor_key == "why:row 2"
        app.numbers.values = {"new": 7, **app.numbers.values}
        app.numbers.rebuild()
        assert app.numbers.cursor_key == "why:row 2"
        del app.numbers.values["row 2"]
        app.numbers.rebuild()
        assert app.numbers.cursor_key == "why:row 3"


async def test_the_cursor_is_always_in_sight_and_the_title_stays() -> None:
    app = SheetApp(dict(MANY))
    async with app.run_test(size=(40, 20)) as pilot:
        await until(lambda: bool(app.numbers.lines), "the lines")
        app.numbers.focus()
        for key in ("end", "pageup", "pageup", "home", "pagedown", "down", "end"):
            await pilot.press(key)
            row = int(app.numbers.cursor_key.split()[-1])
            assert 0 <= row - app.numbers.scroll_offset.y < 19
            assert "Numbers" in app.numbers.render_line(0).text


async def test_enter_and_a_click_open_the_same() -> None:
    app = SheetApp(dict(MANY))
    async with app.run_test(size=(40, 20)) as pilot:
        await until(lambda: bool(app.numbers.lines), "the lines")
        app.numbers.focus()
        await pilot.press("down", "enter")
        await pilot.click("#numbers", offset=(app.numbers.lines[2].spots[0].start, 2))
        assert app.opened == ["why:row 1", "why:row 1"]


async def test_every_painted_line_is_exactly_as_wide_as_the_sheet() -> None:
    app = SheetApp({"漢字" * 12: 1, "short": 2, "x" * 90: 3})
    async with app.run_test(size=(41, 8)):
        await until(lambda: bool(app.numbers.lines), "the lines")
        assert {app.numbers.render_line(y).cell_length for y in range(8)} == {41}


def test_a_row_cuts_with_a_sign_and_never_runs_over() -> None:
    for text in ("plain and rather long", "漢字かな交じり文", "a"):
        for width in range(1, 12):
            row = Row(width).add(text).line().text
            assert cell_len(row) <= width
            assert row == text or row.endswith("…")


def test_numbers_end_where_they_should() -> None:
    assert Row(12).add("budget").end("14.5", 12).line().text == "budget  14.5"
    assert Row(8).add("a").right("9", margin=1).line().text == "a     9"


def test_wrapped_text_is_whole() -> None:
    text = "one two three " + "x" * 25 + " 漢字かな four\nfive"
    for width in range(4, 30):
        lines = wrap(text, width)
        assert all(cell_len(line) <= width for line in lines)
        assert "".join("".join(lines).split()) == "".join(text.split())


def test_prose_keeps_its_indent() -> None:
    lines = [line.text for line in prose("one two three", 9, indent=3, first=" › ")]
    assert lines == [" › one", "   two", "   three"]


def test_blocks_stand_beside_each_other_with_their_spots() -> None:
    left, right = Row(4).add("ab").line(), Row(4).add("cd", key="why:x").line()
    (line,) = beside([[left], [right]], 6)
    assert line.text == "ab    cd"
    assert (line.spots[0].start, line.spots[0].end) == (6, 8)


def test_what_a_terminal_obeys_is_not_printable() -> None:
    assert printable("a\x1b[31mb\u202ec\td\x07") == "a[31mbc d"
    assert printable("line\nend") == "line\nend"
    assert fit("Mines in the strait", 8) == "Mines i…"


def test_numbers_and_changes_are_short() -> None:
    assert [number(v) for v in (63.6, 0.4, -0.0, 0.04)] == ["64", "0.4", "0", "0"]
    assert [amount(v) for v in (4.0, 6.54, 0.25)] == ["4", "6.5", "0.2"]
    assert [signed(v) for v in (7.0, -0.3, 0.0)] == ["+7", "−0.3", "0"]
    assert [trend(v) for v in (3, -0.5, 0.001)] == ["▲", "▼", "="]


def test_a_line_on_the_canvas_joins_its_ends_and_dots_leave_gaps() -> None:
    solid, dotted = Canvas(20, 3), Canvas(20, 3)
    solid.path([(0, 1), (19, 1)], "good")
    dotted.path([(0, 1), (19, 1)], "bad", "#.....")
    assert " " not in solid.lines()[1].text.strip()
    assert " " in dotted.lines()[1].text.strip()


def test_a_plot_has_its_range_its_turns_and_who_is_who() -> None:
    lines = plot("Trust", [Series("Avalon", "▲", "", (40.0, 55.0, 61.0))], 40, 10)
    text = "\n".join(line.text for line in lines)
    assert "70" in text
    assert "40" in text
    assert "turn 1" in text
    assert "▲ Avalon 61" in text
    assert all(cell_len(line.text) <= 40 for line in lines)


@pytest.mark.parametrize("values", [(), (50.0,), (0.0, 100.0), (33.0,) * 40])
def test_a_plot_of_any_length_can_be_drawn(values: tuple[float, ...]) -> None:
    assert plot("Any", [Series("One", "●", "", values)], 30, 8)
    assert len(sparkline(values)) == len(values)


def test_a_range_bar_marks_now_and_the_range() -> None:
    bar = add_range(Row(10), Forecast("c", 50, 60, 80), 10).line().text
    assert bar == "────│━━━──"
