"""What the members of closed lists are called, wherever they are shown."""

from __future__ import annotations

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
