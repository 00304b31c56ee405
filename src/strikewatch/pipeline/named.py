"""Which dispute the user means: an id as a page prints it, or a part of one that no other has."""

from __future__ import annotations

from collections.abc import Sequence

from strikewatch.errors import UsageError
from strikewatch.model import Dispute
from strikewatch.text import slug


def one_of(found: Sequence[Dispute], name: str, *, none: str = "no dispute") -> Dispute:
    """Return the dispute whose id ``name`` is, else the one that has it as a part. UsageError, with what it may be, where none or many do.

    The id that a single report has it under will do, too: that is what a search prints.
    """
    part = slug(name)
    matches = [one for one in found if one.id == name] or [one for one in found if part and part in one.id]
    matches = matches or [one for one in found if name in names_in_evidence(one)]
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise UsageError(f"{none} has {name!r} in its id", hint="`strikewatch dispute` lists the disputes")
    raise UsageError(f"{name!r} may be {', '.join(one.id for one in matches[:5])}", hint="give more of the id")


def names_in_evidence(dispute: Dispute) -> tuple[str, ...]:
    """Return the ids that the reports on a dispute have it under, the most frequent first.

    A page names a dispute by all its evidence; a single report may have told only one of its sides.
    """
    told = [one.analysis.dispute for story in dispute.stories for one in story.members if one.analysis.dispute]
    return tuple(sorted(set(told), key=lambda id_: (-told.count(id_), id_)))
