"""The inbox: injects that a seat, or the table, has received."""

from collections.abc import Iterable

from game.language import tr, trc, trn
from game.scenario.words import METHODS
from game.session.view import InjectCard, View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import nation_name
from game.tui.widgets.view_sheet import ViewSheet


class Inbox(ViewSheet):
    """Injects, newest first, with method, scenario time and sender."""

    TITLE = tr("Inbox")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.read: set[str] = set()
        """The injects that have been opened on this screen."""

    @property
    def unread(self) -> int:
        """How many new injects have not been opened."""
        inbox = self.view.inbox if self.view else ()
        return sum(card.new and card.id not in self.read for card in inbox)

    def mark_read(self, inject: str) -> None:
        """Remember that an inject has been opened."""
        self.read.add(inject)
        self.rebuild()

    def concerns(self, view: View) -> object:
        return view.inbox

    def head(self, width: int) -> Iterable[Line]:
        row = self.title_row(width)
        if self.unread:
            new = trn("{count} new", "{count} new", self.unread).format(count=self.unread)
            row.gap(2).add(new, "accent")
        return (row.line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not view.inbox:
            yield from prose(tr("Nothing has come in."), width - 1, "muted", indent=2)
        old = False
        for card in view.inbox:
            if not card.new and not old:
                old = True
                if any(other.new for other in view.inbox):
                    yield BLANK
            yield from self._entry(card, width)

    def _entry(self, card: InjectCard, width: int) -> Iterable[Line]:
        key = f"inject:{card.id}"
        fresh = card.new and card.id not in self.read
        row = Row(width, 1).add("●" if fresh else "·", "accent" if fresh else "faint").gap()
        state, ink = inject_state(card)
        ink_title = "bold" if fresh else "" if card.new else "muted"
        room = row.room - (len(state) + 3 if state else 1)
        row.add(card.title, ink_title, key, cells=max(4, room))
        yield row.right(state, ink, margin=1).line()
        if card.new:
            yield Row(width, 3).add(origin(card), "muted").line()


def inject_state(card: InjectCard) -> tuple[str, str]:
    """What an inject asks of its reader, in words."""
    if not card.options:
        return ("", "") if card.new else (tr("turn {turn}").format(turn=card.turn), "faint")
    if card.answer:
        return tr("✓ answered"), "good"
    return tr("▸ asks for a decision"), "warn"


def origin(card: InjectCard) -> str:
    """When, how and from whom an inject came."""
    return f"{card.time} · {METHODS.get(card.method, card.method)} · {card.sender}"


def inject_page(view: View, card: InjectCard, width: int) -> Iterable[Line]:
    """An inject in full."""
    to = ", ".join(nation_name(view, nation) for nation in card.to)
    if len(card.to) == len(view.nations):
        to = tr("all nations")
    for label, value in (
        (tr("From"), card.sender),
        (trc("addressee", "To"), to),
        (trc("method", "By"), METHODS.get(card.method, card.method)),
        (tr("Time"), tr("{time}, turn {turn}").format(time=card.time, turn=card.turn)),
        (tr("Serial"), str(card.number)),
    ):
        lines = prose(value, width, indent=9)
        yield Line(((label.ljust(9), "muted"), *lines[0].runs[1:]))
        yield from lines[1:]
    yield BLANK
    yield from prose(card.text, width)
    if not card.options:
        return
    yield BLANK
    asks = tr("It asks for a decision. You answer in the decision phase:")
    yield Line(((asks, "bold warn"),))
    for option in card.options:
        chosen = option.id == card.answer
        yield from prose(option.text, width, "bold" if chosen else "", indent=4,
                         first="  ◉ " if chosen else "  ○ ")  # fmt: skip
        notes = []
        if option.budget:
            notes.append(tr("costs {cost} of budget").format(cost=f"{option.budget:g}"))
        notes += [option.hint] if option.hint else []
        notes += [tr("taken if no answer is given")] if option.default else []
        if notes:
            yield from prose(" · ".join(notes), width, "muted", indent=4)
