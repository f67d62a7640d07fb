package neo4j

import (
	"context"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/graphtest"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// BenchmarkWrite loads a graph that looks like news in batches of a thousand statements: as the store does, and as the plainest
// loader would that writes the same nodes and relationships, but looks for nothing that is there and keeps nothing up to date. The
// graph grows as it runs, so compare runs of equal length: -benchtime 30x.
func BenchmarkWrite(b *testing.B) {
	for _, c := range []struct {
		name string
		load func(context.Context, *Store, graph.Write) error
	}{{"Store", throughStore}, {"Unwind", plainly}} {
		b.Run(c.name, func(b *testing.B) {
			in := neo4jtest.Server(b)
			in.Empty(b, "Migration", "Standpoint")
			store, err := Open(b.Context(), Options{URI: in.URI, Username: in.Username, Password: in.Password})
			if err != nil {
				b.Fatal(err)
			}
			b.Cleanup(func() { _ = store.Close() })
			next := newBatches(b, store)
			statements := 0
			for b.Loop() {
				b.StopTimer()
				w := next()
				b.StartTimer()
				if err := c.load(b.Context(), store, w); err != nil {
					b.Fatal(err)
				}
				statements += len(w.Statements)
			}
			b.ReportMetric(float64(statements)/b.Elapsed().Seconds(), "statements/s")
		})
	}
}

// newBatches writes the codebook and the actors of a graph, and gives the rest of it a thousand statements at a time.
func newBatches(b *testing.B, store *Store) func() graph.Write {
	writes, stop := make(chan graph.Write), make(chan struct{})
	b.Cleanup(func() { close(stop) })
	go func() {
		_ = graphtest.Stream(1, 1_000_000, func(w graph.Write) error { // it ends with the benchmark
			select {
			case writes <- w:
				return nil
			case <-stop:
				return errPreview
			}
		})
	}()
	if _, err := store.Write(b.Context(), <-writes); err != nil {
		b.Fatal(err)
	}
	return func() (all graph.Write) {
		for len(all.Statements) < 1000 {
			w := <-writes
			all.Articles = append(all.Articles, w.Articles...)
			all.Statements = append(all.Statements, w.Statements...)
			all.Relations = append(all.Relations, w.Relations...)
		}
		return all
	}
}

func throughStore(ctx context.Context, s *Store, w graph.Write) error {
	_, err := s.Write(ctx, w)
	return err
}

// plainly writes nodes and then relationships, each type with one query, in one transaction.
func plainly(ctx context.Context, s *Store, w graph.Write) error {
	var order []string
	rows := map[string][]any{}
	add := func(text string, row map[string]any) {
		if rows[text] == nil {
			order = append(order, text)
		}
		rows[text] = append(rows[text], row)
	}
	addNode := func(label string, p properties) {
		add("UNWIND $rows AS r CREATE (n:"+label+") SET n = r.p", map[string]any{"p": map[string]any(p)})
	}
	in := map[graph.ID]printed{}
	var edges []edge
	for _, a := range w.Articles {
		in[a.ID] = printedIn(a)
		addNode("Article", articleProps(a))
		for _, u := range a.Urls {
			addNode("Url", properties{"url": u})
			add("UNWIND $rows AS r MATCH (u:Url {url: r.url}) MATCH (n:Article {id: r.id}) CREATE (u)-[:LEADS_TO]->(n)", map[string]any{"url": u, "id": string(a.ID)})
		}
	}
	for _, st := range w.Statements {
		p := statementProps(st, in[st.ArticleID])
		p["utterance"] = p["utteranceKey"].(string) + "@" + st.Said.Day().String()
		addNode("Statement", p)
		edges = append(edges, statementEdges(st, itself)...)
	}
	for _, r := range w.Relations {
		addNode("Relation:"+relationLabels[r.Kind], relationProps(r))
		edges = append(edges, relationEdges(r, itself)...)
	}
	for _, e := range edges {
		add("UNWIND $rows AS r MATCH (a:"+e.edgeType.from+" {id: r.from}) MATCH (b:"+e.edgeType.to+" {id: r.to}) CREATE (a)-[e:"+e.kind+"]->(b) SET e = r.p",
			map[string]any{"from": e.from, "to": e.to, "p": map[string]any(e.props)})
	}
	return s.write(ctx, func(q *session, _ bool) error {
		for _, text := range order {
			if err := q.exec(text, map[string]any{"rows": rows[text]}); err != nil {
				return err
			}
		}
		return nil
	})
}
