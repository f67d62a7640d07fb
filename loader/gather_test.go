package loader

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// fakePages gives pages by their address; "" hangs, and what it does not know fails.
type fakePages struct {
	pages map[string]string
	mu    sync.Mutex
	most  int // pages asked for at the same time
	now   int
}

func (p *fakePages) Check(address string) error {
	if strings.Contains(address, "private") {
		return graph.Errorf(graph.BadInput, "private")
	}
	return nil
}

func (p *fakePages) Fetch(ctx context.Context, address string) (graph.Source, error) {
	p.mu.Lock()
	p.now++
	p.most = max(p.most, p.now)
	p.mu.Unlock()
	defer func() { p.mu.Lock(); p.now--; p.mu.Unlock() }()
	time.Sleep(time.Millisecond)
	page, ok := p.pages[address]
	switch {
	case !ok:
		return graph.Source{}, graph.Errorf(graph.NotFound, "no such page")
	case page == "":
		<-ctx.Done()
		return graph.Source{}, graph.Wrap(ctx.Err(), graph.Timeout, "")
	}
	return graph.Source{Name: address, Content: []byte(page), ContentType: "text/html", At: address + "?at"}, nil
}

// described is what gather made, a line each.
func described(all []gathered) string {
	var b strings.Builder
	for _, s := range all {
		day := ""
		if s.PublishedOn != nil {
			day = s.PublishedOn.String()
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s|%s|%s|%v\n", s.Name, s.Content, s.ContentType, s.At, s.Title, s.URL, s.Publisher, day, s.err)
	}
	return b.String()
}

// TestGather: pages are loaded, lines are articles with what is known of all of them, everything else stays as it is, in order.
func TestGather(t *testing.T) {
	day := graph.Date{Year: 2025, Month: 2, Day: 13}
	l := NewLoader(nil, nil, &fakePages{pages: map[string]string{"https://a.example/1": "<p>one"}})
	all, err := l.gather(t.Context(), []graph.Source{
		{Name: "https://a.example/1", Fetch: "https://a.example/1", Title: "Given"},
		{Name: "c.jsonl", Content: []byte("{\"text\":\"two\",\"publisher\":\"Said\",\"title\":\"T2\"}\n\n{\"text\":\"three\"}\nnonsense"), Publisher: "Given", PublishedOn: &day},
		{Name: "article 3", Content: []byte("{\"text\":\"four\",\"url\":\"https://d.example/4\"}"), Title: "Given"},
		{Name: "upload", Content: []byte("{\"text\":\"five\"}"), ContentType: "application/x-ndjson; charset=utf-8"},
		{Name: "a.txt", Content: []byte("{\"text\":\"a text of its own\"}")},
		{Name: "e.ndjson", Content: []byte("\n \n")},
		{Name: "https://a.example/gone", Fetch: "https://a.example/gone"},
		{Name: "https://private.example/", Fetch: "https://private.example/"},
	})
	want := `https://a.example/1|<p>one|text/html|https://a.example/1?at|Given||||<nil>
c.jsonl, line 1|two|text/plain||T2||Given|2025-02-13|<nil>
c.jsonl, line 3|three|text/plain||||Given|2025-02-13|<nil>
c.jsonl, line 4||||||Given|2025-02-13|the line is not a JSON object of an article`
	got := described(all)
	if err != nil || !strings.HasPrefix(got, want) {
		t.Errorf("%v\n%s", err, got)
	}
	for _, line := range []string{
		"\narticle 3, line 1|four|text/plain||Given|https://d.example/4|||<nil>\n", "\nupload, line 1|five|", "\na.txt|{\"text\":\"a text of its own\"}|",
		"\ne.ndjson|\n \n|||||||it holds no line with an article", "\nhttps://a.example/gone||||||||no such page\n", "\nhttps://private.example/||||||||private\n",
	} {
		if !strings.Contains(got, line) {
			t.Errorf("no %q in\n%s", line, got)
		}
	}
}

// TestGatherBounds: a hundred articles are taken, more are not, however they come, and a title is of one.
func TestGatherBounds(t *testing.T) {
	l := NewLoader(nil, nil, nil)
	lines := func(n int) []byte { return []byte(strings.Repeat("{\"text\":\"a\"}\n", n)) }
	if all, err := l.gather(t.Context(), []graph.Source{{Name: "a.jsonl", Content: lines(99)}, {Name: "b", Content: []byte("b")}}); err != nil || len(all) != 100 {
		t.Errorf("a hundred: %d %v", len(all), err)
	}
	for name, sources := range map[string][]graph.Source{
		"101 lines":           {{Name: "a.jsonl", Content: lines(101)}},
		"a million lines":     {{Name: "a.jsonl", Content: lines(1_000_000)}},
		"lines of two files":  {{Name: "a.jsonl", Content: lines(60)}, {Name: "b.jsonl", Content: lines(41)}},
		"lines and a text":    {{Name: "a.jsonl", Content: lines(100)}, {Name: "b", Content: []byte("b")}},
		"a text and the same": {{Name: "b", Content: []byte("b")}, {Name: "a.jsonl", Content: lines(100)}},
	} {
		if _, err := l.gather(t.Context(), sources); graph.CodeOf(err) != graph.LimitExceeded {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, src := range []graph.Source{{Name: "a.jsonl", Content: lines(2), Title: "T"}, {Name: "a.jsonl", Content: lines(2), URL: "https://a.example/"}} {
		if _, err := l.gather(t.Context(), []graph.Source{src}); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("%+v: %v", src, err)
		}
	}
	if err := l.Check(graph.Source{Fetch: "https://a.example/"}); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a loader without pages: %v", err)
	}
}

// TestFetchAll: few pages at a time, no more of them together than may be held, and none for whoever has left. Its time is that of a
// bubble, so that a busy machine makes nothing slow that is not.
func TestFetchAll(t *testing.T) { synctest.Test(t, testFetchAll) }

func testFetchAll(t *testing.T) {
	p := &fakePages{pages: map[string]string{"https://a.example/slow": ""}}
	var sources []graph.Source
	for i := range 40 {
		address := fmt.Sprintf("https://a.example/%d", i)
		p.pages[address] = strings.Repeat("a", 1<<20)
		sources = append(sources, graph.Source{Name: address, Fetch: address})
	}
	l := NewLoader(nil, nil, p)
	all, err := l.fetchAll(t.Context(), sources)
	came, over := 0, 0
	for i, s := range all {
		switch {
		case s.err == nil && len(s.Content) == 1<<20 && s.Name == sources[i].Name:
			came++
		case graph.CodeOf(s.err) == graph.LimitExceeded && s.Content == nil:
			over++
		}
	}
	if err != nil || came != 32 || over != 8 || p.most > pagesAtOnce {
		t.Errorf("%d came, %d did not, %d at once: %v", came, over, p.most, err)
	}
	l.pagesTime = 20 * time.Millisecond
	all, err = l.fetchAll(t.Context(), []graph.Source{{Fetch: "https://a.example/slow"}, {Fetch: "https://a.example/1"}})
	if err != nil || graph.CodeOf(all[0].err) != graph.Timeout || !strings.Contains(all[0].err.Error(), "together") || all[1].err != nil {
		t.Errorf("too slow together: %+v %v", all, err)
	}
	l.pagesTime = time.Minute
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := l.fetchAll(ctx, []graph.Source{{Fetch: "https://a.example/slow"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("left: %v", err)
	}
	if len(l.batches) != 0 {
		t.Error("a place was not given back")
	}
	for range batchesAtOnce {
		l.batches <- struct{}{}
	}
	if _, err := l.fetchAll(t.Context(), sources[:1]); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("with others at work: %v", err)
	}
}
