"""A text cut into sentences, and what is no prose of it."""

import datetime as dt
from typing import Literal

import pytest

from strikewatch.analysis import passage
from strikewatch.model import Item


def cut(
    text: str, title: str = "", kind: Literal["news", "tweet"] = "news", published: dt.datetime | None = None
) -> passage.Passage:
    return passage.read(Item(id="x", source="s", kind=kind, title=title, text=text, published=published))


def kinds(read: passage.Passage) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for e in read.excluded]


def sentences(read: passage.Passage) -> list[str]:
    return [s.text for s in read.sentences]


def test_all_offsets_count_in_the_body() -> None:
    """Whatever is cut out or kept is exactly the characters between its offsets."""
    read = cut("MERROW (Reuters) - Nurses struck. Talks go on.\n(Reporting by A. Penn; Editing by B. Quill)", "Nurses strike")
    for piece in (*read.sentences, *read.excluded):
        assert read.body[piece.start : piece.end] == piece.text
    assert sentences(read) == ["Nurses strike", "Nurses struck.", "Talks go on."]
    assert [s.headline for s in read.sentences] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mr. Penn of the U.S. Navy met Dr. Quill. He left.", ["Mr. Penn of the U.S. Navy met Dr. Quill.", "He left."]),
        ("It began in the U.S. The union agreed.", ["It began in the U.S.", "The union agreed."]),
        ("Calder Inc. said no. “We wait.” They did.", ["Calder Inc. said no.", "“We wait.”", "They did."]),
        ("Is it over? No! It is not.", ["Is it over?", "No!", "It is not."]),
        ("pay rose 3.5 percent on Jan. 4 at J. Smith & Co. in May", ["pay rose 3.5 percent on Jan. 4 at J. Smith & Co. in May"]),
        ("The union will meet\non Friday.\nManagement will not.", ["The union will meet\non Friday.", "Management will not."]),
        ("a strike that began on Nov.\n12 and goes on", ["a strike that began on Nov.\n12 and goes on"]),
        (
            "a strike from 12 March\n2026 on. Talks at 2 p.m.\non Monday",
            ["a strike from 12 March\n2026 on.", "Talks at 2 p.m.\non Monday"],
        ),
        ("It began at 2 p.m. on Monday in the U.S.\n900 struck.", ["It began at 2 p.m. on Monday in the U.S.", "900 struck."]),
        ("One\n\n\nTwo", ["One", "Two"]),
        ("... !!! ???", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, left: list[str]) -> None:
    """Abbreviations, initials, figures and wrapped lines end no sentence; paragraphs do."""
    assert sentences(cut(text)) == left


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Pickets at the gate. | Photo courtesy of the Calder Guild/Twitter\n\nTalks resume.", ["caption", "credit"]),
        ("Pickets at the gate. (Photo by Ann Penn/Getty Images)\n\nTalks resume.", ["caption", "credit"]),
        ("By Ann Penn and Bo Quill\n\nTalks resume.", ["byline"]),
        ("LONDON (Reuters) - Talks resume.", ["dateline"]),
        ("PORT GARLAND, Maine, Aug 1 (AP) — Talks resume.", ["dateline"]),
        ("MERROW--Talks resume.", ["dateline"]),
        ("Reuters - Talks resume.", ["dateline"]),
        ("Merrow (AFP) - Talks resume.", ["dateline"]),
        ("date 2023-08-01 Talks resume.", ["metadata"]),
        ("Talks resume. (Reporting by Ann Penn; Editing by Bo Quill)", ["boilerplate"]),
        ("Talks resume.\n\nRead more about the strike", ["boilerplate"]),
        ("Talks resume.\n\nSign up for our newsletter", ["boilerplate"]),
        ("Talks resume.\n\nThe post Talks resume appeared first on Merrow News.", ["boilerplate"]),
        ("FILE PHOTO: Pickets at the gate.\nTalks resume.", ["caption"]),
        ("Talks resume. https://t.co/abc123", ["metadata"]),
    ],
)
def test_what_is_no_prose_is_kept_apart(text: str, out: list[str]) -> None:
    """Captions, credits, bylines, datelines, addresses and boilerplate are excluded by their form; the prose stays whole."""
    read = cut(text)
    assert [kind for kind, _ in kinds(read)] == out
    assert sentences(read) == ["Talks resume."]


def test_a_credit_within_a_long_paragraph_takes_one_caption_sentence() -> None:
    """A feed that glues caption and story together loses the caption only."""
    story = "The strike goes on. " * 30
    read = cut(f"First words. Pickets at the gate. (Photo: Ann Penn) {story}")
    assert ("caption", "Pickets at the gate.") in kinds(read)
    assert sentences(read)[0] == "First words."
    assert len(sentences(read)) == 31


def test_a_credit_without_brackets_takes_the_name_that_follows() -> None:
    """The photographer's name goes with the credit, the story does not."""
    read = cut("Photo Credit: Ann Penn\n\nBuses kept off the road. " + "The talks go on. " * 12)
    assert sentences(read)[0] == "Buses kept off the road."


def test_the_date_line_is_the_base() -> None:
    """What "Friday" is relative to is the article's own date line, else its date of publication."""
    moment = dt.datetime(2023, 8, 5, tzinfo=dt.UTC)
    assert cut("date 2023-08-01 Talks.", published=moment).base == dt.date(2023, 8, 1)
    assert cut("date 2023-99-01 Talks.", published=moment).base == dt.date(2023, 8, 5)
    assert cut("Talks.").base is None


def test_the_place_of_the_dateline_is_kept() -> None:
    """Capitals become a name."""
    assert cut("NEW YORK (Reuters) - Talks.").dateline_place == "New York"
    assert cut("By Ann Penn\n\nMerrow (AFP) - Talks.").dateline_place == "Merrow"
    assert cut("Talks.").dateline_place is None


def test_a_post_has_no_datelines() -> None:
    """In a tweet only addresses and retweet marks are cut out."""
    read = cut("RT @calder: LONDON - we are out. https://t.co/x", kind="tweet")
    assert kinds(read) == [("metadata", "RT @calder:"), ("metadata", "https://t.co/x")]
    assert sentences(read) == ["LONDON - we are out."]


def test_sentences_are_found_by_offset() -> None:
    """Prose answers with its sentence, excluded words with what they are."""
    read = cut("MERROW (AP) - Talks resume. Pay is open.", "Talks")
    assert read.sentence_at(0) == read.sentences[0]
    where = read.body.index("Pay")
    found = read.sentence_at(where)
    assert found is not None
    assert found.text == "Pay is open."
    assert read.sentence_at(read.body.index("MERROW")) is None
    outside = read.excluded_at(read.body.index("MERROW"))
    assert outside is not None
    assert outside.kind == "dateline"
    assert read.excluded_at(where) is None
    assert read.span(0, 5).text == "Talks"


@pytest.mark.parametrize(
    "text", ["STRIKE\u2019s \u201cend\u201d\u00a0now\u2011then", "st\u200brike", "\u0130stanbul GREV", "\ufb00", ""]
)
def test_folding_keeps_every_offset(text: str) -> None:
    """Folded text is as long as the body: straight quotes, lower case, invisible characters as NUL."""
    folded = passage.fold(text)
    assert len(folded) == len(text)
    assert "\u2019" not in folded
    assert "\u200b" not in folded
