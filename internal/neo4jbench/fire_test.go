package neo4jbench

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// figures are what one server did with one question over some connections.
type figures struct {
	perSecond float64
	p50, p99  time.Duration
	requests  int
	// own is what the server's process takes of the processor for a request, below what the database's does.
	own, below time.Duration
}

// each is what every request has of a time.
func (f figures) each(spent time.Duration) time.Duration { return spent / time.Duration(f.requests) }

// fire sends shots in turn over n connections that are kept alive, for the time given and at least once, and measures what comes
// back in that time. An answer that is none ends it with an error.
func fire(ctx context.Context, shots []shot, n int, lasting time.Duration) (figures, error) {
	client := &http.Client{Transport: &http.Transport{MaxConnsPerHost: n, MaxIdleConnsPerHost: n, DisableCompression: true}}
	defer client.CloseIdleConnections()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var all sync.WaitGroup
	took := make([][]time.Duration, n)
	began := time.Now()
	for i := range took {
		all.Go(func() {
			for len(took[i]) == 0 || time.Since(began) < lasting {
				at := time.Now()
				if err := hit(ctx, client, shots[int(next.Add(1)-1)%len(shots)]); err != nil {
					cancel(err)
					return
				}
				took[i] = append(took[i], time.Since(at))
			}
		})
	}
	all.Wait()
	if ctx.Err() != nil {
		return figures{}, context.Cause(ctx)
	}
	return figuresOf(slices.Concat(took...), time.Since(began)), nil
}

// figuresOf sums up requests that were answered within a time.
func figuresOf(times []time.Duration, within time.Duration) figures {
	slices.Sort(times)
	at := func(share float64) time.Duration { return times[min(int(share*float64(len(times))), len(times)-1)] }
	return figures{perSecond: float64(len(times)) / within.Seconds(), p50: at(0.5), p99: at(0.99), requests: len(times)}
}

// hit makes one request and reads its answer without keeping it.
func hit(ctx context.Context, client *http.Client, s shot) error {
	r, err := s.request(ctx)
	if err != nil {
		return err
	}
	res, err := client.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var head [16]byte
	n, err := io.ReadFull(res.Body, head[:])
	if err == nil {
		_, err = io.Copy(io.Discard, res.Body)
	}
	switch {
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case res.StatusCode != http.StatusOK || bytes.HasPrefix(head[:n], []byte(`{"errors"`)):
		return fmt.Errorf("%s: %s %s", s.url, res.Status, head[:n])
	}
	return nil
}

// request makes the request that a shot is.
func (s shot) request(ctx context.Context) (*http.Request, error) {
	method, body := http.MethodGet, io.Reader(nil)
	if s.body != "" {
		method, body = http.MethodPost, strings.NewReader(s.body)
	}
	r, err := http.NewRequestWithContext(ctx, method, s.url, body)
	if err == nil && body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	return r, err
}

// TestFire: requests are counted and timed, connections are as many as asked for, and a wrong answer is no answer.
func TestFire(t *testing.T) {
	var running, most atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		now := running.Add(1)
		defer running.Add(-1)
		for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
		}
		time.Sleep(10 * time.Millisecond)
		fmt.Fprint(w, `{"data":{"statements":{}}}`)
	})
	mux.HandleFunc("/wrong", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{"errors":[]}`) })
	base := listen(t, mux)
	got, err := fire(t.Context(), []shot{{url: base}, {url: base, body: "{}"}}, 4, 200*time.Millisecond)
	if err != nil || got.requests < 20 || got.requests > 84 || got.p50 < 10*time.Millisecond || got.p99 < got.p50 || most.Load() != 4 {
		t.Errorf("%+v, %d at once: %v", got, most.Load(), err)
	}
	if rate := float64(got.requests) / got.perSecond; rate < 0.2 || rate > 0.5 {
		t.Errorf("%d requests are %f a second", got.requests, got.perSecond)
	}
	if _, err := fire(t.Context(), []shot{{url: base + "/wrong"}}, 4, time.Second); err == nil {
		t.Error("errors were taken for answers")
	}
}
