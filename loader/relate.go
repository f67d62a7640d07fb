package loader

import (
	"context"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Relate fills d.Relations: calls, meetings, visits, agreements, negotiations, cooperation, aid, sanctions and attacks between the
// actors of the article, with what became of them. A relation is read only where a trigger word has its parties beside it in one
// clause; what is merely wished, possible or asked for is none. Reports of one relation are joined. Relations come in the order
// of their first evidence. The error is that of ctx.
func Relate(ctx context.Context, d *Document) error {
	r := newRelating(d)
	for _, s := range d.Sentences {
		if d.Lines[d.Words[s.From].Line].Class == Boilerplate {
			continue
		}
		if err := inTurn(ctx, s.To-s.From, func(i int) { r.readWord(s.From+i, about(s.From+i, s)) }); err != nil {
			return err
		}
	}
	d.Relations = r.joined()
	return nil
}

// farthest is how many words before and behind a trigger are looked at: more than sentences have that people write.
const farthest = 120

// about is the part of a sentence that lies around a word.
func about(i int, s Range) Range { return Range{max(s.From, i-farthest), min(s.To, i+farthest)} }

// relating is the work on one document.
type relating struct {
	d       *Document
	low     []string
	actorAt []int // for each word the actor named there, -1 if none
	nameEnd []int // for each word of a name, where the name ends
	cal     *calendar
	inside  []int // for each word the innermost attribution whose content holds it, -1 if none
	pair    []int // the actors named together last
	pairAt  int   // the sentence in which they were
	found   []Relation
}

func newRelating(d *Document) *relating {
	r := &relating{d: d, cal: newCalendar(d), actorAt: make([]int, len(d.Words)), nameEnd: make([]int, len(d.Words)), inside: make([]int, len(d.Words)), pairAt: -9}
	r.low = r.cal.low
	for i := range d.Words {
		r.actorAt[i], r.inside[i] = -1, -1
	}
	for a := range d.Actors {
		for _, m := range d.Actors[a].Mentions {
			w := d.wordsOf(m)
			for i := w.From; i < w.To; i++ {
				r.actorAt[i], r.nameEnd[i] = a, w.To
			}
		}
	}
	for i := range d.Attributions { // inner ones come after the outer ones and so win
		for _, c := range d.Attributions[i].Content {
			w := d.wordsOf(c)
			for j := w.From; j < w.To; j++ {
				r.inside[j] = i
			}
		}
	}
	return r
}

// readWord reads the trigger that word i of a sentence may be.
func (r *relating) readWord(i int, s Range) {
	r.notePair(i, s)
	for _, t := range triggers[r.low[i]] {
		if r.d.Words[i].Shape == 1 && i > s.From && r.actorAt[i] >= 0 || t.needs != "" && !r.hasNear(relationObjects[t.needs], i, s) {
			continue
		}
		if t.kind == graph.RelationAid && !r.aids(i, s) {
			continue
		}
		if rel, ok := r.readTrigger(t, i, s); ok {
			r.found = append(r.found, rel)
			break
		}
	}
}

// hasNear tells whether one of the words stands within eight words of i in the sentence.
func (r *relating) hasNear(words map[string]bool, i int, s Range) bool {
	for j := max(s.From, i-3); j < min(s.To, i+9); j++ {
		if j != i && words[r.low[j]] {
			return true
		}
	}
	return false
}

// aids tells whether what word i sends or gives is aid: not a letter about weapons, nor days to withdraw them.
func (r *relating) aids(i int, s Range) bool {
	for j := max(s.From, i-3); j < min(s.To, i+9); j++ {
		switch {
		case relationObjects["aid"][r.low[j]]:
			return true
		case j <= i:
		case aidStops[r.low[j]], r.low[j] == "to" && j+1 < s.To && r.actorAt[j+1] < 0 && r.low[j+1] != "the":
			return false
		}
	}
	return false
}

// readTrigger reads one trigger with its parties, status, day and place.
func (r *relating) readTrigger(t trigger, i int, s Range) (Relation, bool) {
	verb := i
	var status graph.RelationStatus
	var ok bool
	if t.noun {
		verb, status, ok = r.nounStatus(i, s)
	} else {
		status, ok = r.verbStatus(t, i, s)
	}
	if !ok {
		return Relation{}, false
	}
	rel := Relation{Kind: t.kind, Status: status, Confidence: 0.8}
	if !r.setParties(&rel, t, i, verb, s) {
		return Relation{}, false
	}
	end := r.clauseEnd(i, s)
	if !r.denied(&rel, i) {
		return Relation{}, false
	}
	rel.Happened = r.happened(rel.Status, i, Range{verb, end}, s)
	if rel.Place = r.place(i, end); rel.Place == "" && rel.Kind == graph.RelationVisit {
		rel.Place = r.seat(rel.To, i, s)
	}
	rel.Evidence = []graph.Span{r.evidence(verb, i, s)}
	if a := r.inside[i]; a >= 0 {
		rel.ReportedBy = append(rel.ReportedBy, r.d.Attributions[a].Speakers...)
		rel.Confidence = 0.75
	}
	return rel, true
}

// denied turns what somebody denies into a denied relation. False where it is only not confirmed ("did not say").
func (r *relating) denied(rel *Relation, i int) bool {
	a := r.inside[i]
	if a < 0 || r.d.Attributions[a].Act != graph.ActDeny {
		return true
	}
	for _, c := range r.d.Attributions[a].Cue {
		if strings.Contains(strings.ToLower(r.d.text(c)), "den") {
			rel.Status = graph.Denied
			return true
		}
	}
	return false
}

// clauseEnd is the end of the clause that word i stands in: a semicolon, a cue outside the content, or the sentence's end.
func (r *relating) clauseEnd(i int, s Range) int {
	for j := i + 1; j < s.To; j++ {
		if r.low[j] == ";" || r.inside[j] != r.inside[i] && r.inside[i] >= 0 {
			return j
		}
	}
	return s.To
}

// evidence is the clause: the content of the attribution around it as far as it lies in the sentence, else the sentence.
func (r *relating) evidence(verb, i int, s Range) graph.Span {
	from, to := s.From, s.To
	if a := r.inside[i]; a >= 0 {
		from, to = i, i+1
		for from > s.From && r.inside[from-1] >= 0 {
			from--
		}
		for to < s.To && r.inside[to] >= 0 {
			to++
		}
	}
	for to > from+1 && r.d.Words[to-1].Shape == punctuation && r.d.Words[to-1].Quote != ClosesQuote {
		to--
	}
	return r.d.span(Range{from, to})
}

// joined puts together relations of one kind, the same parties and status, and drops a relation of unknown status's double.
func (r *relating) joined() []Relation {
	var out []Relation
	at := map[string]int{} // where in out a relation is
	for _, rel := range r.found {
		key := fmt.Sprint(rel.Kind, rel.Status, slices.Sorted(slices.Values(rel.From)), slices.Sorted(slices.Values(rel.To)))
		k, known := at[key]
		if !known {
			at[key] = len(out)
			out = append(out, rel)
			continue
		}
		o := &out[k]
		o.Evidence = append(o.Evidence, rel.Evidence...)
		for _, a := range rel.ReportedBy {
			o.ReportedBy = appendNew(o.ReportedBy, a)
		}
		if o.Place == "" {
			o.Place = rel.Place
		}
		if o.Happened.Basis != graph.SaidStated {
			o.Happened = rel.Happened
		}
		o.Confidence = min(0.95, o.Confidence+0.1)
	}
	for k := range out {
		out[k].Evidence = union(out[k].Evidence)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Evidence[0].Start < out[j].Evidence[0].Start })
	return out
}
