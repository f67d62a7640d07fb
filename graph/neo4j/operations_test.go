package neo4j_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
)

// question is one of those that docs/operations.md answers in Cypher.
type question struct{ title, text string }

// questions reads the queries of the manual, and the names of the parameters that it sets before.
func questions(t *testing.T) (all []question, params []string) {
	t.Helper()
	manual, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)\n(?:### ([^\n]+)\n[^\n]+\n)?```cypher\n(.*?)```").FindAllStringSubmatch(string(manual), -1)
	if n := strings.Count(string(manual), "```cypher"); n != len(blocks) {
		t.Fatalf("%d of %d queries stand right below a title and one line", len(blocks), n)
	}
	for _, b := range blocks {
		if b[1] != "" {
			all = append(all, question{b[1], b[2]})
			continue
		}
		for line := range strings.Lines(b[2]) {
			name := regexp.MustCompile(`^:param (\w+) => '[^']+';\n$`).FindStringSubmatch(line)
			if name == nil {
				t.Fatalf("%q sets no parameter", line)
			}
			params = append(params, name[1])
		}
	}
	return all, params
}

// asked is a graph and what is asked of it.
type asked struct {
	*graphtest.Content
	speaker, other, country, proposition graph.ID
	since                                string
	names, topics                        map[graph.ID]string
	articles                             map[graph.ID]*graph.Article
	propositions                         map[graph.ID]*graph.Proposition
	rows                                 []graph.StanceRow // that must be kept
}

func newAsked(c *graphtest.Content) *asked {
	q := &asked{Content: c, speaker: c.Actors[6].NodeID(), other: c.Actors[40].NodeID(), country: c.Actors[0].NodeID(),
		proposition: c.Codebook.Topics[0].Propositions[2].ID, since: "2020-12-20", names: map[graph.ID]string{}, topics: map[graph.ID]string{},
		articles: map[graph.ID]*graph.Article{}, propositions: map[graph.ID]*graph.Proposition{}}
	for _, a := range c.Actors {
		q.names[a.NodeID()] = a.Profiled().Name
	}
	for _, a := range c.Articles {
		q.articles[a.ID] = a
	}
	for _, topic := range c.Codebook.Topics {
		q.topics[topic.ID] = topic.Name
		for _, p := range topic.Propositions {
			q.propositions[p.ID] = p
		}
	}
	var reports []graph.Report
	for _, st := range c.Statements {
		r := graph.Report{Statement: st}
		if d := q.articles[st.ArticleID].PublishedOn; d != nil {
			r.PublishedOn = *d
		}
		reports = append(reports, r)
	}
	q.rows = graph.ProjectStances(reports)
	return q
}

func (q *asked) params() map[string]any {
	return map[string]any{"speaker": string(q.speaker), "other": string(q.other), "country": string(q.country), "proposition": string(q.proposition), "since": q.since}
}

// TestOperations asks the questions of the manual on a live server, wants an answer to each for the work that is promised, and compares
// the answers with what the data give.
func TestOperations(t *testing.T) {
	all, params := questions(t)
	db := vacant(t)
	store := db.open(t, db.URI)
	content := graphtest.Generate(3, 3_000)
	if _, err := store.Write(t.Context(), content.Write()); err != nil {
		t.Fatal(err)
	}
	db.Sample(t)
	graphtest.NewWorld(content) // tells statements their utterances
	q := newAsked(content)
	if len(params) != len(q.params()) || len(all) != len(answers) {
		t.Fatalf("the manual has %d questions and %d parameters, the test %d and %d", len(all), len(params), len(answers), len(q.params()))
	}
	for _, name := range params {
		if _, ok := q.params()[name]; !ok {
			t.Errorf("the manual's parameter %s is unknown here", name)
		}
	}
	for i, x := range all {
		t.Run(x.title, func(t *testing.T) { answers[i].hold(t, db, q, x.text) })
	}
}

// answer is what is expected of a question: the most work it may be in a graph of 3,000 statements, what its plan must seek in, and
// the rows that the data give, each as a line; nil where they are not computed.
type answer struct {
	hits int64
	seek string
	rows func(*asked) []string
}

var answers = []answer{
	{400, "TAKES(pair, said)", (*asked).words},
	{3_000, "Proposition(id)", (*asked).sides},
	{15_000, "Proposition(id)", (*asked).turned},
	{10_000, "", nil},
	{40_000, "Actor(id)", (*asked).agreeing},
	{20_000, "Actor(id)", nil},
	{30_000, "COUNTS_FOR(country, said)", (*asked).stoodFor},
	{15_000, "Statement(said)", (*asked).unnamed},
	{1_500, "Actor(id)", (*asked).silent},
	{1_500, "TAKES(proposition, said)", (*asked).months},
}

func (a answer) hold(t *testing.T, db target, q *asked, text string) {
	rows, plan := profiled(t, db, text, q.params())
	if len(rows) == 0 {
		t.Error("no answer")
	}
	hits, steps := int64(0), ""
	walk(plan, func(p driver.ProfiledPlan) {
		hits += p.DbHits()
		steps += fmt.Sprintf("%s %v\n", p.Operator(), p.Arguments()["Details"])
	})
	if hits > a.hits {
		t.Errorf("%d hits, at most %d are promised", hits, a.hits)
	}
	for step := range strings.Lines(steps) {
		if strings.HasPrefix(step, "AllNodesScan") || strings.Contains(strings.SplitN(step, "@", 2)[0], "Scan") && !strings.Contains(step, "Proposition") {
			t.Errorf("it scans: %s", step)
		}
	}
	if !strings.Contains(steps, a.seek) {
		t.Errorf("it does not seek in %s:\n%s", a.seek, steps)
	}
	if a.rows == nil {
		return
	}
	want := a.rows(q)
	if len(want) < 2 || !slices.Equal(rows, want) {
		t.Errorf("got %d rows, want %d:\n%s\nwant\n%s", len(rows), len(want), strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

// profiled runs a query and gives its rows as lines and what it did.
func profiled(t *testing.T, db target, text string, params map[string]any) ([]string, driver.ProfiledPlan) {
	t.Helper()
	session := db.Driver(t).NewSession(t.Context(), driver.SessionConfig{AccessMode: driver.AccessModeRead})
	defer func() {
		if err := session.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	result, err := session.Run(t.Context(), "PROFILE "+text, params)
	if err != nil {
		t.Fatal(err)
	}
	records, err := result.Collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(records))
	for i, r := range records {
		lines[i] = lineOf(r.Values...)
	}
	return lines, summary.Profile()
}

func walk(p driver.ProfiledPlan, visit func(driver.ProfiledPlan)) {
	visit(p)
	for _, child := range p.Children() {
		walk(child, visit)
	}
}

// lineOf writes a row: values of the database and of the graph alike.
func lineOf(values ...any) string {
	parts := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case dbtype.Date:
			parts[i] = time.Time(v).Format(time.DateOnly)
		case *string:
			if v != nil {
				parts[i] = *v
			}
		case nil:
		default:
			parts[i] = fmt.Sprint(v)
		}
	}
	return strings.Join(parts, " | ")
}
