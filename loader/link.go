package loader

import (
	"context"
	"sort"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Linker joins tagged spans into attributions. It never changes once made and may serve many goroutines.
type Linker struct {
	cues *cueLexicon
	sure *confidenceModel
}

// NewLinker makes a linker that knows the codebook's cues.
func NewLinker(cb *codebook.Codebook) *Linker {
	return &Linker{cues: newCueLexicon(cb), sure: shippedConfidence}
}

// Link fills d.Attributions: from d.Found what the tagger found in the text itself, from d.Nested what is said inside those
// contents. Attributions come in the order of their places, an outer one before those within it.
// The error is that of ctx.
func (l *Linker) Link(ctx context.Context, d *Document) error {
	d.Attributions = nil
	outer := l.join(d, d.Found, minOuter)
	if err := inTurn(ctx, len(outer), func(i int) { l.linkWithin(d, l.add(d, outer[i], -1)) }); err != nil {
		return err
	}
	linkReferences(d)
	return setChannels(ctx, d)
}

// join makes groups of the tagged spans of one level, as far as they are at least so sure.
func (l *Linker) join(d *Document, found []Found, least float64) []*group {
	k := newLinking(d, l.cues, found)
	for _, s := range cutSieves {
		s.apply(k)
	}
	k.index()
	for _, s := range linkSieves {
		s.apply(k)
	}
	return k.inOrder(least)
}

// part is a tagged span while it is being linked.
type part struct {
	Range
	role       Role
	confidence float64
	least      float64 // probability of its least probable tag
}

// group is an attribution while it is being put together.
type group struct {
	speaker, cue, content []part
	via                   string  // how the speaker was linked
	trust                 float64 // that the links are right, 0 to 1
	within                int     // position in the groups of the one that relays it, -1 if none
}

// linking is the work on one level of one text. Sieves fill it in one after another.
type linking struct {
	d                        *Document
	lex                      *cueLexicon
	speakers, cues, contents []part
	mute                     []bool   // for each cue: nobody in the text speaks by it
	speakerOf                []int    // for each cue: the speaker's index, -1 while unknown
	viaOf                    []string // for each cue: how
	groupOf                  []*group // for each content: its group, nil while unknown
	groups                   []*group
	groupOfCue               []*group
}

// sieve is one rule of linking with its reason. The lists below are in the order of trust: what an earlier one has linked a
// later one leaves alone.
type sieve struct {
	name  string
	apply func(*linking)
}

// newLinking sorts the spans by role and leaves out what lies in boilerplate.
func newLinking(d *Document, lex *cueLexicon, found []Found) *linking {
	k := &linking{d: d, lex: lex}
	for _, f := range found {
		if f.Words.From >= f.Words.To || d.Lines[d.Words[f.Words.From].Line].Class == Boilerplate {
			continue
		}
		p := part{f.Words, f.Role, f.Confidence, f.Least}
		switch f.Role {
		case SpeakerRole:
			k.speakers = append(k.speakers, p)
		case CueRole:
			k.cues = append(k.cues, p)
		case ContentRole:
			k.contents = append(k.contents, p)
		}
	}
	return k
}

// index sorts the parts and makes room for the links.
func (k *linking) index() {
	for _, list := range [][]part{k.speakers, k.cues, k.contents} {
		sort.SliceStable(list, func(i, j int) bool { return list[i].From < list[j].From })
	}
	k.speakerOf = make([]int, len(k.cues))
	k.viaOf = make([]string, len(k.cues))
	k.mute = make([]bool, len(k.cues))
	for i := range k.speakerOf {
		k.speakerOf[i] = -1
	}
	k.groupOf = make([]*group, len(k.contents))
	k.groupOfCue = make([]*group, len(k.cues))
}

// line, firstSentence and lastSentence say where a part stands.
func (k *linking) line(p part) int          { return k.d.Words[p.From].Line }
func (k *linking) firstSentence(p part) int { return k.d.Words[p.From].Sentence }
func (k *linking) lastSentence(p part) int  { return k.d.Words[p.To-1].Sentence }

// sameSentence tells whether the two share a sentence.
func (k *linking) sameSentence(a, b part) bool {
	return k.firstSentence(a) <= k.lastSentence(b) && k.firstSentence(b) <= k.lastSentence(a)
}

// gap is the number of words between two parts.
func gap(a, b part) int {
	if b.From >= a.To {
		return b.From - a.To
	}
	return a.From - b.To
}

// join puts content c into the group of cue u, which is made if need be.
func (k *linking) joinCue(c, u int) {
	g := k.groupOfCue[u]
	if g == nil {
		g = &group{cue: []part{k.cues[u]}, via: k.viaOf[u], trust: 1, within: -1}
		if s := k.speakerOf[u]; s >= 0 {
			g.speaker = []part{k.speakers[s]}
		}
		k.groupOfCue[u] = g
		k.groups = append(k.groups, g)
	}
	k.joinGroup(c, g)
}

// joinGroup puts content c into a group that is there.
func (k *linking) joinGroup(c int, g *group) {
	g.content = append(g.content, k.contents[c])
	k.groupOf[c] = g
}

// The sureness below which an attribution is more often wrong than right; found on the training articles.
const (
	minOuter  = 0.65
	minNested = 0.5
)

// inOrder gives the groups that can be believed, by the place of their first content, content in order.
func (k *linking) inOrder(least float64) []*group {
	keep := k.groups[:0:0]
	for _, g := range k.groups {
		if g.sureness() >= least {
			keep = append(keep, g)
		}
	}
	k.groups = keep
	for _, g := range k.groups {
		sort.SliceStable(g.content, func(i, j int) bool { return g.content[i].From < g.content[j].From })
	}
	sort.SliceStable(k.groups, func(i, j int) bool { return k.groups[i].content[0].From < k.groups[j].content[0].From })
	return k.groups
}

// add appends a group to the document's attributions and says at which index.
func (l *Linker) add(d *Document, g *group, within int) int {
	a := Attribution{
		Speaker: d.spans(g.speaker), Cue: d.spans(g.cue), Content: d.spans(g.content),
		Within: within, Via: g.via, OnBehalfOf: -1, Form: d.form(g.content), Act: graph.ActAssert,
	}
	known := false
	if len(g.cue) > 0 {
		sense := l.cues.read(d, g.cue[0].Range)
		a.Act, known = sense.act, sense.class != ""
	}
	a.clues = g.clues(known, within >= 0)
	a.Confidence = l.sure.of(a.clues)
	d.Attributions = append(d.Attributions, a)
	return len(d.Attributions) - 1
}

// sureness is the mean certainty of the tags, lowered by what is doubtful in the links. It decides what is believed at all.
func (g *group) sureness() float64 {
	mean, _ := g.certainty()
	return mean * g.trust
}

// spans gives the parts as spans of the text, at least one a paragraph; neighbours in one with nothing but white space between
// them become one.
func (d *Document) spans(parts []part) []graph.Span {
	var out []graph.Span
	last := -1
	for _, p := range parts {
		s := graph.Span{Start: d.Words[p.From].Start, End: d.Words[p.To-1].End}
		if n := len(out); n > 0 && p.From <= last && d.Words[p.From].Line == d.Words[last-1].Line {
			out[n-1].End = max(s.End, out[n-1].End)
		} else {
			out = append(out, s)
		}
		last = p.To
	}
	return out
}
