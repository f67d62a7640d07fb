-- Changes are listed, the latest first: each has the id that orders those of one day (the later statement's, the actor's and the
-- proposition's), and an index for each way to ask.
CREATE TABLE turned (
  pk            INTEGER PRIMARY KEY,
  actor         INTEGER NOT NULL,
  proposition   INTEGER NOT NULL,
  day           INTEGER NOT NULL,         -- of the later statement
  before        INTEGER NOT NULL,         -- statement
  after         INTEGER NOT NULL,         -- statement
  before_stance INTEGER NOT NULL,
  stance        INTEGER NOT NULL,
  id            TEXT NOT NULL,
  UNIQUE (actor, proposition, day)
) STRICT;
INSERT INTO turned (actor, proposition, day, before, after, before_stance, stance, id)
  SELECT t.actor, t.proposition, t.day, t.before, t.after, t.before_stance, t.stance, s.id || ' ' || a.id || ' ' || p.id
  FROM turn t JOIN statement s ON s.pk = t.after JOIN ident a ON a.pk = t.actor JOIN ident p ON p.pk = t.proposition;
DROP TABLE turn;
ALTER TABLE turned RENAME TO turn;
CREATE INDEX turn_day         ON turn (day, id);
CREATE INDEX turn_actor       ON turn (actor, day, id);
CREATE INDEX turn_proposition ON turn (proposition, day, id);
CREATE INDEX proposition_topic ON proposition (topic, pk);
