package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Extracted is one line of `standpoint extract --json`: an article's attributions and relations. Offsets are code points into
// the text, end-exclusive; source, cue and content are lists of pieces.
type Extracted struct {
	ID           string                 `json:"id"`
	Attributions []ExtractedAttribution `json:"attributions"`
	Relations    []ExtractedRelation    `json:"relations"`
}

// Piece is the start and end of a stretch of text.
type Piece [2]int

// ExtractedAttribution is who said what. Speaker is the resolved name, several joined by "; ", "" if nobody is named;
// SpeakerID is set when one speaks alone; Called says what a speaker without a name is, where the article tells ("it", "the
// 12-page memo"): "memo of the Quay Office"; Within is the index of the attribution that relays this one.
type ExtractedAttribution struct {
	Source     []Piece          `json:"source"`
	Cue        []Piece          `json:"cue"`
	Content    []Piece          `json:"content"`
	Speaker    string           `json:"speaker,omitempty"`
	SpeakerID  graph.ID         `json:"speakerId,omitempty"`
	Speakers   []ExtractedActor `json:"speakers,omitempty"`
	Called     string           `json:"called,omitempty"`
	Form       graph.Form       `json:"form"`
	Act        graph.SpeechAct  `json:"act"`
	OnBehalfOf *ExtractedActor  `json:"onBehalfOf,omitempty"`
	Within     *int             `json:"within,omitempty"`
	Said       ExtractedSaid    `json:"said"`
	Takes      []ExtractedTake  `json:"takes"`
	Confidence float64          `json:"confidence"`
}

// ExtractedActor names an actor.
type ExtractedActor struct {
	ID   graph.ID `json:"id"`
	Name string   `json:"name"`
}

// ExtractedSaid is when it was said; days are YYYY-MM-DD.
type ExtractedSaid struct {
	From  *graph.Date     `json:"from,omitempty"`
	Until *graph.Date     `json:"until,omitempty"`
	Basis graph.SaidBasis `json:"basis"`
}

// ExtractedTake is a stance on a proposition and why.
type ExtractedTake struct {
	Proposition string       `json:"proposition"`
	Stance      graph.Stance `json:"stance"`
	Confidence  float64      `json:"confidence"`
	Because     string       `json:"because"`
}

// ExtractedRelation is a relation; names of several parties are joined by "; ", Date is its last possible day.
type ExtractedRelation struct {
	Kind     graph.RelationKind   `json:"kind"`
	From     string               `json:"from"`
	To       string               `json:"to"`
	Status   graph.RelationStatus `json:"status"`
	Date     *graph.Date          `json:"date,omitempty"`
	Evidence []Piece              `json:"evidence"`
}

// Extract gives a proposal in the form that is written as JSON. The id is the one the source gave the article, else the
// article's own.
func Extract(p graph.Proposal) Extracted {
	x := extraction{names: map[graph.ID]string{}}
	for _, a := range p.Actors {
		x.names[a.ID] = a.Name
	}
	out := Extracted{Attributions: []ExtractedAttribution{}, Relations: []ExtractedRelation{}}
	if p.Article != nil {
		out.ID = p.Article.Ref
		if out.ID == "" {
			out.ID = string(p.Article.ID)
		}
	}
	for _, s := range p.Statements {
		out.Attributions = append(out.Attributions, x.attribution(s))
	}
	for _, r := range p.Relations {
		out.Relations = append(out.Relations, x.relation(r.Relation))
	}
	return out
}

// extraction knows the names of the actors.
type extraction struct{ names map[graph.ID]string }

func (x extraction) attribution(s graph.ProposedStatement) ExtractedAttribution {
	c := s.Coding
	out := ExtractedAttribution{
		Source: pieces(s.Evidence.Speaker), Cue: pieces(s.Evidence.Cue), Content: pieces(s.Evidence.Content),
		Speaker: x.joined(c.SpeakerIDs), Form: c.Form, Act: c.Act, Confidence: c.Confidence, Takes: []ExtractedTake{},
		Said: ExtractedSaid{From: c.Said.From, Until: c.Said.Until, Basis: c.Said.Basis},
	}
	if c.Called != nil {
		out.Called = *c.Called
	}
	for _, id := range c.SpeakerIDs {
		out.Speakers = append(out.Speakers, ExtractedActor{id, x.names[id]})
	}
	if len(c.SpeakerIDs) == 1 {
		out.SpeakerID = c.SpeakerIDs[0]
	}
	if c.OnBehalfOfID != "" {
		out.OnBehalfOf = &ExtractedActor{c.OnBehalfOfID, x.names[c.OnBehalfOfID]}
	}
	if s.Within >= 0 {
		within := s.Within
		out.Within = &within
	}
	for _, t := range c.Takes {
		out.Takes = append(out.Takes, ExtractedTake{t.PropositionID.Key(), t.Stance, t.Confidence, t.Because})
	}
	return out
}

func (x extraction) relation(r graph.Relation) ExtractedRelation {
	return ExtractedRelation{
		Kind: r.Kind, From: x.joined(r.FromIDs), To: x.joined(r.ToIDs), Status: r.Status, Date: r.Happened.Until,
		Evidence: pieces(r.Evidence.Content),
	}
}

// joined are the names of actors, joined by "; ".
func (x extraction) joined(ids []graph.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, x.names[id])
	}
	return strings.Join(names, "; ")
}

// pieces is never nil, so that an empty list is written as one.
func pieces(segments []graph.Segment) []Piece {
	out := []Piece{}
	for _, s := range segments {
		out = append(out, Piece{s.Start, s.End})
	}
	return out
}
