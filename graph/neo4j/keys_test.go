package neo4j

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

func day(s string) *graph.Date {
	d, err := graph.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return &d
}

// TestKeysOrder gives, for every key, values in the order that the graph wants.
func TestKeysOrder(t *testing.T) {
	moment := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	for name, keys := range map[string][]string{
		"said": {
			saidKey(graph.Said{Until: day("2024-01-02")}, "statement:z"),
			saidKey(graph.Said{From: day("2024-01-01"), Until: day("2024-01-02")}, "statement:a"),
			saidKey(graph.Said{From: day("2024-01-01"), Until: day("2024-01-02")}, "statement:b"),
			saidKey(graph.Said{From: day("2024-01-02"), Until: day("2024-01-02")}, "statement:a"),
			saidKey(graph.Said{Until: day("9999-12-31")}, "statement:a"),
			saidKey(graph.Said{}, "statement:a"),
			saidKey(graph.Said{From: day("2020-01-01")}, "statement:a"),
		},
		"loaded": {
			loadedKey(time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), "article:z"), loadedKey(time.Unix(-1, 0), "article:z"), loadedKey(time.Unix(0, 0), "article:z"),
			loadedKey(moment, "article:a"), loadedKey(moment, "article:b"), loadedKey(moment.Add(time.Millisecond), "article:a"),
			loadedKey(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), "article:a"),
		},
		"confidence": {
			confidenceKey(math.Inf(-1), "s:z"), confidenceKey(-2, "s:z"), confidenceKey(-0.5, "s:z"), confidenceKey(math.Copysign(0, -1), "s:a"),
			confidenceKey(0, "s:b"), confidenceKey(math.SmallestNonzeroFloat64, "s:a"), confidenceKey(0.1, "s:a"), confidenceKey(0.11, "s:a"),
			confidenceKey(1, "s:a"), confidenceKey(1, "s:b"), confidenceKey(1e300, "s:a"),
		},
		"place": {
			placeKey("article:a", -1, "statement:z"), placeKey("article:a", 0, "statement:a"), placeKey("article:a", 9, "statement:z"),
			placeKey("article:a", 10, "statement:a"), placeKey("article:a-b", -1, "statement:a"), placeKey("article:aa", -1, "statement:a"),
		},
		"name": {
			nameKey("Lena", "person:z"), nameKey("Lena Orlov", "country:a"), nameKey("Léna Orlov", "person:a"), nameKey("Lenaa", "person:a"),
		},
		"title":      {titleKey("A b", "article:z"), titleKey("a b c", "article:a"), titleKey("AB", "article:a")},
		"published":  {publishedKey(day("2024-01-02"), "article:z"), publishedKey(day("2024-01-03"), "article:a"), publishedKey(nil, "article:a"), publishedKey(nil, "article:b")},
		"statements": {statementsKey(0, "person:a"), statementsKey(9, "person:z"), statementsKey(10, "country:a"), statementsKey(10, "person:a")},
		"last said":  {lastSaidKey(*day("2024-01-02"), "person:z"), lastSaidKey(*day("2024-01-03"), "person:a"), lastSaidKey(graph.Date{}, "person:a")},
	} {
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%s keys are out of order: %q", name, keys)
		}
	}
}

// TestKeysHoldTheirParts reads keys back.
func TestKeysHoldTheirParts(t *testing.T) {
	for _, c := range []struct{ key, order, id string }{
		{saidKey(graph.Said{Until: day("2024-01-02")}, "statement:x"), "2024-01-02 0000-00-00", "x"},
		{saidKey(graph.Said{}, "statement:x"), "unknown 0000-00-00", "x"},
		{confidenceKey(1, "statement:x"), "bff0000000000000", "x"},
		{placeKey("article:a", -1, "statement:x"), "a 0000000000", "x"},
		{nameKey("Lena Orlov", "person:x"), "lena-orlov", "person:x"},
		{titleKey("Lena Orlov", "article:x"), "lena-orlov", "x"},
		{publishedKey(nil, "article:x"), "unknown", "x"},
		{statementsKey(7, "person:x"), "0000000007", "person:x"},
		{lastSaidKey(*day("2024-01-02"), "person:x"), "2024-01-02", "person:x"},
		{pairKey("person:x", "proposition:y"), "person:x", "proposition:y"},
		{"x", "", "x"},
	} {
		if order, id := splitKey(c.key); order != c.order || id != c.id {
			t.Errorf("%q is parted into %q and %q, want %q and %q", c.key, order, id, c.order, c.id)
		}
	}
}

// TestNamesText wants every name to be found by its words from each of them on, and nothing across names.
func TestNamesText(t *testing.T) {
	names := namesText(&graph.Profile{Name: "Lena Orlov", Aliases: []string{"Frau Órlov", "L. O."}})
	for prefix, want := range map[string]bool{"lena": true, "len": true, "orlov": true, "lena orl": true, "frau orlov": true, "l o": true, "ena": false, "orlov frau": false} {
		if strings.Contains(names, " "+prefix) != want {
			t.Errorf("%q in %q: want %v", prefix, names, want)
		}
	}
}

// TestKeptTypes wants a type for every stance.
func TestKeptTypes(t *testing.T) {
	for _, s := range []graph.Stance{graph.Supports, graph.Opposes, graph.Conditional, graph.Neutral} {
		if keptTypes[s] == "" || keptTypes[s] == anyStanceType {
			t.Errorf("%s has no type of its own", s)
		}
	}
}
