package server

import (
	"net/http"
	"testing"
	"time"
)

// asAna asks with a token, from elsewhere.
var asAna = map[string]string{"X-Forwarded-For": "203.0.113.7", "Authorization": "Bearer a-secret-of-ana-1234", "Content-Type": "application/json"}

// crowdAttacks want more at once than one client, or all together, may have.
func crowdAttacks() []attack {
	crowd := func(name, accept, query string, full func(s *Server) (*share, []string)) attack {
		return attack{name: name, status: http.StatusServiceUnavailable, code: codeUnavailable, answer: "again", send: func(t *testing.T, r *running) (int, int, string) {
			places, by := full(r.server)
			defer fill(t, places, by)()
			headers := map[string]string{"Accept": accept}
			for k, v := range asAna {
				headers[k] = v
			}
			status, h, body := r.ask(t, "POST", "/graphql", headers, asQuery(query))
			if h.Get("Retry-After") == "" {
				t.Errorf("%s: it is not said when to come back", name)
			}
			return status, len(query), body
		}}
	}
	running := func(client string, n func(Limits) int) func(*Server) (*share, []string) {
		return func(s *Server) (*share, []string) { return s.running, repeated(client, n(s.limits)) }
	}
	streams := func(client string, n func(Limits) int) func(*Server) (*share, []string) {
		return func(s *Server) (*share, []string) { return s.streams, repeated(client, n(s.limits)) }
	}
	const follow = "subscription { statementAdded { id } }"
	return []attack{
		crowd("more questions at once than one client may ask", "*/*", "{ topics { id } }", running("token ana", func(l Limits) int { return l.OperationsEach })),
		crowd("more questions at once than are answered", "*/*", "{ topics { id } }", running("", func(l Limits) int { return l.Operations })),
		crowd("as many, as streams", "text/event-stream", "{ topics { id } }", running("", func(l Limits) int { return l.Operations })),
		crowd("more streams than one client may follow", "text/event-stream", follow, streams("token ana", func(l Limits) int { return l.StreamsEach })),
		crowd("more streams than there are", "text/event-stream", follow, streams("", func(l Limits) int { return l.Streams })),
	}
}

func repeated(client string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = client
	}
	return all
}

// fill takes places for clients until it is undone.
func fill(t *testing.T, s *share, clients []string) (undo func()) {
	t.Helper()
	var leave []func()
	for _, c := range clients {
		l, ok := s.take(t.Context(), c, time.Second)
		if !ok {
			t.Fatalf("no place for %q after %d", c, len(leave))
		}
		leave = append(leave, l)
	}
	return func() {
		for _, l := range leave {
			l()
		}
	}
}
