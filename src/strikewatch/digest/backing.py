"""How a statement stands: on whose word alone, and whether the other side was heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from strikewatch.digest.scene import Scene, short
from strikewatch.model import Analysis, Dispute, Event, Judged, Party
from strikewatch.names import known_as, means, of_side, says_which

_TOGETHER = re.compile(
    r"\b(?:both|the two|the) (?:sides|parties) (?:said|say)\b|\bjoint statement\b|\bboth said\b", re.IGNORECASE
)
# What a side is called where it is not named.
_UNNAMED = {
    "union": r"unions?|guild|federation|strikers|workers'? (?:leaders|representatives)",
    "employer": r"compan(?:y|ies)|firms?|employers?(?:' association)?|owners?|operators?|management|managers|bosses|airline|airport|railway"
    r"|university|college|school district|district|council|hospitals?|trust|health authority|ministers?|ministry|government|studios?|board",
}
_SAY = (
    r"(?:said|says?|told|tells|announced|added|adds|insist(?:s|ed)|claim(?:s|ed)|argue[sd]?|call(?:s|ed)|den(?:y|ies|ied)|welcom(?:es|ed)"
    r"|declined to comment|did not (?:comment|respond)|warn(?:s|ed)|confirm(?:s|ed)|advises|describ(?:es|ed)|blam(?:es|ed)|accus(?:es|ed))"
)


def per(dispute: Dispute, events: Iterable[Event], told: Sequence[Judged]) -> str | None:
    """Return the party on whose word alone something stands, None where a record or a reporter tells it too."""
    if any(one.analysis.provenance == "P0" for one in told):
        return None
    official = {one.item.party for one in told if one.item.tier == "official" and one.item.party}
    if len(official) == 1 and all(one.item.tier == "official" for one in told):
        return short(next(iter(official)), dispute)
    voices = {event.asserted_by for event in events}
    if len(voices) == 1 and "narration" not in voices:
        return short(next(iter(voices)), dispute)
    return None


def unheard(scene: Scene, dispute: Dispute) -> str | None:
    """Return "no employer comment found in 7 items" where a side is not heard in any fresh report.

    It is a claim about what is not there, and made only where nothing speaks against it: a speaker of unknown side may be theirs.
    """
    reports = scene.news(dispute)
    if not reports or any(_unknown(one.analysis) for one in reports):
        return None
    for side, own in (("employer", dispute.employers), ("union", dispute.unions)):
        if not any(_speaks(one, own, side) for one in reports):
            return f"no {side} comment found in {len(reports)} item{'s' * (len(reports) != 1)}"
    return None


def _unknown(analysis: Analysis) -> bool:
    """Return whether somebody is quoted of whom it is not known for whom they speak."""
    return any(quote.party is None and not any(means(quote.speaker, p) for p in analysis.parties) for quote in analysis.quotes)


def _speaks(one: Judged, own: Sequence[Party], side: str) -> bool:
    analysis = one.analysis
    parties = (*own, *of_side(analysis.parties, side))
    names = {position.asserted_by for position in analysis.positions} | {event.asserted_by for event in analysis.events}
    names |= {name for quote in analysis.quotes for name in (quote.speaker, quote.party) if name}
    names |= {one.item.party} if one.item.party else set()
    return any(means(name, party) for name in names for party in parties) or _reported(one.item.body, parties, side)


def _reported(body: str, parties: Iterable[Party], side: str) -> bool:
    """Return whether a side, by any of its names, stands beside a verb of saying or has a spokesman: then it was heard."""
    if _TOGETHER.search(body):
        return True
    names = "|".join([*sorted(map(re.escape, _names(parties)), key=len, reverse=True), _UNNAMED[side]])
    who = rf"(?:{names})(?:['\u2019]s?)?"
    tells = rf"\b{who}(?:, [^.,\n]{{1,60}},)? (?:\w+ ){{0,2}}?{_SAY}\b"
    told = rf"\b(?:said|according to|statement (?:from|by)) (?:the |a )?{who}\s*(?:[.,;:\n]|in a|on [A-Z]|$)"
    spokesman = rf"\bspokes\w+ (?:for|of) (?:the )?{who}|\b{who} spokes\w+"
    return re.search(rf"{tells}|{told}|{spokesman}", body, re.IGNORECASE) is not None


def _names(parties: Iterable[Party]) -> set[str]:
    """Return what the parties are called, and cut short: "Westmoor" of "Westmoor Trains"."""
    found: set[str] = set()
    for party in parties:
        found |= {party.name, *party.aliases, *known_as(party)}
        words = party.name.split()
        found |= {" ".join(words[:end]) for end in range(1, len(words)) if says_which(words[end - 1]) and len(words[0]) > 2}
    return {name for name in found if len(name) > 1}
