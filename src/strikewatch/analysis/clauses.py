"""Who is the subject of a verb: a small grammar over words and actors, never further than the sentence."""

from __future__ import annotations

from strikewatch.analysis.actors import Actor
from strikewatch.analysis.words import Word, bag

_AUXILIARIES = bag(
    "has have had having is are was were be been being will would can could may might must should shall do does did 's 've 'd 'll not n't"
    " doesn't don't didn't won't wouldn't hasn't haven't hadn't isn't aren't wasn't weren't can't couldn't cannot to"
)
_ADVERBS = bag(
    "also again already now still never ever even just only always once then thus instead later earlier recently therefore long"
    " yesterday today monday tuesday wednesday thursday friday saturday sunday all both each together themselves itself set due"
    " threatened planning expected trying continuing vowed decided prepared begun started clearly repeatedly previously"
)
_PREPOSITIONS = bag(
    "in on at according after before with without under as despite while if when since following for by unlike during because of from"
    " to into over against about between among amid through until like than representing including involving covering led owned run"
    " operated employed hired who which that whose where , ( )"
)
_INTRODUCE = bag(
    "in on at according after before with without under as despite while if when since following for by unlike during because amid"
    " from among asked meanwhile separately however although though once speaking citing until given instead"
)
_BOUNDARIES = frozenset(
    (
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "because",
        ";",
        ":",
        "--",
        "\u2013",
        "\u2014",
        '"',
        "\u201c",
        "\u201d",
        "after",
        "if",
        "when",
        "as",
        "since",
        "before",
        "unless",
    )
)
_QUANTITIES = bag(
    "hundreds thousands dozens tens majority most some all half none many several scores percent members leaders number"
)
_OFFICES_OF = frozenset(("of", "for", "at", "from", "with"))
_TIMES = bag(
    "monday tuesday wednesday thursday friday saturday sunday week month year january february march april may june july august"
    " september october november december last late early"
)
_PRONOUNS = frozenset(("they", "it", "he", "she", "we", "you", "i", "nobody", "someone", "everyone", "this", "these", "those"))
_LONG_ASIDE = 40  # words
_AGENT = 6  # words from "by" to whom it means: "by 88 per cent of members"
_PASSIVE = frozenset(("was", "were", "been", "is", "are", "being", "be", "get", "got"))


def subject(words: list[Word], actors: list[Actor], verb: int, saying: frozenset[str], titles: frozenset[str]) -> Actor | None:
    """Return the actor that is the subject of the verb at ``verb``, or None where that is not clear."""
    at = _before_aside(words, _past_adverbs(words, verb))
    able = [a for a in actors if a.kind != "owner" and a.last < min(at, verb)]
    if not able:
        return None
    if at and words[at - 1].low in _PRONOUNS and _is_nobody(able, at - 1):
        return None
    if at and words[at - 1].low in ("which", "who", "that") and words[at - 1].start < words[verb].start:
        return _antecedent(words, able, at - 1)
    infinitive = any(w.low == "to" for w in words[at:verb])
    adjacent = able[-1]
    if adjacent.last == at - 1 and not infinitive and opens_clause(words, adjacent, saying):
        return adjacent
    if words[verb].low.endswith("ing") and at == verb and adjacent.last == verb - 1:
        return adjacent
    return _first(words, able, at, saying, titles)


def _before_aside(words: list[Word], at: int) -> int:
    """Return the comma that opens a relative aside closed right before ``at``: "the union, which has banned overtime since May, wants"."""
    if not at or words[at - 1].text != ",":
        return at
    for opened in range(at - 2, max(0, at - _LONG_ASIDE), -1):
        if words[opened].low in ("which", "who", "whose") and words[opened - 1].text == ",":
            return opened - 1
    return at


def _is_nobody(able: list[Actor], at: int) -> bool:
    """Return whether the word at ``at`` is part of no actor: a pronoun that means nobody known."""
    return all(not a.first <= at <= a.last for a in able)


def _past_adverbs(words: list[Word], verb: int) -> int:
    """Return the first of the small words before a verb: auxiliaries, adverbs, "late on Friday", "last month"."""
    at = verb
    while at:
        low = words[at - 1].low
        timed = at < verb and words[at].low in _TIMES and low in ("on", "in", "last", "this", "late", "early")
        if not (timed or low in _AUXILIARIES or low in _ADVERBS or low in _TIMES or low.endswith("ly")):
            break
        at -= 1
    return at


def leads_to_verb(word: Word) -> bool:
    """Return whether a verb may follow the word: an auxiliary, an adverb, a relative."""
    low = word.low
    return (
        low in _AUXILIARIES
        or low in _ADVERBS
        or low in ("which", "who", "that", "and", "it", "they", "he", "she", "we")
        or low.endswith("ly")
    )


def is_passive(words: list[Word], verb: int) -> bool:
    """Return whether the verb tells what is done to its subject: "was rejected"."""
    at = verb - 1
    while at > 0 and (words[at].low in _ADVERBS or words[at].low.endswith("ly") or words[at].low in ("not", "to")):
        at -= 1
    follows = words[verb + 1].low if verb + 1 < len(words) else ""
    return (
        at >= 0
        and words[at].low in _PASSIVE
        and words[verb].low.endswith(("ed", "en", "ught", "won"))
        and follows not in ("to", "about", "over")
    ) or (follows == "by" and words[verb].low.endswith("ed"))


def agent(words: list[Word], actors: list[Actor], verb: int) -> Actor | None:
    """Return the actor behind "by" of a passive verb."""
    for at in range(verb + 1, min(len(words), verb + 8)):
        if words[at].low == "by":
            return next((a for a in actors if a.kind != "owner" and at < a.first <= at + _AGENT), None)
        if words[at].text in ",;.":
            return None
    return None


def opens_clause(words: list[Word], actor: Actor, saying: frozenset[str]) -> bool:
    """Return whether no preposition or participle governs the actor: then it is the subject of what follows."""
    at = actor.first - 1
    while at >= 0 and (
        words[at].low in ("the", "its", "their", "a", "an", "his", "our", "about", "some", "nearly")
        or words[at].low.isdigit()
        or words[at].low in _ADJECTIVES
        or words[at].low.endswith("-based")
        or words[at].possessive
        or words[at].text[0].isdigit()
    ):
        at -= 1
    if at < 0:
        return True
    low = words[at].low
    if at == actor.first - 1 and _is_described(words, at):
        return False
    return (
        low in _BOUNDARIES
        or low in ("and", "that", ",", "or", "how", "which", "where", "what")  # "a meeting in which the company offered"
        or low in saying
        or (low not in _PREPOSITIONS and not low.endswith("ing") and not low.endswith("ed"))
    )


def _is_described(words: list[Word], at: int) -> bool:
    """Return whether nouns lead back to a preposition: "workers at bankrupt aircraft maker Vesk have …"."""
    floor = max(-1, at - _DESCRIBED)
    while at > floor and words[at].text.isalpha() and not words[at].capital and words[at].low not in _NO_NOUNS:
        if words[at].low in _GOVERNING:
            return True
        at -= 1
    return False


def _employs(actor: Actor) -> bool:
    return actor.party is not None and actor.party.role in ("employer", "employer-association")


# "dropped a proposal that workers pay more and agreed to …": what is proposed, not who
_CONTENT_NOUNS = bag("proposal demand plan claim call insistence requirement condition rule idea")
_DESCRIBED = 4  # words of a description between a preposition and a name
_GOVERNING = bag("at of for from with by")
_NO_NOUNS = _AUXILIARIES | bag("and but or that which who how said says say told as if when after before because while")
_ADJECTIVES = bag(
    "striking union unionised unionized local main largest biggest national rival new german french british greek u.s us state public private hollywood trade labour labor senior former chief"
)


def _antecedent(words: list[Word], able: list[Actor], pronoun: int) -> Actor | None:
    """Return what "which" or "who" stands for: the actor that ends right before it, a comma or brackets between."""
    before = [a for a in able if a.last < pronoun]
    people = words[pronoun].low == "who"
    if people and before and before[-1].kind in ("name", "role") and _employs(before[-1]):
        return None  # "nurses at Vesk, who want …"
    return (
        before[-1]
        if before
        and before[-1].last >= pronoun - 7
        and all(not w.text[0].isalpha() or w.capital or "." in w.text for w in words[before[-1].last + 1 : pronoun])
        else None
    )


def _first(words: list[Word], able: list[Actor], verb: int, saying: frozenset[str], titles: frozenset[str]) -> Actor | None:
    """Return the actor that opens the verb's clause; a clause without a noun of its own shares the subject before it."""
    end = verb
    for _ in range(4):
        start = _clause_start(words, end, saying)
        inside = [a for a in able if start <= a.first and a.last < verb]
        if inside:
            told = _is_told_of_another(words, inside[0], verb)
            return inside[0] if not told and _heads(words, start, inside[0], titles) else None
        if start == 0 or not all(leads_to_verb(w) or w.text in ",-" for w in words[start:end]):
            return None
        end = start - 1
    return None


def _is_told_of_another(words: list[Word], actor: Actor, verb: int) -> bool:
    """Return whether a verb behind "and" belongs to a relative clause: "bowed to a state that sent them back and refused to …"."""
    if words[verb - 1].low != "and":
        return False
    opened = next(
        (i for i in range(verb - 2, actor.last, -1) if words[i].low in ("that", "who", "which") or words[i].text == ","), 0
    )
    return bool(opened) and words[opened].text != "," and words[opened - 1].low not in _CONTENT_NOUNS


def _clause_start(words: list[Word], end: int, saying: frozenset[str]) -> int:
    """Return the first word of the clause that ends before ``end``, an opening phrase with its comma left off."""
    start = end
    while start and words[start - 1].low not in _BOUNDARIES and not (words[start - 1].low in saying and start != end):
        start -= 1
    if start < end and words[start].low == "that":
        start += 1
    if start < end and words[start].low in _INTRODUCE:
        comma = next((i for i in range(start, end) if words[i].text == ","), None)
        if comma is not None:
            return comma + 1
    return start


def _without_brackets(words: list[Word]) -> list[Word]:
    """Return the words outside brackets: a ticker, an abbreviation is no part of the clause."""
    kept: list[Word] = []
    inside = False
    for word in words:
        inside = inside or word.text == "("
        if not inside:
            kept.append(word)
        inside = inside and word.text != ")"
    return kept


def _heads(words: list[Word], start: int, actor: Actor, titles: frozenset[str]) -> bool:
    """Return whether nothing but articles, adjectives, amounts or an office stands before the actor in its clause."""
    before = _without_brackets(words[start : actor.first])
    if any(w.low in _OFFICES_OF for w in before) and any(w.low in titles or w.low in _QUANTITIES for w in before):
        return True
    return not any(w.low in _PREPOSITIONS for w in before) and not any(
        w.low in ("strike", "talks", "deal", "agreement", "contract", "offer", "dispute", "walkout") for w in before
    )
