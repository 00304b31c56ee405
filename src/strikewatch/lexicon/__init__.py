"""Words as data: issues, cues, look-alikes, bodies, stages, in TOML that a journalist can read and extend."""

from __future__ import annotations

from functools import cache
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
from strikewatch.model import LexiconAdditions, Record

_NONE = LexiconAdditions()

__all__ = ["Lexicon", "issue_slugs", "load"]


class Lexicon(Record, frozen=True, kw_only=True):
    """All that the judges look words up in. ``fingerprint`` changes with any word of it, shipped or the user's."""

    fingerprint: str
    cues: Cues
    issues: Issues
    languages: Languages
    gazetteer: Gazetteer
    places: Places
    roles: Roles
    stages: Stages
    stances: Stances
    hearsay: Hearsay
    weights: Weights


@cache
def load(additions: LexiconAdditions = _NONE) -> Lexicon:
    """Read the shipped word lists and the user's additions: once, for they are data that does not change."""
    bodies = gazetteer.load(additions.bodies)
    return Lexicon(
        fingerprint=_fingerprint(additions),
        cues=Cues(_union_names(bodies), additions),
        issues=Issues(additions.issues),
        languages=Languages(),
        gazetteer=bodies,
        places=Places(),
        roles=roles.load(),
        stages=stages.load(),
        stances=Stances(),
        hearsay=Hearsay(),
        weights=weights.load(),
    )


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
