package loader

import (
	"strings"
)

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
	for stop < end && (r.d.Words[stop].Shape != punctuation || r.isApostrophe(stop) && stop+1 < end && r.joined(stop+1)) {
		stop++
	}
	if stop-i < 2 || stop-i > 7 || !known && (!r.isCapital(i) || !r.isCapital(stop-1)) {
		return ""
	}
	return r.nameText(Range{i, stop})
}

// anyText are nouns for a text of whatever genre.
var anyText = wordSet("document text paper page pages")

// genres are nouns by which an article calls the same text.
var genres = []map[string]bool{
	wordSet("report study paper survey review research assessment audit analysis inquiry outlook"),
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

// canBeTitle tells whether a title can begin at word i: no name of somebody does.
func (r *resolution) canBeTitle(i int) bool {
	if r.at[i] < 0 {
		return true
	}
	m := r.mentions[r.at[i]]
	if len(m.entries) > 0 || m.entity >= 0 && (r.entities[m.entity].human || r.entities[m.entity].sure) {
		return false
	}
	return m.To-m.From > 2 || m.To < len(r.low) && r.d.Words[m.To].Shape == 0
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
		if j+1 < behind && shareInText[r.low[j+1]] {
			return -1, ""
		}
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
		if readers[w] && k+1 < behind && r.low[k+1] == "by" {
			break
		}
		if w == "by" || w == "from" && k == j {
			return r.makerAt(k+1, behind)
		}
	}
	if r.low[j] == "of" && j+1 < behind && r.d.Words[j+1].Shape != 4 && months[r.low[j+1]] == 0 && r.low[j+1] != "a" && r.low[j+1] != "an" {
		return r.makerAt(j+1, behind)
	}
	return -1, ""
}

func (r *resolution) betweenDigits(i int) bool {
	return i > 0 && i+1 < len(r.low) && r.d.Words[i-1].Shape == 4 && r.d.Words[i+1].Shape == 4
}

// shareInText are verbs of those who had a share in a text or a view of it, without its being theirs: "the treaty she helped write".
var shareInText = wordSet("helped voted backs backed opposes opposed supports supported wants wanted read saw signed rejected rejects")

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
	by := strings.NewReplacer("’s own ", "’s ", "'s own ", "'s ").Replace(r.nameText(Range{i, r.withPlace(i, stop, end)}))
	for j := i; j < stop; j++ {
		if m := r.at[j]; m >= 0 && r.mentions[m].entity >= 0 {
			return r.mentions[m].entity, by
		}
	}
	return -1, by
}

// withPlace is the end of a maker that is not named with the body or place behind it that is: "two economists at Tolland University".
func (r *resolution) withPlace(from, stop, end int) int {
	for j := from; j < stop; j++ {
		if r.at[j] >= 0 {
			return stop
		}
	}
	i := stop + 1
	if stop >= end || r.low[stop] != "at" && r.low[stop] != "of" && r.low[stop] != "in" {
		return stop
	}
	if i < end && r.low[i] == "the" {
		i++
	}
	if i < end && r.at[i] >= 0 {
		return min(end, r.mentions[r.at[i]].To)
	}
	return stop
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

// readoutNoun is what the text of one side of a meeting or call is called: "the Karskian version" is the Karskian readout where the article
// speaks of readouts, else it keeps its noun.
func (r *resolution) readoutNoun(core Range) string {
	noun := r.low[core.To-1]
	if (noun == "version" || noun == "text") && core.To-core.From > 1 && r.at[core.To-2] >= 0 && (r.small["readout"] || r.small["readouts"]) {
		return "readout"
	}
	return noun
}

// plainModifiers say when or which, not what kind.
var plainModifiers = wordSet("own last latest next new final first second third fourth previous same recent earlier later separate other only single leaked original whole full entire rival")
