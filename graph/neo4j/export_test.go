package neo4j_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/embedded"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// awkward are texts that files and importers may break.
var awkward = []string{
	`quote " and "" and '`, `back\slash \" \`, "new\nline\r\nand\rreturn", "semi;comma,tab\tbar|", "zero\x00byte", "right-to-left שלום \u202eعربى",
	"family 👩‍👩‍👧 😀", " blanks ", "\ufeffmark", "nel\u0085 ls\u2028", "é and e\u0301", "null", "=1+1",
}

// awkwardContent is a random graph with everything in it that is rare: awkward texts, merged actors, nodes that are only referred to,
// versions of articles, a machine that read other actors than the person.
func awkwardContent(n int) *graphtest.Content {
	c := graphtest.Generate(11, n)
	for i, s := range awkward {
		p := graph.Profile{ID: graph.MakeID(graph.KindPerson, fmt.Sprintf("awkward-%d", i)), Name: s, Aliases: []string{s + " too", "x" + s}, Origin: graph.OriginHand}
		c.Actors = append(c.Actors, &graph.Person{Profile: p, Country: "country:nowhere"})
		c.Articles = append(c.Articles, awkwardArticle(i, s))
		c.Statements = append(c.Statements, awkwardStatement(i, p.ID, s, c))
	}
	merged := c.Actors[3].Profiled() // says much; its words were written with a former id too
	merged.FormerIds = []graph.ID{"person:former", "person:former-too"}
	many := c.Statements[:40]
	for i, st := range many {
		st.SpeakerIDs = [][]graph.ID{{"person:former"}, {merged.ID, "person:former-too"}, {"person:nobody-knows", "person:former"}, {"person:nobody-knows"}}[i%4]
		st.MentionIDs = []graph.ID{"organisation:only-named", "person:former"}
	}
	many[0].WithinID, many[1].WithinID = "statement:gone", c.Statements[len(c.Statements)-1].ID
	many[2].Takes = []graph.Take{{PropositionID: "proposition:of-another-codebook", Stance: graph.Supports, Confidence: 0.5, Codebook: "old"}}
	a, b := c.Articles[0], c.Articles[1]
	a.NextID, b.PreviousID, c.Articles[2].PreviousID, c.Articles[3].NextID = b.ID, a.ID, "article:gone", c.Articles[4].ID
	c.Articles[5].State, c.Articles[6].Title, c.Articles[6].PublishedOn = graph.ArticleWaiting, "", nil
	return c
}

func awkwardArticle(i int, s string) *graph.Article {
	loaded := time.Date(2024, 3, 1, 2, 3, 4, 5_000_000+i, time.FixedZone("", 7200))
	a := &graph.Article{ID: graph.MakeID(graph.KindArticle, fmt.Sprintf("awkward-%d", i)), Title: s, Body: strings.Repeat(s+"\n", 3), Publisher: &s,
		Urls: []string{"https://press.example/shared", "https://press.example/" + s}, Authors: []string{s}, LoadedAt: loaded, Language: "und", State: graph.ArticleRead}
	a.TextHash = graph.TextHash(a.Body)
	return a
}

func awkwardStatement(i int, speaker graph.ID, s string, c *graphtest.Content) *graph.Statement {
	x := c.Codebook.Topics[i%5].Propositions[0].ID
	st := &graph.Statement{ID: graph.MakeID(graph.KindStatement, fmt.Sprintf("awkward-%d", i)), ArticleID: graph.MakeID(graph.KindArticle, fmt.Sprintf("awkward-%d", i)), Revision: 1}
	st.Coding = graph.Coding{SpeakerIDs: []graph.ID{speaker}, Speaking: graph.Named, Content: s, Form: graph.Direct, Act: graph.ActAssert,
		Takes: []graph.Take{{PropositionID: x, Stance: graph.Opposes, Confidence: 1e-7, Because: s}}}
	st.Machine = st.Coding
	st.Machine.SpeakerIDs = []graph.ID{"person:misread"}
	return st
}

// inFile is an embedded store with a content.
func inFile(t *testing.T, c *graphtest.Content) graph.Store {
	t.Helper()
	s, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), embedded.WithoutSync())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the file: %v", err)
		}
	})
	if _, err := s.Write(t.Context(), c.Write()); err != nil {
		t.Fatal(err)
	}
	return s
}

func export(t *testing.T, from graph.Store) (dir string, done neo4j.Exported) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "tables")
	done, err := neo4j.Export(t.Context(), from, dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return dir, done
}

// imported gives a server of the test's own into which an export was imported, as its README tells people to.
func imported(t *testing.T, dir string) target {
	t.Helper()
	server := neo4jtest.Start(t, neo4jtest.Options{Stopped: true})
	script, err := filepath.Abs("../../scripts/neo4j")
	if err != nil {
		t.Fatal(err)
	}
	mark := filepath.Join(t.TempDir(), "mark.csv") // without it the server is taken for somebody's own
	if err := os.WriteFile(mark, []byte("name:string\nmark\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	args := append(strings.Fields(strings.TrimPrefix(neo4j.ImportCommand, "neo4j-admin ")), "--nodes=StandpointTest="+mark)
	admin := exec.CommandContext(t.Context(), script, append([]string{"admin"}, args...)...)
	admin.Dir, admin.Env = dir, append(os.Environ(), "STANDPOINT_NEO4J_HOME="+server.Home, "STANDPOINT_NEO4J_VERSION="+server.Version)
	if out, err := admin.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.Remove(filepath.Join(dir, "import.report")); err != nil {
		t.Errorf("neo4j-admin writes no report: %v", err)
	}
	if err := server.StartAgain(); err != nil {
		t.Fatal(err)
	}
	return target{server}
}

// TestExport imports an export on a real server: the graph is the one that was exported, its check finds nothing but what was wrong
// before, every node and every relationship is as a write would have made it, and an export of it has the same files.
func TestExport(t *testing.T) {
	c := awkwardContent(3_000)
	file := inFile(t, c)
	dir, done := export(t, file)
	if done.Statements != len(c.Statements) || done.Nodes < len(c.Statements) || done.Bytes == 0 {
		t.Errorf("it says %+v", done)
	}
	there := imported(t, dir)
	asCheckDoes := there.through(there.URI)
	asCheckDoes.Existing = true // the first command that people are told to run lays down the indexes
	store, err := neo4j.Open(t.Context(), asCheckDoes)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	}()
	sameDumps(t, store, file)
	faults := faultsOf(t, store)
	for _, f := range faults {
		if f.Rule != "reference" { // some references lead nowhere on purpose
			t.Errorf("check: %s: %s: %s", f.Rule, f.Subject, f.Detail)
		}
	}

	written := vacant(t)
	writing := written.open(t, written.URI)
	if _, err := writing.Write(t.Context(), c.Write()); err != nil {
		t.Fatal(err)
	}
	samePictures(t, picture(t, there), picture(t, written))
	if also := faultsOf(t, writing); !slices.Equal(faults, also) {
		t.Errorf("check finds %d faults, in the written graph %d", len(faults), len(also))
	}

	again, _ := export(t, store)
	sameFiles(t, again, dir)
}

func faultsOf(t *testing.T, s graph.Store) (faults []graph.Fault) {
	t.Helper()
	if err := s.Check(t.Context(), func(f graph.Fault) { faults = append(faults, f) }); err != nil {
		t.Errorf("check: %v", err)
	}
	return faults
}

func sameDumps(t *testing.T, got, want graph.Store) {
	t.Helper()
	g, w := dumped(t, got), dumped(t, want)
	if !slices.Equal(g, w) {
		t.Errorf("the dumps have %d and %d lines and differ", len(g), len(w))
		missing(t, "dumped only of the first", g, w)
		missing(t, "dumped only of the second", w, g)
	}
}

func dumped(t *testing.T, s graph.Store) []string {
	t.Helper()
	var b bytes.Buffer
	if err := graph.Open(s).Dump(t.Context(), &b, graph.DumpOptions{}); err != nil {
		t.Fatal(err)
	}
	return strings.Split(b.String(), "\n")
}

// missing shows what is in one list and not in the other, each as often as it is there more often.
func missing(t *testing.T, what string, in, from []string) {
	t.Helper()
	n := map[string]int{}
	for _, s := range from {
		n[s]++
	}
	shown := 0
	for _, s := range in {
		if n[s]--; n[s] < 0 && shown < 5 {
			shown++
			t.Errorf("%s: %.1000s", what, s)
		}
	}
}

// picture is every node and relationship in words, but for those that tell of the schema.
func picture(t *testing.T, s target) []string {
	t.Helper()
	var all []string
	for _, row := range s.Query(t, `MATCH (n) WHERE NOT n:Standpoint AND NOT n:Migration AND NOT n:StandpointTest RETURN labels(n) AS labels, properties(n) AS p`, nil) {
		labels := fmt.Sprint(row["labels"])
		if of, ok := row["labels"].([]any); ok {
			slices.SortFunc(of, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
			labels = fmt.Sprint(of)
		}
		all = append(all, labels+" "+inWords(row["p"]))
	}
	for _, row := range s.Query(t, `MATCH (a)-[r]->(b) RETURN coalesce(a.id, a.key, a.url) AS a, type(r) AS type, coalesce(b.id, b.key, b.url) AS b, properties(r) AS p`, nil) {
		all = append(all, fmt.Sprintf("(%q)-[%s]->(%q) %s", row["a"], row["type"], row["b"], inWords(row["p"])))
	}
	slices.Sort(all)
	return all
}

// inWords tells values of different types apart.
func inWords(v any) string {
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for i, k := range keys {
			keys[i] = k + "=" + inWords(v[k])
		}
		return strings.Join(keys, " ")
	case dbtype.Date:
		return "date " + v.String()
	case time.Time:
		return "time " + v.UTC().Format(time.RFC3339Nano) + " " + v.Location().String()
	}
	return fmt.Sprintf("%T %q", v, fmt.Sprint(v))
}

func samePictures(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%d nodes and relationships, want %d", len(got), len(want))
		missing(t, "imported and not written", got, want)
		missing(t, "written and not imported", want, got)
	}
}

func sameFiles(t *testing.T, got, want string) {
	t.Helper()
	names, err := os.ReadDir(want)
	if err != nil {
		t.Fatal(err)
	}
	others, err := os.ReadDir(got)
	if err != nil || len(others) != len(names) {
		t.Errorf("%d files, want %d (%v)", len(others), len(names), err)
	}
	for _, f := range names {
		g, errG := os.ReadFile(filepath.Join(got, f.Name()))
		w, errW := os.ReadFile(filepath.Join(want, f.Name()))
		if err := errors.Join(errG, errW); err != nil || !bytes.Equal(g, w) {
			t.Errorf("%s differs (%v)", f.Name(), err)
		}
	}
}

// TestExportFolders wants a new folder or an empty one, and a mark in one that is not complete.
func TestExportFolders(t *testing.T) {
	file := inFile(t, graphtest.Generate(1, 50))
	empty, full := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "notes.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := neo4j.Export(t.Context(), file, empty, nil); err != nil {
		t.Errorf("into an empty folder: %v", err)
	}
	for _, dir := range []string{full, empty} {
		if _, err := neo4j.Export(t.Context(), file, dir, nil); graph.CodeOf(err) != graph.BadInput {
			t.Errorf("into a folder with files: %v", err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cut := filepath.Join(t.TempDir(), "cut")
	_, err := neo4j.Export(ctx, file, cut, func(neo4j.Exported) { cancel() })
	if graph.CodeOf(err) != graph.Cancelled {
		t.Errorf("an interrupted export: %v", err)
	}
	if _, err := os.Stat(filepath.Join(cut, "UNFINISHED")); err != nil {
		t.Errorf("it is not marked: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(cut, "*.sorting")); err != nil || len(left) > 0 {
		t.Errorf("it leaves %v, %v", left, err)
	}
	if _, err := neo4j.Export(t.Context(), file, cut, nil); graph.CodeOf(err) != graph.BadInput || !strings.Contains(err.Error(), "not completed") {
		t.Errorf("into that folder: %v", err)
	}
	if _, err := os.Stat(filepath.Join(empty, "UNFINISHED")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a complete export is marked: %v", err)
	}
}

// TestExportOfNothing exports a store without anything in it: the importer still has its nodes of the schema.
func TestExportOfNothing(t *testing.T) {
	s, err := embedded.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	dir, done := export(t, s)
	if done.Nodes != 3 || done.Relationships != 0 {
		t.Errorf("it says %+v", done)
	}
	args, err := os.ReadFile(filepath.Join(dir, "import.args"))
	if err != nil || !strings.Contains(string(args), "--nodes=Standpoint=./standpoint.csv") || strings.Contains(string(args), "--relationships") {
		t.Errorf("%v: %s", err, args)
	}
}

// lacking is a store in which something is missing that others refer to.
type lacking struct {
	graph.Store
	article graph.ID
}

func (l lacking) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[*graph.Article], error) {
	pages, err := l.Store.Articles(ctx, q)
	for i := range pages {
		p := &pages[i]
		for j := len(p.Items) - 1; j >= 0; j-- {
			if p.Items[j].ID == l.article {
				p.Items, p.Cursors = slices.Delete(p.Items, j, j+1), slices.Delete(p.Cursors, j, j+1)
			}
		}
	}
	return pages, err
}

// TestExportOfAChangingGraph wants the first thing named that does not fit.
func TestExportOfAChangingGraph(t *testing.T) {
	c := graphtest.Generate(1, 200)
	file := inFile(t, c)
	last := slices.MaxFunc(c.Articles, func(a, b *graph.Article) int { return strings.Compare(string(a.ID), string(b.ID)) })
	for _, id := range []graph.ID{c.Articles[0].ID, last.ID} {
		_, err := neo4j.Export(t.Context(), lacking{file, id}, filepath.Join(t.TempDir(), "x"), nil)
		if graph.CodeOf(err) != graph.Conflict || !strings.Contains(err.Error(), string(id)) {
			t.Errorf("without %s: %v", id, err)
		}
	}
}
