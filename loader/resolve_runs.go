package loader

import (
	"strings"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// standsAlone tells whether a codebook name that is followed by further capitals is a name of its own: an adjective, or a
// name before a title, a body or a name the codebook knows.
func (r *resolution) standsAlone(e nameEntry, from, to int) bool {
	if e.kind != properName || len(e.words) > 1 {
		return true
	}
	if titleWords[r.low[from]] || bodyNouns[r.low[to-1]] && to-from <= 3 || r.noName(from) {
		return true
	}
	_, n := r.g.match(r.d.Words, from, to)
	return n > 0
}

func (r *resolution) hasBody(run Range) bool {
	for i := run.From; i < run.To; i++ {
		if bodyNouns[r.low[i]] && r.isCapital(i) {
			return true
		}
	}
	return false
}

// capitalRun is the longest row of capitalised words from i on, with what joins them: particles, hyphens, initials, the
// apostrophe of O'Neill, and "of", "for", "and" inside the name of a body.
func (r *resolution) capitalRun(i int, s Range) Range {
	end, body := i+1, bodyNouns[r.low[i]]
	for j := i + 1; j < s.To; j++ {
		w := r.d.Words[j]
		switch {
		case w.Line != r.d.Words[i].Line:
			return Range{i, end}
		case r.isCapital(j):
			end = j + 1
			body = body || bodyNouns[r.low[j]]
		case (w.Text == "-" || r.isApostrophe(j)) && r.joined(j) && j+1 < s.To && r.joined(j+1) && r.d.Words[j+1].Shape != punctuation && !r.isPossessive(j):
			if w.Text == "-" || r.isCapital(j+1) {
				end = j + 2
			}
			j++
		case w.Text == "." && r.joined(j) && (r.d.Words[j-1].Shape == 3 || titleWords[r.low[j-1]]):
			// an initial or a shortened title; it counts only if a capital follows
		case r.isApostrophe(j) && r.ownedBodyEnd(i, j, s.To) > 0:
			end = r.ownedBodyEnd(i, j, s.To)
			j, body = end-1, true
		case r.joinsBody(j, s.To):
		case nameParticle[r.low[j]] && w.Shape == 0 && r.particleJoins(j, s.To, body):
		default:
			return Range{i, end}
		}
	}
	return Range{i, end}
}

// ownedBodyEnd is the end of the name of a body that begins at word i and in which the apostrophe at j stands, 0 if it stands in none: "Harbour Workers' Union", "King's
// College". The owner is a common noun, many or by its office, not a name of its own; behind it come capitals that end in the noun of a body.
func (r *resolution) ownedBodyEnd(i, j, end int) int {
	owner, next := r.low[j-1], j+1
	if !r.joined(j) || !r.isCapital(j-1) || r.g.isName(owner) || neverPersons[owner] {
		return 0
	}
	switch {
	case r.isPossessive(j):
		next = j + 2
		if !owningNouns[owner] && (j-2 < i || r.low[j-2] != "st") {
			return 0
		}
	case !strings.HasSuffix(owner, "s"):
		return 0
	}
	last := next
	for last < end && (r.isCapital(last) || r.d.Words[last].Text == "&" || (r.low[last] == "and" || r.isApostrophe(last)) && last+1 < end && r.isCapital(last+1)) {
		last++
	}
	if last == next || !bodyNouns[r.low[last-1]] || r.d.Words[last-1].Line != r.d.Words[i].Line {
		return 0
	}
	return last
}

// owningNouns are nouns in the singular or with an odd plural by which bodies are called.
var owningNouns = wordSet("king queen prince princess women men children people lord mayor master guild player writer worker farmer")

// isPossessive tells whether the apostrophe at j is that of 's.
func (r *resolution) isPossessive(j int) bool {
	return r.isApostrophe(j) && j+1 < len(r.low) && r.low[j+1] == "s" && r.joined(j+1)
}

// bodyJoiners join the words of a body's name, not those of a person's.
var bodyJoiners = wordSet("of for the and on in")

// particleJoins tells whether the small word at j joins what is around it: a capital follows it, at once or after another.
func (r *resolution) particleJoins(j, end int, body bool) bool {
	if bodyJoiners[r.low[j]] && (!body || r.low[j] == "and") {
		return false
	}
	return j+1 < end && (r.isCapital(j+1) || j+2 < end && r.low[j+1] == "the" && r.isCapital(j+2))
}

// joinsBody tells whether "for" or "on" at word j goes on with the name of a body: "Centre for Civic Audit", "Council on Relations".
func (r *resolution) joinsBody(j, end int) bool {
	if w := r.low[j]; w != "for" && w != "on" || r.d.Words[j].Shape != 0 || j+1 >= end {
		return false
	}
	return r.isCapital(j-1) && bodyNouns[r.low[j-1]] && r.isCapital(j+1) && !notAName[r.low[j+1]]
}

// trimRun takes from the front of a run what is no name: a word that only begins the sentence. A single word that begins a
// sentence is a name only if the article writes it with a capital elsewhere.
func (r *resolution) trimRun(run Range) Range {
	for run.From < run.To {
		w := r.low[run.From]
		begins := r.beginsSentence(run.From)
		switch {
		case r.noName(run.From) || r.d.Words[run.From].Shape == punctuation || w == "s":
		case begins && r.small[w] && !r.inner[w] && !(run.From+1 < run.To && r.isApostrophe(run.From+1)):
		case begins && run.To-run.From == 1 && !r.inner[w] && !r.nameAlone(run.From):
		case begins && run.To-run.From == 3 && r.d.Words[run.From+1].Text == "-" && !r.isCapital(run.From+2) && !r.inner[w]:
			return Range{run.To, run.To} // "Cross-examined by"
		default:
			return r.trimEnd(run)
		}
		run.From++
	}
	return run
}

// nameAlone tells whether a single word that begins a sentence is a name although the article never writes it in the middle of
// one: a surname of the codebook, a word with a possessive, or a speaker that is no common noun.
func (r *resolution) nameAlone(i int) bool {
	w := r.low[i]
	if len(r.g.surnames[w]) > 0 || r.hasAge(i+1) {
		return true
	}
	if bodyNouns[w] || thingNouns[w] || otherPeople[w] || groupNouns[w] || personNouns[w] || titleWords[w] || speakerNouns[w] || documentNouns[w] || neverPersons[w] {
		return false
	}
	possessed := i+2 < len(r.low) && r.isPossessive(i+1)
	return possessed && r.speaks[i] || r.speaks[i] && !strings.HasSuffix(w, "s")
}

// trimEnd takes marks, small words and titles from the end of a run: "Liberty Bloc MP" names the bloc.
func (r *resolution) trimEnd(run Range) Range {
	for run.To > run.From {
		w := r.low[run.To-1]
		last := r.d.Words[run.To-1]
		afterName := r.isPostNominal(run.To-1) && run.To-run.From > 2 && r.d.Words[run.From].Shape == 1 && !r.hasBody(run) // KC, MEP
		if last.Shape != punctuation && !notAName[w] && !(titleWords[w] && !bodyNouns[w]) && !afterName {
			break
		}
		run.To--
	}
	return run
}

// isPostNominal tells whether word i is letters that stand behind a name: KC, MEP.
func (r *resolution) isPostNominal(i int) bool {
	return r.d.Words[i].Shape == encoder.ShapeUpper && len(r.low[i]) <= 3
}

// beginsSentence tells whether word i is the first of its sentence or of a quotation.
func (r *resolution) beginsSentence(i int) bool {
	if i == 0 || r.d.Words[i].Sentence != r.d.Words[i-1].Sentence {
		return true
	}
	return r.d.Words[i-1].Shape == punctuation && r.d.Words[i-1].Text != "," && r.d.Words[i-1].Text != "-" && !r.isApostrophe(i-1)
}
