// Changes are listed, the latest first: each has the key that orders them, and an index for each way to ask.
MATCH (s:Statement)-[c:CHANGED_FROM]->() CALL (s, c) { SET c.changed = toString(c.day) + ' ' + substring(s.id, 10) + ' ' + c.actor + ' ' + c.proposition } IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX changed_at IF NOT EXISTS FOR ()-[r:CHANGED_FROM]-() ON (r.changed);
CREATE INDEX changed_by IF NOT EXISTS FOR ()-[r:CHANGED_FROM]-() ON (r.actor, r.changed);
CREATE INDEX changed_on IF NOT EXISTS FOR ()-[r:CHANGED_FROM]-() ON (r.proposition, r.changed);
