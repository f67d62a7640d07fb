//go:build !unix

package neo4jtest

// lock does nothing here: run test binaries that use a server one after another, with go test -p 1.
func lock(string) error { return nil }
