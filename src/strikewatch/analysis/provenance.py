"""How far an item can be trusted, P0 to P5: by who speaks in it, then by its channel (domain 4.4)."""

from __future__ import annotations

from strikewatch.analysis import referents as _referents
from strikewatch.analysis import speech
from strikewatch.analysis.passage import Passage
from strikewatch.lexicon import Lexicon
from strikewatch.lexicon.hearsay import Kind
from strikewatch.model import Party, Provenance, Quote

_ORDER: tuple[Provenance, ...] = ("P0", "P1", "P2", "P3", "P4", "P5")


def judge(passage: Passage, parties: tuple[Party, ...], quotes: tuple[Quote, ...], lexicon: Lexicon) -> Provenance:
    """Return the level of the best source that the item names; a post is its account's word and nothing more."""
    item = passage.item
    repeated = speech.reposted(item)
    account = repeated or item.author
    if item.kind == "tweet" and account and lexicon.gazetteer.speaks_for(account):
        return "P1"
    if item.tier == "official" and item.party and repeated is None:
        return "P1"
    if item.tier in ("social", "official"):
        return "P5" if item.kind == "tweet" or item.tier == "social" else "P1"
    level = _by_words(passage, parties, quotes, lexicon)
    return max(level, "P3", key=_ORDER.index) if item.tier == "aggregator" else level


def _by_words(passage: Passage, parties: tuple[Party, ...], quotes: tuple[Quote, ...], lexicon: Lexicon) -> Provenance:
    """Return the level that the attributions of a report give it. What opens with people without a name stays theirs."""
    told = _hearsay(passage, quotes, lexicon)
    spoken = _speakers(passage, parties, lexicon)
    if "record" in told or "P0" in spoken:
        return "P0"
    lead = passage.sentences[: 2 if passage.item.kind == "news" else 1]
    past = lead[-1].end if lead else 0
    unsure = any(told.get(kind, past) < past for kind in _UNSURE)
    known: list[Provenance] = [level for level in ("P1", "P2") if level in spoken and (not unsure or spoken[level] < past)]
    if any(q.party for q in quotes) and not unsure:
        known.append("P1")
    if "named" in told:
        known.append("P2")
    if known:
        return min(known)
    if "anonymous" in told:
        return "P4"
    return "P5" if "rumour" in told and "republished" not in told else "P3"


_UNSURE: tuple[Kind, ...] = ("anonymous", "rumour")


def _hearsay(passage: Passage, quotes: tuple[Quote, ...], lexicon: Lexicon) -> dict[Kind, int]:
    """Return the first place of each kind of phrase, those in an official quote and those denied left out."""
    found: dict[Kind, int] = {}
    for kind, start, _ in lexicon.hearsay.find(passage.folded, passage.body):
        sentence = passage.sentence_at(start)
        if sentence is None or any(q.start <= start < q.end for q in quotes):
            continue
        before = passage.folded[max(sentence.start, start - 40) : start].split()[-4:]
        if kind == "rumour" and not lexicon.hearsay.denials.isdisjoint(before):
            continue
        found.setdefault(kind, start)
    return found


def _speakers(passage: Passage, parties: tuple[Party, ...], lexicon: Lexicon) -> dict[Provenance, int]:
    """Return the levels of those who are said to say something, each with the first place."""
    read = _referents.of(passage, parties, lexicon.roles)
    found: dict[Provenance, int] = {}
    for index, sayings in enumerate(speech.sayings(read, lexicon.stances.saying, lexicon.roles.titles)):
        for said in sayings:
            level = _level(said, read, lexicon)
            if level is not None:
                found.setdefault(level, read.words[index][said.at].start)
    return found


def _level(said: speech.Said, read: _referents.Referents, lexicon: Lexicon) -> Provenance | None:
    """Return the level of one speaker: an agency, a body or who speaks for it, a person, nobody in particular."""
    if said.party is not None and said.party.role == "agency":
        return "P0" if "government" not in said.party.name.lower() else "P1"
    if said.party is not None:
        return "P1"
    surname = said.speaker.split()[-1] if said.speaker else ""
    if surname in read.people:
        return "P2"
    low = {word.lower() for word in said.speaker.split()}
    return "P1" if low & lexicon.hearsay.speakers and not low & {"source", "sources"} else None
