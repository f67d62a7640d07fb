package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// progress shows how far long work has come: one line that is rewritten on a terminal, a plain line now and then elsewhere.
type progress struct {
	w        io.Writer
	terminal bool
	noun     string
	total    int // 0: not known
	now      func() time.Time
	began    time.Time
	last     time.Time
	mu       sync.Mutex
	width    int // of the line that stands
	done     int
	found    int           // statements
	stop     chan struct{} // closed by end
	ticker   sync.WaitGroup
}

// How often a line is written.
const (
	onTerminal = 100 * time.Millisecond
	inLog      = 10 * time.Second
)

func (p *program) progress(noun string, total int) *progress {
	b := &progress{w: p.err, terminal: isTerminal(p.err), noun: noun, total: total, now: p.now}
	b.began = b.now()
	b.last = b.began
	b.stop = make(chan struct{})
	b.ticker.Add(1)
	go b.tick()
	return b
}

// tick writes the line even while nothing gets done: a long article may take minutes.
func (b *progress) tick() {
	defer b.ticker.Done()
	every := time.NewTicker(time.Second)
	defer every.Stop()
	for {
		select {
		case <-every.C:
			b.mu.Lock()
			b.refresh()
			b.mu.Unlock()
		case <-b.stop:
			return
		}
	}
}

// at says how much is done, and how many statements were found.
func (b *progress) at(done, statements int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done, b.found = done, statements
	b.refresh()
}

// refresh writes the line if it is time for one.
func (b *progress) refresh() {
	pause := inLog
	if b.terminal {
		pause = onTerminal
	}
	now := b.now()
	if now.Sub(b.last) < pause {
		return
	}
	b.last = now
	b.write(b.line(now, b.found))
}

// line is the state in words: done of total, rate, time left.
func (b *progress) line(now time.Time, statements int) string {
	took := now.Sub(b.began).Seconds()
	rate := 0.0
	if took > 0 {
		rate = float64(b.done) / took
	}
	s := fmt.Sprintf("%d %s", b.done, b.noun)
	if b.total > 0 {
		s = fmt.Sprintf("%d of %d %s", b.done, b.total, b.noun)
	}
	s += fmt.Sprintf(", %d statements, %.1f a second", statements, rate)
	if left := b.total - b.done; left > 0 && rate > 0 {
		s += ", " + roughly(time.Duration(float64(left)/rate*float64(time.Second))) + " left"
	}
	return s
}

// roughly is a duration as people say it.
func roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()+0.5))
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()+0.5))
	}
	return fmt.Sprintf("%d h %d min", int(d.Hours()), int(d.Minutes())%60)
}

func (b *progress) write(s string) {
	if !b.terminal {
		_, _ = fmt.Fprintln(b.w, s)
		return
	}
	_, _ = fmt.Fprint(b.w, "\r"+s+strings.Repeat(" ", max(0, b.width-len(s))))
	b.width = len(s)
}

// aside writes a line of its own above the one that is rewritten.
func (b *progress) aside(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
	_, _ = fmt.Fprintln(b.w, s)
}

// end takes the line away: a summary follows.
func (b *progress) end() {
	close(b.stop)
	b.ticker.Wait()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
}

func (b *progress) clear() {
	if b.width > 0 {
		_, _ = fmt.Fprint(b.w, "\r"+strings.Repeat(" ", b.width)+"\r")
		b.width = 0
	}
}
