"""Stances and the verbs and nouns that express them."""

from __future__ import annotations

from typing import NamedTuple, get_args

from strikewatch.lexicon.files import read_toml
from strikewatch.lexicon.match import Hit, Matcher
from strikewatch.model import Stance


class Frame(NamedTuple):
    """What a phrase of ``stances.toml`` is: a stance's verb or noun, what a contract does, or a word of the grammar."""

    kind: str  # "verb", "noun", "gives", "takes", "stop", "hedge", "scorn"
    stance: Stance | None = None


class Stances:
    """All frames, found in one pass, and the small words of the grammar."""

    def __init__(self) -> None:
        """Read ``stances.toml`` and ``objects.toml``."""
        tables = read_toml("stances.toml")
        words = tables["words"]
        pairs = [(p, Frame("verb", s)) for s in get_args(Stance) for p in tables["verbs"].get(s, ())]
        pairs += [(p, Frame("noun", s)) for s in get_args(Stance) for p in tables["nouns"].get(s, ())]
        pairs += [(phrase, Frame(kind)) for kind in ("gives", "takes") for phrase in tables["contract"][kind]]
        for kind, name in (("stop", "stops"), ("hedge", "hedges"), ("scorn", "scorn")):
            pairs += [(phrase, Frame(kind)) for phrase in words[name]]
        self._matcher = Matcher(pairs)
        self._objects = Matcher((phrase, slug) for slug, phrases in read_toml("objects.toml").items() for phrase in phrases)
        self.deals = frozenset(tables["contract"]["bodies"])
        self.losses = frozenset(tables["contract"]["losses"])
        self.negations = frozenset(words["negations"])
        self.saying = frozenset(words["saying"])
        self.accusing = frozenset(words["accusing"])

    def find(self, folded: str, body: str) -> list[Hit[Frame]]:
        """Return the frames of the text in order, of those of one kind that overlap the longest."""
        kept: dict[str, Hit[Frame]] = {}
        found: list[Hit[Frame]] = []
        for hit in sorted(self._matcher.find(folded, body), key=lambda h: (h.start, -h.end)):
            before = kept.get(hit.meaning.kind)
            if before is None or hit.start >= before.end:
                kept[hit.meaning.kind] = hit
                found.append(hit)
        return found

    def objects(self, folded: str, body: str) -> list[Hit[str]]:
        """Return the words that name an issue in the object of a stance, the longest at each place, in order."""
        found: list[Hit[str]] = []
        for hit in sorted(self._objects.find(folded, body), key=lambda h: (h.start, -h.end)):
            if not found or hit.start >= found[-1].end:
                found.append(hit)
        return found
