package loader

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// markedNote is what an article of the attribution corpus says of one of its numbers.
type markedNote struct {
	N                    int
	Speaker, For         string
	Kind, Form, Act      string
	Source, Cue, Content []graph.Span `json:"-"`
	Outer                bool         `json:"-"`
}

// marked is an article of the attribution corpus.
type marked struct {
	id, text, date string
	notes          []*markedNote
}

var openMark = regexp.MustCompile(`^⟦([SCT])(\d+) `)

// parseMarked reads an article with its marks; see the corpus's guide for the form.
func parseMarked(t testing.TB, name, content string) marked {
	t.Helper()
	head, rest, ok := strings.Cut(strings.ReplaceAll(content, "\r\n", "\n"), "\n---\n")
	cut := strings.LastIndex(rest, "\n---\n")
	if !ok || cut < 0 {
		t.Fatalf("%s: needs two --- lines", name)
	}
	m := marked{}
	for _, line := range strings.Split(head, "\n") {
		if k, v, ok := strings.Cut(line, ": "); ok && k == "id" {
			m.id = v
		} else if ok && k == "date" {
			m.date = v
		}
	}
	var parts map[int]*markedNote
	m.text, parts = stripMarks(t, name, strings.Trim(rest[:cut], "\n"))
	for _, line := range strings.Split(strings.TrimSpace(rest[cut+5:]), "\n") {
		var n markedNote
		if err := json.Unmarshal([]byte(line), &n); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		p := parts[n.N]
		n.Source, n.Cue, n.Content = p.Source, p.Cue, p.Content
		m.notes = append(m.notes, &n)
	}
	setOuter(m.notes)
	return m
}

// stripMarks takes the marks out of a text and says where each number's parts stand.
func stripMarks(t testing.TB, name, body string) (string, map[int]*markedNote) {
	t.Helper()
	type open struct {
		part     string
		n, start int
	}
	var (
		out   []rune
		stack []open
		parts = map[int]*markedNote{}
	)
	for len(body) > 0 {
		if m := openMark.FindStringSubmatch(body); m != nil {
			n, _ := strconv.Atoi(m[2])
			stack = append(stack, open{m[1], n, len(out)})
			body = body[len(m[0]):]
			continue
		}
		r := []rune(body[:min(len(body), 4)])[0]
		body = body[len(string(r)):]
		if r != '⟧' {
			out = append(out, r)
			continue
		}
		if len(stack) == 0 {
			t.Fatalf("%s: stray ⟧", name)
		}
		o := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		p := parts[o.n]
		if p == nil {
			p = &markedNote{N: o.n}
			parts[o.n] = p
		}
		list := map[string]*[]graph.Span{"S": &p.Source, "C": &p.Cue, "T": &p.Content}[o.part]
		*list = append(*list, graph.Span{Start: o.start, End: len(out)})
	}
	for _, p := range parts {
		for _, l := range [][]graph.Span{p.Source, p.Cue, p.Content} {
			sort.Slice(l, func(i, j int) bool { return l[i].Start < l[j].Start })
		}
	}
	return string(out), parts
}

// setOuter marks what lies inside no other one's content.
func setOuter(notes []*markedNote) {
	for _, a := range notes {
		a.Outer = true
		lo, hi := 1<<30, 0
		for _, l := range [][]graph.Span{a.Source, a.Cue, a.Content} {
			for _, s := range l {
				lo, hi = min(lo, s.Start), max(hi, s.End)
			}
		}
		for _, b := range notes {
			for _, s := range b.Content {
				if a != b && s.Holds(graph.Span{Start: lo, End: hi}) {
					a.Outer = false
				}
			}
		}
	}
}

// document segments the article as the loader would.
func (m marked) document(t testing.TB) *Document {
	t.Helper()
	a := &graph.Article{Body: m.text, Title: strings.SplitN(m.text, "\n", 2)[0]}
	if m.date != "" {
		day, err := graph.ParseDate(m.date)
		if err != nil {
			t.Fatal(err)
		}
		a.PublishedOn = &day
	}
	return Segment(a)
}

// goldFound gives the outer marks as spans, as a faultless tagger would: speakers and cues win over contents.
func (m marked) goldFound(d *Document) []Found {
	type key struct {
		role Role
		n    int
	}
	at := map[int]key{} // by code point
	fill := func(role Role, n int, spans []graph.Span, free func(key) bool) {
		for _, s := range spans {
			for c := s.Start; c < s.End; c++ {
				if k, taken := at[c]; !taken || free(k) {
					at[c] = key{role, n}
				}
			}
		}
	}
	for _, a := range m.notes {
		if a.Outer {
			fill(ContentRole, a.N, a.Content, func(key) bool { return false })
		}
	}
	for _, a := range m.notes {
		if a.Outer {
			fill(SpeakerRole, a.N, a.Source, func(k key) bool { return k.role == ContentRole })
			fill(CueRole, a.N, a.Cue, func(k key) bool { return k.role == ContentRole })
		}
	}
	var out []Found
	last := key{}
	for i, w := range d.Words {
		k := at[w.Start]
		switch {
		case k.role == NoRole:
		case k == last && d.Words[i-1].Line == w.Line:
			out[len(out)-1].Words.To = i + 1
		default:
			out = append(out, Found{k.role, Range{i, i + 1}, 1})
		}
		last = k
	}
	return out
}

// attributionCorpus reads the articles by their ids; the test is skipped where they are not.
func attributionCorpus(t testing.TB) (train, held []marked) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join("..", "corpora", "attribution", "articles", "*.txt"))
	if len(files) == 0 {
		files, _ = filepath.Glob(filepath.Join("..", "..", "shared", "corpora", "attribution", "articles", "*.txt"))
	}
	if len(files) == 0 {
		t.Skip("the attribution corpus is not here; nothing measured")
	}
	var all []marked
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, parseMarked(t, f, string(b)))
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	for i, m := range all {
		if i%5 == 4 {
			held = append(held, m)
		} else {
			train = append(train, m)
		}
	}
	return train, held
}
