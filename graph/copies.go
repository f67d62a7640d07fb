package graph

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

// What makes two articles copies, and how far they are looked for.
const (
	copyShare   = 80  // percent of the shingles of the longer one that both have
	copyDays    = 14  // between the days they were printed on, at most
	copyReports = 500 // reports of the same words, whatever the day, that are looked at
	copyTexts   = 100 // texts that one article is compared with, those with most utterances in common first
)

// copyListing orders copies as lists of articles are: printed last, first.
var copyListing = listing[*Article]{"COPIES", 1, func(a *Article) Position {
	return Position{Order: "COPIES", Keys: []string{strconv.Itoa(dayOf(a.PublishedOn).Number())}, ID: a.ID}
}, func(a, b Position) (int, error) {
	x, err := a.Int(0)
	if err != nil {
		return 0, err
	}
	y, err := b.Int(0)
	return cmp.Or(cmp.Compare(y, x), strings.Compare(string(a.ID), string(b.ID))), err
}}

// Copies gives, for each article, a page of those with nearly the same text, printed last, first: wire copies and other printings.
// Two articles are copies when they share at least 80 % of the word 5-shingles of the longer one (see [SharedText]) and were printed
// within 14 days. They are looked for among the articles in which the same speakers say some of the same words, so both must
// have been read and say something. Texts of the same address are not copies but follow one another, see Article.PreviousID. It takes at most four
// calls of the store, however many articles are asked for.
func (g *Graph) Copies(ctx context.Context, ids []ID, r Range, withoutBody bool) ([]Page[*Article], error) {
	r, err := r.Checked()
	if err != nil {
		return nil, err
	}
	if err := checkAnchors(Anchors{ByID, ids}, ByID); err != nil {
		return nil, err
	}
	c := &copying{Graph: g, shingles: map[ID][]uint64{}}
	if err := c.find(ctx, ids); err != nil {
		return nil, err
	}
	out := make([]Page[*Article], len(ids))
	for i, id := range ids {
		copies := c.copies(id)
		if out[i], err = copyListing.cut(copies, r); err != nil {
			return nil, err
		}
		for k, a := range out[i].Items {
			if withoutBody {
				bare := *a
				bare.Body = ""
				out[i].Items[k] = &bare
			}
		}
	}
	return out, nil
}

// copying is the search for copies of some articles.
type copying struct {
	*Graph
	near     map[ID][]ID // articles that each is to be compared with
	texts    map[ID]*Article
	shingles map[ID][]uint64
}

// find reads what copies can be told by: utterances, who else reports them, and the texts of those that may be copies.
func (c *copying) find(ctx context.Context, ids []ID) error {
	own, err := c.statementsOn(ctx, ByArticle, ids)
	if err != nil {
		return err
	}
	shared, err := c.sharing(ctx, own)
	if err != nil || len(shared) == 0 {
		return err
	}
	var all []ID
	for id, others := range shared {
		all = append(all, id)
		for other := range others {
			all = append(all, other)
		}
	}
	known, err := c.articlesByID(ctx, all, true)
	if err != nil {
		return err
	}
	c.near, all = map[ID][]ID{}, nil
	for id, others := range shared {
		if c.near[id] = nearest(known, id, others, len(own[id])); len(c.near[id]) > 0 {
			all = append(append(all, id), c.near[id]...)
		}
	}
	c.texts, err = c.articlesByID(ctx, all, false)
	return err
}

// sharing tells for each article which others have utterances of it, and how many.
func (c *copying) sharing(ctx context.Context, own map[ID][]*Statement) (map[ID]map[ID]int, error) {
	of := map[ID][]ID{} // the articles of an utterance, by its key
	for id, statements := range own {
		for _, s := range statements {
			if key := ID(UtteranceKeyOf(s.Utterance)); key != "" && s.Status() != Retired && !slices.Contains(of[key], id) {
				of[key] = append(of[key], id)
			}
		}
	}
	shared := map[ID]map[ID]int{}
	utterances := make([]ID, 0, len(of))
	for u := range of {
		utterances = append(utterances, u)
	}
	slices.Sort(utterances)
	for chunk := range slices.Chunk(utterances, MaxAnchors) {
		found, err := c.store.Statements(ctx, StatementQuery{Anchors: Anchors{ByUtteranceKey, chunk}, Filter: StatementFilter{Review: allReviews},
			Order: StatementOrder{StatementsByID, Ascending}, Range: Range{First: copyReports}})
		if err != nil {
			return nil, wrapped(err)
		}
		for i, page := range found {
			share(shared, of[chunk[i]], page.Items)
		}
	}
	return shared, nil
}

// share counts one utterance for the articles that have it and each of the others that do.
func share(shared map[ID]map[ID]int, articles []ID, reports []*Statement) {
	others := map[ID]bool{}
	for _, s := range reports {
		others[s.ArticleID] = s.Status() != Retired || others[s.ArticleID]
	}
	for _, id := range articles {
		for other, has := range others {
			if other == id || !has {
				continue
			}
			if shared[id] == nil {
				shared[id] = map[ID]int{}
			}
			shared[id][other]++
		}
	}
}

// nearest chooses the articles whose texts are worth comparing: printed about the same time, not under the same address, and with a
// third of the utterances in common; of copies nearly all are.
func nearest(known map[ID]*Article, id ID, others map[ID]int, utterances int) []ID {
	a := known[id]
	if a == nil {
		return nil
	}
	var near []ID
	for other, shared := range others {
		b := known[other]
		if b == nil || 3*shared < max(utterances, b.Coverage.Statements) || slices.ContainsFunc(b.Urls, func(u string) bool { return slices.Contains(a.Urls, u) }) {
			continue
		}
		if days := printedDay(a).Number() - printedDay(b).Number(); -copyDays <= days && days <= copyDays {
			near = append(near, other)
		}
	}
	slices.SortFunc(near, func(x, y ID) int { return cmp.Or(cmp.Compare(others[y], others[x]), cmp.Compare(x, y)) })
	return near[:min(len(near), copyTexts)]
}

// copies compares the texts.
func (c *copying) copies(id ID) []*Article {
	var out []*Article
	for _, other := range c.near[id] {
		if shared, longer := sharedOf(c.shinglesOf(id), c.shinglesOf(other)); longer > 0 && 100*shared >= copyShare*longer {
			out = append(out, c.texts[other])
		}
	}
	slices.SortFunc(out, func(a, b *Article) int {
		return cmp.Or(dayOf(b.PublishedOn).Compare(dayOf(a.PublishedOn)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (c *copying) shinglesOf(id ID) []uint64 {
	s, ok := c.shingles[id]
	if a := c.texts[id]; !ok && a != nil {
		s = shingles(a.Body)
		c.shingles[id] = s
	}
	return s
}
