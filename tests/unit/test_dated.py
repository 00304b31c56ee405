"""Dated sentences of wire copy, each with the events of its days, as a report of Wednesday 4 March 2026 tells them."""

from __future__ import annotations

import datetime as dt

import pytest

from judging import dated

MARCH = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # calls and notice
        ("Train drivers will walk out for three days this month, their union said on Monday.", ["strike_notice_served 03-02"]),
        ("The nurses' union announced on Monday a one-day strike on March 19.", ["strike_notice_served 03-02", "action_scheduled 03-19>"]),
        ("The drivers gave notice on Tuesday that drivers will stop work.", ["strike_notice_served 03-03"]),
        ("Pilots served a 72-hour strike notice on Monday.", ["strike_notice_served 03-02"]),
        ("The teachers' union filed a ten-day strike notice Friday.", ["strike_notice_served 02-27"]),
        # talks
        ("Talks between the airline and its pilots broke down late on Tuesday.", ["talks_broke_off 03-03"]),
        ("Negotiators for the dockers walked out of talks on Sunday.", ["talks_broke_off 03-01"]),
        ("The union walked away from the bargaining table on Sunday night.", ["talks_broke_off 03-01"]),
        ("Management cut off negotiations Tuesday.", ["talks_broke_off 03-03"]),
        ("Contract negotiations between Orlin Parcels and the drivers covering 340,000 U.S. workers collapsed early on Monday.", ["talks_broke_off 03-02"]),
        ("Talks ended on Tuesday without agreement.", ["talks_broke_off 03-03"]),
        ("Talks ended without a deal on Tuesday night.", ["talks_broke_off 03-03"]),
        ("The two sides held a fifth day of negotiations on Tuesday.", ["talks_held 03-03"]),
        ("The union met with company executives for eight hours on Tuesday.", ["talks_held 03-03"]),
        ("A meeting called by the labour ministry on Monday ended without progress.", ["talks_broke_off 03-02"]),
        ("Monday's talks made no progress, the union said.", ["talks_held 03-02"]),
        ("A fourth round of talks on Monday produced nothing.", ["talks_held 03-02"]),
        ("Negotiators bargained through the night on Tuesday.", ["talks_held 03-03"]),
        ("Both sides returned to the table on Monday.", ["talks_held 03-02"]),
        ("Negotiations resumed on Sunday after a two-week break.", ["talks_resumed 03-01"]),
        ("Talks will resume on Friday.", ["talks_scheduled 03-06>"]),
        ("The two sides are due to meet again on Friday.", ["talks_scheduled 03-06>"]),
        ("Further talks are set for Monday.", ["talks_scheduled 03-09>"]),
        ("Another round is due on Monday.", ["talks_scheduled 03-09>"]),
        ("The next round of talks is scheduled for March 9.", ["talks_scheduled 03-09>"]),
        ("The labour ministry has summoned both sides for Thursday.", ["talks_scheduled 03-05>"]),
        ("The minister has invited the union and the employers to talks on Thursday.", ["talks_scheduled 03-05>"]),
        ("Negotiators will return to the bargaining table on Friday.", ["talks_scheduled 03-06>"]),
        ("The parties agreed to meet with a mediator Friday.", ["talks_scheduled 03-06>"]),
        ("A meeting with the company is planned for Monday.", ["talks_scheduled 03-09>"]),
        # action begins
        ("Workers have been on strike since Monday.", ["strike_begins 03-02"]),
        ("The miners have been off the job since Monday.", ["strike_begins 03-02"]),
        ("Crews have been picketing the terminals since Monday.", ["strike_begins 03-02"]),
        ("The strike, now in its third day, has halted trains.", ["strike_begins 03-02="]),
        ("Some 900 clerks downed tools at noon on Monday.", ["strike_begins 03-02"]),
        ("The week-long strike that began Feb. 10 crippled the port.", ["strike_begins 02-10"]),
        ("Thousands of nurses took to the picket lines on Wednesday.", ["strike_begins 03-04"]),
        ("Teachers in Ostrava went on strike Wednesday for the first time in 20 years.", ["strike_begins 03-04"]),
        ("Air traffic controllers staged a four-hour walkout on Tuesday.", ["strike_begins 03-03"]),
        ("Workers at the Varne mill struck on Tuesday.", ["strike_begins 03-03"]),
        ("Bus drivers struck for a second day running on Wednesday after starting the action on Tuesday.", ["strike_begins 03-04", "strike_begins 03-03"]),
        ("The stoppage got under way on Saturday.", ["strike_begins 02-28"]),
        ("Dockers walked out on Saturday and were locked out a day later.", ["strike_begins 02-28", "lockout_begins 03-01="]),
        # action ends
        ("Miners voted on Tuesday to end a five-week strike.", ["vote_held 03-03", "strike_ends 03-03"]),
        ("The strike ended on Monday when members ratified a pact.", ["strike_ends 03-02", "ratification_result 03-02"]),
        ("Workers went back to work on Monday.", ["strike_ends 03-02"]),
        ("The strikers will return to work on Monday.", ["strike_ends 03-09>"]),
        ("Staff are to be back at their desks on March 9.", ["strike_ends 03-09>"]),
        ("Trade unions suspended a nationwide strike on Tuesday, two days after it began.", ["strike_ends 03-03"]),
        ("The strike will last until Sunday.", ["strike_ends 03-08>"]),
        # action begins
        ("Staff went on strike on Monday and will stay out until Friday.", ["strike_begins 03-02", "strike_ends 03-06>"]),
        # action ends
        ("Pilots extended their strike until March 13.", ["strike_ends 03-13>"]),
        ("Lecturers have prolonged their strike through March 13.", ["strike_ends 03-13>"]),
        # action to come
        ("Dockers plan to down tools on Friday.", ["strike_begins 03-06>"]),
        ("A 24-hour stoppage is planned for Friday.", ["action_scheduled 03-06>"]),
        ("Railway workers are to strike on Friday.", ["strike_begins 03-06>"]),
        ("Rail unions have called strikes for 12 and 14 March.", ["action_scheduled 03-12>", "action_scheduled 03-14>"]),
        ("Nurses will strike from 12 to 14 March.", ["strike_begins 03-12>", "strike_ends 03-14>"]),
        ("Teachers will walk out next Tuesday and Wednesday.", ["strike_begins 03-10?>", "strike_begins 03-11?>"]),
        ("Guards will strike on March 24, March 26 and March 31, and again on April 2.", ["strike_begins 03-24>", "strike_begins 03-26>", "strike_begins 03-31>", "strike_begins 04-02>"]),
        ("Staff at the museum are set to walk out from 6 a.m. on 12 March.", ["action_scheduled 03-12>"]),
        ("Clerks will stop work on 19 March and postmen the following day.", ["strike_begins 03-19>", "strike_begins 03-20=>"]),
        # terms
        ("The union set a strike deadline of midnight on Friday.", ["strike_deadline 03-06?>"]),
        ("Pilots could walk out if no deal is reached by Friday.", ["strike_deadline 03-06>"]),
        ("The union said it would strike unless a deal was reached by 11:59 p.m. on Friday.", ["strike_deadline 03-06>"]),
        ("The unions agreed to keep working until March 31.", ["strike_deadline 03-31>"]),
        ("The union has promised not to strike before March 31.", ["strike_deadline 03-31>"]),
        ("The union gave management until midnight Wednesday to make a better offer or face a strike.", ["strike_deadline 03-04?>"]),
        ("Their contract expired on Saturday.", ["contract_expires 02-28"]),
        ("Drivers have been working without a contract since Feb. 28.", ["contract_expires 02-28"]),
        ("The collective agreement runs out on March 31.", ["contract_expires 03-31>"]),
        ("The contract, which covers 4,000 miners, runs through March 31.", ["contract_expires 03-31>"]),
        ("The current pact is due to lapse at the end of the day on March 31.", ["contract_expires 03-31>"]),
        ("The contract was extended until March 13.", ["extension_expires 03-13>"]),
        ("The two sides extended the contract to March 13.", ["extension_expires 03-13>"]),
        ("The deal had been due to expire on Thursday but was extended.", ["contract_expires 02-26"]),
        ("The contract was due to expire on Friday.", ["contract_expires 03-06>"]),
        ("Their last contract ended Dec. 31.", ["contract_expires 12-31"]),
        # votes
        ("Members voted on Tuesday by 61 percent to reject the offer.", ["ratification_result 03-03"]),
        ("Screenwriters have voted by more than 98 percent to give their leaders the power to call a strike, the guild said on Monday.", ["authorization_vote_result 03-02"]),
        ("Results released on Monday showed 82 percent of teachers backed a strike.", ["authorization_vote_result 03-02"]),
        ("The union said Monday that 50.9% of those voting opposed the five-year agreement.", ["vote_held 03-02", "ratification_result 03-02"]),
        ("Nurses rejected the pay offer by 54 percent to 46, their union said on Monday.", ["ratification_result 03-02"]),
        ("Mill workers turned down a tentative agreement on Sunday.", ["ratification_result 03-01"]),
        ("Members approved the contract on Sunday with 78 percent in favour.", ["ratification_result 03-01"]),
        ("Harlow workers ratified a four-year deal on Sunday.", ["ratification_result 03-01"]),
        ("Members will vote on the deal on Sunday.", ["vote_scheduled 03-08>"]),
        ("Ratification meetings are scheduled for Sunday.", ["vote_scheduled 03-08>"]),
        ("Voting will open on March 10 and close on March 12.", ["authorization_vote_opens 03-10>", "authorization_vote_closes 03-12>"]),
        ("Voting runs from March 6 through March 10.", ["authorization_vote_opens 03-06>", "authorization_vote_closes 03-10>"]),
        ("Members will vote on the deal Saturday and Sunday.", ["ratification_opens 03-07>", "ratification_closes 03-08>"]),
        ("The ballot closes on 20 March.", ["authorization_vote_closes 03-20>"]),
        ("Ballot results are due on 20 March.", ["vote_scheduled 03-20>"]),
        ("Votes will be counted on Friday.", ["vote_count 03-06>"]),
        ("Brenn workers face a similar ballot on Friday.", ["vote_scheduled 03-06>"]),
        ("The union's members backed strike action in a ballot that closed on Feb. 23.", ["vote_held 02-23"]),
        ("Workers voted on Monday to authorize a strike.", ["authorization_vote_result 03-02"]),
        # deals
        ("The studios and the guild reached a tentative agreement on Sunday night.", ["ta_reached 03-01"]),
        ("A deal was struck on Sunday.", ["ta_reached 03-01"]),
        ("A communique signed on Tuesday gives workers 12 percent.", ["ta_reached 03-03"]),
        ("The union and the port operator agreed on Tuesday on a new three-year contract.", ["ta_reached 03-03"]),
        ("Negotiators announced Tuesday that they had reached a tentative deal.", ["ta_reached 03-03"]),
        ("The agreement, reached on Saturday, was ratified on Tuesday.", ["ta_reached 02-28", "ratification_result 03-03"]),
        ("Grocery workers have a tentative deal, the union said on Tuesday.", ["ta_reached 03-03"]),
        # lockouts
        ("The company locked out 400 workers on Sunday.", ["lockout_begins 03-01"]),
        ("The mill has kept its gates shut to workers since Feb. 20.", ["lockout_begins 02-20"]),
        ("The railway barred conductors and engineers from its property on Monday.", ["lockout_begins 03-02"]),
        # courts
        ("A court will hear the company's request on March 12.", ["hearing 03-12>"]),
        ("A hearing is set for March 12.", ["hearing 03-12>"]),
        ("A judge will rule on Friday on the employer's bid to block the strike.", ["hearing 03-06>"]),
        # nothing
        ("Ministers denied on Tuesday that they plan to ban strikes.", []),
        ("The union was barred from striking by a judge.", []),
    ],
)  # fmt: skip
def test_a_sentence_of_wire_copy_gives_its_events(text: str, expected: list[str]) -> None:
    """Verbs and nouns of every step, the tenses around them, and the ways in which a day is told."""
    assert dated(text, day=MARCH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bus drivers will strike on 12, 13 and 14 March.", ["strike_begins 03-12>", "strike_begins 03-13>", "strike_begins 03-14>"]),
        ("Dockers will strike on March 24 and 25.", ["strike_begins 03-24>", "strike_begins 03-25>"]),
        ("Nurses will walk out on Thursday 12, Friday 13 and Saturday 14 March.",
         ["strike_begins 03-12>", "strike_begins 03-13>", "strike_begins 03-14>"]),
        ("Nurses will walk out on Thursday 19 and Friday 20.", ["strike_begins 03-19>", "strike_begins 03-20>"]),
        ("Nurses will walk out on Thursday 12 hours ahead of the clerks.", ["strike_begins 03-05>"]),
        ("Nurses will walk out on March the 19th.", ["strike_begins 03-19>"]),
        ("Guards struck on Monday and on Tuesday voted to stay out.", ["strike_begins 03-02", "vote_held 03-03"]),
    ],
)  # fmt: skip
def test_a_list_of_days_is_one_thing_on_each(text: str, expected: list[str]) -> None:
    """The month of a list is no protest march, and a weekday with a number is that day of the month."""
    assert dated(text, day=MARCH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike began on Feb. 24. Managers locked the gates two days later.", ["strike_begins 02-24", "lockout_begins 02-26="]),
        ("The strike ended on Feb. 24. The sides had reached a deal three days earlier.", ["strike_ends 02-24", "ta_reached 02-21="]),
        ("Members will walk out for two days this month, the union said on Monday. The call came hours after talks broke down.",
         ["strike_notice_served 03-02", "talks_broke_off 03-02="]),
        ("The contract expired on Saturday. It now runs through March 13.", ["contract_expires 02-28", "contract_expires 03-13>"]),
        ("Talks on Monday ended without a deal. Another is due on Friday.", ["talks_broke_off 03-02", "talks_scheduled 03-06>"]),
        # the vote was on Sunday, the report of it on Monday
        ("Clerks have voted to strike, their union said on Monday. The ballot was held on Sunday.", ["vote_held 03-01"]),
    ],
)  # fmt: skip
def test_a_day_may_hang_on_the_sentence_before(text: str, expected: list[str]) -> None:
    """A day later than what was told last; "it" and "another" are what the sentence before spoke of."""
    assert dated(text, day=MARCH) == expected
