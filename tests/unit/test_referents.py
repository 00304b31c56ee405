"""Whom the words mean: names, offices, people, role nouns and pronouns; and who is the subject of a verb."""

from __future__ import annotations

import pytest

from readings import lexicon, read
from strikewatch.analysis import clauses, referents, speech
from strikewatch.analysis.referents import Referents

OPENING = "The Orlin Metal Workers Union struck Vesk Corp (VSK.N). Ana Roe, president of the Orlin Metal Workers Union, stayed. "
TWO = "The Orlin Metal Workers Union and the Harrow Dock Workers Union struck Vesk Corp (VSK.N) and Loma Ports Ltd. "


def laid_out(sentence: str, opening: str = OPENING) -> tuple[Referents, int]:
    result = read(opening + sentence)
    index = next(s.index for s in result.passage.sentences if s.end > len(opening))
    return referents.of(result.passage, result.parties, lexicon().roles), index


def actors(sentence: str, opening: str = OPENING) -> list[tuple[str, str | None, str]]:
    found, index = laid_out(sentence, opening)
    return [
        (" ".join(w.text for w in found.words[index][a.first : a.last + 1]), a.party.name if a.party else None, a.kind)
        for a in found.actors[index]
    ]


UNION, FIRM = "Orlin Metal Workers Union", "Vesk"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The union met the company.", [("union", UNION, "role"), ("company", FIRM, "role")]),
        ("Vesk pilots met.", [("Vesk pilots", UNION, "workers")]),
        ("Vesk's offer stood.", [("Vesk's", FIRM, "owner")]),
        ("Union leaders met.", [("Union leaders", UNION, "role")]),
        ("The union's negotiating committee met.", [("union's negotiating committee", UNION, "role")]),
        ("The company's demands stood.", [("company's", FIRM, "owner")]),
        ("Union demands for pay stood.", [("Union", UNION, "owner")]),
        ("Union jobs went.", []),
        ("Non-union workers came.", []),
        ("A company came.", []),
        ("Vesk's union met.", [("Vesk's union", UNION, "role")]),
        ("The Vesk spokesman left.", [("Vesk spokesman", FIRM, "role")]),
        ("Roe left.", [("Roe", UNION, "person")]),
        ("Both sides met.", [("Both sides", None, "both")]),
        ("The two sides met.", [("sides", None, "both")]),
        ("The company workers met.", [("company workers", UNION, "workers")]),
        ("Management met.", [("Management", FIRM, "role")]),
        ("Vesk met as it failed.", [("Vesk", FIRM, "name"), ("it", FIRM, "pronoun")]),
        ("Workers said they failed.", [("Workers", UNION, "workers"), ("they", UNION, "pronoun")]),
        ("They failed.", []),
        ("The government looked on.", [("government", "government", "name")]),
    ],
)
def test_noun_phrases(sentence: str, expected: list[tuple[str, str | None, str]]) -> None:
    """Definite role nouns mean the item's only body of that side; possessors own; adjectives and indefinite ones mean nobody."""
    assert actors(sentence) == expected


def test_it_looks_back_one_sentence_and_he_to_the_last_person() -> None:
    """A pronoun takes the subject before it, or nobody."""
    assert actors("It failed.", OPENING + "Vesk met. ")[0][1:] == (FIRM, "pronoun")
    assert actors("She left.")[0][1:] == (UNION, "pronoun")
    assert actors("He left.", "Orlin Metal Workers Union members struck. ") == []


def test_of_two_unions_the_last_named_is_meant() -> None:
    """Where a side has two bodies, the one named last before the noun is meant; "workers at" looks both ways."""
    assert actors("The union met.", TWO)[0][1] == "Harrow Dock Workers Union"
    assert actors("The Orlin Metal Workers Union met, and the union left.", TWO)[1][1] == UNION
    assert actors("Workers at Vesk met the Harrow Dock Workers Union.", TWO + "Then the " + UNION + " left. ")[0][2] == "workers"


def test_the_other_side() -> None:
    """The other side of a union is its employers, and the other way round."""
    found, _ = laid_out("The union met.")
    assert [p.name for p in found.side(found.unions[0])] == [FIRM]
    assert [p.name for p in found.side(found.employers[0])] == [UNION]


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The union has also rejected it.", "rejected", UNION),
        ("The union, which has rejected it, met.", "rejected", UNION),
        ("In its letter, the company rejected it.", "rejected", FIRM),
        ("Workers at Vesk rejected it.", "rejected", UNION),
        ("Workers demanding more met Vesk.", "demanding", UNION),
        ("Leaders of the union rejected it.", "rejected", UNION),
        ("The union met Vesk but rejected it.", "rejected", UNION),
        ("The union said Vesk rejected it.", "rejected", FIRM),
        ("The offer rejected nobody.", "rejected", None),
        ("It rained and they rejected it.", "rejected", None),
        ("The strike by the union rejected nobody.", "rejected", None),
        ("After talks the offer of the company rejected nobody.", "rejected", None),
        ("Rain, which rejected nobody, fell.", "rejected", None),
    ],
)
def test_subjects(sentence: str, verb: str, subject: str | None) -> None:
    """The subject opens its clause, or stands before the relative, or right before the verb; else there is none."""
    found, index = laid_out(sentence)
    words = found.words[index]
    at = next(i for i, w in enumerate(words) if w.low == verb)
    actor = clauses.subject(words, found.actors[index], at, lexicon().stances.saying, lexicon().roles.titles)
    assert (actor.party.name if actor and actor.party else None) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "agent"),
    [
        ("The offer was rejected by the union.", "rejected", UNION),
        ("The offer was rejected on Friday, by and large.", "rejected", None),
        ("The offer was not rejected.", "rejected", None),
        ("The offer was rejected, said to be by chance.", "rejected", None),
    ],
)
def test_passives(sentence: str, verb: str, agent: str | None) -> None:
    """The doer of a passive verb stands behind "by"."""
    found, index = laid_out(sentence)
    words = found.words[index]
    at = next(i for i, w in enumerate(words) if w.low == verb)
    actor = clauses.agent(words, found.actors[index], at)
    assert clauses.is_passive(words, at)
    assert (actor.party.name if actor and actor.party else None) == agent


@pytest.mark.parametrize(
    ("sentence", "speaker", "verb"),
    [
        ("Vesk said on Monday the works would shut.", FIRM, "said"),
        ("The works would shut, Vesk said in a statement.", FIRM, "said"),
        ("The works would shut, said Vesk.", FIRM, "said"),
        ("Ana Roe, president of the union, said it would go on.", UNION, "said"),
        ("According to the union, the works would shut.", UNION, "according"),
        ("The works would shut, according to Vesk.", FIRM, "according"),
        ("The works would shut, according to the Orlin Gazette.", None, "according"),
        ("The works would shut, according to a letter sent to the union.", None, "according"),
        ("The works would shut, according to a letter from the union.", UNION, "according"),
        ("The works would shut, according to a spokesman for Vesk.", FIRM, "according"),
        ("An analyst said the works would shut.", None, "said"),
        ("The works would shut, the ministry said.", None, "said"),
        ("Vesk shut the works, saying it had no choice.", FIRM, "saying"),
    ],
)
def test_who_says_it(sentence: str, speaker: str | None, verb: str) -> None:
    """A verb of saying before or behind its clause, inverted or in apposition; "according to"; outsiders speak for nobody."""
    found, index = laid_out(sentence)
    said = speech.attributions(found, index, [], lexicon().stances.saying, lexicon().roles.titles)
    assert [(s.party.name if s.party else None, s.verb) for s in said] == [(speaker, verb)]


@pytest.mark.parametrize("sentence", ["Its claims grew.", "Said and done.", "Nothing was told of it.", "Rain fell according to"])
def test_what_nobody_says(sentence: str) -> None:
    """Nouns that look like verbs of saying, and verbs without a speaker, tell nothing."""
    found, index = laid_out(sentence)
    said = speech.attributions(found, index, [], lexicon().stances.saying, lexicon().roles.titles)
    assert all(s.party is None for s in said)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("The union said that it rejected it.", "rejected", UNION),
        ("Vesk met the union and, on Friday, rejected it.", "rejected", FIRM),
        ("But rejected it was.", "rejected", None),
        ("Rain fell; rejected.", "rejected", None),
        ("Vesk met; also rejected it.", "rejected", FIRM),
        ("Vesk (VSK.N) late on Friday rejected it.", "rejected", FIRM),
        ("When the union met Vesk rejected it.", "rejected", FIRM),
        ("If it rains, the union rejected it.", "rejected", UNION),
        ("Talks with workers demanding more failed.", "demanding", UNION),
        ("It rained, but that the union has long since rejected.", "rejected", UNION),
    ],
)
def test_subjects_across_clauses(sentence: str, verb: str, subject: str | None) -> None:
    """A clause without a noun of its own shares the subject before it; an opening phrase is passed over."""
    found, index = laid_out(sentence)
    words = found.words[index]
    at = next(i for i, w in enumerate(words) if w.low == verb)
    actor = clauses.subject(words, found.actors[index], at, lexicon().stances.saying, lexicon().roles.titles)
    assert (actor.party.name if actor and actor.party else None) == subject
