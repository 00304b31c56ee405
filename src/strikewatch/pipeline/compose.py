"""store ► Item… ► Analysis… ► stories ► disputes ► compose ► Digest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from strikewatch.model import Config, Cut, Digest, Dispute, GroupBy, Judged, Record, SourceFailure, SourceHealth, Story
from strikewatch.pipeline.judge import judge_new
from strikewatch.pipeline.judge import judged as judged_now
from strikewatch.pipeline.named import meant_by, names_in_evidence, one_of
from strikewatch.pipeline.windows import Span, cut_of
from strikewatch.store import Store
from strikewatch.text import slug

if TYPE_CHECKING:
    from strikewatch.lexicon import Lexicon

# A dispute of which nothing was heard for longer is in no ledger unless it is asked for by name.
_OPEN = dt.timedelta(days=180)
# Evidence that a page looks back on, per dispute: the newest reports, and the first ones, which tell when it began. A digest shares one
# allowance among the disputes of its window, and one among those that are open without news, so that it keeps within its second however
# many there are; a dossier may take longer.
_WITH_NEWS = 900
_WITHOUT_NEWS = 600
_FOR_LEDGER = {"newest": 15, "first": 5}
_FOR_DOSSIER = {"newest": 1_000, "first": 100}
_TOLD = ("dispute", "organising", "labour")
_YEAR = re.compile(r"(.+-)(\d{4})(-\d+)?")


class Composition(Record, frozen=True, kw_only=True):
    """A digest with what it was made of: what an edition of it settles, and what other pages show."""

    digest: Digest
    cut: Cut
    judged: tuple[Judged, ...]  # the items of the window; of dropped ones no more than the verdict
    stories: tuple[Story, ...]
    disputes: tuple[Dispute, ...]
    filtered: bool = False  # by issue or dispute: it settles only what it shows

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items that stand in it: those cited, with their copies."""
        cited = {reference.item for reference in self.digest.references}
        shown = (story for story in self.stories if any(one.item.id in cited for one in story.members))
        return tuple(one.item.id for story in shown for one in story.members)


def compose(  # noqa: PLR0913 - the options of a digest, each named at the call
    config: Config,
    store: Store,
    lexicon: Lexicon,
    *,
    now: dt.datetime,
    span: Span,
    group_by: GroupBy | None = None,
    issues: Sequence[str] = (),
    disputes: Sequence[str] = (),
    edition: str | None = None,
    on_judged: Callable[[int, int], None] | None = None,
) -> Composition:
    """Judge what waits, and compose the digest of a span of time, or of what is new.

    ``issues`` (slugs) and ``disputes`` (ids, or unique parts of them) narrow the page, never its counts. ``edition`` is the id that
    the digest gets if it is to be one. ``on_judged`` is told how many items are judged, of how many.
    """
    from strikewatch import digest as page

    cut, window = cut_of(store, config, span, now)
    judged = _judged(store, lexicon, cut, on_judged)
    stories, gathered = _gather(config, store, judged, now)
    previous = store.last_edition() if cut.new else None  # a window of its own is compared with nothing but what came before it
    health = store.health([source.name for source in config.sources], shares=False)
    failures = _failures(health)
    digest = page.compose(
        judged,
        stories,
        gathered,
        window=window,
        now=now,
        zone=config.zone,
        settings=config.digest,
        group_by=group_by,
        issues=issues,
        only=[one_of(gathered, part, none="no dispute in this window").id for part in disputes],
        sources_ok=len(health) - len(failures),
        failures=failures,
        since_edition=previous.id if previous else None,
        previous=_decoded(previous.digest) if previous else None,
        too_old=store.too_old(cut),
        unreadable=store.unreadable(cut),
        edition=edition,
    )
    return Composition(
        digest=digest, cut=cut, judged=judged, stories=stories, disputes=gathered, filtered=bool(issues or disputes)
    )


def _failures(health: Sequence[SourceHealth]) -> list[SourceFailure]:
    """Return the sources that failed when they were last visited."""
    return [
        SourceFailure(name=one.name, message=one.message or "", since=one.failing_since, failures=one.failures)
        for one in health
        if one.failures
    ]


def disputes(config: Config, store: Store, lexicon: Lexicon, *, now: dt.datetime, name: str | None = None) -> tuple[Dispute, ...]:
    """Return the disputes heard of in the last half year, or all that ``name`` is a part of the id of, the latest heard of first."""
    if store.writable:
        judge_new(store, lexicon)
    if name is None:
        return _ledger(config, store, now, [id_ for id_, _ in store.disputes(since=now - _OPEN)])
    wanted = slug(name)
    if not wanted:
        return ()  # nothing would be a part of every id
    everything = {id_ for id_, _ in store.disputes()}
    ids = {id_ for id_ in everything if wanted in id_}
    still = {id_ for id_, _ in store.disputes(since=now - _OPEN)}
    return _whole(config, store, now, wanted, still | ids) or _whole(config, store, now, wanted, everything)


def _whole(config: Config, store: Store, now: dt.datetime, wanted: str, ids: set[str]) -> tuple[Dispute, ...]:
    """Return the disputes of some ids that ``wanted`` means, with all their evidence.

    Which reports are one dispute all of them decide together: a little of each is gathered first, and again with all of the wanted
    ones among it. So a dossier has the reports that the ledger has, under the same name.
    """
    some = store.by_dispute(_neighbours(ids), **_share(_WITH_NEWS, len(ids)))
    named = meant_by(_gathered(config, store, _folded(some), now), wanted)
    told = {id_ for dispute in named for id_ in names_in_evidence(dispute)}
    if not told:
        return named
    known = {one.item.id: one for one in (*some, *_evidence(store, told))}
    return meant_by(_gathered(config, store, _folded(tuple(known.values())), now), wanted)


def dispute_named(config: Config, store: Store, lexicon: Lexicon, name: str, *, now: dt.datetime) -> Dispute:
    """Return the one dispute that ``name`` stands for, with all its evidence."""
    return one_of(disputes(config, store, lexicon, now=now, name=name), name)


def disputes_of(config: Config, store: Store, lexicon: Lexicon, *, now: dt.datetime, told: str) -> tuple[Dispute, ...]:
    """Return the disputes that the items judged to be on the dispute ``told`` are evidence of, whatever a page calls them."""
    if store.writable:
        judge_new(store, lexicon)
    return _all_known(config, store, now, [told])


def _ledger(config: Config, store: Store, now: dt.datetime, ids: Iterable[str]) -> tuple[Dispute, ...]:
    evidence = store.by_dispute(_neighbours(ids), **_FOR_LEDGER)
    return _gathered(config, store, _folded(evidence), now)


def _all_known(config: Config, store: Store, now: dt.datetime, ids: Iterable[str]) -> tuple[Dispute, ...]:
    """Return the disputes that all is evidence of that was ever told under some ids, or under what the user says is the same."""
    return _gathered(config, store, _folded(_evidence(store, ids)), now)


def _evidence(store: Store, ids: Iterable[str]) -> tuple[Judged, ...]:
    return store.by_dispute(_neighbours({*ids, *_joined(store, ids)}), **_FOR_DOSSIER)


def _judged(store: Store, lexicon: Lexicon, cut: Cut, on_progress: Callable[[int, int], None] | None) -> tuple[Judged, ...]:
    """Return the items of a cut, all judged; in a store that may only be read those that wait are judged for this once."""
    if store.writable:
        judge_new(store, lexicon, on_progress=on_progress)
        return store.judged(cut)
    marks = store.marks()
    here = {item.id: judged_now(item, lexicon, marks) for item in store.waiting(cut)}
    return (*(one for one in store.judged(cut) if one.item.id not in here), *here.values())


def _gather(
    config: Config, store: Store, judged: Sequence[Judged], now: dt.datetime
) -> tuple[tuple[Story, ...], tuple[Dispute, ...]]:
    """Return the stories of the window with older evidence on its disputes and on all that are open, and the disputes.

    A dispute is due and in the ledger for as long as it is open, whether anything was written on it today or not.
    """
    ids = {one.analysis.dispute for one in judged if one.analysis.dispute}
    ids |= _joined(store, ids)
    still = {id_ for id_, _ in store.disputes(since=now - _OPEN)} - ids
    here = {one.item.id for one in judged}
    older = (
        *store.by_dispute(_neighbours(ids), **_share(_WITH_NEWS, len(ids))),
        *store.by_dispute(still, **_share(_WITHOUT_NEWS, len(still))),
    )
    told = [one for one in judged if one.analysis.verdict in _TOLD]  # of what was dropped nothing is left to fold
    stories = _folded([*({one.item.id: one for one in older if one.item.id not in here}.values()), *told])
    return stories, _gathered(config, store, stories, now)


def _folded(judged: Sequence[Judged]) -> tuple[Story, ...]:
    from strikewatch import stories

    return stories.fold(judged)


def _gathered(config: Config, store: Store, stories: Sequence[Story], now: dt.datetime) -> tuple[Dispute, ...]:
    from strikewatch.disputes import gather

    return gather(
        stories, watch=config.watch, same=_pairs(store, "same"), different=_pairs(store, "different"), zone=config.zone, now=now
    )


def _pairs(store: Store, verb: str) -> tuple[tuple[str, str], ...]:
    return tuple((mark.value, mark.other) for mark in store.marks() if mark.verb == verb and mark.value and mark.other)


def _joined(store: Store, ids: Iterable[str]) -> set[str]:
    """Return the disputes that the user said are the same as one of ``ids``."""
    known = set(ids)
    return {name for pair in _pairs(store, "same") if known & set(pair) for name in pair}


def _share(allowance: int, disputes: int) -> dict[str, int]:
    """Return how many reports of each dispute a digest looks back on, where so many share so large an allowance."""
    share = allowance // max(1, disputes)
    return {"newest": min(24, max(2, share * 4 // 5)), "first": min(6, max(1, share // 5))}


def _neighbours(ids: Iterable[str]) -> list[str]:
    """Return the ids with those of the years before and after: reports of one dispute are dated on both sides of a new year."""
    found = set()
    for id_ in ids:
        found.add(id_)
        if match := _YEAR.fullmatch(id_):
            found.update(f"{match[1]}{int(match[2]) + step}" for step in (-1, 0, 1))
    return sorted(found)


def _decoded(body: bytes) -> Digest | None:
    """Return a stored digest; one of an older shape is not compared with."""
    try:
        return msgspec.json.decode(body, type=Digest)
    except msgspec.DecodeError:
        return None
