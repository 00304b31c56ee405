"""A party in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from strikewatch.lexicon.gazetteer import Entry
from strikewatch.model import Role
from strikewatch.text import slug

UNIONS: tuple[Role, ...] = ("union", "union-federation")


@dataclass(kw_only=True)
class Body:
    """A union, employer or agency while its mentions are gathered; ``parties`` alone changes one."""

    name: str
    role: Role
    abbr: str | None = None
    entry: Entry | None = None
    parent: str | None = None
    country: str | None = None
    sure: bool = True  # its name alone says what it is
    aliases: tuple[str, ...] = ()
    spans: list[tuple[int, int]] = field(default_factory=list)
    weight: float = 0.0

    @property
    def id(self) -> str:
        """The gazetteer's id, or one made of the name."""
        if self.entry is not None and self.parent is None:
            return self.entry.id
        return slug(self.name)
