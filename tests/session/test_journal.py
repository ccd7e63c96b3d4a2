"""The chain of a journal's lines: whatever is done to them, it is noticed where it happened."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.journal import ORIGIN, BadLineError, Damage, Link, decode, encode, scan


def journal(lines: int = 5, name: str = "a") -> list[bytes]:
    """The lines of a small journal."""
    made, after = [], ORIGIN
    for seq in range(lines):
        records = [{"record": "note", "text": f"{name}{seq} é “quoted”", "number": seq / 4}]
        line, after = encode(seq, after, f"{name}-{seq}", records)
        made.append(line)
    return made


def damage_of(content: bytes) -> Damage:
    found = scan(content).damage
    assert found is not None
    return found


def test_lines_read_back_as_they_were_written() -> None:
    chain = scan(b"".join(journal()))
    assert chain.damage is None
    assert chain.tail == b""
    entries = [decode(link) for link in chain.links]
    assert [entry.seq for entry in entries] == [0, 1, 2, 3, 4]
    assert entries[3].command_id == "a-3"
    assert entries[3].records == ({"record": "note", "text": "a3 é “quoted”", "number": 0.75},)


def test_a_line_is_ascii_with_one_line_feed_at_its_end() -> None:
    for line in journal():
        line.decode("ascii")
        assert line.count(b"\n") == 1
        assert line.endswith(b"\n")
        json.loads(line)


@pytest.mark.parametrize("mask", [0x01, 0x20, 0x80, 0xFF])
def test_every_flipped_byte_is_noticed_in_its_line(mask: int) -> None:
    lines = journal(3)
    content = b"".join(lines)
    place = 0
    for number, line in enumerate(lines, start=1):
        for _ in line:
            changed = bytearray(content)
            changed[place] ^= mask
            chain = scan(bytes(changed))
            assert len(chain.links) == number - 1
            assert chain.damage is not None or chain.tail
            if chain.damage is not None:
                assert chain.damage.line == number
            place += 1


@pytest.mark.parametrize("gone", range(4))
def test_a_dropped_line_is_noticed(gone: int) -> None:
    lines = journal()
    del lines[gone]
    found = damage_of(b"".join(lines))
    assert found.line == gone + 1
    assert "missing or moved" in found.reason


@pytest.mark.parametrize("place", range(4))
def test_two_swapped_lines_are_noticed(place: int) -> None:
    lines = journal()
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    assert damage_of(b"".join(lines)).line == place + 1


@pytest.mark.parametrize("place", range(5))
def test_a_doubled_line_is_noticed(place: int) -> None:
    lines = journal()
    lines.insert(place, lines[place])
    assert damage_of(b"".join(lines)).line == place + 2


@pytest.mark.parametrize("place", range(1, 5))
def test_the_tail_of_another_journal_is_noticed(place: int) -> None:
    spliced = journal()[:place] + journal(name="b")[place:]
    found = damage_of(b"".join(spliced))
    assert found.line == place + 1
    assert "another save" in found.reason


def test_what_text_editors_do_to_a_file_is_named() -> None:
    content = b"".join(journal())
    assert "byte order mark" in damage_of(b"\xef\xbb\xbf" + content).reason
    assert "CR LF" in damage_of(content.replace(b"\n", b"\r\n")).reason


def test_a_file_of_something_else_is_damaged_in_its_first_line() -> None:
    assert damage_of(b"hello\nworld\n") == Damage(1, "is not a line of a save")


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    chain = scan(content)
    assert chain.length == 0
    assert chain.tail == content


@pytest.mark.parametrize("records", [None, 3, {}, [3], [{}], [{"record": 3}], "x"], ids=repr)
def test_a_line_with_a_right_hash_and_wrong_content_is_refused(records: object) -> None:
    line = json.dumps({"seq": 0, "command": "c", "records": records}).encode()
    with pytest.raises(BadLineError):
        decode(Link(0, "", line))


def test_json_that_is_too_deep_is_refused() -> None:
    with pytest.raises(BadLineError):
        decode(Link(0, "", b"[" * 100_000 + b"]" * 100_000))


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_has_no_words_for_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode(0, ORIGIN, "c", [{"record": "note", "number": number}])
