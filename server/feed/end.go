package feed

import (
	"context"
	"sync"
)

// End is why a subscription ended before its subscriber left.
type End struct {
	mu  sync.Mutex
	err error
}

type endKey struct{}

// WithEnd gives a subscription a place for the reason of its end.
func WithEnd(ctx context.Context) (context.Context, *End) {
	e := &End{}
	return context.WithValue(ctx, endKey{}, e), e
}

// EndWith keeps the reason, where there is a place for it.
func EndWith(ctx context.Context, err error) {
	if e, ok := ctx.Value(endKey{}).(*End); ok {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.err = err
	}
}

// Err is the reason, nil without one.
func (e *End) Err() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.err
}
