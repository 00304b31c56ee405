"""Bodies of the gazetteer in a passage, by the matching rules of domain 5.1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from strikewatch.analysis.passage import Passage, Sentence
from strikewatch.analysis.words import bag
from strikewatch.lexicon.gazetteer import Entry, Name
from strikewatch.lexicon.match import Hit
from strikewatch.lexicon.places import Place
from strikewatch.lexicon.roles import Roles

# A local's number after the name of its union: "Local 1234", "Lodge 7", "District 20", "Branch No. 3".
_LOCAL = re.compile(r",?\s(?:(?:Local|Lodge|Branch|Chapter|Local Union)\s(?:No\.?\s?)?\d+[A-Z]?)\b")
# After an abbreviation the number alone: "CUPE 3903", no year.
_NUMBER = re.compile(
    r"\s(?!19\d\d\b|20\d\d\b)\d{2,4}\b(?!\s(?:members|workers|staff|jobs|employees|per|pct|drivers|nurses|teachers)|[%,.:]\d)"
)
# Or before it: "Local 802 of the American Federation of Musicians". Looked for in the few characters that it takes.
_LOCAL_OF = re.compile(r"\b(?:Local|Lodge|Branch|Chapter|Local Union)\s(?:No\.?\s?)?\d+[A-Z]?\sof\s(?:the\s)?\Z")
_LOCAL_REACH = 32
_UNIT = re.compile(r",?\s(?:District|Council|Region|Division)\s(?:No\.?\s?)?\d+[A-Z]?\b")
# Words right after a guarded name that settle it even at the start of a sentence.
_BESIDE = bag(
    "union unions members member general said says told workers staff has have is was will which spokesman spokeswoman officials"
    " strike strikes ballot who leaders leader and pilots nurses drivers teachers"
)

# Before a listed name these are no part of it.
_OPENERS = bag("the and a an but meanwhile while when members striking for at with after if both some also however")
_OFFICES = bag("members union unions member striking the local president chief spokesman group airline company carmaker")
_LOCALS = bag("local lodge branch district")
_SPOKE = bag("said says")


class Listed(NamedTuple):
    """A body of the gazetteer where it is named. ``local`` is its branch's number as written."""

    entry: Entry
    start: int
    end: int
    local: str | None = None


def find(
    passage: Passage, hits: Iterable[Hit[tuple[Name, ...]]], places: Iterable[Hit[Place]], roles: Roles
) -> tuple[Listed, ...]:
    """Return the bodies that the hits of the gazetteer mean, captions, credits and look-alikes left out."""
    prose = [(hit, sentence) for hit in hits if (sentence := passage.sentence_at(hit.start)) is not None]
    # Two bodies may have one full name: it settles nothing.
    full = (hit.meaning[0] for hit, _ in prose if len(hit.meaning) == 1 and hit.meaning[0].kind == "full")
    whole = {name.entry.id for name in full if not name.guarded}
    places = list(places)
    placed = {hit.end for hit in places}
    countries = Counter(hit.meaning.country for hit in places)
    found: list[Listed] = []
    sure: set[str] = set()
    waiting: list[tuple[Hit[tuple[Name, ...]], Entry]] = []
    for hit, sentence in prose:
        if _inside_token(passage.body, hit) or _inside_name(passage, hit, sentence, placed, countries):
            continue
        name = _meant(hit.meaning, whole, countries)
        if name is None:
            continue
        if name.guarded and _begins_name(passage, hit, sentence, roles):
            continue
        unsure = name.guarded and name.entry.id not in whole
        if unsure and (_is_remote(name.entry, countries) or not _has_company(passage, hit, sentence, roles)):
            waiting.append((hit, name.entry))
            continue
        sure.add(name.entry.id)
        found.append(_listed(passage, hit, name.entry))
    # Named once in labour's company, it is the same body elsewhere in the item.
    found += [_listed(passage, hit, entry) for hit, entry in waiting if entry.id in sure]
    return tuple(sorted(found, key=lambda m: m.start))


def _meant(names: tuple[Name, ...], whole: set[str], countries: Counter[str]) -> Name | None:
    """Return the one body that is meant: the user's, the one named in full, the only one of the item's countries. Else none."""
    for wanted in (
        [n for n in names if n.entry.own],
        list(names),
        [n for n in names if n.entry.id in whole],
        _of_country(names, countries),
    ):
        if len({n.entry.id for n in wanted}) == 1:
            return wanted[0]
    return None


def _of_country(names: tuple[Name, ...], countries: Counter[str]) -> list[Name]:
    """Return the bodies of that country among theirs which the item names most, if one leads."""
    ranked = sorted({(countries[n.entry.country or ""], n.entry.country or "") for n in names}, reverse=True)
    if not ranked[0][0] or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return []
    return [n for n in names if n.entry.country == ranked[0][1]]


def _inside_token(body: str, hit: Hit[tuple[Name, ...]]) -> bool:
    """Return whether the name is a part of a longer hyphenated one: SAG in SAG-AFTRA (rule 2)."""
    before, after = body[max(0, hit.start - 2) : hit.start], body[hit.end : hit.end + 2]
    return (len(before) == 2 and before[1] == "-" and before[0].isupper()) or (
        len(after) == 2 and after[0] == "-" and after[1].isupper()
    )


def _inside_name(
    passage: Passage, hit: Hit[tuple[Name, ...]], sentence: Sentence, placed: set[int], countries: Counter[str]
) -> bool:
    """Return whether a name is the end of a longer one: "Quebrada Honda", "Giuseppe Verdi", "Harrow Dock Workers Union".

    A place's name, which ends where ``placed`` says, may stand before a name of one word. One of several words is a whole
    name where the item names a place of its body's country.
    """
    text, entry = passage.body[hit.start : hit.end], hit.meaning[0].entry
    several = " " in text
    if (several and entry.country in countries) or text.isupper() or entry.own or titled(sentence.text):
        return False
    lead = passage.body[sentence.start : hit.start].split()
    before = lead[-1] if lead else ""
    if len(before) < 2 or not before.isalpha() or not before[0].isupper() or before.isupper() or before.lower() in _OFFICES:
        return False
    if len(lead) == 1 and (not several or before.lower() in _OPENERS):
        return False
    return several or hit.start - 1 not in placed


def _begins_name(passage: Passage, hit: Hit[tuple[Name, ...]], sentence: Sentence, roles: Roles) -> bool:
    """Return whether a word with a capital goes on behind a name of one word: "Northern Hockey League"; an office may follow it."""
    text = passage.body[hit.start : hit.end]
    if " " in text or text.isupper() or titled(sentence.text):
        return False
    after = passage.body[hit.end : min(sentence.end, hit.end + 40)].split()[:1]
    named = (
        bool(after) and passage.body[hit.end : hit.end + 1] == " " and after[0][0].isupper() and after[0].strip(".,").isalpha()
    )
    low = after[0].lower().strip(".,") if named else ""
    return named and low not in roles.titles | roles.suffixes | roles.union_heads | _LOCALS


def _has_company(passage: Passage, hit: Hit[tuple[Name, ...]], sentence: Sentence, roles: Roles) -> bool:
    """Return whether a labour word stands in the sentence; at its start, next to the name (rules 3 and 4)."""
    after = _first_word(passage.folded, hit.end, sentence.end)
    if _opens(passage, hit) or titled(sentence.text):
        return after in _BESIDE
    if after in _SPOKE and passage.body[hit.end : hit.end + 1] == " ":
        return True
    around = passage.folded[sentence.start : hit.start] + passage.folded[hit.end : sentence.end]
    return not roles.cues.isdisjoint(re.findall(r"[a-z]+", around))


def _is_remote(entry: Entry, countries: Counter[str]) -> bool:
    """Return whether a guarded name has to be given in full: its body is at home elsewhere, or an association of employers."""
    abroad = bool(countries) and entry.country is not None and entry.country not in countries
    return abroad or entry.role == "employer-association"


def _opens(passage: Passage, hit: Hit[tuple[Name, ...]]) -> bool:
    """Return whether the name stands first in its sentence, where any word has a capital."""
    sentence = passage.sentence_at(hit.start)
    name = passage.body[hit.start : hit.end]
    return sentence is not None and hit.start <= sentence.start + 1 and not (name.isupper() and len(name) > 2)


def titled(sentence: str) -> bool:
    """Return whether nearly all long words have capitals, as in headlines: a capital says nothing there."""
    if sentence.endswith("."):  # headlines have no stop
        return False
    long = [word for word in sentence.split() if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _first_word(folded: str, start: int, end: int) -> str:
    rest = folded[start : min(end, start + 40)].split()
    return rest[0].strip("(),.:;") if rest else ""


def _listed(passage: Passage, hit: Hit[tuple[Name, ...]], entry: Entry) -> Listed:
    """Return the mention with the local that follows it; the number of a larger unit is only taken into its words."""
    local = _LOCAL.match(passage.body, hit.end)
    if local is None and passage.body[hit.start : hit.end].isupper():
        local = _NUMBER.match(passage.body, hit.end)
    if local is not None and entry.role == "union":
        return Listed(entry, hit.start, local.end(), local.group().strip(" ,\n"))
    before = _LOCAL_OF.search(passage.body, max(0, hit.start - _LOCAL_REACH), hit.start)
    if before is not None and entry.role == "union":
        return Listed(entry, before.start(), hit.end, before.group().split(" of")[0])
    unit = _UNIT.match(passage.body, hit.end)
    return Listed(entry, hit.start, unit.end() if unit is not None else hit.end)
