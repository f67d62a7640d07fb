package loader

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/corpus"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// corpusStatement is a statement of the stance corpus or of the attribution corpus.
type corpusStatement struct {
	id, set string // set: hard, contrast, daily or attribution
	number  int
	held    bool // never trained on
	passage Passage
	gold    map[string]graph.Stance // by proposition
}

// corpora is the folder that holds the stance corpus and the attribution corpus.
const corpora = "corpus"

func jsonLines[T any](t testing.TB, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var x T
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, x)
	}
	return out
}

// corpusCodebook has the propositions of the corpus and the cues of the default codebook. The default's own come first.
func corpusCodebook(t testing.TB, dir string) *codebook.Codebook {
	t.Helper()
	own, err := codebook.Default()
	if err != nil {
		t.Fatal(err)
	}
	cb := &codebook.Codebook{Cues: own.Cues, Actors: own.Actors}
	for _, name := range []string{"propositions.jsonl", "propositions-other.jsonl"} {
		topic := codebook.Topic{ID: name}
		for _, p := range jsonLines[codebook.Proposition](t, filepath.Join(dir, "stance", name)) {
			q := codebook.Proposition{ID: p.ID, Text: p.Text}
			if o := own.Proposition(p.ID); o != nil {
				q.Scope, q.For, q.Against = o.Scope, o.For, o.Against
			}
			topic.Propositions = append(topic.Propositions, q)
		}
		cb.Topics = append(cb.Topics, topic)
	}
	return cb
}

// corpusTexts is a string, a list of strings or null.
type corpusTexts []string

func (x *corpusTexts) UnmarshalJSON(b []byte) error {
	var one *string
	if json.Unmarshal(b, &one) == nil {
		if one != nil {
			*x = corpusTexts{*one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(x))
}

var digits = regexp.MustCompile(`\d+`)

// stanceStatements reads the stance corpus.
func stanceStatements(t testing.TB, dir string) []corpusStatement {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "stance", "*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	var out []corpusStatement
	for _, f := range files {
		if strings.HasPrefix(filepath.Base(f), "propositions") {
			continue
		}
		set := setOf(filepath.Base(f))
		for _, x := range jsonLines[struct {
			ID, Text string
			Said     []struct {
				Speaker, Cue, Content corpusTexts
				Takes                 map[string]string
			}
		}](t, f) {
			n, _ := strconv.Atoi(strings.Join(digits.FindAllString(x.ID, -1), ""))
			for _, s := range x.Said {
				c := corpusStatement{id: x.ID, set: set, number: n, held: n%5 == 0, gold: map[string]graph.Stance{}}
				near := strings.Index(x.Text, s.Content[0])
				c.passage = Passage{Text: x.Text, Content: places(x.Text, s.Content, near), Cue: places(x.Text, s.Cue, near)}
				if len(c.passage.Cue) > 0 {
					near = len(string([]rune(x.Text)[:c.passage.Cue[0].Start]))
				}
				c.passage.Speaker = places(x.Text, s.Speaker, near)
				for p, stance := range s.Takes {
					c.gold[p] = graph.Stance(strings.ToUpper(stance))
				}
				out = append(out, c)
			}
		}
	}
	return out
}

// setOf tells what kind of passages a file of the stance corpus holds.
func setOf(file string) string {
	for _, set := range []string{"contrast", "daily"} {
		if strings.HasPrefix(file, set) {
			return set
		}
	}
	return "hard"
}

// places finds each text in the passage nearest to a byte offset, as whole words if it can, in code points.
func places(in string, list []string, near int) []graph.Span {
	var out []graph.Span
	for _, s := range list {
		best := -1
		for _, whole := range []bool{true, false} {
			for at := 0; best < 0 || at >= 0; {
				i := strings.Index(in[at:], s)
				if i < 0 {
					break
				}
				at += i
				if (!whole || wholeWord(in, at, at+len(s))) && (best < 0 || distance(at, near) < distance(best, near)) {
					best = at
				}
				at++
			}
			if best >= 0 {
				break
			}
		}
		if best >= 0 {
			from := len([]rune(in[:best]))
			out = append(out, graph.Span{Start: from, End: from + len([]rune(s))})
		}
	}
	return out
}

func distance(a, b int) int { return max(a-b, b-a) }

var wordEdge = regexp.MustCompile(`[\p{L}\p{N}_]`)

func wholeWord(s string, from, to int) bool {
	before, after := []rune(s[:from]), []rune(s[to:])
	return (len(before) == 0 || !wordEdge.MatchString(string(before[len(before)-1]))) && (len(after) == 0 || !wordEdge.MatchString(string(after[0])))
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
