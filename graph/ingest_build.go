package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// builder makes statements and relations of one proposal.
type builder struct {
	cast         *cast
	n            int // the proposal's number in the cast
	article      *Article
	text         *Text
	move         *rebase // from the proposal's printing of the text to the stored one; nil if they are the same
	propositions map[ID]bool
	problems     []error
}

// statements makes the statements that can be proved, and says for each proposed one which it became, -1 if none. The same words
// by the same speakers are one statement, the first.
func (b *builder) statements(proposed []ProposedStatement) ([]*Statement, []int) {
	var found []*Statement
	at := make([]int, len(proposed))
	seen := map[string]int{}
	for i := range proposed {
		s, err := b.statement(&proposed[i])
		if err != nil {
			b.problems = append(b.problems, prefixed("statement", i+1, err))
			at[i] = -1
			continue
		}
		who := idsText(s.SpeakerIDs)
		if len(who) == 0 {
			who = []string{spansKey(s.Evidence.Speaker)}
		}
		key := spansKey(s.Evidence.Content) + strings.Join(who, "|")
		if first, twice := seen[key]; twice {
			at[i] = first
			continue
		}
		seen[key], at[i] = len(found), len(found)
		found = append(found, s)
	}
	return found, at
}

func idsText(ids []ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// prefixed says of which part of a proposal an error speaks.
func prefixed(what string, n int, err error) error {
	e := Errorf(CodeOf(err), "%s %d: %s", what, n, err.Error())
	e.Err = nil
	return e
}

func (b *builder) statement(p *ProposedStatement) (*Statement, error) {
	evidence, err := b.prove(p.Evidence)
	if err != nil {
		return nil, err
	}
	c := p.Coding
	if err := firstError(checkEnum("form", []Form{c.Form}, Direct, Mixed, Indirect), checkEnum("act", []SpeechAct{c.Act}, allActs...),
		checkEnum("coder", []CoderKind{c.CodedBy.Kind}, CoderRules, CoderModel, CoderLLM, CoderPerson), checkSaid(c.Said)); err != nil {
		return nil, err
	}
	b.castCoding(&c, p.Coding)
	c.Content, c.Confidence, c.WithinID = JoinContent(evidence.Content), twoDecimals(c.Confidence), ""
	if c.Takes, err = b.takes(p.Coding.Takes); err != nil {
		return nil, err
	}
	c.CountsForID = CountsFor(&c, spokenOn(c.Said, b.article.PublishedOn), b.cast.lookUp)
	for _, id := range (&Statement{Coding: c}).ActorIDs() {
		b.cast.meet(b.n, id)
	}
	return &Statement{ArticleID: b.article.ID, Evidence: evidence, Coding: c, Machine: c}, nil
}

// prove moves evidence to the stored printing of the text, proves it, and completes it with the words around.
func (b *builder) prove(e Evidence) (Evidence, error) {
	if b.move != nil {
		var err error
		if e, err = b.move.evidence(e); err != nil {
			return e, err
		}
	}
	if err := Prove(b.text, b.article.TextHash, &e); err != nil {
		return e, err
	}
	for _, role := range []*[]Segment{&e.Content, &e.Cue, &e.Speaker} {
		whole, ok := b.text.Segments(spansOf(*role))
		if !ok {
			return e, Errorf(EvidenceWrong, "a segment is empty")
		}
		if *role = whole; len(whole) == 0 {
			*role = nil
		}
	}
	return e, nil
}

// castCoding puts the graph's actors into the place of provisional ones. A speaker whose name could mean several stays open:
// they are candidates, and without any other speaker the statement is UNNAMED.
func (b *builder) castCoding(c *Coding, p Coding) {
	var open []ID
	c.SpeakerIDs, open = b.cast.all(b.n, p.SpeakerIDs)
	runnersUp, openToo := b.cast.all(b.n, p.CandidateIDs)
	c.CandidateIDs = tidyIDs(slices.DeleteFunc(slices.Concat(open, runnersUp, openToo), func(id ID) bool { return slices.Contains(c.SpeakerIDs, id) }))
	c.AddresseeIDs, _ = b.cast.all(b.n, p.AddresseeIDs)
	c.MentionIDs, _ = b.cast.all(b.n, p.MentionIDs)
	c.OnBehalfOfID, _ = b.cast.one(b.n, p.OnBehalfOfID)
	switch {
	case len(c.SpeakerIDs) > 0:
		c.Speaking = Named
	case len(p.SpeakerIDs) > 0 || c.Speaking != Absent && p.SpeakerText != nil:
		c.Speaking = Unnamed
	case c.Speaking != Unnamed:
		c.Speaking = Absent
	}
	if c.Speaking != Unnamed {
		c.Called = nil
	}
}

// takes sorts the takes, one for each proposition: one that is stated before one that is implied, then the surer.
func (b *builder) takes(proposed []Take) ([]Take, error) {
	var out []Take
	for _, t := range proposed {
		if err := checkEnum("stance", []Stance{t.Stance}, Supports, Opposes, Conditional, Neutral); err != nil {
			return nil, err
		}
		if !b.propositions[t.PropositionID] || t.ImpliedByID != "" && !b.propositions[t.ImpliedByID] {
			b.problems = append(b.problems, Errorf(BadInput, "the codebook in use has no proposition %s; load with the codebook the graph has", t.PropositionID))
			continue
		}
		t.Confidence = twoDecimals(t.Confidence)
		out = append(out, t)
	}
	return tidyTakes(out), nil
}

func tidyTakes(takes []Take) []Take {
	slices.SortStableFunc(takes, func(x, y Take) int {
		return cmp.Or(cmp.Compare(x.PropositionID, y.PropositionID), cmp.Compare(x.ImpliedByID, y.ImpliedByID),
			cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.Stance, y.Stance))
	})
	return slices.CompactFunc(takes, func(x, y Take) bool { return x.PropositionID == y.PropositionID })
}

func (b *builder) relations(proposed []ProposedRelation) []*Relation {
	var found []*Relation
	seen := map[string]bool{}
	for i := range proposed {
		r, err := b.relation(&proposed[i].Relation)
		if err != nil {
			b.problems = append(b.problems, prefixed("relation", i+1, err))
			continue
		}
		if key := strings.Join(relationParts(r), "|"); !seen[key] {
			seen[key] = true
			found = append(found, r)
		}
	}
	return found
}

func (b *builder) relation(p *Relation) (*Relation, error) {
	evidence, err := b.prove(p.Evidence)
	if err != nil {
		return nil, err
	}
	r := *p
	if err := firstError(checkEnum("status", []RelationStatus{r.Status}, Happened, Ongoing, Planned, Denied), checkSaid(r.Happened),
		checkEnum("kind", []RelationKind{r.Kind}, RelationCall, RelationMeeting, RelationVisit, RelationAgreement, RelationNegotiation,
			RelationCooperation, RelationAid, RelationSanction, RelationAttack)); err != nil {
		return nil, err
	}
	var open, openTo []ID
	r.FromIDs, open = b.cast.all(b.n, p.FromIDs)
	r.ToIDs, openTo = b.cast.all(b.n, p.ToIDs)
	r.ReportedByIDs, _ = b.cast.all(b.n, p.ReportedByIDs)
	if len(r.FromIDs) == 0 || len(open)+len(openTo) > 0 {
		return nil, Errorf(BadInput, "it is open who takes part")
	}
	r.ID, r.ArticleID, r.Evidence, r.Confidence = "", b.article.ID, evidence, twoDecimals(r.Confidence)
	r.Decisions, r.Revision = nil, 0
	for _, id := range r.ActorIDs() {
		b.cast.meet(b.n, id)
	}
	return &r, nil
}

// checkSaid checks a time, as STATED, PUBLICATION or UNKNOWN says it is known.
func checkSaid(s Said) error {
	switch {
	case s.From != nil && s.Until != nil && s.Until.Before(*s.From):
		return Errorf(BadInput, "it was said until %s, before it was said from %s", *s.Until, *s.From)
	case s.Basis == SaidUnknown && (s.From != nil || s.Until != nil):
		return Errorf(BadInput, "its day is unknown and yet given")
	}
	return checkEnum("said.basis", []SaidBasis{s.Basis}, SaidStated, SaidPublication, SaidUnknown)
}

// twoDecimals keeps a share within 0 and 1 and rounds it.
func twoDecimals(x float64) float64 {
	if math.IsNaN(x) {
		return 0
	}
	return math.Round(100*min(1, max(0, x))) / 100
}
