"""``strikewatch sources``: list, add, remove and check sources; OPML; presets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import urlencode, urlsplit

import click
import msgspec

from strikewatch import text
from strikewatch.cli import exits, output
from strikewatch.cli.app import App
from strikewatch.errors import InputError, UsageError
from strikewatch.model import Tier

if TYPE_CHECKING:
    from strikewatch.model import Source, SourceHealth
    from strikewatch.pipeline.preview import Preview


@click.group("sources")
def command() -> None:
    """List, add, remove and check sources; OPML; presets.

    \b
    Examples:
      strikewatch sources add https://labornotes.org
      strikewatch sources add --search "UPS Teamsters"
      strikewatch sources list
      strikewatch sources import feeds.opml
    """


def _say(line: str = "") -> None:
    click.echo(text.for_terminal(line))


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_(app: App, as_json: bool) -> None:
    """List the sources with their health: last success, failures in a row, items a week, share kept."""
    health = {one.name: one for one in app.store.health(source.name for source in app.config.sources)}
    if as_json:
        rows = [
            {"name": s.name, "kind": s.kind, "tier": s.tier, "tags": s.tags, "health": health.get(s.name)}
            for s in app.config.sources
        ]
        output.write(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")
        return
    if app.config.preset:
        _say("These are the built-in preset: there is no config. strikewatch config init writes one.")
    for source in app.config.sources:
        _say(_health_line(source, health.get(source.name), app))


def _health_line(source: Source, health: SourceHealth | None, app: App) -> str:
    """Return one line: name, tier, how it is doing."""
    name = f"{source.name} ({source.tier})"
    if health is None or health.last_try is None:
        return f"{name}: never read yet"
    parts = [f"{health.items:,} items", f"{health.week:g} a week, {health.kept:.0%} kept"]
    if health.failures:
        since = f" since {health.failing_since:%Y-%m-%d %H:%M} UTC" if health.failing_since else ""
        parts.append(f"FAILED, {health.failures} in a row{since}: {health.message}")
    elif health.last_success:
        parts.append(f"read {_ago((app.now - health.last_success).total_seconds())} ago")
    if health.moved_to:
        parts.append(f"has moved to {health.moved_to}: change its url")
    return f"{name}: {'; '.join(parts)}"


def _ago(seconds: float) -> str:
    """Return a stretch of time in its largest unit."""
    for size, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(0, seconds):.0f} seconds"


@command.command("add")
@click.argument("url", required=False)
@click.option("--search", metavar="WORDS", help="Instead of an address: a Google News search for these words.")
@click.option("--name", help="Its name (default: made from its address).")
@click.option("--tier", type=click.Choice(get_args(Tier)), help="Who speaks (default: press; a search: aggregator).")
@click.option("--party", help="For whom an official source speaks.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given again.")
@click.option("--dry-run", is_flag=True, help="Show what it would bring; change nothing.")
@click.pass_context
def add(
    ctx: click.Context,
    url: str | None,
    search: str | None,
    name: str | None,
    tier: str | None,
    party: str | None,
    tags: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Add a feed to the config, after a look at what it brings. URL may be a web page: the feed that it names is taken.

    Comments and order of the config stay as they are. A feed that is there already is refused.
    """
    from strikewatch.config.addresses import url_fault
    from strikewatch.model import Failed

    app: App = ctx.obj
    if (url is None) == (search is None):
        raise UsageError("give an address, or --search WORDS", hint="strikewatch sources add https://labornotes.org")
    if tier == "official" and party is None:
        raise UsageError("an official source speaks for a party", hint="name it with --party, or leave out --tier")
    address = url or _search_url(search or "")
    fault = url_fault(address)
    if fault is not None:
        raise UsageError(fault, source="URL")
    tier = tier or ("aggregator" if search else "press")
    looked = _look(app, name or _name(address, search), address, tier, party)
    if isinstance(looked, Failed):
        click.echo(text.for_terminal(looked.line()), err=True)
        ctx.exit(exits.TRY_LATER)
    _refuse_twice(app, looked.source)
    _show(looked)
    if not dry_run:
        _write(app, [looked.source], tags)


def _look(app: App, name: str, url: str, tier: Any, party: str | None) -> Any:
    from strikewatch.model import Source
    from strikewatch.pipeline.preview import preview

    return preview(Source(name=name, url=url, tier=tier, party=party), app.lexicon, now=app.now)


def _search_url(words: str) -> str:
    """Return Google News' public search feed for these words."""
    return "https://news.google.com/rss/search?" + urlencode({"q": words, "hl": "en-US", "gl": "US", "ceid": "US:en"})


def _name(url: str, search: str | None) -> str:
    """Return a name made from the searched words, or from the host."""
    if search:
        return text.slug(f"search {search}")
    host = (urlsplit(url).hostname or url).removeprefix("www.")
    return text.slug(host.rsplit(".", 1)[0]) or "feed"


def _refuse_twice(app: App, source: Source) -> None:
    """Raise UsageError where the config has the address or the name already."""
    for other in () if app.config.preset else app.config.sources:
        if other.url == source.url:
            raise UsageError(f"is there already, as {other.name!r}", source=source.url, hint="nothing was changed")
        if other.name.casefold() == source.name.casefold():
            raise UsageError(
                f"another source is named {other.name!r}", source=source.url, hint="give it a name of its own with --name"
            )


def _show(looked: Preview) -> None:
    """Print what the source brings: the newest items with their verdicts."""
    _say(f"{looked.source.name}: {looked.title or 'no title'}, {looked.in_all} items, {looked.source.url}")
    kept = sum(one.analysis.relevant for one in looked.items)
    for one in looked.items:
        verdict = "keep" if one.analysis.relevant else "drop"
        _say(f"  {verdict}  {one.analysis.score:.2f}  {text.shorten(one.item.title or one.item.text, 90)}")
    _say(f"  {kept} of the newest {len(looked.items)} would be kept")
    if looked.moved_to:
        _say(f"  the feed has moved to {looked.moved_to}")


def _entry(source: Source, tags: tuple[str, ...]) -> dict[str, Any]:
    """Return a source as the config writes it: what is not the default."""
    entry: dict[str, Any] = {"name": source.name, "url": source.url}
    if source.tier != "press":
        entry["tier"] = source.tier
    if source.party:
        entry["party"] = source.party
    if all_tags := tuple(dict.fromkeys((*source.tags, *tags))):
        entry["tags"] = all_tags
    return entry


def _write(app: App, sources: list[Source], tags: tuple[str, ...] = ()) -> None:
    """Append sources to the config and say where."""
    from strikewatch.config import where
    from strikewatch.config.write import add_sources

    file = app.config.path or app.config_file or where.config_file()
    add_sources(file, [_entry(source, tags) for source in sources])
    _say(f"Added {len(sources)} to {file}")
    if app.config.preset:
        _say("The built-in preset is no longer in force; to keep it: strikewatch sources presets labour --add")


@command.command("remove")
@click.argument("name")
@click.pass_obj
def remove(app: App, name: str) -> None:
    """Take a source out of the config. What it brought stays in the store."""
    from strikewatch.config.write import remove_source

    if app.config.path is None:
        raise UsageError(
            "the built-in preset is in force: there is no config to change", hint="strikewatch config init writes one"
        )
    remove_source(app.config.path, name)
    _say(f"Removed {name} from {app.config.path}; its items stay")


@command.command("check")
@click.argument("names", nargs=-1)
@click.pass_context
def check(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Visit sources now and say what they answer: nothing is stored."""
    from strikewatch.model import Failed
    from strikewatch.pipeline.preview import preview

    app: App = ctx.obj
    chosen = [s for s in app.config.sources if s.kind == "feed" and (not names or s.name in names)]
    unknown = set(names) - {s.name for s in chosen}
    if unknown:
        raise UsageError(f"no feed is named {min(unknown)!r}", hint="strikewatch sources list names them")
    failed = 0
    for source in chosen:
        looked = preview(source, app.lexicon, now=app.now)
        if isinstance(looked, Failed):
            failed += 1
            _say(looked.line())
            continue
        kept = sum(one.analysis.relevant for one in looked.items)
        moved = f"; has moved to {looked.moved_to}" if looked.moved_to else ""
        named = f"; the page names the feed {looked.source.url}" if looked.source.url != source.url else ""
        _say(f"{source.name}: {looked.in_all} items, {kept} of the newest {len(looked.items)} would be kept{moved}{named}")
    ctx.exit(exits.TRY_LATER if failed else exits.OK)


@command.command("presets")
@click.argument("name", required=False)
@click.option("--add", "add_", is_flag=True, help="Add its sources to the config.")
@click.pass_obj
def presets(app: App, name: str | None, add_: bool) -> None:
    """List the ready lists of public feeds, or the feeds of one."""
    from strikewatch.config import preset

    groups = preset.groups()
    if name is None:
        for group, sources in groups.items():
            names = [source.name for source in sources[:4]] + ["…"] * (len(sources) > 4)
            _say(f"{group}: {len(sources)} feeds ({', '.join(names)})")
        return
    if name not in groups:
        raise UsageError(f"no preset is named {name!r}", hint=f"there are {', '.join(groups)}")
    if not add_:
        for source in groups[name]:
            _say(f"{source.name}: {source.url}")
        return
    known = set() if app.config.preset else {source.url for source in app.config.sources}
    fresh = [source for source in groups[name] if source.url not in known]
    _write(app, fresh) if fresh else _say("all of them are there already")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_(app: App, file: Path) -> None:
    """Add the feeds of an OPML file; its folders become tags."""
    from strikewatch.parse import opml

    try:
        body = file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", source=str(file), hint="check the path") from error
    taken = {source.name.casefold() for source in app.config.sources}
    known = set() if app.config.preset else {source.url for source in app.config.sources}
    found, left_out = opml.read(body, str(file), taken=taken)
    for address in left_out:
        click.echo(text.for_terminal(f"left out: {address}: only http and https addresses are fetched"), err=True)
    fresh = [source for source in found if source.url not in known]
    _write(app, fresh) if fresh else _say("all of them are there already")


@command.command("export")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), help="Write to this file.")
@click.pass_obj
def export(app: App, file: Path | None) -> None:
    """Write the feeds as OPML, their first tag as folder. Log-ins are left out."""
    from strikewatch.parse import opml

    output.write(opml.write(app.config.sources), file)
