"""What a report tells, as its headline and opening have it: which development, of whom, where, with which figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from strikewatch.model import Item, Party
from strikewatch.names import says_which
from strikewatch.stories.agree import NO_NAMES, headline_names, text_names
from strikewatch.text import one_line

_LEAD = 700  # characters in which a report tells its news; further down stands what went before
_SENTENCE = re.compile(r"(?<=[.!?])[”\"\u2019]?\s+(?=[A-Z“\"])")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]{2,40}(?:\([^)]{2,30}\))? ?[-\u2013\u2014] ")
_CAPITAL = re.compile(r"\b[A-Z][\w\u2019']+")
_LONG = re.compile(r"\b[A-Z][\w\u2019']+(?: (?:(?:of|and|the|for) ){0,2}[A-Z][\w\u2019']+){2,}")
_WHERE = re.compile(r"\b(?:in|at|near)(?: the)? ([A-Z][\w\u2019']+(?: [A-Z][\w\u2019']+)*)")
# "1,150", "94%", "21 per cent": of one digit only with the per cent sign; years are no figure of the news.
_FIGURE = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\b)(?:\d{1,3}(?:,\d{3})+|\d{2,}(?:\.\d+)?|\d(?:\.\d+)?(?= ?(?:%|per ?cent)))")
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WORD = re.compile(r"[a-z]{4,}")
_STEM = 5  # letters: "reject" and "rejected", "scheduled" and "schedules"
# Words that stand in any report of a strike: that two share them says nothing.
_ANY = frozenset(
    word[:_STEM]
    for word in _WORD.findall(
        "that with from have been were will would could after before about over this their they them which when what more than "
        "into also only other some said says told strike strikers striking workers worker members union unions company employer "
        "staff employees talks contract agreement walkout action labour labor week weeks month months year years days today "
        "both sides while there where under until since against between because spokesman spokesperson statement announced"
    )
)
# Whose strike it is: two trades of one town or employer have two disputes. Words that several trades go by are left out.
_TRADES = {
    trade: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for trade, words in {
        "teaching": r"teach|educator|professor|faculty|lecturer|graduate (?:worker|assistant)|school", "nursing": r"nurs(?:es?|ing)\b",
        "medicine": r"doctors?\b|medics?\b|physician|consultants\b", "buses": r"bus(?:es)?\b", "flying": r"pilots?\b|cockpit",
        "cabin": r"cabin|flight attendant", "railways": r"rail|trains?\b|signal", "docks": r"dock|longshore|stevedore",
        "refuse": r"refuse collect|bin(?:s|men)?\b|garbage|sanitation", "fire": r"firefight", "post": r"post(?:al|men)\b",
        "mining": r"min(?:er|ers|ing)\b", "stage": r"actors?\b|stagehand", "music": r"musician|orchestra", "writing": r"(?:screen)?writers\b",
        "hotels": r"hotel|housekeep", "libraries": r"librar", "technicians": r"technician",
    }.items()
}  # fmt: skip
# What headlines call a development. A cue is the words by which it is told as news, not those by which it is recalled.
_CUES = {
    kind: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for kind, words in {
        "end": r"(?<!orders )back to work|return(?:s|ed|ing)? (?:to (?:work|their|class)|after)|went back to|classes resume"
        r"|strike (?:\S+ ){0,5}(?:(?:is|was) over|over after)\b|strike (?:has )?end(?:s|ed)|(?<!could )(?<!may )ends? (?:its |their )?strike"
        r"|call(?:s|ed)? off (?:\S+ ){0,2}(?:strike|action|walkout)",
        "lockout": r"locks? out|(?<!remain )(?<!remained )(?<!still )locked out|declare[sd]? a lockout|gates (?:were )?(?:shut|chained)|shuts out",
        "hearing": r"judge|court|injunction",
        "ratified": r"ratif(?:y|ies|ied)\b|(?:say|says|said|vote|voted) yes\b|(?:approve|accept)(?:s|d|ed)? (?:\S+ ){0,3}(?:contract|deal|offer|agreement)",
        "rejected": r"(?:reject|turn(?:ed|s)? down|vot(?:e|ed|es) down)(?:s|ed)?(?: \S+){0,4}? (?:contract|deal|offer|agreement|terms)",
        "agreement": r"tentative (?:deal|agreement)|(?:deal|agreement|settlement) (?:is )?reached|reach(?:es|ed)? (?:\S+ ){0,3}(?:deal|agreement|settlement)"
        r"|agreement in principle|\bsettles\b",
        "notice": r"(?:strike|formal|\w+-day|serve[sd]?|gives?|gave)(?: \S+)? notice|notice of (?:a )?(?:\S+ )?strike|warning for",
        "vote": r"strike (?:vote|ballot|mandate)|(?:vote[sd]?|voting|back(?:s|ed)?|authori[sz]e[sd]?|ballot)(?: \S+){0,5} (?:strike|stoppage|walkout|industrial action)"
        r"|(?:stoppage|walkout|strike) after (?:\S+ )?(?:ballot|vote)",
        "broken off": r"(?:talks|negotiations|bargaining|mediation)(?: \S+){0,4}? (?:collapse[sd]?|break(?:s)? (?:off|down)|broke (?:off|down)|fail(?:s|ed)?|stall(?:s|ed)?)"
        r"|(?:leave|left|quit|walk(?:ed|s)? away from) (?:mediation|talks|the (?:bargaining )?table)",
        "suspended": r"(?:strike|action|walkout)(?: \S+){0,4}? (?:suspended|on hold|postponed|paused|called off)|(?:suspend|postpone|pause|call off|calls off)s?(?:ed|d)? (?:\S+ ){0,2}(?:strike|action|walkout)"
        r"|to run (?:\S+ ){0,2}after all",
        "talks": r"(?:to|will|would) meet\b|back (?:at|to) (?:the table|talks)|(?:talks|negotiations|bargaining) (?:to |will )?(?:resume|restart|reopen)|return to (?:talks|the table)",
        "ratification vote": r"(?:to|will|begins?|starts?) vot(?:e|ing) on (?:\S+ ){0,4}(?:deal|agreement|offer|contract)",
        "mediation": r"mediat(?:or|ion)|arbitrat(?:or|ion)",
        "goes on": r"enters (?:\S+ )?(?:\S+ )?(?:day|week|month)|drags on|strike (?:\S+ ){0,3}continues"
        r"|(?:second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)) (?:day|week|month)|day \d",
        "short of a strike": r"overtime ban|(?:refuse[sd]?|ban) (?:\S+ )?overtime|work(?:s|ing)? to rule|go-slow|slowdown",
        "offer": r"offers\b(?! (?:from|of|by))|(?:make|raise|sweeten|improve|table|new)s?d? (?:\S+ ){0,2}offer",
        "deadline": r"set(?:s)? (?:a )?strike (?:date|deadline)|will strike (?:from|on)",
        "start": r"walk(?:s|ed|ing)? (?:out|off)|strike (?:starts|begins|began|started)|(?:start|begin|began|launch)(?:s|ed)? (?:\S+ ){0,3}(?:strike|stoppage)"
        r"|(?:educators|teachers|nurses|drivers|workers|staff|crews|pilots) strike\b(?! (?:\S+ ){0,3}(?:enters|continues|drags|goes|ends|looms))",
    }.items()
}  # fmt: skip


class Telling(NamedTuple):
    """What a report tells. Names and figures are single words, folded; ``capital`` are all that might be a name."""

    headline: frozenset[str]  # developments, by kind
    opening: frozenset[str]
    names: frozenset[str]
    capital: frozenset[str]
    initials: dict[str, frozenset[str]]  # what its long names may be abbreviated to, with their words
    trades: frozenset[str]  # whose strike it is, as headline and first sentence say
    lead: int  # where the first sentence ends, in the body
    head: frozenset[str]  # names of headline and first sentence
    where: frozenset[str]  # those of them that say where
    figures: frozenset[str]
    days: frozenset[str]
    topic: frozenset[str]


def told(item: Item) -> Telling:
    """Return what the headline and opening of a report tell."""
    text = _DATELINE.sub("", item.text[:_LEAD])
    sentences = _SENTENCE.split(one_line(text))
    first = sentences[0] if sentences else ""
    body = f"{item.title}\n{item.text[:_LEAD]}"
    title = headline_names(item.title)
    names = _single([*title, *text_names(text)])
    head = _single([*title, *text_names(first)]) | (names & _single(_CAPITAL.findall(f"{item.title} {first}")))
    capital = _single(_CAPITAL.findall(body))
    return Telling(
        headline=_headline(item.title),
        opening=_kinds(" ".join((item.title, *sentences[:2]))),
        names=names,
        capital=capital,
        initials=_abbreviations(body),
        trades=frozenset(trade for trade, words in _TRADES.items() if words.search(f"{item.title} {first}")),
        lead=len(item.title) + 1 + len(item.text[:_LEAD]) - len(text) + len(first),
        head=head,
        where=_single(_WHERE.findall(f"{item.title}. {first}")) & head,
        figures=frozenset(figure.replace(",", "") for figure in _FIGURE.findall(body)),
        days=frozenset(_DAY.findall(body)),
        topic=frozenset(word[:_STEM] for word in _WORD.findall(body.casefold()))
        - _ANY
        - {name[:_STEM] for name in capital & names},
    )


def _single(names: list[str]) -> frozenset[str]:
    words = (re.sub(r"[\u2019']s?$", "", word) for name in names for word in _CAPITAL.findall(name))
    return frozenset(word.casefold() for word in words if word not in NO_NAMES and says_which(word))


def _abbreviations(text: str) -> dict[str, frozenset[str]]:
    """Return the initials of each long name, from any of its words on ("Members of the …"), also with one word within left out."""
    found: dict[str, frozenset[str]] = {}
    for name in _LONG.findall(text):
        words = _CAPITAL.findall(name)[:8]
        for start in range(len(words) - 2):
            letters = "".join(word[0] for word in words[start:]).casefold()
            shorter = [letters[:i] + letters[i + 1 :] for i in range(1, len(letters) - 1)] if len(letters) > 4 else []
            for abbreviation in (letters, *shorter):
                found.setdefault(abbreviation, _single(words[start:]))
    return found


def _headline(title: str) -> frozenset[str]:
    """Return the developments of a headline: a vote to come on a deal is not the deal."""
    kinds = _kinds(title)
    return kinds - {"agreement"} if "ratification vote" in kinds else kinds


def _kinds(text: str) -> frozenset[str]:
    return frozenset(kind for kind, cue in _CUES.items() if cue.search(text))


def in_both(one: Telling, other: Telling) -> frozenset[str]:
    """Return the names that both openings have: a capital that begins a sentence in one is a name where the other has it within."""
    plain = (one.names & other.capital) | (one.capital & other.names)
    return plain | (one.initials.keys() & other.names) | (other.initials.keys() & one.names)


def conflict(one: Telling, other: Telling, *, known: bool) -> bool:
    """Return whether each begins with a name that the other nowhere has; of ``known`` parties, with a place."""
    return bool(_alone(one, other, known=known)) and bool(_alone(other, one, known=known))


def _alone(one: Telling, other: Telling, *, known: bool) -> frozenset[str]:
    """Return the names, or places, that one begins with and the other lacks, abbreviated too."""
    spelt = (words for abbreviation, words in one.initials.items() if abbreviation in other.names)
    return (one.where if known else one.head).difference(other.capital, other.initials, *spelt)


def named(party: Party, telling: Telling) -> bool:
    """Return whether the opening names the party: all the words that say which body it is, or its initials."""
    words = _single(_CAPITAL.findall(party.name))
    return bool(words) and (words <= telling.capital or not telling.names.isdisjoint(_abbreviations(party.name)))
