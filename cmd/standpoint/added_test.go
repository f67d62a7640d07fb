package main

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestStatementsOfAnotherProcess: a server tells of the statements that a command in another process loads into the same file, each
// once, without a reload.
func TestStatementsOfAnotherProcess(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.db")
	h := served(t, file, "")
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	at := h.URL + "/graphql?" + url.Values{"query": {`subscription { statementAdded { id content article { title } } }`}}.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept", "text/event-stream")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	events := bufio.NewScanner(res.Body)
	events.Scan()                      // the first comment: the request is being answered
	time.Sleep(500 * time.Millisecond) // and now it is looked
	load := exec.CommandContext(ctx, "standpoint", "--json", "--db", file, "load", sampleFolder(t, 4))
	var said strings.Builder
	load.Stderr = &said
	out, err := load.Output()
	if err != nil {
		t.Fatalf("%v: %s%s", err, out, said.String())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	var sum struct{ Statements int }
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &sum); err != nil || sum.Statements < 10 {
		t.Fatalf("%v: %s%s", err, out, said.String())
	}
	told := map[string]bool{}
	for len(told) < sum.Statements && events.Scan() {
		line, ok := strings.CutPrefix(events.Text(), "data: ")
		if !ok {
			continue
		}
		var e struct {
			Data struct {
				StatementAdded struct {
					ID, Content string
					Article     struct{ Title string }
				}
			}
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %q", err, line)
		}
		s := e.Data.StatementAdded
		if told[s.ID] || s.Content == "" || s.Article.Title == "" {
			t.Errorf("told twice or not whole: %s", line)
		}
		told[s.ID] = true
	}
	if len(told) != sum.Statements {
		t.Errorf("%d statements were told of %d: %v", len(told), sum.Statements, events.Err())
	}
}
