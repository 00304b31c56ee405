"""The two sentences that the program is. Prints nothing, exits never.

pull:    config ► sources ► Document ► parse ► Item… ► store
digest:  store ► Item… ► analyse ► Analysis… ► stories ► disputes ► compose ► Digest
"""

from __future__ import annotations

from strikewatch.pipeline.compose import Composition, compose, dispute_named, disputes, disputes_of
from strikewatch.pipeline.editions import keep_edition, keeping
from strikewatch.pipeline.exports import import_exports
from strikewatch.pipeline.judge import judge_new, judged
from strikewatch.pipeline.lock import only_run
from strikewatch.pipeline.named import names_in_evidence
from strikewatch.pipeline.pull import pull
from strikewatch.pipeline.windows import Span

__all__ = [
    "Composition",
    "Span",
    "compose",
    "dispute_named",
    "disputes",
    "disputes_of",
    "import_exports",
    "judge_new",
    "judged",
    "keep_edition",
    "keeping",
    "names_in_evidence",
    "only_run",
    "pull",
]
