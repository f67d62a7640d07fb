package loader

import (
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Reports, letters, bills and other texts are said to say something. They are no actors of the graph, but the article speaks of them as
// it speaks of people: "a report by the harbour office", then "the report", "the 12-page document", "it". So each is an entity of the
// resolution with a head noun and an owner, and what it says counts for its owner.

// textKind is the kind of an entity that is a text. It is never written: who speaks by it stays without a name.
const textKind graph.ActorKind = "TEXT"

// phrase is a noun phrase that means a text or a person without naming it.
type phrase struct {
	Range               // with its determiner
	head   int          // the word of its head noun
	text   bool         // it means a text
	class  pronounClass // of a pronoun that does not speak
	entity int          // -1 until it is read
}

// findPhrases finds the noun phrases that mean a text or a person: a noun for one behind a determiner, a possessive or an adjective made
// of a name.
func (r *resolution) findPhrases() {
	for i := range r.low {
		if c := pronouns[r.low[i]]; (c == aMan || c == aWoman) && r.d.Words[i].Quote != InsideQuote && !r.speaks[i] {
			r.phrases = append(r.phrases, phrase{Range: Range{i, i + 1}, head: i, entity: -1, class: c})
			continue
		}
		text := r.isTextNoun(i) && !looseTexts[r.low[i]]
		if !text && !r.isSomebodyNoun(i) || i+1 < len(r.low) && r.at[i+1] < 0 && (r.isTextNoun(i+1) && r.low[i] != r.low[i+1] || r.isSomebodyNoun(i+1)) {
			continue
		}
		s := r.d.Sentences[r.d.Words[i].Sentence]
		from := i
		for n := 0; from > s.From && n < 6 && r.inNounPhrase(from-1); n++ {
			from--
			if textDeterminers[r.low[from]] {
				break
			}
		}
		p := phrase{Range: Range{from, i + 1}, head: i, entity: -1, text: text}
		if textDeterminers[r.low[from]] || r.possessiveIn(Range{from, i}) >= 0 {
			if text || !r.describesNobodyNew(p.Range) {
				r.phrases = append(r.phrases, p)
			}
		}
	}
}

// isTextNoun tells whether word i is a common noun for a text.
func (r *resolution) isTextNoun(i int) bool { return documentNouns[r.low[i]] && r.at[i] < 0 }

var (
	textDeterminers = wordSet("the a an this that these those his her its their our my your another each every no neither either some any")
	// looseWords cannot stand inside a noun phrase before its head.
	looseWords = wordSet(`of in for from at on with by to about near who which whose whom that and or but as than if is are was were be been has have had do does did
		will would can could may might must shall should said says not it he she they we i you him them us me so then when while under over after before during within through against without since until via into onto`)
)

// looseTexts are nouns that more often mean something else: they are texts only where they speak.
var looseTexts = wordSet("order measure sign page pages table clause data figures account version book notice entry log logs count material post website caption law rules article summary note research file")

// inNounPhrase tells whether word i can belong to a noun phrase whose head stands behind it.
func (r *resolution) inNounPhrase(i int) bool {
	w := r.d.Words[i]
	if w.Shape == punctuation {
		return w.Text == "-" || r.isApostrophe(i)
	}
	return r.at[i] >= 0 || !looseWords[r.low[i]] || r.low[i] == "that"
}

// possessiveIn is the entity of the last name in a range, a possessor or an adjective, -1 if there is none.
func (r *resolution) possessiveIn(w Range) int {
	for i := w.To - 1; i >= w.From; i-- {
		if m := r.at[i]; m >= 0 && r.mentions[m].entity >= 0 {
			return r.mentions[m].entity
		}
	}
	return -1
}

// readPhrasesBefore reads whom and what the article describes before a word, in their order, when attribution i is to be read.
func (r *resolution) readPhrasesBefore(at, i int) {
	for ; r.nextPhrase < len(r.phrases) && r.phrases[r.nextPhrase].From < at; r.nextPhrase++ {
		p := &r.phrases[r.nextPhrase]
		if p.class != noPronoun {
			p.entity, _ = r.salient(p.class, p.From, i)
		} else if p.text {
			p.entity = r.textOf(p.Range, r.clauseEnd(p.To), i)
		} else {
			p.entity = r.somebodyOf(p.Range, r.clauseEnd(p.To), i, r.speaks[p.head])
		}
	}
}

// clauseEnd is the end of what may describe a noun phrase that ends before word i.
func (r *resolution) clauseEnd(i int) int {
	s := r.d.Sentences[r.d.Words[i-1].Sentence]
	end := i
	for end < s.To && end-i < 12 && r.d.Words[end].Text != "." && r.d.Words[end].Text != ";" {
		end++
	}
	return end
}

// readText reads a text that speaks.
func (r *resolution) readText(w Range, i int) (speakerReading, bool) {
	core := r.textCore(w)
	head := core.To - 1
	if !documentNouns[r.low[head]] || r.at[head] >= 0 {
		return speakerReading{}, false
	}
	if c := r.d.Lines[r.d.Words[head].Line].Class; (c == Headline || c == Subheadline) && core.To-core.From == 1 {
		out := unnamed(-1)
		out.heading = r.low[head]
		return out, true
	}
	e := -1
	for j := range r.phrases {
		if t := &r.phrases[j]; t.head == head {
			if t.entity < 0 {
				t.entity = r.textOf(core, w.To, i)
			}
			e = t.entity
		}
	}
	if e < 0 {
		e = r.textOf(core, w.To, i)
	}
	return r.named(e), true
}

// textCore is the core of a noun phrase up to a clause without a relative pronoun: "a plan | she handed out", "a memo | sent to staff".
func (r *resolution) textCore(w Range) Range {
	core := r.core(w)
	for i := core.From + 1; i < core.To; i++ {
		if documentNouns[r.low[i-1]] && r.at[i] < 0 && (isParticiple(r.low[i]) || pronouns[r.low[i]] != noPronoun || textDeterminers[r.low[i]]) {
			return Range{core.From, i}
		}
	}
	return core
}

// oddParticiples are participles that do not end in -ed.
var oddParticiples = wordSet("sent seen made put left out read written drawn brought given shown known held kept taken found shared still now before")

func isParticiple(word string) bool {
	return oddParticiples[word] || strings.HasSuffix(word, "ed") && len(word) > 4
}

// textOf is the entity that a noun phrase for a text means; behind is the end of what describes it. "The report" is the last text that
// was called so or may be called so; everything else is a new one.
func (r *resolution) textOf(core Range, behind, i int) int {
	noun := r.low[core.To-1]
	owner, by := r.textOwner(core, behind, i)
	words := r.textModifiers(core)
	if r.isDefinite(core) || owner >= 0 {
		if e := r.lastText(noun, words, owner); e >= 0 {
			x := &r.entities[e]
			x.lastAt = core.From
			if title := r.titleBehind(core.To, behind); title != "" {
				x.name = title
			}
			return e
		}
	}
	called := strings.Join(append(words, r.nameText(Range{core.To - 1, core.To})), " ")
	if title := r.titleBehind(core.To, behind); title != "" {
		called = title
	} else if by != "" {
		called += " of " + by
	}
	x := entity{known: -1, kind: textKind, name: called, words: []string{noun}, country: -1, onBehalf: -1, maker: owner, lastAt: core.From}
	if owner >= 0 && !r.entities[owner].isPerson() && r.entities[owner].kind != textKind {
		x.onBehalf = owner
	}
	return r.newEntity(x)
}

// isDefinite tells whether a noun phrase speaks of what is known already.
func (r *resolution) isDefinite(core Range) bool {
	w := r.low[core.From]
	return w == "the" || w == "this" || w == "that" || !textDeterminers[w]
}

// lastText is the text spoken of last that a noun with its modifiers may mean, one by the same owner if an owner is given; -1 if
// there is none. Another noun of the genre means it only if nothing else is said of it.
func (r *resolution) lastText(noun string, modifiers []string, owner int) int {
	best, rank := -1, 0
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != textKind || owner >= 0 && x.maker >= 0 && x.maker != owner {
			continue
		}
		here := 0
		switch {
		case x.words[0] == noun && r.modified(x, modifiers):
			here = 2
		case owner < 0 && len(modifiers) == 0 && (anyText[noun] || sameGenre(noun, x.words[0])):
			here = 1
		default:
			continue
		}
		if best < 0 || here > rank || here == rank && x.lastAt >= r.entities[best].lastAt {
			best, rank = e, here
		}
	}
	if best >= 0 && r.entities[best].maker < 0 && owner >= 0 {
		r.entities[best].maker = owner
	}
	return best
}

// modified tells whether what is said of a text fits how it was called.
func (r *resolution) modified(x *entity, modifiers []string) bool {
	have := nameWords(x.name)
	for _, w := range modifiers {
		if !slices.Contains(have, fold(strings.ToLower(w))) {
			return false
		}
	}
	return true
}

// titleBehind is the title of a text behind its noun: "the report, Salt in the Wells" or "known as the Quay Act".
func (r *resolution) titleBehind(i, end int) string {
	known := i+3 < end && (r.low[i+1] == "known" || r.low[i+1] == "called" || r.low[i+1] == "titled")
	if !known && (i+1 >= end || r.low[i] != "," || !r.isCapital(i+1) || !r.canBeTitle(i+1)) {
		return ""
	}
	i++
	for i < end && (r.low[i] == "known" || r.low[i] == "called" || r.low[i] == "titled" || r.low[i] == "as" || textDeterminers[r.low[i]] && !r.isCapital(i)) {
		i++
	}
	stop := i
	for stop < end && r.d.Words[stop].Shape != punctuation {
		stop++
	}
	if stop-i < 2 || stop-i > 7 || !r.isCapital(i) || !r.isCapital(stop-1) {
		return ""
	}
	return r.nameText(Range{i, stop})
}

// anyText are nouns for a text of whatever genre.
var anyText = wordSet("document text paper page pages")

// genres are nouns by which an article calls the same text.
var genres = []map[string]bool{
	wordSet("report study paper survey review research assessment audit analysis inquiry"),
	wordSet("bill law measure act legislation draft proposal plan package amendment"),
	wordSet("treaty accord agreement pact deal contract"),
	wordSet("letter email memo note message statement post communique communiqué readout version release"),
	wordSet("lawsuit suit complaint filing petition motion"),
	wordSet("ruling judgment judgement verdict decision order opinion"),
	wordSet("poll survey"),
}

func sameGenre(a, b string) bool {
	for _, g := range genres {
		if g[a] && g[b] {
			return true
		}
	}
	return false
}

// canBeTitle tells whether a title can begin at word i: no name of fewer than three words does.
func (r *resolution) canBeTitle(i int) bool {
	return r.at[i] < 0 || len(r.mentions[r.at[i]].entries) == 0 && r.mentions[r.at[i]].To-r.mentions[r.at[i]].From > 2
}

// textOwner is who made a text: a possessive before the noun, "by", "of" or "from" somebody behind it, or the subject of a clause
// ("a plan she handed out"); and by what words to call the owner where the noun phrase itself does not name it.
func (r *resolution) textOwner(core Range, behind, i int) (owner int, by string) {
	if owner = r.pronounOwner(core, i); owner >= 0 {
		return owner, r.entities[owner].name
	}
	owner = r.possessiveIn(Range{core.From, core.To - 1})
	if owner >= 0 || core.To >= behind {
		return owner, ""
	}
	j := core.To
	if c := pronouns[r.low[j]]; c == aMan || c == aWoman || c == aThing {
		if owner, _ = r.salient(c, j, i); owner >= 0 {
			return owner, r.entities[owner].name
		}
		return -1, ""
	}
	if r.low[j] == "," && j+1 < behind && (r.low[j+1] == "by" || isParticiple(r.low[j+1])) {
		j++
	}
	for k := j; k < min(behind, j+16); k++ {
		w := r.low[k]
		if k > j && (w == "," && !r.betweenDigits(k) || pronouns[w] == relative) {
			break
		}
		if (w == "by" || w == "from" && k == j) && (k == j || !readers[r.low[j]]) {
			return r.makerAt(k+1, behind)
		}
	}
	if r.low[j] == "of" && j+1 < behind && r.d.Words[j+1].Shape != 4 && r.low[j+1] != "a" && r.low[j+1] != "an" {
		return r.makerAt(j+1, behind)
	}
	return -1, ""
}

func (r *resolution) betweenDigits(i int) bool {
	return i > 0 && i+1 < len(r.low) && r.d.Words[i-1].Shape == 4 && r.d.Words[i+1].Shape == 4
}

// readers are participles of those who only read a text: "a memo obtained by the Herald".
var readers = wordSet("seen obtained reviewed read leaked shared quoted put left signed")

// makerAt is the entity named first in the noun phrase at word i and by what words to call the maker: those of the phrase, or the name
// in apposition behind it.
func (r *resolution) makerAt(i, end int) (int, string) {
	stop := i
	for stop < end && stop-i < 10 && r.inMaker(stop) {
		stop++
	}
	if stop+1 < end && r.low[stop] == "," && r.at[stop+1] >= 0 {
		if m := r.mentions[r.at[stop+1]]; m.entity >= 0 && m.To < len(r.low) && r.d.Words[m.To].Shape == punctuation {
			return m.entity, r.entities[m.entity].name
		}
	}
	for i < stop && textDeterminers[r.low[i]] {
		i++
	}
	if i >= stop {
		return -1, ""
	}
	for j := i; j < stop; j++ {
		if m := r.at[j]; m >= 0 && r.mentions[m].entity >= 0 {
			return r.mentions[m].entity, r.nameText(Range{i, stop})
		}
	}
	return -1, r.nameText(Range{i, stop})
}

// inMaker tells whether word i goes on with the noun phrase of a maker.
func (r *resolution) inMaker(i int) bool {
	w := r.low[i]
	switch {
	case r.at[i] >= 0 || w == "outside":
		return true
	case coreStops[w] || pronouns[w] != noPronoun || w == "and" || strings.HasSuffix(w, "ly"):
		return false
	}
	return !isParticiple(w) || r.low[i-1] == "-"
}

// textModifiers are the words between the determiner and the head that tell what kind of text it is and whose.
func (r *resolution) textModifiers(core Range) (out []string) {
	for i := core.From; i < core.To-1; i++ {
		w := r.d.Words[i]
		counted := (r.low[i] == "-" || i+1 < core.To && r.low[i+1] == "-" || i > core.From && r.low[i-1] == "-") && r.at[i] < 0 // 12-page
		switch {
		case r.isPossessive(i):
			if len(out) > 0 {
				out[len(out)-1] += "’s"
			}
			i++
		case r.at[i] >= 0 && len(out) > 0 && i > core.From && r.at[i-1] == r.at[i] && r.joined(i):
			out[len(out)-1] += w.Text
		case r.at[i] >= 0:
			out = append(out, w.Text)
		case w.Shape != punctuation && w.Shape != 4 && !counted && !textDeterminers[r.low[i]] && !plainModifiers[r.low[i]]:
			out = append(out, r.low[i])
		}
	}
	return out
}

// plainModifiers say when or which, not what kind.
var plainModifiers = wordSet("own last latest next new final first second third fourth previous same recent earlier later separate other only single leaked original whole full entire rival")

// textOfHeading is the text that a bare noun in a headline means: the first that the article then calls so, else one of the genre; -1 if
// there is none.
func (r *resolution) textOfHeading(noun string) int {
	genre := -1
	for e := range r.entities {
		x := &r.entities[e]
		switch {
		case x.kind != textKind:
		case x.words[0] == noun:
			return e
		case genre < 0 && sameGenre(noun, x.words[0]):
			genre = e
		}
	}
	return genre
}
