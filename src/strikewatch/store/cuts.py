"""The cut of a digest as SQL: the words of the design ("window", "too old", "new") in one place."""

from __future__ import annotations

from strikewatch.model import Cut
from strikewatch.store.rows import micros

# Delivered editions settle the items up to the last that had arrived when they were composed, or just the items that they hold.
SETTLED = "SELECT coalesce(max(settles), 0) FROM editions WHERE state = 'delivered'"
_DELIVERED = (
    "SELECT 1 FROM edition_items e JOIN editions d ON d.number = e.edition WHERE e.item = i.seq AND d.state = 'delivered'"
)

Values = dict[str, object]


def arrived(cut: Cut) -> tuple[str, Values]:
    """Return the condition on ``items i`` for all that a cut takes in, too old or not, with its values."""
    conditions = ["+i.seq <= :upto"]  # by its "+" no reason to walk all items in order of arrival
    values: Values = {"upto": cut.upto}
    # Days begin at their first moment and end before the next day's; what this very run brought is seen at its end.
    after, before = ("i.dated >= ", "i.dated < ") if cut.by_item_date else ("i.first_seen > ", "i.first_seen <= ")
    if cut.start is not None:
        conditions.append(f"{after}:start")
        values["start"] = micros(cut.start)
    if cut.end is not None:
        conditions.append(f"{before}:end")
        values["end"] = micros(cut.end)
    if cut.new:
        conditions += [f"i.seq > ({SETTLED})", f"NOT EXISTS ({_DELIVERED})"]
    return " AND ".join(conditions), values


def current(cut: Cut) -> tuple[str, Values]:
    """Return the condition for what a cut takes in and may show: too old items only where it goes by the items' own dates."""
    condition, values = arrived(cut)
    return (condition if cut.by_item_date else f"{condition} AND NOT i.too_old"), values
