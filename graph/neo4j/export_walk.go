package neo4j

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// codebook writes the topics and propositions, retired ones too.
func (e *exporter) codebook() error {
	b, err := e.from.Codebook(e.ctx)
	if err != nil || b.Fingerprint == "" && len(b.Topics) == 0 {
		return err
	}
	if err := e.node("Codebook", codebookProps(&b)); err != nil {
		return err
	}
	for i, t := range b.Topics {
		if err := e.node("Topic", topicProps(t, i)); err != nil {
			return err
		}
		for j, x := range t.Propositions {
			e.propositions[x.ID] = true
			if err := e.node("Proposition", propositionProps(x, t.ID, j)); err != nil {
				return err
			}
			if err := e.edge(edge{inTopic, string(x.ID), string(t.ID), nil}); err != nil {
				return err
			}
		}
	}
	return nil
}

// knowActors reads which actors there are and who answers for ids of others. They are read again in the end.
func (e *exporter) knowActors() error {
	former := map[graph.ID]bool{}
	err := pullAll(allActors(e.ctx, e.from), func(a graph.Actor) error {
		p := a.Profiled()
		e.actors[p.ID] = &sums{}
		for _, id := range p.FormerIds {
			former[id] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	e.now, err = successors(e.ctx, e.from, sortedKeys(former))
	return err
}

// articles writes articles and, beside them in the same order, the statements that are printed in them.
func (e *exporter) articles() error {
	statements := allStatements(e.ctx, e.from)
	st, more, err := statements.pull()
	if err != nil {
		return err
	}
	err = pullAll(allArticles(e.ctx, e.from), func(a *graph.Article) error {
		if err := e.article(a); err != nil {
			return err
		}
		in := printedIn(a)
		for ; more && st.ArticleID == a.ID; st, more, err = statements.pull() {
			if err := e.statement(st, in); err != nil {
				return err
			}
		}
		return err
	})
	if err == nil && more {
		return changedMeanwhile(st.ID, st.ArticleID)
	}
	return err
}

// changedMeanwhile says that what was read does not fit together.
func changedMeanwhile(id, missing graph.ID) error {
	return graph.Errorf(graph.Conflict, "%s refers to %s, which is not there; if somebody writes to the graph, export again when nobody does, else run standpoint check", id, missing)
}

func (e *exporter) article(a *graph.Article) error {
	if err := e.node("Article", articleProps(a)); err != nil {
		return err
	}
	for _, u := range a.Urls {
		if err := e.urls.add(u, string(a.ID)); err != nil {
			return err
		}
	}
	for _, x := range articleEdges(a) {
		if err := e.wants(a.ID, x); err != nil {
			return err
		}
	}
	return e.wanted.add(string(a.ID))
}

func (e *exporter) statement(st *graph.Statement, in printed) error {
	p := statementProps(st, in)
	p["utterance"] = st.Utterance
	if err := e.node("Statement", p); err != nil {
		return err
	}
	for _, x := range statementEdges(st, e.successor) {
		var err error
		if x.edgeType == within {
			err = e.wants(st.ID, x)
		} else {
			err = e.edge(x)
		}
		if err != nil {
			return err
		}
	}
	if err := e.stand(st, in, p["place"].(string)); err != nil {
		return err
	}
	if e.done.Statements++; e.done.Statements%exportRows == 0 {
		e.tell()
	}
	return e.wanted.add(string(st.ID))
}

func (e *exporter) relations() error {
	return pullAll(allRelations(e.ctx, e.from), func(r *graph.Relation) error {
		p := relationProps(r)
		p[labelColumn] = labelsOfRelation(r)
		if err := e.node("Relation", p); err != nil {
			return err
		}
		for _, x := range relationEdges(r, e.successor) {
			var err error
			if x.edgeType == printsThat {
				err = e.wants(r.ID, x)
			} else {
				err = e.edge(x)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// wants sets a relationship of a node aside until it is known whether the node at its other end is there.
func (e *exporter) wants(id graph.ID, x edge) error {
	other := x.to
	if other == string(id) {
		other = x.from
	}
	return e.wanted.add(other, x.kind, x.from, x.to)
}

// joined writes the relationships that were set aside. What relays a statement or comes before an article may be missing; what a
// relation is printed in may not.
func (e *exporter) joined() error {
	there := ""
	err := e.wanted.each(func(f []string) error {
		if len(f) == 1 { // comes before all others with the same beginning
			there = f[0]
			return nil
		}
		other, x := f[0], edge{edgeType{kind: f[1]}, f[2], f[3], nil}
		switch {
		case other != there && x.kind == printsThat.kind:
			return changedMeanwhile(graph.ID(x.from), graph.ID(other))
		case other != there:
			return nil
		case x.kind == follows.kind:
			return e.versions.add(x.from, x.to) // it may come from both sides
		case x.kind == within.kind:
			x.props = properties{"id": x.to}
		}
		return e.edge(x)
	})
	if err != nil {
		return err
	}
	last := ""
	return e.versions.each(func(f []string) error {
		pair := strings.Join(f, " ")
		if pair == last {
			return nil
		}
		last = pair
		return e.edge(edge{follows, f[0], f[1], nil})
	})
}
