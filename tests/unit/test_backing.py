"""Which issues of a full article are the dispute's, on invented articles."""

from __future__ import annotations

import pytest

from strikewatch import lexicon
from strikewatch.analysis import analyse
from strikewatch.model import Item

WORDS = lexicon.load()
ARTICLE = (
    "HARROW - Dockers at Harrow Ports Ltd went on strike on Monday, the Harrow Dock Workers Union said. The union is demanding"
    " a 9 percent pay rise. Harrow Ports has offered 4 percent. Ships waited outside the harbour. Lorries were turned back at the"
    " gates. The mayor called on both sides to talk. The port handles a tenth of the country's trade. "
)


def groups(text: str, title: str = "Dockers strike at Harrow") -> set[str]:
    read = analyse(Item(id="x", source="s", title=title, text=text), WORDS)
    return {found.slug.split(".")[0] for found in read.issues} - {"process"}


@pytest.mark.parametrize(
    "background",
    [
        "Dockers struck for 124 hours in March, the union said.",
        "A striking docker, who feared dismissal, asked not to be named.",
        "The company opened a terminal with new machines in May.",
        "Some striking workers have applied for jobs elsewhere.",
        "Crews could do more without breaching any safety rule, the company said.",
        "Both sides will meet at the Marland Bargaining Council on Friday.",
        "The company sent home 300 offshore staff.",
    ],
)
def test_what_only_the_background_names_is_none(background: str) -> None:
    """How long a strike took, what a striker fears, what a firm built: words of issues, none of the quarrel."""
    assert groups(ARTICLE + background) == {"wages"}


@pytest.mark.parametrize(
    ("told", "slug"),
    [
        ("The union also complained of unsafe conditions on the quays.", "health-safety"),
        ("Union and company are divided over automation of the cranes.", "technology"),
        ("Pensions are the other sticking point, union officials said.", "retirement"),
    ],
)
def test_what_the_sides_quarrel_about_is_one(told: str, slug: str) -> None:
    """A word of quarrel before it makes an issue of what else were colour."""
    assert groups(ARTICLE + told) == {"wages", slug}


def test_the_headline_names_an_issue() -> None:
    """What the headline names needs no other word."""
    assert "technology" in groups(ARTICLE, "Dockers fight automation at Harrow")


def test_a_short_item_keeps_what_it_names() -> None:
    """A lead has no background."""
    assert "health-safety" in groups("Dockers at Harrow went on strike on Monday after a fatal accident, the union said.")
