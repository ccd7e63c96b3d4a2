"""Ids made of titles: short, plain and no two alike."""

import re
import unicodedata
from collections.abc import Collection

from game.scenario.fields import LONGEST_ID, is_id

_OTHER_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th"})


def slug(title: str, otherwise: str) -> str:
    """The id that a title suggests; of a title without plain letters, `otherwise`.

    >>> slug("Élan & Co.: a test", "inject"), slug("2 ships", "inject")
    ('elan_co_a_test', 'inject_2_ships')
    """
    letters = unicodedata.normalize("NFKD", title.casefold().translate(_OTHER_LETTERS))
    plain = "_".join(re.findall("[a-z0-9]+", letters.encode("ascii", "ignore").decode()))
    if not plain:
        return otherwise
    if not plain[0].isalpha() or not is_id(plain[:LONGEST_ID]):
        plain = f"{otherwise}_{plain}"
    if len(plain) > LONGEST_ID:
        whole = plain[: LONGEST_ID + 1].rpartition("_")[0]
        plain = whole if len(whole) > LONGEST_ID // 2 else plain[:LONGEST_ID]
    return plain if is_id(plain) else otherwise


def unique(wanted: str, taken: Collection[str]) -> str:
    """An id that nothing has yet: the wanted one, or that with a number behind it."""
    if wanted not in taken:
        return wanted
    number = 2
    while (made := f"{wanted[: LONGEST_ID - len(f'_{number}')]}_{number}") in taken:
        number += 1
    return made
