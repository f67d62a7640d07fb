//go:build !unix

package neo4jtest

// lock always says yes here: run test binaries that use a server one after another, with go test -p 1.
func lock(string, bool) (bool, error) { return true, nil }

func lockFile(in *Instance) string { return in.URI }
