// Package neo4jtest gives tests a real Neo4j server: one that the tests of a binary share, private ones that can be stopped, killed
// and paused, and a proxy that breaks connections in ways a network does.
//
// The shared server is the one named by STANDPOINT_TEST_NEO4J_URI (with _USERNAME and _PASSWORD), which scripts/neo4j exports to the
// command it runs; without it scripts/neo4j is started for this binary and ends with it. Where no server can be had a test is
// skipped with the reason, and fails when CI is "true". The settings of a person's own graph, NEO4J_URI and so on, are never read, and
// a database that holds anything is refused unless it bears the mark of a test database, a (:StandpointTest) node.
package neo4jtest
