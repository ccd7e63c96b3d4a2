"""Whether a command can be carried out: it is accepted as it is, or refused with a sentence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from game.language import in_running_text, tr, trn
from game.rules.exercise import Exercise
from game.scenario.fields import clean
from game.scenario.msel import Inject
from game.session.commands import (
    ACCEPT,
    FIELDS,
    Answer,
    Command,
    Commit,
    Harden,
    Invest,
    Invoke,
    Leave,
    Lend,
    Pledge,
    PledgeTransfer,
    Propose,
    Ready,
    Reason,
    Refusal,
    Respond,
    Say,
    Transfer,
    Undertake,
)
from game.session.fold import Draft, Playthrough, Pledges, order, pledge
from game.session.inbox import asked, has_received
from game.session.judge_agreements import agreeing, investing, undertaking
from game.session.means import BUDGET, can_pay, means_of, plain, spent, units_used, whole
from game.session.phases import PHASES
from game.session.view import Phase
from game.session.words import excerpt

MAX_MESSAGE = 500
"""Characters in a message to all."""

MAX_REASON = 500
"""Characters in a line of reasons."""

_MOST = 1000
"""More than this of anything is no nation's, by the ranges of the quantities."""

Judge = Callable[[Command], Refusal | None]
"""Says why a command cannot be carried out; None if it can."""

_PHASES: Mapping[type[Command], Phase] = {
    Pledge: Phase.CONSULTATION,
    PledgeTransfer: Phase.CONSULTATION,
    Say: Phase.CONSULTATION,
    Commit: Phase.DECISION,
    Transfer: Phase.DECISION,
    Propose: Phase.CONSULTATION,
    Respond: Phase.CONSULTATION,
    Leave: Phase.CONSULTATION,
    Invoke: Phase.CONSULTATION,
    Harden: Phase.DECISION,
    Lend: Phase.DECISION,
    Invest: Phase.DECISION,
    Undertake: Phase.DECISION,
    Answer: Phase.DECISION,
    Reason: Phase.DECISION,
}
"""When each command may be given; `Ready` may be in any of the first three phases."""


def tidy(command: Command) -> Command:
    """The command as it will be kept: texts on one line and free of control characters.

    Raises TypeError if a field is not of its type, which no journal could hold.
    """
    kind = type(command)
    told: list[int | str] = []
    for name, wanted in FIELDS[kind]:
        value = getattr(command, name)
        if not isinstance(value, wanted):
            raise TypeError(f"{name} of {kind.__name__} is not {wanted}")
        told.append(int(value) if wanted is int else " ".join(clean(value).split()))
    return kind(*told)  # type: ignore[arg-type]


def refusal(exercise: Exercise, play: Playthrough, seat: str, command: Command) -> Refusal | None:
    """Why a nation may not do this now; None if it may. Nothing is changed."""
    nations = exercise.scenario.nations
    if seat not in nations:
        no_seat = tr("There is no seat {seat} in this exercise.").format(seat=excerpt(seat))
        return Refusal("not_seated", no_seat)
    name = nations[seat].name
    if play.phase is Phase.OUTCOME:
        return Refusal("over", tr("The exercise has ended."))
    if play.phase is Phase.ASSESSMENT:
        return Refusal("wrong_phase", tr("The turn has been played; the room goes on together."))
    if seat in play.ready:
        done = tr("{nation} is done with the {phase} of this turn.")
        return Refusal("already_ready", done.format(nation=name, phase=PHASES[play.phase]))
    belongs = _PHASES.get(type(command), play.phase)
    if belongs is not play.phase:
        elsewhere = tr("That belongs to the {other}; this is the {phase}.")
        elsewhere = elsewhere.format(other=PHASES[belongs], phase=PHASES[play.phase])
        return Refusal("wrong_phase", elsewhere)
    return _Judge(exercise, play, seat).judge(command)


def judging(exercise: Exercise, play: Playthrough, seat: str) -> Judge:
    """Judges many commands of a nation that is not done with the phase, without carrying out any.

    They must belong to the phase.
    """
    return _Judge(exercise, play, seat).judge


def cannot_agree(
    exercise: Exercise, play: Playthrough, seat: str, answer: Respond
) -> Refusal | None:
    """Why a nation may not answer so, whether it is done with the phase or not."""
    return _Judge(exercise, play, seat).judge(answer)


class _Judge:
    """One seat's commands in the phase to which they belong."""

    def __init__(self, exercise: Exercise, play: Playthrough, seat: str) -> None:
        self.exercise, self.play, self.seat = exercise, play, seat
        self.scenario = exercise.scenario
        self.name = self.scenario.nations[seat].name
        self.means = means_of(exercise, play, seat)

    def judge(self, command: Command) -> Refusal | None:
        match command:
            case Pledge(crisis, capability, units) | Commit(crisis, capability, units):
                wrong = self._crisis(crisis, units) or self._capability(capability, units)
            case PledgeTransfer(to, what, amount) | Transfer(to, what, amount):
                wrong = self._partner(to) or self._gift(what, amount)
            case Harden(infrastructure, budget):
                wrong = self._infrastructure(infrastructure) or _amount(budget)
            case Lend(to, capability, units):
                wrong = self._partner(to) or self._capability(capability, units)
            case Invest(_, budget):
                wrong = investing(self.exercise, self.play, command) or _amount(budget)
            case Undertake(_, _, units):
                wrong = undertaking(self.exercise, self.play, self.seat, command) or _amount(units)
            case Propose() | Respond() | Leave() | Invoke():
                wrong = agreeing(self.exercise, self.play, self.seat, command)
            case Answer(inject, option):
                wrong = self._answer(inject, option)
            case Say(text):
                return _text(text, MAX_MESSAGE)
            case Reason(text):
                return _text(text, MAX_REASON) if text else None
            case Ready():
                return None
        return wrong or self._within_means(command)

    def _crisis(self, crisis: str, units: int) -> Refusal | None:
        """A latent crisis is refused in the words used for one that does not exist."""
        status = self.exercise.catalogue.find(f"crisis.{crisis}.status")
        if status is None or not self.play.quantities[status.name]:
            none = tr("There is no crisis {crisis}.").format(crisis=excerpt(crisis))
            return Refusal("unknown_crisis", none)
        assert status.choices is not None
        if units > 0 and status.choices[int(self.play.quantities[status.name])] == "resolved":
            name = self.scenario.crises[crisis].name
            resolved = tr("{crisis} is resolved and needs nothing more.").format(crisis=name)
            return Refusal("not_active", resolved)
        return None

    def _capability(self, capability: str, units: int) -> Refusal | None:
        if capability not in self.scenario.capabilities:
            none = tr("There is no capability {capability}. There are: {known}.").format(
                capability=excerpt(capability), known=", ".join(self.scenario.capabilities)
            )
            return Refusal("unknown_capability", none)
        return _amount(units)

    def _partner(self, to: str) -> Refusal | None:
        if to == self.seat:
            itself = tr("{nation} cannot give to itself.").format(nation=self.name)
            return Refusal("to_itself", itself)
        if to not in self.scenario.nations:
            none = tr("There is no nation {nation} in this exercise.").format(nation=excerpt(to))
            return Refusal("unknown_nation", none)
        return None

    def _gift(self, what: str, amount: int) -> Refusal | None:
        return _amount(amount) if what == BUDGET else self._capability(what, amount)

    def _infrastructure(self, name: str) -> Refusal | None:
        own = self.scenario.nations[self.seat].infrastructure
        if name in own:
            return None
        if own:
            message = tr("{nation} has no infrastructure {infrastructure}. It has: {known}.")
        else:
            message = tr("{nation} has no infrastructure {infrastructure}.")
        message = message.format(
            nation=self.name, infrastructure=excerpt(name), known=", ".join(own)
        )
        return Refusal("unknown_infrastructure", message)

    def _answer(self, name: str, option: str) -> Refusal | None:
        """An inject that went to others is refused as one that does not exist."""
        inject = self.scenario.injects.get(name)
        if inject is None or not has_received(self.exercise, self.play, self.seat, name):
            none = tr("{nation} has received no inject {inject}.")
            none = none.format(nation=self.name, inject=excerpt(name))
            return Refusal("unknown_inject", none)
        if not inject.options:
            informs = tr('"{inject}" asks for no decision.').format(inject=inject.title)
            return Refusal("not_addressed", informs)
        if not asked(self.exercise, self.play, self.seat, name):
            past = tr('The time to answer "{inject}" is past.').format(inject=inject.title)
            return Refusal("not_active", past)
        return _option(inject, option)

    def _within_means(self, command: Command) -> Refusal | None:
        """What a nation has is its own to know: in the open no figure is told."""
        after: Draft | Pledges
        match command:
            case Pledge() | PledgeTransfer():
                after = pledge(self.play.table.pledges_of(self.seat), command)
            case Propose() | Respond():
                return self._can_afford_to_agree(command)
            case Leave() | Invoke() | Say() | Reason() | Ready():
                return None
            case _:
                after = order(self.play.table.draft_of(self.seat), command)
        for what in self._used_by(command):
            has = whole(self.means.capability[what])
            used = units_used(self.exercise, after, what)
            if used > has:
                if isinstance(after, Pledges):
                    message = tr("{nation} does not have that much {capability} to pledge.")
                else:
                    message = trn(
                        "{nation} has {has} unit of {capability}; this would make it {used}.",
                        "{nation} has {has} units of {capability}; this would make it {used}.",
                        has,
                    )
                capability = in_running_text(self.scenario.capabilities[what])
                message = message.format(
                    nation=self.name, capability=capability, has=has, used=used
                )
                return Refusal("beyond_capability", message)
        if can_pay(self.exercise, after, self.means):
            return None
        if isinstance(after, Pledges):
            message = tr("{nation} does not have the budget to pledge that.")
            return Refusal("beyond_budget", message.format(nation=self.name))
        message = tr(
            "{nation} has a budget of {budget}; this would bring its spending to {spent}."
        ).format(
            nation=self.name,
            budget=plain(self.means.budget),
            spent=plain(spent(self.exercise, after, self.means)),
        )
        return Refusal("beyond_budget", message)

    def _used_by(self, command: Command) -> Iterable[str]:
        """The capabilities of which a command takes units."""
        if isinstance(command, Undertake):
            return self.exercise.rulebook.orders[command.order].uses
        what = getattr(command, "capability", getattr(command, "what", BUDGET))
        return () if what == BUDGET else (what,)

    def _can_afford_to_agree(self, command: Propose | Respond) -> Refusal | None:
        joint = self.exercise.rulebook.joint.get(command.agreement)
        agrees = isinstance(command, Propose) or command.answer == ACCEPT
        if joint is None or not agrees:
            return None
        if (command.agreement, command.target) in self.play.table.party_to(self.seat):
            return None
        pledged = self.play.table.pledges_of(self.seat)
        means = replace(self.means, agreed=self.means.agreed + joint.cost)
        if can_pay(self.exercise, pledged, means):
            return None
        message = tr("{nation} does not have the budget for it besides what it has pledged.")
        return Refusal("beyond_budget", message.format(nation=self.name))


def _amount(amount: int) -> Refusal | None:
    if amount < 0:
        return Refusal("negative", tr("An amount cannot be negative; 0 takes an order back."))
    if amount > _MOST:
        most = tr("No nation has more than {most} of anything.").format(most=_MOST)
        return Refusal("beyond_capability", most)
    return None


def _option(inject: Inject, option: str) -> Refusal | None:
    if any(option == known.id for known in inject.options):
        return None
    none = tr('"{inject}" has no option {option}. It has: {known}.').format(
        inject=inject.title,
        option=excerpt(option),
        known=", ".join(known.id for known in inject.options),
    )
    return Refusal("unknown_option", none)


def _text(text: str, longest: int) -> Refusal | None:
    if not text:
        return Refusal("empty_text", tr("There is nothing in this text."))
    if len(text) > longest:
        long = tr("The text has {length} characters; {longest} is the most.")
        return Refusal("text_too_long", long.format(length=len(text), longest=longest))
    return None
