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
        ("Members of the Calder Bay Education Association voted to strike.", "Calder Bay Education Association", "union"),
        ("The Ostrand Police Federation rejected the offer of 2 percent.", "Ostrand Police Federation", "union"),
        ("The Transport Workers of Velmar threatened more strikes.", "Transport Workers of Velmar", "union"),
        ("The Harrow Miners' Federation called the strike.", "Harrow Miners' Federation", "union"),
        ("The National Federation of Tin, Lead and Silver Workers of Orlin backed the strike.", "National Federation of Tin, Lead and Silver Workers of Orlin", "union"),
        ("Tram crews struck on Monday, the Vantek federation said.", "Vantek", "union"),
        ("The pact was signed by the Vantek, Ordal and Belmer unions after a strike.", "Ordal", "union"),
        ("The strike was called by rail unions Vantek and Ordal.", "Vantek", "union"),
        ("Crews struck on Friday. A smaller union, Ordal, rejected the offer.", "Ordal", "union"),
        ("Drivers struck again. The hauliers' and owners' association TRANVEK rejected their demands.", "TRANVEK", "employer-association"),
        ("The Association of Orlin Ferry Companies rejected the crews' claim.", "Association of Orlin Ferry Companies", "employer-association"),
        ("Employees of the state postal monopoly, Korvel, went on strike. Korvel refused to pay more.", "Korvel", "employer"),
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


LONG = (
    "HARROW - Nurses at Calder Medical Center went on strike on Monday over pay, the Calder Nurses Union said. The union wants"
    " 9 percent. The hospital offered 4 percent. Patients were moved to other wards. Some surgery was put off. Managers stood in."
    " Ambulances were sent to other towns. The hospital said that it could not pay more. Talks are to go on this week. "
)


@pytest.mark.parametrize(
    ("last", "name", "there"),
    [
        ("Porters represented by the Harrow Porters Union will vote soon.", "Harrow Porters Union", True),
        ("The Harrow Porters Union rejected the same offer.", "Harrow Porters Union", True),
        ("Elsewhere the Harrow Porters Union is due to open talks with three breweries.", "Harrow Porters Union", False),
        ("A strike at Vesk Corp ended last year after two months.", "Vesk", False),
        ("Cleaners at Vesk Corp and Orlin Ltd settled last month.", "Orlin", False),
        ("Contracts covering Vesk Corp, Orlin Ltd and Belmer Ltd cleaners run out in May.", "Belmer", True),
    ],
)
def test_what_a_name_in_the_background_must_do(last: str, name: str, there: bool) -> None:  # noqa: FBT001 - the expectation
    """A late union counts if it acts or represents; an employer whose dispute is over does not; a row of names shares its part."""
    assert (name in read(LONG + last).named()) is there


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Nurses walked out of Velmar hospital. Velmar University Hospital refused to meet the Velmar Nurses Union.",
            {"Velmar University Hospital", "Velmar Nurses Union"},
        ),
        (
            "Vesk Corp's Halden locked out 900 workers on Friday, the Orlin Metal Workers Union said.",
            {"Vesk", "Orlin Metal Workers Union"},
        ),
        (
            "Local 31 of the American Federation of Musicians struck the Calder Opera over pay. The Calder Opera offered 2 percent.",
            {"Local 31 of the American Federation of Musicians", "Calder Opera"},
        ),
        (
            "Truckers went on strike over freight rates, the Marland Truckers Union said. The government offered to extend the scheme.",
            {"Marland Truckers Union", "government"},
        ),
        (
            "Workers at Vesk Mining Ltd voted to strike, Union No. 2 said. Vesk Mining offered 3 percent.",
            {"Vesk Mining Union No. 2", "Vesk Mining"},
        ),
    ],
)
def test_one_body_by_several_names(text: str, names: set[str]) -> None:
    """A house by its town, a plant by its owner, a local before its union, a numbered union; a government that bargains employs."""
    assert set(read(text).named()) == names


def test_a_listed_name_inside_a_longer_one() -> None:
    """Another land's "Dock Workers Union" is not the one of the list."""
    assert "Harrow Dock Workers Union" in read(DOCKS).named()
    assert (
        "Marland Local Government Association"
        in read("Clerks struck. The Marland Local Government Association offered 2 percent.").named()
    )
