"""Sheets whose rows hold amounts: more, less, or a number typed."""

from dataclasses import dataclass

from textual.binding import Binding
from textual.message import Message

from game.language import tr, trc
from game.tui.actions import Command, bindings, declare
from game.tui.widgets.line import Row
from game.tui.widgets.text import amount
from game.tui.widgets.view_sheet import ViewSheet

COMMANDS = declare(
    tr("In a table of amounts"),
    Command("amount.more", tr("Amount"), "plus,equals_sign,right,l", tr("One unit more."),
            shown_as="+ −", spare=True),
    Command("amount.less", tr("Less"), "minus,left,h", tr("One unit less."), show=False),
    Command("amount.none", trc("amount", "None"), "delete,backspace", tr("Nothing of it."),
            show=False, shown_as=trc("key", "Del")),
)  # fmt: skip


class AmountSheet(ViewSheet):
    """The base of the pledge table and the composer."""

    BINDINGS = [
        *bindings(COMMANDS),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    TYPED = True
    """Whether digits are amounts here."""

    @dataclass
    class Changed(Message):
        """Somebody wants an amount to be another. Who carries it out tells the sheet: `settle`."""

        sheet: "AmountSheet"
        key: str
        amount: int
        instead: int | None = None
        """What was meant if that cannot be: the last digit alone."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.amounts: dict[str, int] = {}
        """The amount of each key that can be changed."""
        self._pending: dict[str, int] = {}
        """The amounts that were asked for last, as long as that has not been carried out."""
        self._typing = ""

    def add_amount(self, row: Row, key: str, units: int, ink: str = "") -> None:
        """A field of nine cells: `−   4  +`."""
        self.amounts[key] = units
        row.add("−", "accent" if units else "faint", f"less:{key}", mouse=True)
        row.gap()
        start = row.at
        row.end(amount(units), start + 3, ink or ("bold" if units else "faint"))
        row.gap().over(key, start)
        row.gap().add("+", "accent", f"more:{key}", mouse=True)

    @property
    def takes_digits(self) -> bool:
        """Whether a digit is an amount where the cursor is."""
        return self.TYPED and self.cursor_key in self.amounts

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        on_amount = self.cursor_key in self.amounts
        if action == "digit":
            return self.takes_digits
        if action in ("more", "less", "none"):
            return on_amount
        if action == "open":
            return not on_amount and super().check_action(action, parameters)
        return super().check_action(action, parameters)

    def cursor_moved(self) -> None:
        self._typing = ""
        super().cursor_moved()

    def action_more(self) -> None:
        self.change(self.cursor_key, 1)

    def action_less(self) -> None:
        self.change(self.cursor_key, -1)

    def action_none(self) -> None:
        self._ask(self.cursor_key, 0)

    def action_digit(self, digit: int) -> None:
        key = self.cursor_key
        typed = self._typing + str(digit)
        if self._typing and len(typed) <= 3:
            self._post(key, int(typed), digit)
        else:
            typed = str(digit)
            self._post(key, digit)
        self._typing = typed

    def change(self, key: str, by: int) -> None:
        """Ask for more or less of something than was asked for before."""
        self._ask(key, max(0, self._pending.get(key, self.amounts.get(key, 0)) + by))

    def settle(self, asked: Changed) -> None:
        """What was asked for is being carried out, or refused."""
        if self._pending.get(asked.key) == asked.amount:
            del self._pending[asked.key]

    def _ask(self, key: str, units: int) -> None:
        self._typing = ""
        if units != self._pending.get(key, self.amounts.get(key)):
            self._post(key, units)

    def _post(self, key: str, units: int, instead: int | None = None) -> None:
        self._pending[key] = units
        self.post_message(self.Changed(self, key, units, instead))

    def press(self, key: str) -> bool:
        """Carry out a click on the signs beside an amount; False if the key is another."""
        sign, _, rest = key.partition(":")
        if sign not in ("more", "less") or rest not in self.amounts:
            return False
        self.place_cursor(rest)
        self.change(rest, 1 if sign == "more" else -1)
        return True
