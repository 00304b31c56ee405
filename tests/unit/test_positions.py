"""Who demands, offers, rejects what: the patterns of 4.2, on invented items from many trades and countries."""

from __future__ import annotations

import pytest

from readings import Reading, read

UNION, FIRM = "Orlin Metal Workers Union", "Vesk"
OPENING = "The Orlin Metal Workers Union went on strike at Vesk Corp (VSK.N) over wages and pensions. "


def told(sentence: str) -> Reading:
    return read(OPENING + sentence)


def only(result: Reading, sentence: str) -> set[tuple[str, str, str, str]]:
    at = result.passage.body.index(sentence[:20])
    return {(p.party, p.stance, p.issue.split(".")[0], p.asserted_by) for p in result.positions if p.start >= at}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The union is demanding a 6 percent pay rise.", (UNION, "demands", "wages", "narration")),
        ("Workers want higher wages, a union spokesman said.", (UNION, "demands", "wages", UNION)),
        ("The union, which has sought a better pension, met on Friday.", (UNION, "demands", "retirement", "narration")),
        ("Vesk offered to raise wages by 2 percent.", (FIRM, "offers", "wages", "narration")),
        ("Vesk said it had offered a 2 percent pay increase.", (FIRM, "offers", "wages", FIRM)),
        ("The union rejected the company's offer of a 2 percent raise.", (UNION, "rejects", "wages", "narration")),
        ("A pay offer was rejected by the union.", (UNION, "rejects", "wages", "narration")),
        ("Vesk opposes the union's proposal on pensions.", (FIRM, "opposes", "retirement", "narration")),
        ("The company refused to discuss pensions.", (FIRM, "refuses_to_negotiate", "retirement", "narration")),
        ("The union dropped its demand for a better pension.", (UNION, "concedes", "retirement", "narration")),
        ("Vesk agreed to profit-sharing for all staff.", (FIRM, "agrees", "wages", "narration")),
        ("The union opposes cuts to pensions.", (UNION, "opposes", "retirement", "narration")),
        ("Vesk's plan to cut pensions angered staff.", (FIRM, "demands", "retirement", "narration")),
        ("Vesk plans to cut 900 jobs by 2025.", (FIRM, "demands", "job-security", "narration")),
        ("The union called the pay offer insulting.", (UNION, "rejects", "wages", UNION)),
        ("Vesk said the union's wage claim was unaffordable.", (FIRM, "rejects", "wages", FIRM)),
        ("The union does not want lower wages.", (UNION, "opposes", "wages", "narration")),
        ("The union has complained that the new roster would hurt pensions.", (UNION, "opposes", "retirement", UNION)),
        ("Vesk has offered 2.1 percent.", (FIRM, "offers", "wages", "narration")),
        ("Miners walked off the job on Monday over plans to cut pensions.", (UNION, "opposes", "retirement", "narration")),
        ('"We want better pensions," said Ana Roe, the union\'s president.', (UNION, "demands", "retirement", UNION)),
        ("The closure of the plant, with the loss of all jobs, was the main sticking point.", (UNION, "opposes", "job-security", "narration")),
    ],
)  # fmt: skip
def test_a_clause_with_party_stance_and_issue(sentence: str, expected: tuple[str, str, str, str]) -> None:
    """Subject, verb and issue in one clause make a position, and the frame around it says who tells it."""
    assert expected in only(told(sentence), sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The union may accept lower wages.",  # hedged movement
        "If the company refuses to discuss pensions, the union will escalate.",  # a condition
        "The two sides held talks on pay on Monday.",  # no side's position
        "Talks over wages and pensions collapsed.",  # nobody wants anything here
        "They want higher wages.",  # nobody known
        "An analyst said Vesk had offered a 2 percent pay rise.",  # an outsider's account
        "The union wants an end to the dispute over wages.",  # the end, not the wages
        "Vesk, which makes pension software, has 900 staff.",  # a definition
        "The union should accept the wage offer.",  # advice
        "What the union wants would cost Vesk a fortune in wages.",  # the object stands elsewhere
        "The company must raise wages, the mayor said.",  # an outsider's advice
    ],
)
def test_where_one_is_missing_nothing_is_said(sentence: str) -> None:
    """Hedges, conditions, unknown subjects, outsiders and mere talk make no position."""
    assert only(told(sentence), sentence) == set()


def test_a_list_under_one_verb_is_a_position_for_each_issue() -> None:
    """Three issues under one verb are three positions, each with its own words."""
    sentence = (
        "The union is pressing for limits on apprentices and on crew sizes at each furnace of the old works, increases in pensions for"
        " those who retire at the age of sixty and a promise that artificial intelligence will schedule no shift."
    )
    found = [p for p in told(sentence).positions if p.stance == "demands" and "over wages" not in p.quote]
    assert {p.issue.split(".")[0] for p in found} >= {"retirement", "technology"}
    pension = next(p for p in found if p.issue.startswith("retirement"))
    assert pension.quote.startswith("increases in pensions")
    assert "artificial" not in pension.quote


def test_its_calls_are_those_of_the_other_side() -> None:
    """A demand inside a refusal is the other side's: one sentence, two positions."""
    sentence = "Vesk resisted much of what the union wants, above all its calls for better pensions."
    assert only(told(sentence), sentence) >= {
        (FIRM, "opposes", "retirement", "narration"),
        (UNION, "demands", "retirement", "narration"),
    }


def test_the_number_behind_saying_is_the_sides_own() -> None:
    """What follows "saying" belongs to the side that says so."""
    sentence = "Vesk resisted union demands on pensions, saying they would add 40 percent to its wage bill."
    position = next(p for p in told(sentence).positions if p.party == FIRM and p.stance == "opposes")
    assert position.asserted_by == FIRM
    assert [(q.value, q.unit, q.claimed_by) for q in position.quantities] == [(40.0, "percent", FIRM)]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        (
            "The union says it seeks better pensions, and alleges Vesk has refused to discuss the matter.",
            "refuses_to_negotiate",
        ),
        ("The union accused Vesk of refusing to discuss pensions.", "refuses_to_negotiate"),
        ("The union said Vesk had rejected a better pension.", "rejects"),
    ],
)
def test_an_accusation_is_the_accusers_word(sentence: str, stance: str) -> None:
    """The accused is the party, the accuser the one who says so: never the accused party's own cell."""
    accused = [p for p in told(sentence).positions if p.party == FIRM and p.stance == stance]
    assert [(p.asserted_by, p.voice) for p in accused] == [(UNION, "opponent_allegation")]
    assert {p.issue.split(".")[0] for p in accused} == {"retirement"}


def test_what_an_offer_leaves_out_is_refused() -> None:
    """An offer "with no job guarantees" rejects them; one of "no layoffs" offers them."""
    sentence = "Vesk offered to raise pay by 2 percent in a deal with no job guarantees."
    assert only(told(sentence), sentence) >= {
        (FIRM, "offers", "wages", "narration"),
        (FIRM, "rejects", "job-security", "narration"),
    }
    sentence = "Vesk offered a promise of no layoffs until 2030."
    assert (FIRM, "offers", "job-security", "narration") in only(told(sentence), sentence)


DEAL = "Workers at Vesk Corp (VSK.N) reached a tentative agreement on Friday, the Orlin Metal Workers Union said. "


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The contract provides gains in wages and higher pay.", (FIRM, "agrees", "wages", "narration")),
        ("The three-year deal also secures retiree pensions, the union said.", (FIRM, "agrees", "retirement", UNION)),
        ("The agreement includes plant closings and wage cuts.", (UNION, "concedes", "job-security", "narration")),
        ("Under the deal, workers will receive higher wages.", (FIRM, "agrees", "wages", "narration")),
        ("Under the agreement, new hires will pay more for pensions.", (UNION, "concedes", "retirement", "narration")),
    ],
)
def test_what_a_deal_gives_and_takes(sentence: str, expected: tuple[str, str, str, str]) -> None:
    """What a deal gives the employer agrees to; what it takes the union concedes."""
    assert expected in read(DEAL + sentence).said()


def test_an_old_contract_gives_nothing() -> None:
    """The contract that expires is no deal."""
    text = "Workers at Vesk Corp (VSK.N) are in talks, the Orlin Metal Workers Union said. The current contract provides higher wages."
    assert read(text).positions == ()


def test_readiness_to_talk_stands_between() -> None:
    """More discussion is neither yes nor no."""
    text = (
        OPENING
        + "The union wants a ban on driverless trucks. Vesk said the issue needs “more discussion, and we are ready for it.”"
    )
    position = next(p for p in read(text).positions if p.stance == "commits_to_discuss")
    assert (position.party, position.voice) == (FIRM, "own_statement_quoted")


def test_a_request_to_meet_is_process() -> None:
    """Reaching out for a meeting is a position on the process, told by whoever tells it."""
    sentence = "Vesk asked to meet, according to a letter from the union to its members."
    assert (FIRM, "seeks_meeting", "process", UNION) in told(sentence).said()


def test_quotes_are_short_and_verbatim() -> None:
    """The quote is the clause that carries the position, at its offsets, and no longer than a reader takes in at once."""
    sentence = (
        "Vesk said it had offered a 2 percent pay increase, "
        + "and then some more of it for the crews of the night shifts, " * 6
        + "in May."
    )
    result = told(sentence)
    assert result.positions
    for position in result.positions:
        assert result.passage.body[position.start : position.end] == position.quote
        assert len(position.quote.split()) <= 30


def test_earlier_positions_are_marked() -> None:
    """What was asked before the strike is old."""
    sentence = "Before the strike, the union had asked for a better pension."
    assert [p.earlier for p in told(sentence).positions if p.issue.startswith("retirement") and p.quote.endswith("pension")] == [
        True
    ]


def test_the_state_and_its_teachers() -> None:
    """A government is a side like any other."""
    text = (
        "Teachers in Ostrava went on strike on Tuesday to demand smaller class sizes, the Ostrava Teachers' Federation said. Greece's"
        " government has refused to raise wages, and plans to cut pensions."
    )
    assert read(text).said() >= {
        ("Ostrava Teachers' Federation", "demands", "staffing", "Ostrava Teachers' Federation"),
        ("Greek government", "rejects", "wages", "narration"),
        ("Greek government", "demands", "retirement", "narration"),
    }


def test_a_headline_alone_may_hold_a_position() -> None:
    """With no text there is only the headline; with text it is not told twice."""
    title = "Orlin Metal Workers Union rejects Vesk Corp's pay offer"
    assert {p.stance for p in read("", title).positions} <= {"rejects"}
    assert all(p.start > len(title) for p in read(OPENING, title).positions)


def test_no_side_no_position() -> None:
    """Without a party nobody can hold anything."""
    assert read("Higher wages are wanted everywhere.").positions == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The RMU said the wage plan would hurt pensions.", None),
        ("The union said the plan would harm pensions.", (UNION, "opposes", "retirement", UNION)),
        ("Vesk described the union's wage demand as unrealistic.", (FIRM, "rejects", "wages", FIRM)),
        ("The offer on wages was an insult, the union said.", (UNION, "rejects", "wages", UNION)),
        ("An analyst called the wage offer insulting.", None),
        ("Vesk called its own wage offer insulting.", None),
        ("Cuts to pensions are the main stumbling block.", (UNION, "opposes", "retirement", "narration")),
        ("Pensions are the main stumbling block.", None),
        ("Vesk is willing to discuss pensions.", (FIRM, "commits_to_discuss", "retirement", "narration")),
        ("An analyst said Vesk was willing to discuss pensions.", None),
        ("The company has offered a 3 percent rise in wages, spokesman Tim Ost said.", (FIRM, "offers", "wages", FIRM)),
        ("Members walked out in July over cuts to pensions.", (UNION, "opposes", "retirement", "narration")),
        ("The union late on Friday voted to accept a lower wage.", (UNION, "agrees", "wages", "narration")),
        ("Vesk (VSK.N) late last month offered 2.8 million pesos.", (FIRM, "offers", "wages", "narration")),
        ("Vesk agreed to consider higher wages.", None),
        ('"Our pensions must be protected," the union said.', (UNION, "demands", "retirement", UNION)),
        ("Pensions must be protected.", None),
        ("Vesk expects to cut 900 jobs.", (FIRM, "demands", "job-security", "narration")),
        ("Vesk rejected their demands on pensions.", (UNION, "demands", "retirement", "narration")),
        ("The union wants better pensions, sources familiar with the talks said.", (UNION, "demands", "retirement", "narration")),
        ("The union, which represents 900 welders, says members are tired and want higher wages.", (UNION, "demands", "wages", UNION)),
    ],
)  # fmt: skip
def test_further_frames(sentence: str, expected: tuple[str, str, str, str] | None) -> None:
    """Complaints, scorn, obstacles, readiness, bare amounts, time phrases before the verb; an outsider's word makes none."""
    found = only(told(sentence), sentence)
    assert (expected in found) if expected else not {f for f in found if f[3] == "narration" or f[1] != "opposes"}


def test_the_item_of_a_long_list_is_cut_to_its_length() -> None:
    """A long clause is quoted by the item that names the issue, and no further than a reader takes in at once."""
    tail = "for all of those who have worked at the furnaces of the old works by the river for more than twenty years without a single day off"
    sentence = f"The union is demanding better pensions {tail}, higher wages {tail}."
    found = told(sentence).positions
    assert all(len(p.quote.split()) <= 30 for p in found)
    assert {p.issue.split(".")[0] for p in found} >= {"retirement", "wages"}


@pytest.mark.parametrize(
    "sentence",
    [
        "An analyst said the contract provides higher wages.",
        "Under the contract, wages will rise, an analyst said.",
        "Under the clouds, higher wages were on everybody's mind.",
        "Under the expired contract, wages rose each year.",
    ],
)
def test_what_no_deal_gives(sentence: str) -> None:
    """An outsider's account of a deal and an expired contract give nothing."""
    assert only(read(DEAL + sentence), sentence) == set()


def test_an_offer_is_its_makers() -> None:
    """What an offer holds is offered, whatever was agreed elsewhere."""
    sentence = "The workers voted for it. The final offer provides higher wages."
    assert only(read(DEAL + sentence), sentence) == {(FIRM, "offers", "wages", "narration")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Talk (plans to cut pensions) went on.", None),
        ("A plan to cut pensions went round.", None),
        ("Both sides demands for better pensions grew.", None),
        ("Rain fell on its plan to cut pensions.", None),
        ("Vesk rejected its demand for better pensions.", (UNION, "demands", "retirement", "narration")),
        ("Vesk said its offer of better pensions stood.", (FIRM, "offers", "retirement", FIRM)),
    ],
)
def test_whose_a_demand_is(sentence: str, expected: tuple[str, str, str, str] | None) -> None:
    """A possessor or an "its" that is clear; a plan of nobody's is nobody's."""
    found = only(told(sentence), sentence)
    assert expected in found if expected else found == set()


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Vesk wants to cap pensions and has said they now cost $900 a worker.", "Vesk wants to cap pensions"),
        (
            "The union wants higher wages for workers hired since 2019.",
            "The union wants higher wages for workers hired since 2019",
        ),
        ("The union, which is seeking a 9 percent raise, stops work again on Friday.", "is seeking a 9 percent raise"),
        ('The union said Vesk had made an "insulting" offer on wages.', 'Vesk had made an "insulting" offer'),
        ("Vesk wants to scrap the bonus, which the union opposes.", "bonus, which the union opposes"),
    ],
)
def test_where_a_quote_begins_and_ends(sentence: str, quote: str) -> None:
    """A quote ends where another verb begins and holds the year and the maker that it is of."""
    assert quote in {p.quote for p in told(sentence).positions}
