// A change of stance is made of takes that are sure: sure is the pair of a take on a side with a confidence of at least 0.75. The
// changes that are kept are made anew.
MATCH ()-[t:TAKES]->() WHERE t.pair IS NOT NULL AND t.stance <> 'NEUTRAL' AND t.confidence >= 0.75 CALL (t) { SET t.sure = t.pair } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX takes_sure IF NOT EXISTS FOR ()-[r:TAKES]-() ON (r.sure, r.said);
MATCH ()-[c:CHANGED_FROM]->() CALL (c) { DELETE c } IN TRANSACTIONS OF 10000 ROWS;
MATCH (a:Actor) CALL (a) {
  MATCH (a)-[:SAID]->(s)-[t:TAKES]->(p) WHERE t.sure = a.id + ' ' + p.id AND s.day IS NOT NULL
  WITH a, p, s, t ORDER BY p.id, s.day, coalesce(toString(s.published), ''), s.place
  WITH a, p, s.day AS day, collect(DISTINCT t.stance) AS sides, collect(s) AS said ORDER BY p.id, day
  WITH a, p, collect({day: day, sides: sides, latest: said[-1]}) AS days
  UNWIND range(1, size(days) - 1) AS i
  WITH a, p, days[i - 1] AS was, days[i] AS is
  WHERE size(was.sides) = 1 AND size(is.sides) = 1 AND was.sides[0] <> is.sides[0]
  WITH a, p, was, is, was.latest AS before, is.latest AS after
  CREATE (after)-[:CHANGED_FROM {actor: a.id, proposition: p.id, before: was.sides[0], stance: is.sides[0], day: is.day,
    changed: toString(is.day) + ' ' + substring(after.id, 10) + ' ' + a.id + ' ' + p.id}]->(before)
} IN TRANSACTIONS OF 100 ROWS;
