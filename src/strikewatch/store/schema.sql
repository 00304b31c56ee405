-- The store: one SQLite file, version 1. `store/migrations.py` brings older files here.
--
-- Times are whole microseconds since 1970 in UTC: datetime(first_seen / 1000000, 'unixepoch') reads one.
-- Nothing is ever deleted but outdated analyses and the queue of work, so `seq` only grows and tells what came after what
-- even where the clock does not.

-- A source by its name in the config. State only: what the source is stands in config.toml.
CREATE TABLE sources (
    name          TEXT PRIMARY KEY,
    address       TEXT NOT NULL,               -- hash of its URL or path: another address under this name starts anew
    etag          TEXT,                        -- validators of the last body that was parsed whole
    last_modified TEXT,
    body_hash     TEXT,
    moved_to      TEXT,                        -- a permanent redirect was met; only the user changes the config
    title         TEXT,                        -- the feed's own
    version       TEXT,                        -- "rss20", "tweets.js", …
    last_try      INTEGER,
    last_success  INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,  -- in a row
    failing_since INTEGER,
    not_before    INTEGER,                     -- no visit earlier: Retry-After, or the rest after long failure
    failure_kind  TEXT,                        -- of the last failure, while it lasts
    failure       TEXT,                        -- what happened; what to do
    items         INTEGER NOT NULL DEFAULT 0,  -- stored from it, ever
    unreadable    INTEGER NOT NULL DEFAULT 0   -- entries of the last body that could not be read
) WITHOUT ROWID;

-- Entries that could not be read, when they were first met: so that the counts of a digest reconcile.
CREATE TABLE unreadable (
    seq     INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,
    seen    INTEGER NOT NULL,
    entries INTEGER NOT NULL
);

-- Items as they came. Short columns first: a scan need not read the text.
CREATE TABLE items (
    seq          INTEGER PRIMARY KEY,          -- order of arrival
    id           TEXT NOT NULL UNIQUE,         -- permanent, hex
    content_hash TEXT NOT NULL,
    source       TEXT NOT NULL,
    kind         TEXT NOT NULL,                -- news, tweet
    first_seen   INTEGER NOT NULL,
    dated        INTEGER NOT NULL,             -- its own date, at most first_seen; first_seen where it has none
    too_old      INTEGER NOT NULL,             -- published more than seven days before it was first seen, and before its source was last read
    published    INTEGER,
    day_only     INTEGER NOT NULL,
    date_origin  TEXT NOT NULL,
    tier         TEXT NOT NULL,
    party        TEXT,
    language     TEXT,
    url          TEXT,
    author       TEXT,
    outlet       TEXT,
    retweet_of   TEXT,
    quotes       TEXT,                         -- JSON array, or NULL for none
    title        TEXT NOT NULL,
    text         TEXT NOT NULL
);
CREATE INDEX items_first_seen ON items (first_seen, too_old);
CREATE INDEX items_dated ON items (dated);
CREATE INDEX items_source ON items (source);

-- What an item said before it was edited: the newest row is the version before the one in `items`.
CREATE TABLE revisions (
    item         INTEGER NOT NULL REFERENCES items,
    revision     INTEGER NOT NULL,             -- 1, 2, …
    replaced     INTEGER NOT NULL,             -- when
    content_hash TEXT NOT NULL,
    title        TEXT NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (item, revision)
) WITHOUT ROWID;

-- Further keys by which an item may come back (parse.identity): a feed that gives new ids at each visit makes no new items.
-- The key is the alias, 16 hex digits, as a signed integer (minus 2^63): half the size, twice the speed.
CREATE TABLE aliases (
    alias INTEGER PRIMARY KEY,
    item  INTEGER NOT NULL REFERENCES items
);

-- Full text. Filled in bulk, up to the item in state.indexed_to; the text itself stays in `items`.
CREATE VIRTUAL TABLE words USING fts5 (title, text, content = 'items', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');

-- Lexicons that judged. An analysis by another than the current one is judged again.
CREATE TABLE lexicons (
    lexicon     INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE           -- of the lexicon, the user's additions and the analysis version
);

-- What was judged, the user's marks applied. The body of a dropped item is not kept: judging is pure, and repeats it.
CREATE TABLE analyses (
    item      INTEGER PRIMARY KEY REFERENCES items,
    lexicon   INTEGER NOT NULL REFERENCES lexicons,
    verdict   TEXT NOT NULL,
    relevant  INTEGER NOT NULL,
    marked    INTEGER NOT NULL,                -- the verdict is the user's
    score     REAL NOT NULL,
    dated     INTEGER NOT NULL,                -- as in items, for the index
    dispute   TEXT,
    issues    TEXT,                            -- the issue groups of a relevant item, with a comma around each: ",wages,pensions,"
    lookalike TEXT,
    body      BLOB                             -- JSON of the Analysis
);
CREATE INDEX analyses_dispute ON analyses (dispute, dated) WHERE dispute IS NOT NULL;

-- Items that wait to be judged: new ones, edited ones, those that the user marked, all after a change of the lexicon.
CREATE TABLE unjudged (
    item INTEGER PRIMARY KEY REFERENCES items
);

-- Editions: delivered mails and kept digests, with their rendered forms.
CREATE TABLE editions (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,           -- "2023-08-01", "2023-08-01b"
    made       INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    until      INTEGER NOT NULL,
    kind       TEXT NOT NULL,                  -- mail, kept
    state      TEXT NOT NULL,                  -- pending, delivered, failed
    message_id TEXT UNIQUE,
    settles    INTEGER NOT NULL,               -- once delivered, no item up to this seq is new any more; 0: only its own items
    unreadable INTEGER NOT NULL,               -- … and no row of unreadable up to this one
    digest     BLOB NOT NULL                   -- JSON of the Digest
);

-- The items that stood in an edition.
CREATE TABLE edition_items (
    item    INTEGER NOT NULL REFERENCES items,
    edition INTEGER NOT NULL REFERENCES editions,
    PRIMARY KEY (item, edition)
) WITHOUT ROWID;
CREATE INDEX edition_items_edition ON edition_items (edition);

-- An edition as it was rendered, so that it prints again byte for byte: "text", "html", "mail", …
CREATE TABLE forms (
    edition INTEGER NOT NULL REFERENCES editions,
    form    TEXT NOT NULL,
    body    BLOB NOT NULL,
    PRIMARY KEY (edition, form)
);

-- A row per recipient, written before anything is sent and changed only by the server's answer.
CREATE TABLE outbox (
    edition   INTEGER NOT NULL REFERENCES editions,
    recipient TEXT NOT NULL,
    state     TEXT NOT NULL,                   -- pending, accepted, deferred, refused
    tries     INTEGER NOT NULL DEFAULT 0,
    answer    TEXT,
    answered  INTEGER,
    PRIMARY KEY (edition, recipient)
) WITHOUT ROWID;
CREATE INDEX outbox_open ON outbox (state) WHERE state <> 'accepted';

-- The user's own verdicts, kept for ever: an undone one stays, with the time it was undone.
CREATE TABLE marks (
    mark   INTEGER PRIMARY KEY,
    made   INTEGER NOT NULL,
    verb   TEXT NOT NULL,                      -- keep, drop, issue, dispute, same, different
    item   TEXT,                               -- id, for the first four
    value  TEXT,                               -- issue slug, dispute id, or the first dispute
    other  TEXT,                               -- the second dispute
    undone INTEGER
);
CREATE INDEX marks_item ON marks (item) WHERE item IS NOT NULL;

-- [3] of the last digest that was shown.
CREATE TABLE last_references (
    number INTEGER PRIMARY KEY,
    item   TEXT NOT NULL
);

-- Small facts about the store itself: indexed_to, lexicon.
CREATE TABLE state (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO state VALUES ('indexed_to', 0), ('lexicon', 0);
