// Package graphtest is the conformance suite of graph.Store: a store passes it or is none. A store's whole test is
//
//	func TestStore(t *testing.T) {
//		graphtest.Run(t, func(t *testing.T) graph.Store { … an empty store, closed by t.Cleanup … }, graphtest.Capabilities{})
//	}
//
// What is written in package graph as a pure function — Match, Utterances, ProjectStances, MatchesText — is the meaning, and the
// suite holds stores to it on random data. What no function says, the suite says itself: see [CompareStatements] and its like for
// the orders and [Recount] for counts.
//
// The package also makes random graphs that look like real ones: [Generate] and [Stream]. Nobody in them exists.
package graphtest
