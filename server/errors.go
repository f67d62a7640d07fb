package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/guard"
)

// The codes of the server's own refusals; the others are those of package graph and package guard.
const (
	codeInput           = string(graph.BadInput)
	codeLimit           = string(graph.LimitExceeded)
	codeUnavailable     = string(graph.Unavailable)
	codeTimeout         = string(graph.Timeout)
	codeUnauthenticated = "UNAUTHENTICATED"
	codeForbidden       = "FORBIDDEN"
	codeMisdirected     = "MISDIRECTED_REQUEST"
	codeNotPersisted    = "PERSISTED_QUERY_NOT_FOUND"
)

// told remembers which failures of one request were logged under which number: a level of a hundred objects fails once.
type told struct {
	mu      sync.Mutex
	numbers map[error]string
}

type toldKey struct{}

func withTold(ctx context.Context) context.Context {
	return context.WithValue(ctx, toldKey{}, &told{numbers: map[error]string{}})
}

// present gives an error the form that clients see: a code, a message for people, the input field. What has no code is
// internal: it is logged under a number and only the number is shown.
func (s *Server) present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions["code"] != nil {
		return shown
	}
	code, message, field := graph.CodeOf(err), "", ""
	if e, ok := errors.AsType[*graph.Error](err); ok {
		message, field = e.Message, e.Field
	}
	switch {
	case code == graph.Timeout && message == "":
		message = "it took too long; ask for less"
	case code == graph.Cancelled && message == "":
		message = "cancelled"
	case code == graph.Internal:
		message = "something went wrong on the server; tell its operator the number " + s.incident(ctx, err)
	}
	out := &gqlerror.Error{
		Message: guard.Shorten(message, s.limits.MessageRunes), Path: shown.Path, Locations: shown.Locations,
		Extensions: map[string]any{"code": string(code)},
	}
	if field != "" {
		out.Extensions["field"] = field
	}
	return out
}

// incident logs a failure and gives it a number.
func (s *Server) incident(ctx context.Context, err error) string {
	cause := err
	if e, ok := errors.AsType[*gqlerror.Error](err); ok && e.Err != nil {
		cause = e.Err
	}
	t, _ := ctx.Value(toldKey{}).(*told)
	if t == nil {
		t = &told{numbers: map[error]string{}}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	comparable := comparableError(cause)
	if number, ok := t.numbers[comparable]; ok {
		return number
	}
	number := randomHex(4)
	t.numbers[comparable] = number
	s.log.ErrorContext(ctx, "a request failed", "number", number, "error", cause.Error())
	s.metrics.incidents.Inc()
	return number
}

// comparableError can be a key of a map: pointers are, other errors are wrapped.
func comparableError(err error) error {
	if fmt.Sprintf("%T", err)[0] == '*' {
		return err
	}
	return &graph.Error{Err: err}
}

func randomHex(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails, see crypto/rand
	return hex.EncodeToString(b)
}

// recovered makes an internal error of a panic.
func recovered(_ context.Context, p any) error {
	return fmt.Errorf("panic: %v\n%s", p, debug.Stack())
}
