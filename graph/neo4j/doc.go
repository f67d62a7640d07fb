// Package neo4j is the store in a Neo4j database: version 5.23 or newer, any edition, on one machine, on a cluster or on Aura.
//
// # How it is laid out
//
// Nodes and relationships read as sentences in Neo4j Browser and Bloom: a person SAID a statement that TAKES a stance on a
// proposition; actors SUPPORT and OPPOSE propositions. Every node that the product knows carries its permanent id and, beside what
// people look at and indexes hold, a record: the whole of it as bytes, which is what is read back.
//
// # Orders
//
// Every order is one string property that ends with the id (see keys.go), on the node and on each relationship that can be a hub,
// so that a page is one exact range of one index: nothing is sorted and there are no ties. What may have begun before its last
// day has its key twice, as said and as lasting, with an index for each: a range of days is what ends within it and, of what lasts, that
// which ends later. The rest of what was said later is not walked.
//
// # Writing
//
// A write is one managed transaction: it reads what is there, decides in Go what is new, changed or the same, and writes rows in
// sorted batches. Utterances and the kept projections of what it touched are brought up to date in the same transaction.
package neo4j
