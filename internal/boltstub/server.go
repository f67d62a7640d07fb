package boltstub

import (
	"context"
	"net"
	"slices"
	"sync"
	"testing"
)

// Message is what a driver asks.
type Message string

// The messages that a handler is asked about.
const (
	Logon    Message = "LOGON"
	Route    Message = "ROUTE"
	Begin    Message = "BEGIN"
	Run      Message = "RUN"
	Commit   Message = "COMMIT"
	Rollback Message = "ROLLBACK"
)

// Request is one message as a handler gets it.
type Request struct {
	Message   Message
	Server    string         // address of the server that was asked
	Tx        int            // number of the transaction, unique in the process; 0: none, a query on its own
	Text      string         // of a query
	Params    map[string]any // of a query; of LOGON the credentials
	Reading   bool           // the transaction, or the query on its own, was declared as one that only reads
	Bookmarks []string       // what the transaction, or the query on its own, must have seen
	Database  string         // "" is the user's own
}

// Answer is what to answer. The zero value is a success without rows.
type Answer struct {
	Fields []string
	Rows   [][]any // values: nil, bool, int, int64, float64, string, []byte, []string, []any, map[string]any, Struct
	Code   string  // of a failure, such as Neo.ClientError.Cluster.NotALeader
	Says   string  // the failure's message
	HangUp bool    // close the connection instead of answering
	Mark   string  // the bookmark that a COMMIT gives; default: one that nobody else gives
}

// Handler answers requests; it is called from several goroutines at once.
type Handler func(Request) Answer

// Server is one listener. Start makes it.
type Server struct {
	Address string // host:port

	handler Handler
	table   func() map[string]any
	old     bool
	stop    context.CancelFunc
	work    sync.WaitGroup
	log     sync.Mutex
	heard   []Request
}

// Start starts a server that negotiates by manifest, or as servers before 5.26 did when old is true. It stops when the test ends.
func Start(t testing.TB, old bool, handler Handler) *Server {
	t.Helper()
	s := &Server{handler: handler, old: old}
	s.table = func() map[string]any {
		return Table{[]string{s.Address}, []string{s.Address}, []string{s.Address}}.wire()
	}
	s.listen(t)
	return s
}

func (s *Server) listen(t testing.TB) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.Address = listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	context.AfterFunc(ctx, func() { _ = listener.Close() })
	s.stop = cancel
	s.work.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // closed by Stop
			}
			s.work.Go(func() { s.serve(ctx, t, conn) })
		}
	})
	t.Cleanup(s.Stop)
}

// Stop closes the listener and all connections, as a machine that vanishes does. It may be called again.
func (s *Server) Stop() {
	s.stop()
	s.work.Wait()
}

// Heard gives what the server was asked so far.
func (s *Server) Heard() []Request {
	s.log.Lock()
	defer s.log.Unlock()
	return slices.Clone(s.heard)
}

// ask notes a request and gives the handler's answer.
func (s *Server) ask(r Request) Answer {
	r.Server = s.Address
	s.log.Lock()
	s.heard = append(s.heard, r)
	s.log.Unlock()
	return s.handler(r)
}

// serve talks with one driver until either hangs up. What a driver sends against the protocol fails the test.
func (s *Server) serve(ctx context.Context, t testing.TB, conn net.Conn) {
	undo := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer func() {
		undo()
		_ = conn.Close() // by the driver, by Stop or here: closed it is
	}()
	minor, err := shake(conn, s.old)
	if err == nil {
		err = newSession(s, conn, minor).run()
	}
	if err != nil && !gone(err) {
		t.Errorf("the server at %s hung up: %v", s.Address, err)
	}
}
