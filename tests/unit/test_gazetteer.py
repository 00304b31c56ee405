"""The gazetteer's data, and the rules by which its names are found."""

from __future__ import annotations

import pytest

from readings import lexicon, read
from strikewatch.analysis.passage import fold
from strikewatch.lexicon import gazetteer
from strikewatch.lexicon.gazetteer import Entry, Gazetteer
from strikewatch.model import Body

SHIPPED = lexicon().gazetteer


def found(body: str, book: Gazetteer = SHIPPED) -> list[tuple[str, list[str]]]:
    return [(body[h.start : h.end], [n.entry.id for n in h.meaning]) for h in book.find(fold(body), body)]


def test_the_shipped_bodies_are_whole() -> None:
    """Every body has a name, a country of two letters if any, a parent that exists, and guards only names that it bears."""
    for entry in SHIPPED.entries.values():
        assert entry.name
        assert entry.country is None or (len(entry.country) == 2 and entry.country.isupper())
        assert entry.parent is None or entry.parent in SHIPPED.entries
        assert set(entry.guarded) <= {entry.name, entry.abbr, *entry.aliases}
    roles = [e.role for e in SHIPPED.entries.values()]
    assert roles.count("union") > 350
    assert roles.count("employer") > 250


@pytest.mark.parametrize(
    "text",
    [
        "the retail, wholesale & department store union",
        "the Retail, Wholesale and Department Store Union",
        "RETAIL, WHOLESALE, AND DEPARTMENT STORE UNION",
        "the RWDSU",
    ],
)
def test_full_names_in_any_case(text: str) -> None:
    """Full names are found in any case, with "&" or "and", with and without the comma; abbreviations in theirs."""
    assert [ids for _, ids in found(text)] == [["rwdsu-us"]]


@pytest.mark.parametrize("text", ["the rwdsu", "into the night", "Smartly done", "WGAX members", "a steel worker"])
def test_no_body_in_ordinary_words(text: str) -> None:
    """An abbreviation counts in its own case and as a whole word."""
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    """Of names that overlap the longest is the one."""
    assert found("SAG-AFTRA and Air France-KLM") == [("SAG-AFTRA", ["sag-aftra-us"]), ("Air France-KLM", ["afklm-fr"])]


def test_the_users_body_replaces_a_shipped_one() -> None:
    """A user's own body wins over what bears its name or abbreviation, and its accounts speak for it."""
    mine = Body(name="Ultra Alloy Welders", abbr="UAW", role="union", country="CA", handles=("@alloywelders",))
    book = gazetteer.load((mine,))
    assert found("the UAW met", book) == [("UAW", ["uaw-ca"])]
    spoken = book.speaks_for("AlloyWelders")
    assert spoken is not None
    assert spoken.name == "Ultra Alloy Welders"
    assert SHIPPED.speaks_for("@UAW") is None, "no account is assumed to speak for a body"
    assert book.named("ultra alloy welders") == spoken


def test_names_that_two_bodies_bear_are_all_returned() -> None:
    """The matcher gives every bearer; who is meant the item decides."""
    book = Gazetteer([Entry(id="a", name="Dockers' Union", abbr="DU"), Entry(id="b", name="Drivers' Union", abbr="DU")])
    assert found("the DU", book) == [("DU", ["a", "b"])]
    assert book.named("DU") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The NUM said miners would strike. South Africa's government called for calm in Johannesburg.", "num-za"),
        ("The NUM said pits in Wales and Scotland would close. Britain's miners walked out.", "num-uk"),
        ("Nurses of the Minnesota Nurses Association will strike. The MNA wants more staff.", "mna-us-minnesota"),
    ],
)
def test_a_shared_abbreviation_is_told_by_the_item(text: str, name: str) -> None:
    """The full name decides, else the country that the item names most."""
    assert [p.id for p in read(text).parties if p.role == "union"] == [name]


def test_an_ambiguous_name_is_never_guessed() -> None:
    """Without a country or a full name nobody is meant."""
    assert not [p for p in read("The MNA said nothing about the strike.").parties if p.abbr == "MNA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bus crews will strike, and Unite general secretary Sharon Roe backed them.", True),
        ("Unite members at the depot voted for a walkout.", True),
        ("Unite behind the town, the mayor said as the strike began.", False),
        ("The strike vote at the theatre was called by Equity on Monday.", True),
        ("Private equity owns the chain where workers are on strike.", False),
        ("The talks on pay spread into the night for the teachers in Ireland.", False),
    ],
)
def test_dictionary_words_need_company(text: str, expected: bool) -> None:  # noqa: FBT001 - the expectation of a parametrised case
    """A name that is a word counts with a labour word in the sentence; at its start only beside one."""
    assert any(p.id in ("unite-uk", "equity-uk", "into-ie") for p in read(text).parties) is expected


def test_a_name_within_a_longer_one_is_not_found() -> None:
    """The last word of an unknown name is not the company of that name; after a country it is."""
    assert "honda-jp" not in [p.id for p in read("Workers at the Quebrada Honda mine went on strike over pay.").parties]
    assert "honda-jp" in [p.id for p in read("Workers at Japan Honda plants: Honda workers went on strike over pay.").parties]
