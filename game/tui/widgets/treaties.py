"""Treaties and projects: who is bound, what is in force or why not, what was broken, how far."""

from collections.abc import Iterable

from game.language import tr, trn
from game.session.agreement_cards import ProjectCard, TreatyCard
from game.session.view import View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import add_bar, crisis_name, nation_ink, nation_name
from game.tui.widgets.text import amount, cell_len, number
from game.tui.widgets.view_sheet import ViewSheet

NONE = tr("This exercise has a rulebook without agreements.")
"""What panes say where there is nothing to agree on."""


class TreatyBoard(ViewSheet):
    """Every treaty and project, the common fund, and the weight of each nation's voice."""

    TITLE = tr("Treaties and projects")

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
    row = Row(width, 1).add(tr("Common fund"), "muted").gap()
    yield row.add(amount(there.pool), "bold", "why:partnership.pool").line()
    for treaty in there.treaties:
        yield BLANK
        yield from treaty_lines(view, treaty, width)
    for project in there.projects:
        yield BLANK
        yield from project_lines(view, project, width)


def _voices(view: View, width: int) -> Iterable[Line]:
    """The share of each nation in what is decided by vote."""
    row = Row(width, 1).add(tr("Voice"), "muted").gap(2)
    indent = row.at
    for card in view.nations:
        quantity = f"nation.{card.id}.voice"
        if quantity not in view.quantities:
            continue
        name = nation_name(view, card.id)
        if row.room < cell_len(name) + 7 and row.at > indent:
            yield row.line()
            row = Row(width, indent)
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
        return "✓", "good", tr("in force")
    if card.parties or card.signed:
        return "◐", "warn", tr("not in force")
    return "○", "muted", tr("open to signature")


def treaty_lines(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    """A treaty: where it stands and why, what it obliges to, who is bound, who broke it."""
    symbol, ink, words = treaty_mark(card)
    row = Row(width, 1).add(symbol, ink).gap().add(card.title, "bold", f"treaty:{card.id}")
    yield row.right(words, ink, f"why:treaty.{card.id}.in_force", margin=1).line()
    yield from prose(card.text, width - 1, "muted", indent=3)
    yield from prose(tr("Duty: {duty}").format(duty=card.duty), width - 1, indent=3)
    yield from lacks(view, card, width)
    if card.parties:
        yield nations_line(view, tr("Parties"), card.parties, width)
    for nation in card.signed:
        who = nation_name(view, nation), nation_ink(view, nation)
        needs = number(card.ratification), "warn"
        text = tr("{nation} has signed and not ratified: needs stability {needed}")
        row = Row(width, 3).fill(text, "warn", nation=who, needed=needs)
        quantity = f"nation.{nation}.stability"
        if quantity in view.quantities:
            has = number(view.quantities[quantity]), "bold", f"why:{quantity}"
            row.fill(tr(", has {stability}"), "muted", stability=has)
        yield row.line()
    yield from moves_lines(view, card, width)
    for nation, times in card.breaches.items():
        who = nation_name(view, nation), nation_ink(view, nation)
        often = trn("once", "{count} times", times).format(count=times)
        often_ink = often, "bold", f"why:treaty.{card.id}.breaches.{nation}"
        row = Row(width, 3).add("✖ ", "bad")
        yield row.fill(
            tr("broken by {nation} {often}"), "muted", nation=who, often=often_ink
        ).line()


def moves_lines(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    """Who leaves a treaty this turn, and who calls for the help that it promises."""
    for nation in card.leaving:
        who = nation_name(view, nation), nation_ink(view, nation)
        leaves = tr("{nation} leaves at the end of this turn")
        yield Row(width, 3).fill(leaves, "warn", nation=who).line()
    for nation, crisis in card.calls:
        who = nation_name(view, nation), nation_ink(view, nation)
        what = crisis_name(view, crisis), "bold warn"
        calls = tr("{nation} calls for help: {crisis}")
        yield Row(width, 3).fill(calls, "bold warn", nation=who, crisis=what).line()


def lacks(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    """What a treaty with parties still needs to be in force."""
    if card.in_force or not (card.parties or card.signed):
        needs = tr("needs {share} of the voice") if card.quorum else tr("needs two parties")
        needs = needs.format(share=percent(card.quorum))
        if not card.in_force:
            yield from prose(needs, width - 1, "muted", indent=3)
        return
    if len(card.parties) < 2:
        text = tr("It needs two parties that have ratified it.")
        yield from prose(text, width - 1, "warn", indent=3)
    voice = sum(view.quantities.get(f"nation.{n}.voice", 0.0) for n in card.parties)
    if voice < card.quorum:
        text = tr("Its parties have {share} of the voice; it needs {quorum}.").format(
            share=percent(voice), quorum=percent(card.quorum)
        )
        yield from prose(text, width - 1, "warn", indent=3)
    elif len(card.parties) >= 2:
        text = tr("It comes into force at the end of the turn, if there is enough cohesion.")
        yield from prose(text, width - 1, "warn", indent=3)


def nations_line(view: View, label: str, nations: Iterable[str], width: int) -> Line:
    """Nations in a row, by symbol and name; by symbol alone where there is no room."""
    row = Row(width, 3).add(f"{label}  ", "muted")
    names = [(nation_name(view, nation), nation_ink(view, nation)) for nation in nations]
    short = sum(cell_len(name) + 2 for name, _ in names) > row.room
    for name, ink in names:
        row.add(name.partition(" ")[0] if short else name, ink).gap(2)
    return row.line()


def how_far(card: ProjectCard) -> str:
    """How much of what a project needs has gone into it."""
    return tr("{progress} of {need}").format(progress=amount(card.progress), need=amount(card.need))


def project_lines(view: View, card: ProjectCard, width: int) -> Iterable[Line]:
    """A project: how far it is, how fast it can go, who works on it."""
    symbol, ink = ("✓", "good") if card.complete else ("◇", "accent")
    row = Row(width, 1).add(symbol, ink).gap().add(card.title, "bold", f"project:{card.id}")
    cells = max(6, min(16, width // 5))
    row.to(max(row.at + 1, width - cells - 13))
    add_bar(row, card.progress, card.need, cells, "good" if card.complete else "accent")
    key = f"why:project.{card.id}.progress"
    done = tr("complete") if card.complete else how_far(card)
    yield row.right(done, "good" if card.complete else "bold", key, margin=1).line()
    yield from prose(card.text, width - 1, "muted", indent=3)
    if not card.complete:
        pace = tr("Up to {pace} of budget a turn counts in full; more counts by half.").format(
            pace=amount(card.pace)
        )
        yield from prose(pace, width - 1, "muted", indent=3)
    if card.members:
        yield nations_line(view, tr("Members"), card.members, width)
