"""Dates and zones: what feeds and posts write, read into aware times. Pure helpers; the only user of dateutil."""

from strikewatch.dates.days import day, later
from strikewatch.dates.feed import parse_feed_date, tweet_time
from strikewatch.dates.zones import (
    abbreviation,
    country_of_zone,
    local_zone,
    zone_named,
    zone_of_abbreviation,
    zone_of_country,
    zone_of_place,
)

__all__ = [
    "abbreviation",
    "country_of_zone",
    "day",
    "later",
    "local_zone",
    "parse_feed_date",
    "tweet_time",
    "zone_named",
    "zone_of_abbreviation",
    "zone_of_country",
    "zone_of_place",
]
