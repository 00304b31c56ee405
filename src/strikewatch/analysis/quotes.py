"""Verbatim speech with its speaker and the channel that it came by (domain 4.3)."""

from __future__ import annotations

from strikewatch.analysis import referents as _referents
from strikewatch.analysis import speech
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.referents import Referents
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
_DOCUMENTS = frozenset("email e-mail letter memo statement message memorandum note bulletin newsletter release report".split())


def find(passage: Passage, parties: tuple[Party, ...], lexicon: Lexicon) -> tuple[Quote, ...]:
    """Return what stands in quotation marks with whoever says it; what nobody is said to say is left out."""
    stretches = speech.quoted(passage)
    if not stretches:
        return ()
    read = _referents.of(passage, parties, lexicon.roles)
    found: list[Quote] = []
    previous: tuple[int, str, Party | None, str] | None = None  # paragraph, speaker, party, channel
    for start, end in stretches:
        sentence = passage.sentence_at(start)
        if sentence is None:
            continue
        told = _told(passage, read, lexicon, start, end, stretches)
        if told is not None and not (told[0].lower() in ("he", "she") and previous and previous[0] == sentence.paragraph):
            previous = (sentence.paragraph, *told)
        if previous is None or previous[0] != sentence.paragraph or (told is None and not _is_speech(passage, start, end)):
            continue
        _, speaker, party, channel = previous
        found.append(
            Quote(speaker=speaker, party=party.name if party else None, text=passage.body[start:end], start=start, end=end, channel=channel)
        )
    return tuple(found)


def _is_speech(passage: Passage, start: int, end: int) -> bool:
    """Return whether an orphan stretch is a sentence of its own, not a title or a word held at arm's length."""
    return passage.body[end - 1] in ".!?,\u2026" and " " in passage.body[start:end].strip()


def _told(
    passage: Passage, read: Referents, lexicon: Lexicon, start: int, end: int, stretches: list[tuple[int, int]]
) -> tuple[str, Party | None, str] | None:
    """Return speaker, party and channel as the sentences in which the quote begins and ends give them."""
    saying = lexicon.stances.saying
    for offset in (end - 1, start):
        index = next((s.index for s in passage.sentences if s.start <= offset < s.end), None)
        if index is None:
            continue
        said = speech.attributions(read, index, stretches, saying, lexicon.roles.titles)
        near = [s for s in said if s.start <= start < s.end or s.start <= offset < s.end]
        if not near:
            continue
        chosen = min(near, key=lambda s: s.end - s.start)
        words = read.words[index]
        around = passage.folded[words[0].start : words[-1].end]
        document = chosen.speaker.split()[-1].lower() if chosen.party is None and chosen.speaker else ""
        if document in _DOCUMENTS:
            author = _author(passage, read, words[chosen.at].start, document)
            return (author.name if author else document), author, _channel(f"the {document}", around)
        person = chosen.party is None or any(word in read.people for word in chosen.speaker.split())
        named = chosen.speaker if person or chosen.party is None else chosen.party.name
        return named, chosen.party, _channel("", around)
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
