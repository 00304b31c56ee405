"""The two sentences that the program is. Prints nothing, exits never.

pull:    config ► sources ► Document ► parse ► Item… ► store
digest:  store ► Item… ► analyse ► Analysis… ► stories ► disputes ► compose ► Digest
"""

from __future__ import annotations

from strikewatch.pipeline.compose import Composition, compose, disputes
from strikewatch.pipeline.editions import keep_edition, keeping
from strikewatch.pipeline.exports import import_exports
from strikewatch.pipeline.judge import judge_new, judged
from strikewatch.pipeline.lock import only_run
from strikewatch.pipeline.pull import pull
from strikewatch.pipeline.windows import Span

__all__ = [
    "Composition",
    "Span",
    "compose",
    "disputes",
    "import_exports",
    "judge_new",
    "judged",
    "keep_edition",
    "keeping",
    "only_run",
    "pull",
]
