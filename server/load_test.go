package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

const loadTexts = `mutation($a: [ArticleSource!]!) { loadArticles(input: {articles: $a}) { job { id state articles read known failed statements startedAt finishedAt } } }`

// texts are articles given as text.
func texts(all ...string) map[string]any {
	list := make([]any, len(all))
	for i, text := range all {
		list[i] = map[string]any{"content": map[string]any{"text": text}, "title": "A title", "publishedOn": "2025-02-13", "authors": []string{"Ada"}}
	}
	return map[string]any{"a": list}
}

// jobOf starts a load and gives its job.
func jobOf(t *testing.T, r *running, all ...string) map[string]any {
	t.Helper()
	res := r.query(t, loadTexts, texts(all...))
	if len(res.Errors) > 0 {
		t.Fatalf("%+v", res.Errors)
	}
	return res.Data["loadArticles"].(map[string]any)["job"].(map[string]any)
}

// TestLoad: a load is accepted at once, read by itself, followed over a stream, and asked for afterwards.
func TestLoad(t *testing.T) {
	loader := &fakeLoader{gate: make(chan struct{}), stopped: make(chan struct{})}
	r := run(t, Options{Loader: loader, Limits: Limits{Heartbeat: 10 * time.Millisecond}})
	job := jobOf(t, r, "one", "known", "bad", "two")
	if job["articles"] != 4.0 || job["known"] != 1.0 || job["failed"] != 1.0 || job["read"] != 0.0 || job["finishedAt"] != nil {
		t.Errorf("%v", job)
	}
	if s := loader.accepted[0]; string(s.Content) != "one" || s.Title != "A title" || s.PublishedOn.String() != "2025-02-13" || s.Authors[0] != "Ada" || s.Name != "article 1" {
		t.Errorf("%+v", s)
	}
	_, e, _ := follows(t, r, fmt.Sprintf(`subscription { loadProgress(job: %q) { state read results(last: 1) { nodes { outcome problem } pageInfo { hasPreviousPage } } } }`, job["id"]), nil)
	if _, data := e.next(t); !strings.Contains(data, `"read":0,"results":{"nodes":[{"outcome":"FAILED","problem":"it is no text"}],"pageInfo":{"hasPreviousPage":true}}`) {
		t.Errorf("at once: %s", data)
	}
	go func() { loader.gate <- struct{}{}; loader.gate <- struct{}{} }()
	last := ""
	for name, data := e.next(t); name == "next"; name, data = e.next(t) {
		last = data
	}
	if !strings.Contains(last, `"state":"DONE","read":2,"results":{"nodes":[{"outcome":"READ","problem":null}]`) {
		t.Errorf("in the end: %s", last)
	}
	res := r.query(t, fmt.Sprintf(`{ job(id: %q) { state statements finishedAt a: results(first: 3) { edges { cursor } pageInfo { hasNextPage endCursor } } b: results(after: "3") { nodes { outcome } } } }`, job["id"]), nil)
	if got := fmt.Sprint(res.Data); got != fmt.Sprintf("map[job:map[a:map[edges:[map[cursor:1] map[cursor:2] map[cursor:3]] pageInfo:map[endCursor:3 hasNextPage:true]] b:map[nodes:[map[outcome:READ]]] finishedAt:%v state:DONE statements:4]]", res.Data["job"].(map[string]any)["finishedAt"]) {
		t.Errorf("%s %v", got, res.Errors)
	}
}

// TestHeartbeat: an idle stream sends comments, and ends when the client leaves.
func TestHeartbeat(t *testing.T) {
	loader := &fakeLoader{gate: make(chan struct{}), stopped: make(chan struct{})}
	r := run(t, Options{Loader: loader, Limits: Limits{Heartbeat: 5 * time.Millisecond, Streams: 1}})
	job := jobOf(t, r, "one")
	query := fmt.Sprintf(`subscription { loadProgress(job: %q) { state } }`, job["id"])
	_, e, leave := follows(t, r, query, nil)
	e.next(t)
	for range 3 {
		if !e.Scan() || e.Text() != ":" {
			t.Errorf("no heartbeat: %q", e.Text())
		}
	}
	if res, _, _ := follows(t, r, query, nil); res.StatusCode != 503 || res.Header.Get("Retry-After") == "" {
		t.Errorf("a stream over the limit: %d", res.StatusCode)
	}
	leave()
	for deadline := time.Now().Add(2 * time.Second); r.server.streams.taken() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the stream goes on without its client")
		}
	}
	if j := r.server.jobs.Job(graph.ID(job["id"].(string))); j.Finished() {
		t.Error("the load ended with the client")
	}
}

// TestCancel: a load that waits and one that runs are stopped; a finished one is not.
func TestCancel(t *testing.T) {
	loader := &fakeLoader{gate: make(chan struct{}), stopped: make(chan struct{})}
	r := run(t, Options{Loader: loader})
	runs, waits := jobOf(t, r, "one"), jobOf(t, r, "two")
	for _, job := range []map[string]any{waits, runs, runs} {
		res := r.query(t, fmt.Sprintf(`mutation { cancelLoad(input: {job: %q}) { job { state read } } }`, job["id"]), nil)
		if got := fmt.Sprint(res.Data); got != "map[cancelLoad:map[job:map[read:0 state:CANCELLED]]]" {
			t.Errorf("%s %v", got, res.Errors)
		}
	}
	select {
	case <-loader.stopped:
	case <-time.After(2 * time.Second):
		t.Error("the loader was not told")
	}
	if res := r.query(t, `mutation { cancelLoad(input: {job: "job:none"}) { job { state } } }`, nil); res.code() != "NOT_FOUND" {
		t.Errorf("%+v", res)
	}
}

// TestUpload sends articles as files of a form.
func TestUpload(t *testing.T) {
	loader := &fakeLoader{}
	r := run(t, Options{Loader: loader, Limits: Limits{Upload: 1 << 20}})
	const query = `mutation($a: Upload!, $b: Upload!) { loadArticles(input: {articles: [{content: {file: $a}}, {content: {file: $b}, title: "B"}]}) { job { articles } } }`
	contentType, body := form([]string{"operations", asRequest(query, `{"a":null,"b":null}`)}, []string{"map", `{"0":["variables.a"],"1":["variables.b"]}`},
		[]string{"0", "the first", "a.txt"}, []string{"1", "the second", "../b.txt"})
	headers := map[string]string{"Content-Type": contentType, "GraphQL-Preflight": "1"}
	if status, _, answer := r.ask(t, "POST", "/graphql", headers, body); status != 200 || answer != `{"data":{"loadArticles":{"job":{"articles":2}}}}` {
		t.Fatalf("%d %s", status, answer)
	}
	if a, b := loader.accepted[0], loader.accepted[1]; string(a.Content) != "the first" || a.Name != "a.txt" || b.Name != "b.txt" || b.Title != "B" {
		t.Errorf("%+v %+v", a, b)
	}
	contentType, body = form([]string{"operations", asRequest(query, `{"a":null,"b":null}`)}, []string{"map", `{"0":["variables.a"],"1":["variables.b"]}`},
		[]string{"0", strings.Repeat("a", 2<<20), "a.txt"})
	headers["Content-Type"] = contentType
	if status, _, answer := r.ask(t, "POST", "/graphql", headers, body); status != 413 || read(t, answer).code() != codeLimit {
		t.Errorf("a form that is too large: %d %s", status, answer)
	}
	contentType, body = form([]string{"operations", asRequest(query, `{"a":null,"b":null}`)}, []string{"map", `{"0":["variables.a","variables.b"]}`},
		[]string{"0", strings.Repeat("a", 600<<10), "a.txt"})
	headers["Content-Type"] = contentType
	if status, _, answer := r.ask(t, "POST", "/graphql", headers, body); status != 413 || read(t, answer).code() != codeLimit {
		t.Errorf("a file that is too large for its two places: %d %s", status, answer)
	}
	if len(r.server.uploads) != 0 {
		t.Error("an upload was not given back")
	}
}

// TestNoLoader: a server without a loader says so.
func TestNoLoader(t *testing.T) {
	r := run(t, Options{})
	if res := r.query(t, loadTexts, texts("one")); res.code() != "UNAVAILABLE" {
		t.Errorf("%+v", res)
	}
}

// TestStop: streams end, the running load is left where it is, the listener is closed, and all within the time allowed.
func TestStop(t *testing.T) {
	loader := &fakeLoader{gate: make(chan struct{}), stopped: make(chan struct{})}
	addr, s, stop := serve(t, Options{Loader: loader, Limits: Limits{StopTime: 3 * time.Second}})
	job, err := s.jobs.Start(context.Background(), []graph.Source{{Content: []byte("one")}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	body := asQuery(fmt.Sprintf(`subscription { loadProgress(job: %q) { state } }`, job.ID))
	fmt.Fprintf(c, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	stream := bufio.NewReader(c)
	for line := ""; !strings.Contains(line, "event: next"); {
		if line, err = stream.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	if err := stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("stopping took %v", took)
	}
	if rest, _ := io.ReadAll(stream); strings.Contains(string(rest), "complete") { // the end of it, or a reset
		t.Errorf("the stream: %q", rest)
	}
	<-loader.stopped
	if answer := s.jobs.Job(job.ID); answer.State != graph.LoadCancelled || answer.Read != 0 {
		t.Errorf("the load: %+v", answer)
	}
	if _, err := s.jobs.Start(context.Background(), nil); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a load after the stop: %v", err)
	}
}
