package server

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/server/feed"
)

// eventReader reads server-sent events, one after the other.
type eventReader struct{ *bufio.Scanner }

func follows(t *testing.T, r *running, query string, headers map[string]string) (*http.Response, eventReader, context.CancelFunc) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, "POST", r.URL+"/graphql", strings.NewReader(asQuery(query)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	for name, value := range headers {
		req.Header.Set(name, value)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); res.Body.Close() })
	s := bufio.NewScanner(res.Body)
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := strings.Index(string(data), "\n\n"); i >= 0 {
			return i + 2, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return 0, nil, io.ErrUnexpectedEOF
		}
		return 0, nil, nil
	})
	return res, eventReader{s}, cancel
}

// next is the next event, without comments: its name and its data.
func (e eventReader) next(t *testing.T) (name, data string) {
	t.Helper()
	for e.Scan() {
		if strings.HasPrefix(e.Text(), ":") {
			continue
		}
		first, second, _ := strings.Cut(e.Text(), "\n")
		return strings.TrimPrefix(first, "event: "), strings.TrimSpace(strings.TrimPrefix(second, "data:"))
	}
	return "", ""
}

// TestStreamOfQuery: a query may be asked for as a stream too, and faults come as an event.
func TestStreamOfQuery(t *testing.T) {
	r := run(t, Options{})
	_, e, _ := follows(t, r, "{ topics { id } }", nil)
	if name, data := e.next(t); name != "next" || data != `{"data":{"topics":[]}}` {
		t.Errorf("%s %s", name, data)
	}
	if name, _ := e.next(t); name != "complete" {
		t.Errorf("%s", name)
	}
	_, e, _ = follows(t, r, `subscription { loadProgress(job: "job:none") { id } }`, nil)
	if name, data := e.next(t); name != "next" || read(t, data).code() != "NOT_FOUND" {
		t.Errorf("%s %s", name, data)
	}
	if name, _ := e.next(t); name != "complete" {
		t.Errorf("%s", name)
	}
	query := url.Values{"query": {`subscription { loadProgress(job: "job:none") { id } }`}}
	if status, h, body := r.ask(t, "GET", "/graphql?"+query.Encode(), map[string]string{"Accept": "text/event-stream"}, ""); status != 200 ||
		!strings.HasPrefix(h.Get("Content-Type"), "text/event-stream") || !strings.HasSuffix(body, "event: complete\ndata:\n\n") {
		t.Errorf("as a browser's EventSource asks: %d %v %q", status, h, body)
	}
	if res, _, _ := follows(t, r, "subscription { nonsense }", nil); res.StatusCode != 400 {
		t.Errorf("a faulty subscription: %d", res.StatusCode)
	}
}

// TestTimeOfStreamedQuery: a query has no more time as a stream than any other way, and its client is told.
func TestTimeOfStreamedQuery(t *testing.T) {
	store := &emptyStore{block: true, gone: make(chan struct{})}
	r := run(t, Options{Graph: graph.Open(store), Limits: Limits{Time: 50 * time.Millisecond}})
	_, e, _ := follows(t, r, "{ statements { nodes { id } } }", nil)
	if name, data := e.next(t); name != "next" || read(t, data).code() != "TIMEOUT" {
		t.Errorf("%s %s", name, data)
	}
	if name, _ := e.next(t); name != "complete" {
		t.Errorf("%s", name)
	}
}

// TestPanicOfFollowed: a panic while a response is made ends the subscription with its reason, and nothing else.
func TestPanicOfFollowed(t *testing.T) {
	ctx, end := feed.WithEnd(t.Context())
	c := follow(ctx, func(context.Context) *graphql.Response { panic("on fire") })
	if r, more := <-c; more || end.Err() == nil || !strings.Contains(end.Err().Error(), "on fire") {
		t.Errorf("%v %v", r, end.Err())
	}
}
