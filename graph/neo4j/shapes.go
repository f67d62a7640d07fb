package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Shape is one text that pages may be read with.
type Shape struct {
	Name   string // noun, driver, order, direction
	Text   string
	Params map[string]any // such as it takes
	Sorts  string         // why the database may sort; "" if it must not
}

// merges is why the rows of several values may be sorted: each value's are read in order and no further than the page goes.
const merges = "the first rows of several values are merged"

// Shapes lists every text that pages are read with, but for what filters add to their conditions: every driver in every order and
// both directions; upwards with a look at the side the page was reached from, which is read downwards, and with a total of its own,
// downwards with the total on the same walk. The drivers are those of all anchors and those that filters choose. Tests explain each of them.
func Shapes() []Shape {
	all := slices.Concat(statementShapes(), actorShapes(), articleShapes(), relationShapes(), changeShapes())
	slices.SortFunc(all, func(a, b Shape) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// shapeRange is the page of every shape.
var shapeRange = graph.Range{First: 20}

// shapeKey stands amid the keys of every order.
const shapeKey = "5"

// eachOrder calls fn for every order and direction.
func eachOrder[F comparable](orders map[F]order, fn func(o order, descending bool)) {
	for _, o := range orders {
		fn(o, false)
		fn(o, true)
	}
}

// shapeOfSource is the shape of a source's pages.
func shapeOfSource[T any](r request[T], from source) Shape {
	direction := "ascending"
	if r.descending {
		direction = "descending"
	}
	after := ""
	r.CountTo = graph.MaxTotal
	if !r.descending {
		after = shapeKey
	}
	q := r.query(from, after, "")
	q.params["anchors"] = []string{"person:lena-orlov", "proposition:grain-1"}
	s := Shape{Text: q.String(), Params: q.params, Name: fmt.Sprintf("%ss / %s / %s / %s", r.noun.name, from.counted[0].driver.name, r.order.name, direction)}
	if from.several {
		s.Name += " / several values"
		s.Sorts = merges
	}
	for _, p := range from.list {
		if !p.driver.ordered(r.order) {
			s.Sorts = p.driver.sorts
		}
	}
	return s
}

// byIDShape is the shape of pages by ids, of which the direction makes no other: the text does not sort.
func byIDShape[T any](r request[T], w *where) []Shape {
	if r.descending {
		return nil
	}
	return []Shape{{
		Name: fmt.Sprintf("%ss / by their ids / %s", r.noun.name, r.order.name), Text: r.findText(w),
		Params: map[string]any{"ids": []string{"person:lena-orlov", "statement:x"}},
	}}
}

// shapeFilters have one filter for everything that drives a page or changes where its rows lie.
func shapeFilters() map[string]graph.StatementFilter {
	day, text, least := graph.Date{Year: 2025, Month: 3, Day: 1}, `harbour "grain satellite"`, 0.5
	actors := &graph.ActorMatch{Ids: []graph.ID{"person:lena-orlov"}}
	propositions := &graph.TakeFilter{Proposition: []string{"grain-1"}}
	stances := &graph.TakeFilter{Proposition: []string{"grain-1"}, Stance: []graph.Stance{graph.Supports}, MinConfidence: &least}
	topics := &graph.TakeFilter{Topic: []string{"grain"}}
	return map[string]graph.StatementFilter{
		"": {}, "in a range": {Said: &graph.DateRange{From: &day, Until: &day}}, "of ids": {Ids: []graph.ID{"statement:x"}},
		"of articles": {Article: []graph.ID{"article:x"}}, "by speakers": {Speaker: actors}, "on propositions": {Takes: propositions},
		"on topics": {Takes: topics}, "naming": {Mentions: actors}, "counting for": {CountsFor: actors.Ids}, "with words": {Text: &text},
		"by speakers on propositions": {Speaker: actors, Takes: propositions}, "by speakers with stances": {Speaker: actors, Takes: stances},
		"by speakers on topics": {Speaker: actors, Takes: topics},
	}
}

// shapeAsked says with which filters an anchor makes shapes of its own. Without an anchor it is every filter.
var shapeAsked = map[graph.Anchor][]string{
	graph.BySpeaker:     {"", "in a range", "naming", "on propositions", "on topics"},
	graph.ByMention:     {"", "in a range", "by speakers"},
	graph.ByCountsFor:   {"", "in a range", "by speakers"},
	graph.ByProposition: {"", "in a range", "naming", "by speakers"},
	graph.ByTopic:       {"", "in a range", "naming", "by speakers"},
}

func statementShapes() []Shape {
	filters := shapeFilters()
	var all []Shape
	eachOrder(statementOrders, func(o order, descending bool) {
		r := statementPages(o, descending, shapeRange, &graph.Along{Speakers: true, Article: true}) // what is read without is less
		more := statementPages(o, descending, shapeRange, &graph.Along{Speakers: true, Article: true, Printed: &graph.Printed{First: 5, Speakers: true}})
		more.meant = bringAnchors(&graph.Along{})
		for _, by := range append(sortedKeys(statementHubs), append(sortedKeys(statementDrivers), graph.Nothing)...) {
			asked, r := shapeAsked[by], r
			if by == graph.BySpeaker {
				r = more // a person's page brings the person, too, and what else the articles print
			}
			switch {
			case by == graph.ByID:
				all = append(all, byIDShape(r, statementWhere(nil, false))...)
				continue
			case by == graph.Nothing:
				asked = sortedKeys(filters)
			case asked == nil:
				asked = []string{""}
			}
			for _, name := range asked {
				f := filters[name]
				p := &planner{by: by, filter: &f, order: o, descending: descending, where: statementWhere(&f, true)}
				for _, chosen := range p.possible() {
					s := shapeOfSource(r, p.source(chosen))
					s.Name += strings.TrimRight(fmt.Sprintf(" / anchor %d %s", by, name), " ")
					all = append(all, s)
				}
			}
		}
	})
	return all
}

// possible are the plans that may be chosen, whatever there is in the graph.
func (p *planner) possible() []plan {
	if chosen, ok := p.atOnce(); ok {
		return []plan{chosen}
	}
	all := p.candidates()
	if len(all) == 0 && p.filter.Text == nil || p.by != graph.Nothing {
		all = append(all, p.own())
	}
	if p.filter.Text != nil {
		all = append(all, p.hanging(plan{driver: statementsWithWords, values: ofNobody, where: p.where}))
	}
	return all
}

func actorShapes() []Shape {
	prefix := "orlov"
	filter := &graph.ActorFilter{Ids: []graph.ID{"person:lena-orlov"}, NamePrefix: &prefix}
	var all []Shape
	eachOrder(actorOrders, func(o order, descending bool) {
		r := request[graph.Actor]{noun: actorNoun, order: o, descending: descending, Range: shapeRange}
		whole := func(d *driver, values string, by graph.Anchor, f *graph.ActorFilter) {
			all = append(all, shapeOfSource(r, r.whole(d, values, by, actorWhere(f))))
		}
		all = append(all, byIDShape(r, actorWhere(&graph.ActorFilter{}))...)
		whole(everyActor[o.name], ofNobody, graph.Nothing, &graph.ActorFilter{})
		whole(actorsByID, "a_ids", graph.Nothing, filter)
		whole(actorsByBeginning, ofNobody, graph.Nothing, filter)
		whole(actorsOf, ofAnchor, graph.ByOrganisation, &graph.ActorFilter{})
		whole(actorsByAlias, ofAnchor, graph.ByAlias, &graph.ActorFilter{})
	})
	return append(all, Shape{Name: "actors / how many begin so", Text: beginningText, Params: map[string]any{"a_prefix": " orlov"}})
}

func articleShapes() []Shape {
	text := "harbour"
	filter := &graph.ArticleFilter{
		Ids: []graph.ID{"article:x"}, Urls: []string{"https://quay.example/"}, TextHash: []string{"x"}, Text: &text,
		State: []graph.ArticleState{graph.ArticleWaiting},
	}
	var all []Shape
	eachOrder(articleOrders, func(o order, descending bool) {
		r := request[*graph.Article]{noun: fullArticle, order: o, descending: descending, Range: shapeRange}
		whole := func(d *driver, values string, f *graph.ArticleFilter) {
			w := articleWhere(f)
			w.param("p_match", matchExpression(text))
			all = append(all, shapeOfSource(r, r.whole(d, values, graph.Nothing, w)))
		}
		all = append(all, byIDShape(r, articleWhere(&graph.ArticleFilter{}))...)
		whole(everyArticle[o.name], ofNobody, &graph.ArticleFilter{})
		whole(articlesByID, "$p_ids", filter)
		whole(articlesByURL, "$p_urls", filter)
		whole(articlesByHash, "$p_hashes", filter)
		whole(articlesWithWords, ofNobody, filter)
		if o.byID() {
			whole(articlesUnread, ofNobody, filter)
		}
	})
	return all
}

func relationShapes() []Shape {
	actors := []graph.ID{"person:lena-orlov"}
	filter := &graph.RelationFilter{Ids: []graph.ID{"relation:x"}, Article: []graph.ID{"article:x"}, Party: &graph.ActorMatch{Ids: actors}}
	var all []Shape
	eachOrder(relationOrders, func(o order, descending bool) {
		r := request[*graph.Relation]{noun: relationNoun, order: o, descending: descending, Range: shapeRange}
		whole := func(d *driver, values string, by graph.Anchor, f *graph.RelationFilter) {
			all = append(all, shapeOfSource(r, r.whole(d, values, by, relationWhere(f, true))))
		}
		all = append(all, byIDShape(r, relationWhere(&graph.RelationFilter{}, false))...)
		whole(everyRelation[o.name], ofNobody, graph.Nothing, &graph.RelationFilter{})
		whole(relationsByID, "$r_ids", graph.Nothing, filter)
		whole(relationsOfArticle, ofAnchor, graph.ByArticle, &graph.RelationFilter{})
		whole(relationsOfArticle, "$r_articles", graph.Nothing, filter)
		whole(relationsOfParty, ofAnchor, graph.ByParty, &graph.RelationFilter{})
		whole(relationsOfParty, "r_parties", graph.Nothing, filter)
	})
	return all
}

func changeShapes() []Shape {
	day := graph.Date{Year: 2025, Month: 3, Day: 1}
	whole := graph.ChangeFilter{
		Speaker:     &graph.ActorMatch{Ids: []graph.ID{"person:lena-orlov"}, Kinds: []graph.ActorKind{graph.ActorPerson}},
		Proposition: []graph.ID{"proposition:grain-1"}, Topic: []graph.ID{"topic:grain"}, Day: &graph.DateRange{From: &day, Until: &day},
	}
	r := request[graph.ChangeRow]{noun: changeNoun, order: changeOrder, descending: true, Range: shapeRange}
	var all []Shape
	for name, f := range map[string]graph.ChangeFilter{
		"": {}, "of everything": whole, "of speakers": {Speaker: whole.Speaker}, "on propositions": {Proposition: whole.Proposition},
		"on topics": {Topic: whole.Topic}, "in a range": {Day: whole.Day},
	} {
		for _, by := range append(sortedKeys(changeDrivers), graph.Nothing) {
			s := shapeOfSource(r, changeSource(graph.ChangeQuery{Anchors: graph.Anchors{By: by}, Filter: f}, r))
			s.Name += strings.TrimRight(fmt.Sprintf(" / anchor %d %s", by, name), " ")
			all = append(all, s)
		}
	}
	return all
}
