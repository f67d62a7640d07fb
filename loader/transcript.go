package loader

import (
	"context"
	"sort"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// A transcript prints who speaks before what is said, "THE MINISTER: …", and no quotation marks. What the encoder finds in one
// are the things the speakers relay; the speakers' own words are the paragraphs themselves.

// fewestTurns is how many labelled lines make a transcript. One is enough if a speech opens with it and it is an office, "THE MINISTER".
const fewestTurns = 3

// longestLabel is how many words, stops included, a label may have.
const longestLabel = 8

// longestNote is how many words a line may have that stands above a speech, such as its place and its hour.
const longestNote = 12

// longestEnd is how many words the line may have that ends a transcript.
const longestEnd = 12

// turn is a paragraph of a transcript: the label it stands under, and what is said in it.
type turn struct {
	label, words Range
}

// viaLabel is how a speaker of a transcript is linked.
const viaLabel = "label of a transcript"

// LinkTurns finds the turns of a transcript and makes an attribution of each of their paragraphs; what was linked inside one is
// then relayed by its speaker. A text that is no transcript is left as it is. The error is
// that of ctx.
func LinkTurns(ctx context.Context, d *Document) error {
	turns := d.turns()
	if len(turns) == 0 {
		return nil
	}
	all := make([]Attribution, 0, len(turns)+len(d.Attributions))
	if err := inTurn(ctx, len(turns), func(i int) { all = append(all, d.attributionOf(turns[i])) }); err != nil {
		return err
	}
	old := d.Attributions
	for _, a := range old {
		if a.Within >= 0 {
			a.Within += len(turns)
		}
		for i := range a.RefersTo {
			a.RefersTo[i] += len(turns)
		}
		all = append(all, a)
	}
	d.Attributions = all
	d.sortAttributions(d.reparent(turns))
	return nil
}

// markLabels notes where the labels of a transcript end, so that nothing is read across them.
func (d *Document) markLabels() {
	d.labelEnds = map[int]bool{}
	for _, t := range d.turns() {
		d.labelEnds[d.afterLabel(t.label)] = true
	}
}

// readLabel tells who a label means: nobody that is named for the Q and A of an interview; for an office, "THE MINISTER", the first
// person whom the text calls by it; else whoever has that name.
func (r *resolution) readLabel(w Range, i int) speakerReading {
	if w.To-w.From == 1 && r.d.Words[w.From].Shape == encoder.ShapeInitial {
		return unnamed(-1)
	}
	if w.To-w.From == 2 && r.low[w.From] == "the" {
		for _, m := range r.mentions {
			if m.title.From < m.title.To && r.low[m.title.To-1] == r.low[w.From+1] && m.entity >= 0 && r.entities[m.entity].kind == graph.ActorPerson {
				return r.named(m.entity)
			}
		}
	}
	return r.readPhrase(w, i)
}

// turns gives the paragraphs of a transcript, none if the text is not one. Of sub-headlines only those are read that have a label: so looks a
// turn that was cut short ("Q    Mr. Minister, will you --"), but it makes no transcript. Where prose stands above the
// first label the labels are an excerpt, and prose may follow: then the last one speaks no further than its own paragraph.
func (d *Document) turns() []turn {
	var out []turn
	labelled := 0 // how many of out go to the last paragraph with a label
	var label Range
	var labels labelling
	for _, l := range d.Lines {
		if l.Class == Blank || l.Class == Byline || l.Class == Boilerplate || l.Class == Headline || l.Class == Caption {
			continue
		}
		words := l.Words
		at, ok := d.label(words)
		switch {
		case ok:
			label, words.From = at, d.afterLabel(at)
			labels.add(d, at, l.Class)
		case l.Class == Subheadline:
			continue
		case label.To == 0 && words.To-words.From > longestNote:
			labels.late = true
		}
		words = d.spoken(words)
		if label.To > 0 && words.From < words.To {
			out = append(out, turn{label, words})
		}
		if ok {
			labelled = len(out)
		}
	}
	if !labels.speak() {
		return nil
	}
	if labels.late {
		out = out[:labelled]
	}
	return out
}

// labelling is what the labels of a text show of it: capitals and a colon alone may also head the lines of a survey or of an invitation.
type labelling struct {
	n       int // those of whole paragraphs
	last    string
	before  map[string]bool // labels that another has followed
	late    bool            // a paragraph stands above the first
	opens   bool            // the first is an office, and no paragraph stands above it
	people  bool            // some are questions, or begin with Mr or Ms
	returns bool            // somebody speaks again after another
}

// add takes note of the next label, and of what sort of line it heads.
func (l *labelling) add(d *Document, at Range, class LineClass) {
	first, last := d.Words[at.From].Lower, d.Words[at.To-1].Lower
	if l.before == nil {
		l.before = map[string]bool{}
		l.opens = !l.late && class != Subheadline && first == "the" && titleWords[last]
	}
	if class != Subheadline {
		l.n++
	}
	l.people = l.people || first == "q" && at.To-at.From == 1 || courtesies[first] && at.To-at.From > 1
	label := d.text(d.span(at))
	if label != l.last {
		l.before[l.last] = true
	}
	l.returns = l.returns || label != l.last && l.before[label]
	l.last = label
}

// speak tells whether the labels are those of people who speak.
func (l *labelling) speak() bool { return l.opens || l.n >= fewestTurns && (l.people || l.returns) }

// courtesies begin the label of a person; rubrics are labels of what is printed, not of who speaks.
var (
	courtesies = wordSet(`mr mrs ms miss mx`)
	rubrics    = wordSet(`what when where who why how which note update updated breaking live watch photo photos video background analysis opinion comment
		editorial exclusive correction clarification contact media rsvp date time place venue location subject topic event agenda source summary`)
)

// label finds the label a line begins with: a few words in capitals before a colon, or the Q and A of an interview.
func (d *Document) label(line Range) (Range, bool) {
	first := d.Words[line.From]
	if line.To-line.From > 1 && (first.Text == "Q" || first.Text == "A") {
		if gap := d.Words[line.From+1].Start - first.End; gap > 1 || d.Words[line.From+1].Text == ":" {
			return Range{line.From, line.From + 1}, true
		}
	}
	capitals := 0
	for i := line.From; i < min(line.To, line.From+longestLabel); i++ {
		switch w := d.Words[i]; {
		case w.Text == ":" && capitals > 0:
			return Range{line.From, i}, !rubrics[d.Words[i-1].Lower]
		case w.Shape == encoder.ShapeUpper || w.Shape == encoder.ShapeInitial:
			capitals++
		case w.Text != "." && w.Text != "-" && w.Text != "'" && w.Text != "’":
			return Range{}, false
		}
	}
	return Range{}, false
}

// afterLabel is the first word behind a label and its colon.
func (d *Document) afterLabel(label Range) int {
	if label.To < len(d.Words) && d.Words[label.To].Text == ":" {
		return label.To + 1
	}
	return label.To
}

// spoken is what is said in a paragraph: stage directions in brackets at its ends are not.
func (d *Document) spoken(w Range) Range {
	for w.From < w.To && d.Words[w.From].Text == "(" {
		end := w.From
		for end < w.To && d.Words[end].Text != ")" {
			end++
		}
		w.From = min(end+1, w.To)
	}
	for w.From < w.To && d.Words[w.To-1].Text == ")" {
		start := w.To - 1
		for start > w.From && d.Words[start].Text != "(" {
			start--
		}
		w.To = start
	}
	if w.From < w.To && d.Words[w.From].Text == "END" && w.To-w.From <= longestEnd {
		w.To = w.From // END 7:22 P.M.
	}
	return w
}

func (d *Document) attributionOf(t turn) Attribution {
	a := Attribution{
		Speaker: []graph.Span{d.span(t.label)}, Content: []graph.Span{d.span(t.words)}, Form: graph.Direct, Act: graph.ActAssert,
		Within: -1, OnBehalfOf: -1, Confidence: 0.95, Via: viaLabel,
	}
	if d.Words[t.words.To-1].Text == "?" {
		a.Act = graph.ActQuestion
	}
	return a
}

// reparent puts what stands inside a turn within it, and tells which attributions go: those that are nothing but the turn again,
// and those in which nobody says that anybody speaks.
func (d *Document) reparent(turns []turn) (gone map[int]bool) {
	gone = map[int]bool{}
	for i := len(turns); i < len(d.Attributions); i++ {
		a := &d.Attributions[i]
		t := sort.Search(len(turns), func(n int) bool { return d.Attributions[n].Content[0].End > a.Content[0].Start })
		if a.Within >= 0 || t == len(turns) {
			continue
		}
		whole, label := d.Attributions[t].Content[0], d.Attributions[t].Speaker[0]
		onLabel := a.Content[0].Overlaps(label) || len(a.Speaker) > 0 && a.Speaker[0].Overlaps(label)
		if !onLabel && whole.Start > a.Content[0].Start {
			continue // between two turns
		}
		gone[i] = onLabel || len(a.Cue) == 0 || len(a.Speaker) == 0 || length(a.Content)*10 > whole.Len()*9
		a.Within = t
	}
	for i := range d.Attributions { // what lay in one that goes now lies in its turn
		for a := &d.Attributions[i]; a.Within >= 0 && gone[a.Within]; {
			a.Within = d.Attributions[a.Within].Within
		}
	}
	return gone
}

func length(spans []graph.Span) (n int) {
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// sortAttributions leaves out those that go and puts the others in the order of their places, an outer one before those within it.
func (d *Document) sortAttributions(gone map[int]bool) {
	var order []int
	for i := range d.Attributions {
		if !gone[i] {
			order = append(order, i)
		}
	}
	depth := func(i int) (n int) {
		for ; d.Attributions[i].Within >= 0; n++ {
			i = d.Attributions[i].Within
		}
		return n
	}
	sort.SliceStable(order, func(x, y int) bool {
		a, b := d.Attributions[order[x]].Content[0].Start, d.Attributions[order[y]].Content[0].Start
		return a < b || a == b && depth(order[x]) < depth(order[y])
	})
	place := make(map[int]int, len(order))
	for to, from := range order {
		place[from] = to
	}
	sorted := make([]Attribution, len(order))
	for to, from := range order {
		a := d.Attributions[from]
		if a.Within >= 0 {
			a.Within = place[a.Within]
		}
		var refers []int
		for _, r := range a.RefersTo {
			if at, ok := place[r]; ok {
				refers = append(refers, at)
			}
		}
		a.RefersTo = refers
		sorted[to] = a
	}
	d.Attributions = sorted
}
