"""``strikewatch schedule``: crontab lines and systemd timers for this installation."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import click

from strikewatch.cli.app import App
from strikewatch.config import where
from strikewatch.errors import UsageError


def _words(app: App) -> list[str]:
    """Return the command that runs this very installation, with the options it was called with."""
    found = shutil.which(sys.argv[0]) or shutil.which("strikewatch")
    # Neither cron nor systemd has this shell's variables.
    home = os.environ.get(where.HOME_VARIABLE)
    words = ["env", f"{where.HOME_VARIABLE}={Path(home).expanduser().absolute()}"] if home else []
    words += [str(Path(found).resolve(strict=False))] if found else [sys.executable, "-m", "strikewatch"]
    if app.config_file:
        words += ["--config", str(app.config_file.absolute())]
    if app.data_dir:
        words += ["--data-dir", str(app.data_dir.absolute())]
    return words


CRON = """\
# crontab -e: the mail on weekdays at {at}; the sources once an hour, so that nothing scrolls out of a feed unseen.
# Quiet when all is well: cron mails only what goes wrong. Exit code 75 means "try again later", and the next run does.
{minute} {hour} * * 1-5  {command} mail
{pull_minute} * * * *  {command} pull --tolerate
"""

SYSTEMD = """\
# ~/.config/systemd/user/strikewatch.service
[Unit]
Description=strikewatch: the labour desk's mail

[Service]
Type=oneshot
ExecStart={command} mail
SuccessExitStatus=75

# ~/.config/systemd/user/strikewatch.timer
[Unit]
Description=strikewatch on weekdays at {at}

[Timer]
OnCalendar=Mon..Fri {at}
Persistent=true

[Install]
WantedBy=timers.target

# ~/.config/systemd/user/strikewatch-pull.service
[Unit]
Description=strikewatch: the sources, so that nothing scrolls out of a feed unseen

[Service]
Type=oneshot
ExecStart={command} pull --tolerate
SuccessExitStatus=75

# ~/.config/systemd/user/strikewatch-pull.timer
[Unit]
Description=strikewatch pull once an hour

[Timer]
OnCalendar=*:{pull_minute:02}

[Install]
WantedBy=timers.target

# then: systemctl --user daemon-reload && systemctl --user enable --now strikewatch.timer strikewatch-pull.timer
"""


@click.command("schedule")
@click.option("--at", default="07:00", show_default=True, metavar="HH:MM", help="When the mail goes out, in the machine's zone.")
@click.option("--form", type=click.Choice(["cron", "systemd"]), default="cron", show_default=True)
@click.pass_obj
def command(app: App, at: str, form: str) -> None:
    """Print crontab lines or systemd units that run this installation. Nothing is installed.

    \b
    Examples:
      strikewatch schedule --at 06:30
      strikewatch schedule --form systemd
    """
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", at)
    if match is None:
        raise UsageError(f"--at {at!r} is no time of day", hint="write 06:30")
    quoted = shlex.join(_words(app))
    hour, minute = int(match[1]), int(match[2])
    if form == "cron":
        # In a crontab a percent sign ends the command.
        line = CRON.format(
            at=f"{hour:02}:{minute:02}",
            hour=hour,
            minute=minute,
            pull_minute=(minute + 30) % 60,
            command=quoted.replace("%", "\\%"),
        )
    else:
        # In a unit a percent sign begins a specifier.
        line = SYSTEMD.format(at=f"{hour:02}:{minute:02}", pull_minute=(minute + 30) % 60, command=quoted.replace("%", "%%"))
    click.echo(line, nl=False)
