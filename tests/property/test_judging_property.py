"""Any text is judged without an exception, and every word shown stands where it is said to stand."""

from __future__ import annotations

import functools
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strikewatch import lexicon
from strikewatch.analysis import issues, passage, relevance, signals
from strikewatch.model import Item

PIECES = st.sampled_from(
    [
        "nurses", "strike", "on strike over pay", "st\u200brike", "the union", "struck a deal", "air strike", "lockout", "#MerrowStrike", "@union",
        "(Photo by", "| Photo courtesy of", "LONDON (Reuters) - ", "\n", "\n\n", ". ", "“", "”", "Read more", "pay", "safe staffing", "\u202e",
        "İ", "ﬁ", "العمال", "罢工", "🔥", "\x00", "https://t.co/x", "By Ann Penn", "date 2023-08-01", "Local 12", "(Reporting by A;", "walked out",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join))


@functools.cache
def words() -> lexicon.Lexicon:
    return lexicon.load()


def judge(title: str, text: str) -> tuple[passage.Passage, relevance.Relevance]:
    read = passage.read(Item(id="x", source="s", title=title, text=text))
    named = issues.standing(read, words().issues)
    heard = signals.read(
        read, words().cues.find(read.folded, read.body), words().cues.social, [(n.start, n.end, n.sentence) for n in named]
    )
    for found in issues.find(heard, named, words().issues):
        assert all(read.body[e.start : e.end] == e.text for e in found.evidence)
    return read, relevance.judge(heard, words().weights)


@settings(deadline=None, max_examples=150)
@given(TEXTS, TEXTS)
def test_any_text_is_judged_and_every_word_stands_where_it_is_said_to(title: str, text: str) -> None:
    """Scores lie between 0 and 1, offsets hold, sentences and excluded words do not overlap and come in order."""
    read, judged = judge(title, text)
    assert 0 <= judged.score <= 1
    assert (judged.verdict == "dispute") is (judged.score >= 0.5)
    assert all(read.body[r.start : r.end] == r.text for r in judged.reasons)
    assert len(read.folded) == len(read.body)
    pieces = sorted([*read.sentences, *read.excluded], key=lambda p: p.start)
    assert all(read.body[p.start : p.end] == p.text for p in pieces)
    assert all(one.end <= other.start for one, other in itertools.pairwise(pieces))


LINES = [
    "nurses strike ", "air strike ", "strike a deal ", "(Photo by ", "!!!!!!!!", ". . . ", "A. B. C. ", "Union pay talks over pay. ", "((((", "\n", "“”",
    "JOHN-PAUL'S ", "By Ann ", "#strike", "@union ", "Local 12 ", "appeared first on ", "photo ", "st\u200brike ", "RT @a: ", "https://", "pay ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_the_cost_grows_with_the_text_and_not_with_its_square(line: str) -> None:
    """A text ten times as long stays within thirty times the cost: a square would take a hundred."""

    def cost(size: int) -> float:
        text = line * (size // len(line))
        begin = time.process_time()
        judge("", text)
        return time.process_time() - begin

    cost(1_000)
    small = min(cost(30_000) for _ in range(2))
    assert cost(300_000) < 30 * small + 0.3
