"""Where a dispute stands: each transition of domain 3.2 with what it must not be confused with."""

from __future__ import annotations

import pytest

from judging import judged
from strikewatch.model import Provenance


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        # a vote to strike is newer than the no that led to it; what will not go ahead is off; a noun is not the subject of "school starts"
        ("Tutors voted by a wide margin to strike after turning down the college's last offer.", "authorised"),
        ("The strike planned for Friday will no longer go ahead.", "suspended"),
        ("The walkout set for Saturday is off.", "suspended"),
        ("A strike could come as early as next month.", "noticed"),
        ("Staff voted on Monday not to strike.", "talks"),
        ("Clerks walked out on Monday. Some drivers went back on Tuesday.", "on_strike"),
        ("Teachers voted on Tuesday to authorise a strike days before school starts.", "authorised"),
        ("Crews returned to the rigs on Tuesday.", "ended"),
        ("The sides shook hands on the terms early on Tuesday.", "tentative_agreement"),
        ("Porters walked out on Monday. Wards were quiet. Nobody would say more. Stoppages at two other clinics were settled.", "on_strike"),
        # talks
        ("The guild and the mill opened negotiations on a new contract on Monday.", "talks"),
        ("The two sides will meet on Friday.", "talks"),
        ("Talks resumed on Monday.", "talks"),
        ("Talks between the clerks and the port collapsed on Friday.", "talks"),
        ("No further talks are scheduled.", "talks"),
        ("The contract expired on May 31 and no deal is in sight.", "talks"),
        ("Both sides remained at the table.", "talks"),
        # authorised is not on strike
        ("Dockers vote to strike at Varne Harbour.", "authorised"),
        ("Dockers voted by 88 percent to strike, their union said.", "authorised"),
        ("Clerks have voted to authorize a strike if talks fail.", "authorised"),
        ("Postal workers overwhelmingly backed industrial action in a ballot.", "authorised"),
        ("Nurses voted to launch a nationwide strike.", "authorised"),
        ("Members voted 94 percent in favour of authorizing a strike.", "authorised"),
        # noticed
        ("Strike notice was served on Tuesday.", "noticed"),
        ("The guild has set a June 21 strike deadline.", "noticed"),
        ("Pilots will walk out on Friday.", "noticed"),
        ("Unions called on Tuesday for a 24-hour strike on June 19.", "noticed"),
        ("Rail workers plan a one-day strike on June 20.", "noticed"),
        ("Workers at the power company begin a strike on Friday.", "noticed"),
        # on strike
        ("Copper miners began an indefinite strike on Tuesday.", "on_strike"),
        ("Some 900 clerks walked off the job on Monday.", "on_strike"),
        ("Striking nurses marched through Calder Bay.", "on_strike"),
        ("The strike entered its second week on Wednesday.", "on_strike"),
        ("Workers have been on strike for 13 days.", "on_strike"),
        ("Unions expanded the strike to four more sites.", "on_strike"),
        ("The stoppage ends on Friday.", "on_strike"),
        ("Seamen extended a strike until Friday.", "on_strike"),
        # action short of a strike
        ("Teachers began an overtime ban on Monday.", "action_short"),
        ("Doctors have been working to rule since June 1.", "action_short"),
        # a lockout is never a strike
        ("The smelter locked out 900 workers on Sunday.", "locked_out"),
        ("Management barred 300 staff from the site after they rejected an offer, the lockout began at noon.", "locked_out"),
        ("The mill locked out its clerks a day after they rejected a contract offer.", "locked_out"),
        # suspended
        ("The union suspended the strike on Monday to allow talks to resume.", "suspended"),
        ("Nurses called off a walkout planned for Thursday.", "suspended"),
        ("The walkout was postponed until Friday.", "suspended"),
        # deals, votes
        ("The guild reached a tentative agreement with the owners on Monday.", "tentative_agreement"),
        ("The airline and its cabin crew settled a pay dispute.", "tentative_agreement"),
        ("The mill and the union reached a deal that ends a ten-week strike.", "tentative_agreement"),
        ("Members are scheduled to vote on the deal on Thursday.", "tentative_agreement"),
        ("Workers ratified the pact by 78 percent.", "ratified"),
        ("Miners voted on Sunday to accept a wage offer, ending a three-week strike.", "ratified"),
        ("The offer was rejected by 61 percent of members.", "rejected"),
        ("Air controllers have voted to reject a 2 percent pay offer.", "rejected"),
        # over
        ("Miners ended a nine-day strike on Monday and returned to work.", "ended"),
        ("Dockers returned to work on Tuesday after a deal was reached.", "ended"),
        ("The owners ended the lockout on Monday.", "ended"),
        ("Engineers will extend a campaign of overtime bans into August.", "action_short"),
        ("Film crews voted by a margin of more than 98 percent to give their leaders the power to call a strike.", "authorised"),
        ("Clerks voted by a narrow margin in favour of tougher working terms.", "ratified"),
        ("The union representing the dockers broke off talks on Tuesday.", "talks"),
        # third parties: who is sent to arbitration has not settled
        ("Train drivers ended their strike on Monday and agreed to take the dispute to arbitration.", "arbitration"),
        ("The minister ordered arbitration to end a lockout at the railway.", "arbitration"),
        ("The two sides agreed on Tuesday to submit the dispute to binding arbitration.", "arbitration"),
    ],
)  # fmt: skip
def test_each_stage_is_known_by_its_words(text: str, stage: str) -> None:
    """The plain words for each step."""
    assert judged(text)[0] == stage


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The union threatened to strike if talks fail.", "on_strike"),
        ("Clerks are prepared to strike, their leader said.", "on_strike"),
        ("If they strike, the port will close.", "on_strike"),
        ("Officials spoke of the possibility of the first strike in 20 years.", "on_strike"),
        ("The strike vote is close, members said.", "on_strike"),
        ("The deal averted a strike.", "on_strike"),
        ("The workers did not walk out on Monday.", "on_strike"),
        ("The 2009 strike at the mill lasted a month and workers walked out twice.", "on_strike"),
        ("In a previous strike, drivers walked off the job for a week.", "on_strike"),
        ("The company rejected our proposal.", "rejected"),
        ("The two sides agreed to meet on Friday.", "tentative_agreement"),
        ("No deal was reached.", "tentative_agreement"),
        ("They hope to reach a deal by Friday.", "tentative_agreement"),
        ("They ended talks for the day.", "ended"),
        ("The delivery schedule will be reviewed when the strike ends.", "ended"),
        ("A deal would end the strike.", "ended"),
        ("The owners threatened to lock out the players.", "locked_out"),
        ("A lockout looms.", "locked_out"),
        ("Workers were urged to reject the offer and walk off the job.", "on_strike"),
        ("Hundreds of nurses would walk out and march, they warned.", "on_strike"),
        ("Ferries have been hired in case crews walk out.", "on_strike"),
        ("A compromise was sought, but progress was made.", "tentative_agreement"),
        ("A bank strike started to crumble, and talks to end the strike began.", "ended"),
        ("Mandatory overtime is the main issue.", "action_short"),
        ("He gave two weeks' notice.", "noticed"),
        ("Hundreds of tracks were halted as strikes spread in the east.", "ended"),
        ("Both sides have met demands for a new date.", "talks"),
        ("The union was barred from striking by a judge.", "on_strike"),
        ("Ministers denied a plan to ban strikes.", "noticed"),
        ("Members voted down the contract, renewing the possibility of a strike.", "on_strike"),
    ],
)
def test_what_must_not_be_confused(text: str, never: str) -> None:
    """Threats, conditions, denials and old stories move nothing."""
    assert judged(text)[0] != never


def test_the_opening_decides() -> None:
    """Another union's strike further down does not change what the item is about."""
    text = "The directors' guild reached a deal with studios on Monday. The studios were pleased. A crew strike began on May 5 and goes on."
    assert judged(text, title="Directors, studios reach deal")[0] == "tentative_agreement"


def test_an_earlier_strike_further_down_ends_nothing() -> None:
    """A story of talks that broke off is one of talks, though the last strike was over by then."""
    text = "Talks on a new contract for dockers broke off on Tuesday. Both sides blame robots. The dockers went on strike on May 1 and returned to their jobs three days later."
    assert judged(text, title="Dockers break off talks")[0] == "talks"


def test_a_strike_that_the_story_ends_is_over() -> None:
    """A headline names the strike, the last line ends it."""
    text = "The strike at Orlin Telecom idled 4,000 workers in May. Figures came out on Friday. The strike ended when workers agreed to return to work."
    assert judged(text, title="Orlin strike weighs on jobs figures")[0] == "ended"


def test_a_headline_noun_is_enough_where_nothing_else_is_said() -> None:
    """A "port strike" is a strike, unless something is only threatened."""
    assert judged("Ships waited outside the harbour.", title="Port strike hits exports")[0] == "on_strike"
    assert judged("Ships waited.", title="Seafarers threaten strike")[0] == "talks"
    assert judged("Ships waited.", title="Strike deadline looms at Orlin")[0] == "noticed"
    assert judged("Ships waited outside the harbour.")[0] == "none"


@pytest.mark.parametrize(
    ("text", "tracks"),
    [
        ("Striking writers and studios are set to meet Friday.", ("on_strike", "talks_scheduled", "none")),
        ("Talks with striking clerks broke down on Monday.", ("on_strike", "broken_off", "none")),
        ("Striking clerks and the port are at an impasse.", ("on_strike", "stalled", "none")),
        ("Striking clerks met managers on Monday.", ("on_strike", "talking", "none")),
        ("Clerks are on strike. Both sides are still in talks.", ("on_strike", "talking", "none")),
        (
            "The guild reached a tentative agreement; members will vote on the deal on Friday.",
            ("none", "tentative_agreement", "ratification_vote"),
        ),
        ("The deal is subject to the approval of members.", ("none", "not_started", "none")),
        ("A judge granted an injunction against striking teachers.", ("on_strike", "not_started", "injunction")),
        ("Striking clerks agreed to binding arbitration.", ("on_strike", "not_started", "arbitration")),
        ("Striking clerks and the port entered into mediation.", ("on_strike", "talking", "mediation")),
        ("Workers ratified the pact by 78 percent, ending the strike.", ("none", "tentative_agreement", "ratified")),
        ("The offer was rejected by 61 percent of members.", ("none", "not_started", "rejected")),
        ("Workers have voted to strike.", ("authorised", "not_started", "none")),
    ],
)
def test_three_tracks(text: str, tracks: tuple[str, str, str]) -> None:
    """What is done, how they talk and how it may be resolved are kept apart."""
    found = judged(text)[1]
    assert (found.action, found.bargaining, found.resolution) == tracks


@pytest.mark.parametrize("provenance", ["P4", "P5"])
def test_rumours_move_nothing(provenance: Provenance) -> None:
    """Anonymous sources and unlisted accounts alone never change a stage."""
    stage, tracks = judged("Nurses walked off the job on Monday.", provenance=provenance)
    assert (stage, tracks.action, tracks.bargaining, tracks.resolution) == ("none", "none", "not_started", "none")
