"""A local ``sendmail``: it queues for all recipients at once, so its exit code is the answer for each."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator

from strikewatch import text
from strikewatch.errors import CannotAccess
from strikewatch.model import Delivery, Letter, MailSettings

# sysexits(3), as sendmail uses them: the address or the input itself is at fault, trying again will not help.
PERMANENT_EXITS = frozenset({64, 65, 67, 68, 77})
_USUAL_PLACES = ("/usr/sbin", "/usr/lib")  # cron's PATH has neither


def find(settings: MailSettings) -> str:
    """Return the command's path. Raise CannotAccess if there is none."""
    name = shlex.split(settings.sendmail)[0]
    path = shutil.which(name) or shutil.which(name, path=os.pathsep.join(_USUAL_PLACES))
    if path is None:
        raise CannotAccess(f"there is no command {name!r}", source="mail.sendmail", hint="give its whole path")
    return path


def send(letter: Letter, recipients: tuple[str, ...], settings: MailSettings) -> Iterator[Delivery]:
    """Queue the letter for all recipients."""
    words = [find(settings), *shlex.split(settings.sendmail)[1:], "-i", "-f", letter.sender, "--", *recipients]
    try:
        done = subprocess.run(words, input=letter.message, capture_output=True, timeout=settings.timeout, check=False)  # noqa: S603 - the user's own command, no shell
    except (OSError, subprocess.TimeoutExpired) as error:
        answer, code = f"sendmail failed ({type(error).__name__})", 75
    else:
        answer, code = (
            text.for_terminal(f"exit {done.returncode} {done.stderr.decode('utf-8', 'replace')}")[:300],
            done.returncode,
        )
    for recipient in recipients:
        if code == 0:
            yield Delivery(recipient=recipient, state="accepted", answer="queued by sendmail")
        else:
            yield Delivery(recipient=recipient, state="refused" if code in PERMANENT_EXITS else "deferred", answer=answer)
