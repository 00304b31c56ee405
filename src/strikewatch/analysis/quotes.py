"""Verbatim speech with its speaker and the channel that it came by (domain 4.3)."""

from __future__ import annotations

from typing import NamedTuple

from strikewatch.analysis import pronouns, speech
from strikewatch.analysis import referents as _referents
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.referents import Referents
from strikewatch.analysis.speech import Said
from strikewatch.analysis.words import bag
from strikewatch.lexicon import Lexicon
from strikewatch.model import Party, Quote

# What the words beside a verb of saying name, first that fits; a document told of by the press keeps its kind.
_CHANNELS = (
    ("email_to_members", ("email to members", "e-mail to members", "message to members", "letter to members", "told members", "told its members", "email from", "e-mail from", "the email", "the e-mail", "note to members", "informed its members", "bulletin to members")),
    ("social", ("twitter", "tweeted", "tweet", "posted on", "facebook", "instagram", "on social media", "in a thread", "bluesky", "on x")),
    ("document", ("in a filing", "court filing", "court records", "memorandum", "in a document", "according to documents", "in a letter", "in a report", "summary posted", "regulatory filing", "the filing")),
    ("picket", ("on the picket line", "picketing", "at a rally", "told a rally", "on a picket line", "told strikers")),
    ("republished", ("told variety", "told the bbc", "told cnn", "told sky news", "told deadline", "told cnbc", "told the times", "told local", "radio", "first reported by", "television", "told state", "told broadcaster")),
    ("press", ("told reuters", "told reporters", "news conference", "press conference", "told a news", "in an interview", "told the associated press", "told afp", "told journalists", "by telephone", "by phone")),
    ("website", ("web site", "website", "on its site", "news release", "press release", "posted on its")),
    ("statement", ("in a statement", "statement said", "the statement", "in a joint statement", "statement on", "emailed statement")),
)  # fmt: skip
_DOCUMENTS = bag("email e-mail letter memo statement message memorandum note bulletin newsletter release report")


def find(passage: Passage, parties: tuple[Party, ...], lexicon: Lexicon) -> tuple[Quote, ...]:
    """Return what stands in quotation marks with whoever says it; what nobody is said to say is left out."""
    stretches = speech.quoted(passage)
    if not stretches:
        return ()
    read = _referents.of(passage, parties, lexicon.roles)
    said = speech.sayings(read, lexicon.stances.saying, lexicon.roles.titles)
    found: list[Quote] = []
    paragraph, telling = -1, _Telling("", None, "")
    for stretch in stretches:
        sentence = passage.sentence_at(stretch[0])
        if sentence is None or sentence.index >= len(read.words):
            continue
        told = _told(read, said, passage, stretch)
        if told is not None and not (told.speaker.lower() in ("he", "she") and paragraph == sentence.paragraph):
            paragraph, telling = sentence.paragraph, _resolved(told)
        if paragraph == sentence.paragraph and (told is not None or _is_speech(passage, *stretch)):
            found.append(_quote(passage, stretch, telling))
    return tuple(found)


def _resolved(told: _Telling) -> _Telling:
    """Return the telling with its body for a "he" whose name stands in another paragraph."""
    if told.speaker.lower() in ("he", "she") and told.party is not None:
        return told._replace(speaker=told.party.name)
    return told


def _quote(passage: Passage, stretch: tuple[int, int], told: _Telling) -> Quote:
    start, end = stretch
    party = told.party.name if told.party else None
    return Quote(speaker=told.speaker, party=party, text=passage.body[start:end], start=start, end=end, channel=told.channel)


def _is_speech(passage: Passage, start: int, end: int) -> bool:
    """Return whether an orphan stretch is a sentence of its own, not a title or a word held at arm's length."""
    return passage.body[end - 1] in ".!?,\u2026" and " " in passage.body[start:end].strip()


class _Telling(NamedTuple):
    """Who tells a quote."""

    speaker: str
    party: Party | None
    channel: str


def _told(read: Referents, said: list[list[Said]], passage: Passage, stretch: tuple[int, int]) -> _Telling | None:
    """Return who says the quote, as the sentences in which it ends and begins give them."""
    for offset in (stretch[1] - 1, stretch[0]):
        sentence = passage.sentence_at(offset)
        near = (
            []
            if sentence is None or sentence.index >= len(said)
            else [s for s in said[sentence.index] if s.start <= stretch[0] < s.end or s.start <= offset < s.end]
        )
        if sentence is None or not near:
            continue
        chosen = min(near, key=lambda s: s.end - s.start)
        around = passage.folded[sentence.start : sentence.end]
        document = chosen.speaker.split()[-1].lower() if chosen.party is None and chosen.speaker else ""
        if document in _DOCUMENTS:
            author = _author(passage, read, read.words[sentence.index][chosen.at].start, document)
            return _Telling(author.name if author else document, author, _channel(f"the {document}", around))
        if chosen.speaker.lower() in ("he", "she"):
            named = pronouns.person_before(read.words, read.actors, sentence.index, chosen.first)
            return _Telling(named or chosen.speaker, chosen.party, _channel("", around))
        person = any(word in read.people for word in chosen.speaker.split())
        named = chosen.speaker if person or chosen.party is None else chosen.party.name
        return _Telling(named, chosen.party, _channel("", around))
    return None


def _author(passage: Passage, read: Referents, before: int, document: str) -> Party | None:
    """Return who wrote "the email": the body named behind "from" or "by" where the document was first spoken of."""
    for preposition in ("from", "by", "of"):
        at = passage.folded.rfind(f"{document} {preposition} ", 0, before)
        sentence = passage.sentence_at(at) if at >= 0 else None
        if sentence is None:
            continue
        words = read.words[sentence.index]
        for actor in read.actors[sentence.index]:
            if words[actor.first].start > at and actor.party is not None:
                return actor.party
    return None


def _channel(document: str, around: str) -> str:
    """Return the channel that the words of the attributing sentence name."""
    for channel, cues in _CHANNELS:
        if (document and document in cues) or any(cue in around for cue in cues):
            return channel
    return "unspecified_statement"
