"""Records are cut out of a stream at the right places, whatever the pieces that it comes in, and bad ones are told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from strikewatch.parse.tweets import split
from strikewatch.parse.tweets.salvage import loads
from strikewatch.parse.tweets.split import Bad, Readers, elements, lines


def readers(calls: list[int] | None = None) -> Readers[Any]:
    """Read anything; count in ``calls`` how many records came the quick way."""

    def many(run: bytes) -> list[Any]:
        found: list[Any] = msgspec.json.decode(b"[" + run + b"]")
        if calls is not None:
            calls.append(len(found))
        return found

    return Readers(many, loads)


def by_line() -> Readers[Any]:
    return Readers(msgspec.json.Decoder(Any).decode_lines, loads)


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def flat(found: Iterator[list[Any]]) -> list[Any]:
    return [record for some in found for record in some]


TWEETS = [{"tweet": {"id": str(n), "text": f'a "quoted", }} {{ \\ text {n} é', "urls": [{"a": 1}, {"a": 2}]}} for n in range(20)]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("size", [1, 7, 100, 10_000])
def test_a_list_is_cut_into_its_elements(indent: int | None, size: int) -> None:
    """However it is written and in whatever pieces it comes."""
    data = json.dumps(TWEETS, indent=indent).encode() + b" ;\n junk ] } after the list"
    assert flat(elements(pieces(data, size), readers(), listed=True)) == TWEETS


def test_most_records_are_read_the_quick_way() -> None:
    """Once it is known how two records are joined, whole stretches are decoded at once."""
    calls: list[int] = []
    data = json.dumps(TWEETS * 10, indent=2).encode()
    assert len(flat(elements(pieces(data, 4_000), readers(calls), listed=True))) == 200
    assert sum(calls) > 150


def test_values_without_a_list_follow_one_another() -> None:
    """`jq .` writes values so: over several lines, without commas."""
    data = b"\n".join(json.dumps(tweet, indent=2).encode() for tweet in TWEETS)
    assert flat(elements(pieces(data, 50), readers(), listed=False)) == TWEETS
    assert flat(elements(pieces(data[:-3], 50), readers(), listed=False))[-1] == Bad("is cut off", cut=True)


def test_other_values_than_objects_are_elements_too() -> None:
    """They are somebody else's to refuse."""
    data = b'["a", 1, null, true, [], {}, [[1]], -2.5e3]'
    for size in (1, 3, 100):
        assert flat(elements(pieces(data, size), readers(), listed=True)) == ["a", 1, None, True, [], {}, [[1]], -2500.0]


def test_an_empty_list_is_no_cut() -> None:
    """Nothing is read, and nothing is wrong."""
    assert flat(elements(iter([b" [ ]"]), readers(), listed=True)) == []
    assert flat(elements(iter([b"", b"[", b"", b"\n]"]), readers(), listed=True)) == []


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "is empty"), (b"  ", "is empty"), (b'{"a": 1}', "is no list of tweets"), (b"[", "is cut off")]
)
def test_what_is_no_list_is_told(data: bytes, why: str) -> None:
    """One bad record, and the word that what is here is not all."""
    assert flat(elements(iter([data]), readers(), listed=True)) == [Bad(why, cut=True)]


def test_a_cut_in_a_record_keeps_those_before_it() -> None:
    """In a string, an escape, a number or between two records."""
    data = json.dumps(TWEETS[:3]).encode()
    second = data.index(b'{"tweet"', 5)
    for end in range(second + 1, len(data)):
        found = flat(elements(pieces(data[:end], 64), readers(), listed=True))
        assert found[0] == TWEETS[0]
        assert found[-1] == Bad("is cut off", cut=True)
        assert all(record in TWEETS for record in found[:-1])


def test_a_bad_record_does_not_take_its_neighbours_with_it() -> None:
    """It is counted at its place."""
    good = json.dumps(TWEETS[0]).encode()
    data = b"[" + b",".join([good, b'{"tweet": nonsense}', good, b"}", good]) + b"]"
    found = flat(elements(pieces(data, 30), readers(), listed=True))
    assert [isinstance(record, Bad) for record in found] == [False, True, False, True, False]


@pytest.mark.parametrize("size", [50, 4_000])
def test_a_lost_quote_costs_one_record(size: int) -> None:
    """All that follows would be turned inside out; the seams between records put it right."""
    data = json.dumps(TWEETS, indent=2).encode().replace(b'"id": "7",', b'"id": "7,')
    found = flat(elements(pieces(data, size), readers(), listed=True))
    assert [record for record in found if not isinstance(record, Bad)] == TWEETS[:7] + TWEETS[8:]


def test_a_record_without_end_is_left_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not gathered for ever, and those before it are kept."""
    monkeypatch.setattr(split, "LONGEST", 1_000)
    monkeypatch.setattr(split, "DOUBTFUL", 500)
    data = b'[{"a": 1}, {"a": "' + b"strike " * 1_000
    found = flat(elements(pieces(data, 100), readers(), listed=True))
    assert found[0] == {"a": 1}
    assert found[-1].cut
    assert len(found) == 2


def test_a_lost_quote_among_many_records_is_mended_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that grows so long is looked through for seams."""
    monkeypatch.setattr(split, "DOUBTFUL", 1_500)
    data = json.dumps(TWEETS, indent=2).encode().replace(b'"id": "3",', b'"id": "3,')
    found = flat(elements(pieces(data, 100), readers(), listed=True))
    assert [record for record in found if not isinstance(record, Bad)] == TWEETS[:3] + TWEETS[4:]


@pytest.mark.parametrize("size", [1, 33, 10_000])
def test_lines_are_records(size: int) -> None:
    """Blank lines and CRLF are nothing; the last line needs no end; a bad one is counted."""
    rows = [json.dumps(tweet).encode() for tweet in TWEETS[:4]]
    data = b"\n\n".join([rows[0], rows[1] + b"\r", b'{"cut": ', rows[2], rows[3]])
    found = flat(lines(pieces(data, size), by_line()))
    assert [record if not isinstance(record, Bad) else "bad" for record in found] == [*TWEETS[:2], "bad", *TWEETS[2:4]]


def test_half_a_last_line_is_a_bad_record_and_no_more() -> None:
    """A collector that was stopped leaves it, or one that is at work."""
    assert flat(lines(iter([b'{"a": 1}\n{"a": ']), by_line())) == [{"a": 1}, Bad("is cut off")]


def test_a_line_beyond_all_measure_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what follows it is read."""
    monkeypatch.setattr(split, "LONGEST", 100)
    data = b'{"a": 1}\n' + b"x" * 500 + b'\n{"a": 2}\n'
    found = flat(lines(pieces(data, 30), by_line()))
    assert [record for record in found if not isinstance(record, Bad)] == [{"a": 1}, {"a": 2}]
    assert len(found) == 3


def test_depth_and_length_are_no_matter() -> None:
    """A hundred thousand brackets, a number of a hundred thousand digits: each is one bad record."""
    deep = b"[" * 100_000 + b"]" * 100_000
    data = b'[{"a": 1}, ' + deep + b', {"id": ' + b"9" * 100_000 + b'}, {"a": 2}]'
    found = flat(elements(pieces(data, 50_000), readers(), listed=True))
    assert [record for record in found if not isinstance(record, Bad)] == [{"a": 1}, {"a": 2}]
    assert len(found) == 4
