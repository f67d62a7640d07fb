package graph

import (
	"context"
	"strings"
	"unicode/utf8"
)

// Ingested is what became of one proposal.
type Ingested struct {
	ArticleID   ID
	Statements  int     // found by this reading and stored
	NewActors   int     // actors that were not in the graph before
	KnownActors int     // actors that were
	NoSpeaker   int     // statements without any speaker
	Problems    []error // statements, relations or takes that were left out, and why
	Outrun      bool    // nothing of it was stored: more is known of the article than when it was read, and that is to be read, or has been
	Err         error   // why nothing of it was stored
}

// conflictTries is how often a change is tried when somebody else has changed what it rests on meanwhile.
const conflictTries = 8

// afresh makes a change that reads first, again where what it read has been changed before it was written.
func afresh(change func() error) error {
	for try := 1; ; try++ {
		if err := change(); CodeOf(err) != Conflict || try == conflictTries {
			return wrapped(err)
		}
	}
}

// Ingest stores what was found in articles, all of it in one transaction. Evidence is proved: a statement whose words do not stand
// in the article is left out and reported. Provisional actors become those of the graph; articles that were read before
// are aligned, decisions kept (see [Reread]); a new text of an article takes over the decisions on the one before (see [CarryOver]).
// Where somebody has added to an article meanwhile what bears on how it is read, as the day of its publication, the findings are outrun: they
// would take the place of better ones. Then only what the proposal knows of the article is stored, and it waits or has been read as before.
// A proposal that is wrong as a whole does not stop the others, nor does one whose article was stored and is gone, which is NOT_FOUND; the
// error is the store's. Storing the same again changes nothing.
func (g *Graph) Ingest(ctx context.Context, ps []Proposal) ([]Ingested, error) {
	if len(ps) > MaxPerBatch {
		return nil, Errorf(LimitExceeded, "%d proposals at once are too many; give %d", len(ps), MaxPerBatch)
	}
	out := make([]Ingested, len(ps))
	for _, round := range g.rounds(ps, out) {
		codebook := g.Codebook
		err := afresh(func() error {
			cb, err := codebook(ctx)
			if err != nil {
				return err
			}
			codebook = g.freshCodebook // it may be that which has changed meanwhile
			return g.ingestRound(ctx, cb, ps, round, out)
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// rounds cuts a batch so that no article comes twice in one round, and leaves out what is wrong as a whole.
func (g *Graph) rounds(ps []Proposal, out []Ingested) [][]int {
	var rounds [][]int
	times := map[ID]int{}
	for i := range ps {
		a := ps[i].Article
		if a == nil || strings.TrimSpace(a.Body) == "" || !utf8.ValidString(a.Body) || len(a.Body) > MaxBody {
			out[i].Err = Errorf(BadInput, "the article has no text, or none that can be stored; give up to %d MB of UTF-8", MaxBody>>20)
			continue
		}
		id := ArticleID(a.Body)
		out[i].ArticleID = id
		if times[id] == len(rounds) {
			rounds = append(rounds, nil)
		}
		rounds[times[id]] = append(rounds[times[id]], i)
		times[id]++
	}
	return rounds
}
