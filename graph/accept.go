package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"
)

// Acceptance is what became of one article given to [Graph.Accept].
type Acceptance struct {
	ArticleID ID           // "" when it was refused
	Outcome   LoadOutcome  // READ: new; UPDATED: a new text at a known address; KNOWN: the text is there; FAILED: refused
	State     ArticleState // WAITING: to be read now
	Err       error        // why it was refused
}

// Accept stores articles, to be read afterwards: when it returns, they survive a crash. Every one that is new gets the state
// WAITING. A text that is known is the same article: addresses and what was not known of it are added, and if that bears
// on how it is read, it waits to be read again; so does one that could not be read before. Another text at a known address is
// a new article that follows the one before. One that is refused does not stop the others; the error is the store's.
func (g *Graph) Accept(ctx context.Context, articles []*Article) ([]Acceptance, error) {
	if len(articles) > MaxPerBatch {
		return nil, Errorf(LimitExceeded, "%d articles at once are too many; give %d", len(articles), MaxPerBatch)
	}
	out := make([]Acceptance, len(articles))
	ready := make([]*Article, len(articles))
	for i, a := range articles {
		prepared, err := g.prepare(a)
		if err != nil {
			out[i] = Acceptance{Outcome: OutcomeFailed, Err: err}
			continue
		}
		ready[i] = prepared
	}
	return out, afresh(func() error { return g.accept(ctx, ready, out) })
}

// accept stores what is ready and says in out what became of it.
func (g *Graph) accept(ctx context.Context, ready []*Article, out []Acceptance) error {
	in := &intake{g: g, changed: map[ID]bool{}}
	if err := in.load(ctx, ready); err != nil {
		return err
	}
	for i, a := range ready {
		if a != nil {
			out[i] = in.accept(a)
		}
	}
	in.chain()
	for i, a := range ready {
		if a != nil && out[i].Outcome == OutcomeRead && in.now[a.ID].PreviousID != "" {
			out[i].Outcome = OutcomeUpdated
		}
	}
	return in.write(ctx)
}

// prepare checks an article and completes what can be computed.
func (g *Graph) prepare(a *Article) (*Article, error) {
	switch {
	case a == nil || strings.TrimSpace(a.Body) == "":
		return nil, Errorf(BadInput, "the article has no text; give its words")
	case len(a.Body) > MaxBody:
		return nil, Errorf(LimitExceeded, "the article has %d MB of text, and %d are allowed; split it", len(a.Body)>>20, MaxBody>>20)
	case !utf8.ValidString(a.Body):
		return nil, Errorf(BadInput, "the text is not UTF-8; convert it first")
	}
	c := *a
	c.TextHash = TextHash(c.Body)
	c.ID = articleIDOf(c.TextHash)
	tidyHeading(&c)
	c.LoadedAt = orNow(c.LoadedAt, g)
	c.Received.At = orNow(c.Received.At, g)
	if c.Received.Sha256 == "" {
		sum := sha256.Sum256([]byte(c.Body))
		c.Received.Sha256 = hex.EncodeToString(sum[:])
	}
	c.PublishedAt = instant(c.PublishedAt)
	c.State, c.Problem, c.Coverage = ArticleWaiting, nil, Coverage{}
	c.PreviousID, c.NextID = "", ""
	return &c, nil
}

func orNow(t time.Time, g *Graph) time.Time {
	if t.IsZero() {
		return g.now()
	}
	return *instant(&t)
}
