package neo4j

import (
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
)

// where is what a filter asks of a row: conditions from constants, values as parameters. Statements are the variable s, actors a,
// articles p and relations r; all other variables of conditions begin with w and are bound in braces of their own.
type where struct {
	own    []condition // of the row's properties and labels
	far    []condition // that follow relationships or search texts: asked of rows that pass the others
	params map[string]any
	actors []string // lists of actors' ids: the parameters are as they were given, the variables of the same names whom they mean now
	never  bool     // nothing can pass
}

// condition is one test. A driver whose rows all pass what some aspect asks leaves out its conditions.
type condition struct {
	text string
	of   aspect
}

// aspect names what a condition is about, where a driver may know it already.
type aspect int

const (
	ofRow aspect = iota
	ofLead
	ofSpeaker
	ofMention
	ofCountry
	ofTakes
	ofSaid // that it was said in a range, but for what has a first day only after it
)

// newWhere is a filter that lets everything through.
func newWhere() *where { return &where{params: map[string]any{}} }

func (w *where) add(text string) { w.own = append(w.own, condition{text, ofRow}) }

func (w *where) addFar(text string) { w.far = append(w.far, condition{text, ofRow}) }

// param sets a parameter and gives what refers to it.
func (w *where) param(name string, value any) string {
	w.params[name] = value
	return "$" + name
}

// isOneOf adds that an expression has one of the values; nil does not restrict.
func isOneOf[T ~string](w *where, expression, name string, values []T) {
	if values == nil {
		return
	}
	w.never = w.never || len(values) == 0
	w.add(expression + " IN " + w.param(name, texts(values)))
}

// meant gives the list of the actors that ids mean now.
func (w *where) meant(name string, ids []graph.ID) string {
	w.never = w.never || len(ids) == 0
	w.param(name, texts(ids))
	w.actors = append(w.actors, name)
	return name
}

// resolving is the beginning of a query that makes the lists of actors.
func (w *where) resolving() string {
	var b strings.Builder
	for _, name := range w.actors {
		b.WriteString("CALL () { UNWIND $" + name + " AS id OPTIONAL MATCH (l:Alias {key: id})-[:MEANS]->(now) USING INDEX SEEK l:Alias(key)" +
			" RETURN collect(DISTINCT coalesce(now.id, id)) AS " + name + " } ")
	}
	return b.String()
}

// without is the filter but for what is already known of the rows.
func (w *where) without(known ...aspect) *where {
	if len(known) == 0 {
		return w
	}
	left := *w
	drop := func(all []condition) []condition {
		return slices.DeleteFunc(slices.Clone(all), func(c condition) bool { return slices.Contains(known, c.of) })
	}
	left.own, left.far = drop(w.own), drop(w.far)
	return &left
}

// with is the filter and one more condition, which follows relationships.
func (w *where) with(text string) *where {
	more := *w
	more.far = append(slices.Clone(w.far), condition{text, ofRow})
	return &more
}

// all joins every condition, each after " AND ".
func (w *where) all() string { return conjoined(w.own) + conjoined(w.far) }

func conjoined(all []condition) string {
	var b strings.Builder
	for _, c := range all {
		b.WriteString(" AND ")
		b.WriteString(c.text)
	}
	return b.String()
}

// exists adds that a pattern leads from the row to something that passes the conditions.
func (w *where) exists(of aspect, pattern string, conditions ...string) {
	text := "EXISTS { " + pattern
	if len(conditions) > 0 {
		text += " WHERE " + strings.Join(conditions, " AND ")
	}
	w.far = append(w.far, condition{text + " }", of})
}

// matchesAnything tells whether a match of actors restricts nothing.
func matchesAnything(m *graph.ActorMatch) bool { return m == nil || m.Ids == nil && m.Kinds == nil }

// linked adds that a pattern leads from the row to one of the actors meant, who is wy. id is where the actor's id stands.
func (w *where) linked(of aspect, pattern, id, name string, m *graph.ActorMatch) {
	if matchesAnything(m) {
		return
	}
	var conditions []string
	if m.Kinds != nil {
		conditions = append(conditions, w.isKind("wy", m.Kinds))
	}
	if m.Ids != nil {
		conditions = append(conditions, id+" IN "+w.meant(name, m.Ids))
	}
	w.exists(of, pattern, conditions...)
}

// isKind is the condition that an actor is stored and of one of the kinds. It is a test of labels, which bare actors have not.
func (w *where) isKind(actor string, kinds []graph.ActorKind) string {
	var labels []string
	for _, k := range []struct {
		kind  graph.ActorKind
		label string
	}{{graph.ActorPerson, "Person"}, {graph.ActorCountry, "Country"}, {graph.ActorOrganisation, "Organisation"}} {
		if slices.Contains(kinds, k.kind) {
			labels = append(labels, k.label)
		}
	}
	if labels == nil {
		w.never = true
		return "false"
	}
	return actor + ":" + strings.Join(labels, "|")
}

// span adds the test of a range on a row's order key and its first day, see saidKey.
func (w *where) span(row, key, name string, r *graph.DateRange) {
	if r == nil {
		return
	}
	at := row + "." + key
	known := func(text string) { w.own = append(w.own, condition{text, ofSaid}) }
	if bounded(r) {
		known("NOT " + at + " STARTS WITH '" + unknownKey + " 0000'")
	}
	if r.From != nil { // what ends on an unknown day is behind all days
		known(at + " >= " + w.param(name+"From", r.From.String()))
	}
	if r.Until != nil { // the first day is the second part of the key, which the index has: the row need not be looked at
		w.add("split(" + at + ", ' ')[1] <= " + w.param(name+"Until", r.Until.String()))
	}
}

// bounded tells whether a range keeps out what is not known at all.
func bounded(r *graph.DateRange) bool {
	return r.From != nil || r.Until != nil || r.Known != nil && *r.Known
}

// day adds the test of a range on one day, which is null when unknown.
func (w *where) day(expression, name string, r *graph.DateRange) {
	if r == nil {
		return
	}
	if r.From != nil {
		w.add(expression + " >= " + w.param(name+"From", dbtype.Date(r.From.Time())))
	}
	if r.Until != nil {
		w.add(expression + " <= " + w.param(name+"Until", dbtype.Date(r.Until.Time())))
	}
	if r.From == nil && r.Until == nil && bounded(r) {
		w.add(expression + " IS NOT NULL")
	}
}

// before adds the test of a moment in milliseconds.
func (w *where) before(expression, name string, limit *time.Time) {
	if limit != nil {
		w.add(expression + " < " + w.param(name, limit.UnixMilli()))
	}
}
