"""People of an item and the body that each speaks for: "Ana Roe, president of Orlin Local 7", later only "Roe"."""

from __future__ import annotations

from strikewatch.analysis.words import Word, bag
from strikewatch.lexicon.roles import Roles

_NEVER = bag("the a an in on at but and for if it he she they we i reuters")
_SAYING = bag("said says told added")
_SPOKESMEN = bag("spokesman spokeswoman spokesperson")
_CHIEFS = bag("ceo executive chairman chairwoman superintendent managing")
_STEWARDS = bag("steward convenor convener")


def surnames(sentences: list[list[Word]], roles: Roles) -> frozenset[str]:
    """Return the last names of those whom the item introduces by an office or quotes by full name."""
    found: set[str] = set()
    for words in sentences:
        for first, last in names(words):
            if _introduced(words, first, last, roles):
                found.add(words[last - 1].text)
    return frozenset(found)


def names(words: list[Word]) -> list[tuple[int, int]]:
    """Return the stretches of two to four capitalised words that may be a person's name (first, past last)."""
    ends = [at for at, word in enumerate(words) if not (word.capital and _may_name(word))]
    found: list[tuple[int, int]] = []
    first = 0
    for end in (*ends, len(words)):
        if end - first >= 2:
            found.append((max(first, end - 3), end))
        first = end + 1
    return found


def _may_name(word: Word) -> bool:
    """Return whether a word with a capital may be a part of a person's name: no article, no abbreviation."""
    if word.low in _NEVER or (word.text.isupper() and len(word.text) > 1):
        return False
    return word.text.replace("-", "").replace(".", "").replace("\u2019", "").replace("'", "").isalpha()


def _introduced(words: list[Word], first: int, last: int, roles: Roles) -> bool:
    """Return whether an office stands before the name or after its comma, or a verb of saying beside it."""
    if any(
        words[last - 1].low in heads
        for heads in (roles.titles, roles.suffixes, roles.union_heads, roles.body_heads, roles.employer_heads)
    ):
        return False
    before = words[first - 1].low if first else ""
    if before in roles.titles or before in roles.outsiders or before in _SAYING:
        return True
    if any(w.low in roles.titles for w in words[first : last - 1]):
        return True
    after = words[last : last + 8]
    if [w.low in _SAYING for w in after[:2] if w.text != ","][:1] == [True]:
        return True
    return bool(after) and after[0].text == "," and any(w.low in roles.titles for w in after[1:])


def beside(words: list[Word], first: int, last: int, roles: Roles) -> tuple[list[int], list[int]]:
    """Return the words that may name whom a person speaks for: before an office and the name, and in the apposition after it."""
    before: list[int] = []
    if any(w.low in roles.titles for w in words[max(0, first - 4) : last]):
        for at in range(first - 1, max(0, first - 9) - 1, -1):
            if words[at].text in ",.;" and at < first - 1:
                break
            before.append(at)
        before += range(first, last)
    after: list[int] = []
    if last < len(words) and words[last].text == ",":
        stretch = range(last + 1, min(len(words), last + 14))
        if any(words[at].low in roles.titles | roles.workers or words[at].low == "committee" for at in stretch):
            for at in stretch:
                if words[at].text in ".;" or words[at].low in ("said", "told"):
                    break
                after.append(at)
    if last < len(words) and words[last].low in ("of", "from"):  # "Ana Roe of the Drivers Union"
        after += range(last + 1, min(len(words), last + 7))
    return before, after


def side_of(office: set[str]) -> str | None:
    """Return whom an office speaks for by itself: the body its "sentence" names, the "union", the "employer", or nobody known."""
    if office & _SPOKESMEN:
        return "sentence"
    if office >= {"general", "secretary"} or office & _STEWARDS:
        return "union"
    return "employer" if office & _CHIEFS or office >= {"chief", "officer"} else None
