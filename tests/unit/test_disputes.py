"""Gathering stories into disputes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from evidence import (
    ALDRIC,
    AMPTP,
    CBNA,
    DGA,
    LAKESHORE,
    LFT,
    NDU,
    NOW,
    NTA,
    RBTA,
    WESTMOOR,
    WGA,
    ZONE,
    at,
    event,
    item,
    judge,
    number,
    says,
    writers,
)
from strikewatch.disputes import gather
from strikewatch.model import Dispute, Judged, Party, Tracks, Watch
from strikewatch.names import alike
from strikewatch.stories import fold

STRIKE = Tracks(action="on_strike")


def _gather(*judged: Judged, **options: Any) -> tuple[Dispute, ...]:
    options.setdefault("zone", ZONE)
    options.setdefault("now", NOW)
    return gather(fold(judged), **options)


def _one(*judged: Judged, **options: Any) -> Dispute:
    (dispute,) = _gather(*judged, **options)
    return dispute


def _report(title: str, parties: tuple[Party, ...], when: dt.datetime | None = None, **fields: Any) -> Judged:
    """Return a short report of its own: no two have words enough in common to be folded."""
    return judge(item(title, fields.pop("text", ""), when, outlet=fields.pop("outlet", f"Paper of {title}")), parties, **fields)


class TestIdentity:
    """Which reports are of one dispute."""

    def test_the_writers(self) -> None:
        """Union, employers, country and year make the id; the day counts from the strike that the report itself dates."""
        dispute = _one(writers())
        assert (dispute.id, dispute.name, dispute.stage) == ("us-wga-amptp-2023", "WGA v AMPTP", "on_strike")
        assert dispute.tracks.bargaining == "talks_scheduled"
        assert dispute.started == dt.date(2023, 5, 2)
        assert (dispute.day(dt.date(2023, 8, 1)), dispute.day(dt.date(2023, 8, 4))) == (92, 95)
        assert dispute.day(dt.date(2023, 5, 1)) is None
        assert (dispute.country, dispute.place, dispute.zone) == ("US", "Los Angeles", "America/Los_Angeles")

    def test_reports_on_one_are_one(self) -> None:
        """The same union and employer within five months are one dispute, whatever the headline."""
        dispute = _one(_report("Walkout", (CBNA, ALDRIC), at(20, month=7)), _report("Nurses' deal", (CBNA, ALDRIC), at(1)))
        assert len(dispute.stories) == 2

    def test_one_association_two_unions(self) -> None:
        """The directors' talks with the studios are not the writers' strike, though reports name both unions."""
        disputes = _gather(
            writers(),
            _report("Directors reach deal with studios", (DGA, AMPTP, WGA), at(1, 10), stage="tentative_agreement",
                    tracks=Tracks(bargaining="tentative_agreement")),
        )  # fmt: skip
        assert {dispute.id for dispute in disputes} == {"us-wga-amptp-2023", "us-dga-amptp-2023"}

    def test_a_coalition_is_one(self) -> None:
        """Two unions that strike together at one employer, each named in most reports, are one dispute."""
        other = Party(id="cbtu", name="Calder Bay Technicians", abbr="CBT", role="union", country="US", sector="hospital")
        dispute = _one(
            _report("Nurses out", (CBNA, ALDRIC, other), at(1, 8), tracks=STRIKE, stage="on_strike"),
            _report("Technicians out", (other, ALDRIC, CBNA), at(1, 9), tracks=STRIKE, stage="on_strike"),
        )
        assert dispute.name == "CBNA, CBT v St Aldric Health"

    def test_five_months_of_silence_make_a_new_one(self) -> None:
        """A gap of five full months ends a dispute; the second of a year gets a number."""
        disputes = _gather(_report("Walkout", (CBNA, ALDRIC), at(1, month=1)), _report("Again", (CBNA, ALDRIC), at(1)))
        assert sorted(dispute.id for dispute in disputes) == ["us-cbna-st-aldric-health-2023", "us-cbna-st-aldric-health-2023-2"]

    def test_a_dispute_keeps_its_year(self) -> None:
        """What began in December is the same dispute in January."""
        first = judge(item("Walkout", "", dt.datetime(2022, 12, 20, tzinfo=dt.UTC), outlet="A"), (CBNA, ALDRIC))
        assert _one(first, _report("Talks", (CBNA, ALDRIC), at(5, month=1))).id == "us-cbna-st-aldric-health-2022"

    def test_one_side_is_enough_where_it_goes_on(self) -> None:
        """A report that names the union alone belongs to its only dispute where issue, place, date or action agree."""
        alone = _report("Writers' strike drags on", (WGA,), at(1, 11), tracks=STRIKE, stage="on_strike", dispute="us-wga-2023")
        dispute = _one(writers(), alone)
        assert (len(dispute.stories), dispute.id) == (2, "us-wga-amptp-2023")

    def test_unsure_is_said(self) -> None:
        """A union alone, with nothing that goes on, stays apart and is shown as perhaps the same."""
        alone = _report("Guild holds annual dinner talks", (WGA,), at(1, 11), dispute="us-wga-2023")
        by_id = {dispute.id: dispute for dispute in _gather(writers(), alone)}
        assert by_id["us-wga-2023"].maybe_same == ("us-wga-amptp-2023",)
        assert by_id["us-wga-amptp-2023"].maybe_same == ("us-wga-2023",)

    def test_a_studio_and_its_association(self) -> None:
        """The same union at one studio and at their association, over the same issue, are perhaps one."""
        studio = Party(id="lot", name="Backlot Pictures", role="employer", country="US", sector="film")
        report = _report("Writers picket Backlot over AI", (WGA, studio), at(1, 11), issues=[("technology", "AI")])
        found = {dispute.name: dispute for dispute in _gather(writers(), report)}
        assert found["WGA v Backlot Pictures"].maybe_same == ("us-wga-amptp-2023",)

    def test_one_house_under_two_names(self) -> None:
        """A railway and the authority that owns it, each named in the other's report, are one employer where the strike goes on."""
        authority = Party(id="wta", name="Westmoor Transport Authority", abbr="WTA", role="employer", country="GB", sector="rail")
        dispute = _one(
            _report("Trains off", (RBTA, WESTMOOR, authority), at(1, 8), issues=[("hours-scheduling", "Trains")]),
            _report("Authority's offer rejected", (RBTA, authority, WESTMOOR), at(1, 12), issues=[("hours-scheduling", "offer")]),
        )
        assert dispute.name == "RBTA v Westmoor Trains, WTA"
        apart = _gather(
            _report("Trains off", (RBTA, WESTMOOR), at(1, 8), issues=[("hours-scheduling", "Trains")]),
            _report("Authority's offer rejected", (RBTA, authority), at(1, 12), issues=[("hours-scheduling", "offer")]),
        )
        assert len(apart) == 2

    def test_an_employer_that_only_the_text_names(self) -> None:
        """A report that was read as the union's alone belongs to the strike at the employer that its words name."""
        alone = _report("Union slams bosses", (CBNA,), at(1, 8), text="The CBNA accused St Aldric Health of using agency nurses.",
                        dispute="us-cbna-2023")  # fmt: skip
        named = _report("Nurses out longer", (CBNA, ALDRIC), at(1, 12))
        porters = _report("Porters vote", (CBNA, NTA), at(1, 10))  # the union has another dispute
        assert {dispute.name: len(dispute.stories) for dispute in _gather(alone, named, porters)} == {
            "CBNA v St Aldric Health": 2, "CBNA v NTA": 1,
        }  # fmt: skip

    def test_two_strikes_of_a_union_on_one_day(self) -> None:
        """That they begin on one day makes two strikes of a union no one; in one town a reader would ask."""

        def starts(title: str, firm: str, place: str) -> Judged:
            of = item(title, f"They strike at {firm} from Saturday.", at(1, 8), outlet=firm)
            told = event(of, "strike_begins", "from Saturday", dt.date(2023, 8, 5), scheduled=True)
            employer = Party(id=firm.lower(), name=firm, role="employer", country="US")
            return judge(of, (CBNA, employer), events=(told,), place=place)

        far = _gather(starts("Bus drivers", "Redline", "Tarnmouth"), starts("Coach drivers", "Bluecoach", "Calder Bay"))
        assert [dispute.maybe_same for dispute in far] == [(), ()]
        near = _gather(starts("Bus drivers", "Redline", "Tarnmouth"), starts("Coach drivers", "Bluecoach", "Tarnmouth"))
        assert all(dispute.maybe_same for dispute in near)

    def test_a_union_of_many_disputes_is_no_hint(self) -> None:
        """A report that names the union alone is not perhaps each of its disputes."""
        alone = _report("CBNA annual dinner", (CBNA,), at(1, 11), dispute="us-cbna-2023")
        others = [_report(f"Vote {n}", (CBNA, replace(ALDRIC, id=f"firm-{n}", name=name)), at(1, 8 + n))
                  for n, name in enumerate(("Tarnmouth Clinic", "Redhill Wards"))]  # fmt: skip
        found = {dispute.id: dispute for dispute in _gather(*others, alone)}
        assert found["us-cbna-2023"].maybe_same == ()

    def test_an_id_stays(self) -> None:
        """The first report that names both sides gives the id; a name that later ones prefer does not take it away."""
        longer = replace(ALDRIC, id="st-aldric-calder", name="St Aldric Health Calder Bay")
        first = _report("Vote", (CBNA, ALDRIC), at(28, month=7))
        later = [_report(f"Out {n}", (CBNA, longer), at(1, 8 + n), issues=[("staffing", "Out")]) for n in range(3)]
        assert _one(first, *later).id == "us-cbna-st-aldric-health-2023"

    def test_two_spellings_of_a_local_are_one(self) -> None:
        """What is called CUPE 17 is Local 17 of CUPE; Local 18 is another."""
        local, short, other = (
            Party(id=name.lower().replace(" ", "-"), name=name, role="union", parent="cupe-ca")
            for name in ("CUPE Local 17", "CUPE 17", "CUPE Local 18")
        )
        assert alike(local, short)
        assert not alike(local, other)

    def test_an_aggregators_headline_is_cut(self) -> None:
        """A dispute without parties is called by its headline, not by the outlet that an aggregator adds to it."""
        of = item("Bus strike to go ahead - Harbour Herald", "", at(1, 8), tier="aggregator")
        assert _one(judge(of, place="Tarnmouth")).name == "Bus strike to go ahead"

    def test_the_hospitals_union_is_the_union_of_its_dispute(self) -> None:
        """A union that is only called after the employer is the one that is known; alone it stands for itself."""
        unnamed = Party(id="aldric-union", name="St Aldric Health union", role="union", country="US")
        report = _report("Hospital's union meets", (unnamed, ALDRIC), at(1, 9), issues=[("staffing", "union")])
        named = _report("Nurses over ratios", (CBNA, ALDRIC), at(1, 12), issues=[("staffing", "ratios")])
        assert _one(named, report).name == "CBNA v St Aldric Health"
        assert _one(report).name == "St Aldric Health union v St Aldric Health"

    def test_the_same_trade_and_place(self) -> None:
        """Without any party two reports of one trade and place are perhaps one, and bear their headlines."""
        disputes = _gather(
            _report("Bus strike in Tarnmouth", (), at(1, 8), place="Tarnmouth", sector="buses"),
            _report("Drivers out in Tarnmouth", (), at(1, 9), place="Tarnmouth", sector="buses"),
        )
        assert [dispute.name for dispute in disputes] == ["Drivers out in Tarnmouth", "Bus strike in Tarnmouth"]
        assert disputes[0].maybe_same == (disputes[1].id,)

    def test_the_user_decides(self) -> None:
        """What the user joined is one, what they keep apart is not even perhaps the same."""
        alone = _report("Guild holds annual dinner talks", (WGA,), at(1, 11), dispute="us-wga-2023")
        pair = (("us-wga-amptp-2023", "us-wga-2023"),)
        assert len(_gather(writers(), alone, same=pair)) == 1
        assert len(_gather(writers(), alone, same=pair, different=pair)) == 2
        assert all(not dispute.maybe_same for dispute in _gather(writers(), alone, different=pair))
        assert len(_gather(writers(), alone, same=(("us-wga-amptp-2023", "xx-unknown-1999"),))) == 2

    def test_the_user_files_an_item(self) -> None:
        """`mark ITEM --dispute ID` wins over the parties of the text, and opens a dispute where there is none of that id."""
        report = _report("Pickets grow", (CBNA, ALDRIC), at(1, 11), marked=True, dispute="us-wga-amptp-2023")
        assert len(_one(writers(), report).stories) == 2
        lone = _report("Pickets grow", (), at(1, 11), marked=True, dispute="us-new-one-2023")
        assert _one(lone).id == "us-new-one-2023"

    def test_rumours_are_no_evidence(self) -> None:
        """A post that nobody vouches for opens no dispute and joins none; anonymous word joins and opens none."""
        post = _report("They walk at six", (CBNA, ALDRIC), at(1, 11), provenance="P5")
        whisper = _report("Sources: deal near", (WGA, AMPTP), at(1, 12), provenance="P4", stage="tentative_agreement",
                          tracks=Tracks(bargaining="tentative_agreement"))  # fmt: skip
        assert _gather(post) == ()
        assert _gather(whisper) == ()
        dispute = _one(writers(), whisper, post)
        assert (dispute.stage, len(dispute.stories)) == ("on_strike", 2)


class TestWatch:
    """What the desk knows already."""

    WATCH = Watch(name="Hollywood writers", parties=("WGA", "AMPTP"), started=dt.date(2023, 5, 2), place="Los Angeles")

    def test_its_facts_are_used(self) -> None:
        """The start, the place and the zone come from the config where no report gives them."""
        report = _report("Writers' pickets grow", (WGA, AMPTP), at(1), tracks=STRIKE, stage="on_strike")
        dispute = _one(report, watch=[self.WATCH])
        assert (dispute.watched, dispute.day(dt.date(2023, 8, 1)), dispute.place) == ("Hollywood writers", 92, "Los Angeles")
        assert dispute.zone == "America/Los_Angeles"

    def test_another_employer_is_another_dispute(self) -> None:
        """A watched union against somebody else is not what is watched."""
        other = _report("Radio writers", (WGA, NTA), at(1))
        dispute, watched = _gather(other, watch=[self.WATCH])
        assert dispute.watched is None
        assert (watched.watched, watched.stories, watched.id) == ("Hollywood writers", (), "wga-amptp-2023")

    def test_a_union_alone_is_not_the_watched_dispute(self) -> None:
        """A report that names the union only lends no start or place from the watch, unless it is of the place that is watched."""
        elsewhere = _report("Writers vote at a podcast firm", (WGA,), at(1), dispute="us-wga-2023")
        (dispute, _) = _gather(elsewhere, watch=[self.WATCH])
        assert (dispute.watched, dispute.started, dispute.place) == (None, None, None)
        there = _report("Writers march", (WGA,), at(1), dispute="us-wga-2023", place="Los Angeles")
        assert _one(there, watch=[self.WATCH]).watched == "Hollywood writers"


class TestCourse:
    """The tracks over time."""

    def test_stages_in_order(self) -> None:
        """Authorised, noticed, on strike, deal, ratified: each report moves the stage, with its words and day."""
        dispute = _one(
            _report("Vote passes", (LFT, LAKESHORE), at(1, month=6), stage="authorised", tracks=Tracks(action="authorised")),
            _report("Notice served", (LFT, LAKESHORE), at(5, month=6), stage="noticed", tracks=Tracks(action="noticed")),
            _report("They are out", (LFT, LAKESHORE), at(12, month=6), stage="on_strike", tracks=STRIKE),
            _report("A deal", (LFT, LAKESHORE), at(20, month=6), stage="tentative_agreement",
                    tracks=Tracks(bargaining="tentative_agreement")),
            _report("Ratified", (LFT, LAKESHORE), at(30, month=6), stage="ratified", tracks=Tracks(resolution="ratified")),
        )  # fmt: skip
        assert [move.after for move in dispute.moves] == ["authorised", "noticed", "on_strike", "tentative_agreement", "ratified"]
        assert not any(move.odd for move in dispute.moves)
        assert (dispute.stage, dispute.ended) == ("ratified", dt.date(2023, 6, 30))

    def test_an_impossible_jump_is_flagged_and_moves_nothing(self) -> None:
        """A strike that has ended does not go on in the next morning's late copy."""
        dispute = _one(
            _report("They are out", (LFT, LAKESHORE), at(12, month=6), stage="on_strike", tracks=STRIKE),
            _report("It is over", (LFT, LAKESHORE), at(20, month=6), stage="ended"),
            _report("Teachers still out, columnist writes", (LFT, LAKESHORE), at(21, month=6), stage="on_strike", tracks=STRIKE),
        )
        assert dispute.stage == "ended"
        assert [(move.before, move.after, move.odd) for move in dispute.moves][-1] == ("ended", "on_strike", True)

    def test_better_word_wins_over_an_odd_jump(self) -> None:
        """The union's own statement that the strike is on again is believed, and flagged."""
        dispute = _one(
            _report("It is over", (LFT, LAKESHORE), at(20, month=6), stage="ended", provenance="P3"),
            _report("We are out again", (LFT, LAKESHORE), at(22, month=6), stage="on_strike", tracks=STRIKE, provenance="P1"),
        )
        assert (dispute.stage, dispute.moves[-1].odd) == ("on_strike", True)

    def test_a_rejected_deal(self) -> None:
        """Members vote a deal down: rejected, and the next deal stands again."""
        deal = Tracks(bargaining="tentative_agreement")
        dispute = _one(
            _report("A deal", (LFT, LAKESHORE), at(1, month=6), stage="tentative_agreement", tracks=deal),
            _report("Voted down", (LFT, LAKESHORE), at(8, month=6), stage="rejected", tracks=Tracks(resolution="rejected")),
            _report("Second deal", (LFT, LAKESHORE), at(20, month=6), stage="tentative_agreement", tracks=deal),
        )
        assert [move.after for move in dispute.moves] == ["tentative_agreement", "rejected", "tentative_agreement"]
        assert not any(move.odd for move in dispute.moves)

    @pytest.mark.parametrize(
        ("tracks", "stage"),
        [
            (Tracks(resolution="injunction"), "other"),
            (Tracks(action="suspended", resolution="cooling_off"), "suspended"),
            (Tracks(resolution="arbitration"), "arbitration"),
            (Tracks(action="locked_out"), "locked_out"),
            (Tracks(bargaining="broken_off"), "talks"),
            (Tracks(resolution="ratification_vote"), "tentative_agreement"),
        ],
    )
    def test_labels(self, tracks: Tracks, stage: Any) -> None:
        """The label is the first of the domain's list that applies."""
        assert _one(_report("Report", (LFT, LAKESHORE), at(1), stage=stage, tracks=tracks)).stage == stage

    def test_a_passing_mention_moves_nothing(self) -> None:
        """A story about something else that mentions the strike as over does not end it."""
        aside = _report(
            "Box office falls", (WGA, AMPTP), at(1, 18), stage="ended", passing=True, issues=[("technology", "office")]
        )
        assert _one(writers(), aside).stage == "on_strike"
        assert _one(aside).stage == "ended"

    def test_a_strike_of_fixed_length_ends_by_itself(self) -> None:
        """A 48-hour strike is over when its computed end is past; one that reports tell of later goes on."""
        start = item("48-hour strike starts", "RBTA members began a 48-hour strike on 20 July.", at(20, month=7))
        told = judge(
            start, (RBTA, WESTMOOR), stage="on_strike", tracks=STRIKE,
            events=(
                event(start, "strike_begins", "on 20 July", dt.date(2023, 7, 20)),
                event(start, "strike_ends", "48-hour strike", dt.date(2023, 7, 22), computed=True),
            ),
        )  # fmt: skip
        over = _one(told)
        assert (over.stage, over.ended, over.day(dt.date(2023, 7, 22)), over.day(dt.date(2023, 7, 23))) == (
            "ended", dt.date(2023, 7, 22), 3, None,
        )  # fmt: skip
        late = _report("Strike goes on", (RBTA, WESTMOOR), at(25, month=7), stage="on_strike", tracks=STRIKE)
        assert _one(told, late).stage == "on_strike"
        assert _one(told, now=at(21, month=7)).day(dt.date(2023, 7, 21)) == 2


class TestTimeline:
    """Events told by several reports."""

    @staticmethod
    def _told(title: str, kind: Any, day: dt.date, when: dt.datetime, text: str = "They meet again.", **fields: Any) -> Judged:
        of = item(title, text, when, outlet=f"Paper of {title}")
        return judge(of, (NDU, NTA), events=(event(of, kind, text.rstrip("."), day, **fields),))

    def test_a_start_a_day_apart_is_one(self) -> None:
        """Announced on one day and effective on the next: one start."""
        dispute = _one(
            self._told(
                "Out tonight", "strike_begins", dt.date(2023, 7, 13), at(13, month=7), "The union calls its strike for midnight."
            ),
            self._told("Dockers out", "strike_begins", dt.date(2023, 7, 14), at(16, month=7), "Dockers walked off on Friday."),
        )
        (start,) = dispute.events
        assert (len(start.others), start.status) == (1, "confirmed")

    def test_one_outlet_twice_confirms_nothing(self) -> None:
        """The same paper telling it again is no second source."""
        first = item("Talks Friday", "Talks are set for Friday.", at(30, month=7))
        again = item("More on Friday's talks", "The Friday talks are in town.", at(31, month=7))
        day = dt.date(2023, 8, 4)
        dispute = _one(
            judge(first, (NDU, NTA), events=(event(first, "talks_scheduled", "set for Friday", day),)),
            judge(again, (NDU, NTA), events=(event(again, "talks_scheduled", "The Friday talks", day),)),
        )
        assert [one.status for one in dispute.events] == ["stated"]

    def test_a_deadline_moves(self) -> None:
        """Of what a dispute has once, another day in a newer report is the old one moved."""
        dispute = _one(
            self._told("Deadline", "strike_deadline", dt.date(2023, 8, 5), at(30, month=7), "The deadline is Saturday."),
            self._told("More time", "strike_deadline", dt.date(2023, 8, 12), at(1), "The parties now have until the 12th."),
        )
        (deadline,) = dispute.events
        assert (deadline.status, deadline.was, deadline.event.date) == ("moved", dt.date(2023, 8, 5), dt.date(2023, 8, 12))

    def test_talks_on_two_days_are_two(self) -> None:
        """A second day of talks is not the first one moved, unless the words say so."""
        first = self._told("Talks", "talks_scheduled", dt.date(2023, 8, 4), at(30, month=7), "They meet on Friday.")
        second = self._told("Talks too", "talks_scheduled", dt.date(2023, 8, 7), at(1), "They also meet on Monday.")
        moved = self._told("Later", "talks_scheduled", dt.date(2023, 8, 7), at(1), "Talks were postponed to Monday.")
        assert len(_one(first, second).events) == 2
        assert [(one.status, one.was) for one in _one(first, moved).events] == [("moved", dt.date(2023, 8, 4))]

    def test_called_off(self) -> None:
        """A newer report takes a date back, and a start that was called off is no start."""
        dispute = _one(
            self._told("Strike Saturday", "strike_begins", dt.date(2023, 7, 29), at(25, month=7), "Dockers strike on Saturday."),
            self._told(
                "No strike", "strike_begins", dt.date(2023, 7, 29), at(28, month=7), "The union called off Saturday's strike."
            ),
        )
        assert [one.status for one in dispute.events] == ["called off"]
        assert dispute.started is None

    def test_two_ways_of_counting_an_end_are_one(self) -> None:
        """Five days from Friday end on Tuesday or, by the hour, on Wednesday: one end stands, that which is told by the hour."""
        of = item("Five days from Friday", "They walk out for five days from 7 a.m. on Friday.", at(28, month=7))
        ends = (
            event(of, "strike_ends", "Five days", dt.date(2023, 8, 8), computed=True),
            event(of, "strike_ends", "for five days", dt.date(2023, 8, 9), time=dt.time(7), computed=True),
        )
        dispute = _one(judge(of, (CBNA, ALDRIC), events=ends))
        assert [(one.event.date, one.event.time) for one in dispute.events] == [(dt.date(2023, 8, 9), dt.time(7))]

    def test_a_strike_that_is_extended_ends_later(self) -> None:
        """The end that was to be is moved by a later report that extends the strike; new days beside the old ones move nothing."""
        first = self._told("Out", "strike_ends", dt.date(2023, 8, 3), at(31, month=7), "The four-day strike ends on Thursday.")
        longer = self._told("Longer", "strike_ends", dt.date(2023, 8, 10), at(1), "They extended their strike to 10 August.")
        (end,) = _one(first, longer).events
        assert (end.event.date, end.status, end.was) == (dt.date(2023, 8, 10), "moved", dt.date(2023, 8, 3))

    def test_a_fixed_length_that_was_extended(self) -> None:
        """Four days that became eleven are not over after four, though the first report told the length."""
        out = self._told("Out", "strike_begins", dt.date(2023, 7, 27), at(27, month=7), "They began a four-day strike.")
        longer = self._told("Longer", "strike_ends", dt.date(2023, 8, 5), at(28, month=7), "They extend the strike to 5 August.")
        judged = [replace(one, analysis=replace(one.analysis, stage="on_strike", tracks=STRIKE)) for one in (out, longer)]
        dispute = _one(*judged)
        assert [one.event.date for one in dispute.events if one.event.type == "strike_ends"] == [dt.date(2023, 8, 5)]
        assert dispute.stage == "on_strike"

    def test_a_strike_that_is_all_ahead_is_notice(self) -> None:
        """A report whose own strike days are all to come puts nobody on strike; one on a strike that runs does."""
        ahead = self._told("Dates", "action_scheduled", dt.date(2023, 8, 17), at(1), "The strikes begin on 17 August.")
        ahead = replace(ahead, analysis=replace(ahead.analysis, stage="on_strike", tracks=STRIKE))
        assert _one(ahead).stage == "noticed"
        since = self._told("Out", "strike_begins", dt.date(2023, 7, 28), at(28, month=7), "They walked out on Friday.")
        since = replace(since, analysis=replace(since.analysis, stage="on_strike", tracks=STRIKE))
        assert _one(since, ahead).stage == "on_strike"

    def test_the_next_strike_counts_from_its_own_start(self) -> None:
        """After an end the day counter begins anew."""
        dispute = _one(
            self._told("Out", "strike_begins", dt.date(2023, 6, 1), at(1, month=6), "They walked out in June."),
            self._told("Back", "strike_ends", dt.date(2023, 6, 3), at(3, month=6), "They went back."),
            self._told("Out again", "strike_begins", dt.date(2023, 7, 20), at(20, month=7), "They walked out in July."),
        )
        assert dispute.started == dt.date(2023, 7, 20)


class TestPositions:
    """What each side says, and what it said before."""

    def test_the_same_words_are_one_statement(self) -> None:
        """Two papers with one quote hold one position, of the better word; offers replace offers, and nothing is dropped."""
        first = item("Offer", "St Aldric offers 5% a year.", at(20, month=7), outlet="A")
        again = item("Still 5%", "It said again: St Aldric offers 5% a year. Nurses want 12%.", at(25, month=7), outlet="B")
        newer = item("Better offer", "St Aldric now puts 7% a year on the table.", at(1), outlet="C")

        def offer(of: Any, words: str, percent: str) -> Any:
            return says(of, ALDRIC, "offers", "wages", words, quantities=(number(of, percent, float(percent[0])),))

        ask = says(again, CBNA, "demands", "wages", "want 12%", quantities=(number(again, "12%", 12),))
        dispute = _one(
            judge(first, (CBNA, ALDRIC), provenance="P3", positions=(offer(first, "offers 5% a year", "5%"),)),
            judge(again, (CBNA, ALDRIC), provenance="P1", positions=(offer(again, "offers 5% a year", "5%"), ask)),
            judge(newer, (CBNA, ALDRIC), positions=(offer(newer, "puts 7% a year on the table", "7%"),)),
        )
        told = [(held.position.quote, held.provenance, held.superseded) for held in dispute.positions]
        assert told == [("offers 5% a year", "P1", True), ("want 12%", "P1", False), ("puts 7% a year on the table", "P2", False)]
        assert [(f.what, f.quantity.text) for f in dispute.figures] == [("claim", "12%"), ("offer", "7%")]

    def test_an_opponents_word_replaces_nothing(self) -> None:
        """What the other side says that a party now offers does not strike through the party's own offer."""
        own = item("Offer", "St Aldric offers 5%.", at(20, month=7), outlet="A")
        told = item("Union speaks", "CBNA says the hospital offers 3%.", at(1), outlet="B")
        dispute = _one(
            judge(own, (CBNA, ALDRIC), positions=(says(own, ALDRIC, "offers", "wages", "offers 5%"),)),
            judge(told, (CBNA, ALDRIC), positions=(
                says(told, ALDRIC, "offers", "wages", "offers 3%", asserted_by=CBNA.name, voice="opponent_report"),)),
        )  # fmt: skip
        assert not any(held.superseded for held in dispute.positions)

    def test_a_new_number_replaces_the_old_claim(self) -> None:
        """A claim of 12% stands no longer when the union asks for 9%; a retold old claim replaces nothing."""
        old = item("Claim", "Nurses want 12%.", at(20, month=7), outlet="A")
        new = item("Lower claim", "Nurses now ask for 9%.", at(25, month=7), outlet="B")
        retold = item("Look back", "At first the nurses sought 15%.", at(1), outlet="C")
        dispute = _one(*(
            judge(of, (CBNA, ALDRIC), positions=(
                says(of, CBNA, "demands", "wages", words, quantities=(number(of, percent, 1),), earlier=of is retold),))
            for of, words, percent in ((old, "want 12%", "12%"), (new, "ask for 9%", "9%"), (retold, "sought 15%", "15%"))
        ))  # fmt: skip
        assert [held.superseded for held in dispute.positions] == [True, False, False]

    def test_an_agreement_closes_the_issue(self) -> None:
        """What is agreed replaces what was demanded and refused on the issue."""
        before = item("Claim", "Nurses want a ratio. St Aldric refused.", at(20, month=7), outlet="A")
        after = item("Deal", "Both agreed one nurse to four.", at(1), outlet="B")
        dispute = _one(
            judge(before, (CBNA, ALDRIC), positions=(
                says(before, CBNA, "demands", "staffing", "want a ratio"), says(before, ALDRIC, "rejects", "staffing", "refused"))),
            judge(after, (CBNA, ALDRIC), positions=(
                says(after, CBNA, "agrees", "staffing", "agreed one nurse"), says(after, ALDRIC, "agrees", "staffing", "one nurse to four"))),
        )  # fmt: skip
        assert [held.superseded for held in dispute.positions] == [True, True, False, False]

    def test_sizes_are_kept_side_by_side(self) -> None:
        """Two numbers of strikers are two figures."""
        reports = [
            judge(of, (CBNA, ALDRIC), size=number(of, words, float(words.replace(",", "")), "people"))
            for of, words in (
                (item("Out", "About 1,150 are out.", at(1), outlet="A"), "1,150"),
                (item("Few", "Only 900 left.", at(1, 10), outlet="B"), "900"),
            )
        ]
        assert [figure.quantity.value for figure in _one(*reports).figures] == [1150, 900]


class TestLengths:
    """Strikes of a fixed length."""

    @pytest.mark.parametrize(
        ("words", "time", "date", "hour"),
        [
            ("a 24-hour strike on 17 August", None, dt.date(2023, 8, 18), None),
            ("a 48-hour strike from 06:00 on 17 August", dt.time(6), dt.date(2023, 8, 19), dt.time(6)),
            ("a three-day national strike from 17 August", None, dt.date(2023, 8, 19), None),
            ("a one-day walkout on 17 August", None, dt.date(2023, 8, 17), None),
            ("a strike on 17 August", None, None, None),
            ("a 10-day strike notice on 17 August", None, None, None),
            ("a 100-day action on 17 August", None, None, None),
        ],
    )
    def test_the_end_is_computed(self, words: str, time: dt.time | None, date: dt.date | None, hour: dt.time | None) -> None:
        """Hours run from the hour of the start, days include the first; what is no strike of fixed length has no end."""
        of = item("Dates named", f"The RBTA called {words}.", at(1))
        told = event(of, "strike_begins", words, dt.date(2023, 8, 17), time=time, scheduled=True)
        ends = [e.event for e in _one(judge(of, (RBTA, WESTMOOR), events=(told,))).events if e.event.type == "strike_ends"]
        assert [(e.date, e.time, e.computed) for e in ends] == ([(date, hour, True)] if date else [])

    def test_a_stated_end_is_kept(self) -> None:
        """Where a report says until when, nothing is computed."""
        of = item("Dates named", "The RBTA called a 24-hour strike on 17 August, until 07:00 on 18 August.", at(1))
        start = event(of, "strike_begins", "a 24-hour strike on 17 August", dt.date(2023, 8, 17), scheduled=True)
        end = event(of, "strike_ends", "until 07:00 on 18 August", dt.date(2023, 8, 18), time=dt.time(7), scheduled=True)
        found = [e.event for e in _one(judge(of, (RBTA, WESTMOOR), events=(start, end))).events if e.event.type == "strike_ends"]
        assert [(e.time, e.computed) for e in found] == [(dt.time(7), False)]


class TestMandates:
    """The power to strike lapses, by the rule of the country and time."""

    @pytest.mark.parametrize(
        ("country", "vote", "lapses"),
        [
            ("GB", dt.date(2023, 8, 1), dt.date(2024, 1, 31)),
            ("GB", dt.date(2023, 8, 31), dt.date(2024, 2, 28)),
            ("GB", dt.date(2026, 3, 2), dt.date(2027, 3, 1)),
            ("AU", dt.date(2022, 6, 1), dt.date(2022, 7, 1)),
            ("AU", dt.date(2024, 6, 1), dt.date(2024, 9, 1)),
            ("US", dt.date(2023, 8, 1), None),
            ("GB", dt.date(2010, 8, 1), None),
        ],
    )
    def test_by_country_and_time(self, country: str, vote: dt.date, lapses: dt.date | None) -> None:
        """Six months in Great Britain from 2017, twelve from 2026; thirty days, later three months, in Australia."""
        of = item("Vote passes", "Staff voted by 81%.", dt.datetime.combine(vote, dt.time(12), dt.UTC))
        told = event(of, "authorization_vote_result", "voted by 81%", vote)
        one = judge(of, (RBTA, WESTMOOR), country=country, stage="authorised", tracks=Tracks(action="authorised"), events=(told,))
        found = [e.event for e in _one(one).events if e.event.type == "mandate_expires"]
        assert [e.date for e in found] == ([lapses] if lapses else [])
        assert all(e.computed for e in found)

    def test_none_where_the_vote_failed_or_the_day_is_stated(self) -> None:
        """A vote that fell short gives no mandate; a day that an item states is not computed anew."""
        of = item("Vote falls short", "Staff voted on Tuesday. The mandate ends on 15 January.", at(1))
        vote = event(of, "authorization_vote_result", "voted on Tuesday", dt.date(2023, 8, 1))
        assert not any(e.event.computed for e in _one(judge(of, (RBTA, WESTMOOR), country="GB", events=(vote,))).events)
        stated = event(of, "mandate_expires", "ends on 15 January", dt.date(2024, 1, 15), scheduled=True)
        one = judge(
            of, (RBTA, WESTMOOR), country="GB", stage="authorised", tracks=Tracks(action="authorised"), events=(vote, stated)
        )
        assert [e.event.date for e in _one(one).events if e.event.type == "mandate_expires"] == [dt.date(2024, 1, 15)]


def test_a_strike_against_an_association_and_its_member() -> None:
    """The same union's strike that began the same day is one, where one report names the association and another a member."""
    lot = Party(id="lot", name="Backlot Pictures", role="employer", country="US", sector="film, television")
    of = item("Backlot lays off", "Writers have been on strike since May 2; Backlot lays off staff.", at(1, 11))
    told = event(of, "strike_begins", "on strike since May 2", dt.date(2023, 5, 2))
    dispute = _one(writers(), judge(of, (WGA, lot), sector="film, television", country="US", events=(told,)))
    assert (dispute.name, len(dispute.employers)) == ("WGA v AMPTP", 2)
