package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// SearchResult holds the best few of each kind.
type SearchResult struct {
	Actors       []Actor
	Propositions []*Proposition
	Articles     []*Article // without their text
	Statements   []*Statement
}

// maxSearch is how many of each kind a search gives at most.
const maxSearch = 25

// Search is for a search box: it gives the best few of each kind. Actors whose name or alias is the text come first, then those
// whose name begins with it, then those in which a later word does; among equals those with most statements. Propositions
// must have every word, the last of which may be the beginning of one; articles and statements every word, the newest first.
func (g *Graph) Search(ctx context.Context, text string, first int) (SearchResult, error) {
	var result SearchResult
	if err := checkText("text", &text); err != nil {
		return result, err
	}
	if first < 0 || first > maxSearch {
		return result, fieldError("first", "a search gives 1 to %d of each kind; page through a list for more", maxSearch)
	}
	if first == 0 {
		first = 5
	}
	if len(Words(text)) == 0 {
		return result, nil
	}
	var err error
	if result.Actors, err = g.searchActors(ctx, text, first); err != nil {
		return result, err
	}
	cb, err := g.Codebook(ctx)
	if err != nil {
		return result, err
	}
	result.Propositions = FindPropositions(&cb, text, first)
	articles, err := g.store.Articles(ctx, ArticleQuery{Filter: ArticleFilter{Text: &text}, WithoutBody: true,
		Order: ArticleOrder{ArticlesByPublished, Descending}, Range: Range{First: first}})
	if err != nil {
		return result, wrapped(err)
	}
	statements, err := g.store.Statements(ctx, StatementQuery{Filter: StatementFilter{Text: &text},
		Order: StatementOrder{StatementsBySaid, Descending}, Range: Range{First: first}})
	if err != nil {
		return result, wrapped(err)
	}
	result.Articles, result.Statements = articles[0].Items, statements[0].Items
	return result, nil
}

func (g *Graph) searchActors(ctx context.Context, text string, first int) ([]Actor, error) {
	slug := ID(Slug(text))
	order := ActorOrder{ActorsByStatements, Descending}
	exact, err := g.store.Actors(ctx, ActorQuery{Anchors: Anchors{ByAlias, []ID{slug}}, Order: order, Range: Range{First: maxSearch}})
	if err != nil {
		return nil, wrapped(err)
	}
	begun, err := g.store.Actors(ctx, ActorQuery{Filter: ActorFilter{NamePrefix: &text}, Order: order, Range: Range{First: MaxPage}})
	if err != nil {
		return nil, wrapped(err)
	}
	ranks, seen := [3][]Actor{}, map[ID]bool{}
	for _, a := range slices.Concat(exact[0].Items, begun[0].Items) {
		if !seen[a.NodeID()] {
			seen[a.NodeID()] = true
			r := nameRank(a.Profiled(), string(slug), NameKey(text))
			ranks[r] = append(ranks[r], a)
		}
	}
	all := slices.Concat(ranks[0], ranks[1], ranks[2])
	return all[:min(first, len(all))], nil
}

// nameRank is 0 for the name or alias itself, 1 for one that begins so, 2 for others.
func nameRank(p *Profile, slug, key string) int {
	rank := 2
	for _, name := range slices.Concat([]string{p.Name}, p.Aliases) {
		switch {
		case Slug(name) == slug:
			return 0
		case strings.HasPrefix(NameKey(name), key):
			rank = 1
		}
	}
	return rank
}

// FindPropositions gives up to n propositions of the codebook in whose text, slug or topic every word of text stands, the last
// one possibly cut short. Those in use come before retired ones, those that have the words in text or slug before those of the
// topic, then shorter texts first, then by slug.
func FindPropositions(cb *Codebook, text string, n int) []*Proposition {
	words := Words(text)
	if len(words) == 0 {
		return nil
	}
	type hit struct {
		p    *Proposition
		rank int
	}
	var hits []hit
	for _, t := range cb.Topics {
		for _, p := range t.Propositions {
			own := Words(p.Text + " " + p.Slug)
			rank := 0
			if !hasWords(own, words) {
				if !hasWords(slices.Concat(own, Words(t.Name+" "+t.ID.Key())), words) {
					continue
				}
				rank = 1
			}
			if p.Retired {
				rank += 2
			}
			hits = append(hits, hit{p, rank})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(a.p.Text), len(b.p.Text)), cmp.Compare(a.p.Slug, b.p.Slug))
	})
	var found []*Proposition
	for _, h := range hits[:min(n, len(hits))] {
		found = append(found, h.p)
	}
	return found
}

// hasWords tells whether all words stand among the others, the last one possibly as a beginning.
func hasWords(among, words []string) bool {
	for i, w := range words {
		last := i == len(words)-1
		if !slices.ContainsFunc(among, func(o string) bool { return o == w || last && strings.HasPrefix(o, w) }) {
			return false
		}
	}
	return true
}
