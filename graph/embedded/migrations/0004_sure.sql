-- A change of stance is made of takes that are sure. stand.sure: it takes a side, with a confidence of at least 0.75. The changes
-- that are kept are made anew.
ALTER TABLE stand ADD COLUMN sure INTEGER NOT NULL DEFAULT 0;
UPDATE stand SET sure = 1 WHERE stance <> 4 AND EXISTS (SELECT 1 FROM take t WHERE t.statement = stand.statement
  AND t.proposition = stand.proposition AND t.stance = stand.stance AND t.confidence >= 0.75);
CREATE INDEX stand_sure ON stand (actor, proposition, stance, day, published, article_id, place, id, statement) WHERE sure = 1;
DELETE FROM turn;
INSERT INTO turn (actor, proposition, day, before, after, before_stance, stance, id)
  WITH said AS (
    SELECT actor, proposition, day, stance, statement,
      min(stance) OVER (PARTITION BY actor, proposition, day) AS least, max(stance) OVER (PARTITION BY actor, proposition, day) AS most,
      row_number() OVER (PARTITION BY actor, proposition, day ORDER BY published DESC, article_id DESC, place DESC, id DESC) AS nth
    FROM stand WHERE sure = 1 AND actor > 0 AND day > 0
  ), days AS (
    SELECT actor, proposition, day, iif(least = most, stance, 0) AS stance, statement,
      lag(statement) OVER earlier AS before, lag(iif(least = most, stance, 0)) OVER earlier AS before_stance
    FROM said WHERE nth = 1 WINDOW earlier AS (PARTITION BY actor, proposition ORDER BY day)
  )
  SELECT d.actor, d.proposition, d.day, d.before, d.statement, d.before_stance, d.stance, s.id || ' ' || a.id || ' ' || p.id
  FROM days d JOIN statement s ON s.pk = d.statement JOIN ident a ON a.pk = d.actor JOIN ident p ON p.pk = d.proposition
  WHERE d.stance <> 0 AND d.before_stance <> 0 AND d.before_stance <> d.stance;
