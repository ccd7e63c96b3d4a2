"""Treaties and projects: who is bound, what is in force or why not, what was broken, how far."""

from collections.abc import Iterable

from game.session.agreement_cards import ProjectCard, TreatyCard
from game.session.view import View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import add_bar, crisis_name, nation_ink, nation_name
from game.tui.widgets.text import amount, cell_len, number
from game.tui.widgets.view_sheet import ViewSheet

NONE = "This exercise has a rulebook without agreements."
"""What panes say where there is nothing to agree on."""


class TreatyBoard(ViewSheet):
    """Every treaty and project, the common fund, and the weight of each nation's voice."""

    TITLE = "Treaties and projects"

    def concerns(self, view: View) -> object:
        return view.agreements, view.quantities

    def page(self, view: View, width: int) -> Iterable[Line]:
        return treaties_page(view, width)


def has_agreements(view: View) -> bool:
    """Whether the rulebook of an exercise knows agreements at all."""
    there = view.agreements
    return bool(there.treaties or there.projects or there.joint)


def treaties_page(view: View, width: int) -> Iterable[Line]:
    """All of it, for a pane or a sheet of its own."""
    there = view.agreements
    if not has_agreements(view):
        yield from prose(NONE, width - 1, "muted", indent=1)
        return
    yield from _voices(view, width)
    row = Row(width, 1).add("Common fund ", "muted")
    yield row.add(amount(there.pool), "bold", "why:partnership.pool").line()
    for treaty in there.treaties:
        yield BLANK
        yield from treaty_lines(view, treaty, width)
    for project in there.projects:
        yield BLANK
        yield from project_lines(view, project, width)


def _voices(view: View, width: int) -> Iterable[Line]:
    """The share of each nation in what is decided by vote."""
    row = Row(width, 1).add("Voice", "muted").gap(2)
    for card in view.nations:
        quantity = f"nation.{card.id}.voice"
        if quantity not in view.quantities:
            continue
        name = nation_name(view, card.id)
        if row.room < cell_len(name) + 7 and row.at > 8:
            yield row.line()
            row = Row(width, 8)
        row.add(name, f"nation.{card.colour}").gap()
        row.add(percent(view.quantities[quantity]), "bold", f"why:{quantity}").gap(3)
    yield row.line()


def percent(share: float) -> str:
    """A share of one as a per cent.

    >>> percent(0.254)
    '25 %'
    """
    return f"{100 * share:.0f} %"


def treaty_mark(card: TreatyCard) -> tuple[str, str, str]:
    """Symbol, ink and words for where a treaty stands."""
    if card.in_force:
        return "✓", "good", "in force"
    if card.parties or card.signed:
        return "◐", "warn", "not in force"
    return "○", "muted", "open to signature"


def treaty_lines(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    """A treaty: where it stands and why, what it obliges to, who is bound, who broke it."""
    symbol, ink, words = treaty_mark(card)
    row = Row(width, 1).add(symbol, ink).gap().add(card.title, "bold", f"treaty:{card.id}")
    yield row.right(words, ink, f"why:treaty.{card.id}.in_force", margin=1).line()
    yield from prose(card.text, width - 1, "muted", indent=3)
    yield from prose(f"Duty: {card.duty}", width - 1, indent=3)
    yield from lacks(view, card, width)
    if card.parties:
        yield nations_line(view, "Parties", card.parties, width)
    for nation in card.signed:
        has = view.quantities.get(f"nation.{nation}.stability")
        row = Row(width, 3).add(nation_name(view, nation), nation_ink(view, nation))
        row.add(
            f" has signed and not ratified: needs stability {number(card.ratification)}", "warn"
        )
        if has is not None:
            row.add(", has ", "muted")
            row.add(number(has), "bold", f"why:nation.{nation}.stability")
        yield row.line()
    for nation in card.leaving:
        row = Row(width, 3).add(nation_name(view, nation), nation_ink(view, nation))
        yield row.add(" leaves at the end of this turn", "warn").line()
    for nation, crisis in card.calls:
        row = Row(width, 3).add(nation_name(view, nation), nation_ink(view, nation))
        yield row.add(f" calls for help: {crisis_name(view, crisis)}", "bold warn").line()
    for nation, times in card.breaches.items():
        row = Row(width, 3).add("✖ ", "bad").add("broken by ", "muted")
        row.add(nation_name(view, nation), nation_ink(view, nation)).gap()
        key = f"why:treaty.{card.id}.breaches.{nation}"
        yield row.add("once" if times == 1 else f"{times} times", "bold", key).line()


def lacks(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    """What a treaty with parties still needs to be in force."""
    if card.in_force or not (card.parties or card.signed):
        needs = f"needs {percent(card.quorum)} of the voice" if card.quorum else "needs two parties"
        if not card.in_force:
            yield from prose(needs, width - 1, "muted", indent=3)
        return
    if len(card.parties) < 2:
        yield from prose("It needs two parties that have ratified it.", width - 1, "warn", indent=3)
    voice = sum(view.quantities.get(f"nation.{n}.voice", 0.0) for n in card.parties)
    if voice < card.quorum:
        text = f"Its parties have {percent(voice)} of the voice; it needs {percent(card.quorum)}."
        yield from prose(text, width - 1, "warn", indent=3)
    elif len(card.parties) >= 2:
        text = "It comes into force at the end of the turn, if there is enough cohesion."
        yield from prose(text, width - 1, "warn", indent=3)


def nations_line(view: View, label: str, nations: Iterable[str], width: int) -> Line:
    """Nations in a row, by symbol and name; by symbol alone where there is no room."""
    row = Row(width, 3).add(f"{label}  ", "muted")
    names = [(nation_name(view, nation), nation_ink(view, nation)) for nation in nations]
    short = sum(cell_len(name) + 2 for name, _ in names) > row.room
    for name, ink in names:
        row.add(name.partition(" ")[0] if short else name, ink).gap(2)
    return row.line()


def project_lines(view: View, card: ProjectCard, width: int) -> Iterable[Line]:
    """A project: how far it is, how fast it can go, who works on it."""
    symbol, ink = ("✓", "good") if card.complete else ("◇", "accent")
    row = Row(width, 1).add(symbol, ink).gap().add(card.title, "bold", f"project:{card.id}")
    cells = max(6, min(16, width // 5))
    row.to(max(row.at + 1, width - cells - 13))
    add_bar(row, card.progress, card.need, cells, "good" if card.complete else "accent")
    key = f"why:project.{card.id}.progress"
    done = "complete" if card.complete else f"{amount(card.progress)} of {amount(card.need)}"
    yield row.right(done, "good" if card.complete else "bold", key, margin=1).line()
    yield from prose(card.text, width - 1, "muted", indent=3)
    if not card.complete:
        pace = f"Up to {amount(card.pace)} of budget a turn counts in full; more counts by half."
        yield from prose(pace, width - 1, "muted", indent=3)
    if card.members:
        yield nations_line(view, "Members", card.members, width)
