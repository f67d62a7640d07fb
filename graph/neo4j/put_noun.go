package neo4j

import (
	"slices"

	"github.com/standpoint-graph/standpoint/graph"
)

const (
	clearStatementText  = `UNWIND $p.rows AS id MATCH (s:Statement {id: id})-[e:SAID|TAKES|COUNTS_FOR|SPOKE_OF|SPOKE_TO|FOR|COULD_MEAN|READ_AS|PRINTED_IN|CHANGED_FROM]-() USING INDEX SEEK s:Statement(id) DELETE e`
	clearWithinText     = `UNWIND $p.rows AS id MATCH (s:Statement {id: id})-[e:WITHIN]->() USING INDEX SEEK s:Statement(id) DELETE e`
	clearRelationText   = `UNWIND $p.rows AS id MATCH (x:Relation {id: id})-[e:PARTY_TO|REPORTED|PRINTED_IN]-() USING INDEX SEEK x:Relation(id) DELETE e`
	goneStatementText   = `UNWIND $p.rows AS id MATCH (n:Statement {id: id}) DETACH DELETE n`
	goneRelationText    = `UNWIND $p.rows AS id MATCH (n:Relation {id: id}) DETACH DELETE n`
	goneArticleText     = `UNWIND $p.rows AS id MATCH (n:Article {id: id}) OPTIONAL MATCH (u:Url)-[:LEADS_TO]->(n) DETACH DELETE n WITH DISTINCT u WHERE u IS NOT NULL AND NOT EXISTS { (u)-->() } DELETE u`
	createStatementText = `CREATE (n:Statement) SET n = r.p RETURN collect([r.id, elementId(n)]) AS Statement`
	replaceStatement    = `UNWIND $p.rows AS r MATCH (n:Statement {id: r.id}) SET n = r.p`
	utteranceText       = `UNWIND $p.rows AS r MATCH (n:Statement {id: r.id}) SET n.utterance = r.utterance`
	createArticleText   = `CREATE (n:Article) SET n = r.p RETURN collect([r.id, elementId(n)]) AS Article`
	replaceArticleText  = `UNWIND $p.rows AS r MATCH (n:Article {id: r.id}) SET n = r.p`
	clearFollowsText    = `UNWIND $p.rows AS id MATCH (n:Article {id: id})-[e:FOLLOWS]->() USING INDEX SEEK n:Article(id) DELETE e`
	clearUrlsText       = `UNWIND $p.rows AS r MATCH (u:Url {url: r.url})-[e:LEADS_TO]->(n:Article {id: r.id}) USING INDEX SEEK u:Url(url) USING INDEX SEEK n:Article(id) DELETE e WITH DISTINCT u WHERE NOT EXISTS { (u)-->() } DELETE u`
	createUrlsText      = `UNWIND $p.rows AS r MATCH (n:Article {id: r.id}) MERGE (u:Url {url: r.url}) CREATE (u)-[:LEADS_TO]->(n)`
	createRelationText  = `CREATE (n:Relation:`
	replaceRelationText = `UNWIND $p.rows AS r MATCH (n:Relation {id: r.id}) REMOVE n:Call:Meeting:Visit:Agreement:Negotiation:Cooperation:Aid:Sanction:Attack SET n = r.p, n:`
	relayedText         = `UNWIND $p.ids AS id MATCH (s:Statement {within: id}) USING INDEX SEEK s:Statement(within) RETURN s.id, id`
)

// clearStatements takes away what hangs on statements that are written anew.
func (c *change) clearStatements() error {
	var ids []graph.ID
	for id, s := range c.statements {
		if s.dirty && s.old != nil && s.kept != nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	if err := c.write(clearStatementText, idRows(ids)); err != nil {
		return err
	}
	return c.write(clearWithinText, idRows(ids))
}

func (c *change) clearRelations() error {
	var ids []graph.ID
	for id, s := range c.relations {
		if s.dirty && s.old != nil && s.kept != nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return c.write(clearRelationText, idRows(ids))
}

// putGone deletes nodes.
func (c *change) putGone() error {
	var statements, relations, articles, actors []graph.ID
	for id, s := range c.statements {
		if s.old != nil && s.kept == nil {
			statements = append(statements, id)
		}
	}
	for id, s := range c.relations {
		if s.old != nil && s.kept == nil {
			relations = append(relations, id)
		}
	}
	for id, s := range c.articles {
		if s.old != nil && s.kept == nil {
			articles = append(articles, id)
		}
	}
	for id, s := range c.actors {
		if s.old != nil && s.kept == nil {
			actors = append(actors, id)
		}
	}
	for _, gone := range []struct {
		text string
		ids  []graph.ID
	}{{goneStatementText, statements}, {goneRelationText, relations}, {goneArticleText, articles}} {
		if err := c.write(gone.text, idRows(once(gone.ids))); err != nil {
			return err
		}
	}
	return c.putGoneActors(once(actors))
}

func (c *change) putArticles() error {
	var fresh, replaced, clear, urls []any
	var cleared []graph.ID
	for _, id := range sortedKeys(c.articles) {
		s := c.articles[id]
		if !s.dirty || s.kept == nil {
			continue
		}
		row, err := node(articleProps(s.a), id)
		if err != nil {
			return err
		}
		if s.old == nil {
			fresh = append(fresh, row)
		} else {
			replaced, cleared = append(replaced, row), append(cleared, id)
		}
		for _, u := range s.urls {
			if !slices.Contains(s.a.Urls, u) {
				clear = append(clear, map[string]any{"url": u, "id": string(id)})
			}
		}
		for i, u := range s.a.Urls {
			if !slices.Contains(s.urls, u) && slices.Index(s.a.Urls, u) == i {
				urls = append(urls, map[string]any{"url": u, "id": string(id)})
			}
		}
	}
	c.fresh["Article"], c.urls = fresh, urls
	for _, q := range []struct {
		text string
		rows []any
	}{{replaceArticleText, replaced}, {clearFollowsText, idRows(cleared)}, {clearUrlsText, clear}} {
		if err := c.write(q.text, q.rows); err != nil {
			return err
		}
	}
	return nil
}

// putStatements writes statements, and the utterances of others that report the same.
func (c *change) putStatements() error {
	var fresh, replaced, renamed []any
	var arrived []graph.ID
	for _, id := range sortedKeys(c.reports) {
		s := c.statements[id]
		in, err := c.printing(s.st.ArticleID)
		if err != nil {
			return err
		}
		p := statementRow(s.st, in, s.kept, s.key)
		p["utterance"] = c.reports[id].utterance
		row, err := node(p, id)
		if err != nil {
			return err
		}
		if s.old == nil {
			fresh, arrived = append(fresh, row), append(arrived, id)
		} else {
			replaced = append(replaced, row)
		}
	}
	for _, r := range c.renamed {
		renamed = append(renamed, map[string]any{"id": string(r.id), "utterance": r.utterance})
	}
	if err := c.relayed(arrived); err != nil {
		return err
	}
	c.fresh["Statement"] = fresh
	for _, q := range []struct {
		text string
		rows []any
	}{{replaceStatement, replaced}, {utteranceText, renamed}} {
		if err := c.write(q.text, q.rows); err != nil {
			return err
		}
	}
	return nil
}

// relayed links statements to one that relays them and has only now arrived.
func (c *change) relayed(arrived []graph.ID) error {
	return c.batches(relayedText, "ids", arrived, func(v []any) error {
		if id := as[string](v[0]); c.reports[graph.ID(id)] == nil && !c.gone[graph.ID(id)] {
			return c.link(graph.ID(id), []edge{{within, id, as[string](v[1]), properties{"id": v[1]}}})
		}
		return nil
	})
}

func (c *change) putRelations() error {
	fresh, replaced := map[string][]any{}, map[string][]any{}
	for _, id := range sortedKeys(c.relations) {
		s := c.relations[id]
		if !s.dirty || s.kept == nil {
			continue
		}
		r, err := s.now()
		if err != nil {
			return err
		}
		row, err := node(relationProps(r), id)
		if err != nil {
			return err
		}
		into := fresh
		if s.old != nil {
			into = replaced
		}
		label := relationLabels[r.Kind]
		into[label] = append(into[label], row)
	}
	for label, rows := range fresh {
		c.fresh["Relation"+label] = rows
	}
	for _, label := range sortedKeys(replaced) {
		if err := c.write(labelled(replaceRelationText, label), replaced[label]); err != nil {
			return err
		}
	}
	return nil
}

// labelled adds a label to a text that ends where it goes; for a kind without one the label that every relation has.
func labelled(text, label string) string {
	if label == "" {
		label = "Relation"
	}
	return text + label
}

// putFresh makes the new nodes, and the addresses that lead to articles.
func (c *change) putFresh() error {
	err := c.together([]step{{"Article", createArticleText, c.created("Article")}, {"Statement", createStatementText, c.created("Statement")}}, c.fresh)
	if err != nil {
		return err
	}
	for _, kind := range append(sortedKeys(relationLabels), "") {
		name := "Relation" + relationLabels[kind]
		text := labelled(createRelationText, relationLabels[kind]) + `) SET n = r.p RETURN collect([r.id, elementId(n)]) AS ` + name
		if err := c.together([]step{{name, text, c.created("Relation")}}, c.fresh); err != nil {
			return err
		}
	}
	return c.write(createUrlsText, c.urls)
}

// created remembers new nodes.
func (c *change) created(label string) func([]any) error {
	return func(v []any) error {
		c.found(label, v[0], v[1])
		return nil
	}
}
