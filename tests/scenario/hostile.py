"""Bytes that are hard to answer: each brings one part of reading and checking to its limit."""

from tests.small import HERE

SOUND = (HERE / "small.toml").read_bytes()


def many(text: bytes, count: int) -> bytes:
    """A text again and again, with a number in place of `#`."""
    return b"".join(text.replace(b"#", b"%d" % i) for i in range(count))


def listed(item: bytes, count: int) -> bytes:
    """A list of the same item, with a number in place of `#`."""
    return b"[" + many(item + b",", count) + b"]"


def injects(count: int, more: bytes = b"") -> bytes:
    """Injects that are alike."""
    return many(b"\n[injects.x#]\ntitle='x'\nturn=1\nsender='x'\ntext='x'\n" + more, count)


def effects(text: bytes, count: int = 190, each: int = 4) -> bytes:
    """Injects with so many effects each, no two effects the same but for the number in `#`."""
    return injects(count, b"effects=" + b"[" + b", ".join([b"'" + text + b"'"] * each) + b"]\n")


def put_in(table: bytes, text: bytes) -> bytes:
    """The small exercise with something before its own tables."""
    return SOUND.replace(b"[exercise]\n", table + b"\n" + text + b"\n[exercise]\n", 1)


OPTIONS = b"options=[{id='a',text='x',default=true},{id='b',text='x'}]\n"

CROWDED = b"".join(
    [
        SOUND,
        many(
            b"\n[nations.n#]\nname='x'\nflag={colour='blue',symbol='\xe2\x96\xb2'}\nposition=[1,1]"
            b"\npublic_brief='x'\nsecret_brief='x'\nbudget=1\nincome=1\ncapability={cyber=1}"
            b"\nagenda=[{id='a',title='x',weight=1,measure='turn'}]",
            9,
        ),
        many(b"\n[adversaries.v#]\nname='x'\nkind='group'\ndescription='x'", 10),
        many(
            b"\n[crises.q#]\nname='x'\nkind='cyber'\ndescription='x'\nseverity=1\nmomentum=1"
            b"\ndemand={cyber=1}",
            13,
        ),
    ]
)
"""An exercise with as many nations, crises and adversaries as there may be: 8,000 quantities."""

SIMILAR = b"ab" * 14
"""The beginning of ids that are all alike, the costliest for "did you mean"."""

BYTES = {
    "a long dotted key": b"a." * 20_000 + b"a = 1",
    "a longer dotted key": b"a." * 500_000 + b"a = 1",
    "long keys again and again": b"a.b.c.d.e.f.g.h.i = 1\n" * 4000,
    "long headers": many(b"[a.b.c.d.e.f.g.h.i#]\n", 2900),
    "deep lists": b"a = " + b"[" * 100_000,
    "deep tables": b"a = " + b"{ b = " * 50_000,
    "a long integer": b"a = " + b"1" * 5000,
    "infinities": b"[time]\nturns = inf\nstart = nan\n[rules.overrides]\na = -inf\n",
    "a megabyte of comment": b"#" * (1 << 20),
    "a megabyte of text": b"title = '" + b"x" * ((1 << 20) - 11) + b"'",
    "a megabyte of escapes": b'[time]\nturns = "' + b"\\n" * ((1 << 19) - 20) + b'"',
    "a megabyte of quotes": b'title = """' + b'"" ' * 340_000 + b'"""',
    "a text that never ends": b'"""' + b'\n\\"""' * 200_000,
    "a megabyte of lines": b"\n" * (1 << 20),
    "a megabyte of lines with a table": b"[time]" + b"\n" * ((1 << 20) - 10) + b"x=1",
    "a megabyte of blanks": b"[time]\nx=1" + b" " * ((1 << 20) - 11),
    "a megabyte of equals signs": b"=" * (1 << 20),
    "two megabytes": b"a" * (1 << 21),
    "all bytes": bytes(range(256)) * 4000,
    "a bad byte at the end": b"a\n" * 500_000 + b"\xff",
}
"""What the guard and the parser answer."""

KEYS = {
    "as many values as there may be": b"ties = " + listed(b"1", 29_000),
    "ties that are none": SOUND + b"\n[[ties]]\nbetween = [1, 2]" * 4200,
    "ties of nobody": SOUND + b"\n[[ties]]\nbetween = ['x', 'y']" * 4200,
    "ties of nothing": b"ties = " + listed(b"{}", 19_000),
    "unknown keys": SOUND.replace(b"[exercise]\n", b"[exercise]\n" + many(b"a# = 1\n", 14_000)),
    "unknown overrides": SOUND + b"\n[rules.overrides.trust]\n" + many(b"kept# = nan\n", 14_000),
    "overrides that are not allowed": SOUND
    + b"\n[rules.overrides.trust]\n"
    + many(b"kept# = 1\n", 14_000),
    "unknown rules": put_in(b"[rules]", b"off = " + listed(b"'x#'", 28_000)),
    "without what is not there": put_in(b"[rules]", b"without = " + listed(b"'x#'", 28_000)),
    "misspelt nations": many(b"[nations.n#]\nbudgett = 1\n", 5900),
    "as many nations as are looked at": many(
        b"[nations.n#]\n" + b"".join(b"budgett%d=1\n" % i for i in range(34)), 400
    ),
    "nations of nothing": b"[nations]\n" + many(b"n# = {}\n", 9900),
    "agendas of nothing": b"[nations.n]\nagenda = " + listed(b"{}", 19_000),
    "misspelt tables": SOUND.replace(b"[injects.", b"[injets.")
    + many(b"[injets.x#]\ntitel = 'x'\ntrun = 1\n", 4000),
    "misspelt in three rounds": CROWDED.replace(b"[crises.", b"[criss.")
    .replace(b"severity=1", b"severty=1")
    .replace(b"measure='turn'", b"mesure='turn'")
    + b"\n[nations.borduria.infrastructure]\n"
    + many(b"i# = {name='x',kind='port'}\n", 3000),
    "presence nowhere": SOUND + b"\n[crises.mines.presence]\n" + many(b"n# = 1\n", 14_000),
    "much infrastructure": SOUND
    + many(b"\n[nations.avalon.infrastructure.i#]\nname = 'x'\nkind = 'port'", 3100),
    "infrastructure of nothing": SOUND
    + b"\n[nations.borduria.infrastructure]\n"
    + many(b"i# = {}\n", 9600),
    "many recipients": SOUND
    + injects(1, b"to = " + listed(b"'avalon'", 26_000) + b"\n" + OPTIONS).replace(
        b"text='x'}]", b"text='x',effects=['nation.self.fear += 1']}]"
    ),
    "many treaties in force": SOUND + b"\n[treaties]\n" + many(b"a# = []\n", 9600),
    "many treaties to choose from": SOUND
    + many(b"\n[rules.overrides.treaties.a#]\ntitle='x'\ntext='x'\nduty='x'", 2400),
    "similar ids": SOUND
    + many(
        b"[injects.%s#]\ntitle='x'\nturn=1\nsender='x'\ntext='x'\ncontingency_of='%sx#'\n"
        b"when='inject.%sy#.fired > 0 and inject.%sz#.fired > 0'\n" % ((SIMILAR,) * 4),
        190,
    ),
}
"""What the models and the checks of references answer."""

TEXTS = {
    "long sums": SOUND + effects(b"nation.each.fear += #" + b"+1" * 60),
    "long sums until the last": SOUND + effects(b"nation.each.fear += #" + b"+1" * 60, 118, 1),
    "short texts": SOUND
    + effects(b"partnership.pool += #", each=12)
    + many(b"[[injects.x#.options]]\nid='a'\ntext='x'\neffects=['nation.self.fear += 1']\n", 190),
    "unknown names": SOUND + effects(b"nation.each.fear += " + b"y#.fired+" * 25 + b"1", each=2),
    "unknown names among similar ones": SOUND
    + many(
        b"[injects.%s#]\ntitle='x'\nturn=1\nsender='x'\ntext='x'\neffects=['nation.avalon.fear += "
        b"%s1']\n" % (SIMILAR, b"".join(b"inject.%s%d#.fired+" % (SIMILAR, i) for i in range(9))),
        190,
    ),
    "unknown names while not all are known": CROWDED.replace(b"name='x'", b"nam=1")
    + effects(b"nation.each.fear += " + b"y#.fired+" * 40 + b"1", each=2),
    "functions of each": SOUND
    + effects(b"trust.each.avalon += " + b"max(trust.each.avalon)+" * 15 + b"#", each=2),
    "functions of all answers": CROWDED
    + injects(
        190,
        OPTIONS
        + b"effects=['trust.each.avalon += "
        + b"count(inject.x#.answer.each==0)+" * 7
        + b"1', 'nation.each.fear += "
        + b"count(inject.each.answer.n5==0)+" * 9
        + b"1']\n",
    ),
    "functions of beliefs": CROWDED
    + effects(b"nation.each.fear += " + b"max(belief.each.q1.v1)+" * 14 + b"#", each=2),
    "effects of every order": SOUND
    + many(
        b"\n[rules.overrides.orders.b#]\ntitle='x'\ntext='x'\neffects="
        + listed(b"'trust.self.each += 1" + b"+1" * 60 + b"'", 16),
        27,
    ),
    "effects of orders on every pair": CROWDED
    + many(
        b"\n[rules.overrides.orders.b#]\ntitle='x'\ntext='x'\ntarget='nation'\neffects="
        + listed(b"'trust.each.self += nation.each.fear+nation.target.fear'", 16),
        11,
    ),
    "effects of orders on everything": CROWDED
    + many(
        b"\n[rules.overrides.orders.b#]\ntitle='x'\ntext='x'\ntarget='crisis'\neffects="
        + listed(b"'nation.self.fear += belief.self.target.v#+warning.self.target'", 10),
        20,
    ),
}
"""What the checks of conditions and effects answer."""

HOSTILE = BYTES | KEYS | TEXTS
