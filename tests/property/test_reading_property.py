"""Parties, quotes, positions and provenance on any text: verbatim, closed lists, no exception, linear time."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readings import Reading, read

# Pieces that the grammar listens to, strung together in any order: more telling than characters at random.
PIECES = st.sampled_from(
    (
        *(
            "the union",
            "The UAW",
            "Vesk Corp (VSK.N)",
            "Orlin Metal Workers Union",
            "demands",
            "offered",
            "rejected",
            "refused to discuss",
        ),
        *(
            "a 5 percent pay rise",
            "pensions",
            "and",
            ",",
            ".",
            "“",
            "”",
            '"',
            "said",
            ", said",
            "according to",
            "an email from",
            "Ana Roe",
        ),
        *(
            "president of",
            "its",
            "they",
            "which",
            "not",
            "with no",
            "layoffs",
            "over",
            "strike",
            "on Monday",
            "The contract provides",
        ),
        *(
            "saying",
            "\n\n",
            "'",
            "(",
            ")",
            "\u200b",
            "\u202e",
            "ŻÓŁĆ",
            "İstanbul",
            "🙂",
            "workers at",
            "Government",
            "1:4",
            "$25 an hour",
        ),
        *("UNITE", "Unite", "Equity", "--", "-"),
    )
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=300)
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(result: Reading) -> None:
    body = result.passage.body
    names = {p.name for p in result.parties}
    for mention in [m for p in result.parties for m in p.mentions]:
        assert body[mention.start : mention.end] == mention.text
    for quote in result.quotes:
        assert quote.text.strip()
        assert body[quote.start : quote.end] == quote.text
        assert quote.party is None or quote.party in names
    for position in result.positions:
        assert position.quote.strip()
        assert body[position.start : position.end] == position.quote
        assert position.party in names
        assert position.asserted_by in names | {"narration"}
        assert all(body[q.start : q.end] == q.text for q in position.quantities)
    assert len(names) == len({p.id for p in result.parties})


@RELAXED
@given(text=TEXTS, title=st.text(max_size=60))
def test_everything_is_verbatim_and_names_a_party(text: str, title: str) -> None:
    """On any text each quote stands at its offsets and each teller is a party of the item."""
    holds(read(text, title))


@RELAXED
@given(text=TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    """Reading is pure: twice the same."""
    assert read(text) == read(text)
