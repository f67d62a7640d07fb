// What may have been said before its last day, over several days or since nobody knows when, is found apart: lasting is its said key, on
// the statement and on the hops that can be hubs.
MATCH (s:Statement) WHERE s.day IS NOT NULL AND (s.since IS NULL OR s.since <> s.day) CALL (s) {
  SET s.lasting = s.said WITH s
  MATCH (s)-[r:SAID|TAKES|COUNTS_FOR|SPOKE_OF]-() SET r.lasting = r.said
} IN TRANSACTIONS OF 2000 ROWS;
CREATE INDEX statement_lasting IF NOT EXISTS FOR (n:Statement) ON (n.lasting);
CREATE INDEX said_lasting IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.actor, r.lasting);
CREATE INDEX takes_lasting IF NOT EXISTS FOR ()-[r:TAKES]-() ON (r.proposition, r.lasting);
CREATE INDEX pair_lasting IF NOT EXISTS FOR ()-[r:TAKES]-() ON (r.pair, r.lasting);
CREATE INDEX counts_for_lasting IF NOT EXISTS FOR ()-[r:COUNTS_FOR]-() ON (r.country, r.lasting);
CREATE INDEX spoke_of_lasting IF NOT EXISTS FOR ()-[r:SPOKE_OF]-() ON (r.actor, r.lasting);
