"""Cleaning on the way in, neutralising on the way out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikewatch import text

HOSTILE = "\x1b[31mred\x1b]8;;http://x\x07\x9b1m\rover\b\x00\u202egnp\u200b\ud800end"
ANY = st.text(st.characters(), max_size=200)


def test_clean_leaves_one_kind_of_line_end_and_single_spaces() -> None:
    """Foreign line ends, runs of blanks and of empty lines are folded."""
    assert text.clean(" a\r\nb\u2028c\x85d  e\t\tf \n \n\n g ") == "a\nb\nc\nd e f\n\ng"


def test_clean_composes_and_replaces_what_cannot_be_encoded() -> None:
    """Text is NFC; lone surrogates become U+FFFD; NUL and controls go."""
    assert text.clean("e\u0301 \ud800 \x00\x1b") == "é \ufffd"


@given(ANY)
def test_clean_text_is_encodable_and_stays_as_it_is(raw: str) -> None:
    """Cleaning twice is cleaning once; the result can be stored as UTF-8."""
    once = text.clean(raw)
    once.encode()
    assert text.clean(once) == once


@given(ANY)
def test_nothing_unprintable_reaches_a_terminal(raw: str) -> None:
    """Whatever comes in, a terminal gets one line of printable characters."""
    shown = text.for_terminal(raw)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert "\u202e" not in shown


def test_a_terminal_gets_no_escape_and_no_carriage_return() -> None:
    """Escapes lose their introducer, so nothing is left to act."""
    assert text.for_terminal(HOSTILE) == "[31mred]8;;http://x1m overgnp\ufffdend"


def test_lines_are_kept_only_where_asked_for() -> None:
    """A message is one line; a body may have several."""
    assert text.for_terminal("a\nb") == text.for_terminal("a\rb") == text.for_terminal("a\x85b") == "a b"
    assert text.for_terminal("a\nb", lines=True) == "a\nb"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_is_no_formula(start: str) -> None:
    """A spreadsheet shows what a cell says, it does not run it."""
    assert text.for_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    assert text.for_cell("plain") == "plain"


def test_a_header_is_one_line() -> None:
    """No header can smuggle in another."""
    assert text.for_header("a\r\nBcc: x@y") == "a Bcc: x@y"


@pytest.mark.parametrize(
    ("given_", "width", "expected"),
    [("short", 10, "short"), ("one two three four", 12, "one two…"), ("x" * 20, 5, "xxxx…")],
)
def test_shortening_cuts_at_a_word(given_: str, width: int, expected: str) -> None:
    """A cut is seen, and does not split a word if it need not."""
    assert text.shorten(given_, width) == expected
    assert len(text.shorten(given_, width)) <= width


def test_a_slug_is_never_a_path() -> None:
    """Names made from feed text are letters, digits and hyphens."""
    assert text.slug("../../Été: Straße/NUL\x00") == "ete-strae-nul"
    assert text.slug("/" * 200) == ""
    assert len(text.slug("a" * 200)) == 80
