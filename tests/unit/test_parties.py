"""Who the parties of an item are, on invented items."""

from __future__ import annotations

import pytest

from readings import read
from strikewatch.model import Body

DOCKS = (
    "HARROW (Reuters) - Dockers at the Port of Harrow walked off the job on Monday in a dispute over pensions, the Harrow Dock Workers"
    " Union said. The union is seeking a 9 percent pay rise. Harrow Ports Ltd, which runs the terminal, offered 3 percent in April."
    " Harrow Ports said it could not afford more. Analysts at Bellweather Bank said the stoppage would cost $2 million a day."
)


def test_bodies_that_no_list_holds() -> None:
    """A union by its trade and a company by its legal form are found; an analyst's bank is no party."""
    assert read(DOCKS).named() == {"Harrow Dock Workers Union": "union", "Harrow Ports": "employer"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The Calder Bay Nurses Association will strike on Friday.", "Calder Bay Nurses Association", "union"),
        ("Crews quit work, the Skylark Pilots Association (SPA) said on Friday.", "Skylark Pilots Association", "union"),
        ("The strike by members of the Orlin union went into a third day, the ORU union said.", "ORU", "union"),
        ("Trade union Vantor called the strike after talks on pay failed.", "Vantor", "union"),
        ("Vantor, which represents 900 drivers, called a strike for Friday.", "Vantor", "union"),
        ("The Association of Harrow Shipowners rejected the dockers' claim for more pay.", "Association of Harrow Shipowners", "employer-association"),
        ("The Union of Orlin Metal Workers went on strike.", "Union of Orlin Metal Workers", "union"),
        ("Weavers Guild of Orlin members stopped work at the mill.", "Weavers Guild of Orlin", "union"),
        ("Brewers United Workers struck on Friday.", "Brewers United Workers", "union"),
        ("Workers at Vesk AG (VSKG.DE) went on strike over pay.", "Vesk", "employer"),
        ("Staff at Metroline Coaches plc will strike over sick pay.", "Metroline Coaches", "employer"),
        ("Miners at the Alta Loma mine began a strike on Friday over pay, the union said.", "Alta Loma", "employer"),
    ],
)  # fmt: skip
def test_how_a_name_says_its_side(text: str, name: str, role: str) -> None:
    """A worker's word with an association, "the X union", "X, which represents", a ticker, a legal form, "at the X mine"."""
    assert read(text).named().get(name) == role


@pytest.mark.parametrize(
    "text",
    [
        "The European Union backed the strikers' call for better pay.",
        "Union Square was full when the strike began.",
        "The credit union closed as workers struck.",
        "Strikers marched through Wilmington, California, on Friday.",
    ],
)
def test_what_is_no_party(text: str) -> None:
    """Other unions, squares and towns are none."""
    assert not {
        n for n in read(text).named() if n.split()[0] in ("European", "Union", "Wilmington", "The", "Credit", "California")
    }


def test_a_local_is_a_party_of_its_own() -> None:
    """A local bears its union's id as its parent."""
    local = next(p for p in read("Members of UAW Local 9981 walked out at Vesk Corp. The UAW backed them.").parties if p.parent)
    assert (local.name, local.parent, local.role) == ("UAW Local 9981", "uaw-us", "union")


def test_an_affiliate_is_folded_into_its_union_where_both_are_named() -> None:
    """WGA West and the WGA are one party in one item."""
    ids = [p.id for p in read("The Writers Guild of America said. Writers Guild of America West members will strike.").parties]
    assert ids == ["wga-us"]


def test_a_union_without_a_name() -> None:
    """Where no union has a name, its trade or its employer names it, or who acts: the workers of an employer."""
    assert "tugboat crews' union" in read("The tugboat crews' union at Harrow Ports Ltd called a strike.").named()
    assert "Vesk union" in read("The union at Vesk Corp (VSK.N) called a strike. Vesk said it regretted it.").named()
    assert "Vesk nurses" in read("The nurses at Vesk Corp (VSK.N) went on strike. Vesk said it regretted it.").named()
    assert set(read("About 400 workers at Vesk Corp (VSK.N) went on strike.").named()) == {"Vesk", "Vesk workers"}


def test_the_company_union_is_the_named_one() -> None:
    """Called by its employer, it is the union that the item names."""
    text = "The Orlin Metal Workers Union struck Vesk Corp (VSK.N). The Vesk union wants more pay, Vesk said."
    assert [n for n, role in read(text).named().items() if role == "union"] == ["Orlin Metal Workers Union"]


def test_the_government_as_employer() -> None:
    """The state employs its teachers; in the dispute of a company it acts between the sides."""
    teachers = read("Greek teachers will strike. Greece's government said it would not raise pay for civil servants.")
    assert teachers.named().get("Greek government") == "employer"
    oil = read("Oil workers struck Vesk Corp (VSK.N) in Gabon. Gabon's government urged the union to resume talks.")
    assert oil.named().get("Gabonese government") == "agency"


def test_the_users_own_names_override() -> None:
    """A body of the user's is found by its abbreviation, wherever it stands."""
    mine = Body(name="Calder Bay Nurses Association", abbr="CBNA", role="union", country="US")
    party = next(
        p for p in read("CBNA gave notice of a strike at St Aldric Hospital.", bodies=(mine,)).parties if p.abbr == "CBNA"
    )
    assert (party.name, party.country, party.id) == ("Calder Bay Nurses Association", "US", "cbna-us")


def test_mentions_stand_where_they_say() -> None:
    """Every mention is verbatim at its offsets."""
    result = read(DOCKS, "Harrow dockers strike over pensions")
    mentions = [m for p in result.parties for m in p.mentions]
    assert mentions
    assert all(result.passage.body[m.start : m.end] == m.text for m in mentions)


def test_captions_and_credits_name_no_party() -> None:
    """A photo credit is no mention."""
    text = "Photo courtesy of the Directors Guild of America/Twitter\n\nThe WGA will strike on Friday, it said."
    assert "Directors Guild of America" not in read(text).named()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "CUPE 3903 is on strike at York University. CUPE Local 3903 wants more pay.",
            {"CUPE 3903", "York University"},
        ),
        (
            (
                "Junior doctors in England are on strike over pay. The Department of Health and Social Care called it a blow, the British"
                " Medical Association said. The British government has offered 5 percent."
            ),
            {"British Medical Association", "Department of Health and Social Care"},
        ),
        (
            "The dockers are on strike at Velmar over pay. The companies have offered 5 percent, the Velmar Dockers Union said.",
            {"Velmar Dockers Union", "companies"},
        ),
        (
            "Teachers in Velmar are on strike over pay, the Velmar Teachers Union said. The school district has rejected their demands.",
            {"Velmar Teachers Union", "school district, Velmar"},
        ),
        (
            (
                "The Orlin Rail Union struck over President Ana Roe's plans, and the Marland Central Bank warned of costs. Orlin Rail"
                " offered 3 percent."
            ),
            {"Orlin Rail Union", "Orlin Rail"},
        ),
    ],
)
def test_who_is_one_party_and_who_is_none(text: str, names: set[str]) -> None:
    """A local by its number, a department by its government; unnamed employers if they act; no statesman and no central bank."""
    assert set(read(text).named()) == names
