"""Words as data: issues, cues, look-alikes, bodies, stages, in TOML that a journalist can read and extend."""

from __future__ import annotations

from functools import cache, cached_property
from hashlib import sha256
from importlib import resources

import msgspec

from strikewatch.lexicon import gazetteer, roles, stages, weights
from strikewatch.lexicon.cues import Cues
from strikewatch.lexicon.gazetteer import Gazetteer
from strikewatch.lexicon.hearsay import Hearsay
from strikewatch.lexicon.issues import Issues
from strikewatch.lexicon.languages import Languages
from strikewatch.lexicon.places import Places
from strikewatch.lexicon.roles import Roles
from strikewatch.lexicon.stages import Stages
from strikewatch.lexicon.stances import Stances
from strikewatch.lexicon.weights import Weights
from strikewatch.model import LexiconAdditions

_NONE = LexiconAdditions()

__all__ = ["Lexicon", "issue_slugs", "load"]


class Lexicon:
    """All that the judges look words up in. Each part is read when it is first asked for: where nothing is judged, none is."""

    def __init__(self, additions: LexiconAdditions) -> None:
        """Take what the user adds to the shipped word lists."""
        self._additions = additions

    @cached_property
    def fingerprint(self) -> str:
        """A hash that changes with any word of the lexicon, shipped or the user's."""
        return _fingerprint(self._additions)

    @cached_property
    def cues(self) -> Cues:
        """Phrases that speak for or against a dispute."""
        return Cues(_union_names(self.gazetteer), self._additions)

    @cached_property
    def issues(self) -> Issues:
        """The taxonomy of bargaining issues, with their words."""
        return Issues(self._additions.issues)

    @cached_property
    def languages(self) -> Languages:
        """Small words that tell the languages that we do not judge."""
        return Languages()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Unions, employers and agencies by name."""
        return gazetteer.load(self._additions.bodies)

    @cached_property
    def places(self) -> Places:
        """Towns and countries."""
        return Places()

    @cached_property
    def roles(self) -> Roles:
        """Nouns for those who work, lead and speak."""
        return roles.load()

    @cached_property
    def stages(self) -> Stages:
        """Words that tell what happened in a dispute."""
        return stages.load()

    @cached_property
    def stances(self) -> Stances:
        """Words by which a side demands, offers, refuses."""
        return Stances()

    @cached_property
    def hearsay(self) -> Hearsay:
        """Words by which a rumour is told."""
        return Hearsay()

    @cached_property
    def weights(self) -> Weights:
        """How much each rule of relevance counts."""
        return weights.load()


@cache
def load(additions: LexiconAdditions = _NONE) -> Lexicon:
    """Return the lexicon with the user's additions: one for a process, for its words do not change."""
    return Lexicon(additions)


@cache
def issue_slugs() -> tuple[str, ...]:
    """Return the slugs of the shipped taxonomy, in its order."""
    return Issues().groups


def _fingerprint(additions: LexiconAdditions) -> str:
    """Return a hash of every shipped word list, the weights and the user's additions."""
    seal = sha256(msgspec.json.encode(additions))
    root = resources.files("strikewatch.lexicon")
    for folder in (root, root / "words"):
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith((".toml", ".json")):
                seal.update(file.name.encode() + b"\0" + file.read_bytes())
    return seal.hexdigest()[:16]


def _union_names(bodies: Gazetteer) -> list[tuple[str, bool]]:
    """Return the names that mean a union wherever they stand, and whether their case counts."""
    unions = [e for e in bodies.entries.values() if e.role in ("union", "union-federation")]
    return [(n, " " not in n) for e in unions for n in (e.name, e.abbr, *e.aliases) if n and n not in e.guarded]
