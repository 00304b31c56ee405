"""Small words round a noun that may mean a party: whether it is a certain one, or a mere adjective."""

from __future__ import annotations

from strikewatch.analysis.words import Word, bag

DETERMINERS = bag("the its their his her this that our both these those")
# After "union" or "company" these make it a mere adjective: "union jobs", "company profits".
NOUNS_AFTER = bag(
    "contract contracts job jobs plant plants facility facilities voters vote votes opposition deal dues rights rules law laws movement"
    " action actions elections election website web site profits profit revenue shares stock results earnings costs policy statement"
    " contributions pension plan headquarters spending hall ballot pressure activity activities card"
    " organization organisation density membership busting recognition shop labor labour wages investments representation town"
)
OTHERS = bag("non-union nonunion replacement non-unionized temporary")
# "The city" is no company: only an employer of that name.
PUBLIC = bag(
    "government ministry city county council district state authorities administration authority agency board school league"
)
HELD = bag("demand demands proposal proposals offer claim claims calls call opposition resistance")
_AFTER_HELD = bag(
    "for on over around of from in at by were was are is have has had would will could and or as with while include including"
)
BODIES = bag("association federation confederation alliance council brotherhood society board authority league")
ELSEWHERE = bag("another other nearby neighbouring neighboring rival rivals")
INDEFINITE = bag("a an another other some any every each no similar rival non")


def definite(words: list[Word], at: int) -> bool:
    """Return whether a determiner or nothing but adjectives stand before the noun: "the carrier", "studios"."""
    if words[at].low in (
        "management",
        "studios",
        "producers",
        "owners",
        "employers",
        "managers",
        "bosses",
        "ministers",
        "companies",
        "executives",
        "shipowners",
    ):
        return True
    return any(w.low in DETERMINERS or w.possessive for w in words[max(0, at - 4) : at])


def are_held(words: list[Word], at: int) -> bool:
    """Return whether "union demands" is what the union has, not what it does: no object follows."""
    if words[at].low not in ("demands", "claims", "demand"):
        return True
    return at + 1 >= len(words) or words[at + 1].low in _AFTER_HELD or not words[at + 1].text[0].isalnum()
