package loader

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// corpusStatement is a statement of the stance corpus or of the attribution corpus.
type corpusStatement struct {
	id, set string // set: hard, contrast, daily, pairs, wire or attribution
	number  int
	held    bool // never trained on
	passage Passage
	gold    map[string]graph.Stance // by proposition
}

// corpora is the folder that holds the stance corpus and the attribution corpus.
const corpora = "corpus"

// stanceCorpus finds the files of the stance corpus.
func stanceCorpus(t testing.TB, dir string) corpus.Files {
	t.Helper()
	files, err := corpus.Find(filepath.Join(dir, "stance"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// corpusCodebook has the propositions of the corpus, but for those of pairs alone, and the cues of the default codebook. The default's
// own come first.
func corpusCodebook(t testing.TB, dir string) *codebook.Codebook {
	t.Helper()
	own, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	topics := make([]codebook.Topic, 2)
	for p, err := range stanceCorpus(t, dir).ReadPropositions() {
		if err != nil {
			t.Fatal(err)
		}
		if p.ForPairs() {
			continue
		}
		q, topic := codebook.Proposition{ID: p.ID, Text: p.Text}, 1
		if o := own.Proposition(p.ID); o != nil {
			q.Scope, q.For, q.Against, topic = o.Scope, o.For, o.Against, 0
		}
		topics[topic].Propositions = append(topics[topic].Propositions, q)
	}
	return &codebook.Codebook{Cues: own.Cues, Actors: own.Actors, Topics: topics}
}

// pairSentences are the propositions that only pairs speak of.
func pairSentences(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for p, err := range stanceCorpus(t, dir).ReadPropositions() {
		if err != nil {
			t.Fatal(err)
		}
		if p.ForPairs() {
			out[p.ID] = p.Text
		}
	}
	return out
}

// stanceStatements reads the stance corpus.
func stanceStatements(t testing.TB, dir string) []corpusStatement {
	t.Helper()
	var out []corpusStatement
	for p, err := range stanceCorpus(t, dir).ReadPassages() {
		if err != nil {
			t.Fatal(err)
		}
		if p.Set() == corpus.Reports {
			continue
		}
		for _, s := range p.Said {
			c := corpusStatement{id: p.ID, set: p.Set(), number: p.Number(), held: p.HeldOut(), gold: map[string]graph.Stance{}}
			c.passage = Passage{Text: p.Text, Speaker: s.Speaker, Cue: s.Cue, Content: s.Content}
			for _, take := range s.Takes {
				c.gold[take.Proposition] = graph.Stance(strings.ToUpper(take.Stance))
			}
			out = append(out, c)
		}
	}
	return out
}

// attributionStatements reads the statements of the attribution corpus that take positions; its propositions are their own ids.
func attributionStatements(t testing.TB) []corpusStatement {
	t.Helper()
	files, err := corpus.Find(filepath.Join(corpora, "attribution"))
	if err != nil {
		t.Fatal(err)
	}
	articles, err := files.AllArticles()
	if err != nil {
		t.Fatal(err)
	}
	train, held := corpus.Split(articles)
	var out []corpusStatement
	for _, x := range train {
		out = append(out, positions(x, false)...)
	}
	for _, x := range held {
		out = append(out, positions(x, true)...)
	}
	return out
}

// positions gives the statements of an article that take positions.
func positions(x *corpus.Article, held bool) []corpusStatement {
	stances := map[string]graph.Stance{"support": graph.Supports, "oppose": graph.Opposes, "conditional": graph.Conditional, "neutral": graph.Neutral}
	var out []corpusStatement
	for _, a := range x.Attributions {
		if len(a.Positions) == 0 {
			continue
		}
		c := corpusStatement{id: x.ID, set: "attribution", held: held, gold: map[string]graph.Stance{}}
		for _, p := range a.Positions {
			c.gold[strings.TrimRight(p.Proposition, ".")] = stances[p.Stance]
		}
		c.passage = paragraphs([]rune(x.Text), a.Source, a.Cue, a.Content)
		out = append(out, c)
	}
	return out
}

func paragraphs(text []rune, speaker, cue, content []graph.Span) Passage {
	first, last := len(text), 0
	for _, s := range slices.Concat(speaker, cue, content) {
		first, last = min(first, s.Start), max(last, s.End)
	}
	for first > 0 && text[first-1] != '\n' {
		first--
	}
	for last < len(text) && text[last] != '\n' {
		last++
	}
	spans := func(list []graph.Span) []graph.Span {
		var out []graph.Span
		for _, s := range list {
			out = append(out, graph.Span{Start: s.Start - first, End: s.End - first})
		}
		return out
	}
	return Passage{Text: string(text[first:last]), Speaker: spans(speaker), Cue: spans(cue), Content: spans(content)}
}

func newTestClassifier(t testing.TB, cb *codebook.Codebook) *Classifier {
	t.Helper()
	c, err := NewClassifier(cb)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
