package loader

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/standpoint-graph/standpoint/graph"
)

// oddWords are words and marks of which the tests below make texts that no newspaper prints.
var oddWords = strings.Fields(`Berg Ilona Vík Norland Talmark’s the The he she it they We who said told demanded that not ’ ' “ ” " ‘ , . : ; - — ( )
	and with of in at on met called call meeting sanctions President president minister Ministry Castle Mr. U.S. each other’s countries 3 March 2024
	May Friday last week ago two in the past READ ALSO those demands 😀 é é — … Jr. by for to asked was did did n't according leaders both both
	sides their its his her administration government Western Alliance Alliance-led A B. C visit would take place denied citing`)

// oddDocument is a random document with random spans, the same for the same seed.
func oddDocument(t testing.TB, rng *rand.Rand) *Document {
	t.Helper()
	var b strings.Builder
	for range rng.IntN(120) {
		b.WriteString(oddWords[rng.IntN(len(oddWords))])
		switch rng.IntN(12) {
		case 0:
			b.WriteString("\n\n")
		case 1: // nothing between
		default:
			b.WriteString(" ")
		}
	}
	day := graph.Date{Year: 2025, Month: 1 + rng.IntN(12), Day: 1 + rng.IntN(28)}
	a := &graph.Article{Body: b.String(), TextHash: "h"}
	if rng.IntN(3) > 0 {
		a.PublishedOn = &day
	}
	d := Segment(a)
	d.Found = oddSpans(rng, Range{0, len(d.Words)})
	return d
}

// oddSpans are random spans in order.
func oddSpans(rng *rand.Rand, r Range) (out []Found) {
	for at := r.From; at < r.To; {
		to := min(r.To, at+1+rng.IntN(7))
		if rng.IntN(3) > 0 {
			out = append(out, Found{Role(1 + rng.IntN(3)), Range{at, to}, rng.Float64(), rng.Float64()})
		}
		at = to
	}
	return out
}

// TestStagesStandAnything runs the stages behind the tagger over random texts with random spans: none may panic, and whatever
// comes out must be provable against the text.
func TestStagesStandAnything(t *testing.T) {
	cb := inventedCodebook()
	l, rs := NewLinker(cb), NewResolver(cb)
	rounds := 1500
	if testing.Short() {
		rounds = 200
	}
	for seed := range rounds {
		rng := rand.New(rand.NewPCG(uint64(seed), 7))
		d := oddDocument(t, rng)
		d.Nested = tagScores(d, oddSpans(rng, Range{0, len(d.Words)}))
		goesWell(t, l.Link(t.Context(), d))
		goesWell(t, rs.Resolve(t.Context(), d))
		goesWell(t, DateStatements(t.Context(), d))
		goesWell(t, Relate(t.Context(), d))
		p, err := Assemble(d, cb, ownCoder())
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i, s := range p.Statements {
			if len(s.Evidence.Content) == 0 || s.Within >= len(p.Statements) || s.Within == i {
				t.Fatalf("seed %d: statement %d has content %v and lies within %d", seed, i, s.Evidence.Content, s.Within)
			}
		}
		ids := map[graph.ID]bool{}
		for _, a := range p.Actors {
			if ids[a.ID] {
				t.Fatalf("seed %d: %s is proposed twice", seed, a.ID)
			}
			ids[a.ID] = true
		}
		for _, r := range p.Relations {
			if len(r.Relation.FromIDs) == 0 || len(r.Relation.Evidence.Content) == 0 {
				t.Fatalf("seed %d: a relation without parties or evidence: %+v", seed, r.Relation)
			}
		}
	}
}
