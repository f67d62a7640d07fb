package server

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// TestCopies: two printings of one text are copies of one another; their texts are read for it, and given only where they are asked for.
func TestCopies(t *testing.T) {
	r, store := inWorld(t, Options{})
	w := newcomers(1)
	for i := range 2 {
		body := w.Articles[0].Body + strings.Repeat(" And so it went on, for as long as anybody could remember, until the boats came home.", 4) + fmt.Sprintf(" Paper %d.", i)
		id := graph.ArticleID(body)
		s := *w.Statements[0]
		s.ID, s.ArticleID, s.Evidence.TextHash = graph.MakeID(graph.KindStatement, fmt.Sprintf("paper%d", i)), id, graph.TextHash(body)
		on := day.AddDays(i)
		w.Articles = append(w.Articles, &graph.Article{ID: id, Title: fmt.Sprintf("Paper %d", i), Language: "en", Body: body, TextHash: graph.TextHash(body), PublishedOn: &on,
			State: graph.ArticleRead, LoadedAt: day.Time().Add(time.Hour), Received: graph.Received{Sha256: "00", At: day.Time()}, Coverage: graph.Coverage{Statements: 1}})
		w.Statements = append(w.Statements, &s)
	}
	if _, err := store.Write(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	ids := fmt.Sprintf("[%q, %q, %q]", w.Articles[0].ID, w.Articles[1].ID, w.Articles[2].ID)
	res := r.query(t, `{ nodes(ids: `+ids+`) { ... on Article { copies(first: 5) { totalCount nodes { title text } pageInfo { hasNextPage } } } } }`, nil)
	want := func(title, body string) string {
		return fmt.Sprintf("map[copies:map[nodes:[map[text:%s title:%s]] pageInfo:map[hasNextPage:false] totalCount:1]]", body, title)
	}
	if got := fmt.Sprint(res.Data["nodes"]); got != "[map[copies:map[nodes:[] pageInfo:map[hasNextPage:false] totalCount:0]] "+
		want("Paper 1", w.Articles[2].Body)+" "+want("Paper 0", w.Articles[1].Body)+"]" {
		t.Errorf("%s %v", got, res.Errors)
	}
	before := store.calls.Load()
	if res = r.query(t, `{ articles(first: 100) { nodes { copies(first: 3) { nodes { id copies(first: 3) { nodes { id } } } } } } }`, nil); len(res.Errors) > 0 || store.calls.Load()-before > 1+4+4 {
		t.Errorf("%d calls of the store: %v", store.calls.Load()-before, res.Errors)
	}
	if res = r.query(t, `{ nodes(ids: `+ids+`) { ... on Article { copies(first: 0) { totalCount } } } }`, nil); !strings.Contains(fmt.Sprint(res.Data), "totalCount:1") {
		t.Errorf("counted only: %+v", res)
	}
}
