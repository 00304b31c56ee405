"""The bodies that a text names, each gathered under one name: by the same words, its abbreviation, or the same first words."""

from __future__ import annotations

from strikewatch.analysis import listed, unlisted
from strikewatch.analysis.body import UNIONS, Body
from strikewatch.analysis.passage import Passage


def bodies(
    passage: Passage, known: tuple[listed.Listed, ...], found: list[unlisted.Unlisted], people: frozenset[str]
) -> list[Body]:
    """Return the bodies of the gazetteer and those of the text itself; who bears a person's name is none."""
    gathered = _listed_bodies(passage, known)
    _add_unlisted(passage, gathered, found, people)
    return gathered


def _listed_bodies(passage: Passage, known: tuple[listed.Listed, ...]) -> list[Body]:
    """Gather the mentions of gazetteer bodies: a local is a body of its own, a part counts as its parent where both stand."""
    present = {mention.entry.id for mention in known}
    bodies: dict[str, Body] = {}
    for mention in known:
        entry = mention.entry
        key = entry.parent if entry.parent in present and entry.parent is not None else entry.id
        if mention.local is not None:
            key = f"{key} {mention.local.split()[-1]}"
        if key not in bodies:
            name = entry.name if mention.local is None else passage.body[mention.start : mention.end].replace("\n", " ")
            abbr = entry.abbr if mention.local is None else None
            parent = entry.id if mention.local is not None else None
            bodies[key] = Body(name=name, role=entry.role, abbr=abbr, entry=entry, parent=parent)
        elif bodies[key].entry is not None and bodies[key].entry is not entry and entry.id == key:
            bodies[key].entry, bodies[key].name, bodies[key].abbr = entry, entry.name, entry.abbr
        bodies[key].spans.append((mention.start, mention.end))
    return list(bodies.values())


def _add_unlisted(passage: Passage, bodies: list[Body], found: list[unlisted.Unlisted], people: frozenset[str]) -> None:
    """Add the bodies of the text, each to the one that it is another name of."""
    called = {id(b): {key(b.name), *(key(passage.body[start:end]) for start, end in b.spans)} for b in bodies}
    for mention in sorted(found, key=lambda m: (not m.sure, m.start)):
        if not mention.sure and mention.name.split()[-1] in people:
            continue
        same = next((b for b in bodies if _same(b, mention, called[id(b)])), None)
        if same is None:
            same = Body(name=mention.name, role=mention.role, abbr=mention.abbr, sure=mention.sure)
            called[id(same)] = {key(mention.name)}
            bodies.append(same)
        same.abbr = same.abbr or mention.abbr
        same.sure = same.sure or mention.sure
        if same.entry is None and same.name.split()[-1].lower() == mention.name.split()[-1].lower():
            same.name = max(same.name, mention.name, key=len)
        same.spans.append((mention.start, mention.end))


def _same(body: Body, mention: unlisted.Unlisted, called: set[str]) -> bool:
    """Return whether the mention names the body: by the same words, its abbreviation, its first words or first and last ones."""
    one, other = key(body.name), key(mention.name)
    if one == other or (body.abbr and key(body.abbr) == other):
        return True
    if mention.name.isupper() and 2 < len(other) == len(_initials(body.name)):
        return _initials(body.name) == other
    if (body.role in UNIONS) != (mention.role in UNIONS) or body.role in UNIONS:
        return body.role in UNIONS and mention.role in UNIONS and one.removesuffix(" union") == other.removesuffix(" union")
    return any(_shortened(*sorted((name, other), key=len)) for name in (called if body.role == "employer" else (one,)))


def _shortened(short: str, long: str) -> bool:
    """Return whether ``short`` calls by its first words, or its first and last ones, what is called ``long``."""
    if len(short) > 3 and long.startswith(f"{short} "):
        return True
    few, many = short.split(), long.split()
    return len(few) > 1 and (few[0], few[-1]) == (many[0], many[-1]) and set(few) <= set(many)


def key(name: str) -> str:
    """Return a name as it is compared: small letters, no apostrophes."""
    return " ".join(name.lower().replace("\u2019", "'").replace("'", "").replace("&", "and").split())


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).lower()
