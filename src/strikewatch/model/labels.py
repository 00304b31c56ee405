"""What the members of closed lists are called, wherever they are shown."""

from __future__ import annotations

from typing import NamedTuple

from strikewatch.model.analysis import Stage

STAGES: dict[Stage, str] = {
    "none": "no action reported",
    "talks": "talks",
    "authorised": "strike authorised",
    "noticed": "notice served",
    "on_strike": "on strike",
    "action_short": "action short of strike",
    "locked_out": "locked out",
    "suspended": "action suspended",
    "tentative_agreement": "tentative agreement",
    "ratified": "agreement ratified",
    "rejected": "deal rejected",
    "ended": "strike ended",
    "arbitration": "arbitration",
    "other": "before a court or the law",
}


class IssueNames(NamedTuple):
    """What an issue group is called: over its part of the page, and in a line that holds several."""

    heading: str
    short: str


# The groups of the taxonomy, in the order of the page (domain 2.2).
ISSUES: dict[str, IssueNames] = {
    "wages": IssueNames("Pay & wage increases", "pay"),
    "residuals": IssueNames("Residuals & revenue share", "residuals"),
    "tiers-status": IssueNames("Tiers, temps & job status", "tiers and job status"),
    "health-care": IssueNames("Health insurance & benefits", "health care"),
    "retirement": IssueNames("Pensions & retirement", "pensions"),
    "staffing": IssueNames("Staffing, minimums & workload", "staffing"),
    "job-security": IssueNames("Job security & employment guarantees", "job security"),
    "technology": IssueNames("AI, automation & surveillance", "AI and automation"),
    "hours-scheduling": IssueNames("Hours, scheduling & overtime", "hours"),
    "leave": IssueNames("Leave & time off", "leave"),
    "health-safety": IssueNames("Health & safety", "health and safety"),
    "work-rules": IssueNames("Work rules, duties & job control", "work rules"),
    "discipline": IssueNames("Discipline, dismissal & retaliation", "discipline"),
    "recognition": IssueNames("Recognition, first contract & union rights", "recognition"),
    "equity": IssueNames("Equity, discrimination & harassment", "equity"),
    "common-good": IssueNames("Services, funding & common-good demands", "common good"),
    "policy": IssueNames("Government policy & legal change", "policy"),
    "process": IssueNames("Bargaining process & contract terms", "bargaining process"),
    "other": IssueNames("Other / not stated", "other"),
}
