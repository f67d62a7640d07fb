-- Every actor, proposition and topic id ever met has one integer; now is the ident that answers for it (itself, or its successor after a merge).
CREATE TABLE ident (
  pk  INTEGER PRIMARY KEY,
  id  TEXT NOT NULL UNIQUE,
  now INTEGER NOT NULL
) STRICT;
CREATE INDEX ident_former ON ident (now) WHERE now <> pk;

-- The codebook in use: at most one row.
CREATE TABLE codebook (
  pk          INTEGER PRIMARY KEY CHECK (pk = 1),
  fingerprint TEXT NOT NULL,
  record      BLOB NOT NULL
) STRICT;
CREATE TABLE topic (
  pk     INTEGER PRIMARY KEY,             -- ident
  place  INTEGER NOT NULL,                -- order in the codebook
  record BLOB NOT NULL
) STRICT;
CREATE TABLE proposition (
  pk      INTEGER PRIMARY KEY,            -- ident
  topic   INTEGER NOT NULL,               -- ident
  place   INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  slug    TEXT NOT NULL,
  record  BLOB NOT NULL
) STRICT;
CREATE INDEX proposition_slug ON proposition (slug);

CREATE TABLE actor (
  pk         INTEGER PRIMARY KEY,         -- ident
  id         TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,               -- slug of the name, which orders
  kind       INTEGER NOT NULL,
  origin     INTEGER NOT NULL,
  country    INTEGER NOT NULL,            -- ident, 0 if none
  part_of    INTEGER NOT NULL,            -- ident, 0 if none
  statements INTEGER NOT NULL DEFAULT 0,  -- kept: utterances among its statements that lead
  last_said  INTEGER NOT NULL DEFAULT 0,  -- kept: day of the newest of them, 0 if unknown
  record     BLOB NOT NULL
) STRICT;
CREATE INDEX actor_name       ON actor (name, id);
CREATE INDEX actor_statements ON actor (statements, id);
CREATE INDEX actor_last_said  ON actor (last_said, id);
CREATE TABLE alias (
  key   TEXT NOT NULL,                    -- slug of the name or an alias
  actor INTEGER NOT NULL,
  PRIMARY KEY (key, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_actor ON alias (actor);
CREATE TABLE beginning (
  words TEXT NOT NULL,                    -- words of the name or an alias, from each of them on
  actor INTEGER NOT NULL,
  PRIMARY KEY (words, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX beginning_actor ON beginning (actor);
CREATE TABLE office (
  actor  INTEGER NOT NULL,
  starts INTEGER NOT NULL,                -- day; 0 when unknown
  ends   INTEGER NOT NULL,                -- first day after; 4194303 when open or unknown
  n      INTEGER NOT NULL,
  PRIMARY KEY (actor, starts, ends, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE member (
  organisation INTEGER NOT NULL,
  actor        INTEGER NOT NULL,
  PRIMARY KEY (organisation, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  pk        INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,         -- without "article:"
  title     TEXT NOT NULL,                -- slug, which orders
  published INTEGER NOT NULL,             -- day; 0 when unknown
  loaded    INTEGER NOT NULL,             -- milliseconds since 1970
  state     INTEGER NOT NULL,
  publisher TEXT,
  language  TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  record    BLOB NOT NULL                 -- everything but the body
) STRICT;
CREATE INDEX article_title     ON article (title, id);
CREATE INDEX article_published ON article (published, id);
CREATE INDEX article_loaded    ON article (loaded, id);
CREATE INDEX article_unread    ON article (state, id) WHERE state <> 2;
CREATE INDEX article_text_hash ON article (text_hash);
CREATE TABLE article_url (
  url     TEXT NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (url, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_url_article ON article_url (article);
CREATE TABLE article_body (
  pk     INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL,                   -- of the body's bytes
  body   TEXT NOT NULL
) STRICT;

CREATE TABLE statement (
  pk            INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,     -- without "statement:"
  article       INTEGER NOT NULL,
  said          INTEGER NOT NULL,         -- until << 22 | from, days; 0 when unknown
  loaded        INTEGER NOT NULL,         -- the article's
  confidence    REAL NOT NULL,
  article_id    TEXT NOT NULL,            -- the article's, which orders
  place         INTEGER NOT NULL,         -- offset of the first content segment
  lead          INTEGER NOT NULL,         -- neither rejected nor retired
  review        INTEGER NOT NULL,
  speaking      INTEGER NOT NULL,
  form          INTEGER NOT NULL,
  act           INTEGER NOT NULL,
  within        TEXT,                     -- id of the relaying statement
  utterance     INTEGER NOT NULL DEFAULT 0, -- kept: the first written of the statements of its utterance
  utterance_day INTEGER NOT NULL DEFAULT 0, -- kept: the utterance's first day, 0 if unknown
  utterance_key TEXT NOT NULL
) STRICT;
CREATE INDEX statement_said       ON statement (said, id, lead);
-- Said over more than a year, or since an unknown day: the only ones that a range of days can touch from far behind its end.
CREATE INDEX statement_long       ON statement (said, id, lead) WHERE said >= 4194304 AND (said >> 22) - (said & 4194303) > 366;
CREATE INDEX statement_loaded     ON statement (loaded, id, lead);
CREATE INDEX statement_confidence ON statement (confidence, id, lead);
CREATE INDEX statement_place      ON statement (article_id, place, id, lead);
CREATE INDEX printed_said         ON statement (article_id, said, id);
CREATE INDEX printed_loaded       ON statement (article_id, loaded, id);
CREATE INDEX printed_confidence   ON statement (article_id, confidence, id);
CREATE INDEX printed_id           ON statement (article_id, id);
CREATE INDEX statement_within     ON statement (within) WHERE within IS NOT NULL;
CREATE INDEX statement_utterance  ON statement (utterance_key, utterance_day);
CREATE TABLE statement_record (
  pk     INTEGER PRIMARY KEY,
  record BLOB NOT NULL                    -- everything but the utterance
) STRICT;

-- The hops that can be hubs, with the keys of every order. hop = ident << 3 | role.
CREATE TABLE hop (
  hop        INTEGER NOT NULL,
  id         TEXT NOT NULL,
  statement  INTEGER NOT NULL,
  lead       INTEGER NOT NULL,
  said       INTEGER NOT NULL,
  loaded     INTEGER NOT NULL,
  confidence REAL NOT NULL,
  article_id TEXT NOT NULL,
  place      INTEGER NOT NULL,
  PRIMARY KEY (hop, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hop_said       ON hop (hop, said, id, statement, lead);
CREATE INDEX hop_long       ON hop (hop, said, id, statement, lead) WHERE said >= 4194304 AND (said >> 22) - (said & 4194303) > 366;
CREATE INDEX hop_loaded     ON hop (hop, loaded, id, statement, lead);
CREATE INDEX hop_confidence ON hop (hop, confidence, id, statement, lead);
CREATE INDEX hop_place      ON hop (hop, article_id, place, id, statement, lead);
-- The same hops, and the small ones, from the statement's side.
CREATE TABLE link (
  statement INTEGER NOT NULL,
  role      INTEGER NOT NULL,
  node      INTEGER NOT NULL,             -- ident that answers for it
  written   INTEGER NOT NULL,             -- ident it was written with
  PRIMARY KEY (statement, role, node, written)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_written ON link (written);
CREATE INDEX link_node    ON link (node);
CREATE TABLE take (
  statement   INTEGER NOT NULL,
  n           INTEGER NOT NULL,
  proposition INTEGER NOT NULL,           -- ident
  topic       INTEGER NOT NULL,           -- ident, 0 if the codebook has none for it
  stance      INTEGER NOT NULL,
  coder       INTEGER NOT NULL,
  implied     INTEGER NOT NULL,
  confidence  REAL NOT NULL,
  PRIMARY KEY (statement, n)
) STRICT, WITHOUT ROWID;

-- Kept projections. stand: each take of each speaker of each statement that leads, in the order that finds the latest; what the
-- other two are made from. Actor 0 is whoever the text does not name.
CREATE TABLE stand (
  actor       INTEGER NOT NULL,
  proposition INTEGER NOT NULL,
  stance      INTEGER NOT NULL,
  day         INTEGER NOT NULL,
  published   INTEGER NOT NULL,
  article_id  TEXT NOT NULL,
  place       INTEGER NOT NULL,
  id          TEXT NOT NULL,
  statement   INTEGER NOT NULL,
  utterance   INTEGER NOT NULL,
  PRIMARY KEY (actor, proposition, stance, day, published, article_id, place, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX stand_statement ON stand (statement);
CREATE INDEX stand_day       ON stand (proposition, stance, day);
-- stance: counts by actor, proposition and stance. Actor -1 is anybody, stance 9 is any of them.
CREATE TABLE stance (
  actor       INTEGER NOT NULL,
  proposition INTEGER NOT NULL,
  stance      INTEGER NOT NULL,
  n           INTEGER NOT NULL,           -- utterances
  first       INTEGER NOT NULL,           -- day; 0 when none is known
  last        INTEGER NOT NULL,
  latest      INTEGER NOT NULL,           -- statement
  PRIMARY KEY (actor, proposition, stance)
) STRICT, WITHOUT ROWID;
CREATE INDEX stance_proposition ON stance (proposition, actor);
-- turn: consecutive days with words of one actor on one proposition and with another stance, neither day with two.
CREATE TABLE turn (
  actor         INTEGER NOT NULL,
  proposition   INTEGER NOT NULL,
  day           INTEGER NOT NULL,         -- of the later statement
  before        INTEGER NOT NULL,         -- statement
  after         INTEGER NOT NULL,         -- statement
  before_stance INTEGER NOT NULL,
  stance        INTEGER NOT NULL,
  PRIMARY KEY (actor, proposition, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_day ON turn (day);

CREATE TABLE relation (
  pk         INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,        -- without "relation:"
  article    INTEGER NOT NULL,
  happened   INTEGER NOT NULL,            -- until << 22 | from
  kind       INTEGER NOT NULL,
  status     INTEGER NOT NULL,
  review     INTEGER NOT NULL,
  lead       INTEGER NOT NULL,
  confidence REAL NOT NULL,
  record     BLOB NOT NULL
) STRICT;
CREATE INDEX relation_happened ON relation (happened, id);
CREATE INDEX relation_article  ON relation (article, happened, id);
CREATE INDEX article_relation  ON relation (article, id);
CREATE TABLE party (
  hop      INTEGER NOT NULL,              -- ident << 3 | role
  happened INTEGER NOT NULL,
  id       TEXT NOT NULL,
  relation INTEGER NOT NULL,
  written  INTEGER NOT NULL,
  PRIMARY KEY (hop, happened, id, written)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_id       ON party (hop, id, relation);
CREATE INDEX party_relation ON party (relation, hop);
CREATE INDEX party_written  ON party (written);

-- Words, as the product's one tokeniser gives them; the index keeps no text of its own.
CREATE VIRTUAL TABLE statement_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE article_words   USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'ascii');
-- What the indexes hold, word by word, for the check.
CREATE VIRTUAL TABLE statement_terms USING fts5vocab (statement_words, instance);
CREATE VIRTUAL TABLE article_terms   USING fts5vocab (article_words, instance);
