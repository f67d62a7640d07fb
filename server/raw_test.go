package server

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// serve starts a real server with short limits and gives its address.
func serve(t *testing.T, o Options) (addr string, s *Server, stop func() error) {
	t.Helper()
	if o.Graph == nil {
		o.Graph = graph.Open(&emptyStore{})
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if s, err = New(o); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, s) }()
	stop = func() error { cancel(); return <-done }
	return l.Addr().String(), s, stop
}

// raw sends bytes as they are and gives all that comes back.
func raw(t *testing.T, addr, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(5 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, request); err != nil {
		return "" // closed before all was sent
	}
	answer, _ := io.ReadAll(c) // a reset connection is an answer too
	return string(answer)
}

// TestRaw sends what no client library would.
func TestRaw(t *testing.T) {
	addr, _, stop := serve(t, Options{})
	defer func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	}()
	body := asQuery("{ topics { id } }")
	post := "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
	for _, row := range []struct{ name, request, status string }{
		{"two lengths", post + fmt.Sprintf("Content-Length: 5\r\nContent-Length: %d\r\n\r\n%s", len(body), body), "400"},
		{"a length and chunks with another request inside", post + "Content-Length: 4\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n", "501"},
		{"a negative length", post + "Content-Length: -1\r\n\r\n", "400"},
		{"two hosts", "GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "400"},
		{"no host", "GET /graphql?query={__typename} HTTP/1.1\r\n\r\n", "400"},
		{"another host in the first line", "GET http://evil.example/graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "421"},
		{"a host with a break in it", "GET / HTTP/1.1\r\nHost: localhost\r\n X: evil\r\n\r\n", "400"},
		{"a header with a null", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n", "400"},
		{"headers of 100 KB", "GET / HTTP/1.1\r\nHost: localhost\r\n" + strings.Repeat("X: "+strings.Repeat("a", 1000)+"\r\n", 100) + "\r\n", "431"},
		{"an address of 100 KB", "GET /graphql?query=" + strings.Repeat("a", 100000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", "431"},
		{"two tokens", "GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n", "401"},
		{"the protocol of old, which proxies speak", "GET /graphql?query={__typename} HTTP/1.0\r\nHost: localhost\r\n\r\n", "401"},
		{"a trace", "TRACE /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "405"},
		{"no HTTP", "\x16\x03\x01\x02\x00\r\n\r\n", "400"},
	} {
		answer := raw(t, addr, row.request)
		if !strings.HasPrefix(answer, "HTTP/1.1 "+row.status) && !strings.HasPrefix(answer, "HTTP/1.0 "+row.status) {
			t.Errorf("%s: want %s, got %.120q", row.name, row.status, answer)
		}
		if n := strings.Count(answer, "HTTP/1."); n > 1 {
			t.Errorf("%s: %d answers to one request", row.name, n)
		}
		if len(answer) > len(row.request)+maxRefusalExtra {
			t.Errorf("%s: answered %d bytes", row.name, len(answer))
		}
	}
}

// TestHugeBody announces 300 MB, and sends without end: neither is kept.
func TestHugeBody(t *testing.T) {
	r := run(t, Options{})
	for _, length := range []int64{300 << 20, -1} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		status, asked, answer := huge(length)(t, r)
		runtime.ReadMemStats(&after)
		if status != http.StatusRequestEntityTooLarge || len(answer) > maxRefusalExtra || asked > 64<<20 {
			t.Errorf("length %d: %d after %d bytes: %.200s", length, status, asked, answer)
		}
		if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 16<<20 {
			t.Errorf("length %d: %d bytes were allocated", length, grown)
		}
	}
}

// huge sends a body of 300 MB with the length announced, or -1 for none.
func huge(length int64) func(*testing.T, *running) (status, asked int, body string) {
	return func(t *testing.T, r *running) (int, int, string) {
		t.Helper()
		source := &endless{}
		source.left.Store(300 << 20)
		req, err := http.NewRequest("POST", r.URL+"/graphql", io.NopCloser(source))
		if err != nil {
			t.Fatal(err)
		}
		req.ContentLength = length
		req.Header.Set("Content-Type", "application/json")
		res, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		answer, _ := io.ReadAll(res.Body) // cut off, at worst
		return res.StatusCode, 300<<20 - int(source.left.Load()), string(answer)
	}
}

// endless is a body of spaces.
type endless struct{ left atomic.Int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.left.Add(-int64(len(p))) <= 0 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// TestSlow sends headers, and a body that is read or not, byte by byte: the connection is given up in time.
func TestSlow(t *testing.T) {
	addr, _, stop := serve(t, Options{Limits: Limits{HeaderTime: 200 * time.Millisecond, BodyTime: 200 * time.Millisecond}})
	defer func() { _ = stop() }()
	for name, start := range map[string]string{
		"header": "POST /graphql HTTP/1.1\r\nHost: localhost\r\nX: ",
		"body":   "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n",

		"body of a refused request":     "POST /graphql HTTP/1.1\r\nHost: localhost\r\nVia: a\r\nContent-Length: 1000\r\n\r\n",
		"body that belongs to no query": "GET /graphql?query={__typename} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n",
		"body for the health page":      "GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n",
	} {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		go func() {
			_, err := io.WriteString(c, start)
			for err == nil && time.Since(began) < 3*time.Second {
				time.Sleep(20 * time.Millisecond)
				_, err = io.WriteString(c, "a")
			}
		}()
		_ = c.SetReadDeadline(began.Add(3 * time.Second))
		_, err = io.Copy(io.Discard, bufio.NewReader(c))
		if took := time.Since(began); took > 1500*time.Millisecond {
			t.Errorf("slow %s: the connection was held for %v (%v)", name, took, err)
		}
		c.Close()
	}
}

// TestNotReading asks for a long answer and does not read it: the connection is given up in time.
func TestNotReading(t *testing.T) {
	const long = 64 << 20 // more than lies on the way
	page := fstest.MapFS{"index.html": {Data: []byte("a")}, "long.txt": {Data: make([]byte, long)}}
	addr, _, stop := serve(t, Options{Page: page, Limits: Limits{BodyTime: 20 * time.Millisecond, LoadTime: 100 * time.Millisecond}})
	defer func() { _ = stop() }()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET /long.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Second)
	_ = c.SetReadDeadline(time.Now().Add(5 * time.Second))
	n, err := io.Copy(io.Discard, c)
	if n == 0 || n >= long || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("after a second %d bytes came (%v)", n, err)
	}
}

// TestManyConnections opens more connections than are served: those over the limit wait, the rest is answered.
func TestManyConnections(t *testing.T) {
	addr, _, stop := serve(t, Options{Limits: Limits{Connections: 20, HeaderTime: 300 * time.Millisecond}})
	defer func() { _ = stop() }()
	for range 60 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	answer := raw(t, addr, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
	if !strings.Contains(answer, "200 OK") {
		t.Errorf("after the silent connections were given up: %.100q", answer)
	}
}
