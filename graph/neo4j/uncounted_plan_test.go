package neo4j

import (
	"context"
	"slices"
	"strings"
	"testing"

	bolt "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// TestPlansWithUncountedIndexes explains every text on a server that never counts what its indexes hold, as any server is for a while
// after it was given the first statements: no text may go through all there is of something. Where a text names an index without
// saying that it is to be sought in, such a server scans the index, because it takes it to be empty.
func TestPlansWithUncountedIndexes(t *testing.T) {
	in := neo4jtest.Start(t, neo4jtest.Options{Stopped: true})
	if err := in.Configure("db.index_sampling.background_enabled=false"); err != nil {
		t.Fatal(err)
	}
	if err := in.StartAgain(); err != nil {
		t.Fatal(err)
	}
	store, err := Open(t.Context(), Options{URI: in.URI, Username: in.Username, Password: in.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	spy := &writeSpy{store, map[string]map[string]any{}}
	spy.everyWrite(t)
	session := in.Driver(t).NewSession(t.Context(), bolt.SessionConfig{})
	t.Cleanup(func() { _ = session.Close(context.WithoutCancel(t.Context())) })
	all := spy.shapes()
	loose := 0
	for _, sh := range all {
		text := strings.ReplaceAll(sh.Text, "INDEX SEEK ", "INDEX ")
		if text != sh.Text && len(scanned(t, session, text, sh.Params)) > 0 {
			loose++
		}
	}
	if loose == 0 {
		t.Error("this server seeks without being told: the test says nothing")
	}
	t.Logf("%d of %d writes scan when an index is only named", loose, len(all))
	for _, sh := range append(append(all, tieShapes()...), Shapes()...) {
		if found := scanned(t, session, sh.Text, sh.Params); len(found) > 0 {
			t.Errorf("%s: %q in %s", sh.Name, found, sh.Text)
		}
	}
}

// shapes are the texts that were run, but for those that read the few nodes of the codebook.
func (s *writeSpy) shapes() []Shape {
	var all []Shape
	for _, text := range sortedKeys(s.texts) {
		if !slices.ContainsFunc(fewOf, func(few string) bool { return strings.Contains(text, few) }) {
			all = append(all, Shape{Name: "a write", Text: text, Params: s.texts[text]})
		}
	}
	return all
}

// scanned are the lines of a plan that go through all there is of something. They are taken from the plan as the server writes it: of the
// operators of a plan that was not run the driver (5.28.4) leaves some out.
func scanned(t *testing.T, session bolt.SessionWithContext, text string, params map[string]any) []string {
	t.Helper()
	result, err := session.Run(t.Context(), "EXPLAIN "+text, params)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	summary, err := result.Consume(t.Context())
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	for _, n := range summary.Notifications() { // a hint that cannot be followed is one
		if strings.Contains(n.Code(), "Hint") {
			t.Errorf("%s: %s", n.Description(), text)
		}
	}
	written, ok := summary.Plan().Arguments()["string-representation"].(string)
	if !ok || !strings.Contains(written, "ProduceResults") && !strings.Contains(written, "EmptyResult") {
		t.Fatalf("no plan of %s: %v", text, summary.Plan().Arguments())
	}
	var found []string
	for line := range strings.Lines(written) {
		if strings.Contains(line, "Scan") && !strings.Contains(line, "TEXT INDEX") { // a text index has no other way
			found = append(found, strings.Join(strings.Fields(line), " "))
		}
	}
	return found
}
