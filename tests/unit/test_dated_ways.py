"""Dated sentences from many trades and countries, as a report of Thursday 16 May 2019 tells them: the ways to say one thing."""

from __future__ import annotations

import datetime as dt

import pytest

from judging import dated

MAY = dt.date(2019, 5, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # courts and boards
        ("The slowdown is lawful, an arbitrator ruled on Monday.", ["ruling 05-13"]),
        ("A federal judge on Wednesday ordered the striking pilots back to their cockpits.", ["ruling 05-15"]),
        ("The High Court late on Monday upheld the union's right to strike over pay.", ["ruling 05-13"]),
        ("A court in Frankfurt rejected on Tuesday the airline's bid to stop the strike.", ["ruling 05-14"]),
        ("The supreme court threw out the union's appeal on Monday.", ["ruling 05-13"]),
        ("Parliament passed a back-to-work law on Wednesday.", ["injunction 05-15"]),
        ("A court found two managers guilty of bribery on Tuesday.", []),
        # deals
        ("Negotiators shook hands on the terms early on Wednesday after 20 hours of talks.", ["ta_reached 05-15"]),
        ("The two sides settled on Monday night, a union official said.", ["ta_reached 05-13"]),
        ("The sides inked a four-year contract on Tuesday.", ["ta_reached 05-14"]),
        ("The agreement between the bakers' union and the association of mill owners was concluded on Saturday.", ["ta_reached 05-11"]),
        ("The deal, endorsed by the union's council after being struck on May 8, covers 300 crew.", ["ta_reached 05-08"]),
        ("A settlement was brokered on Monday by the labour minister.", ["ta_reached 05-13"]),
        ("The deal was struck on Tuesday, a day after the previous contract had run out.", ["ta_reached 05-14", "contract_expires 05-13="]),
        ("The pact was signed on Tuesday, three days before the old one was to expire.", ["ta_reached 05-14", "contract_expires 05-17=>"]),
        # votes
        ("Delegates will decide on Friday whether to prolong the stoppage.", ["vote_scheduled 05-17>"]),
        ("Members have voted to accept a three-year contract, their union said on Tuesday. Balloting ended on Sunday.",
         ["ratification_result 05-14", "vote_held 05-12"]),
        ("The union's national council will take up the deal on May 22.", ["vote_scheduled 05-22>"]),
        ("The rank and file turned the contract down on Sunday by two to one.", ["ratification_result 05-12"]),
        ("Members will have their say on the offer on Saturday.", ["vote_scheduled 05-18>"]),
        ("The outcome of the poll will be known on Saturday.", ["vote_count 05-18>"]),
        ("Union delegates on Sunday recommended that members accept the offer.", ["other 05-12"]),
        # talks
        ("The labour minister, who met both sides on Monday, has called another meeting for May 21.",
         ["talks_held 05-13", "talks_scheduled 05-21>"]),
        ("The conciliator will see each side separately on Tuesday.", ["talks_scheduled 05-21>"]),
        ("The announcement came after more than nine hours of negotiations on Monday.", ["talks_held 05-13"]),
        ("The two sides will be back at the table on Monday.", ["talks_scheduled 05-20>"]),
        ("The union walked away from the table on Tuesday.", ["talks_broke_off 05-14"]),
        ("Both sides were called to the labour ministry for Friday.", ["talks_scheduled 05-17>"]),
        ("Weekend talks at the steel mill broke down, the union said on Monday.", []),
        ("Staff voted on Monday not to strike.", ["vote_held 05-13"]),
        # actions
        ("Miners walked off on Monday and on Tuesday blocked a road.", ["strike_begins 05-13"]),
        ("Picket lines went up at noon on Sunday.", ["strike_begins 05-12"]),
        ("Police found a bag near the picket line on Sunday.", []),
        ("They walked out on Sunday, three days after talks collapsed.", ["strike_begins 05-12", "talks_broke_off 05-09="]),
        ("Ferry crews pressed on with a strike for a second day on Thursday.", ["strike_begins 05-15="]),
        ("Millers entered the third day of a planned five-day strike on Thursday.", ["strike_begins 05-14=", "strike_ends 05-18=>"]),
        ("Negotiators met for a third day on Thursday.", ["talks_held 05-16"]),
        ("A warning strike on Tuesday hit three plants of the carmaker.", ["production_or_service_impact 05-14", "strike_begins 05-14"]),
        ("The company locked out 700 workers at its paper mill in Quebec on Sunday after they turned down an offer.", ["lockout_begins 05-12"]),
        ("Journalists laid down their pens on Wednesday.", ["strike_begins 05-15"]),
        ("Dockers walked off the piers on Monday.", ["strike_begins 05-13"]),
        ("Seamen have been on strike since Monday. The federation had initially called a stoppage starting on Monday.", ["strike_begins 05-13"]),
        # ends
        ("Teachers returned to their schools on Wednesday after a ten-day walkout.", ["strike_ends 05-15"]),
        ("Postal staff went back to sorting mail on Thursday after a court ordered an end to the strike.", ["strike_ends 05-16"]),
        ("Crews returned to the rigs on Tuesday.", ["strike_ends 05-14"]),
        ("Nurses were back on the wards on Monday after the union called off the strike.", ["strike_ends 05-13"]),
        ("Drivers got back behind the wheel on Tuesday, ending a week-long strike.", ["strike_ends 05-14"]),
        ("No train will leave the capital until 6 a.m. on Saturday, the striking drivers' union said.", ["strike_ends 05-18>"]),
        ("Under the deal, the strikers will go back on Monday.", ["strike_ends 05-20>"]),
        ("Prices went back up on Monday as the strike dragged on.", []),
        ("Some warehouse crews went back on Wednesday.", ["other 05-15"]),
        ("Some 900 clerks went back to work on Wednesday.", ["strike_ends 05-15"]),
        ("The strike, the longest in the mine's history, was over on Saturday.", ["strike_ends 05-11"]),
        ("Doctors suspended a two-month strike on Tuesday.", ["strike_ends 05-14"]),
        # notice
        ("The union told the port operator on Tuesday that it would stop work on May 23.", ["strike_notice_served 05-14", "strike_begins 05-23>"]),
        ("The union told reporters on Tuesday that it would stop work on May 23.", ["strike_begins 05-23>"]),
        ("The union notified the ministry on Wednesday of a stoppage on June 1.", ["strike_notice_served 05-15", "action_scheduled 06-01>"]),
        ("A stoppage is pencilled in for June 4.", ["action_scheduled 06-04>"]),
        ("Unions plan a day of action on June 12.", ["action_scheduled 06-12>"]),
        # off
        ("The strike planned for Friday will no longer go ahead.", ["action_scheduled 05-17>!"]),
        ("Cabin crew have deferred a one-day stoppage planned for Friday, their union said on Wednesday.",
         ["other 05-15", "action_scheduled 05-17>!"]),
        ("The union's chief said on Tuesday the executive had decided to suspend all industrial action.", ["other 05-14"]),
        ("Drivers called off a strike set for Friday and will return to talks with the railway.", ["action_scheduled 05-17>!"]),
        ("A two-day strike due to begin on Monday has been put on ice.", ["action_scheduled 05-20>!"]),
        ("The walkout scheduled for Saturday is off.", ["action_scheduled 05-18>!"]),
        ("There will be no strike on Friday.", ["action_scheduled 05-17>!"]),
        ("The planned strike on Friday was cancelled.", ["action_scheduled 05-17>!"]),
        # contracts
        ("The current contract is up on May 31.", ["contract_expires 05-31>"]),
        ("The contract, which covers 800 miners, terminates on June 15.", ["contract_expires 06-15>"]),
        ("Agreements with all four carriers come to an end on August 20.", ["contract_expires 08-20>"]),
        ("The contract, signed in 2016, is valid until May 31.", ["contract_expires 05-31>"]),
    ],
)  # fmt: skip
def test_a_step_of_a_dispute_is_told_in_many_ways(text: str, expected: list[str]) -> None:
    """Courts rule, councils take up deals, crews go back to their rigs: none of them in the words of a textbook."""
    assert dated(text, day=MAY) == expected
