package graph

import (
	"context"
	"slices"
)

// proof is what a statement or relation claims of an article.
type proof struct {
	id       ID
	evidence *Evidence
	content  *string // what must be the content segments' words, nil for relations
}

func (in *restorer) prove(ctx context.Context) error {
	claims := map[ID][]proof{}
	for _, s := range in.batch.Statements {
		claims[s.ArticleID] = append(claims[s.ArticleID], proof{s.ID, &s.Evidence, &s.Content})
	}
	for _, r := range in.batch.Relations {
		claims[r.ArticleID] = append(claims[r.ArticleID], proof{r.ID, &r.Evidence, nil})
	}
	here := map[ID]*Article{}
	for _, a := range in.batch.Articles {
		here[a.ID] = a
	}
	ids := map[ID]bool{}
	for id := range claims {
		ids[id] = true
	}
	for chunk := range slices.Chunk(keysOf(ids), dumpArticles) {
		found, err := in.g.articlesByID(ctx, chunk, false)
		if err != nil {
			return err
		}
		for _, id := range chunk {
			a := here[id]
			if a == nil {
				a = found[id]
			}
			if err := in.proveAll(a, id, claims[id]); err != nil {
				return err
			}
		}
	}
	return nil
}

// proveAll gives the first fault of those that rest on one article, with its line.
func (in *restorer) proveAll(a *Article, id ID, claims []proof) error {
	if a == nil {
		return prefixed("line", in.where[claims[0].id], Errorf(BadInput, "its article %s is neither in the dump before it nor in the store", clip(string(id))))
	}
	text := NewText(a.Body)
	for _, c := range claims {
		if err := proveClaim(text, a, c); err != nil {
			return prefixed("line", in.where[c.id], err)
		}
	}
	return nil
}

func proveClaim(text *Text, a *Article, c proof) error {
	if err := Prove(text, a.TextHash, c.evidence); err != nil {
		return err
	}
	if c.content != nil && *c.content != JoinContent(c.evidence.Content) {
		return Errorf(EvidenceWrong, "its content is %q, where the evidence has %q", clip(*c.content), clip(JoinContent(c.evidence.Content)))
	}
	return nil
}
