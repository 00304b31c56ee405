"""The two sentences that the program is. Prints nothing, exits never.

pull:    config ► sources ► Document ► parse ► Item… ► store
digest:  store ► Item… ► analyse ► Analysis… ► stories ► disputes ► compose ► Digest
"""

from __future__ import annotations

from strikewatch.pipeline.exports import import_exports
from strikewatch.pipeline.judge import judge_new, judged
from strikewatch.pipeline.lock import only_run
from strikewatch.pipeline.pull import pull

__all__ = ["import_exports", "judge_new", "judged", "only_run", "pull"]
