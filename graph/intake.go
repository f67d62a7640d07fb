package graph

import (
	"context"
	"maps"
	"slices"
)

// intake is the work on one batch of articles: those stored that it touches, as they will be.
type intake struct {
	g       *Graph
	now     map[ID]*Article
	were    map[ID]*Article // as they were read
	bare    map[ID]bool     // of those stored, the articles that were read without their texts
	changed map[ID]bool
	rebased map[ID]*Article // articles whose stored text changes its spaces or signs, as they were
}

// load reads the articles of the batch that are there, and those that share an address with one.
func (in *intake) load(ctx context.Context, batch []*Article) error {
	var ids []ID
	var urls []string
	for _, a := range batch {
		if a != nil {
			ids, urls = append(ids, a.ID), append(urls, a.Urls...)
		}
	}
	found, err := in.g.articlesByID(ctx, ids, false)
	if err != nil {
		return err
	}
	in.now, in.bare, in.rebased = found, map[ID]bool{}, map[ID]*Article{}
	for _, a := range found {
		urls = append(urls, a.Urls...)
	}
	if err := in.loadChains(ctx, urls); err != nil {
		return err
	}
	in.were = maps.Clone(in.now)
	return in.withTexts(ctx, ids) // one of the batch may have come since it was not found
}

// withTexts completes those of these articles that were read without their texts.
func (in *intake) withTexts(ctx context.Context, ids []ID) error {
	bare := slices.DeleteFunc(slices.Clone(ids), func(id ID) bool { return !in.bare[id] })
	found, err := in.g.articlesByID(ctx, bare, false)
	if err != nil {
		return err
	}
	for _, id := range bare {
		if found[id] == nil {
			return Errorf(Conflict, "%s has been deleted meanwhile; give the articles again", id)
		}
		now, was := *in.now[id], *in.were[id]
		now.Body, was.Body = found[id].Body, found[id].Body
		in.now[id], in.were[id] = &now, &was
		delete(in.bare, id)
	}
	return nil
}

// maxChainRounds bounds how far articles are followed from address to address.
const maxChainRounds = 10

// loadChains reads every article that shares an address with those read so far, and those that share one with these. An address may
// have had thousands of texts, of which two or three change their neighbours: their texts are left where they are.
func (in *intake) loadChains(ctx context.Context, urls []string) error {
	asked := map[string]bool{}
	for range maxChainRounds {
		urls = slices.DeleteFunc(urls, func(u string) bool {
			before := asked[u]
			asked[u] = true
			return before
		})
		if len(urls) == 0 {
			return nil
		}
		slices.Sort(urls)
		var more []string
		for chunk := range slices.Chunk(urls, MaxList) {
			err := pages(ctx, internalPage, func(ctx context.Context, r Range) ([]Page[*Article], error) {
				return in.g.store.Articles(ctx, ArticleQuery{Filter: ArticleFilter{Urls: chunk}, Order: ArticleOrder{ArticlesByID, Ascending},
					WithoutBody: true, Range: r})
			}, each(func(a *Article) error {
				if in.now[a.ID] == nil {
					in.now[a.ID], in.bare[a.ID] = a, true
					more = append(more, a.Urls...)
				}
				return nil
			}))
			if err != nil {
				return err
			}
		}
		urls = more
	}
	return nil
}

// accept takes in one article that somebody gives: one that could not be read before is tried again.
func (in *intake) accept(a *Article) Acceptance {
	stored := in.now[a.ID]
	merged := in.merge(a, stored != nil && stored.State == ArticleFailed)
	outcome := OutcomeKnown
	switch {
	case stored == nil:
		outcome = OutcomeRead
	case stored.State == ArticleRead && merged.State == ArticleWaiting:
		outcome = OutcomeUpdated
	}
	return Acceptance{ArticleID: a.ID, Outcome: outcome, State: merged.State}
}

// merge adds to what is stored of an article, or takes it in as it is, and gives what becomes of it. It waits if reading it must give
// something else than before, or if that is to be tried again.
func (in *intake) merge(a *Article, again bool) *Article {
	stored := in.now[a.ID]
	if stored == nil {
		in.now[a.ID], in.changed[a.ID] = a, true
		return a
	}
	merged := mergeArticles(stored, a)
	if again || !readAlike(stored, merged) {
		merged.State, merged.Problem = ArticleWaiting, nil
	}
	if merged.Body != stored.Body && in.rebased[a.ID] == nil {
		in.rebased[a.ID] = stored
	}
	if !sameJSON(stored, merged) {
		in.now[a.ID], in.changed[a.ID] = merged, true
	}
	return merged
}

// outrun tells whether an article that has been read is stored otherwise by now, so that reading it anew must give something else.
func (in *intake) outrun(read *Article) bool {
	now := *in.now[read.ID]
	tidyHeading(&now) // as read is; what was restored may come from before there were limits
	return !readAlike(read, &now)
}

// chain links the texts that one address has had, the earlier to the later.
func (in *intake) chain() {
	at := map[string][]*Article{}
	for _, id := range in.ids() {
		for _, u := range in.now[id].Urls {
			at[u] = append(at[u], in.now[id])
		}
	}
	done := map[ID]bool{}
	for _, id := range in.ids() {
		group := in.together(id, at, done)
		if len(group) < 2 {
			continue
		}
		slices.SortFunc(group, comparePrinted)
		for i, a := range group {
			linked := *in.now[a.ID]
			linked.PreviousID, linked.NextID = "", ""
			if i > 0 {
				linked.PreviousID = group[i-1].ID
			}
			if i < len(group)-1 {
				linked.NextID = group[i+1].ID
			}
			if linked.PreviousID != a.PreviousID || linked.NextID != a.NextID {
				in.now[a.ID], in.changed[a.ID] = &linked, true
			}
		}
	}
}

// together gives the articles that are joined to one by addresses they share, each once over all calls.
func (in *intake) together(id ID, at map[string][]*Article, done map[ID]bool) []*Article {
	var group []*Article
	for open := []ID{id}; len(open) > 0; open = open[1:] {
		if done[open[0]] {
			continue
		}
		done[open[0]] = true
		a := in.now[open[0]]
		group = append(group, a)
		for _, u := range a.Urls {
			for _, o := range at[u] {
				open = append(open, o.ID)
			}
		}
	}
	return group
}

func (in *intake) ids() []ID {
	ids := make([]ID, 0, len(in.now))
	for id := range in.now {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// write stores what changed. Where a text changes its spaces or signs, the evidence moves with it.
func (in *intake) write(ctx context.Context) error {
	w, err := in.moved(ctx)
	if err != nil {
		return err
	}
	if err := in.put(ctx, &w, nil); err != nil || len(w.Articles) == 0 {
		return err
	}
	_, err = in.g.store.Write(ctx, w)
	return wrapped(err)
}

// put gives a write the articles that changed, and expects that nobody else changes them meanwhile, nor those that evidence of the write
// stands in: it was proved in the text that was read.
func (in *intake) put(ctx context.Context, w *Write, proved []ID) error {
	changed := keysOf(in.changed)
	if err := in.withTexts(ctx, changed); err != nil {
		return err
	}
	w.Were = map[ID]*Article{}
	for _, id := range proved {
		w.Were[id] = in.were[id]
	}
	for _, id := range changed {
		w.Articles, w.Were[id] = append(w.Articles, in.now[id]), in.were[id]
	}
	return nil
}

// moved carries the evidence of articles whose text is another printing now over to it.
func (in *intake) moved(ctx context.Context) (Write, error) {
	w := Write{Expect: map[ID]int{}}
	ids := map[ID]bool{}
	for id := range in.rebased {
		ids[id] = true
	}
	if len(ids) == 0 {
		return w, nil
	}
	statements, err := in.g.statementsOn(ctx, ByArticle, keysOf(ids))
	if err != nil {
		return w, err
	}
	relations, err := in.g.relationsOn(ctx, ByArticle, keysOf(ids))
	if err != nil {
		return w, err
	}
	for _, id := range keysOf(ids) {
		to := newRebase(in.rebased[id].Body, in.now[id].Body)
		for _, s := range statements[id] {
			c := *s
			if c.Evidence, err = to.evidence(s.Evidence); err != nil {
				return w, err
			}
			c.Content, c.Revision = JoinContent(c.Evidence.Content), s.Revision+1
			w.Statements, w.Expect[s.ID] = append(w.Statements, &c), s.Revision
		}
		for _, r := range relations[id] {
			c := *r
			if c.Evidence, err = to.evidence(r.Evidence); err != nil {
				return w, err
			}
			c.Revision = r.Revision + 1
			w.Relations, w.Expect[r.ID] = append(w.Relations, &c), r.Revision
		}
	}
	return w, nil
}
