package boltstub

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net"
	"sync/atomic"
	"syscall"
)

// The tags of messages.
const (
	hello     = 0x01
	goodbye   = 0x02
	reset     = 0x0F
	run       = 0x10
	begin     = 0x11
	commit    = 0x12
	rollback  = 0x13
	discard   = 0x2F
	pull      = 0x3F
	telemetry = 0x54
	route     = 0x66
	logon     = 0x6A
	logoff    = 0x6B
	success   = 0x70
	record    = 0x71
	ignored   = 0x7E
	failure   = 0x7F
)

var (
	errGone      = errors.New("gone")
	transactions atomic.Int64
	bookmarks    atomic.Int64
)

// gone says that an error only means the end of a connection.
func gone(err error) bool {
	for _, end := range []error{errGone, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.ECONNRESET, syscall.EPIPE} {
		if errors.Is(err, end) {
			return true
		}
	}
	return false
}

// session is the state of one connection.
type session struct {
	server *Server
	in     *bufio.Reader
	out    *bufio.Writer
	minor  int
	failed bool              // everything is ignored until RESET
	tx     *Request          // BEGIN of the open transaction
	rows   map[int64][][]any // not yet pulled, by number of query
	last   int64             // number of the query run last
}

func newSession(s *Server, conn net.Conn, minor int) *session {
	return &session{server: s, in: bufio.NewReader(conn), out: bufio.NewWriter(conn), minor: minor, rows: map[int64][][]any{}}
}

// run answers until the driver says goodbye. Answers are sent when nothing that waits is left to be answered.
func (s *session) run() error {
	for {
		if s.in.Buffered() == 0 {
			if err := s.out.Flush(); err != nil {
				return err
			}
		}
		m, err := readMessage(s.in)
		if err != nil {
			return err
		}
		if err := s.answer(m); err != nil {
			return err
		}
	}
}

func (s *session) answer(m Struct) error {
	switch {
	case m.Tag == goodbye:
		return errGone
	case m.Tag == reset:
		s.failed, s.tx = false, nil
		clear(s.rows)
		return s.succeed(nil)
	case s.failed:
		return writeMessage(s.out, ignored)
	}
	switch m.Tag {
	case hello:
		return s.succeed(map[string]any{"server": "Neo4j/5.26.0", "connection_id": "bolt-1"})
	case logoff, telemetry:
		return s.succeed(nil)
	case logon:
		return s.reply(Request{Message: Logon, Params: dict(m, 0)}, nil)
	case route:
		return s.reply(request(Route, dict(m, 2)), map[string]any{"rt": s.server.table()})
	case begin:
		r := request(Begin, dict(m, 0))
		r.Tx = int(transactions.Add(1))
		s.tx = &r
		return s.reply(r, nil)
	case run:
		return s.query(m)
	case pull, discard:
		return s.pull(dict(m, 0), m.Tag == pull)
	case commit:
		return s.end(Commit)
	case rollback:
		return s.end(Rollback)
	}
	return fmt.Errorf("message %#x is not known", m.Tag)
}

func (s *session) succeed(meta map[string]any) error {
	if meta == nil {
		meta = map[string]any{}
	}
	return writeMessage(s.out, success, meta)
}

// reply has the handler decide between success, failure and silence.
func (s *session) reply(r Request, meta map[string]any) error {
	return s.send(s.server.ask(r), meta)
}

func (s *session) send(a Answer, meta map[string]any) error {
	switch {
	case a.HangUp:
		return errGone
	case a.Code == "":
		return s.succeed(meta)
	}
	s.failed = true
	if s.minor < 7 {
		return writeMessage(s.out, failure, map[string]any{"code": a.Code, "message": a.Says})
	}
	return writeMessage(s.out, failure, map[string]any{"neo4j_code": a.Code, "message": a.Says, "gql_status": "50N42",
		"description": "error: general processing exception - unexpected error", "diagnostic_record": map[string]any{}})
}

// query keeps the rows that the handler gives for PULL, whatever number of them that asks for.
func (s *session) query(m Struct) error {
	r := request(Run, dict(m, 2))
	if s.tx != nil {
		r = *s.tx
		r.Message = Run
	}
	if r.Params = dict(m, 1); len(m.Fields) > 0 {
		r.Text, _ = m.Fields[0].(string)
	}
	a := s.server.ask(r)
	s.last++
	s.rows[s.last] = a.Rows
	return s.send(a, map[string]any{"fields": a.Fields, "qid": s.last})
}

func (s *session) pull(how map[string]any, wanted bool) error {
	of := s.last
	if id, ok := how["qid"].(int64); ok && id >= 0 {
		of = id
	}
	rows, ok := s.rows[of]
	if !ok {
		return fmt.Errorf("rows of query %d, which is not open, are pulled", of)
	}
	n := len(rows)
	if most, ok := how["n"].(int64); ok && most >= 0 {
		n = min(n, int(most))
	}
	for _, row := range rows[:n] {
		if !wanted {
			break
		}
		if err := writeMessage(s.out, record, row); err != nil {
			return err
		}
	}
	if n < len(rows) {
		s.rows[of] = rows[n:]
		return s.succeed(map[string]any{"has_more": true})
	}
	delete(s.rows, of)
	if s.tx != nil {
		return s.succeed(nil)
	}
	return s.succeed(map[string]any{"bookmark": bookmark()})
}

func (s *session) end(how Message) error {
	if s.tx == nil {
		return fmt.Errorf("%s without a transaction", how)
	}
	r := *s.tx
	r.Message, s.tx = how, nil
	a := s.server.ask(r)
	if how == Rollback {
		return s.send(a, nil)
	}
	return s.send(a, map[string]any{"bookmark": cmp.Or(a.Mark, bookmark())})
}

// bookmark makes one that no other server of this process gives.
func bookmark() string { return fmt.Sprintf("bookmark-%d", bookmarks.Add(1)) }

// request reads what BEGIN, RUN and ROUTE carry beside their text.
func request(m Message, extra map[string]any) Request {
	r := Request{Message: m, Reading: extra["mode"] == "r"}
	r.Database, _ = extra["db"].(string)
	all, _ := extra["bookmarks"].([]any)
	for _, b := range all {
		r.Bookmarks = append(r.Bookmarks, fmt.Sprint(b))
	}
	return r
}

// dict gives a field that must be a map; an empty one stands for what is missing.
func dict(m Struct, field int) map[string]any {
	if field >= len(m.Fields) {
		return map[string]any{}
	}
	d, _ := m.Fields[field].(map[string]any)
	return d
}
