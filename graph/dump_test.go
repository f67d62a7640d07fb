package graph

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// rich is a graph with something of everything.
func rich(t *testing.T) (*Graph, *memStore) {
	g, m := quarrel(t)
	p := harbourProposal()
	p.Article.Publisher, p.Article.Urls = ptr("The <Post> & Co"), []string{"https://post.example/1"}
	call := Relation{Kind: RelationCall, FromIDs: []ID{"person:max-orlov", "person:lena-orlov"}, Status: Happened, Confidence: 0.5, Place: ptr("Ålvik"),
		Happened: Said{Basis: SaidUnknown}, Evidence: Evidence{TextHash: TextHash(harbourNews), Content: []Segment{segmentOf(harbourNews, "she told Max Orlov")}}}
	p.Relations = []ProposedRelation{{Relation: call}}
	ingest(t, g, p)
	accept(t, g, &Article{Body: "Not read yet."})
	if _, err := g.Decide(t.Context(), Decide{IDs: keysOfStatements(m)[:2], Status: Accepted, By: ptr("ana")}); err != nil {
		t.Fatal(err)
	}
	p.Statements, p.Relations = p.Statements[:1], nil
	ingest(t, g, p)
	return g, m
}

func TestDumpAndRestore(t *testing.T) {
	g, m := rich(t)
	var whole bytes.Buffer
	if err := g.Dump(t.Context(), &whole, DumpOptions{}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(whole.String(), "\n"), "\n")
	var keys []string
	for _, l := range lines {
		var kind, id string
		if _, err := fmt.Sscanf(strings.NewReplacer(`"`, " ", ",", " ", ":", " ").Replace(l[:60]), "{ kind   %s", &kind); err != nil {
			t.Fatalf("%q: %v", l[:60], err)
		}
		keys = append(keys, kind+id)
	}
	if !slices.IsSorted(keys) || len(lines) != len(m.actors)+len(m.articles)+len(m.statements)+len(m.relations)+1 || !strings.Contains(whole.String(), "<Post> & Co") {
		t.Errorf("%d lines: %v", len(lines), keys)
	}
	to := newMemStore()
	h := Open(to)
	done, err := h.Restore(t.Context(), bytes.NewReader(whole.Bytes()))
	if err != nil || done.Statements != len(m.statements) || done.Articles != len(m.articles) || done.Actors != len(m.actors) || done.Relations != len(m.relations) {
		t.Fatalf("%+v, %v", done, err)
	}
	var again bytes.Buffer
	if err := h.Dump(t.Context(), &again, DumpOptions{}); err != nil || again.String() != whole.String() {
		t.Errorf("%v: %s", err, firstDifference(again.String(), whole.String()))
	}
	sound(t, h)
	if _, err := h.Restore(t.Context(), strings.NewReader("\n"+whole.String()+"\r\n\n")); err != nil || dump(t, h) != dump(t, g) {
		t.Errorf("restored twice: %v", err)
	}
	timeless, _ := newGraph(t)
	if _, err := timeless.Restore(t.Context(), strings.NewReader(dump(t, g))); err != nil || dump(t, timeless) != dump(t, g) {
		t.Errorf("restored without times: %v", err)
	}
	sound(t, timeless)
}

func TestRestoreNamesTheFaultyLine(t *testing.T) {
	g, _ := rich(t)
	lines := strings.Split(strings.TrimSuffix(dump(t, g), "\n"), "\n")
	find := func(kind string) int {
		return slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, `{"kind":"`+kind) })
	}
	statement, article := find("statement"), find("article")
	change := func(line int, old, new string) []string {
		c := slices.Clone(lines)
		c[line] = strings.Replace(c[line], old, new, 1)
		if c[line] == lines[line] {
			t.Fatalf("line %d has no %q: %s", line+1, old, lines[line])
		}
		return c
	}
	for name, c := range map[string]struct {
		lines []string
		line  int
		code  Code
		words string
	}{
		"not JSON":     {change(statement, "{", ""), statement, BadInput, "cannot be read"},
		"text":         {change(article, `"body":"`, `"body":"x`), article, BadInput, "has not the hash"},
		"hash":         {change(article, `"textHash":"`, `"textHash":"0`), article, BadInput, "has not the hash"},
		"id":           {change(article, `"id":"article:`, `"id":"article:x`), article, BadInput, "is not the id"},
		"kind of id":   {change(statement, `"id":"statement:`, `"id":"article:`), statement, BadInput, "is none of a statement"},
		"kind":         {change(statement, `"kind":"statement","id":"statement:`, `"kind":"rumour","id":"rumour:`), statement, BadInput, "rumour"},
		"words":        {change(statement, `"exact":"`, `"exact":"Q`), statement, EvidenceWrong, "content segment 1"},
		"offset":       {change(statement, `"start":`, `"start":1`), statement, EvidenceWrong, "content segment 1"},
		"content":      {change(statement, `"content":"`, `"content":"Q`), statement, EvidenceWrong, "its content is"},
		"no article":   {slices.Delete(slices.Clone(lines), 0, find("codebook")), -1, BadInput, "neither in the dump before it nor in the store"},
		"wrong number": {change(statement, `"confidence":0`, `"confidence":"x"`), statement, BadInput, "cannot be read"},
	} {
		h := Open(newMemStore())
		_, err := h.Restore(t.Context(), strings.NewReader(strings.Join(c.lines, "\n")))
		where := ""
		if c.line >= 0 {
			where = fmt.Sprintf("line %d: ", c.line+1)
		}
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		wantCode(t, err, c.code, where, c.words)
	}
}

// broken fails after some bytes.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

func TestDumpAndRestoreFailInWords(t *testing.T) {
	g, _ := rich(t)
	wantCode(t, g.Dump(t.Context(), &broken{2000}, DumpOptions{}), Unavailable, "could not be written")
	wantCode(t, g.Dump(cancelled(t), io.Discard, DumpOptions{}), Cancelled)
	h := Open(newMemStore())
	_, err := h.Restore(t.Context(), io.MultiReader(strings.NewReader(dump(t, g)[:3000]), failing{}))
	wantCode(t, err, Unavailable, "could not be read to its end")
	_, err = h.Restore(cancelled(t), strings.NewReader(dump(t, g)))
	wantCode(t, err, Cancelled)
	_, err = h.Restore(t.Context(), strings.NewReader(`{"kind":"`+strings.Repeat("x", maxLine)))
	wantCode(t, err, BadInput, "line 1")
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("cable cut") }

func TestCheckNamesEveryFault(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(*memStore, *Statement)
		rule string
	}{
		"a sign of the text": {func(m *memStore, s *Statement) {
			a := m.articles[s.ArticleID]
			a.Body = strings.Replace(a.Body, "e", "a", 1)
		}, RuleText},
		"a sign of the words": {func(m *memStore, s *Statement) { s.Evidence.Content[0].Exact += "x" }, RuleEvidence},
		"a place":             {func(m *memStore, s *Statement) { s.Evidence.Content[0].Start-- }, RuleEvidence},
		"content":             {func(m *memStore, s *Statement) { s.Content += "." }, RuleContent},
		"a lost speaker":      {func(m *memStore, s *Statement) { delete(m.actors, s.SpeakerIDs[0]) }, RuleDangling},
		"a lost proposition":  {func(m *memStore, s *Statement) { s.Machine.Takes = []Take{{PropositionID: "proposition:gone"}} }, RuleDangling},
		"a lost outer one":    {func(m *memStore, s *Statement) { s.WithinID = "statement:gone" }, RuleDangling},
		"a lost text before":  {func(m *memStore, s *Statement) { m.articles[s.ArticleID].PreviousID = "article:gone" }, RuleDangling},
		"another's utterance": {func(m *memStore, s *Statement) { s.Utterance = "k@2024-01-01" }, RuleUtterance},
		"another day's":       {func(m *memStore, s *Statement) { s.Utterance = UtteranceKey(s) + "@1999-01-01" }, RuleUtterance},
		"a party of a relation": {func(m *memStore, _ *Statement) {
			pick(m.relations, func(*Relation) bool { return true })[0].FromIDs[0] = "person:gone"
		}, RuleDangling},
	} {
		g, m := rich(t)
		sound(t, g)
		var s *Statement
		for _, s = range pick(m.statements, func(s *Statement) bool { return len(s.SpeakerIDs) > 0 }) {
		}
		c.harm(m, s)
		all := faults(t, g)
		if !slices.ContainsFunc(all, func(f Fault) bool { return f.Rule == c.rule && f.Subject != "" && f.Detail != "" }) {
			t.Errorf("%s: %+v", name, all)
		}
	}
	g, _ := rich(t)
	wantCode(t, g.Check(cancelled(t), func(Fault) {}), Cancelled)
}

// TestDumpWhileOthersLoad: an article, its speaker and its statements arrive behind the page that would have held them, and the dump
// leaves out what rests on them: it can be restored.
func TestDumpWhileOthersLoad(t *testing.T) {
	g, m := rich(t)
	before := len(m.statements)
	late := told("A preface that nobody reads.\n\n"+harbourNews, everybody, said{who: "person:lena-orlov", words: "the harbours would stay open"},
		said{who: "person:max-orlov", words: "the bridge must go"})
	out := &lateWriter{at: `{"kind":"codebook"`, write: func() { ingest(t, g, late) }}
	if err := g.Dump(t.Context(), out, DumpOptions{}); err != nil {
		t.Fatal(err)
	}
	if len(m.statements) <= before {
		t.Fatalf("nothing arrived: %d statements", len(m.statements))
	}
	h := Open(newMemStore())
	done, err := h.Restore(t.Context(), &out.all)
	if err != nil || done.Statements != before {
		t.Fatalf("%+v, %v: %d statements were there before", done, err, before)
	}
	sound(t, h)
}

// TestDumpKeepsWhatNamesAFormerActor: who has taken over another's words is in the dump, so what still names the other is no latecomer's.
func TestDumpKeepsWhatNamesAFormerActor(t *testing.T) {
	g, m := rich(t)
	lena := *m.actors["person:lena-orlov"].(*Person)
	lena.ID, lena.FormerIds = "person:lena-quay", []ID{"person:lena-orlov"}
	if _, err := m.Write(t.Context(), Write{Actors: []Actor{&lena}, Delete: []ID{"person:lena-orlov"}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := g.Dump(t.Context(), &b, DumpOptions{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), `{"kind":"statement"`); n != len(m.statements) {
		t.Errorf("%d statements of %d", n, len(m.statements))
	}
	if n := strings.Count(b.String(), `{"kind":"relation"`); n != len(m.relations) {
		t.Errorf("%d relations of %d", n, len(m.relations))
	}
}

// TestDumpAcrossCodebooks: what a statement takes a stance on might be in neither.
func TestDumpAcrossCodebooks(t *testing.T) {
	g, _ := rich(t)
	out := &lateWriter{at: `{"kind":"statement"`, write: func() {
		if _, err := g.SetCodebook(t.Context(), Codebook{Fingerprint: "other"}, nil); err != nil {
			t.Error(err)
		}
	}}
	if err := g.Dump(t.Context(), out, DumpOptions{}); CodeOf(err) != Conflict {
		t.Errorf("%v", err)
	}
}

// lateWriter does something once, when a line with this beginning is written.
type lateWriter struct {
	all   bytes.Buffer
	at    string
	write func()
}

func (w *lateWriter) Write(b []byte) (int, error) {
	if w.write != nil && bytes.HasPrefix(b, []byte(w.at)) {
		w.write()
		w.write = nil
	}
	return w.all.Write(b)
}
