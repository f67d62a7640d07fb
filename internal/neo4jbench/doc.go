// Package neo4jbench measures the Neo4j store beside its peers, all in one run on one machine: loading against UNWINDs written by
// hand, and GraphQL over HTTP against a net/http server with one constant Cypher text for each question and against @neo4j/graphql
// (folder peer). All of it is tests: TestAlike holds the three servers to the same answers and runs with all other tests; TestLoading
// and TestAsking measure, and only when STANDPOINT_BENCHMARK_NEO4J is set. `make bench-neo4j` runs them; docs/benchmarks.md has the tables.
package neo4jbench
