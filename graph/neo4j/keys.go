package neo4j

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// Order keys. Each is one string that ends with a space and the id, so that rows never tie, and compares as bytes do, which is how
// the database orders strings. Ids that have one kind in a list stand without it (its K); those of actors stand whole.

const (
	// unknownKey stands where a list's own day is unknown: behind every digit.
	unknownKey = "unknown"
	// noFrom stands where the first day of a stretch is unknown: before every day.
	noFrom = "0000-00-00"
	// loadedShift makes moments before 1970 positive: 30,000 years are enough in both directions.
	loadedShift = 1_000_000_000_000_000
)

// dayKey is a day as keys hold it, unknownKey when it is unknown.
func dayKey(d graph.Date) string {
	if d.IsZero() {
		return unknownKey
	}
	return d.String()
}

// saidKey orders by when it was said: the last possible day, then the first. It serves statements and, for when it happened, relations.
func saidKey(s graph.Said, id graph.ID) string {
	from := noFrom
	if s.From != nil && !s.From.IsZero() {
		from = s.From.String()
	}
	return dayKey(s.Day()) + " " + from + " " + id.Key()
}

// lastingKey is the said key of what may have been said before its last day: over several days, or since nobody knows when. A row has it
// beside its said key, so that what was said after a day and may have begun by then is found without all that was said after it. It is ""
// for what was said on one day, and where the last day is unknown.
func lastingKey(s graph.Said, id graph.ID) string {
	if day := s.Day(); day.IsZero() || dayOf(s.From) == day {
		return ""
	}
	return saidKey(s, id)
}

// loadedKey orders by the moment an article was loaded, in milliseconds.
func loadedKey(t time.Time, id graph.ID) string { return loadedKeyOf(t.UnixMilli(), id) }

func loadedKeyOf(millis int64, id graph.ID) string {
	return fmt.Sprintf("%016d %s", millis+loadedShift, id.Key())
}

// confidenceKey orders by a number: its bits, turned so that they compare as it does.
func confidenceKey(v float64, id graph.ID) string {
	bits := math.Float64bits(v + 0) // -0 and 0 are one
	if bits>>63 == 1 {
		bits = ^bits
	} else {
		bits |= 1 << 63
	}
	return fmt.Sprintf("%016x %s", bits, id.Key())
}

// placeKey orders by article and by the place in its text, which begins at -1 for what stands nowhere.
func placeKey(article graph.ID, place int, id graph.ID) string {
	return fmt.Sprintf("%s %010d %s", article.Key(), place+1, id.Key())
}

// nameKey orders actors by name.
func nameKey(name string, id graph.ID) string { return graph.Slug(name) + " " + string(id) }

// titleKey orders articles by title.
func titleKey(title string, id graph.ID) string { return graph.Slug(title) + " " + id.Key() }

// publishedKey orders articles by the day they were published.
func publishedKey(d *graph.Date, id graph.ID) string { return dayKey(dayOf(d)) + " " + id.Key() }

// statementsKey orders actors by how much they said.
func statementsKey(n int, id graph.ID) string { return fmt.Sprintf("%010d %s", n, id) }

// lastSaidKey orders actors by when they last said something.
func lastSaidKey(d graph.Date, id graph.ID) string { return dayKey(d) + " " + string(id) }

// namesText holds every name of an actor in words, each behind a bar: one that begins with these words contains " these words".
func namesText(p *graph.Profile) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		b.WriteString(" " + graph.NameKey(name) + "|")
	}
	return b.String()
}

// pairKey names what an actor has to do with a proposition.
func pairKey(actor, proposition graph.ID) string { return string(actor) + " " + string(proposition) }

// The ids of the nodes that kept rows hang on where there is no actor.
const (
	unnamedID  graph.ID = "unnamed"  // speakers whom the texts do not name, together
	everyoneID graph.ID = "everyone" // all speakers together
)

// keptTypes are the relationship types of kept rows by stance; anyStanceType is that of any of them.
var keptTypes = map[graph.Stance]string{
	graph.Supports: "SUPPORTS", graph.Opposes: "OPPOSES", graph.Conditional: "SUPPORTS_IF", graph.Neutral: "NEUTRAL_ON",
}

const anyStanceType = "SPOKE_ON"

// dayOf is the day, or the zero Date for nil.
func dayOf(d *graph.Date) graph.Date {
	if d == nil {
		return graph.Date{}
	}
	return *d
}

// splitKey parts an order key into what cursors hold and the id at its end.
func splitKey(key string) (order, id string) {
	i := strings.LastIndexByte(key, ' ')
	if i < 0 {
		return "", key
	}
	return key[:i], key[i+1:]
}
