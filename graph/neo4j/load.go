package neo4j

import (
	"github.com/standpoint-graph/standpoint/graph"
)

// load reads what a write may touch.
func (c *change) load(w graph.Write) error {
	want := wanted(w)
	err := c.together([]step{c.articleStep(), c.statementStep(), c.relationStep(), c.propositionStep(), c.identStep()}, map[string][]any{
		"articles": idRows(want.articles), "statements": idRows(want.statements), "relations": idRows(want.relations),
		"propositions": idRows(want.propositions), "idents": idRows(want.refs)})
	if err != nil {
		return err
	}
	if err := c.loadPrinted(want.emptied, want.emptied); err != nil {
		return err
	}
	if err := c.know(c.successors); err != nil {
		return err
	}
	return c.loadActors(want.actors)
}

// wants are the ids of what a write may touch.
type wants struct {
	articles, statements, relations, propositions []graph.ID
	emptied                                       []graph.ID // articles that go with all that is printed in them
	actors                                        []graph.ID // that are written or go
	refs                                          []graph.ID // actors that are named somewhere
}

func wanted(w graph.Write) wants {
	var want wants
	for _, a := range w.Articles {
		want.articles = append(want.articles, a.ID)
	}
	for _, st := range w.Statements {
		want.statements = append(want.statements, st.ID)
		want.articles = append(want.articles, st.ArticleID)
		want.refs = append(want.refs, st.ActorIDs()...)
		for _, t := range st.Takes {
			want.propositions = append(want.propositions, t.PropositionID)
		}
	}
	for _, r := range w.Relations {
		want.relations = append(want.relations, r.ID)
		want.articles = append(want.articles, r.ArticleID)
		want.refs = append(want.refs, r.ActorIDs()...)
	}
	for _, all := range [][]graph.Actor{w.Actors, w.Met} {
		for _, a := range all {
			p := a.Profiled()
			want.actors = append(append(want.actors, p.ID), p.FormerIds...)
			want.refs = append(want.refs, graph.ActorRefs(a)...)
		}
	}
	for id := range w.Expect {
		want.add(id)
	}
	for id := range w.Were {
		want.add(id)
	}
	for _, id := range w.Delete {
		if id.Kind() == graph.KindArticle {
			want.emptied = append(want.emptied, id)
		}
		want.add(id)
	}
	want.refs = append(want.refs, want.actors...)
	for _, list := range []*[]graph.ID{&want.articles, &want.statements, &want.relations, &want.propositions, &want.emptied, &want.refs} {
		*list = once(*list)
	}
	return want
}

func (w *wants) add(id graph.ID) {
	switch id.Kind() {
	case graph.KindArticle:
		w.articles = append(w.articles, id)
	case graph.KindStatement:
		w.statements = append(w.statements, id)
	case graph.KindRelation:
		w.relations = append(w.relations, id)
	case graph.KindPerson, graph.KindCountry, graph.KindOrganisation:
		w.actors = append(w.actors, id)
	}
}

// complete reads what statements and relations name that others have dragged along.
func (c *change) complete() error {
	var articles, refs []graph.ID
	for _, s := range c.statements {
		if !s.dirty || s.kept == nil {
			continue
		}
		st, err := s.now()
		if err != nil {
			return err
		}
		refs = append(refs, st.ActorIDs()...)
		if c.articles[st.ArticleID] == nil {
			articles = append(articles, st.ArticleID)
		}
	}
	for _, s := range c.relations {
		if !s.dirty || s.kept == nil {
			continue
		}
		r, err := s.now()
		if err != nil {
			return err
		}
		refs = append(refs, r.ActorIDs()...)
		if c.articles[r.ArticleID] == nil {
			articles = append(articles, r.ArticleID)
		}
	}
	if err := c.loadArticles(once(articles)); err != nil {
		return err
	}
	return c.know(refs)
}
