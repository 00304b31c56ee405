"""Which dispute the user means: an id as a page prints it, or a part of one that no other has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from strikewatch.errors import UsageError
from strikewatch.model import Dispute
from strikewatch.text import slug

_YEAR = re.compile(r"-\d{4}(-\d+)?$")


def one_of(found: Sequence[Dispute], name: str, *, none: str = "no dispute") -> Dispute:
    """Return the dispute whose id ``name`` is, else the one that it means. UsageError, with what it may be, where none or many do."""
    part = slug(name)
    matches = [one for one in found if one.id == name] or (meant_by(found, part) if part else ())
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise UsageError(f"{none} has {name!r} in its id", hint="`strikewatch dispute` lists the disputes")
    raise UsageError(f"{name!r} may be {', '.join(one.id for one in matches[:5])}", hint="give more of the id")


def meant_by(found: Sequence[Dispute], part: str) -> tuple[Dispute, ...]:
    """Return the disputes with ``part`` in their id; where none has, in that of one of their reports, which is what a search prints.

    The year is that of the first report: where a page looked back less far it was another one, so that it decides last.
    """
    sure = tuple(one for one in found if part in one.id)
    told = sure or tuple(one for one in found if any(part in name for name in names_in_evidence(one)))
    return told or tuple(one for one in found if _YEAR.sub("", one.id) == _YEAR.sub("", part) != part)


def names_in_evidence(dispute: Dispute) -> tuple[str, ...]:
    """Return the ids that the reports on a dispute have it under, the most frequent first.

    A page names a dispute by all its evidence; a single report may have told only one of its sides.
    """
    told = [one.analysis.dispute for story in dispute.stories for one in story.members if one.analysis.dispute]
    return tuple(sorted(set(told), key=lambda id_: (-told.count(id_), id_)))
