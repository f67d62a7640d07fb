package server

import (
	"context"
	"sync"
	"time"
)

// share hands out a bounded number of places, and to each client only some of them, so that none takes all. Who waits for his own
// share stands in nobody else's way.
type share struct {
	places chan struct{}
	each   int // places of one client

	mu      sync.Mutex
	clients map[string]*portion // those that hold or want a place
}

// portion is what one client holds.
type portion struct {
	places chan struct{}
	users  int
}

func newShare(places, each int) *share {
	return &share{places: make(chan struct{}, places), each: max(1, min(each, places)), clients: map[string]*portion{}}
}

// taken is how many places are.
func (s *share) taken() int { return len(s.places) }

// take waits for a place no longer than patience. A client without a name is only bounded with all others. leave gives the place back.
func (s *share) take(ctx context.Context, client string, patience time.Duration) (leave func(), ok bool) {
	if client == "" {
		return func() { <-s.places }, enter(ctx, s.places, patience)
	}
	p := s.portionOf(client)
	began := time.Now()
	if !enter(ctx, p.places, patience) {
		s.letGo(client, p)
		return nil, false
	}
	if !enter(ctx, s.places, patience-time.Since(began)) {
		<-p.places
		s.letGo(client, p)
		return nil, false
	}
	return func() {
		<-s.places
		<-p.places
		s.letGo(client, p)
	}, true
}

// enter takes one of the places, now or with patience.
func enter(ctx context.Context, places chan struct{}, patience time.Duration) bool {
	select {
	case places <- struct{}{}:
		return true
	default:
	}
	if patience <= 0 {
		return false
	}
	end := time.NewTimer(patience)
	defer end.Stop()
	select {
	case places <- struct{}{}:
		return true
	case <-end.C:
	case <-ctx.Done():
	}
	return false
}

func (s *share) portionOf(client string) *portion {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.clients[client]
	if p == nil {
		p = &portion{places: make(chan struct{}, s.each)}
		s.clients[client] = p
	}
	p.users++
	return p
}

// letGo forgets a client who holds and wants nothing.
func (s *share) letGo(client string, p *portion) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.users--; p.users == 0 {
		delete(s.clients, client)
	}
}
