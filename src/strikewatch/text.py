"""Plain text: cleaned once on its way in, neutralised once at each edge on its way out.

Every string from outside passes ``clean`` before it is stored, so the rest of the house meets no NUL, lone surrogate or control
character. At each edge one function makes it harmless there: ``for_terminal``, ``for_header``, ``for_cell`` (CSV); HTML is
escaped by the template engine.
"""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but for newline and tab. Surrogates cannot be encoded; NUL ends strings in C libraries.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANK = re.compile(r"[^\S\n ]")
# Whatever of these stands in a text; most texts hold none, and one look is cheaper than four.
_ODD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")

# Invisible: zero-width and joiner characters, bidi embeddings, overrides and isolates, the soft hyphen, tags, and the BOM.
# The zero-width joiner stays inside emoji only where shown; for judging it is noise like the rest.
INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LOGIN = re.compile(r"//[^/?#]*@")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    """Return ``text`` in NFC, with one kind of line end, single spaces, at most one blank line, and nothing unprintable.

    Lone surrogates become U+FFFD. Invisible characters stay: they are part of what came, and ``analysis`` looks through them.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    # All that is odd is unprintable, and asking for that is quicker than looking for it.
    if not text.replace("\n", "").isprintable() and _ODD.search(text):
        text = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))
        text = _SURROGATE.sub("\ufffd", _BLANK.sub(" ", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    # No pattern for runs of blanks: every item of a run passes here, and a pattern stops at each single blank.
    if "  " in text:
        text = "\n".join([" ".join(line.split()) if "  " in line else line.strip(" ") for line in text.split("\n")])
    else:
        text = text.replace(" \n", "\n").replace("\n ", "\n").strip(" ")
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n")


def one_line(text: str) -> str:
    """Return ``text`` on one line, single-spaced."""
    return " ".join(text.split())


def for_terminal(text: str, *, lines: bool = False) -> str:
    """Return ``text`` as what may reach a terminal or a log: printable characters, and newlines only if ``lines``.

    No escape sequence, carriage return, backspace, C1 control or bidi override survives; invisible characters are dropped,
    so that what is read is what is there.
    """
    text = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))  # in this order: a line end of another kind keeps words apart
    text = INVISIBLE.sub("", _SURROGATE.sub("\ufffd", text))
    return text if lines else one_line(text)


def for_header(text: str) -> str:
    """Return ``text`` as what may stand in a mail header: one line, nothing unprintable."""
    return for_terminal(text)


def for_cell(text: str) -> str:
    """Return ``text`` as a CSV cell: a leading ``= + - @`` TAB or CR gets an apostrophe, lest a spreadsheet run it."""
    text = for_terminal(text, lines=True)
    return f"'{text}" if text.startswith(_FORMULA) else text


def without_login(url: str) -> str:
    """Return a web address without the name and password that may stand before its host."""
    return _LOGIN.sub("//", url)


def shorten(text: str, width: int) -> str:
    """Return ``text`` on one line of at most ``width`` characters, cut at a word with an ellipsis."""
    text = one_line(text)
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[width // 2 :] else cut}…"


def slug(text: str) -> str:
    """Return ``text`` as ``[a-z0-9-]{0,80}``: for ids and file names, never a path."""
    folded = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", folded.lower()).strip("-")[:80].strip("-")
