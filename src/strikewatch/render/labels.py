"""The names of closed lists, as the page shows them."""

from __future__ import annotations

from strikewatch.model import Provenance, Stance, Verdict

# The ladder of domain 4.4.
LADDER: dict[Provenance, str] = {
    "P0": "public record",
    "P1": "statement of the party itself",
    "P2": "named person on the record",
    "P3": "report of an outlet",
    "P4": "anonymous source",
    "P5": "unverified post",
}
STANCES: dict[Stance, str] = {
    "demands": "demands",
    "proposes": "proposes",
    "offers": "offers",
    "counters": "counters",
    "final_offer": "final offer",
    "rejects": "rejects",
    "opposes": "opposes",
    "refuses_to_negotiate": "refuses to negotiate",
    "concedes": "concedes",
    "agrees": "agrees",
    "commits_to_discuss": "commits to discuss",
    "evaluates": "considers",
    "seeks_meeting": "seeks a meeting",
    "threatens": "threatens",
    "warns": "warns",
    "alleges": "alleges",
    "no_comment": "no comment",
}
VERDICTS: dict[Verdict, str] = {
    "dispute": "dispute",
    "organising": "organising",
    "labour": "other labour news",
    "look-alike": "look-alike",
    "off-topic": "off-topic",
    "other-language": "other language",
}
# Events whose name is not its words with spaces.
EVENTS = {
    "ta_reached": "tentative agreement",
    "talks_broke_off": "talks broken off",
    "peb_report": "emergency board reports",
    "ulp_charge_filed": "charge of an unfair labour practice filed",
    "ulp_complaint_issued": "complaint of an unfair labour practice issued",
    "production_or_service_impact": "effect on production or service",
    "authorization_vote_opens": "strike vote opens",
    "authorization_vote_closes": "strike vote closes",
    "authorization_vote_result": "strike vote counted",
    "other": "event",
}
