package boltstub

import (
	"slices"
	"sync"
	"testing"
)

// Table says which servers do what; each is an address.
type Table struct{ Routers, Readers, Writers []string }

// keptFor is how many seconds a driver may believe a table: longer than any test, so that only failures make it ask again.
const keptFor = 300

func (t Table) wire() map[string]any {
	role := func(name string, addresses []string) any {
		return map[string]any{"role": name, "addresses": slices.Clone(addresses)}
	}
	return map[string]any{"ttl": keptFor, "db": "neo4j",
		"servers": []any{role("ROUTE", t.Routers), role("READ", t.Readers), role("WRITE", t.Writers)}}
}

// Cluster is several servers that give one routing table.
type Cluster struct {
	Servers []*Server

	mu    sync.Mutex
	table Table
}

// StartCluster starts n servers: the first leads, the others are read from, all know the table. They stop when the test ends.
func StartCluster(t testing.TB, n int, handler Handler) *Cluster {
	t.Helper()
	c := &Cluster{}
	for range n {
		s := &Server{handler: handler, table: c.wire}
		s.listen(t)
		c.Servers = append(c.Servers, s)
	}
	c.Lead(0)
	return c
}

// Lead makes one server the leader and all others readers.
func (c *Cluster) Lead(leader int) {
	t := Table{}
	for i, s := range c.Servers {
		t.Routers = append(t.Routers, s.Address)
		if i == leader {
			t.Writers = append(t.Writers, s.Address)
		} else {
			t.Readers = append(t.Readers, s.Address)
		}
	}
	c.Change(t)
}

// Change puts another table in the place of the one there is.
func (c *Cluster) Change(t Table) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.table = t
}

func (c *Cluster) wire() map[string]any {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.table.wire()
}

// Leads says whether an address is that of the leader.
func (c *Cluster) Leads(address string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Contains(c.table.Writers, address)
}
