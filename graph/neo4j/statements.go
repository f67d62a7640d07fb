package neo4j

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// statementNoun is how pages of statements are read. The utterance is kept outside the record.
var statementNoun = noun{name: "statement", label: "Statement", row: "s", kind: graph.KindStatement, columns: "s.record, s.utterance"}

// everyStatement has a driver for each order: the index of its key.
var everyStatement = everyOf(statementNoun, statementOrders)

// everyOf makes the drivers that read a whole list, by the names of the orders.
func everyOf[F comparable](n noun, orders map[F]order) map[string]*driver {
	all := map[string]*driver{}
	for _, o := range orders {
		all[o.name] = &driver{
			name: "every " + n.name, match: "MATCH (" + n.row + ":" + n.label + ")", hint: "INDEX SEEK " + n.row + ":" + n.label + "(" + o.property + ")",
			order: o.name, key: n.row + "." + o.property, within: n.row + "." + o.property + " >= ''",
		}
	}
	return all
}

// hubRows is up to how many rows of a hub are sorted, rather than that the order's index is walked and each row looked up in the hub.
const hubRows = 10_000

const sortsHub = "chosen only when the hub has no more than hubRows"

// hub is a hop with very many statements: an index of relationships has them in the order of when they were said.
type hub struct {
	driver *driver
	node   string // pattern of the node x with the id v
	degree string // pattern of its relationships
	onHub  string // condition that a row hangs on one of the values in the list %s
}

func newHub(name, match, kind, property, node, degree, onHub string) *hub {
	return &hub{
		driver: &driver{
			name: name, match: "MATCH " + match, hint: "INDEX SEEK h:" + kind + "(" + property + ", said)", on: "h." + property + " = v",
			order: "SAID", first: "h." + property, key: "h.said", within: "h.said >= ''", sorts: sortsHub,
		},
		node: node, degree: degree, onHub: onHub,
	}
}

// The hubs. Statements at the end of these relationships are not asked for their label, which would cost a look at each.
var (
	hubOfSpeaker = newHub("statements of a speaker", "()-[h:SAID]->(s)", "SAID", "actor", "(x:Actor {id: v})", "(x)-[:SAID]->()",
		"EXISTS { (s)<-[wx:SAID]-() WHERE wx.actor IN %s }")
	hubOfMention = newHub("statements that name an actor", "(s)-[h:SPOKE_OF]->()", "SPOKE_OF", "actor", "(x:Actor {id: v})",
		"(x)<-[:SPOKE_OF]-()", "EXISTS { (s)-[wx:SPOKE_OF]->() WHERE wx.actor IN %s }")
	hubOfCountry = newHub("statements that count for a country", "(s)-[h:COUNTS_FOR]->()", "COUNTS_FOR", "country", "(x:Actor {id: v})",
		"(x)<-[:COUNTS_FOR]-()", "EXISTS { (s)-[wx:COUNTS_FOR]->() WHERE wx.country IN %s }")
	hubOfProposition = newHub("statements on a proposition", "(s)-[h:TAKES]->()", "TAKES", "proposition", "(x:Proposition {id: v})",
		"(x)<-[:TAKES]-()", "EXISTS { (s)-[wx:TAKES]->() WHERE wx.proposition IN %s }")
)

// What else pages of statements are driven by.
var (
	// statementsOfPair are what an actor said on a proposition, as long as it leads. Its values are as pairKey makes them.
	statementsOfPair = &driver{
		name: "statements of an actor on a proposition", match: "MATCH (s)-[h:TAKES]->()", hint: "INDEX SEEK h:TAKES(pair, said)", on: "h.pair = v",
		order: "SAID", first: "h.pair", key: "h.said", within: "h.said >= ''", sorts: "what one says on one proposition is little beside all that is said",
	}
	// statementsOfArticle takes an article's id without its kind.
	statementsOfArticle = &driver{
		name: "statements of an article", match: "MATCH (s:Statement)", hint: "INDEX SEEK s:Statement(place)",
		on: "s.place >= v + ' ' AND s.place < v + '!'", order: "PLACE", key: "s.place", sorts: "an article prints few",
	}
	statementsByID        = statementsWith("statements by id", "id", "at most one row of each id")
	statementsOfUtterance = statementsWith("reports of an utterance", "utterance", "an utterance has few reports")
	statementsOfKey       = statementsWith("statements of an utterance key", "utteranceKey", "the same words by the same speakers are few")
	statementsWithin      = statementsWith("statements within a statement", "within", "a statement relays few")
	statementsWithWords   = wordsDriver(statementNoun, "statement_words", "s_match")
)

func statementsWith(name, property, sorts string) *driver {
	return &driver{name: name, match: "MATCH (s:Statement)", hint: "INDEX SEEK s:Statement(" + property + ")", on: "s." + property + " = v", sorts: sorts}
}

// statementHubs are the anchors that may be hubs. Those of a topic are its propositions'.
var statementHubs = map[graph.Anchor]*hub{
	graph.BySpeaker: hubOfSpeaker, graph.ByMention: hubOfMention, graph.ByCountsFor: hubOfCountry,
	graph.ByProposition: hubOfProposition, graph.ByTopic: hubOfProposition,
}

// statementDrivers are the anchors that have few statements, whatever the filter.
var statementDrivers = map[graph.Anchor]*driver{
	graph.ByID: statementsByID, graph.ByArticle: statementsOfArticle, graph.ByUtterance: statementsOfUtterance,
	graph.ByUtteranceKey: statementsOfKey, graph.ByWithin: statementsWithin,
}

// Statements answers for each anchor; see [graph.Store].
func (s *Store) Statements(ctx context.Context, q graph.StatementQuery) ([]graph.Page[*graph.Statement], error) {
	o, err := pickOrder(statementOrders, q.Order.Field, graph.StatementsBySaid)
	if err != nil {
		return nil, err
	}
	if q.By != graph.Nothing && statementHubs[q.By] == nil && statementDrivers[q.By] == nil {
		return nil, wrongAnchor("statements")
	}
	read := statementPages(o, q.Order.Direction == graph.Descending, q.Range, q.Along)
	if q.Along != nil && q.Along.Anchors && namesActors(q.By) {
		read.meant = bringAnchors(q.Along)
	}
	return read.answer(ctx, s, q.Anchors, func(session *session, pages []graph.Page[*graph.Statement]) error {
		if q.By == graph.ByID {
			return read.byIDs(session, pages, q.IDs, statementWhere(&q.Filter, false))
		}
		p := &planner{session: session, by: q.By, filter: &q.Filter, order: o, descending: read.descending}
		return p.run(pages, q.IDs, func(from source, anchors []string, place func(int) *graph.Page[*graph.Statement]) error {
			return read.pages(session, from, anchors, place)
		})
	})
}

// statementPages is how pages of statements are read in an order, with what is wanted along with them.
func statementPages(o order, descending bool, r graph.Range, along *graph.Along) request[*graph.Statement] {
	read := request[*graph.Statement]{noun: statementNoun, order: o, descending: descending, Range: r, key: statementKeys[o.name], scan: scanStatement}
	bring(&read, along)
	return read
}

// statementKeys give the keys of the orders that a statement's own record says.
var statementKeys = map[string]func(*graph.Statement) string{
	"SAID":       func(st *graph.Statement) string { return saidKey(st.Said, st.ID) },
	"CONFIDENCE": func(st *graph.Statement) string { return confidenceKey(st.Confidence, st.ID) },
	"PLACE":      func(st *graph.Statement) string { return placeKey(st.ArticleID, st.Place(), st.ID) },
	"ID":         func(st *graph.Statement) string { return string(st.ID) },
}

func wrongAnchor(noun string) error {
	return graph.Errorf(graph.BadInput, "%s do not hang on that anchor", noun)
}

// scanStatement reads the columns of statementNoun.
func scanStatement(columns []any) (*graph.Statement, error) {
	st, err := record.ReadStatement(as[[]byte](columns[0]))
	if err != nil {
		return nil, err
	}
	st.Utterance = as[string](columns[1])
	return st, nil
}
