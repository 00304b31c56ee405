"""Dated events: every type, past and to come, from made-up sentences of Wednesday 12 June 2013."""

from __future__ import annotations

import datetime as dt

import pytest

from judging import dated, find, lexicon
from strikewatch.analysis import events
from strikewatch.analysis.durations import day_count
from strikewatch.analysis.passage import read
from strikewatch.model import Item, Party, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # strikes
        ("Copper miners at the Alta Bruma pit began an indefinite strike on Tuesday after wage talks failed.", ["strike_begins 06-11"]),
        ("The members have been on strike since May 20 over pensions.", ["strike_begins 05-20"]),
        ("Metro workers walked off the job at 12:01 a.m. Tuesday.", ["strike_begins 06-11"]),
        ("Workers on June 3 virtually shut the port with the second strike in a month.", ["production_or_service_impact 06-03", "strike_begins 06-03"]),
        ("The strike at Brenn Copper, the first in 20 years, began on June 3.", ["strike_begins 06-03"]),
        ("A union spokesman said workers staged a partial strike on Tuesday and Wednesday.", ["strike_begins 06-11", "strike_begins 06-12"]),
        ("Airport staff will walk out on Friday and Saturday.", ["strike_begins 06-14>", "strike_begins 06-15>"]),
        ("Bus drivers could strike as early as Saturday.", ["strike_begins 06-15>"]),
        ("Workers at the power company begin a 24-hour strike on Friday.", ["action_scheduled 06-14>"]),
        ("The union will hold strikes on June 20, 22 and 24.", ["action_scheduled 06-20>", "action_scheduled 06-22>", "action_scheduled 06-24>"]),
        ("The port is cancelling sailings as a result of Monday's planned strike.", ["action_scheduled 06-17>"]),
        ("Staff staged partial strikes from May 4 to May 23.", ["strike_begins 05-04", "strike_ends 05-23"]),
        ("The stoppage ends at 0500 GMT on Friday.", ["strike_ends 06-14>"]),
        ("Miners ended a nine-day strike on Monday.", ["strike_ends 06-10"]),
        ("Dockers returned to work on Tuesday.", ["strike_ends 06-11"]),
        ("All strikers are set to return to work starting on July 2, ending a walkout that began April 5.",
         ["strike_ends 07-02>", "strike_begins 04-05"]),
        ("The strike ended when workers agreed to return to work on Monday.", ["strike_ends 06-10"]),
        ("Seamen extended a strike until Friday.", ["strike_ends 06-14>"]),
        ("The union will expand the strike on Friday.", ["strike_expands 06-14>"]),
        # calls, notice, terms
        ("Unions called on Tuesday for a 24-hour strike on June 19.", ["strike_notice_served 06-11", "action_scheduled 06-19>"]),
        ("The union announced the strike on Friday.", ["strike_notice_served 06-07"]),
        ("Strike notice was served on Tuesday.", ["strike_notice_served 06-11"]),
        ("The guild has set a June 21 strike deadline.", ["strike_deadline 06-21>"]),
        ("A strike deadline set last Friday passed without a word.", ["strike_notice_served 06-07"]),
        ("The union has given management until Friday to improve its offer.", ["strike_deadline 06-14>"]),
        ("Staff will strike in case the guild fails to reach an agreement by Sunday June 16 when two contracts expire.",
         ["strike_deadline 06-16>", "contract_expires 06-16>"]),
        ("The two sides remained apart ahead of the midnight deadline on Wednesday.", ["strike_deadline 06-12?>"]),
        # lockouts
        ("The smelter locked out 900 workers on Sunday.", ["lockout_begins 06-09"]),
        ("The paper group has locked out all staff at its Nantes Lake mill, the union said on Sunday.", ["lockout_begins 06-09"]),
        # talks
        ("Negotiators met for 14 hours on Sunday and will meet again on Thursday.", ["talks_held 06-09", "talks_scheduled 06-13>"]),
        ("Both sides were still in talks on Tuesday.", ["talks_held 06-11"]),
        ("Talks in the capital dragged on late on Sunday.", ["talks_held 06-09"]),
        ("Talks broke down late on Tuesday after nine hours.", ["talks_broke_off 06-11"]),
        ("Talks resumed on Monday.", ["talks_resumed 06-10"]),
        ("A third round of talks is scheduled for Friday.", ["talks_scheduled 06-14>"]),
        ("The talks are set to resume next Friday.", ["talks_scheduled 06-14?>"]),
        ("A mediation session will be held on Friday.", ["mediation_session 06-14>"]),
        ("Garvin Mills said on Monday that a second round of talks with its union, which has been on strike for five weeks, had failed.",
         ["talks_broke_off 06-10"]),
        # contracts, deals, votes
        ("The contract covering 900 clerks, including part-timers, expires on June 30.", ["contract_expires 06-30>"]),
        ("The old pact expired on May 31.", ["contract_expires 05-31"]),
        ("The contract is set to expire at midnight on Friday.", ["contract_expires 06-14?>"]),
        ("The guild reached a contract deal with major owners on Monday.", ["ta_reached 06-10"]),
        ("The union has agreed a pay deal with the airline, it said on Wednesday.", ["ta_reached 06-12"]),
        ("They reached a tentative agreement last week, and announced the deal early Friday morning.", ["ta_reached 06-07"]),
        ("The deal is still subject to the approval of members by July 14.", ["ratification_closes 07-14>"]),
        ("The agreements must be ratified by members who work at nine sites by June 30.", ["ratification_closes 06-30>"]),
        ("Workers ratified the pact by 78 percent on Sunday, ending a five-week walkout.", ["ratification_result 06-09", "strike_ends 06-09"]),
        ("The offer was rejected by 61 percent of members on Monday.", ["ratification_result 06-10"]),
        ("The company rejected the offer on Monday.", ["other 06-10"]),
        ("Clerks have voted to authorize a strike if talks fail, a union official said on Tuesday.", ["authorization_vote_result 06-11"]),
        ("Dockers voted on Tuesday for a strike from June 20.", ["authorization_vote_result 06-11", "action_scheduled 06-20>"]),
        ("About 5,000 clerks voted to strike on June 24.", ["action_scheduled 06-24>"]),
        ("A strike ballot closes on June 28.", ["authorization_vote_closes 06-28>"]),
        ("Workers were voting Monday and Tuesday.", ["vote_held 06-10", "vote_held 06-11"]),
        ("Employees will vote on Friday on whether to join a union.", ["vote_scheduled 06-14>"]),
        ("Ballots will be counted on June 21.", ["vote_count 06-21>"]),
        # courts, boards, members, streets, services
        ("A labour court will hear the case on June 24.", ["hearing 06-24>"]),
        ("A judge granted an injunction against the strike on Monday.", ["injunction 06-10"]),
        ("The industrial court on Monday declared the strike illegal.", ["ruling 06-10"]),
        ("The union filed an unfair labor practice charge on Monday.", ["ulp_charge_filed 06-10"]),
        ("The committee informed its members Tuesday.", ["member_notice 06-11"]),
        ("The federation will hold a rally in the capital on Tuesday.", ["rally 06-18>"]),
        ("Strikers halted production at the mine on Monday.", ["production_or_service_impact 06-10"]),
        ("Teachers began an overtime ban on Monday.", ["other 06-10"]),
        ("The offer put forward by the airline on Tuesday was called scandalous.", ["other 06-11"]),
        ("The ministry on Friday urged leaders to resume talks.", ["other 06-07"]),
        ("The mill has until Friday to heed the order.", ["other 06-14>"]),
    ],
)  # fmt: skip
def test_each_event_is_found_with_its_day(text: str, expected: list[str]) -> None:
    """A date belongs to the nearest thing that happens, and says what it is the date of."""
    assert dated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Shares of the carmaker rose on Tuesday.",
        "The clerks said on Monday that the cost of living had been a sticking point in negotiations.",
        "Civil servants will strike again, their union said on Monday.",
        "The mill will release its results on July 18.",
        "Flights were cancelled on Monday because of fog.",
        "Talks failed until the demands were met.",
        "The two sides struck a balance.",
    ],
)
def test_a_date_that_belongs_to_nothing_is_no_event(text: str) -> None:
    """Report days, markets and weather make no event."""
    assert [e for e in dated(text) if not e.startswith("other")] == []


def test_a_headline_tells_in_the_present_and_its_monday_is_ahead_where_the_story_is() -> None:
    """In a headline "Monday's strike" is the Monday to come if the story tells of a planned strike."""
    title = "Airline cancels flights due to Monday's strike"
    ahead = dated(
        "The airline said it was cancelling flights on Monday because of planned strike action by cabin crew.", title=title
    )
    assert "action_scheduled 06-17>" in ahead
    assert dated("Port strike halts exports", title="Dockers walk out") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses called off Thursday's walkout. The ministry agreed to meet them on Friday.",
         ["action_scheduled 06-13>!", "talks_scheduled 06-14>"]),
        ("Nurses called off a walkout planned for Thursday.", ["action_scheduled 06-13>!"]),
        ("The guild has suspended strikes due on June 20, 22 and 24.",
         ["action_scheduled 06-20>!", "action_scheduled 06-22>!", "action_scheduled 06-24>!"]),
        ("Friday's ferry strike has been cancelled, the union said.", ["action_scheduled 06-14>!"]),
        ("The strike planned for Friday will no longer go ahead.", ["action_scheduled 06-14>!"]),
        ("Clerks will not strike on Friday after all.", ["action_scheduled 06-14>!"]),
        ("The deal averted a strike that was set for Friday.", ["action_scheduled 06-14>!"]),
        ("The union withdrew its strike notice for Friday.", ["action_scheduled 06-14>!"]),
        # a strike that is on, and one that is put off
        ("The dockers' strike is suspended from Friday.", ["strike_ends 06-14>"]),
        ("The walkout was postponed until Friday.", ["action_scheduled 06-14>"]),
        ("Seamen walked out on June 3. They suspended the strike on Tuesday.", ["strike_begins 06-03", "strike_ends 06-11"]),
        ("Seamen called off a strike on Tuesday, a day before it was to begin.", []),
    ],
)  # fmt: skip
def test_what_is_called_off_is_marked(text: str, expected: list[str]) -> None:
    """A calendar drops the day of an action that was called off, and keeps that to which it is put off."""
    assert [e for e in dated(text) if not e.startswith("other")] == expected


def test_wire_copy_names_its_own_day() -> None:
    """A wire file dated Monday of a Sunday story: "on Sunday" is one day, behind and ahead."""
    text = "ORLIN, June 9 (Reuters) - Garvin Mills on Sunday reached a tentative contract with its union. The old contract expires at midnight on Sunday."
    monday = dt.date(2013, 6, 10)
    assert dated(text, day=monday) == ["ta_reached 06-09", "contract_expires 06-09?>"]
    assert [str(e.date) for e in find("They will meet on Sunday.", day=monday, tier="wire")] == ["2013-06-16"]


def test_an_hour_comes_with_its_clock_or_that_of_the_place() -> None:
    """The zone is as told, else that of the dateline; without an hour there is none."""
    (told,) = find("The union will walk out at 0600 GMT on June 17.")
    assert (told.time, told.zone, told.precision) == (dt.time(6), "UTC", "minute")
    found = find("LIMA (Reuters) - Miners will walk out at 6 a.m. on Friday.")
    assert [(e.zone, e.precision) for e in found] == [("America/Lima", "hour")]
    (bare,) = find("LIMA (Reuters) - Miners will walk out on Friday.")
    assert (bare.time, bare.zone, bare.precision) == (None, None, "day")


def test_a_strike_of_so_many_hours_ends_by_itself() -> None:
    """Rule 7: to the hour where it starts at an hour, a bound where it does not, the last day where days are counted."""
    hours = {e.type: e for e in find("Pilots will walk out for 48 hours from 0600 GMT on June 17.")}
    assert hours["strike_ends"].date == dt.date(2013, 6, 19)
    assert (hours["strike_ends"].time, hours["strike_ends"].computed, hours["strike_ends"].scheduled) == (dt.time(6), True, True)
    bound = next(e for e in find("Clerks started a 48-hour strike late Tuesday.") if e.type == "strike_ends")
    assert (bound.date, bound.precision, bound.not_before, bound.not_after) == (
        None,
        "bound",
        dt.date(2013, 6, 12),
        dt.date(2013, 6, 13),
    )
    assert dated("The union will begin a three-day warning strike on Monday.") == [
        "action_scheduled 06-17>",
        "strike_ends 06-19=>",
    ]
    assert dated("The union will begin a one-day strike on Monday.") == ["action_scheduled 06-17>"]
    assert dated("Some 800 clerks settled a 10-week-old strike on Monday.") == ["strike_ends 06-10"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Workers have been on strike for 13 days.", "strike_begins 05-31="),
        ("The strike, now in its 12th day, has cost $40 million.", "strike_begins 06-01="),
        ("The strike entered its third day.", "strike_begins 06-10="),
        ("The two sides met to end the 10-day lockout.", "lockout_begins 06-03="),
    ],
)
def test_an_action_that_has_lasted_so_long_began_then(text: str, expected: str) -> None:
    """Rule 7 and domain 1.4: calendar days, the first day is day 1."""
    assert dated(text) == [expected]


def test_a_stated_start_beats_a_counted_one() -> None:
    """No second start a day beside the stated one (rule 10)."""
    assert dated("Workers have been on strike for 13 days. The strike began on May 30.") == ["strike_begins 05-30"]


def test_notice_lets_action_begin() -> None:
    """Rule 7: a notice served on Tuesday for ten days is a bound, not a date."""
    bound = next(e for e in find("A 10-day strike notice was served on Tuesday.") if e.precision == "bound")
    assert (bound.type, bound.not_before, bound.date, bound.computed) == ("action_scheduled", dt.date(2013, 6, 21), None, True)
    cooling = next(
        e for e in find("The board met on Monday and ordered a 30-day cooling-off period.") if e.type == "cooling_off_ends"
    )
    assert cooling.date == dt.date(2013, 7, 10)


def test_the_law_on_notice_lets_action_begin() -> None:
    """A notice without a length counts by the law of the country, in the note."""
    text = "The nurses served strike notice on Tuesday."
    guild = Party(id="cn", name="Calder Nurses", role="union", country="US", sector="health")
    (bound,) = [e for e in find(text, parties=(guild,)) if e.precision == "bound"]
    assert (bound.not_before, bound.computed, bound.note) == (dt.date(2013, 6, 21), True, "earliest, by the law on notice (US)")
    french = Party(id="fr", name="Calder Infirmiers", role="union", country="FR")
    assert [e.precision for e in find(text, parties=(french,))] == ["day"]
    assert all(e.date for e in find(text + " They will walk out on Friday.", parties=(guild,)))


def test_a_post_of_the_small_hours_is_of_the_day_before_where_it_happens() -> None:
    """Rule 1: 03:00 UTC on Thursday is still Wednesday in California."""
    night = dt.datetime(2013, 6, 13, 3, 0, tzinfo=dt.UTC)
    text = "Nurses will walk out on Thursday, and met on Wednesday."

    def told(place: str, published: dt.datetime, *, day_only: bool = False) -> list[str]:
        item = Item(id="abcdef", source="s", text=f"{place} (Reuters) - {text}", published=published, day_only=day_only)
        return [f"{e.date:%m-%d}" for e in events.find(read(item), (), lexicon())]

    assert told("LOS ANGELES", night) == ["06-13", "06-12"]
    assert base_day("LOS ANGELES", night) == dt.date(2013, 6, 12)
    assert base_day("PARIS", night) == dt.date(2013, 6, 13)
    assert base_day("CALDER BAY", night) == dt.date(2013, 6, 13)
    assert base_day("LOS ANGELES", night.replace(hour=0)) == dt.date(2013, 6, 13)
    assert base_day("LOS ANGELES", night, day_only=True) == dt.date(2013, 6, 13)


def base_day(place: str, published: dt.datetime, *, day_only: bool = False) -> dt.date:
    item = Item(id="abcdef", source="s", text=f"{place} (Reuters) - Nurses met.", published=published, day_only=day_only)
    base = events.base_of(read(item), ())
    assert base is not None
    return base.day


def test_what_is_promised_for_after_the_meeting_is_a_bound() -> None:
    """Rule 8: not before the meeting, on no day."""
    text = "The two sides are set to meet Friday. \u201cWe\u2019ll be back in communication with you sometime after the meeting,\u201d the e-mail said."
    promise = next(e for e in find(text) if e.type == "party_update_promised")
    assert (promise.precision, promise.date, promise.not_before) == ("bound", None, dt.date(2013, 6, 14))
    unanchored = next(e for e in find("We will provide an update after the vote.") if e.type == "party_update_promised")
    assert unanchored.not_before is None


def test_stretches_are_no_days() -> None:
    """Weeks and months keep their precision."""
    found = [(e.type, e.precision) for e in find("Talks collapsed last week. The contract expired at the end of May.")]
    assert found == [("talks_broke_off", "week"), ("contract_expires", "month")]


def test_an_item_without_a_date_has_no_dated_events() -> None:
    """Relative dates stay unresolved."""
    assert find("Nurses will walk out on Friday.", day=None) == ()
    assert find("Nurses will walk out in 10 days.", day=dt.date(9999, 12, 30)) == ()


def test_who_says_so() -> None:
    """Rule 9: the party that says it in the sentence, else the reporter."""
    text = "The Orlin Guild said workers would strike on Monday. Clerks walked out on Tuesday."
    guild = Party(id="og", name="Orlin Guild", role="union", mentions=(Span(text="Orlin Guild", start=5, end=16),))
    assert [e.asserted_by for e in find(text, parties=(guild,))] == ["Orlin Guild", "narration"]


def test_each_event_is_told_once() -> None:
    """Headline and lead tell one walkout; the telling with the hour is kept."""
    found = find("Nurses will walk out at 7 a.m. on Friday.", title="Nurses to walk out on Friday")
    assert [(e.type, e.precision) for e in found] == [("strike_begins", "hour")]


@pytest.mark.parametrize(("on", "day"), [("2023-05-02", 1), ("2023-08-01", 92), ("2023-08-22", 113), ("2023-09-27", 149)])
def test_days_of_a_strike_are_calendar_days(on: str, day: int) -> None:
    """Domain 1.4: the first day is day 1."""
    assert day_count(dt.date(2023, 5, 2), dt.date.fromisoformat(on)) == day
