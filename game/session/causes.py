"""The cause of a change in words, as far as the viewer may know it.

Most rules have one title for every change that they make (`game.rules.turn.RULES`). Where the
pledges and orders of the turn say more, they are told: "broken pledge: security 3 → Mines, gave 1".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.quantities.catalogue import Quantity
from game.rules.exercise import Exercise
from game.rules.turn import RULES
from game.session.deeds import deeds
from game.session.fold import Amounts, Draft, Playthrough, Quantities, Table
from game.session.inbox import has_received, recipients
from game.session.means import plain
from game.session.view import FACILITATOR, Deed, Phase
from game.session.words import deed_words, given_name, listed, shortfall_words, target_name

UNKNOWN = "unknown"
"""The rule that a viewer is told where it may not know the cause."""

_OTHERS: Mapping[str, str] = {
    "clock": "a turn has begun",
    "outbreak": "its outbreak",
    "inject": "set off by an event",
    "answer": "set off by a decision",
    "msel": "the master scenario events list",
    "limit": "the end of the scale",
    "red_lines": "a red line was crossed",
    "agenda": "what has become of it",
    "score": "the agenda and the common score",
    "objectives": "what the objective asks for",
    "ending": "the ending holds",
    "plans": "work on plans, kept up or broken off",
}
"""Causes that are no rules."""


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


def _unknown(setting: Setting, what: str) -> tuple[str, str]:
    nations = setting.exercise.scenario.nations
    viewer = nations[setting.viewer].name if setting.viewer in nations else "the open table"
    return UNKNOWN, f"{what} not known to {viewer}"


def _of_event(
    setting: Setting, cause: str, kind: str, name: str, option: str = ""
) -> tuple[str, str]:
    """An inject, or an answer to one."""
    inject = setting.exercise.scenario.injects.get(name)
    if inject is None:
        return _unknown(setting, "an event")
    received = has_received(setting.exercise, setting.play, setting.viewer, name)
    if kind == "inject":
        if received or setting.all_is_told:
            return cause, f'the event "{inject.title}"'
        return _unknown(setting, "an event")
    chosen = next((known for known in inject.options if known.id == option), None)
    if chosen is None:
        return _unknown(setting, "a decision")
    nations = [
        nation
        for nation in recipients(setting.exercise, inject)
        if _answered(setting, name, nation) == option and _bears_on(setting, name, option, nation)
    ]
    if not (chosen.public or setting.viewer in nations or setting.all_is_told):
        return _unknown(setting, "a decision")
    if not (chosen.public or setting.all_is_told):
        nations = [setting.viewer]
    who = listed([setting.name(nation) for nation in nations])
    if received or setting.all_is_told:
        return cause, f'"{chosen.text}", chosen by {who} on "{inject.title}"'
    return "answer", f'"{chosen.text}", chosen by {who}'


def _of_rulebook(
    setting: Setting, cause: str, kind: str, name: str, nation: str = ""
) -> tuple[str, str]:
    """An order, a joint action, a treaty or a project of the rulebook."""
    p = setting.exercise.rulebook
    match kind:
        case "order" if name in p.orders and nation in setting.exercise.scenario.nations:
            order = p.orders[name]
            if order.public or setting.viewer == nation or setting.all_is_told:
                return cause, f"{order.title}, ordered by {setting.name(nation)}"
            return _unknown(setting, "a decision")
        case "joint" if name in p.joint:
            return cause, p.joint[name].title
        case "treaty" if name in p.treaties:
            return cause, f"treaty: {p.treaties[name].title}"
        case "breach" if name in p.treaties:
            return cause, f"breach of {p.treaties[name].title}: {p.treaties[name].duty}"
        case "project" if name in p.projects:
            return cause, f"{p.projects[name].kind}: {p.projects[name].title}"
    return _unknown(setting, "an event")


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
        return _unknown(setting, "an event")
    lines = listed([f'"{line.text}"' for line in crossed])
    return "red_lines", f"red line crossed: {lines}"


def _kept(setting: Setting) -> str:
    """What the trusted nation did of what it had pledged to crises."""
    seen = [d for d in setting.deeds(setting.quantity.ids[1]) if d.kind == "commit" and d.done]
    whole = all(deed.kept for deed in seen)
    what = ("kept pledge" if len(seen) == 1 else "kept pledges") if whole else "what it kept"
    return _counted(what, [_done(setting, part) for part in _by_target(seen)])


def _done(setting: Setting, seen: list[Deed]) -> str:
    """What was done for one target: "security 3, cyber 1 → Mines"."""
    scenario = setting.exercise.scenario
    units = [f"{given_name(scenario, d.what)} {plain(min(d.pledged, d.done))}" for d in seen]
    return f"{', '.join(units)} → {target_name(scenario, seen[0].target)}"


def _broken(setting: Setting) -> str:
    seen = setting.deeds(setting.quantity.ids[1])
    return _shortfalls(setting, [d for d in seen if d.kind == "commit"], "broken pledge")


def _broken_promises(setting: Setting) -> str:
    to, giver = setting.quantity.ids
    seen = [d for d in setting.deeds(giver) if d.kind == "transfer" and d.target == to]
    return _shortfalls(setting, seen, "broken promise")


def _shortfalls(setting: Setting, seen: list[Deed], what: str) -> str:
    """What was pledged and not done in full."""
    short = [deed for deed in seen if not deed.kept]
    cases = [shortfall_words(setting.exercise.scenario, part) for part in _by_target(short)]
    return _counted(what if len(short) == 1 else f"{what}s", cases)


def _by_target(seen: list[Deed]) -> list[list[Deed]]:
    """Deeds, those for the same crisis or nation together."""
    targets = dict.fromkeys(deed.target for deed in seen)
    return [[deed for deed in seen if deed.target == target] for target in targets]


def _counted(what: str, cases: list[str]) -> str:
    """The cases after what they are cases of; empty if there are none."""
    return f"{what}: {'; '.join(cases)}" if cases else ""


def _free_riding(setting: Setting) -> str:
    nations = setting.exercise.catalogue.axes["nation"]
    efforts = {nation: setting.after[f"nation.{nation}.effort"] for nation in nations}
    fair = sum(efforts.values()) / len(efforts)
    if not fair:
        return ""
    effort = efforts[setting.quantity.ids[1]]
    gave = _per_cent(effort) if effort else "nothing"
    return (
        f"{_title('free_riding')}: gave {gave}, and a fair share was {_per_cent(fair)} of a "
        "turn's income"
    )


def _aid(setting: Setting) -> str:
    to, giver = setting.quantity.ids
    gifts = setting.table.draft_of(giver).transfers
    parts = [
        f"{given_name(setting.exercise.scenario, what)} {amount}"
        for (target, what), amount in gifts.items()
        if target == to
    ]
    return f"aid received: {listed(parts)}" if parts else ""


def _reputation(setting: Setting) -> str:
    """What the third nations made of it, as far as the turn's deeds say."""
    viewer, nation = setting.quantity.ids
    seen = setting.deeds(nation)
    helped = [to for to, _ in setting.table.draft_of(nation).transfers if to != viewer]
    parts = []
    if helped:
        parts.append(f"to help {listed([setting.name(to) for to in dict.fromkeys(helped)])}")
    if any(deed.done and deed.kind == "commit" for deed in seen):
        parts.append("to keep pledges")
    if any(not deed.kept for deed in seen):
        parts.append("to break pledges")
    return f"was seen {listed(parts)}" if parts else ""


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
    return f"{_title('pooled_response')}, {_per_cent(response)} of full, by {listed(givers)}"


def _neglect(setting: Setting) -> str:
    response = setting.after[f"crisis.{setting.quantity.ids[0]}.response"]
    return f"{_title('neglect')} ({_per_cent(1 - response)})"


def _orders(part: Callable[[Draft], Amounts], title: str) -> Callable[[Setting], str]:
    """The orders of the quantity's own nation, which alone may see it."""

    def words(setting: Setting) -> str:
        orders = part(setting.table.draft_of(setting.quantity.ids[0]))
        cases = [setting.words(to, what, amount) for (to, what), amount in orders.items()]
        return f"{title}: {', '.join(cases)}" if cases else ""

    return words


def _gifts(setting: Setting) -> str:
    """Gifts of and to a nation of what the quantity counts."""
    nation = setting.quantity.ids[0]
    what = setting.quantity.ids[1] if setting.quantity.block == "capability" else "budget"
    parts = [
        f"{amount} to {setting.name(to)}"
        for (to, given), amount in setting.table.draft_of(nation).transfers.items()
        if given == what
    ]
    for giver in setting.exercise.catalogue.axes["nation"]:
        amount = setting.table.draft_of(giver).transfers.get((nation, what), 0)
        if amount:
            parts.append(f"{amount} from {setting.name(giver)}")
    return f"gifts: {', '.join(parts)}" if parts else ""


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
    "commitments": _orders(lambda draft: draft.commits, "commitments"),
    "transfers": _gifts,
}
"""Rules of which the turn's pledges and orders say more than the title. Empty: the title."""
