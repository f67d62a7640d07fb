package neo4jbench

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
	store "github.com/standpoint-graph/standpoint/graph/neo4j"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

const (
	rounds = 3    // of everything measured, in turn; medians are shown
	batch  = 1000 // statements of a write, about
)

// statements is how many the graph of the measurements has. Without a number nothing is measured.
func statements(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("STANDPOINT_BENCHMARK_NEO4J"))
	if err != nil {
		t.Skip("STANDPOINT_BENCHMARK_NEO4J is not set to a number of statements, such as 1000000")
	}
	return n
}

// ours is the store.
type ours struct{ *store.Store }

func (o ours) Write(ctx context.Context, w graph.Write) error {
	_, err := o.Store.Write(ctx, w)
	return err
}

// openOurs opens the store until the test ends.
func openOurs(t *testing.T, db *neo4jtest.Instance) writer {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{URI: db.URI, Username: db.Username, Password: db.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return ours{s}
}

// openPlain writes under the very constraints and indexes that the store makes.
func openPlain(t *testing.T, db *neo4jtest.Instance) writer {
	t.Helper()
	openOurs(t, db)
	return plain{db.Driver(t)}
}

var writers = []struct {
	name string
	open func(*testing.T, *neo4jtest.Instance) writer
}{
	{"Standpoint", openOurs},
	{"UNWIND by hand, the same graph", openPlain},
	{"UNWIND by hand, the least graph", openMinimal},
}

// TestLoading measures statements loaded a second, each time into a new database on a new server. The first quarter warms the
// server up and is not counted: a server just started runs at a third of its speed.
func TestLoading(t *testing.T) {
	n := statements(t) / 5
	rates := make([][]float64, len(writers))
	for round := range rounds {
		for i := range writers {
			i = (i + round) % len(writers)
			t.Run(fmt.Sprintf("round %d, %s", round+1, writers[i].name), func(t *testing.T) {
				db := neo4jtest.Start(t, neo4jtest.Options{Heap: "1g", PageCache: "512m"})
				rates[i] = append(rates[i], loaded(t, writers[i].open(t, db), n))
			})
		}
	}
	if t.Failed() {
		return
	}
	table := [][]string{{"writer", "statements/s", "rounds", "ours is"}}
	for i, w := range writers {
		table = append(table, []string{w.name, fmt.Sprintf("%.0f", median(rates[i])), fmt.Sprintf("%.0f", rates[i]),
			fmt.Sprintf("%.2f", median(rates[0])/median(rates[i]))})
	}
	show(table)
}

// loaded loads n statements and gives how many of the last three quarters were written in a second.
func loaded(t *testing.T, w writer, n int) float64 {
	t.Helper()
	written, counted, spent := 0, 0, time.Duration(0)
	err := stream(1, n, batch, func(x graph.Write) error {
		began := time.Now()
		err := w.Write(t.Context(), x)
		if written >= n/4 {
			spent += time.Since(began)
			counted += len(x.Statements)
		}
		written += len(x.Statements)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	rate := float64(counted) / spent.Seconds()
	t.Logf("%d statements in %s: %.0f/s", counted, spent.Round(time.Millisecond), rate)
	return rate
}

func median(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

// show prints a table as Markdown.
func show(rows [][]string) {
	fmt.Println()
	for i, row := range rows {
		fmt.Println("| " + strings.Join(row, " | ") + " |")
		if i == 0 {
			fmt.Println(strings.Repeat("|---", len(row)) + "|")
		}
	}
	fmt.Println()
}

// TestMinimalAndPlain: both writers put in what they say, so that their speed is that of a whole load.
func TestMinimalAndPlain(t *testing.T) {
	for _, w := range writers[1:] {
		t.Run(w.name, func(t *testing.T) {
			db := neo4jtest.Server(t)
			db.Empty(t)
			db.DropSchema(t)
			defer func() { db.Empty(t); db.DropSchema(t) }()
			to := w.open(t, db)
			var want struct{ statements, said, takes int64 }
			err := stream(5, 2000, batch, func(x graph.Write) error {
				for _, s := range x.Statements {
					want.statements++
					want.said += int64(len(unique(s.SpeakerIDs)))
					want.takes += int64(len(s.Takes))
				}
				return to.Write(t.Context(), x)
			})
			if err != nil {
				t.Fatal(err)
			}
			for text, n := range map[string]int64{
				"MATCH (s:Statement)-[:PRINTED_IN]->(:Article) RETURN count(*) AS n":                      want.statements,
				"MATCH (:Actor)-[:SAID]->(:Statement) RETURN count(*) AS n":                               want.said,
				"MATCH ()-[t:TAKES]->(:Proposition) WHERE t.proposition IS NOT NULL RETURN count(*) AS n": want.takes,
			} {
				if got := db.Query(t, text, nil)[0]["n"]; got != n {
					t.Errorf("%s gives %v, not %d", text, got, n)
				}
			}
		})
	}
}
