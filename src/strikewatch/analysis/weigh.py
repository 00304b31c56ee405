"""How large a part a named body has in the item's dispute, by the words that stand next to its name."""

from __future__ import annotations

from bisect import bisect_right

from strikewatch.analysis.body import Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.words import Word, bag
from strikewatch.lexicon.roles import Roles

# "workers at X", "strike against X", "talks with X": what stands before a party's name, a small word between.
_BEFORE = bag(
    "union unions strike strikes walkout walkouts lockout stoppage stoppages dispute disputes talks deal contract contracts agreement"
    " negotiations pact negotiators plant plants mine mines picket pickets action protest bargaining offer proposal proposals"
    " represents representing represented struck striking by demands demand management settlement accord negotiate negotiating bargain"
    " spokesman spokeswoman spokesperson depot depots facilities refinery factory factories stores hospitals schools site sites local"
)
_LINKS = bag("at of for with against by from between and on in the both its to")
# "X management", "X's offer": what stands after it.
_AFTER = bag(
    "management union unions strike strikes offer offers proposal proposals contract contracts executives negotiators plant plants mine"
    " mines talks dispute lockout walkout stoppage workforce bosses demands demand members leaders officials locals"
)
_ACTS = bag(
    "offered offers proposed proposes wants demands demanded rejected rejects refused refuses agreed accepted said says locked called"
    " ratified voted seeks plans declined announced confirmed reached cancelled canceled suspended represents threatened warned pledged promised proposing imposed"
)
_BYSTANDERS = bag("rival rivals competitor competitors customer customers like including than unlike analyst analysts peers")
_SITES = bag(
    "mine mines plant refinery hospital factory shipyard smelter depot terminal mill brewery airport school university store stores"
)
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
_SAYS = bag("said says declined announced confirmed warned")


# A name that may be a town's, and never acts, stays below any party's line: "workers at the Alta Loma mine" alone lift it to this.
UNSURE = 0.9
_INSIDE = ("in", "near", "around", "outside")
_EMPLOYS = 2.5  # "workers at Canley Metals": a name of several words behind it is seldom a town


def weigh(passage: Passage, sentences: list[list[Word]], body: Body, roles: Roles) -> float:
    """Return the part that the body has: 3 is a party by one clear sign, 0 a bystander. One that never acts, of no sure name, has none."""
    starts = [words[0].start if words else 0 for words in sentences]
    total, deeds, placed = 0.0, 0.0, False
    whole = len(passage.body) or 1
    for start, end in body.spans:
        index = bisect_right(starts, start) - 1
        place = _place(sentences[index], start, end) if index >= 0 else None
        if place is None:
            continue
        inside = place[0] > 0 and sentences[index][place[0] - 1].low in _INSIDE
        placed = placed or inside
        located = not body.sure and inside
        deed = 0.0 if located else max(_deeds(sentences[index], place[1]), _held(sentences[index], *place))
        deeds += deed
        total += deed + _signs(sentences[index], *place, roles)
        if passage.sentences[index].headline or index <= 1:
            total += 2.0
        elif start < whole / 3:
            total += 0.5
    if not body.sure and body.entry is None and not deeds:
        employs = total >= _EMPLOYS and " " in body.name and not placed
        return UNSURE if employs or _has_site(sentences, body, starts) else 0.0
    total += 1.0 if len(body.spans) >= 3 else 0.0
    if body.role in ("union", "union-federation"):
        alone = body.parent is None and len(body.spans) == 1 and body.spans[0][0] > whole / 2 and len(passage.sentences) > 8
        total += -1.5 if alone else 2.0 if len(body.spans) >= 2 else 1.0
    return total


def _has_site(sentences: list[list[Word]], body: Body, starts: list[int]) -> bool:
    """Return whether the name is that of a site where people work: "the Alta Loma mine"."""
    for start, end in body.spans:
        index = bisect_right(starts, start) - 1
        place = _place(sentences[index], start, end) if index >= 0 else None
        if place is not None and any(w.low in _SITES for w in sentences[index][place[1] + 1 : place[1] + 3]):
            return True
    return False


def _place(words: list[Word], start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last word of a mention."""
    first = next((i for i, w in enumerate(words) if w.end > start), None)
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i].start < end), None)
    return None if first is None or last is None else (first, last)


def _deeds(words: list[Word], last: int) -> float:
    """Return what the mention does as a subject: more for an offer than for a word."""
    after = last + 1
    if after < len(words) and words[after].text == ",":  # ", which runs the terminal, offered"
        after = next((i + 1 for i in range(after + 1, min(len(words), after + 14)) if words[i].text == ","), after)
    verbs = [w.low for w in words[after : after + 3] if w.low in _ACTS]
    if not verbs:
        return 0.0
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
    """Return what the neighbours of one mention say of its part."""
    if first and words[first - 1].possessive and words[first - 1].capital:
        first -= 1  # "workers at Chile's Escondida"
    before = [w.low for w in words[max(0, first - 5) : first]]
    after = [w.low.strip("'") for w in words[last + 1 : last + 4]]
    if any(w in _BYSTANDERS for w in before[-2:]) or (after and after[0] in _BYSTANDERS):
        return -2.0
    if before[-1:] in (["of"], ["by"]) and any(w in _PARENTS for w in before[-4:]):
        return -1.5
    if after and after[0] in _ROOMS:
        return -2.0
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
