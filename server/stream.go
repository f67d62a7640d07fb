package server

import (
	"bytes"
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/standpoint-graph/standpoint/server/feed"
	"github.com/standpoint-graph/standpoint/server/guard"
)

// stream answers with server-sent events, one operation a connection: an event `next` for each answer and `complete` at
// the end. Comments keep the connection alive in between.
func (s *Server) stream(ctx context.Context, w http.ResponseWriter, p *prepared) {
	leave, ok := s.streams.take(ctx, p.client, 0)
	if !ok {
		w.Header().Set("Retry-After", "30")
		s.sendRefusal(w, mediaStream, refuse(http.StatusServiceUnavailable, codeUnavailable, "too many streams are open; close one or try again later"))
		return
	}
	defer leave()
	single := p.operation.Operation != ast.Subscription
	if single && !s.admit(ctx, w, mediaStream, p) {
		return
	}
	s.metrics.streams.Inc()
	defer s.metrics.streams.Dec()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w.Header().Set("Content-Type", string(mediaStream)+"; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no")
	out := &events{w: w, control: http.NewResponseController(w), patience: s.limits.BodyTime}
	if !out.write(":\n\n") {
		p.leave()
		return
	}
	if single {
		out.next(s.answer(ctx, p))
		out.complete()
		return
	}
	ctx, end := feed.WithEnd(ctx)
	responses, ctx, errs := s.start(ctx, p)
	if errs != nil {
		out.next(&answer{Errors: guard.Bound(errs, s.limits.Limits)})
		out.complete()
		return
	}
	s.relay(ctx, out, follow(ctx, responses), end)
}

// follow asks for one response after the other until there is none. A panic ends the subscription, not the server.
func follow(ctx context.Context, responses graphql.ResponseHandler) <-chan *graphql.Response {
	c := make(chan *graphql.Response)
	go func() {
		defer close(c)
		defer func() {
			if p := recover(); p != nil {
				feed.EndWith(ctx, recovered(ctx, p))
			}
		}()
		for {
			r := responses(ctx)
			if r == nil {
				return
			}
			r.Data = bytes.Clone(r.Data) // the next response is written where this one is
			select {
			case c <- r:
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
}

// relay sends responses as they come, and heartbeats, until there are none, the client has left or the server stops.
func (s *Server) relay(ctx context.Context, out *events, responses <-chan *graphql.Response, end *feed.End) {
	beat := time.NewTicker(s.limits.Heartbeat)
	defer beat.Stop()
	for ok := true; ok; {
		select {
		case r, more := <-responses:
			if !more {
				if ctx.Err() == nil {
					s.tellEnd(ctx, out, end.Err())
					out.complete()
				}
				return
			}
			ok = out.next(s.finish(r))
		case <-beat.C:
			ok = out.write(":\n\n")
		case <-ctx.Done():
			return
		case <-s.stopping:
			return // without complete, so that the client comes back
		}
	}
}

// tellEnd says why a subscription ends, if not because there is nothing more to say.
func (s *Server) tellEnd(ctx context.Context, out *events, why error) {
	if why != nil {
		out.next(&answer{Errors: gqlerror.List{s.present(ctx, why)}})
	}
}

// events writes server-sent events; a client that takes too long to read is given up.
type events struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
}

func (e *events) next(a *answer) bool {
	return e.write("event: next\ndata: " + string(a.encode(nil)) + "\n\n") // JSON of one line
}

func (e *events) complete() { e.write("event: complete\ndata:\n\n") }

// write tells whether the client is still there.
func (e *events) write(s string) bool {
	if err := e.control.SetWriteDeadline(time.Now().Add(e.patience)); err != nil {
		return false
	}
	if _, err := e.w.Write([]byte(s)); err != nil {
		return false
	}
	return e.control.Flush() == nil
}
