"""What an article says now that it did not say before: verbatim, in fixed patterns."""

from __future__ import annotations

import difflib
import re

from strikewatch.model import Item
from strikewatch.text import one_line, shorten

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*[\"”\u2019)]*")
_MOST = 3  # changes told one by one
_WIDTH = 160  # characters of a sentence that is quoted


def changes(before: Item, after: Item) -> tuple[str, ...]:
    """Return what changed between two revisions, a sentence each, the headline first; at most three, then how many more."""
    found: list[str] = []
    if one_line(before.title) != one_line(after.title):
        found.append(f"headline was “{shorten(before.title, _WIDTH)}”")
    old, new = _sentences(before.text), _sentences(after.text)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "replace":
            found.append(f"now says {_quoted(new[c:d])} where it said {_quoted(old[a:b])}")
        elif kind == "insert":
            found.append(f"added {_quoted(new[c:d])}")
        elif kind == "delete":
            found.append(f"no longer says {_quoted(old[a:b])}")
    more = len(found) - _MOST
    return (*found[:_MOST], *((f"and {more} more {'change' if more == 1 else 'changes'}",) if more > 0 else ()))


def _sentences(text: str) -> list[str]:
    return [sentence for match in _SENTENCE.finditer(text[:20_000]) if (sentence := one_line(match[0]))][:200]


def _quoted(sentences: list[str]) -> str:
    return f"“{shorten(' '.join(sentences), _WIDTH)}”"
