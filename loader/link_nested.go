package loader

// minWithin is the least number of words of a content in which somebody else can speak.
const minWithin = 5

// linkWithin adds the attributions inside the content of attribution at.
func (l *Linker) linkWithin(d *Document, at int) {
	for _, s := range d.Attributions[at].Content {
		w := d.wordsOf(s)
		if w.To-w.From < minWithin {
			continue
		}
		for _, g := range l.join(d, d.nestedIn(w), minNested) {
			g.clip(w)
			if g.wish(d, w); g.sound(w) && !d.conditional(g.start()) {
				l.add(d, g, at)
			}
		}
	}
}

// clip takes off the content what linking has let run on behind the words w.
func (g *group) clip(w Range) {
	for i := range g.content {
		g.content[i].To = min(g.content[i].To, w.To)
	}
}

// wishes are cues behind which somebody or something is wanted to do what an infinitive says.
var wishes = wordSet("want wants wanted expect expects expected prefer prefers preferred")

// wish lets a content that is cut before its infinitive run on to the end of the words w: "want the toll | to stay".
func (g *group) wish(d *Document, w Range) {
	if len(g.content) != 1 || len(g.cue) != 1 || !wishes[foldWord(d.Words[g.cue[0].To-1])] {
		return
	}
	c := &g.content[0]
	if c.From >= g.cue[0].To && c.To+1 < w.To && foldWord(d.Words[c.To]) == "to" && d.Words[c.To+1].Shape == 0 {
		c.To = w.To
	}
}

// start is the first word of an attribution that has a cue.
func (g *group) start() int {
	first := g.cue[0].From
	for _, sp := range g.speaker {
		first = min(first, sp.From)
	}
	return first
}

// conditions begin clauses in which nothing is said yet.
var conditions = wordSet("if unless until once whether")

// conditional tells whether a condition begins right before a word: "if the council agreed to pay" says nothing of what it says.
func (d *Document) conditional(word int) bool {
	before := word - 1
	if before > 0 && determiners[foldWord(d.Words[before])] {
		before--
	}
	return before >= 0 && conditions[foldWord(d.Words[before])]
}

// sound tells whether an attribution found inside the words w can be believed: it has a cue and a content, and is not simply the
// whole again.
func (g *group) sound(w Range) bool {
	words := 0
	for _, c := range g.content {
		words += c.To - c.From
	}
	return len(g.cue) > 0 && words >= 2 && words < w.To-w.From-1
}
