"""A session that needs no rules: it walks through the phases and shows a sample of The Narrows.

Its API is that of `game.session.host.Session`; screens cannot tell the difference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from game.session.agreement_cards import Agreements, Secret
from game.session.commands import (
    Answer,
    Command,
    Commit,
    Harden,
    Pledge,
    PledgeTransfer,
    Ready,
    Reason,
    Refusal,
    Say,
    Transfer,
)
from game.session.view import (
    TABLE,
    Choice,
    CrisisCard,
    Deed,
    Explanation,
    Forecast,
    Message,
    NationCard,
    OrderLine,
    Own,
    Phase,
    Promise,
    View,
)
from tests.tui import narrows_sample as sample


@dataclass(frozen=True)
class FakePin:
    """A PIN, in place of its hash."""

    pin: str

    def matches(self, given: str) -> bool:
        return given == self.pin


@dataclass(frozen=True)
class FakeSeat:
    player: str
    pin: FakePin | None = None
    since: int = 1


@dataclass(frozen=True)
class Accepted:
    """The event that a command was accepted."""

    seat: str
    command: Command


PHASES: Mapping[type, Phase] = {
    Pledge: Phase.CONSULTATION,
    PledgeTransfer: Phase.CONSULTATION,
    Say: Phase.CONSULTATION,
    Commit: Phase.DECISION,
    Transfer: Phase.DECISION,
    Harden: Phase.DECISION,
    Answer: Phase.DECISION,
    Reason: Phase.DECISION,
}
"""The phase in which each command is given; the others may be given in any."""


class FakeSession:
    """The Narrows for a number of people; the other seats are played by `reciprocator`."""

    def __init__(
        self,
        persons: Iterable[str] = ("avalon", "borduria"),
        *,
        pins: Mapping[str, str] | None = None,
        turn: int = 3,
        turns: int = 8,
        phase: Phase = Phase.SITUATION,
    ) -> None:
        played = tuple(persons)
        codes = pins or {}
        self.seats: dict[str, FakeSeat] = {}
        for country in sample.COUNTRIES:
            player = "person" if country.id in played else "reciprocator"
            pin = FakePin(codes[country.id]) if country.id in codes else None
            self.seats[country.id] = FakeSeat(player, pin)
        self.turn, self.turns, self.phase = turn, turns, phase
        self.seed = 7
        self.read_only: str | None = None
        self.notices: tuple[str, ...] = ()
        adversaries = {"red_hand": "Red Hand", "fleet": "The Southern Fleet"}
        self.exercise = SimpleNamespace(
            id="the_narrows",
            source=b"",
            scenario=SimpleNamespace(
                adversaries={id: SimpleNamespace(name=name) for id, name in adversaries.items()}
            ),
        )
        self.closed = False
        self.log: list[tuple[str, Command]] = []
        self._ready: set[str] = set()
        self._promises: list[Promise] = []
        self._messages: list[Message] = []
        self._orders: dict[str, list[OrderLine]] = {name: [] for name in sample.NAMES}
        self._reasons: dict[str, str] = {}
        self._deeds: tuple[Deed, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._open_phase()

    @property
    def persons(self) -> tuple[str, ...]:
        return tuple(name for name, seat in self.seats.items() if seat.player == "person")

    @property
    def waiting(self) -> tuple[str, ...]:
        if self.phase in (Phase.ASSESSMENT, Phase.OUTCOME):
            return ()
        return tuple(name for name in self.persons if name not in self._ready)

    def close(self) -> None:
        self.closed = True

    # What is asked of it

    def do(self, seat: str, command: Command) -> tuple[Accepted, ...] | Refusal:
        if self.phase is Phase.OUTCOME:
            return Refusal("over", "The exercise is over.")
        if seat not in self.seats:
            return Refusal("not_seated", f"There is no seat {seat}.")
        if seat in self._ready:
            return Refusal("already_ready", f"{sample.NAMES[seat]} has already said it is ready.")
        refusal = self._carry_out(seat, command)
        if refusal is not None:
            return refusal
        self.log.append((seat, command))
        return (Accepted(seat, command),)

    def proceed(self) -> tuple[Accepted, ...] | Refusal:
        if self.phase is not Phase.ASSESSMENT:
            return Refusal("wrong_phase", "The room goes on only after the assessment.")
        if self.turn >= self.turns:
            self.phase = Phase.OUTCOME
        else:
            self.turn += 1
            self.phase = Phase.SITUATION
            self._open_phase()
        return (Accepted(TABLE, Ready()),)

    def _carry_out(self, seat: str, command: Command) -> Refusal | None:
        wanted = PHASES.get(type(command), self.phase)
        if wanted is not self.phase:
            return Refusal("wrong_phase", f"That belongs to {wanted}; this is {self.phase}.")
        if type(command) in PHASES and wanted is Phase.DECISION:
            return self._decide(seat, command)
        match command:
            case Ready():
                self._ready.add(seat)
                if not self.waiting:
                    self._next_phase()
            case Pledge(crisis, capability, units):
                return self._pledge(seat, "commit", crisis, capability, units)
            case PledgeTransfer(to, what, amount):
                return self._pledge(seat, "transfer", to, what, amount)
            case Say(text):
                if not text.strip():
                    return Refusal("empty_text", "There is nothing to say in an empty message.")
                self._messages.append(Message(self.turn, seat, text))
        return None

    def _decide(self, seat: str, command: Command) -> Refusal | None:
        match command:
            case Commit(crisis, capability, units):
                return self._order(seat, OrderLine("commit", crisis, capability, units, units / 2))
            case Transfer(to, what, amount):
                cost = float(amount if what == "budget" else 0)
                return self._order(seat, OrderLine("transfer", to, what, amount, cost))
            case Harden(infrastructure, budget):
                return self._order(seat, OrderLine("harden", infrastructure, "", budget, budget))
            case Answer(inject, option):
                costs = {card.id: card.budget for card in sample.options()}
                if option not in costs:
                    return Refusal("unknown_option", f'There is no option "{option}".')
                return self._order(seat, OrderLine("answer", inject, option, 1, costs[option]))
            case Reason(text):
                self._reasons[seat] = text
        return None

    def _pledge(self, seat: str, kind: Any, target: str, what: str, amount: int) -> Refusal | None:
        have = {**self._capability(seat), "budget": self._country(seat).budget}
        if amount < 0:
            return Refusal("negative", "A pledge cannot be negative.")
        if what not in have:
            return Refusal("unknown_capability", f'There is no capability "{what}".')
        others = [p for p in self._promises if (p.nation, p.kind, p.target, p.what)
                  != (seat, kind, target, what)]  # fmt: skip
        said = sum(p.amount for p in others if p.nation == seat and p.what == what)
        if said + amount > have[what]:
            return Refusal(
                "beyond_capability",
                f"{sample.NAMES[seat]} has {have[what]:g} of {what} and has pledged {said:g}.",
            )
        self._promises = others
        if amount:
            self._promises.append(Promise(seat, kind, target, what, amount))
        return None

    def _order(self, seat: str, line: OrderLine) -> Refusal | None:
        if line.amount < 0:
            return Refusal("negative", "An order cannot be negative.")
        alone = line.kind == "answer"
        others = [o for o in self._orders[seat] if (o.kind, o.target, o.what if not alone else "")
                  != (line.kind, line.target, line.what if not alone else "")]  # fmt: skip
        spent = sum(o.cost for o in others) + line.cost
        if spent > self._country(seat).budget:
            left = self._country(seat).budget - sum(o.cost for o in others)
            return Refusal("beyond_budget", f"It costs {line.cost:g}; {left:g} of budget is left.")
        if line.kind != "answer" and line.what in sample.CAPABILITIES:
            used = sum(o.amount for o in others if o.what == line.what)
            if used + line.amount > self._capability(seat)[line.what]:
                return Refusal("beyond_capability", f"There is not that much {line.what} left.")
        self._orders[seat] = [*others, line] if line.amount else others
        return None

    def _open_phase(self) -> None:
        self._ready = set()
        if self.phase is Phase.SITUATION:
            self._promises, self._deeds, self._choices = [], (), ()
            self._orders = {name: [] for name in sample.NAMES}
            self._reasons = {}
        if self.phase is Phase.CONSULTATION:
            for promise in (
                Promise("caledon", "transfer", "dorne", "budget", 2),
                Promise("dorne", "commit", "mines", "security", 3),
            ):
                if promise.nation not in self.persons:
                    self._promises.append(promise)

    def _next_phase(self) -> None:
        order = (Phase.SITUATION, Phase.CONSULTATION, Phase.DECISION, Phase.ASSESSMENT)
        self.phase = order[order.index(self.phase) + 1]
        self._open_phase()
        if self.phase is Phase.ASSESSMENT:
            self._deeds = tuple(self._deed(promise) for promise in self._promises)
            self._choices = tuple(
                Choice(nation, o.target, "The minister's call", o.what, "It is done, and seen.")
                for nation, orders in self._orders.items()
                for o in orders
                if o.kind == "answer"
            )

    def _deed(self, promise: Promise) -> Deed:
        done = promise.amount if promise.nation not in self.persons else sum(
            o.amount for o in self._orders[promise.nation]
            if (o.kind, o.target, o.what) == (promise.kind, promise.target, promise.what)
        )  # fmt: skip
        return Deed(
            promise.nation, promise.kind, promise.target, promise.what, promise.amount, done
        )

    # What it shows

    def _country(self, seat: str) -> sample.Country:
        return next(country for country in sample.COUNTRIES if country.id == seat)

    def _capability(self, seat: str) -> dict[str, float]:
        amounts = self._country(seat).capability
        return dict(zip(sample.CAPABILITIES, map(float, amounts), strict=True))

    def view(self, viewer: str) -> View:
        nations = tuple(
            NationCard(c.id, c.name, c.symbol, c.colour, c.position, c.brief,
                       self.seats[c.id].player, c.id in self._ready)
            for c in sample.COUNTRIES
        )  # fmt: skip
        crises = tuple(self._crisis(card) for card in sample.CRISES)
        chosen = next((o.what for o in self._orders.get(viewer, ()) if o.kind == "answer"), None)
        quantities, changes = sample.quantities(self.turn)
        open_deeds = self.phase in (Phase.ASSESSMENT, Phase.OUTCOME)
        return View(
            viewer=viewer,
            scenario="the_narrows",
            title=sample.TITLE,
            summary=sample.SUMMARY,
            turn=self.turn,
            turns=self.turns,
            phase=self.phase,
            scenario_time=f"week of {1 + 7 * (self.turn - 1)} March 2031",
            nations=nations,
            capabilities=sample.CAPABILITIES,
            crises=crises,
            crises_before=self._before(crises),
            routes=sample.ROUTES,
            chokepoints=sample.CHOKEPOINTS,
            quantities=quantities,
            changes=changes,
            history=sample.history(self.turn - (not open_deeds)),
            news=sample.news(viewer),
            inbox=sample.inbox(viewer, chosen, self.phase is not Phase.ASSESSMENT),
            promises=tuple(self._promises),
            messages=tuple(self._messages),
            missing={
                card.id: {
                    what: max(0.0, need - card.pledged.get(what, 0))
                    for what, need in card.demand.items()
                }
                for card in crises
            },
            deeds=self._deeds if open_deeds else (),
            agreements=Agreements(),
            undertaken=(),
            choices=self._choices if open_deeds else (),
            objectives=tuple(replace(line, rating="-") for line in sample.OBJECTIVES),
            ready=viewer in self._ready,
            own=self.own(viewer) if viewer in self.seats else None,
            outcome=sample.outcome() if self.phase is Phase.OUTCOME else None,
        )

    def _before(self, crises: tuple[CrisisCard, ...]) -> tuple[CrisisCard, ...]:
        """Each stood lower in the decision by as much as it has risen since."""
        if self.phase is not Phase.ASSESSMENT:
            return ()
        return tuple(replace(c, severity=c.severity - c.change, change=0.0) for c in crises)

    def _crisis(self, card: CrisisCard) -> CrisisCard:
        pledged: dict[str, float] = {}
        for promise in self._promises:
            if promise.kind == "commit" and promise.target == card.id:
                pledged[promise.what] = pledged.get(promise.what, 0) + promise.amount
        return replace(card, pledged=pledged)

    def own(self, seat: str) -> Own:
        country = self._country(seat)
        orders = tuple(self._orders[seat])
        spent = sum(order.cost for order in orders)
        capability = self._capability(seat)
        left = dict(capability)
        for order in orders:
            if order.what in left and order.kind in ("commit", "transfer"):
                left[order.what] -= order.amount
        return Own(
            secret_brief=f"What only {country.name} knows: {country.secret}.",
            budget=country.budget,
            income=country.income,
            capability=capability,
            agenda=sample.agenda(country),
            red_lines=sample.red_lines(country),
            infrastructure=sample.infrastructure(country),
            orders=orders,
            reason=self._reasons.get(seat, ""),
            spent=spent,
            budget_left=country.budget - spent,
            capability_left=left,
            unit_cost=dict.fromkeys(capability, 0.5),
            score=48.0,
            secret=Secret(),
        )

    def forecast(self, seat: str) -> tuple[Forecast, ...]:
        lines = []
        for card in sample.CRISES:
            own = sum(o.amount for o in self._orders[seat] if o.target == card.id)
            high = min(100, card.severity + card.momentum + 3 - own)
            lines.append(Forecast(card.id, card.severity, max(0, high - 14), high))
        return tuple(lines)

    def judgement(self, seat: str) -> Mapping[str, tuple[float, float]]:
        return {other: (1.5, -6.0) for other in sample.NAMES if other != seat}

    def explain(self, viewer: str, quantity: str, turn: int | None = None) -> Explanation | None:
        values, _ = sample.quantities(self.turn)
        if quantity not in values:
            return None
        change = sum(cause.change for cause in sample.CAUSES)
        title = quantity
        match quantity.split("."):
            case ["trust", one, other]:
                title = f"{sample.NAMES[one]}'s trust in {sample.NAMES[other]}"
            case ["crisis", crisis, "severity"]:
                name = next(card.name for card in sample.CRISES if card.id == crisis)
                title = f"Severity of {name}"
        at = self.turn if turn is None else turn
        after = values[quantity]
        return Explanation(quantity, title, at, after - change, after, sample.CAUSES)
