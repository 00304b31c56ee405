"""Who is in the dispute: bodies of the gazetteer and of the text itself, gathered under one name each and weighed by their part."""

from __future__ import annotations

import re
from bisect import bisect_right

from strikewatch.analysis import gather, government, listed, persons, rows, setting, unlisted, unnamed
from strikewatch.analysis.body import UNIONS, Body
from strikewatch.analysis.passage import Passage
from strikewatch.analysis.weigh import UNSURE, weigh
from strikewatch.analysis.words import sentences_of
from strikewatch.lexicon import Lexicon
from strikewatch.model import Party

# Below this an employer is only named in the story: a customer, a rival, an analyst's bank.
_EMPLOYER_LINE = 3.0
_UNION_LINE = 1.5
_HOUSES = ("hospital", "hospitals", "center", "centre", "university", "college", "infirmary", "clinic")
_DEPARTMENTS = ("Department of ", "Department for ", "Ministry of ")
# Between an owner's name and its house's: "Vesk Co's ( VSK.N ) Halden", "Vesk's flagship Orlin plant".
_OWNS = re.compile(
    r"(?: (?:Co|Inc|Corp|Ltd|Plc))?\.?(?:['\u2019]s?)?(?: ?\([^()]{1,16}\)| [A-Z]{1,6}\.[A-Z]{1,3})?(?: [a-z-]+){0,2} "
)
_OWNER_REACH = 40
_BREATH = 9  # characters between two names that " and the " takes


def find(passage: Passage, lexicon: Lexicon) -> tuple[Party, ...]:
    """Return the parties of the item's dispute, unions first, those with the largest part first within a side."""
    sentences = sentences_of(passage)
    places = lexicon.places.find(passage.folded, passage.body)
    hits = lexicon.gazetteer.find(passage.folded, passage.body)
    people = persons.surnames(sentences, lexicon.roles)
    known = listed.find(passage, hits, places, lexicon.roles)
    named = list(unlisted.find(passage, sentences, known, lexicon.places, lexicon.roles))
    bodies = gather.bodies(passage, known, named, people)
    bodies = _with_government(bodies, government.find(passage, sentences, places, lexicon))
    bodies = _without_trades(passage, bodies, lexicon)
    beside = rows.find(passage, bodies)
    for body in bodies:
        body.weight = weigh(passage, sentences, body, beside, lexicon.roles)
    kept = _select(_without_short_names(passage, _of_employer(_of_owners(passage, bodies))))
    _let_government_employ(kept)
    if not any(body.role in UNIONS for body in kept):
        kept += unnamed.find(passage, sentences, [b for b in kept if "employer" in b.role], places, lexicon.roles)
    if not any("employer" in body.role for body in kept) and any(body.role in UNIONS for body in kept):
        kept += unnamed.employer(passage, sentences, places)
    home = setting.country(kept, places)
    return tuple(_party(passage, body, home) for body in sorted(kept, key=_order))


def _with_government(bodies: list[Body], governments: list[Body]) -> list[Body]:
    """Return the bodies with the government among them: the department that employs for it is the same party."""
    for state in governments:
        for part in bodies:
            of_state = part.name.startswith(_DEPARTMENTS) and part.role == "employer"
            if of_state and state.role == "employer" and (part.entry is None or part.entry.country == state.country):
                part.aliases, part.spans = (*part.aliases, state.name, "government"), part.spans + state.spans
                return bodies
    return bodies + governments


def _of_owners(passage: Passage, bodies: list[Body]) -> list[Body]:
    """Return the bodies with those that only their owner's name tells to be employers merged into it: "Vesk Co's Halden"."""
    owners = sorted(((end, b) for b in bodies if b.sure and b.role == "employer" for _, end in b.spans), key=lambda o: o[0])
    ends = [end for end, _ in owners]
    merged: list[Body] = []
    for house in bodies:
        if house.sure or house.role != "employer" or house.weight < _EMPLOYER_LINE:
            continue
        places = [(start, bisect_right(ends, start) - 1) for start, _ in house.spans]
        owner = next((owners[p][1] for start, p in places if p >= 0 and _owns(passage.body, ends[p], start)), None)
        if owner is not None:
            owner.spans, owner.weight = owner.spans + house.spans, max(owner.weight, house.weight)
            merged.append(house)
    return [b for b in bodies if b not in merged]


def _owns(body: str, end: int, start: int) -> bool:
    """Return whether the words between two names make the first the second's owner."""
    return start - end < _OWNER_REACH and _OWNS.fullmatch(body[end:start]) is not None


def _let_government_employ(kept: list[Body]) -> None:
    """Make the government the employer where nobody else is and it bargains: truckers strike against it."""
    if not any("employer" in body.role for body in kept) and any(body.role in UNIONS for body in kept):
        for state in kept:
            if state.aliases == ("government",) and state.weight >= _EMPLOYER_LINE:
                state.role = "employer"


def _select(bodies: list[Body]) -> list[Body]:
    """Return the bodies that have a part in the dispute, and of each side at least the one with the largest."""
    kept: list[Body] = []
    for roles in (UNIONS, ("employer", "employer-association"), ("agency",)):
        side = sorted((b for b in bodies if b.role in roles), key=lambda b: (-b.weight, b.spans[0]))
        clear = [b for b in side if b.weight >= _line(b)]
        kept += clear or [b for b in side[:1] if b.weight >= _only_line(b)]
    return kept + [b for b in bodies if b not in kept and any(_joined(b, k) for k in kept)]


def _joined(one: Body, kept: Body) -> bool:
    """Return whether a listed union is named in one breath with one that counts: "members of the A and the B"."""
    if one.role not in UNIONS or kept.role not in UNIONS or one.entry is None:
        return False
    gaps = [(a[0] - b[1], b[0] - a[1]) for a in one.spans for b in kept.spans]
    return any(0 < gap <= _BREATH for pair in gaps for gap in pair)


def _only_line(body: Body) -> float:
    """Return the weight from which the first of a side counts where no other does: little, if its name is sure."""
    return 0.5 if body.sure and body.role == "employer" else 0.7 if body.sure else UNSURE


def _line(body: Body) -> float:
    """Return the weight from which a body counts as a party. A listed bargaining agent does wherever it is named."""
    if body.role in UNIONS:
        return 1.0 if body.parent else _UNION_LINE
    if body.role == "agency" or (body.role == "employer-association" and body.entry is not None):
        return 0.0
    return _EMPLOYER_LINE


def _of_employer(bodies: list[Body]) -> list[Body]:
    """Leave out "the Vesk union" where the item names its union: it is the same one, called by its employer."""
    employers = {
        gather.key(name)
        for b in bodies
        if b.role == "employer" and (b.sure or b.weight >= UNSURE)
        for name in (b.name, b.abbr, *_first_words(b.name))
        if name
    }
    called = [
        b for b in bodies if b.entry is None and b.role == "union" and gather.key(b.name).removesuffix(" union") in employers
    ]
    named = [b for b in bodies if b.role in UNIONS and b not in called]
    return [b for b in bodies if b not in called] if named else bodies


def _without_trades(passage: Passage, bodies: list[Body], lexicon: Lexicon) -> list[Body]:
    """Leave out a union that only a headline's first word may name, a trade, where the text names another: "Steelworkers ratify …"."""
    unions = [b for b in bodies if b.role in UNIONS]
    if len(unions) < 2 or not passage.item.title:
        return bodies
    trades = [
        b for b in unions if len(b.spans) == 1 and b.spans[0][0] == 0 and passage.folded[: b.spans[0][1]] in lexicon.roles.workers
    ]
    return [b for b in bodies if b not in trades]


def _without_short_names(passage: Passage, bodies: list[Body]) -> list[Body]:
    """Leave out the house that only a headline calls by its town, where the prose names one: "Velmar hospital", "Calder Medical Center"."""
    houses = [b for b in bodies if b.entry is None and b.role == "employer" and not _is_of_headline(passage, b)]
    named = any(b.sure and b.name.split()[-1].lower() in _HOUSES for b in houses)
    return [
        b for b in bodies if not (named and b not in houses and b.name.split()[-1].lower() in _HOUSES and b.role == "employer")
    ]


def _is_of_headline(passage: Passage, body: Body) -> bool:
    """Return whether a body stands in the headline only."""
    return all((s := passage.sentence_at(start)) is not None and s.headline for start, _ in body.spans)


def _first_words(name: str) -> tuple[str, ...]:
    parts = name.split()
    return tuple(" ".join(parts[:n]) for n in range(1, len(parts)))


def _order(body: Body) -> tuple[int, float, tuple[int, int]]:
    side = 0 if body.role in UNIONS else 2 if body.role == "agency" else 1
    return side, -body.weight, body.spans[0] if body.spans else (0, 0)


def _party(passage: Passage, body: Body, home: str | None) -> Party:
    """Return the finished party, with the names that the text gives it."""
    spans = sorted(set(body.spans))
    surfaces = dict.fromkeys(" ".join(passage.body[s:e].replace("\0", "").split()) for s, e in spans)
    entry = body.entry
    return Party(
        id=body.id,
        name=body.name,
        abbr=body.abbr,
        role=body.role,
        country=entry.country if entry else body.country or home,
        sector=entry.sector if entry else None,
        parent=body.parent or (entry.parent if entry else None),
        aliases=tuple(s for s in dict.fromkeys((*surfaces, *body.aliases)) if s not in (body.name, body.abbr))[:8],
        mentions=tuple(passage.span(start, end) for start, end in spans),
    )
