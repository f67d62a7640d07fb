package graphtest

import (
	"fmt"

	"github.com/standpoint-graph/standpoint/graph"
)

// walkers is a world in which a few invented people are joined one by one.
type walkers struct {
	Content
	actors map[string]bool
}

// person gives the id of somebody with a name, who is there from then on.
func (w *walkers) person(name string) graph.ID {
	id := graph.MakeID(graph.KindPerson, name)
	if !w.actors[name] {
		if w.actors == nil {
			w.actors = map[string]bool{}
		}
		w.actors[name] = true
		w.Actors = append(w.Actors, &graph.Person{Profile: graph.Profile{ID: id, Name: "Walker " + name, Origin: graph.OriginHand}})
	}
	return id
}

// printed gives the article of a publisher.
func (w *walkers) printed(publisher string) graph.ID {
	id := graph.MakeID(graph.KindArticle, graph.Slug(publisher))
	for _, a := range w.Articles {
		if a.ID == id {
			return id
		}
	}
	body := "What " + publisher + " prints of walkers."
	w.Articles = append(w.Articles, &graph.Article{ID: id, Title: publisher, Publisher: &publisher, Language: "en", Body: body, TextHash: graph.TextHash(body),
		State: graph.ArticleRead, LoadedAt: epoch, Received: graph.Received{At: epoch}})
	return id
}

// says adds that somebody says something in one publisher's article on a day of one month, which part completes; it gives the statement.
func (w *walkers) says(who, publisher string, day int, part func(*graph.Coding)) graph.ID {
	on := graph.Date{Year: 2031, Month: 5, Day: day}
	c := graph.Coding{SpeakerIDs: []graph.ID{w.person(who)}, Speaking: graph.Named, Content: fmt.Sprintf("words number %d", len(w.Statements)),
		Form: graph.Indirect, Act: graph.ActAssert, Said: graph.Said{From: &on, Until: &on, Basis: graph.SaidStated}, Confidence: 0.9,
		CodedBy: graph.Coder{Kind: graph.CoderRules, Name: "test"}}
	part(&c)
	article := w.printed(publisher)
	s := &graph.Statement{ID: graph.MakeID(graph.KindStatement, fmt.Sprintf("w%03d", len(w.Statements))), ArticleID: article, Coding: c, Machine: c, Revision: 1,
		Evidence: graph.Evidence{Content: []graph.Segment{{Start: 0, End: 4, Exact: "What"}}}}
	w.Statements = append(w.Statements, s)
	return s.ID
}

// names adds that somebody names somebody else.
func (w *walkers) names(who, other, publisher string, day int) graph.ID {
	return w.says(who, publisher, day, func(c *graph.Coding) { c.MentionIDs = []graph.ID{w.person(other)} })
}

// meets adds that two meet; it gives the relation.
func (w *walkers) meets(one, other, publisher string, day int) graph.ID {
	on := graph.Date{Year: 2031, Month: 5, Day: day}
	r := &graph.Relation{ID: graph.MakeID(graph.KindRelation, fmt.Sprintf("w%03d", len(w.Relations))), Kind: graph.RelationMeeting,
		FromIDs: []graph.ID{w.person(one), w.person(other)}, Status: graph.Happened, Happened: graph.Said{From: &on, Until: &on, Basis: graph.SaidStated},
		ArticleID: w.printed(publisher), Evidence: graph.Evidence{Content: []graph.Segment{{Start: 0, End: 4, Exact: "What"}}}, Confidence: 0.9, Revision: 1}
	w.Relations = append(w.Relations, r)
	return r.ID
}

// walking lays down everything that paths are tried on: a line a–b–c–d–e, a hub with spokes, a triangle, two ways of two steps of which
// one is said more often, and one on an island.
func walking() *walkers {
	w := &walkers{Content: Content{Codebook: graph.Codebook{Fingerprint: "walks", Yaml: "topics: []", LoadedAt: epoch}}}
	w.names("a", "b", "The Quay", 3)                                                                 // w000
	w.names("a", "b", "The Quay", 5)                                                                 // w001
	w.meets("b", "c", "The Quay", 4)                                                                 // w000
	w.says("d", "The Quay", 6, func(c *graph.Coding) { c.AddresseeIDs = []graph.ID{w.person("c")} }) // w002
	w.says("d", "Morning Ferry", 7, func(c *graph.Coding) { c.OnBehalfOfID = w.person("e") })        // w003
	w.person("island")
	for i := range 30 {
		w.names(fmt.Sprintf("spoke-%02d", i), "hub", "Morning Ferry", 1+i%28)
	}
	w.names("one", "two", "The Quay", 8)
	w.names("two", "three", "The Quay", 8)
	w.names("three", "one", "The Quay", 8)
	for _, middle := range []string{"left", "right", "top"} {
		w.names("start", middle, "The Quay", 9)
		w.names("end", middle, "The Quay", 9)
	}
	w.names("right", "end", "Morning Ferry", 10)
	w.names("renamed", "a", "The Quay", 11) // w044
	renamed := w.Actors[len(w.Actors)-1].(*graph.Person)
	renamed.FormerIds = []graph.ID{"person:maiden-name"}
	return w
}
