package neo4jtest

import (
	"bytes"
	"net"
	"sync"
	"time"
)

// fate is what happens to one commit.
type fate struct {
	arrives bool          // it reaches the server, and only the answer is lost
	sealed  chan struct{} // closed when it has happened
}

// commit is the message COMMIT of Bolt as it stands on the wire: its length in two bytes, itself, the end mark.
var commit = []byte{0, 2, 0xB0, 0x12, 0, 0}

// call is one connection through a link.
type call struct {
	link           *Link
	client, server net.Conn
	once           sync.Once
	over           chan struct{} // closed by hangUp
	mu             sync.Mutex
	lost           *fate // the commit whose answer is to be lost
}

// hangUp breaks both sides. Errors of closing say only that a side was faster.
func (c *call) hangUp() {
	c.once.Do(func() {
		close(c.over)
		_ = c.client.Close()
		_ = c.server.Close()
	})
}

// requests carries what the client says until a side ends.
func (c *call) requests() {
	defer c.hangUp()
	piece := make([]byte, 64<<10)
	var tail []byte // the end of what came before: a message may stand on the border of two pieces
	for {
		n, err := c.client.Read(piece)
		if err != nil {
			return
		}
		seen := append(tail, piece[:n]...)
		if bytes.Contains(seen, commit) && !c.passes() {
			return
		}
		tail = bytes.Clone(seen[max(0, len(seen)-len(commit)+1):])
		if _, err := c.server.Write(piece[:n]); err != nil {
			return
		}
	}
}

// passes says whether a commit may go on to the server, and remembers when its answer may not come back.
func (c *call) passes() bool {
	c.link.mu.Lock()
	f := c.link.fate
	c.link.fate = nil
	c.link.mu.Unlock()
	switch {
	case f == nil:
		return true
	case f.arrives:
		c.mu.Lock()
		c.lost = f
		c.mu.Unlock()
		return true
	default:
		c.hangUp()
		close(f.sealed)
		return false
	}
}

// answers carries what the server says until a side ends.
func (c *call) answers() {
	defer c.hangUp()
	piece := make([]byte, 64<<10)
	for {
		n, err := c.server.Read(piece)
		if err != nil || !c.carry(piece[:n]) {
			return
		}
	}
}

// carry gives the client one piece of what the server says, or what the link makes of it; false ends the connection.
func (c *call) carry(piece []byte) bool {
	c.mu.Lock()
	lost := c.lost
	c.mu.Unlock()
	if lost != nil && len(piece) > 2 { // two bytes are the sign of life that a busy server sends
		c.hangUp()
		close(lost.sealed)
		return false
	}
	c.link.mu.Lock()
	delay, swallow := c.link.delay, c.link.swallow
	c.link.mu.Unlock()
	if swallow {
		return true
	}
	if delay > 0 {
		select {
		case <-time.After(delay):
		case <-c.over:
			return false
		}
	}
	_, err := c.client.Write(piece)
	return err == nil
}
