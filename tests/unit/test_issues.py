"""Which issue a text names, with the words that name it."""

import tomllib
from pathlib import Path

import pytest

from strikewatch import lexicon
from strikewatch.analysis import issues, passage, signals
from strikewatch.model import IssueFinding, Item

GROUPS = tomllib.loads((Path(__file__).parent.parent / "data" / "issues.toml").read_text("utf-8"))
WORDS = lexicon.load()


def find(text: str, title: str = "") -> tuple[IssueFinding, ...]:
    read = passage.read(Item(id="x", source="s", title=title, text=text))
    heard = signals.read(read, WORDS.cues.find(read.folded, read.body), WORDS.cues.social)
    return issues.find(heard, issues.standing(read, WORDS.issues), WORDS.issues)


def groups(text: str) -> set[str]:
    return {found.slug.split(".")[0] for found in find(text)}


def test_there_are_ten_sentences_for_each_of_the_18_groups() -> None:
    """The taxonomy has 19 slugs; `other` is what no group names."""
    assert set(GROUPS) == set(WORDS.issues.groups) - {"other"}
    assert all(len(group["sentences"]) == 10 for group in GROUPS.values())


def test_precision_and_recall_over_all_groups() -> None:
    """Both at least 0.90. Process beside a substantive issue is no mistake: it says how, not what."""
    right = missed = wrong = 0
    for slug, group in GROUPS.items():
        for sentence in group["sentences"]:
            said = groups(sentence)
            right += slug in said
            missed += slug not in said
            wrong += len(said - {slug, "process", "other"})
    assert right / (right + missed) >= 0.90
    assert right / (right + wrong) >= 0.90


@pytest.mark.parametrize("slug", sorted(GROUPS))
def test_no_group_is_left_behind(slug: str) -> None:
    """Nine of a group's ten sentences at least name it."""
    assert sum(slug in groups(sentence) for sentence in GROUPS[slug]["sentences"]) >= 9


@pytest.mark.parametrize(
    ("text", "not_there"),
    [
        ("The union said the issue raises important questions.", "wages"),
        ("The guild wants residual pay for streaming programs.", "wages"),
        ("Health care workers went on strike on Monday.", "health-care"),
        ("The strike is scheduled for Friday.", "hours-scheduling"),
        ("Pilots walked off the job.", "job-security"),
        ("The union pays tribute to its founder as strikers pay attention.", "wages"),
        ("The strike hit services in Merrow, the union said.", "common-good"),
        ("Strikers said Air India flight AI 202 was cancelled.", "policy"),
        ("Nurses will leave the table, the union said.", "leave"),
    ],
)
def test_decoys_of_the_taxonomy_name_nothing(text: str, not_there: str) -> None:
    """What looks like an issue word is cut out first."""
    assert not_there not in groups(text)


def test_sub_issues_are_named_where_clear() -> None:
    """A sub-issue beats its group; the evidence is the words themselves."""
    found = {f.slug: f.evidence for f in find("Nurses struck for nurse-to-patient ratios and a cost-of-living adjustment.")}
    assert [e.text for e in found["staffing.nurse-ratio"]] == ["nurse-to-patient"]
    assert "wages.cola" in found
    assert "staffing" not in found


def test_evidence_stands_at_its_offsets_in_taxonomy_order() -> None:
    """Every span is verbatim; the groups come in the order of the taxonomy."""
    text = "The union demands higher pay, safe staffing, paid sick leave and an end to outsourcing."
    found = find(text, "Merrow strike")
    body = f"Merrow strike\n{text}"
    assert all(body[e.start : e.end] == e.text for f in found for e in f.evidence)
    order = list(WORDS.issues.groups)
    places = [order.index(f.slug.split(".")[0]) for f in found]
    assert places == sorted(places)
    assert {"wages", "staffing", "leave", "job-security"} <= {f.slug.split(".")[0] for f in found}


def test_a_weak_cue_needs_a_demand_beside_it() -> None:
    """The word "pay" alone names nothing, "over pay" does."""
    assert groups("Strikers got their pay by post.") == set()
    assert groups("Strikers want fair pay.") == {"wages"}


def test_issues_far_from_the_dispute_are_not_the_dispute_s() -> None:
    """Words in a part of the story that speaks of no workers and no dispute name no bargaining issue."""
    away = "The museum opened a hall. It shows robots. Visitors like artificial intelligence. A film is shown."
    assert groups(f"Guards at the port went on strike over rosters. The port is shut. {away}") == {"hours-scheduling"}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Midwives were offered 9% over two years, their union said.", "wages"),
        ("Strikers want 50 cents an hour more.", "wages"),
        ("The pilots' union fears that Pacific flying goes to partners by code-sharing.", "job-security"),
        ("Teamsters struck as the brewery handed routes to an outside hauler.", "job-security"),
        ("Nurses struck over eight patients to a nurse.", "staffing"),
        ("Crews refused to drive the bus with the leaking tank, their union said.", "health-safety"),
        ("Doctors boycotted the ward after a colleague was beaten up by relatives.", "health-safety"),
        ("Unions called a general strike over fuel.", "policy"),
        ("Owners offered players half of revenues, the players' association said.", "residuals"),
        ("Train crews on strike want their duty capped at eight hours.", "hours-scheduling"),
        ("Bank staff stayed at home in protest until their officers are freed, the union said.", "discipline"),
        ("Linesmen stop work over use of contractors.", "job-security"),
        ("Miners march against shutdown of last two pits.", "job-security"),
        ("Bus drivers offered 3.5pc over two years.", "wages"),
        ("Packers refuse to go back to a line where gas had leaked.", "health-safety"),
        ("Conductors on flash strike over transfer of union secretary.", "discipline"),
        ("Unions call general strike over bread subsidy cut.", "policy"),
    ],
)
def test_issues_in_plain_words(text: str, slug: str) -> None:
    """Papers seldom use the name of a group: they tell what is at stake."""
    assert slug in groups(text)


def test_a_refusal_of_overtime_is_a_means() -> None:
    """Who refuses overtime over pensions does not bargain for shorter hours."""
    assert groups("Wardens refuse to work overtime as talks on pensions drag on.") == {"retirement"}
