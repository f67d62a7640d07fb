package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestReady asks servers in every state they can be in.
func TestReady(t *testing.T) {
	status := http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/readyz" {
			t.Errorf("asked for %s", r.URL.Path)
		}
		w.WriteHeader(status)
	}))
	addr := strings.TrimPrefix(server.URL, "http://")
	everywhere := strings.Replace(addr, "127.0.0.1", "0.0.0.0", 1)
	expectReady(t, addr, exitOK, "ready: "+addr)
	expectReady(t, everywhere, exitOK, "ready: "+addr)
	status = http.StatusServiceUnavailable
	expectReady(t, addr, exitFailed, "is not ready (503 Service Unavailable); its log says why")
	server.Close()
	expectReady(t, addr, exitFailed, "no server answers at "+addr)
	expectReady(t, "nowhere", exitUsage, "is not a place")
	expectReady(t, "127.0.0.1:0", exitUsage, "say which server with its port")
}

func expectReady(t *testing.T, addr string, code int, says string) {
	t.Helper()
	var out, err bytes.Buffer
	p := &program{in: strings.NewReader(""), out: &out, err: &err, env: func(string) (string, bool) { return "", false }, now: time.Now}
	if got := p.run(context.Background(), []string{"ready", "--addr", addr}); got != code || !strings.Contains(err.String(), says) {
		t.Errorf("%s: exit %d, %q; want %d, %q", addr, got, err.String(), code, says)
	}
}

func TestProbePlace(t *testing.T) {
	for addr, want := range map[string]string{
		":8470": "127.0.0.1:8470", "0.0.0.0:8470": "127.0.0.1:8470", "[::]:8470": "[::1]:8470", "10.0.0.9:8470": "10.0.0.9:8470", "localhost:8470": "localhost:8470",
	} {
		if got, err := probePlace(addr); got != want || err != nil {
			t.Errorf("%s: %q, %v; want %q", addr, got, err, want)
		}
	}
}
