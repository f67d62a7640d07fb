package graph

import (
	"cmp"
	"context"
	"slices"
)

// The rules that Check holds a graph to, beside those of the store.
const (
	RuleText      = "text"      // an article's hash and id are those of its text
	RuleEvidence  = "evidence"  // the words of every segment stand in the article at their place
	RuleContent   = "content"   // a statement's content is its segments' words
	RuleDangling  = "dangling"  // what is referred to is there
	RuleUtterance = "utterance" // statements share an utterance exactly when they report the same words within seven days
)

// Check proves the graph: first the store's own rules (see [Store]), then, article by article, that texts are what their hashes say, that
// evidence stands letter for letter, that whatever is referred to is there, and that utterances are what they must be. Faults are
// reported as they are found. It reads everything and keeps a few articles in memory. The error is the store's.
func (g *Graph) Check(ctx context.Context, report func(Fault)) error {
	if err := g.store.Check(ctx, report); err != nil {
		return wrapped(err)
	}
	cb, err := g.store.Codebook(ctx)
	if err != nil {
		return wrapped(err)
	}
	c := &checker{g: g, report: report, propositions: map[ID]bool{}}
	for _, t := range cb.Topics {
		for _, p := range t.Propositions {
			c.propositions[p.ID] = true
		}
	}
	return pages(ctx, dumpArticles, func(ctx context.Context, r Range) ([]Page[*Article], error) {
		return g.store.Articles(ctx, ArticleQuery{Order: ArticleOrder{ArticlesByID, Ascending}, Range: r})
	}, func(articles []*Article) error { return c.articles(ctx, articles) })
}

// checker is a check at work.
type checker struct {
	g            *Graph
	report       func(Fault)
	propositions map[ID]bool
}

func (c *checker) fault(rule string, subject ID, format string, args ...any) {
	c.report(Fault{Rule: rule, Subject: string(subject), Detail: Errorf("", format, args...).Message})
}

func (c *checker) articles(ctx context.Context, articles []*Article) error {
	ids := make([]ID, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	statements, err := c.g.statementsOn(ctx, ByArticle, ids)
	if err != nil {
		return err
	}
	relations, err := c.g.relationsOn(ctx, ByArticle, ids)
	if err != nil {
		return err
	}
	for _, a := range articles {
		if err := checkArticle(a); err != nil {
			c.fault(RuleText, a.ID, "%s", err)
		}
		text := NewText(a.Body)
		for _, s := range statements[a.ID] {
			c.evidence(text, a, proof{s.ID, &s.Evidence, nil})
			if s.Content != JoinContent(s.Evidence.Content) {
				c.fault(RuleContent, s.ID, "the content is %q, where the evidence has %q", clip(s.Content), clip(JoinContent(s.Evidence.Content)))
			}
		}
		for _, r := range relations[a.ID] {
			c.evidence(text, a, proof{r.ID, &r.Evidence, nil})
		}
	}
	if err := c.references(ctx, articles, statements, relations); err != nil {
		return err
	}
	return c.utterances(ctx, articles, statements)
}

func (c *checker) evidence(text *Text, a *Article, p proof) {
	if err := proveClaim(text, a, p); err != nil {
		c.fault(RuleEvidence, p.id, "%s", err)
	}
}

// reference is one node that refers to another.
type reference struct{ from, to ID }

func (c *checker) references(ctx context.Context, articles []*Article, statements map[ID][]*Statement, relations map[ID][]*Relation) error {
	refs := map[reference]bool{}
	for _, a := range articles {
		refs[reference{a.ID, a.PreviousID}], refs[reference{a.ID, a.NextID}] = true, true
		for _, s := range statements[a.ID] {
			for _, id := range s.ActorIDs() {
				refs[reference{s.ID, id}] = true
			}
			refs[reference{s.ID, s.WithinID}] = true
			for _, t := range slices.Concat(s.Takes, s.Machine.Takes) {
				if !c.propositions[t.PropositionID] {
					c.fault(RuleDangling, s.ID, "it takes a stance on %s, which is not there", t.PropositionID)
				}
			}
		}
		for _, r := range relations[a.ID] {
			for _, id := range r.ActorIDs() {
				refs[reference{r.ID, id}] = true
			}
		}
	}
	return c.resolve(ctx, refs)
}

// resolve reports the references to what is not there.
func (c *checker) resolve(ctx context.Context, refs map[reference]bool) error {
	var actors, articles, statements []ID
	for r := range refs {
		switch r.to.Kind() {
		case KindArticle:
			articles = append(articles, r.to)
		case KindStatement:
			statements = append(statements, r.to)
		default:
			actors = append(actors, r.to)
		}
	}
	there := map[ID]Node{}
	foundActors, err := c.g.actorsByID(ctx, actors)
	if err := collect(there, foundActors, err); err != nil {
		return err
	}
	foundArticles, err := c.g.articlesByID(ctx, articles, true)
	if err := collect(there, foundArticles, err); err != nil {
		return err
	}
	foundStatements, err := c.g.statementsByID(ctx, statements)
	if err := collect(there, foundStatements, err); err != nil {
		return err
	}
	var missing []reference
	for r := range refs {
		if r.to != "" && there[r.to] == nil {
			missing = append(missing, r)
		}
	}
	slices.SortFunc(missing, func(a, b reference) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	for _, r := range missing {
		c.fault(RuleDangling, r.from, "it refers to %s, which is not there", r.to)
	}
	return nil
}

// utterances clusters the reports of every utterance of these articles anew.
func (c *checker) utterances(ctx context.Context, articles []*Article, statements map[ID][]*Statement) error {
	keys := map[ID]bool{}
	mine := map[ID]*Statement{}
	for _, a := range articles {
		for _, s := range statements[a.ID] {
			key := UtteranceKey(s)
			keys[ID(key)], mine[s.ID] = true, s
			if UtteranceKeyOf(s.Utterance) != key {
				c.fault(RuleUtterance, s.ID, "its utterance is %s, where the key of its words is %s", s.Utterance, key)
				delete(mine, s.ID)
			}
		}
	}
	if len(keys) == 0 {
		return nil
	}
	reports, err := c.g.statementsOn(ctx, ByUtteranceKey, keysOf(keys))
	if err != nil {
		return err
	}
	for _, key := range keysOf(keys) {
		var dated []Dated
		for _, s := range reports[key] {
			dated = append(dated, Dated{s.ID, s.Said.Day()})
		}
		want := Utterances(string(key), dated)
		for _, s := range reports[key] {
			if mine[s.ID] != nil && s.Utterance != want[s.ID] {
				c.fault(RuleUtterance, s.ID, "its utterance is %s, where its day makes it %s", s.Utterance, want[s.ID])
			}
		}
	}
	return nil
}
