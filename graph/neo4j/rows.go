package neo4j

import (
	"slices"
	"time"
	"unicode/utf8"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"github.com/standpoint-graph/standpoint/graph"
)

// The files rows*.go say what a noun is in the database: pure functions of the noun, without the database, that give the same for
// the same. Writes and exports both use them.

// properties of a node or a relationship. What has no value is not in it.
type properties map[string]any

// put sets a property, unless the value is nothing.
func (p properties) put(name string, value any) {
	switch v := value.(type) {
	case nil:
	case string:
		if v != "" {
			p[name] = v
		}
	case graph.ID:
		if v != "" {
			p[name] = string(v)
		}
	case *string:
		if v != nil {
			p[name] = *v
		}
	case *graph.Date:
		if v != nil && !v.IsZero() {
			p[name] = dbtype.Date(v.Time())
		}
	case graph.Date:
		if !v.IsZero() {
			p[name] = dbtype.Date(v.Time())
		}
	case time.Time:
		if !v.IsZero() {
			p[name] = v.UTC()
		}
	case []string:
		if len(v) > 0 {
			p[name] = v
		}
	default:
		p[name] = value
	}
}

// check refuses text that is not valid UTF-8, in which the database would silently replace what it cannot read.
func (p properties) check(id graph.ID) error {
	var wrong []string
	for name, value := range p {
		if !validText(value) {
			wrong = append(wrong, name)
		}
	}
	if wrong == nil {
		return nil
	}
	return graph.Errorf(graph.BadInput, "%q cannot be stored: its %s is not valid UTF-8; convert the text first", id, slices.Min(wrong))
}

func validText(value any) bool {
	switch v := value.(type) {
	case string:
		return utf8.ValidString(v)
	case []string:
		for _, s := range v {
			if !utf8.ValidString(s) {
				return false
			}
		}
	}
	return true
}

// edge is a relationship between two nodes that are known by their ids.
type edge struct {
	edgeType
	from, to string
	props    properties
}

// edgeType is a type of relationship and the labels that its nodes are found by.
type edgeType struct{ kind, from, to string }

// The types of relationship that nouns have. Those of kept rows are apart, see keptTypes.
var (
	said        = edgeType{"SAID", "Actor", "Statement"}
	spokeOf     = edgeType{"SPOKE_OF", "Statement", "Actor"}
	countsFor   = edgeType{"COUNTS_FOR", "Statement", "Actor"}
	spokeTo     = edgeType{"SPOKE_TO", "Statement", "Actor"}
	onBehalfOf  = edgeType{"FOR", "Statement", "Actor"}
	couldMean   = edgeType{"COULD_MEAN", "Statement", "Actor"}
	readAs      = edgeType{"READ_AS", "Statement", "Actor"}
	takes       = edgeType{"TAKES", "Statement", "Proposition"}
	printsIt    = edgeType{"PRINTED_IN", "Statement", "Article"}
	within      = edgeType{"WITHIN", "Statement", "Statement"}
	partyTo     = edgeType{"PARTY_TO", "Actor", "Relation"}
	reported    = edgeType{"REPORTED", "Actor", "Relation"}
	printsThat  = edgeType{"PRINTED_IN", "Relation", "Article"}
	held        = edgeType{"HELD", "Actor", "Actor"}
	memberOf    = edgeType{"MEMBER_OF", "Actor", "Actor"}
	partOf      = edgeType{"PART_OF", "Actor", "Actor"}
	belongsTo   = edgeType{"BELONGS_TO", "Actor", "Actor"}
	follows     = edgeType{"FOLLOWS", "Article", "Article"}
	inTopic     = edgeType{"IN", "Proposition", "Topic"}
	leadsTo     = edgeType{"LEADS_TO", "Url", "Article"}
	means       = edgeType{"MEANS", "Alias", "Actor"}
	changedFrom = edgeType{"CHANGED_FROM", "Statement", "Statement"}
)

// resolver gives the id of the actor that answers for an id: itself, or its successor after a merge.
type resolver func(graph.ID) graph.ID

// itself resolves every id to itself.
func itself(id graph.ID) graph.ID { return id }

// linked are the actors that ids mean now, each once in order of their ids, with an id each was written with if it differs.
func linked(ids []graph.ID, now resolver) []link {
	var links []link
	at := map[graph.ID]int{}
	for _, id := range ids {
		if id == "" {
			continue
		}
		l := link{actor: now(id)}
		if l.actor != id {
			l.as = id
		}
		i, known := at[l.actor]
		switch {
		case !known:
			at[l.actor] = len(links)
			links = append(links, l)
		case links[i].as == "" || l.as != "" && l.as < links[i].as:
			links[i].as = l.as
		}
	}
	sortBy(links, func(l link) string { return string(l.actor) })
	return links
}

// link is an actor and, where a merge moved it, an id it was written with.
type link struct{ actor, as graph.ID }
