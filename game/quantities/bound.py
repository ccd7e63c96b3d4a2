"""With which ids to try a text of a rulebook, in which words such as `self` stand for ids."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from game.quantities.naming import Names, put_all
from game.quantities.tree import Effect, Node, free_each
from game.quantities.tree import names as names_in

MOST_TRIED = 400
"""How many combinations of ids a text is tried with."""


def worth_trying(
    parsed: Node | Effect, words: Mapping[str, Sequence[str]], names: Names
) -> Iterator[dict[str, str]]:
    """The ids with which something may be wrong with a text: first any, then only some.

    What is right with some ids is right with all others for which there are the names. `words`
    gives, for each word, the ids that it may stand for; two words never stand for the same.
    """
    if isinstance(parsed, Effect):
        every = (parsed.target, *names_in(parsed.value))
        free = tuple(dict.fromkeys(free_each(parsed.value)))
    else:
        every, free = tuple(names_in(parsed)), ()
    used = {word: ids for word, ids in words.items() if any(word in n.parts for n in every)}
    lacking = [bad for name in dict.fromkeys(every) for bad in names.lacking(name, used)]

    def may_be_wrong(chosen: Mapping[str, str]) -> bool:
        if any(chosen.items() >= set(bad) for bad in lacking):
            return True
        target = put_all(every[0], chosen)
        return any(names.beyond(target, put_all(name, chosen)) for name in free)

    tried = 0
    for ids in itertools.islice(itertools.product(*used.values()), MOST_TRIED):
        chosen = dict(zip(used, ids, strict=True))
        if len(set(ids)) == len(ids) and (not tried or may_be_wrong(chosen)):
            tried += 1
            yield chosen
        if tried and not lacking and not free:
            return
