"""Words as data: issues, cues, look-alikes, bodies, stages, in TOML that a journalist can read and extend."""

from __future__ import annotations

from strikewatch.lexicon import gazetteer, roles
from strikewatch.lexicon.cues import Cues
from strikewatch.lexicon.gazetteer import Gazetteer
from strikewatch.lexicon.places import Places
from strikewatch.lexicon.roles import Roles
from strikewatch.model import LexiconAdditions, Record

__all__ = ["Lexicon", "load"]


class Lexicon(Record, frozen=True, kw_only=True):
    """All that the judges look words up in. ``fingerprint`` changes with any word of it, shipped or the user's."""

    fingerprint: str
    cues: Cues
    gazetteer: Gazetteer
    places: Places
    roles: Roles


def load(additions: LexiconAdditions | None = None) -> Lexicon:
    """Read the shipped word lists and the user's additions."""
    additions = additions or LexiconAdditions()
    bodies = gazetteer.load(additions.bodies)
    return Lexicon(
        fingerprint="0",
        cues=Cues(_union_names(bodies), additions),
        gazetteer=bodies,
        places=Places(),
        roles=roles.load(),
    )


def _union_names(bodies: Gazetteer) -> list[tuple[str, bool]]:
    """Return the names that mean a union wherever they stand, and whether their case counts."""
    names: list[tuple[str, bool]] = []
    for entry in bodies.entries.values():
        if entry.role in ("union", "union-federation"):
            for name in (entry.name, entry.abbr, *entry.aliases):
                if name and name not in entry.guarded:
                    names.append((name, " " not in name))
    return names
