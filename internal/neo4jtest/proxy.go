package neo4jtest

import (
	"net"
	"net/url"
	"strconv"
	"sync"
	"testing"
	"time"
)

// Link is a way to a server that can be cut, closed, slowed, and made to lose what the server says. Its methods may be called from
// any goroutine. It speaks plain TCP; only LoseNextCommit and DropNextCommit look for a message of Bolt, unencrypted.
type Link struct {
	URI string // what a driver connects to: the target's scheme with the link's own address

	target string // host:port
	addr   string // host:port

	mu       sync.Mutex
	listener net.Listener // nil while new connections are refused
	calls    map[*call]bool
	delay    time.Duration
	swallow  bool
	fate     *fate // of the next commit, or nil
	closed   bool  // for good: the test is over
	running  sync.WaitGroup
}

// Proxy opens a link to a server, named by its URI or host:port, and closes it when the test ends.
func Proxy(t testing.TB, target string) *Link {
	t.Helper()
	port, err := freePort(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	l := &Link{target: target, addr: "127.0.0.1:" + strconv.Itoa(port), calls: map[*call]bool{}}
	l.URI = "bolt://" + l.addr
	if u, err := url.Parse(target); err == nil && u.Host != "" {
		l.target = u.Host
		l.URI = u.Scheme + "://" + l.addr
	}
	if err := l.Refuse(false); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Refuse(true); err != nil {
			t.Errorf("close the link: %v", err)
		}
		l.mu.Lock()
		l.closed = true
		l.mu.Unlock()
		l.Cut()
		l.running.Wait()
	})
	return l
}

// Cut breaks all connections there are, as a pulled plug does. New ones are taken.
func (l *Link) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.calls {
		c.hangUp()
	}
}

// Refuse refuses new connections or takes them again. Those there are go on.
func (l *Link) Refuse(yes bool) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if yes == (l.listener == nil) {
		return nil
	}
	if yes {
		err := l.listener.Close()
		l.listener = nil
		return err
	}
	listener, err := net.Listen("tcp", l.addr)
	if err != nil {
		return err
	}
	l.listener = listener
	l.running.Go(func() { l.accept(listener) })
	return nil
}

// Delay holds everything that the server says for a while: each piece of up to 64 kB by d.
func (l *Link) Delay(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.delay = d
}

// Swallow loses everything that the server says, while what the client says arrives, or lets it through again.
func (l *Link) Swallow(yes bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.swallow = yes
}

// LoseNextCommit lets the next commit of an explicit transaction reach the server, loses its answer, and breaks the connection once the
// server has given it: the transaction is in the graph and its client never hears of it. The channel is closed when that has happened.
func (l *Link) LoseNextCommit() <-chan struct{} { return l.decide(true) }

// DropNextCommit breaks the connection before the next commit of an explicit transaction reaches the server: the transaction is
// rolled back. The channel is closed when that has happened.
func (l *Link) DropNextCommit() <-chan struct{} { return l.decide(false) }

func (l *Link) decide(arrives bool) <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fate = &fate{arrives: arrives, sealed: make(chan struct{})}
	return l.fate.sealed
}

func (l *Link) accept(listener net.Listener) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return // closed by Refuse
		}
		l.running.Go(func() { l.serve(client) })
	}
}

func (l *Link) serve(client net.Conn) {
	server, err := net.Dial("tcp", l.target)
	if err != nil {
		_ = client.Close() // as the server would have refused it
		return
	}
	c := &call{link: l, client: client, server: server, over: make(chan struct{})}
	l.mu.Lock()
	l.calls[c] = true
	if l.closed {
		c.hangUp()
	}
	l.mu.Unlock()
	l.running.Go(c.answers)
	c.requests()
	l.mu.Lock()
	delete(l.calls, c)
	l.mu.Unlock()
}
