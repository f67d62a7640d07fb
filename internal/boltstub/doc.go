// Package boltstub is a server that speaks Bolt 5, Neo4j's protocol, and answers what a test tells it to. It knows no Cypher: a
// function of the test is given every query and says which rows or which failure to send. Several of them make a cluster whose
// routing table the test changes while a driver is at work. It is what routing is tested with where a real cluster cannot be had.
//
// The files: packstream.go are the values on the wire, wire.go the handshake and the framing of messages, server.go a listener and
// what it heard, session.go the answers to the messages of one connection, cluster.go several servers with one routing table.
package boltstub
