package loader

import (
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/loader/sample"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// marked is an article of the attribution corpus without its marks.
type marked struct{ id, text, date string }

// document segments the article as the loader would.
func (m marked) document(t testing.TB) *Document {
	t.Helper()
	a := &graph.Article{Body: m.text, Title: strings.SplitN(m.text, "\n", 2)[0]}
	if day, err := graph.ParseDate(m.date); err == nil {
		a.PublishedOn = &day
	}
	return Segment(a)
}

// attributionCorpus reads the articles by their ids.
func attributionCorpus(t testing.TB) (train, held []marked) {
	t.Helper()
	files, err := corpus.Find("corpus/attribution")
	if err != nil {
		t.Fatal(err)
	}
	articles, err := files.AllArticles()
	if err != nil {
		t.Fatal(err)
	}
	of := func(list []*corpus.Article) (out []marked) {
		for _, a := range list {
			out = append(out, marked{a.ID, a.Text, a.Date})
		}
		return out
	}
	seen, out := corpus.Split(articles)
	return of(seen), of(out)
}

// texts are the words of spans.
func texts(d *Document, spans []graph.Span) (out []string) {
	for _, s := range spans {
		out = append(out, d.text(s))
	}
	return out
}

// testCodebook is the codebook that ships.
func testCodebook(t testing.TB) *codebook.Codebook {
	t.Helper()
	cb, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	return cb
}

// sampleArticle reads one of the articles that ship.
func sampleArticle(t testing.TB, name string) *graph.Article {
	t.Helper()
	content, err := sample.Articles.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a, err := Read(graph.Source{Name: name, Content: content})
	if err != nil {
		t.Fatal(err)
	}
	return a
}
