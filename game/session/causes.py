"""The cause of a change in words, as far as the viewer may know it.

Most rules have one title for every change that they make (`game.rules.turn.RULES`). Where the
pledges and orders of the turn say more, they are told: "broken pledge: security 3 → Mines, gave 1".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.language import tr, trn
from game.language.phrases import listed, quoted
from game.quantities.catalogue import Quantity
from game.rules.exercise import Exercise
from game.rules.turn import RULES
from game.session.deeds import deeds
from game.session.fold import Amounts, Draft, Playthrough, Quantities, Table
from game.session.inbox import has_received, recipients
from game.session.means import plain
from game.session.view import FACILITATOR, Deed, Phase
from game.session.words import (
    deed_words,
    given_name,
    shortfall_words,
    target_name,
)

UNKNOWN = "unknown"
"""The rule that a viewer is told where it may not know the cause."""

_OTHERS: Mapping[str, str] = {
    "clock": tr("a turn has begun"),
    "outbreak": tr("its outbreak"),
    "inject": tr("set off by an event"),
    "answer": tr("set off by a decision"),
    "msel": tr("the master scenario events list"),
    "limit": tr("the end of the scale"),
    "red_lines": tr("a red line was crossed"),
    "agenda": tr("what has become of it"),
    "score": tr("the agenda and the common score"),
    "objectives": tr("what the objective asks for"),
    "ending": tr("the ending holds"),
    "plans": tr("work on plans, kept up or broken off"),
}
"""Causes that are no rules."""

_OF_A_PROJECT: Mapping[str, str] = {
    "project": tr("project: {title}"),
    "protocol": tr("protocol: {title}"),
}
"""What is said of a project of each kind."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A change to be explained: of which quantity, in which turn, to whom."""

    exercise: Exercise
    play: Playthrough
    viewer: str
    turn: int
    quantity: Quantity

    @property
    def table(self) -> Table:
        return self.play.tables.get(self.turn, Table())

    @property
    def before(self) -> Quantities:
        return self.play.before(self.turn)

    @property
    def after(self) -> Quantities:
        return self.play.after(self.turn)

    @property
    def all_is_told(self) -> bool:
        return self.viewer == FACILITATOR or self.play.phase is Phase.OUTCOME

    def name(self, nation: str) -> str:
        return self.exercise.scenario.nations[nation].name

    def words(self, target: str, what: str, amount: float) -> str:
        return deed_words(self.exercise.scenario, target, what, amount)

    def deeds(self, nation: str) -> list[Deed]:
        """The pledges of a nation beside its deeds."""
        seen = deeds(self.exercise, self.play, self.turn)
        return [deed for deed in seen if deed.nation == nation and deed.pledged]


def told(setting: Setting, cause: str) -> tuple[str, str]:
    """The rule and the words for a cause, or `unknown` and words that betray nothing."""
    kind, _, rest = cause.partition(":")
    if kind in ("inject", "answer") and rest:
        return _of_event(setting, cause, kind, *rest.split(":"))
    if rest:
        return _of_rulebook(setting, cause, kind, *rest.split(":"))
    if cause == "red_lines":
        return _of_red_lines(setting)
    words = _DETAILED.get(cause)
    text = words(setting) if words else ""
    return cause, text or _title(cause)


def _title(cause: str) -> str:
    return RULES[cause].title if cause in RULES else _OTHERS.get(cause, cause.replace("_", " "))


def _unknown_event(setting: Setting) -> tuple[str, str]:
    return UNKNOWN, tr("an event not known to {viewer}").format(viewer=_viewer(setting))


def _unknown_decision(setting: Setting) -> tuple[str, str]:
    return UNKNOWN, tr("a decision not known to {viewer}").format(viewer=_viewer(setting))


def _viewer(setting: Setting) -> str:
    nations = setting.exercise.scenario.nations
    return nations[setting.viewer].name if setting.viewer in nations else tr("the open table")


def _of_event(
    setting: Setting, cause: str, kind: str, name: str, option: str = ""
) -> tuple[str, str]:
    """An inject, or an answer to one."""
    inject = setting.exercise.scenario.injects.get(name)
    if inject is None:
        return _unknown_event(setting)
    received = has_received(setting.exercise, setting.play, setting.viewer, name)
    if kind == "inject":
        if received or setting.all_is_told:
            return cause, tr('the event "{event}"').format(event=inject.title)
        return _unknown_event(setting)
    chosen = next((known for known in inject.options if known.id == option), None)
    if chosen is None:
        return _unknown_decision(setting)
    nations = [
        nation
        for nation in recipients(setting.exercise, inject)
        if _answered(setting, name, nation) == option and _bears_on(setting, name, option, nation)
    ]
    if not (chosen.public or setting.viewer in nations or setting.all_is_told):
        return _unknown_decision(setting)
    if not (chosen.public or setting.all_is_told):
        nations = [setting.viewer]
    who = listed([setting.name(nation) for nation in nations])
    if received or setting.all_is_told:
        text = tr('"{option}", chosen by {nations} on "{event}"')
        return cause, text.format(option=chosen.text, nations=who, event=inject.title)
    text = tr('"{option}", chosen by {nations}')
    return "answer", text.format(option=chosen.text, nations=who)


def _of_rulebook(
    setting: Setting, cause: str, kind: str, name: str, nation: str = ""
) -> tuple[str, str]:
    """An order, a joint action, a treaty or a project of the rulebook."""
    p = setting.exercise.rulebook
    match kind:
        case "order" if name in p.orders and nation in setting.exercise.scenario.nations:
            order = p.orders[name]
            if order.public or setting.viewer == nation or setting.all_is_told:
                text = tr("{order}, ordered by {nation}")
                return cause, text.format(order=order.title, nation=setting.name(nation))
            return _unknown_decision(setting)
        case "joint" if name in p.joint:
            return cause, p.joint[name].title
        case "treaty" if name in p.treaties:
            return cause, tr("treaty: {title}").format(title=p.treaties[name].title)
        case "breach" if name in p.treaties:
            treaty = p.treaties[name]
            text = tr("breach of {treaty}: {duty}")
            return cause, text.format(treaty=treaty.title, duty=treaty.duty)
        case "project" if name in p.projects:
            project = p.projects[name]
            return cause, _OF_A_PROJECT[project.kind].format(title=project.title)
    return _unknown_event(setting)


def _answered(setting: Setting, inject: str, nation: str) -> str | None:
    quantity = setting.exercise.catalogue.quantities[f"inject.{inject}.answer.{nation}"]
    assert quantity.choices is not None
    return quantity.choices[int(setting.play.quantities[quantity.name])]


def _bears_on(setting: Setting, name: str, option: str, nation: str) -> bool:
    """Whether it is this nation's choice of the option that changes the quantity."""
    if setting.quantity.name == f"nation.{nation}.budget":
        return True
    exercise = setting.exercise
    inject = next(known for known in exercise.msel.injects if known.id == name)
    options = [known.id for known in exercise.scenario.injects[name].options]
    place = exercise.catalogue.axes["nation"].index(nation)
    effects = exercise.msel.of_answer(inject, place, 1 + options.index(option))
    return any(setting.quantity.column in effect.columns for effect in effects)


def _of_red_lines(setting: Setting) -> tuple[str, str]:
    """The lines of the quantity's nation that were crossed in the turn."""
    nation = setting.quantity.owner or setting.quantity.ids[0].split(".")[0]
    crossed = [
        line
        for line in setting.exercise.scenario.nations[nation].red_lines
        if setting.after[f"redline.{nation}.{line.id}.crossed"]
        > setting.before[f"redline.{nation}.{line.id}.crossed"]
    ]
    if any(line.secret for line in crossed) and not (
        setting.viewer == nation or setting.all_is_told
    ):
        return _unknown_event(setting)
    lines = listed([quoted(line.text) for line in crossed])
    return "red_lines", tr("red line crossed: {lines}").format(lines=lines)


def _kept(setting: Setting) -> str:
    """What the trusted nation did of what it had pledged to crises."""
    seen = [d for d in setting.deeds(setting.quantity.ids[1]) if d.kind == "commit" and d.done]
    if not seen:
        return ""
    if all(deed.kept for deed in seen):
        text = trn("kept pledge: {cases}", "kept pledges: {cases}", len(seen))
    else:
        text = tr("what it kept: {cases}")
    return text.format(cases="; ".join(_done(setting, part) for part in _by_target(seen)))


def _done(setting: Setting, seen: list[Deed]) -> str:
    """What was done for one target: "security 3, cyber 1 → Mines"."""
    scenario = setting.exercise.scenario
    units = [f"{given_name(scenario, d.what)} {plain(min(d.pledged, d.done))}" for d in seen]
    return f"{', '.join(units)} → {target_name(scenario, seen[0].target)}"


def _broken(setting: Setting) -> str:
    seen = setting.deeds(setting.quantity.ids[1])
    short = [d for d in seen if d.kind == "commit" and not d.kept]
    text = trn("broken pledge: {cases}", "broken pledges: {cases}", len(short))
    return text.format(cases=_shortfalls(setting, short)) if short else ""


def _broken_promises(setting: Setting) -> str:
    to, giver = setting.quantity.ids
    seen = setting.deeds(giver)
    short = [d for d in seen if d.kind == "transfer" and d.target == to and not d.kept]
    text = trn("broken promise: {cases}", "broken promises: {cases}", len(short))
    return text.format(cases=_shortfalls(setting, short)) if short else ""


def _shortfalls(setting: Setting, short: list[Deed]) -> str:
    """What was pledged and not done in full, case by case."""
    scenario = setting.exercise.scenario
    return "; ".join(shortfall_words(scenario, part) for part in _by_target(short))


def _by_target(seen: list[Deed]) -> list[list[Deed]]:
    """Deeds, those for the same crisis or nation together."""
    targets = dict.fromkeys(deed.target for deed in seen)
    return [[deed for deed in seen if deed.target == target] for target in targets]


def _free_riding(setting: Setting) -> str:
    nations = setting.exercise.catalogue.axes["nation"]
    efforts = {nation: setting.after[f"nation.{nation}.effort"] for nation in nations}
    fair = sum(efforts.values()) / len(efforts)
    if not fair:
        return ""
    effort = efforts[setting.quantity.ids[1]]
    if effort:
        text = tr("{title}: gave {given}, and a fair share was {fair} of a turn's income")
    else:
        text = tr("{title}: gave nothing, and a fair share was {fair} of a turn's income")
    title = _title("free_riding")
    return text.format(title=title, given=_per_cent(effort), fair=_per_cent(fair))


def _aid(setting: Setting) -> str:
    to, giver = setting.quantity.ids
    gifts = setting.table.draft_of(giver).transfers
    parts = [
        f"{given_name(setting.exercise.scenario, what)} {amount}"
        for (target, what), amount in gifts.items()
        if target == to
    ]
    return tr("aid received: {gifts}").format(gifts=listed(parts)) if parts else ""


def _reputation(setting: Setting) -> str:
    """What the third nations made of it, as far as the turn's deeds say."""
    viewer, nation = setting.quantity.ids
    seen = setting.deeds(nation)
    helped = [to for to, _ in setting.table.draft_of(nation).transfers if to != viewer]
    parts = []
    if helped:
        nations = listed([setting.name(to) for to in dict.fromkeys(helped)])
        parts.append(tr("to help {nations}").format(nations=nations))
    if any(deed.done and deed.kind == "commit" for deed in seen):
        parts.append(tr("to keep pledges"))
    if any(not deed.kept for deed in seen):
        parts.append(tr("to break pledges"))
    return tr("was seen {deeds}").format(deeds=listed(parts)) if parts else ""


def _drift(setting: Setting) -> str:
    culture = setting.before[f"culture.{'.'.join(setting.quantity.ids)}"]
    return f"{_title('drift')} ({plain(round(100 * culture))})"


def _response(setting: Setting) -> str:
    crisis = setting.quantity.ids[0]
    response = setting.after[f"crisis.{crisis}.response"]
    givers = [
        setting.name(nation)
        for nation in setting.exercise.catalogue.axes["nation"]
        if any(target == crisis for target, _ in setting.table.draft_of(nation).commits)
    ]
    if not givers:
        return ""
    return tr("{title}, {share} of full, by {nations}").format(
        title=_title("pooled_response"), share=_per_cent(response), nations=listed(givers)
    )


def _neglect(setting: Setting) -> str:
    response = setting.after[f"crisis.{setting.quantity.ids[0]}.response"]
    return f"{_title('neglect')} ({_per_cent(1 - response)})"


def _orders(part: Callable[[Draft], Amounts], text: str) -> Callable[[Setting], str]:
    """The orders of the quantity's own nation, which alone may see it, put in a text."""

    def words(setting: Setting) -> str:
        orders = part(setting.table.draft_of(setting.quantity.ids[0]))
        cases = [setting.words(to, what, amount) for (to, what), amount in orders.items()]
        return text.format(orders=", ".join(cases)) if cases else ""

    return words


def _gifts(setting: Setting) -> str:
    """Gifts of and to a nation of what the quantity counts."""
    nation = setting.quantity.ids[0]
    what = setting.quantity.ids[1] if setting.quantity.block == "capability" else "budget"
    parts = [
        tr("{amount} to {nation}").format(amount=amount, nation=setting.name(to))
        for (to, given), amount in setting.table.draft_of(nation).transfers.items()
        if given == what
    ]
    for giver in setting.exercise.catalogue.axes["nation"]:
        amount = setting.table.draft_of(giver).transfers.get((nation, what), 0)
        if amount:
            text = tr("{amount} from {nation}")
            parts.append(text.format(amount=amount, nation=setting.name(giver)))
    return tr("gifts: {gifts}").format(gifts=", ".join(parts)) if parts else ""


def _per_cent(share: float) -> str:
    return f"{round(100 * share)} %"


_DETAILED: Mapping[str, Callable[[Setting], str]] = {
    "kept_pledges": _kept,
    "broken_pledges": _broken,
    "free_riding": _free_riding,
    "aid_received": _aid,
    "broken_promises": _broken_promises,
    "reputation": _reputation,
    "drift": _drift,
    "pooled_response": _response,
    "neglect": _neglect,
    "commitments": _orders(lambda draft: draft.commits, tr("commitments: {orders}")),
    "transfers": _gifts,
}
"""Rules of which the turn's pledges and orders say more than the title. Empty: the title."""
