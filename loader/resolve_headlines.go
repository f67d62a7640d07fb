package loader

import "github.com/standpoint-graph/standpoint/graph"

// readLeads gives a body that a headline calls by a bare noun, "Think tank warns of floods", the name of the first body that speaks below it,
// if that may be called so: a headline tells first what the article tells first.
func (r *resolution) readLeads() {
	for i := range r.d.Attributions {
		a := &r.d.Attributions[i]
		if len(a.Speaker) == 0 || len(r.read[i].who) > 0 && r.entities[r.read[i].who[0]].written() {
			continue
		}
		w := r.d.wordsOf(a.Speaker[0])
		if w.To <= w.From || !r.isHeading(w.From) || w.To-w.From > 3 || !thingNouns[r.low[w.To-1]] || r.at[w.To-1] >= 0 || r.possessiveIn(w) >= 0 || textDeterminers[r.low[w.From]] {
			continue
		}
		if e := r.firstVoice(); e >= 0 && r.canBe(&r.entities[e], r.low[w.To-1]) {
			r.read[i] = r.named(e)
		}
	}
}

// firstVoice is the body that speaks first below the headline, by itself or in a text of its own; -1 if the first to speak is none.
func (r *resolution) firstVoice() int {
	for i := range r.d.Attributions {
		a := &r.d.Attributions[i]
		if len(a.Speaker) == 0 || a.Within >= 0 || r.isHeading(r.d.wordsOf(a.Speaker[0]).From) {
			continue
		}
		if len(r.read[i].who) != 1 {
			return -1
		}
		e := r.read[i].who[0]
		if x := &r.entities[e]; x.kind == textKind && x.maker >= 0 {
			e = x.maker
		}
		if x := &r.entities[e]; x.kind != graph.ActorOrganisation || x.form == graph.FormMedium {
			return -1
		}
		return e
	}
	return -1
}
