package neo4jbench

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/internal/neo4jtest"
)

// minimal writes the least that could be called such a graph: a statement, who said it, where it is printed, what it is about; few
// properties, few indexes. It says what the database can do and is no peer: most of what is asked could not be answered from it.
type minimal struct{ driver neo4j.DriverWithContext }

var minimalSchema = []string{
	"CREATE CONSTRAINT FOR (n:Actor) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT FOR (n:Topic) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT FOR (n:Proposition) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT FOR (n:Article) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT FOR (n:Statement) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT FOR (n:Alias) REQUIRE n.key IS UNIQUE",
	"CREATE INDEX FOR ()-[r:SAID]-() ON (r.actor, r.day, r.statement)",
	"CREATE INDEX FOR ()-[r:TAKES]-() ON (r.proposition, r.day, r.statement)",
	"CREATE INDEX FOR (n:Statement) ON (n.day, n.id)",
	"CREATE FULLTEXT INDEX FOR (n:Statement) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	"CALL db.awaitIndexes(300)",
}

const (
	minimalArticleText = `UNWIND $rows AS r CREATE (a:Article) SET a = r`

	minimalStatementText = `
UNWIND $rows AS r
MATCH (a:Article {id: r.article})
CREATE (s:Statement)-[:PRINTED_IN]->(a) SET s = r.p
WITH s, r
CALL (s, r) { UNWIND r.speakers AS id MATCH (a:Actor {id: id}) CREATE (a)-[:SAID {actor: id, day: r.p.day, statement: r.p.id}]->(s) }
CALL (s, r) { UNWIND r.takes AS x MATCH (p:Proposition {id: x.id})
  CREATE (s)-[:TAKES {proposition: x.id, stance: x.stance, day: r.p.day, statement: r.p.id}]->(p) }`
)

func (m minimal) Write(ctx context.Context, w graph.Write) error {
	var articles, statements []map[string]any
	for _, a := range w.Articles {
		p := map[string]any{"id": string(a.ID), "title": a.Title, "text": a.Body}
		setDay(p, "publishedOn", a.PublishedOn)
		articles = append(articles, p)
	}
	for _, s := range w.Statements {
		p := map[string]any{"id": string(s.ID), "content": s.Content, "words": joinedWords(s.Content)}
		setDay(p, "day", s.Said.Until)
		var takes []map[string]any
		for _, t := range s.Takes {
			takes = append(takes, map[string]any{"id": string(t.PropositionID), "stance": string(t.Stance)})
		}
		statements = append(statements, map[string]any{"p": p, "article": string(s.ArticleID), "speakers": idTexts(s.SpeakerIDs), "takes": takes})
	}
	return runSteps(ctx, m.driver, append(codebookSteps(w), step{minimalArticleText, articles}, step{minimalStatementText, statements}))
}

// openMinimal lays the schema of the minimal graph.
func openMinimal(t *testing.T, db *neo4jtest.Instance) writer {
	for _, text := range minimalSchema {
		db.Query(t, text, nil)
	}
	return minimal{db.Driver(t)}
}
