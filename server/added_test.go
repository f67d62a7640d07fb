package server

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// newcomers gives articles whose statements are the first n of the world's, under other ids, as another process writes them.
func newcomers(n int) (w graph.Write) {
	for i := range n {
		body := fmt.Sprintf("Newcomer %03d said that it should be.", i)
		id := graph.ArticleID(body)
		s := worldStatement(i, body)
		s.ID, s.ArticleID, s.WithinID = graph.MakeID(graph.KindStatement, fmt.Sprintf("c%03d", i)), id, ""
		w.Articles = append(w.Articles, &graph.Article{ID: id, Title: "Newcomer", Language: "en", Body: body, TextHash: graph.TextHash(body),
			State: graph.ArticleRead, LoadedAt: day.Time().Add(time.Hour), Received: graph.Received{Sha256: "00", At: day.Time()}})
		w.Statements = append(w.Statements, s)
	}
	return w
}

// TestStatementAdded: what comes into the store comes to the subscriber with all that is asked of it, and the stream ends with it.
func TestStatementAdded(t *testing.T) {
	r, store := inWorld(t, Options{Limits: Limits{Look: 5 * time.Millisecond, Heartbeat: 20 * time.Millisecond}})
	_, e, leave := follows(t, r, `subscription { statementAdded(filter: {speaker: {names: ["Number 001 person"]}, takes: {topic: ["n001"]}}) { id speakers { name } takes { proposition { slug } } article { title } } }`, nil)
	_, refused, _ := follows(t, r, `subscription { statementAdded(filter: {speaker: {names: ["Nobody Known"]}}) { id } }`, nil)
	if event, data := refused.next(t); event != "next" || read(t, data).code() != "BAD_USER_INPUT" {
		t.Errorf("a filter that means nobody: %s %s", event, data)
	}
	awaitFollower(t, r)
	if _, err := store.Write(t.Context(), newcomers(3)); err != nil {
		t.Fatal(err)
	}
	want := `{"data":{"statementAdded":{"id":"statement:c001","speakers":[{"name":"Number 001 country"},{"name":"Number 001 organisation"},{"name":"Number 001 person"}],"takes":[{"proposition":{"slug":"n001"}}],"article":{"title":"Newcomer"}}}}`
	if event, data := e.next(t); event != "next" || data != want {
		t.Errorf("%s %s\nwant %s", event, data, want)
	}
	leave()
	for deadline := time.Now().Add(5 * time.Second); following(r) || r.server.streams.taken() > 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the store is looked at for a client that has left")
		}
	}
}

// awaitFollower waits until somebody follows: the head of a stream is sent before that.
func awaitFollower(t *testing.T, r *running) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); !following(r); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody follows")
		}
	}
}

// following tells whether the server looks for new statements for somebody.
func following(r *running) bool { return r.server.feed.Followers() > 0 }

// TestTooSlow: a subscriber that does not read is told so in the end, and the stream is complete.
func TestTooSlow(t *testing.T) {
	r, store := inWorld(t, Options{Limits: Limits{Look: 5 * time.Millisecond, Behind: 2}})
	_, e, _ := follows(t, r, `subscription { statementAdded { id } }`, nil)
	awaitFollower(t, r)
	if _, err := store.Write(t.Context(), newcomers(50)); err != nil {
		t.Fatal(err)
	}
	last, n := "", 0
	event, data := e.next(t)
	for ; event == "next"; event, data = e.next(t) {
		last = data
		n++
	}
	if res := read(t, last); event != "complete" || res.code() != "LIMIT_EXCEEDED" || !strings.Contains(res.Errors[0].Message, "subscribe anew") || n > 10 {
		t.Errorf("after %d events: %s %s", n, event, last)
	}
}

// TestManyEvents: events that come one right after the other are whole, each by itself.
func TestManyEvents(t *testing.T) {
	r, store := inWorld(t, Options{Limits: Limits{Look: 5 * time.Millisecond}})
	_, e, _ := follows(t, r, `subscription { statementAdded { id content article { title } } }`, nil)
	awaitFollower(t, r)
	if _, err := store.Write(t.Context(), newcomers(100)); err != nil {
		t.Fatal(err)
	}
	told := map[any]bool{}
	for range 100 {
		_, data := e.next(t)
		told[read(t, data).Data["statementAdded"].(map[string]any)["id"]] = true
	}
	if len(told) != 100 {
		t.Errorf("%d of 100 came", len(told))
	}
}
