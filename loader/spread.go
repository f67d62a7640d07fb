package loader

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// hands are what one goroutine reads with: a tagger and a judge that share scratch memory, about 8 MB.
type hands struct {
	tag   *Tagger
	judge Judge
}

// newHands makes hands over the shared models.
func (e *Extractor) newHands() *hands {
	s := encoder.NewScratch()
	return &hands{tag: newTagger(e.tagger, s), judge: e.classifier.newJudge(s)}
}

// pool has hands for each processor. Whoever reads a window or a statement takes some and gives them back: so many are at work at once and
// so much memory is needed, however many articles are read. What an article offers is done by its own goroutine and, whenever others are
// free, by helpers: a long text or a single one does not wait for one processor while the rest idle.
type pool struct {
	idle    chan *hands   // have been made, and nobody works with them
	unmade  chan struct{} // may still be made
	waiting atomic.Int32  // goroutines that have nothing to work with
	hire    func() *hands
}

func newPool(most int, hire func() *hands) *pool {
	p := &pool{idle: make(chan *hands, most), unmade: make(chan struct{}, most), hire: hire}
	for range most {
		p.unmade <- struct{}{}
	}
	return p
}

// try gives hands that nobody works with; nil: there are none.
func (p *pool) try() *hands {
	select {
	case h := <-p.idle:
		return h
	default:
	}
	select {
	case <-p.unmade:
		return p.hire()
	default:
		return nil
	}
}

// take gives hands as soon as there are some, first come, first served.
func (p *pool) take(ctx context.Context) (*hands, error) {
	if h := p.try(); h != nil {
		return h, nil
	}
	p.waiting.Add(1)
	defer p.waiting.Add(-1)
	select {
	case h := <-p.idle: // all have been made
		return h, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// give lays hands aside for whoever waits, or comes next.
func (p *pool) give(h *hands) { p.idle <- h }

// wanted tells whether somebody waits.
func (p *pool) wanted() bool { return p.waiting.Load() > 0 }

// spread calls do for 0 … n−1 with hands of the pool. The order is open, and several are done at once, so that do may write nothing but
// what belongs to its number. After an error, a panic or the end of ctx no more are begun; the error is returned, and the panic goes on in
// the caller. When spread returns, nobody works for it any more.
func (p *pool) spread(ctx context.Context, n int, do func(h *hands, i int) error) error {
	s := &spreading{pool: p, n: int64(n), do: do}
	for s.next.Load() < s.n {
		h, err := p.take(ctx)
		if err != nil {
			s.fail(err, nil)
			break
		}
		s.work(ctx, h)
	}
	s.helpers.Wait()
	if s.panicked != nil {
		panic(s.panicked)
	}
	return s.err
}

// spreading is work that is handed out by number.
type spreading struct {
	pool    *pool
	n       int64
	do      func(h *hands, i int) error
	next    atomic.Int64
	helpers sync.WaitGroup

	mu       sync.Mutex
	err      error
	panicked any
}

// work does with these hands what nobody has begun, until nothing is left or somebody else waits for hands, and gives them back.
func (s *spreading) work(ctx context.Context, h *hands) {
	defer s.pool.give(h)
	defer func() {
		if r := recover(); r != nil {
			s.fail(nil, r)
		}
	}()
	for {
		i := s.next.Add(1) - 1
		if i >= s.n {
			return
		}
		s.help(ctx)
		err := ctx.Err()
		if err == nil {
			err = s.do(h, int(i))
		}
		if err != nil {
			s.fail(err, nil)
			return
		}
		if s.pool.wanted() {
			return
		}
	}
}

// help begins a helper if something is left for one and hands are free: whoever works looks before each number, so that help comes as
// soon as there is some.
func (s *spreading) help(ctx context.Context) {
	if s.next.Load() >= s.n {
		return
	}
	if h := s.pool.try(); h != nil {
		s.helpers.Go(func() { s.work(ctx, h) })
	}
}

// fail notes why, and lets nothing more begin.
func (s *spreading) fail(err error, panicked any) {
	s.next.Store(s.n)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil && s.panicked == nil {
		s.err, s.panicked = err, panicked
	}
}
