"""Many phrases in one pass."""

from strikewatch.analysis.passage import fold
from strikewatch.lexicon.match import Matcher, spell_out


def found(matcher: Matcher[str], body: str) -> list[tuple[str, str]]:
    return [(hit.meaning, body[hit.start : hit.end]) for hit in matcher.find(fold(body), body)]


def test_phrases_match_whole_words_in_any_case() -> None:
    """No phrase is found inside a longer word; hyphens and line breaks part words as spaces do."""
    matcher = Matcher({"walk out": "w", "strike": "s"})
    assert found(matcher, "Walk-out! STRIKE\nstrikers walk\nout") == [("w", "Walk-out"), ("s", "STRIKE"), ("w", "walk\nout")]


def test_a_star_lets_the_last_word_go_on() -> None:
    """The hit runs to the end of the word, and no word is endless."""
    matcher = Matcher({"redundanc*": "r"})
    assert found(matcher, "redundancies loom") == [("r", "redundancies")]
    assert len(found(matcher, "redundanc" + "y" * 500)[0][1]) <= 60


def test_slashes_and_tildes_spell_out() -> None:
    """A word "a/b" is either word, "~" no word."""
    assert list(spell_out("end/ends the/~ strike")) == ["end the strike", "end strike", "ends the strike", "ends strike"]


def test_cased_phrases_are_matched_as_they_stand() -> None:
    """The cue "AI" is not "ai", and a guarded name keeps its capitals."""
    matcher = Matcher({"AI": "a", "Unite": "u"}, cased=["AI", "Unite"])
    assert found(matcher, "ai AI unite Unite") == [("a", "AI"), ("u", "Unite")]


def test_invisible_characters_inside_words_are_looked_through() -> None:
    """The hit covers them, so that what is shown is what stands in the text."""
    matcher = Matcher({"strike": "s"})
    assert found(matcher, "the st\u200brike") == [("s", "st\u200brike")]


def test_an_empty_lexicon_finds_nothing() -> None:
    """No phrase, no hit."""
    assert found(Matcher({}), "strike") == []
