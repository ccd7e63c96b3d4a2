"""The panes beside the editor: problems, briefs, map, timeline and endings."""

from collections.abc import Iterable, Mapping

from game.language import tr, trc
from game.scenario.diagnostics import Level
from game.tui.author.findings import GAMES, Findings
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.motif import motif
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import fit

MARKS = {Level.ERROR: ("✗", "bad"), Level.WARNING: ("!", "warn"), Level.NOTE: ("·", "muted")}


class Pane(Sheet):
    """What is found, in one respect."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self.findings: Findings | None = None

    def show(self, findings: Findings) -> None:
        """Show what is found in another text."""
        self.findings = findings
        self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        if self.findings is None:
            return (Row(width, 1).add(tr("Reading …"), "faint").line(),)
        return self.page(self.findings, width - 1)

    def page(self, findings: Findings, width: int) -> Iterable[Line]:
        """The lines of what is found."""
        raise NotImplementedError


class Problems(Pane):
    """Everything that is wrong, worst first. Opening one goes to its place."""

    TITLE = tr("Problems")

    def page(self, findings: Findings, width: int) -> Iterable[Line]:
        if not findings.diagnostics:
            yield Row(width, 1).add(tr("✓ Nothing is wrong."), "good").line()
        for place, one in enumerate(findings.diagnostics):
            symbol, ink = MARKS[one.level]
            row = Row(width, 1).add(symbol, f"bold {ink}").gap()
            row.add(f"{one.line}:{one.column}", "bold").gap().add(one.code, "muted").gap()
            row.add(fit(one.title, row.room), ink)
            yield row.over(f"problem:{place}", 1).line()
            yield from prose(one.message, width, indent=3)
            if one.help:
                yield from prose(one.help, width, "accent", indent=5, first="   → ")
            if one.consequence:
                text = tr("so {consequence}").format(consequence=one.consequence)
                yield from prose(text, width, "muted", indent=3)


class Briefs(Pane):
    """The briefs as their seats read them."""

    TITLE = tr("Briefs")

    def page(self, findings: Findings, width: int) -> Iterable[Line]:
        scenario = findings.scenario
        if scenario is None:
            yield _nothing(width)
            return
        yield Row(width, 1).add(scenario.title, "bold").line()
        yield from prose(scenario.summary, width, "muted", indent=1)
        for nation in scenario.nations.values():
            yield BLANK
            ink = f"bold nation.{nation.flag.colour}"
            yield Row(width, 1).add(f"{nation.flag.symbol} {nation.name}", ink).line()
            yield from prose(nation.public_brief, width, indent=1)
            yield from prose(nation.secret_brief, width, "warn", indent=3, first=" ◉ ")
            for item in nation.agenda:
                mark = "◉" if item.secret else "·"
                text = f"{item.title} ({item.weight:g})"
                yield from prose(text, width, "muted", indent=3, first=f" {mark} ")


class Theatre(Pane):
    """Where everything lies on the map."""

    TITLE = tr("Map")

    def page(self, findings: Findings, width: int) -> Iterable[Line]:
        from game.session.sketch import of_scenario

        scenario = findings.scenario
        if scenario is None:
            yield _nothing(width)
            return
        height = max(6, self.size.height - 3 - len(scenario.nations))
        yield from motif(width, height, of_scenario(scenario))
        for nation in scenario.nations.values():
            row = Row(width, 1).add(nation.flag.symbol, f"nation.{nation.flag.colour}").gap()
            yield row.add(nation.name).line()


class Msel(Pane):
    """The injects turn by turn, and which objectives they serve when."""

    TITLE = trc("pane", "MSEL")

    def page(self, findings: Findings, width: int) -> Iterable[Line]:
        table = findings.timeline
        if table is None:
            yield _nothing(width)
            return
        for turn, (time, entries) in enumerate(table.turns, 1):
            row = Row(width, 1).add(tr("Turn {turn}").format(turn=turn), "bold").gap(2)
            yield row.add(time, "muted").line()
            for entry in entries:
                row = Row(width, 3).add(entry.hour, "muted").gap()
                row.add(fit(f"{entry.number} {entry.title}", max(4, row.room - 12)),
                        key=f"inject:{entry.id}")  # fmt: skip
                yield row.right(f"{entry.to}{' ?' if entry.asks else ''}", "accent").line()
        if table.waiting:
            yield Row(width, 1).add(tr("Waiting for a condition"), "bold").line()
        for entry in table.waiting:
            row = Row(width, 3).add(fit(f"{entry.number} {entry.title}", max(4, width - 16)),
                                    key=f"inject:{entry.id}")  # fmt: skip
            yield row.right(f"{entry.to}{' ?' if entry.asks else ''}", "accent").line()
            yield from prose(entry.when, width, "muted", indent=5)
        yield BLANK
        yield from _coverage(table.coverage, len(table.turns), width)


def _coverage(
    coverage: Iterable[tuple[str, Iterable[int]]], turns: int, width: int
) -> Iterable[Line]:
    """Objectives by turns: how many injects serve each; the last column waits for conditions."""
    cells = 2 * (turns + 1)
    name = max(8, width - cells - 3)
    heads = "".join(f"{turn % 100:>2}" for turn in range(1, turns + 1)) + " ?"
    yield (
        Row(width, 1)
        .add(fit(tr("Objectives"), name), "bold")
        .to(name + 2)
        .add(heads, "muted")
        .line()
    )
    for title, counts in coverage:
        row = Row(width, 1).add(fit(title, name)).to(name + 2)
        for count in counts:
            row.add(f"{count or '·':>2}", "bold accent" if count else "faint")
        yield row.line()


class Endings(Pane):
    """How some hundred playthroughs end."""

    TITLE = tr("Endings")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.counts: Mapping[str, int] | None = None

    def tell(self, counts: Mapping[str, int] | None) -> None:
        """Show how often each ending came; None: that is not known yet."""
        self.counts = counts
        self.rebuild()

    def page(self, findings: Findings, width: int) -> Iterable[Line]:
        scenario = findings.scenario
        if scenario is None or not findings.playable:
            text = tr("It can be played once it has no errors.")
            yield Row(width, 1).add(text, "faint").line()
            return
        counts = self.counts
        if counts is None:
            yield Row(width, 1).add(tr("Playing …"), "faint").line()
            return
        for ending in scenario.endings:
            count = counts.get(ending.id, 0)
            share = count / GAMES
            ink = {"good": "good", "bad": "bad"}.get(ending.tone, "accent")
            row = Row(width, 1).add(fit(ending.title, max(8, width // 2 - 8))).to(width // 2)
            row.add(f"{100 * share:4.0f} % ", "bold")
            yield row.add("█" * round(share * row.room), ink).line()
            if not count:
                note = tr("not in {games} games").format(games=GAMES)
                yield Row(width, 3).add(note, "warn").line()
        yield BLANK
        text = tr("{games} games, doctrines drawn by lot. `concord try` tells much more.").format(
            games=GAMES
        )
        yield from prose(text, width, "faint", indent=1)


def _nothing(width: int) -> Line:
    return Row(width, 1).add(tr("It cannot be read yet."), "faint").line()
