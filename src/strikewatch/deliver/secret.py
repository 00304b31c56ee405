"""The mail password: from a command, the environment or a private file; never in the config, never shown."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
from pathlib import Path

from strikewatch.errors import CannotAccess, Refused
from strikewatch.model import MailSettings

COMMAND_SECONDS = 30


def password(settings: MailSettings) -> str | None:
    """Return the password that the settings lead to, None if they name none."""
    if settings.password_command is not None:
        return _from_command(settings.password_command)
    if settings.password_env is not None:
        value = os.environ.get(settings.password_env)
        if not value:
            raise CannotAccess(
                f"the environment has no {settings.password_env}", source="mail.password_env", hint="set it where cron runs"
            )
        return value
    if settings.password_file is not None:
        return _from_file(settings.password_file)
    return None


def _from_command(command: str) -> str:
    """Return the first line that the command prints. No shell: the words are split as a shell would."""
    hint = "run it by hand: it must print the password and end with 0"
    try:
        words = [os.path.expanduser(word) for word in shlex.split(command)]  # noqa: PTH111 - words, not paths
        done = subprocess.run(words, capture_output=True, timeout=COMMAND_SECONDS, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - the user's own command
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise CannotAccess(f"the command failed ({type(error).__name__})", source="mail.password_command", hint=hint) from None
    line = done.stdout.decode("utf-8", "replace").split("\n", 1)[0].strip()
    if not line:
        raise CannotAccess("the command printed nothing", source="mail.password_command", hint=hint)
    return line


def _from_file(path: Path) -> str:
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise Refused("others can read the password file", source=str(path), hint=f"chmod 600 {shlex.quote(str(path))}")
        line = path.read_text(encoding="utf-8").split("\n", 1)[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotAccess("the password file cannot be read", source=str(path), hint="check mail.password_file") from error
    if not line:
        raise CannotAccess("the password file is empty", source=str(path), hint="write the password on its first line")
    return line
