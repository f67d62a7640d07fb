package loader

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Passage is what a judge reads: the text around a statement, and where its speaker, cue and content stand in it, in
// code points of Text.
type Passage struct {
	Text                  string
	Speaker, Cue, Content []graph.Span
	Said                  graph.Date // when it was said; the zero day if unknown
	relevance             *relevance // of the article; nil: any proposition may be spoken of
	titled                bool       // the article's title is read before Text, since the statement itself names no subject
}

// stems are those of all the words that are read.
func (p Passage) stems() map[string]bool {
	stems := stemsOf(stanceWords(p.Text))
	if p.titled {
		maps.Copy(stems, p.relevance.title.stems)
	}
	return stems
}

// ownStems are those of the words of cue and content.
func (p Passage) ownStems() map[string]bool {
	runes := []rune(p.Text)
	return stemsOf(slices.Concat(stanceWords(textOf(runes, p.Cue)), stanceWords(textOf(runes, p.Content))))
}

// Judge decides where a passage stands on a codebook's propositions. It gives the takes in the codebook's order, each with
// its reason; none if the passage speaks of no proposition. One goroutine uses it at a time.
type Judge interface {
	Judge(ctx context.Context, p Passage) ([]Take, error)
}

// Classifier holds what the judges of a codebook share: its propositions with their vectors, its cues, and the models. It
// never changes once made.
type Classifier struct {
	judge        *encoder.Judge
	retrieval    *retrieval
	glance       *glance // nil: every statement is read to the end
	model        *stanceModel
	cues         *stanceCues
	propositions []*stanceProposition
}

// NewClassifier reads a codebook's propositions with the stance encoder, about a millisecond each.
func NewClassifier(cb *codebook.Codebook) (*Classifier, error) {
	c := &Classifier{cues: newStanceCues(cb.Cues), propositions: newStancePropositions(cb)}
	var err error
	if c.judge, err = encoder.Stance(); err != nil {
		return nil, err
	}
	if c.retrieval, err = loadRetrieval(); err != nil {
		return nil, err
	}
	if c.glance, err = glanceFor(c.judge); err != nil {
		return nil, err
	}
	if c.model, err = loadStanceModel(); err != nil {
		return nil, err
	}
	c.embed()
	return c, nil
}

// NewJudge makes a judge with memory of its own, about 8 MB.
func (c *Classifier) NewJudge() Judge { return c.newJudge(encoder.NewScratch()) }

func (c *Classifier) newJudge(s *encoder.Scratch) Judge {
	return &stanceJudge{Classifier: c, worker: c.judge.NewWorker(s)}
}

// stanceJudge finds the propositions with the retrieval maps, reads them with the packed judge, and joins its scores with
// the readable features and rules.
type stanceJudge struct {
	*Classifier
	worker *encoder.JudgeWorker
	pieces []encoder.RolePiece
}

// Judge implements [Judge].
func (j *stanceJudge) Judge(ctx context.Context, p Passage) ([]Take, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if len(p.Content) == 0 {
		return nil, fmt.Errorf("a passage without content has no stance; mark what was said")
	}
	takes := j.takes(p)
	if clauses := p.clauses(); len(clauses) > 1 && len(clauses) <= mostClauses {
		for _, c := range clauses {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			p.Content = c
			takes = surer(takes, j.takes(p))
		}
	}
	return j.inOrder(takes), nil
}

// mostClauses is how many clauses a content may list that each are read by themselves too.
const mostClauses = 32

// surer adds to takes those of a part on other propositions, and puts those in place that are surer.
func surer(takes, of []Take) []Take {
	for _, t := range of {
		k := slices.IndexFunc(takes, func(x Take) bool { return x.Proposition == t.Proposition })
		switch {
		case k < 0:
			takes = append(takes, t)
		case t.Confidence > takes[k].Confidence:
			takes[k] = t
		}
	}
	return takes
}

// takes are those of a passage whose content is read as a whole, in no order.
func (j *stanceJudge) takes(p Passage) []Take {
	open := j.open(p)
	if len(open) == 0 {
		return nil
	}
	var takes []Take
	s := j.read(p)
	long := p.relevance != nil && p.relevance.long
	if long {
		if open = namedIn(open, p.stems()); len(open) == 0 {
			return nil
		}
	}
	found := j.ranked(p, s, open, candidates, long)
	if _, ok := s.exchange(); !ok { // a bargain needs both its sides, however unlikely the one may look alone
		found = slices.DeleteFunc(found, func(c candidate) bool { return j.model.hopeless(c, long) })
	}
	list := j.closely(found)
	for _, c := range list {
		if t, ok := j.model.take(s, c, long); ok {
			takes = append(takes, t)
		}
	}
	return j.model.bargain(s, list, takes)
}

// candidates is how many propositions of a statement are read closely; its own is among three for 95 in 100.
const candidates = 3

// open gives the propositions that the passage may speak of: those of its article that were open on its day.
func (c *Classifier) open(p Passage) []*stanceProposition {
	all := c.propositions
	if p.relevance != nil {
		all = p.relevance.open
	}
	if p.Said.IsZero() {
		return all
	}
	var out []*stanceProposition
	for _, q := range all {
		if q.Valid.Contains(codebook.Day(p.Said)) {
			out = append(out, q)
		}
	}
	return out
}

// read gives the words of the passage's parts.
func (c *Classifier) read(p Passage) *statementReading {
	runes := []rune(p.Text)
	first, last := len(runes), 0
	for _, spans := range [][]graph.Span{p.Speaker, p.Cue, p.Content} {
		for _, s := range spans {
			first, last = min(first, s.Start), max(last, s.End)
		}
	}
	return readStatement(c.cues, textOf(runes, p.Cue), textOf(runes, p.Content), string(runes[first:last]))
}

func textOf(text []rune, spans []graph.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = string(text[s.Start:s.End])
	}
	return strings.Join(parts, " ")
}

// scoredCandidate is a proposition with the packed judge's logits.
type scoredCandidate struct {
	candidate
	logits encoder.Verdict
}

// ranked finds the likeliest propositions of a passage. A hasty one stops after a glance where there is nothing to find.
func (j *stanceJudge) ranked(p Passage, s *statementReading, open []*stanceProposition, keep int, hasty bool) []candidate {
	j.pieces = rolePieces(j.pieces[:0], p)
	shared := sharedWords(p.stems(), stemsOf(s.content), open)
	early := j.worker.Glance(j.pieces)
	if hasty && j.glance != nil && j.glance.best(early, open, shared) < j.glance.least(s, open) {
		return nil
	}
	found := j.find(j.worker.Finish(), shared, s.content, open, keep)
	if p.titled {
		text := stemsOf(stanceWords(p.Text))
		for i := range found {
			found[i].titled = !found[i].proposition.namedBy(text)
		}
	}
	return found
}

// closely has the packed judge compare the passage that was ranked last with the propositions.
func (j *stanceJudge) closely(found []candidate) []scoredCandidate {
	if len(found) == 0 {
		return nil
	}
	out := make([]scoredCandidate, len(found))
	pieces := make([][]int32, len(found))
	for i, c := range found {
		out[i].candidate, pieces[i] = c, c.proposition.pieces
	}
	for i, v := range j.worker.Compare(pieces) {
		out[i].logits = v
	}
	return out
}

// rolePieces cuts a passage into word pieces and marks those of speaker, cue and content; where spans overlap the
// speaker's mark wins, then the cue's.
func rolePieces(out []encoder.RolePiece, p Passage) []encoder.RolePiece {
	tokens := encoder.Vocabulary().Tokenise(p.Text)
	for _, piece := range tokens.Pieces {
		out = append(out, encoder.RolePiece{ID: piece.ID, Role: p.roleAt(tokens.Words[piece.Word].Start)})
	}
	if p.titled {
		return encoder.Titled(p.relevance.title.pieces, out)
	}
	return out
}

func (p Passage) roleAt(at int) uint8 {
	for _, x := range []struct {
		role  uint8
		spans []graph.Span
	}{{encoder.RoleSpeaker, p.Speaker}, {encoder.RoleCue, p.Cue}, {encoder.RoleContent, p.Content}} {
		for _, s := range x.spans {
			if s.Start <= at && at < s.End {
				return x.role
			}
		}
	}
	return encoder.RoleOther
}
