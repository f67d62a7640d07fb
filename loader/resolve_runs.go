package loader

import (
	"strings"
)

// standsAlone tells whether a codebook name that is followed by further capitals is a name of its own: an adjective, or a
// name before a title, a body or a name the codebook knows.
func (r *resolution) standsAlone(e nameEntry, from, to int) bool {
	if e.kind != properName || len(e.words) > 1 {
		return true
	}
	if titleWords[r.low[from]] || bodyNouns[r.low[to-1]] && to-from <= 3 || notAName[r.low[from]] {
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
		case nameParticle[r.low[j]] && w.Shape == 0 && r.particleJoins(j, s.To, body):
		default:
			return Range{i, end}
		}
	}
	return Range{i, end}
}

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

// trimRun takes from the front of a run what is no name: a word that only begins the sentence. A single word that begins a
// sentence is a name only if the article writes it with a capital elsewhere.
func (r *resolution) trimRun(run Range) Range {
	for run.From < run.To {
		w := r.low[run.From]
		begins := r.beginsSentence(run.From)
		switch {
		case notAName[w] || r.d.Words[run.From].Shape == punctuation || w == "s":
		case begins && r.small[w] && !r.inner[w]:
		case begins && run.To-run.From == 1 && !r.inner[w] && !r.nameAlone(run.From):
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
	if len(r.g.surnames[w]) > 0 {
		return true
	}
	if bodyNouns[w] || groupNouns[w] || personNouns[w] || titleWords[w] || speakerNouns[w] || documentNouns[w] || neverPersons[w] {
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
		afterName := last.Shape == 2 && len(w) <= 3 && run.To-run.From > 2 && r.d.Words[run.From].Shape == 1 && !r.hasBody(run) // KC, MEP
		if last.Shape != punctuation && !notAName[w] && !(titleWords[w] && !bodyNouns[w]) && !afterName {
			break
		}
		run.To--
	}
	return run
}

// beginsSentence tells whether word i is the first of its sentence or of a quotation.
func (r *resolution) beginsSentence(i int) bool {
	if i == 0 || r.d.Words[i].Sentence != r.d.Words[i-1].Sentence {
		return true
	}
	return r.d.Words[i-1].Shape == punctuation && r.d.Words[i-1].Text != "," && r.d.Words[i-1].Text != "-" && !r.isApostrophe(i-1)
}
