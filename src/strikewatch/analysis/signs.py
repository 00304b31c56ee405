"""What the words beside a body's name say of its part in the dispute: what it does, what is done with it, or that it stands by."""

from __future__ import annotations

from strikewatch.analysis.words import Word, bag
from strikewatch.lexicon.roles import Roles

# "workers at X", "strike against X", "talks with X": what stands before a party's name, a small word between.
_BEFORE = bag(
    "union unions strike strikes walkout walkouts lockout stoppage stoppages dispute disputes talks deal contract contracts agreement"
    " negotiations pact negotiators plant plants mine mines picket pickets action protest bargaining offer proposal proposals"
    " represents representing represented struck striking by demands demand management settlement accord arms negotiate"
    " negotiating bargain"
    " spokesman spokeswoman spokesperson depot depots facilities refinery factory factories stores hospitals schools site sites local"
)
_LINKS = bag("covering at of for with against by from between and on in the both its to")
# "X management", "X's offer": what stands after it.
_AFTER = bag(
    "management union unions strike strikes offer offers proposal proposals contract contracts executives negotiators plant plants mine"
    " mines talks dispute lockout walkout stoppage workforce bosses demands demand members leaders officials locals"
)
_ACTS = bag(
    "offered offers proposed proposes wants demands demanded rejected rejects refused refuses agreed accepted said says locked called"
    " ratified voted seeks plans declined announced confirmed joined joins reached cancelled canceled suspended represents threatened warned pledged promised"
    " proposing imposed want reject say accept agree refuse seek threaten"
)
_BYSTANDERS = bag("rival rivals competitor competitors customer customers like including than unlike analyst analysts peers")
# What these hold with or against somebody is held with an employer, never with a town.
_HELD = {
    "with": bag("contract deal talks agreement negotiations dispute accord pact negotiating negotiate negotiated settlement bargaining"),
    "by": bag("lockout offer proposal employed proposed offered owned"),
    "against": bag("strike strikes action walkout protest struck complaint"),
}  # fmt: skip
_PARENTS = bag("subsidiary unit division arm owned parent")
# "met at the Vesk headquarters": a place to meet.
_ROOMS = bag("headquarters offices building hall")
_ACCUSED = bag("accuse accuses accused accusing")
_BARGAINS = bag("offered offers proposed proposes rejected locked refused")
_VOICES = bag(
    "secretary president leader chief spokesman spokeswoman spokesperson chairman general director organiser negotiator"
)
_MAKES, _OFFERS = bag("made make makes tabled"), bag("offer offers proposal proposals concession concessions demand demands")
_SAYS = bag("said says declined announced confirmed warned")


def told(words: list[Word], place: tuple[int, int], roles: Roles) -> tuple[float, float]:
    """Return what a mention at ``place``, its first and last word, does, and what its neighbours say of its part."""
    return max(_deeds(words, place[1]), _held(words, *place)), _signs(words, *place, roles)


def _deeds(words: list[Word], last: int) -> float:
    """Return what the mention does as a subject: more for an offer than for a word."""
    after = last + 1
    if after < len(words) and words[after].text == "(":  # a ticker
        after = next((i + 1 for i in range(after + 1, min(len(words), after + 8)) if words[i].text == ")"), after)
    if after + 1 < len(words) and words[after].text == "," and words[after + 1].low not in _ACTS:
        # ", which runs the terminal, offered"
        after = next((i + 1 for i in range(after + 1, min(len(words), after + 14)) if words[i].text == ","), after)
    verbs = [w.low for w in words[after : after + 3] if w.low in _ACTS]
    if not verbs and words[after - 1].possessive and after < len(words) and words[after].low in _VOICES:
        return 0.7  # "the Orlin Union's secretary Ana Roe said"
    if not verbs:
        made = any(w.low in _MAKES for w in words[after : after + 3])
        return 1.5 if made and not _OFFERS.isdisjoint(w.low for w in words[after : after + 6]) else 0.0
    return 0.7 if verbs[0] in _SAYS else 3.0 if verbs[0] in _BARGAINS else 1.5


def _held(words: list[Word], first: int, last: int) -> float:
    """Return what stands before the mention: "a contract with", "a lockout by"."""
    if words[last].possessive:
        return 0.0
    at = first - 1
    for _ in range(3):  # "talks with gold producers X"
        if at > 0 and words[at].low not in _HELD and words[at].text.islower() and words[at].text.isalpha():
            at -= 1
    if at < 1 or words[at].low not in _HELD:
        return 0.0
    return 1.0 if any(w.low in _HELD[words[at].low] for w in words[max(0, at - 3) : at]) else 0.0


def _signs(words: list[Word], first: int, last: int, roles: Roles) -> float:
    """Return what the neighbours of one mention say of its part: less than nothing of a bystander."""
    if first and words[first - 1].possessive and words[first - 1].capital:
        first -= 1  # "workers at Chile's Escondida"
    before = [w.low for w in words[max(0, first - 5) : first]]
    after = [w.low.strip("'") for w in words[last + 1 : last + 4]]
    if (aside := _aside(before, after, roles)) or after == ["and", "other", "unions"]:
        return aside or 2.0
    total = 2.5 if before and before[-1] in _ACCUSED else 0.0
    trimmed = list(before)
    while trimmed and trimmed[-1] in _LINKS:
        trimmed.pop()
    if trimmed and len(trimmed) < len(before) and (trimmed[-1] in _BEFORE or trimmed[-1] in roles.workers):
        total += 3.0 if trimmed[-1] in roles.workers else 2.5
    if after and (after[0] in roles.workers or after[0] in _AFTER):
        total += 2.5
    elif (
        len(after) > 1 and after[0] not in ".,;" and (after[1] in roles.workers or after[1] in _AFTER) and words[last].possessive
    ):
        total += 2.0
    return total


def _aside(before: list[str], after: list[str], roles: Roles) -> float:
    """Return what makes a bystander of a mention, or 0: a rival, an analyst's bank, an owner, a place to meet."""
    named = "unions" in before[-3:]  # "unions including X"
    if not named and (any(w in _BYSTANDERS for w in before[-2:]) or (after and after[0] in _BYSTANDERS)):
        return -2.0
    if any(w in roles.outsiders for w in before[-3:]) and before[-1] in ("at", "with", "of", "for"):
        return -2.0
    if before[-1:] in (["of"], ["by"]) and any(w in _PARENTS for w in before[-4:]):
        return -1.5
    return -2.0 if after and after[0] in _ROOMS else 0.0
