package loader

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// hands are the scratch memory with which one goroutine reads, 15 MB.
type hands struct {
	tag   *Tagger
	judge Judge
}

// crew lets the parts of an article spread over processors that no other article is read on: a long text or a single one does not wait
// for one processor while others idle. With as many articles at work as processors, each keeps to its own. The zero crew has no helpers.
type crew struct {
	most    int32        // processors
	working atomic.Int32 // goroutines that read
	idle    chan *hands  // of helpers that have gone
	hire    func() *hands
}

func newCrew(hire func() *hands) *crew {
	n := runtime.GOMAXPROCS(0)
	return &crew{most: int32(n), idle: make(chan *hands, n), hire: hire}
}

// begin counts a goroutine that reads an article, end forgets it.
func (c *crew) begin() { c.working.Add(1) }
func (c *crew) end()   { c.working.Add(-1) }

// join counts a helper if a processor is free.
func (c *crew) join() bool {
	if c.working.Add(1) <= c.most {
		return true
	}
	c.end()
	return false
}

// take gives hands that nobody uses.
func (c *crew) take() *hands {
	select {
	case h := <-c.idle:
		return h
	default:
		return c.hire()
	}
}

// give lays hands aside for the next helper.
func (c *crew) give(h *hands) {
	select {
	case c.idle <- h:
	default: // there are enough
	}
}

// spread calls do for 0 … n−1 with own hands and, as long as processors are free, those of helpers. The order is open, so that do may
// write nothing but what belongs to its number. After an error or a panic no more are begun; the error is returned, and the panic
// goes on in the caller.
func (c *crew) spread(own *hands, n int, do func(h *hands, i int) error) error {
	s := &spreading{n: int64(n), do: do}
	var helpers sync.WaitGroup
	for range min(n, int(c.most)) - 1 {
		if !c.join() {
			break
		}
		helpers.Go(func() {
			defer c.end()
			h := c.take()
			s.work(h, func() bool { return c.working.Load() > c.most })
			c.give(h)
		})
	}
	s.work(own, func() bool { return false })
	helpers.Wait()
	if s.panicked != nil {
		panic(s.panicked)
	}
	return s.err
}

// spreading is work that is handed out by number.
type spreading struct {
	n    int64
	do   func(h *hands, i int) error
	next atomic.Int64

	mu       sync.Mutex
	err      error
	panicked any
}

// work does what nobody has begun, until nothing is left or it is to leave.
func (s *spreading) work(h *hands, leave func() bool) {
	defer func() {
		if r := recover(); r != nil {
			s.fail(nil, r)
		}
	}()
	for !leave() {
		i := s.next.Add(1) - 1
		if i >= s.n {
			return
		}
		if err := s.do(h, int(i)); err != nil {
			s.fail(err, nil)
			return
		}
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
