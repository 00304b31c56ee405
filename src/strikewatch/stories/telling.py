"""What a report tells, as its headline and opening have it: which development, of whom, where, with which figures."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from functools import cached_property

from strikewatch.model import Item, Party
from strikewatch.names import says_which
from strikewatch.stories.agree import NO_NAMES, headline_names, text_names
from strikewatch.text import one_line

_LEAD = 700  # characters in which a report tells its news; further down stands what went before
_SENTENCE = re.compile(r"(?<=[.!?])[”\"\u2019]?\s+(?=[A-Z“\"])")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'-]{2,40}(?:\([^)]{2,30}\))? ?[-\u2013\u2014] ")
_CAPITAL = re.compile(r"\b[A-Z][\w\u2019']+")
_POSSESSIVE = re.compile(r"[\u2019']s?$")
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


class Telling:
    """What a report tells. Names and figures are single words, folded.

    Each is worked out when it is first asked for: most reports are told apart by their names alone.
    """

    def __init__(self, item: Item) -> None:
        """Take the headline and the opening of a report."""
        self._title = item.title
        self._opening = item.text[:_LEAD]
        self._text = _DATELINE.sub("", self._opening)

    @property
    def _body(self) -> str:
        return f"{self._title}\n{self._opening}"

    @property
    def _first(self) -> str:
        return self._sentences[0] if self._sentences else ""

    @property
    def _beginning(self) -> str:
        return f"{self._title} {self._first}"

    @cached_property
    def _sentences(self) -> list[str]:
        return _SENTENCE.split(one_line(self._text))

    @cached_property
    def headline(self) -> frozenset[str]:
        """The developments of the headline, by kind: a vote to come on a deal is not the deal."""
        kinds = _kinds(self._title)
        return kinds - {"agreement"} if "ratification vote" in kinds else kinds

    @cached_property
    def opening(self) -> frozenset[str]:
        """The developments of the headline and the first two sentences."""
        return _kinds(" ".join((self._title, *self._sentences[:2])))

    @cached_property
    def capital(self) -> frozenset[str]:
        """All that might be a name."""
        return _single(_CAPITAL.findall(self._body))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names: a capital at the beginning of a sentence makes none."""
        return _single([*headline_names(self._title), *text_names(self._text)])

    @cached_property
    def head(self) -> frozenset[str]:
        """The names of the headline and the first sentence."""
        within = _single([*headline_names(self._title), *text_names(self._first)])
        return within | (self.names & _single(_CAPITAL.findall(self._beginning)))

    @cached_property
    def where(self) -> frozenset[str]:
        """Those of ``head`` that say where."""
        return _single(_WHERE.findall(f"{self._title}. {self._first}")) & self.head

    @cached_property
    def initials(self) -> dict[str, frozenset[str]]:
        """What its long names may be abbreviated to, with their words."""
        return _abbreviations(self._body)

    @cached_property
    def trades(self) -> frozenset[str]:
        """Whose strike it is, as the headline and the first sentence say."""
        return frozenset(trade for trade, words in _TRADES.items() if words.search(self._beginning))

    @property
    def lead(self) -> int:
        """Where the first sentence ends, in the body."""
        return len(self._title) + 1 + len(self._opening) - len(self._text) + len(self._first)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures."""
        return frozenset(figure.replace(",", "") for figure in _FIGURE.findall(self._body))

    @cached_property
    def days(self) -> frozenset[str]:
        """The days of the week."""
        return frozenset(_DAY.findall(self._body))

    @cached_property
    def topic(self) -> frozenset[str]:
        """The stems of the words that not any report of a strike has, without the names."""
        stems = frozenset(word[:_STEM] for word in _WORD.findall(self._body.casefold()))
        return stems - _ANY - {name[:_STEM] for name in self.capital & self.names}


def _single(names: Iterable[str]) -> frozenset[str]:
    """Return the single words of some names that say who or where."""
    return frozenset().union(*map(_parts, names))


@functools.lru_cache(maxsize=20_000)  # the same few names stand in all reports of a dispute
def _parts(name: str) -> frozenset[str]:
    words = _CAPITAL.findall(_POSSESSIVE.sub("", name))
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
    words, initials = _known_by(party.name)
    return bool(words) and (words <= telling.capital or not telling.names.isdisjoint(initials))


@functools.lru_cache(maxsize=20_000)
def _known_by(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a party's name that say which body it is, and what it may be abbreviated to."""
    return _single(_CAPITAL.findall(name)), frozenset(_abbreviations(name))
