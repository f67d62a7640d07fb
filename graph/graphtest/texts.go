package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// testText searches: accents, quotation marks, scripts, and every syntax that a search engine might take for its own.
func (s *suite) testText(t *testing.T) {
	store := s.open(t)
	contents := []string{
		"The wardens of Łąka asked for Tromvø’s ferries",
		"Lena Orlov's “anchor chain”, half-built, was naïve",
		"北港的灯台必须关闭",
		"anchor AND chain OR NOT ferries NEAR(anchor, chain)",
		"chain the anchor at §7 for ½ of C++ e-mail",
		"0xbeef and 0x62656566 are not the same",
		strings.Repeat("a", 300) + " " + strings.Repeat("a", 299) + "b",
		"Στον σταθμό Ⅻ ﬁeld ＡＢＣ",
	}
	w := oneArticle(contents)
	write(t, store, w.Write())
	queries := []string{
		"laka", "ŁĄKA", "tromvo", "Tromvø's", "tromvo ferries", "ferries tromvo", `"tromvo ferries"`, `"asked for tromvo"`, `“ferries tromvo”`,
		"orlov", "Orlov's", "orlovs", "half built", "halfbuilt", "naive", "NAÏVE", `"anchor chain"`, `«chain anchor»`, "北港", "港北", "灯台", "台", `"北 港"`,
		"AND", "OR", "NOT", "NEAR(anchor chain)", "NEAR", "anchor AND chain", "anchor -chain", "+anchor", "anch*", "*", "^anchor", "{words}: anchor",
		"words:anchor", "title : anchor", "(((", strings.Repeat("(", 2000), `"`, `""`, `"anchor`, `anchor"`, `a"b"c`, "'; DROP TABLE statement; --", "anchor\x00chain",
		"§7", "7", "½", "1 2", "c++", "c", "email", "e mail", "0xbeef", "beef", "0x62656566", strings.Repeat("a", 300), strings.Repeat("a", 299), strings.Repeat("a", 299) + "b",
		"σταθμο", "ΣΤΑΘΜΌ", "12", "xii", "field", "abc", "\xff\xfe", "\u202eanchor", "anchor\u00adchain", "anchor chain anchor chain", `"the anchor" "anchor at"`,
		"statement_words MATCH 'anchor'", "rank", "bm25(anchor)", "/re.*/", "foo(", "*:*", "[1 TO 2]", "anchor~2", "anchor^4", "\\", "%", "_", "?", ":a", "@a", "$1",
	}
	matched := 0
	for _, text := range queries {
		terms := graph.ParseText(text)
		want := sortedBy(w.Statements, func(st *graph.Statement) bool { return graph.MatchesText(terms, graph.Words(st.Content)) },
			func(a, b *graph.Statement) int { return strings.Compare(string(a.ID), string(b.ID)) })
		got := statementIDs(t, store, graph.StatementQuery{Filter: graph.StatementFilter{Text: &text}, Order: graph.StatementOrder{Field: graph.StatementsByID}})
		sameIDs(t, text, got, idsOf(want))
		matched += len(want)
		anchored := statementIDs(t, store, graph.StatementQuery{Filter: graph.StatementFilter{Text: &text}, Order: graph.StatementOrder{Field: graph.StatementsByID},
			Anchors: graph.Anchors{By: graph.ByArticle, IDs: []graph.ID{w.Articles[0].ID}}})
		sameIDs(t, text, anchored, idsOf(want))
	}
	if matched < 30 {
		t.Errorf("only %d matches: the queries test nothing", matched)
	}
	clean(t, store)
}

// oneArticle is a graph of one article that prints contents, each as a statement of one person.
func oneArticle(contents []string) *World {
	var body text
	a := &graph.Article{ID: "article:only", Title: "Anchor", LoadedAt: epoch, Received: graph.Received{At: epoch}, Language: "en", State: graph.ArticleRead}
	speaker := &graph.Person{Profile: graph.Profile{ID: "person:lena-orlov", Name: "Lena Orlov", Origin: graph.OriginArticle}}
	c := &Content{Articles: []*graph.Article{a}, Actors: []graph.Actor{speaker}}
	for i, content := range contents {
		st := &graph.Statement{ID: graph.ID(fmt.Sprintf("statement:s%04d", i)), ArticleID: a.ID, Revision: 1}
		st.Coding = graph.Coding{SpeakerIDs: []graph.ID{speaker.ID}, Speaking: graph.Named, Content: content, Form: graph.Indirect, Act: graph.ActAssert}
		st.Evidence.Content = []graph.Segment{body.segment(content)}
		body.add(".\n")
		st.Machine = st.Coding
		c.Statements = append(c.Statements, st)
	}
	a.Body = body.String()
	a.TextHash = graph.TextHash(a.Body)
	for _, st := range c.Statements {
		st.Evidence.TextHash = a.TextHash
	}
	return NewWorld(c)
}

// testUnicode stores what is unusual and what is large, and wants it back letter for letter.
func (s *suite) testUnicode(t *testing.T) {
	store := s.open(t)
	contents := []string{
		"e\u0301 is not é", "👩\u200d👩\u200d👧 and 🏴\U000e0067\U000e0062", "\ufeffwith a mark", "\u202eright to left\u202c", "tab\tand\r\nline",
		"zero\x00byte", "\U0010ffff and \ue000", strings.Repeat("क्षि ", 50), "a\u00a0b\u2009c", "'\";--\\%_",
	}
	w := oneArticle(contents)
	write(t, store, w.Write())
	readsBack(t, store, w)
	clean(t, store)
	t.Run("Large", func(t *testing.T) {
		size := s.cases(8 << 20)
		for name, body := range map[string]string{
			"words":   strings.Repeat("harbour naïve 北 ", size/18),
			"oneword": strings.Repeat("a", size),
			"emoji":   strings.Repeat("🏴", size/4),
		} {
			a := &graph.Article{ID: graph.MakeID(graph.KindArticle, name), Title: name, Body: body, TextHash: graph.TextHash(body), LoadedAt: epoch, State: graph.ArticleWaiting}
			write(t, store, graph.Write{Articles: []*graph.Article{a}})
			same(t, "again", write(t, store, graph.Write{Articles: []*graph.Article{a}}), graph.Written{Same: 1})
			pages, err := store.Articles(t.Context(), graph.ArticleQuery{Anchors: graph.Anchors{By: graph.ByID, IDs: []graph.ID{a.ID}}, Range: graph.Range{First: 1}})
			if err != nil || len(pages[0].Items) != 1 || pages[0].Items[0].Body != body {
				t.Errorf("%s does not come back: %v", name, err)
			}
		}
		found, err := store.Articles(t.Context(), graph.ArticleQuery{Filter: graph.ArticleFilter{Text: ptr(`"naive 北 harbour"`)}, WithoutBody: true, Range: graph.Range{First: 9}})
		if err != nil || !slices.Equal(idsOf(found[0].Items), []graph.ID{"article:words"}) {
			t.Errorf("found %v, %v", found, err)
		}
		clean(t, store)
	})
}
