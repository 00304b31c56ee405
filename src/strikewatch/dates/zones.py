"""Time zones: what an abbreviation means, the user's zone, and the zone of a place.

Offsets of abbreviations are in minutes east of UTC. Where one is used in several parts of the world, the reading is the one
that feeds mean most: BST is British summer, IST India, CST and EST America, and AST, ECT and the like are left out.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

from strikewatch.dates.names import fold

OFFSETS = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "sast": 120, "cat": 120, "eat": 180, "wat": 60, "msk": 180, "msd": 240, "trt": 180, "idt": 180,
    "gst": 240, "pkt": 300, "ist": 330, "npt": 345, "bdt": 360, "ict": 420, "wib": 420, "hkt": 480, "sgt": 480, "myt": 480,
    "pht": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720,
    "nzdt": 780, "nst": -210, "ndt": -150, "brt": -180, "brst": -120, "art": -180, "clt": -240, "clst": -180, "adt": -180,
    "edt": -240, "est": -300, "cdt": -300, "cst": -360, "mdt": -360, "mst": -420, "pdt": -420, "pst": -480, "akdt": -480,
    "akst": -540, "hst": -600, "pet": -300, "cot": -300,
}  # fmt: skip

# What a report means by "4 p.m. EDT" or "0400 GMT": the place whose clock it reads.
_IANA = {
    "America/New_York": "et est edt eastern", "America/Chicago": "ct cst cdt central", "America/Denver": "mt mst mdt mountain",
    "America/Los_Angeles": "pt pst pdt pacific", "America/Halifax": "adt atlantic", "America/St_Johns": "nst ndt",
    "America/Anchorage": "akst akdt", "Pacific/Honolulu": "hst", "UTC": "gmt utc z", "Europe/London": "bst",
    "Europe/Berlin": "cet cest", "Europe/Athens": "eet eest", "Europe/Moscow": "msk", "Africa/Johannesburg": "sast",
    "Africa/Lagos": "wat", "Africa/Nairobi": "eat", "Asia/Kolkata": "ist", "Asia/Hong_Kong": "hkt", "Asia/Singapore": "sgt",
    "Asia/Tokyo": "jst", "Asia/Seoul": "kst", "Australia/Sydney": "aest aedt", "Australia/Perth": "awst",
    "Australia/Adelaide": "acst acdt", "Pacific/Auckland": "nzst nzdt", "America/Sao_Paulo": "brt",
}  # fmt: skip

# Where a country has several zones: that of its capital or of most of its press.
_CAPITALS = {
    "us": "America/New_York", "ca": "America/Toronto", "au": "Australia/Sydney", "br": "America/Sao_Paulo",
    "mx": "America/Mexico_City", "ru": "Europe/Moscow", "id": "Asia/Jakarta", "cl": "America/Santiago",
    "ar": "America/Argentina/Buenos_Aires", "cn": "Asia/Shanghai", "cd": "Africa/Kinshasa", "kz": "Asia/Almaty",
    "nz": "Pacific/Auckland", "es": "Europe/Madrid", "pt": "Europe/Lisbon", "ua": "Europe/Kyiv", "ec": "America/Guayaquil",
    "mn": "Asia/Ulaanbaatar", "my": "Asia/Kuala_Lumpur", "pg": "Pacific/Port_Moresby", "cy": "Asia/Nicosia",
}  # fmt: skip

# Places that are no zone's own city; of namesakes the one that a name alone means comes first. States by their zone of most inhabitants.
_PLACES = {
    "Europe/London": "manchester, birmingham, liverpool, glasgow, edinburgh, cardiff, leeds, bristol, sheffield, newcastle, hull, durham, "
    "cambridge, oxford, plymouth, southampton, scotland, wales, england, northern ireland, belfast, uk, u.k., britain, great britain",
    "America/New_York": "washington, boston, philadelphia, atlanta, miami, pittsburgh, cleveland, baltimore, charlotte, orlando, "
    "columbus, cincinnati, new york city, hartford, new haven, providence, buffalo, rochester, syracuse, albany, newark, trenton, "
    "richmond, norfolk, raleigh, durham, cambridge, worcester, springfield, manchester, rome, athens, augusta, savannah, jacksonville, "
    "tampa, knoxville, toledo, akron, dayton, plymouth, louisville, lexington, new jersey, kentucky, massachusetts, pennsylvania, ohio, michigan, georgia, "
    "florida, virginia, maryland, connecticut, north carolina, south carolina, west virginia, maine, vermont, "
    "new hampshire, rhode island, delaware, district of columbia",
    "America/Chicago": "houston, dallas, milwaukee, minneapolis, memphis, nashville, austin, st. louis, st louis, kansas city, "
    "new orleans, san antonio, birmingham, montgomery, mobile, des moines, omaha, madison, fort worth, el paso, tulsa, "
    "oklahoma city, wichita, little rock, baton rouge, st. paul, duluth, fargo, illinois, texas, wisconsin, minnesota, iowa, missouri, arkansas, louisiana, "
    "mississippi, alabama, tennessee, oklahoma, kansas, nebraska, north dakota, south dakota",
    "America/Denver": "colorado, utah, montana, wyoming, salt lake city, boulder, boise, new mexico, albuquerque, idaho",
    "America/Phoenix": "arizona, tucson",
    "America/Los_Angeles": "seattle, portland, oakland, sacramento, san francisco, san diego, las vegas, san jose, los angeles, fresno, "
    "long beach, san bernardino, bakersfield, spokane, tacoma, vancouver, eugene, reno, "
    "hollywood, california, oregon, nevada, washington state",
    "America/Anchorage": "alaska",
    "Pacific/Honolulu": "hawaii",
    "America/Indiana/Indianapolis": "indiana",
    "America/Toronto": "ottawa, montreal, ontario, quebec, quebec city, hamilton, london, windsor, kingston",
    "America/Vancouver": "british columbia, victoria, surrey",
    "America/Edmonton": "calgary, alberta",
    "America/Winnipeg": "manitoba",
    "America/Regina": "saskatchewan, saskatoon",
    "America/Halifax": "nova scotia, new brunswick, prince edward island",
    "America/St_Johns": "newfoundland, st. john's",
    "Europe/Berlin": "frankfurt, munich, hamburg, cologne, dusseldorf, stuttgart",
    "Europe/Paris": "marseille, lyon, toulouse, nantes",
    "Europe/Rome": "milan, turin, genoa, naples",
    "Europe/Madrid": "barcelona, bilbao, valencia, seville",
    "Europe/Zurich": "geneva, bern",
    "Europe/Brussels": "antwerp",
    "Europe/Amsterdam": "rotterdam, the hague",
    "Europe/Lisbon": "porto",
    "Asia/Kolkata": "delhi, mumbai, bombay, chennai, madras, bangalore, bengaluru, hyderabad, kolkata, calcutta, pune, "
    "gurgaon, new delhi",
    "Asia/Shanghai": "beijing, guangzhou, shenzhen",
    "Asia/Seoul": "ulsan, busan, south korea",
    "Asia/Tokyo": "osaka, nagoya",
    "Australia/Sydney": "canberra, new south wales, nsw, newcastle, wollongong",
    "Australia/Brisbane": "queensland",
    "Australia/Perth": "western australia",
    "Australia/Adelaide": "south australia",
    "Australia/Hobart": "tasmania",
    "Pacific/Auckland": "wellington, hamilton, christchurch",
    "Africa/Johannesburg": "pretoria, durban, rustenburg, marikana, cape town",
    "Africa/Lagos": "abuja",
    "Africa/Cairo": "suez, alexandria",
    "America/Sao_Paulo": "brasilia, rio de janeiro, santos",
    "America/Santiago": "antofagasta, calama, valparaiso",
    "America/Lima": "arequipa",
    "Asia/Karachi": "islamabad, lahore",
    "Asia/Ho_Chi_Minh": "hanoi",
    "Asia/Dubai": "abu dhabi",
}  # fmt: skip

# States and provinces as datelines shorten them ("BIRMINGHAM, Ala."), points left out: after the name of a town only.
_STATES = {
    "America/New_York": "conn dc del fla ga ky mass md me mich nc nh nj ny ohio pa ri sc va vt wva",
    "America/Chicago": "ala ark ill iowa kan la minn miss mo nd neb okla sd tenn tex texas wis", "America/Denver": "colo idaho mont nm utah wyo",
    "America/Phoenix": "ariz", "America/Los_Angeles": "calif nev ore wash", "America/Indiana/Indianapolis": "ind",
    "America/Toronto": "ont que", "America/Vancouver": "bc", "America/Edmonton": "alta", "America/Winnipeg": "man",
    "America/Regina": "sask", "America/Halifax": "ns nb pei", "America/St_Johns": "nl nfld",
}  # fmt: skip


@functools.cache
def fixed(minutes: int) -> dt.tzinfo:
    """Return the zone ``minutes`` east of UTC, kept: a feed names few."""
    return dt.timezone(dt.timedelta(minutes=minutes)) if minutes else dt.UTC


@functools.cache
def zone_named(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name, None if there is none such."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # no such name; a name that is no path; a folder of zones
        return None


def local_zone() -> dt.tzinfo:
    """Return the machine's zone: ``TZ``, ``/etc/localtime``, its clock."""
    for candidate in (os.environ.get("TZ", "").lstrip(":"), _linked()):
        zone = zone_named(candidate) if candidate else None
        if zone is not None:
            return zone
    from dateutil.tz import tzlocal

    return tzlocal()


def _linked(path: Path = Path("/etc/localtime")) -> str | None:
    _, _, name = str(path.resolve()).partition("zoneinfo/")
    return name or None


def abbreviation(zone: dt.tzinfo | str, day: dt.date) -> str:
    """Return what ``zone`` (or the zone of that IANA name) is called at noon of ``day``: "PDT"; "" where it has no name."""
    found = zone_named(zone) if isinstance(zone, str) else zone
    name = dt.datetime.combine(day, dt.time(12), tzinfo=found).tzname() if found else None
    return name or ""


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {short: name for name, shorts in _IANA.items() for short in shorts.split()}


def zone_of_abbreviation(short: str) -> str | None:
    """Return the IANA name of the clock that "EDT", "GMT" or "Eastern" reads, None if unknown."""
    return _abbreviations().get(short.lower())


def _rows(table: str) -> list[list[str]]:
    text = (resources.files("tzdata") / "zoneinfo" / table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@functools.cache
def _countries() -> dict[str, str]:
    zones: dict[str, str] = {}
    for code, _, name, *_ in _rows("zone.tab"):
        zones.setdefault(code.lower(), name)
    return zones | _CAPITALS


@functools.cache
def _countries_of_zones() -> dict[str, str]:
    return {name: code.lower() for code, _, name, *_ in _rows("zone.tab")}


def country_of_zone(zone: str) -> str | None:
    """Return the ISO code, in lower case, of the country that the zone database puts a zone in, None for "UTC" and the like."""
    return _countries_of_zones().get(zone)


@functools.cache
def _places() -> dict[str, tuple[str, ...]]:
    """Every place known by name, with the zones of all that bear it: the table above, the zone database's cities, the countries."""
    found: dict[str, list[str]] = {}
    for zone, names in _PLACES.items():
        for name in names.split(", "):
            found.setdefault(name, []).append(zone)
    for row in _rows("zone.tab"):
        city = found.setdefault(fold(row[2].rpartition("/")[2].replace("_", " ")), [])
        city.insert(0, row[2])  # a zone's own city is what its name alone means
    for code, name in _rows("iso3166.tab"):
        if capital := _countries().get(code.lower()):
            found.setdefault(fold(name), []).append(capital)
    return {name: tuple(zones) for name, zones in found.items()}


@functools.cache
def _states() -> dict[str, str]:
    return {short: zone for zone, shorts in _STATES.items() for short in shorts.split()}


def zone_of_place(place: str | None, country: str | None = None) -> str | None:
    """Return the IANA name of the zone of a city, state or country by name, None if unknown.

    ``place`` may be a list such as "Wilmington, California" or "Rome, Ga.": the last part that is known decides. Of namesakes that
    counts which lies in ``country`` (ISO code), where it is given: there is a Birmingham in Alabama, too.
    """
    first, *rest = (fold(part.strip()) for part in (place or "").split(","))
    known: list[tuple[str, ...]] = [(state,) for part in reversed(rest) if (state := _states().get(part.replace(".", "")))]
    known += [zones for part in (*reversed(rest), first) if (zones := _places().get(part))]
    within = [zone for zones in known for zone in zones if country is None or country_of_zone(zone) == country.lower()]
    return within[0] if within else None


def zone_of_country(country: str | None) -> str | None:
    """Return the IANA name of the zone of an ISO country code: where there are several, that of its capital or most of its press."""
    return _countries().get(country.lower()) if country else None
