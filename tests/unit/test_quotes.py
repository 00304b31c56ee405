"""Verbatim speech: who speaks, for whom, by which channel."""

from __future__ import annotations

import pytest

from readings import read

SIDES = " The Orlin Metal Workers Union struck Vesk Corp (VSK.N) over pay."
LETTER = (
    "The strike at Vesk Corp (VSK.N) goes on, according to an email from the Orlin Metal Workers Union to its members.\n\n"
    "“Stay on the line,” the email said. “Do not believe rumours. We will write again.”\n\n“A lot of talk,” nobody wrote."
)


@pytest.mark.parametrize(
    ("text", "speaker", "party", "channel"),
    [
        ('"We are ready to talk," the union said in a statement.', "Orlin Metal Workers Union", "Orlin Metal Workers Union", "statement"),
        ('"We are ready to talk," said Ana Roe, president of the union.', "Ana Roe", "Orlin Metal Workers Union", "unspecified_statement"),
        ('"We are ready to talk," Vesk spokesman Ben Hale told reporters.', "Vesk spokesman Ben Hale", "Vesk", "press"),
        ('Vesk said the claim was "absurd".', "Vesk", "Vesk", "unspecified_statement"),
        ('"It is a sad day," said Carl Dow, an analyst at Bellweather.', "Carl Dow", None, "unspecified_statement"),
        ('"No deal," Vesk wrote on Twitter.', "Vesk", "Vesk", "social"),
        ('"No deal," Vesk said in a filing.', "Vesk", "Vesk", "document"),
        ('"Shame on them," union official Dee Kerr told a rally outside the gate.', "Dee Kerr", "Orlin Metal Workers Union", "picket"),
        ('"We offered all we had," Ben Hale, a spokesman for Vesk, said on Friday.', "Ben Hale", "Vesk", "unspecified_statement"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speaker: str, party: str | None, channel: str) -> None:
    """The speaker stands before or after the verb, with or without an office; an outsider speaks for nobody."""
    quote = read(text + SIDES).quotes[0]
    assert quote.speaker.endswith(speaker)
    assert (quote.party, quote.channel) == (party, channel)


def test_the_email_said_is_its_authors_word() -> None:
    """A document speaks for its author, and the next sentence in the paragraph is still the same speech."""
    said = read(LETTER).quotes
    assert [q.text for q in said[:2]] == ["Stay on the line,", "Do not believe rumours. We will write again."]
    assert {(q.party, q.channel) for q in said[:2]} == {("Orlin Metal Workers Union", "email_to_members")}
    assert len(said) == 2, "what nobody is said to say is left out"


def test_he_is_the_person_before() -> None:
    """A surname and a pronoun stand for the person introduced."""
    text = '"We are tired," said Ana Roe, the union\'s president. "It has been a year," she said. "Enough," Roe added.' + SIDES
    said = read(text).quotes
    assert [q.party for q in said] == ["Orlin Metal Workers Union"] * 3
    assert said[1].speaker.endswith("Ana Roe")


def test_he_in_a_later_paragraph_is_the_person_before() -> None:
    """A "he" goes back to the person named before, not to a body."""
    text = 'Ana Roe, the union\'s president, met the press.\n\n"It has been a year," she told reporters.' + SIDES
    assert [q.speaker for q in read(text).quotes] == ["Ana Roe"]


def test_a_title_in_quotation_marks_is_no_speech() -> None:
    """A work's name in a sentence that nobody says is no quote."""
    assert read('The walkout hit "Morning in Orlin", a popular show.' + SIDES).quotes == ()


def test_a_quote_left_open_ends_with_its_paragraph() -> None:
    """An unclosed mark swallows no further paragraph."""
    said = read(f'The union said: "We want more pay.\n\nThe works stood still on Monday.{SIDES}').quotes
    assert [q.text for q in said] == ["We want more pay."]


def test_offsets() -> None:
    """Every quote is verbatim at its offsets, marks left off."""
    result = read(LETTER)
    assert all(result.passage.body[q.start : q.end] == q.text for q in result.quotes)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ('"We stay out," he said.', ["Orlin Metal Workers Union"]),
        ('"We stay out," the memo said.', []),
        ("«We stay out,» the union said.", ["Orlin Metal Workers Union"]),
        ('"We stay out," it said.', ["Orlin Metal Workers Union"]),
        ('The union said "".', []),
    ],
)
def test_speakers_that_stand_elsewhere(text: str, speakers: list[str]) -> None:
    """A pronoun is the body before it; a document without an author speaks for no side; empty marks hold nothing."""
    opening = "Ana Roe, president of the Orlin Metal Workers Union, struck Vesk Corp (VSK.N).\n\n"
    if "it said" in text or "he union" in text:
        opening = "The Orlin Metal Workers Union struck Vesk Corp (VSK.N).\n\n"
    found = read(opening + text).quotes
    assert [q.party for q in found if q.party] == speakers
