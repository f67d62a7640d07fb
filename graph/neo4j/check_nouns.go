package neo4j

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/standpoint-graph/standpoint/graph"
)

// nounStretch is how many nodes are compared with their records at a time.
const nounStretch = 500

// found is a node as it is in the database.
type found struct {
	id     string
	labels []string
	props  properties
	edges  []edge
	more   []any // columns that a query adds
}

// nounText reads the nodes of a label in the order of their ids: all of them, with their relationships of some types.
func nounText(label, types, more string) string {
	if more != "" {
		more = ", " + more
	}
	return "MATCH (n:" + label + ") WHERE n.id > $after WITH n ORDER BY n.id LIMIT $limit RETURN labels(n), properties(n), " +
		"[(n)-[r:" + types + "]-(o) | [type(r), startNode(r) = n, coalesce(o.id, o.url), properties(r)]]" + more
}

// nouns calls part for every stretch of nodes that a text of nounText reads.
func (c *checker) nouns(text string, part func(*look, []found) error) error {
	return c.stretches(func(l *look, after string) (string, error) {
		var nodes []found
		err := l.each(text, map[string]any{"after": after, "limit": nounStretch}, func(values []any) error {
			nodes = append(nodes, foundOf(values))
			return nil
		})
		if err != nil || len(nodes) == 0 {
			return "", err
		}
		if err := part(l, nodes); err != nil || len(nodes) < nounStretch {
			return "", err
		}
		return nodes[len(nodes)-1].id, nil
	})
}

func foundOf(values []any) found {
	n := found{labels: stringsOf(values[0]), props: properties(as[map[string]any](values[1])), more: values[3:]}
	n.id = as[string](n.props["id"])
	for _, row := range as[[]any](values[2]) {
		v := as[[]any](row)
		e := edge{edgeType: edgeType{kind: as[string](v[0])}, from: n.id, to: as[string](v[2]), props: properties(as[map[string]any](v[3]))}
		if !as[bool](v[1]) {
			e.from, e.to = e.to, e.from
		}
		n.edges = append(n.edges, e)
	}
	return n
}

// record is the record of the node, nil if it has none.
func (n found) record() []byte { return as[[]byte](n.props["record"]) }

// unreadable reports a node whose record cannot be read.
func (l *look) unreadable(n found) { l.fault(ruleRecord, n.id, "its record cannot be read") }

// rulesOf are the rules that properties belong to whose difference does not say that the record is another one.
var rulesOf = map[string]struct{ rule, detail string }{
	"words":   {ruleWords, "the full-text index is given other words for it than those of its text"},
	"textSum": {ruleText, "its text is not the one that was stored"},
}

// compareProps reports the first difference between what the properties say and what the record gives, and those of rulesOf. What
// except names is looked at elsewhere.
func (l *look) compareProps(n found, want properties, except ...string) {
	all := maps.Clone(n.props)
	maps.Copy(all, want)
	told := false
	for _, name := range sortedKeys(all) {
		have, wanted := n.props[name], want[name]
		if name == "record" || slices.Contains(except, name) || sameValue(have, wanted) {
			continue
		}
		if r, apart := rulesOf[name]; apart {
			l.fault(r.rule, n.id, "%s", r.detail)
		} else if !told {
			told = true
			l.fault(ruleRecord, n.id, "its %s is %s, its record gives %s", name, brief(have), brief(wanted))
		}
	}
}

// sameValue compares a value of the database with one of rows*.go.
func sameValue(have, want any) bool {
	switch w := want.(type) {
	case []byte:
		return bytes.Equal(as[[]byte](have), w)
	case []string:
		return have != nil && slices.Equal(stringsOf(have), w)
	case time.Time:
		h, ok := have.(time.Time)
		return ok && h.Equal(w)
	}
	return reflect.DeepEqual(have, want)
}

// brief shows the beginning of a value.
func brief(value any) string {
	if value == nil {
		return "missing"
	}
	const most = 80
	text := []rune(strings.Join(strings.Fields(fmt.Sprint(value)), " "))
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}

func (l *look) compareLabels(n found, want ...string) {
	if !slices.Equal(slices.Sorted(slices.Values(n.labels)), slices.Sorted(slices.Values(want))) {
		l.fault(ruleRecord, n.id, "its labels are %q, its record gives %q", n.labels, want)
	}
}

// compareEdges reports the first relationship that is there and should not be, and the first that should be and is not.
func (l *look) compareEdges(n found, want []edge) {
	have, wanted := map[string]int{}, map[string]int{}
	for _, e := range n.edges {
		have[e.text()]++
	}
	for _, e := range want {
		wanted[e.text()]++
	}
	for _, text := range sortedKeys(have) {
		if have[text] > wanted[text] {
			l.fault(ruleRecord, n.id, "a relationship is there that its record does not give: %s", text)
			break
		}
	}
	for _, text := range sortedKeys(wanted) {
		if wanted[text] > have[text] {
			l.fault(ruleRecord, n.id, "a relationship is missing: %s", text)
			break
		}
	}
}

// text writes an edge with its properties in order.
func (e edge) text() string {
	return fmt.Sprintf("(%s)-[:%s %v]->(%s)", e.from, e.kind, map[string]any(e.props), e.to)
}

// stringsOf reads a list of strings.
func stringsOf(value any) []string {
	list := as[[]any](value)
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = as[string](x)
	}
	return all
}

// resolver asks which actors answer for ids, and which of them are stored.
func (l *look) resolver(ids []graph.ID) (now resolver, stored set, err error) {
	c := newChange(l.session)
	if err := c.know(ids); err != nil {
		return nil, nil, err
	}
	stored = set{}
	for _, id := range ids {
		i := c.idents[c.now(id)]
		stored[id] = i != nil && i.whole
	}
	return c.now, stored, nil
}

// set holds what is there.
type set map[graph.ID]bool

// stored asks which nodes of a label are there, and not merely referred to.
func (l *look) stored(label string, ids []graph.ID) (set, error) {
	there := set{}
	err := l.each("UNWIND $ids AS id MATCH (n:"+label+" {id: id}) WHERE n.record IS NOT NULL RETURN n.id", map[string]any{"ids": texts(once(ids))},
		func(values []any) error {
			there[graph.ID(as[string](values[0]))] = true
			return nil
		})
	return there, err
}

// named reports nodes that are named and not there. how says in which way, such as "it names".
func (l *look) named(id, how string, ids []graph.ID, there set) {
	for _, other := range ids {
		if other != "" && !there[other] {
			l.fault(ruleReference, id, "%s %s, which is not there", how, other)
		}
	}
}
