package neo4j

import (
	"bytes"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// articleState is an article before and after a change.
type articleState struct {
	old     []byte // record in the database, nil if there is none
	kept    []byte // record from now on, nil if there is none
	sum     string // of the text from now on
	was, in printed
	urls    []string       // that lead to it in the database
	a       *graph.Article // set when dirty
	dirty   bool
}

const articleText = `MATCH (a:Article {id: r}) USING INDEX SEEK a:Article(id)
	RETURN collect([r, elementId(a), a.record, a.textSum, a.loaded, a.publishedOn, [(u:Url)-[:LEADS_TO]->(a) | u.url]]) AS articles`

func (c *change) articleStep() step { return step{"articles", articleText, c.foundArticle} }

func (c *change) foundArticle(v []any) error {
	s := &articleState{old: as[[]byte](v[2]), sum: as[string](v[3]), was: printed{as[int64](v[4]), dateOf(v[5])}}
	s.kept, s.in = s.old, s.was
	for _, u := range as[[]any](v[6]) {
		s.urls = append(s.urls, as[string](u))
	}
	c.articles[graph.ID(as[string](v[0]))] = s
	c.found("Article", v[0], v[1])
	return nil
}

func (c *change) loadArticles(ids []graph.ID) error {
	return c.together([]step{c.articleStep()}, map[string][]any{"articles": idRows(ids)})
}

// article replaces an article.
func (c *change) article(a *graph.Article) error {
	if err := checkID(a.ID, graph.KindArticle); err != nil {
		return err
	}
	s := c.articles[a.ID]
	if s == nil {
		s = &articleState{}
		c.articles[a.ID] = s
	}
	now, sum := record.Article(a), textSum(a.Body)
	switch {
	case s.kept != nil && s.sum == sum && bytes.Equal(s.kept, now):
		c.out.Same++
		return nil
	case s.kept != nil:
		c.out.Changed++
	default:
		c.out.New++
	}
	s.a, s.kept, s.sum, s.in, s.dirty = a, now, sum, printedIn(a), true
	return nil
}

// were compares articles with what was read of them, in the order of the ids so that the same conflict is always the one reported.
func (c *change) were(articles map[graph.ID]*graph.Article) error {
	for _, id := range sortedKeys(articles) {
		if err := checkID(id, graph.KindArticle); err != nil {
			return err
		}
		s, a := c.articles[id], articles[id]
		if s == nil {
			s = &articleState{}
		}
		same, err := record.SameArticle(s.kept, a)
		if err != nil {
			return err
		}
		if !same || a != nil && s.sum != textSum(a.Body) {
			return graph.Errorf(graph.Conflict, "%s has been changed meanwhile; read it again", id)
		}
	}
	return nil
}

// printing gives what rows repeat of the article that prints them.
func (c *change) printing(id graph.ID) (printed, error) {
	if err := checkID(id, graph.KindArticle); err != nil {
		return printed{}, err
	}
	s := c.articles[id]
	if s == nil || s.kept == nil {
		return printed{}, graph.Errorf(graph.NotFound, "there is no %s to print a statement or relation; write the article first", id)
	}
	return s.in, nil
}

// restate marks the statements of articles whose day or moment changed, which they repeat.
func (c *change) restate() error {
	var ids []graph.ID
	for id, s := range c.articles {
		if s.dirty && s.old != nil && s.kept != nil && s.was != s.in {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	ids = once(ids)
	if err := c.loadPrinted(ids, nil); err != nil {
		return err
	}
	changed := map[graph.ID]bool{}
	for _, id := range ids {
		changed[id] = true
	}
	for _, s := range c.statements {
		st, err := s.now()
		if err != nil {
			return err
		}
		if changed[st.ArticleID] && s.kept != nil {
			s.dirty = true
		}
	}
	return nil
}
