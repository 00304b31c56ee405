"""P0 to P5: by who speaks, then by the channel. Forty posts and the ladder of a report, all invented."""

from __future__ import annotations

from typing import Any

import pytest

from readings import read
from strikewatch.model import Body

BODIES = (
    Body(
        name="Calder Bay Nurses Association", abbr="CBNA", role="union", country="US", handles=("@cbna_union", "cbna_bargaining")
    ),
    Body(name="Vesk Corporation", abbr="Vesk", role="employer", handles=("@veskcorp",)),
)

# account, tier, party of the source, whose words (retweet), text, level
POSTS = [
    ("cbna_union", "social", None, None, "We have given a 10-day strike notice at St Aldric.", "P1"),
    ("CBNA_Union", "social", None, None, "Strike starts Monday 7 a.m. #CBNAstrike", "P1"),
    ("cbna_bargaining", "social", None, None, "Hearing rumours? Be wary. News comes from us.", "P1"),
    ("@veskcorp", "social", None, None, "Our final offer is on the table.", "P1"),
    ("veskcorp", "press", None, None, "Talks with the union resume Friday.", "P1"),
    ("stalwart_rn", "social", None, "cbna_union", "RT @cbna_union: We have given a 10-day strike notice.", "P1"),
    ("daily_orlin", "press", None, "veskcorp", "RT @veskcorp: Our final offer is on the table.", "P1"),
    ("orlin_local", "official", "Orlin Metal Workers Union", None, "We walk out at noon.", "P1"),
    ("orlin_local", "official", "OMWU", None, "Word is they will lock us out. Stay calm.", "P1"),
    ("omwu", "official", "OMWU", None, "Tentative agreement reached tonight.", "P1"),
    ("cbna_unlon", "social", None, None, "We have given a 10-day strike notice at St Aldric.", "P5"),
    ("cbna_fan", "social", None, None, "CBNA strike starts Monday", "P5"),
    ("nurse_joy", "social", None, None, "I walked out with my ward today #strike", "P5"),
    ("joe_driver", "social", None, None, "Word is the depot goes out Friday", "P5"),
    ("anon1138", "social", None, None, "Can anyone confirm the Vesk lockout?", "P5"),
    ("labourwatcher", "social", None, None, "Hearing that talks collapsed at Vesk", "P5"),
    ("some_outlet", "social", None, None, "The union said in a statement it will strike.", "P5"),
    ("ops_insider", "social", None, None, "Sources tell me a deal is close at Vesk", "P5"),
    ("pic_poster", "social", None, None, "Screenshot of the memo: strike off", "P5"),
    ("brother_of", "social", None, None, "My brother works at Vesk, they are out", "P5"),
    ("uaw_news_fan", "social", None, None, "UAW on strike at Vesk Corp, official says union", "P5"),
    ("veskc0rp", "social", None, None, "Our final offer is on the table.", "P5"),
    ("reposter", "social", None, "joe_driver", "RT @joe_driver: Word is the depot goes out Friday", "P5"),
    ("reposter", "social", None, "cbna_fan", "RT @cbna_fan: CBNA strike starts Monday", "P5"),
    ("", "social", None, None, "Strike at the port tomorrow, unconfirmed", "P5"),
    ("orlin_local", "official", "OMWU", "joe_driver", "RT @joe_driver: Word is the depot goes out Friday", "P5"),
    ("striker99", "social", None, None, "Solidarity with the nurses! Day 4 on the line.", "P5"),
    ("townhall", "social", None, None, "Is it true the buses are off on Friday?", "P5"),
    ("daily_orlin", "press", None, None, "Vesk said it has offered 3 percent.", "P1"),
    ("daily_orlin", "press", None, None, "UAW spokesman Ben Hale said the strike goes on.", "P1"),
    ("daily_orlin", "press", None, None, "Court filing: judge bars the Vesk strike.", "P0"),
    ("daily_orlin", "press", None, None, "Sources said the strike may end at Vesk.", "P4"),
    ("daily_orlin", "press", None, None, "People familiar with the talks say the strike is off.", "P4"),
    ("daily_orlin", "press", None, None, "Unconfirmed: strike at the depot.", "P5"),
    ("daily_orlin", "press", None, None, "Nurses strike at St Aldric enters third day.", "P3"),
    ("daily_orlin", "press", None, None, "Strike at Vesk, first reported by the Orlin Gazette.", "P3"),
    ("wire_svc", "wire", None, None, "The UAW said it will strike Vesk on Friday.", "P1"),
    ("wire_svc", "wire", None, None, "Dockers strike in Harrow.", "P3"),
    ("collector", "aggregator", None, None, "The UAW said it will strike Vesk on Friday.", "P3"),
    ("collector", "aggregator", None, None, "Sources said the strike may end at Vesk.", "P4"),
]


def test_there_are_forty() -> None:
    """The yardstick is forty posts."""
    assert len(POSTS) == 40


@pytest.mark.parametrize("post", POSTS)
def test_posts(post: tuple[str, str, str | None, str | None, str, str]) -> None:
    """A listed account speaks for its body, whatever it says; an unlisted one for nobody; a paper's by its attribution."""
    author, tier, party, retweet_of, text, level = post
    fields: dict[str, Any] = {"kind": "tweet", "author": author or None, "tier": tier, "party": party, "retweet_of": retweet_of}
    assert read(text, bodies=BODIES, **fields).provenance == level


WALK = "The Orlin Metal Workers Union struck Vesk Corp (VSK.N) on Monday. "


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (WALK + "The National Labor Relations Board said the vote was valid.", "P0"),
        (WALK + "Court records show that the firm sued.", "P0"),
        (WALK + "The union said in a statement that it would go on.", "P1"),
        (WALK + '"We go on," said Ana Roe, president of the union.', "P1"),
        (WALK + "A spokesman said the company had no comment.", "P1"),
        (WALK + '"It is cold," said Carl Dow, a shop steward.', "P2"),
        (WALK + "The walkout emptied the yard.", "P3"),
        (WALK + "The strike was first reported by the Orlin Gazette.", "P3"),
        ("People familiar with the matter said Vesk Corp (VSK.N) would lock out its union.", "P4"),
        (
            "People familiar with the matter said a deal was near. "
            + WALK
            + "Days later, far down, Vesk said it had no comment.",
            "P4",
        ),
        ("There are rumours that the strike at Vesk Corp (VSK.N) is over.", "P5"),
        (WALK + "The union denied rumours of a deal, and said it would go on.", "P1"),
        (WALK + "“Trust no rumours,” the union said.", "P1"),
        (WALK + "The fund has other sources of revenue, the union said.", "P1"),
    ],
)
def test_reports(text: str, level: str) -> None:
    """The best source that an item names counts, but what opens without a name stays so; a rumour denied or quoted is none."""
    assert read(text).provenance == level


@pytest.mark.parametrize(
    ("fields", "level"),
    [
        ({"tier": "official", "party": "OMWU"}, "P1"),
        ({"tier": "official"}, "P1"),
        ({"tier": "social"}, "P5"),
        ({"tier": "aggregator"}, "P3"),
    ],
)
def test_tiers_of_sources(fields: dict[str, Any], level: str) -> None:
    """An official source speaks for its party; an aggregator is never better than a report; a forum is nobody's word."""
    assert read(WALK + "The union said it would go on.", **fields).provenance == level


def test_a_repost_is_its_authors_word() -> None:
    """A post that opens with "RT @…:" repeats another's words: an official account that does so does not speak for its party."""
    text = "RT @somebody: strike is over, hearing it from everyone on the night shift, pay deal done"
    assert read(text, kind="tweet", tier="official", party="OMWU").provenance == "P5"
