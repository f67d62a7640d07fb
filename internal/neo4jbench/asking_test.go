package neo4jbench

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

var connections = []int{1, 8, 32}

// slow is how long a question may take before it is asked over one connection only: over more it would say nothing and take for ever.
const slow = time.Second

// asked is one question as it is measured.
type asked struct {
	question
	about []subject
}

// TestAsking measures the three servers on the given database, which it fills first: every question over every number of
// connections, the servers in turn, three rounds. First all must answer alike.
func TestAsking(t *testing.T) {
	n := statements(t)
	db := neo4jtest.Server(t)
	fill(t, db, n)
	hub, some := people(t, db, n/1000, 64)
	servers := startServers(t, db)
	about := subjects("2024-01-01", "2026-02-28", some...)
	alike(t, servers, about[:4])
	if t.Failed() {
		t.Fatal("the servers do not answer alike: their speed means nothing")
	}
	var all []asked
	for _, q := range questions {
		if len(q.needs) == 0 {
			all = append(all, asked{q, about[:1]})
			continue
		}
		all = append(all, asked{q, about})
		if q.name == "three hops" {
			q.name += " on the hub"
			all = append(all, asked{q, subjects("", "", hub)})
		}
	}
	for _, a := range all {
		if only := os.Getenv("STANDPOINT_BENCHMARK_ONLY"); only == "" || strings.Contains(a.name, only) {
			measure(t, servers, a)
		}
	}
}

// measure prints the table of one question.
func measure(t *testing.T, servers []server, a asked) {
	t.Helper()
	lasting := lasting(t)
	results := map[[2]int][]figures{} // by server and number of connections
	for i, s := range servers {       // warm up, and see who is slow
		if _, err := fire(t.Context(), shots(s, a), 1, lasting); err != nil {
			t.Fatalf("%s, %s: %v", a.name, s.name, err)
		}
		one, err := fire(t.Context(), shots(s, a), 1, 0)
		if err != nil {
			t.Fatal(err)
		}
		if one.p50 > slow {
			results[[2]int{i, 1}] = []figures{one, one, one}
		}
	}
	for round := range rounds {
		for _, n := range connections {
			for i := range servers {
				i = (i + round) % len(servers)
				if known := results[[2]int{i, 1}]; len(known) == rounds && known[0].p50 > slow {
					continue
				}
				spent, spentBelow := processor(servers[i].pid), processor(databasePID())
				got, err := fire(t.Context(), shots(servers[i], a), n, lasting)
				if err != nil {
					t.Fatalf("%s, %s, %d connections: %v", a.name, servers[i].name, n, err)
				}
				got.own, got.below = got.each(processor(servers[i].pid)-spent), got.each(processor(databasePID())-spentBelow)
				results[[2]int{i, n}] = append(results[[2]int{i, n}], got)
			}
		}
	}
	show(rowsOf(servers, a.name, results))
}

// rowsOf makes the table of one question: medians over the rounds, and what Standpoint's throughput is of the others'.
func rowsOf(servers []server, name string, results map[[2]int][]figures) [][]string {
	table := [][]string{{name}}
	for _, n := range connections {
		table[0] = append(table[0], fmt.Sprintf("requests/s over %d", n), "p50 ms", "p99 ms", "processor ms, and below", "ours is")
	}
	for i, s := range servers {
		row := []string{s.name}
		for _, n := range connections {
			all, ours := results[[2]int{i, n}], results[[2]int{0, n}]
			if len(all) == 0 || len(ours) == 0 {
				row = append(row, "–", "–", "–", "–", "–")
				continue
			}
			rate := func(f figures) float64 { return f.perSecond }
			row = append(row, strconv.FormatFloat(middle(all, rate), 'f', 1, 64),
				fmt.Sprintf("%.1f", middle(all, func(f figures) float64 { return millis(f.p50) })),
				fmt.Sprintf("%.1f", middle(all, func(f figures) float64 { return millis(f.p99) })),
				fmt.Sprintf("%.2f + %.2f", middle(all, func(f figures) float64 { return millis(f.own) }), middle(all, func(f figures) float64 { return millis(f.below) })),
				fmt.Sprintf("%.2f", middle(ours, rate)/middle(all, rate)))
		}
		table = append(table, row)
	}
	return table
}

func middle(all []figures, of func(figures) float64) float64 {
	values := make([]float64, len(all))
	for i, f := range all {
		values[i] = of(f)
	}
	return median(values)
}

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func shots(s server, a asked) (all []shot) {
	for _, who := range a.about {
		all = append(all, s.shot(s.base, a.question, who))
	}
	return all
}

// lasting is how long each measurement of each round takes: STANDPOINT_BENCHMARK_SECONDS, or 3.
func lasting(t *testing.T) time.Duration {
	t.Helper()
	given := os.Getenv("STANDPOINT_BENCHMARK_SECONDS")
	if given == "" {
		return 3 * time.Second
	}
	d, err := time.ParseDuration(given + "s")
	if err != nil || d <= 0 {
		t.Fatalf("STANDPOINT_BENCHMARK_SECONDS is %q: set it to a number of seconds", given)
	}
	return d
}
