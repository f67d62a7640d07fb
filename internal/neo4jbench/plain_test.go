package neo4jbench

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
)

// writer writes what a load writes.
type writer interface {
	Write(ctx context.Context, w graph.Write) error
}

// plain writes the visible graph as somebody does who loads once into an empty database and trusts the data: UNWIND over a batch,
// MATCH of the ends by their constraint, CREATE, one transaction for each batch. Nothing is read, checked, merged or counted; no
// records are kept, no projections, no utterances but by their words.
type plain struct{ driver neo4j.DriverWithContext }

// step is one text and the rows it unwinds.
type step struct {
	text string
	rows []map[string]any
}

func (p plain) Write(ctx context.Context, w graph.Write) error {
	return runSteps(ctx, p.driver, plainSteps(w))
}

// runSteps writes in one transaction.
func runSteps(ctx context.Context, driver neo4j.DriverWithContext, steps []step) error {
	session := driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: "neo4j"})
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for _, s := range steps {
			if len(s.rows) == 0 {
				continue
			}
			result, err := tx.Run(ctx, s.text, map[string]any{"rows": s.rows})
			if err != nil {
				return nil, err
			}
			if _, err := result.Consume(ctx); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	return err
}

// Texts of the codebook and the actors, which are written once, before the time is taken.
const (
	topicText       = `UNWIND $rows AS r CREATE (t:Topic {id: r.id, name: r.name})`
	propositionText = `UNWIND $rows AS r MATCH (t:Topic {id: r.topic}) CREATE (p:Proposition)-[:IN]->(t) SET p = r.p`
	personText      = `UNWIND $rows AS r CREATE (a:Actor:Person) SET a = r`
	countryText     = `UNWIND $rows AS r CREATE (a:Actor:Country) SET a = r`
	bodyText        = `UNWIND $rows AS r CREATE (a:Actor:Organisation) SET a = r`
	aliasText       = `UNWIND $rows AS r MATCH (a:Actor {id: r.id}) MERGE (k:Alias {key: r.key}) CREATE (k)-[:MEANS]->(a)`
)

// Texts of what is printed. An article's relationships are created in the row of its node, so that it need not be found again.
const (
	articleText = `
UNWIND $rows AS r
CREATE (a:Article) SET a = r.p
FOREACH (url IN r.p.urls | CREATE (:Url {url: url})-[:LEADS_TO]->(a))`

	statementText = `
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
CREATE (s:Statement)-[:PRINTED_IN]->(a) SET s = r.p
WITH s, r
CALL (s, r) { UNWIND r.said AS x MATCH (a:Actor {id: x.actor}) CREATE (a)-[k:SAID]->(s) SET k = x }
CALL (s, r) { UNWIND r.takes AS x MATCH (p:Proposition {id: x.id}) CREATE (s)-[k:TAKES]->(p) SET k = x.p }
CALL (s, r) { UNWIND r.countsFor AS x MATCH (a:Actor {id: x.country}) CREATE (s)-[k:COUNTS_FOR]->(a) SET k = x }
CALL (s, r) { UNWIND r.spokeOf AS x MATCH (a:Actor {id: x.actor}) CREATE (s)-[k:SPOKE_OF]->(a) SET k = x }
CALL (s, r) { UNWIND r.for AS x MATCH (a:Actor {id: x}) CREATE (s)-[:FOR]->(a) }
CALL (s, r) { UNWIND r.spokeTo AS x MATCH (a:Actor {id: x}) CREATE (s)-[:SPOKE_TO]->(a) }
CALL (s, r) { UNWIND r.couldMean AS x MATCH (a:Actor {id: x}) CREATE (s)-[:COULD_MEAN]->(a) }`

	withinText = `UNWIND $rows AS r MATCH (s:Statement {id: r.id}), (o:Statement {id: r.within}) CREATE (s)-[:WITHIN {id: r.within}]->(o)`

	relationText = `
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
CREATE (x:Relation)-[:PRINTED_IN]->(a) SET x = r.p
WITH x, r
CALL (x, r) { UNWIND r.parties AS y MATCH (a:Actor {id: y.actor}) CREATE (a)-[k:PARTY_TO]->(x) SET k = y }
CALL (x, r) { UNWIND r.reported AS y MATCH (a:Actor {id: y}) CREATE (a)-[:REPORTED]->(x) }`
)

// plainSteps are the rows of a write in the order in which they can be created.
func plainSteps(w graph.Write) []step {
	steps := codebookSteps(w)
	var articles, statements, within, relations []map[string]any
	of := make(map[graph.ID]*graph.Article, len(w.Articles))
	for _, a := range w.Articles {
		of[a.ID] = a
		articles = append(articles, map[string]any{"p": articleRow(a)})
	}
	for _, s := range w.Statements {
		statements = append(statements, statementRow(s, of[s.ArticleID]))
		if s.WithinID != "" {
			within = append(within, map[string]any{"id": string(s.ID), "within": string(s.WithinID)})
		}
	}
	for _, r := range w.Relations {
		relations = append(relations, relationRow(r))
	}
	return append(steps, step{articleText, articles}, step{statementText, statements}, step{withinText, within}, step{relationText, relations})
}

func codebookSteps(w graph.Write) []step {
	var topics, propositions, aliases []map[string]any
	actors := map[graph.ActorKind][]map[string]any{}
	if w.Codebook != nil {
		for _, t := range w.Codebook.Topics {
			topics = append(topics, map[string]any{"id": string(t.ID), "name": t.Name})
			for _, p := range t.Propositions {
				propositions = append(propositions, map[string]any{"topic": string(t.ID), "p": map[string]any{
					"id": string(p.ID), "slug": p.Slug, "text": p.Text, "topic": string(t.ID), "retired": p.Retired}})
			}
		}
	}
	for _, a := range w.Actors {
		p := a.Profiled()
		actors[a.Kind()] = append(actors[a.Kind()], map[string]any{"id": string(p.ID), "name": p.Name, "aliases": p.Aliases,
			"origin": string(p.Origin), "byName": graph.Slug(p.Name) + " " + string(p.ID)})
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			aliases = append(aliases, map[string]any{"id": string(p.ID), "key": graph.Slug(name)})
		}
	}
	return []step{{topicText, topics}, {propositionText, propositions}, {personText, actors[graph.ActorPerson]},
		{countryText, actors[graph.ActorCountry]}, {bodyText, actors[graph.ActorOrganisation]}, {aliasText, aliases}}
}
