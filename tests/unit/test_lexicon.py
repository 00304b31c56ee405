"""The lexicon as a whole: it loads, it is known by its words, the user's additions count."""

import tomllib
from importlib import resources

import pytest

from strikewatch import lexicon
from strikewatch.analysis import analyse
from strikewatch.lexicon.cues import plurals
from strikewatch.model import Analysis, Body, IssueAddition, Item, LexiconAdditions


def judge(text: str, additions: LexiconAdditions) -> Analysis:
    return analyse(Item(id="x", source="s", text=text), lexicon.load(additions))


def test_the_fingerprint_changes_with_the_additions_only() -> None:
    """The same words give the same fingerprint; a word more gives another."""
    assert lexicon.load().fingerprint == lexicon.load(LexiconAdditions()).fingerprint
    assert lexicon.load(LexiconAdditions(cues=("tools down tuesday",))).fingerprint != lexicon.load().fingerprint


def test_a_cue_of_the_user_makes_an_item_relevant() -> None:
    """What is added to the config counts as industrial action."""
    text = "The blue flag week began at the Merrow yard."
    assert not judge(text, LexiconAdditions()).relevant
    assert judge(text, LexiconAdditions(cues=("blue flag week",))).relevant


def test_a_look_alike_of_the_user_never_does() -> None:
    """A phrase that misleads one desk is cut out, and named."""
    text = "Fans call it the general strike of the Merrow bowling club."
    judged = judge(text, LexiconAdditions(lookalikes=("general strike of the merrow bowling club",)))
    assert not judged.relevant
    assert judged.lookalike == "general strike of the merrow bowling club"


def test_an_issue_cue_of_the_user_names_the_issue() -> None:
    """A weak cue (~) needs a demand beside it, as the shipped ones do."""
    additions = LexiconAdditions(issues=(IssueAddition(slug="wages", cues=("harvest money", "~harvest")),))
    slugs = {i.slug for i in judge("Pickers are on strike for harvest money.", additions).issues}
    assert slugs == {"wages"}


def test_a_union_of_the_user_speaks_for_relevance() -> None:
    """Talks of a body that only the user knows are bargaining."""
    text = "CBNA and the hospital resume talks on pay on Monday."
    own = LexiconAdditions(bodies=(Body(name="Calder Bay Nurses Association", abbr="CBNA", role="union"),))
    assert judge(text, own).score > judge(text, LexiconAdditions()).score


@pytest.mark.parametrize(
    "name", ["cues", "workers", "employers", "contexts", "lookalikes", "issues", "rules", "social", "languages"]
)
def test_every_word_list_is_toml_that_loads(name: str) -> None:
    """A journalist can read and extend each file; no list holds an empty phrase."""
    text = (resources.files("strikewatch.lexicon") / "words" / f"{name}.toml").read_text("utf-8")

    def strings(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
        return [s for child in children for s in strings(child)]

    assert all(s.strip() for s in strings(tomllib.loads(text)))


def test_plurals() -> None:
    """Trades are listed in the singular."""
    assert [list(plurals(n))[1] for n in ("nurse", "seaman", "secretary", "waitress", "railway")] == [
        "nurses", "seamen", "secretaries", "waitresses", "railways",
    ]  # fmt: skip


def test_every_look_alike_of_the_domain_is_there() -> None:
    """135 entries, 114 of them the domain's, each with phrases, none without a name."""
    text = (resources.files("strikewatch.lexicon") / "words" / "lookalikes.toml").read_text("utf-8")
    entries = tomllib.loads(text)["entry"]
    assert len(entries) == 135
    assert all(e["name"] and e["phrases"] and (e.get("never") or e.get("unless")) for e in entries)
