-- Who is around an actor is asked from its side: by what it is to statements, and by what it is part of.
DROP INDEX link_node;
CREATE INDEX link_node      ON link (node, role);
CREATE INDEX actor_country  ON actor (country);
CREATE INDEX actor_part_of  ON actor (part_of);
CREATE INDEX member_actor   ON member (actor, organisation);
