package loader

import "strings"

// Polls speak by shares of those whom they asked: "A third", "52 per cent of those who own a house". Such a share is called by the poll.

// shareLeads may stand before the number of a share.
var shareLeads = wordSet("some about nearly almost only just over around more less than fewer up to at least the remaining another")

// shareNouns are shares in words.
var shareNouns = wordSet("half third thirds quarter quarters fifth tenth majority minority per percent pc")

// askedWords say of people only that the poll asked them.
var askedWords = wordSet("asked questioned polled surveyed interviewed respondents them adults people")

// readShare reads a share of those whom the last poll asked.
func (r *resolution) readShare(w Range, _ int) (speakerReading, bool) {
	end := r.shareEnd(w)
	if end < 0 {
		return speakerReading{}, false
	}
	poll := r.pollBefore(w.From)
	if poll < 0 {
		return speakerReading{}, false
	}
	out := unnamed(-1)
	out.called = r.sharers(Range{end, w.To}) + " in " + r.entities[poll].name
	return out, true
}

// shareEnd is the word behind a share at the front of a phrase, -1 if none stands there: "some 61 per cent | of …", "one in five | …".
func (r *resolution) shareEnd(w Range) int {
	i, said := w.From, false
	for i < w.To && shareLeads[r.low[i]] {
		i++
	}
	for ; i < w.To && r.at[i] < 0; i++ {
		switch word := r.low[i]; {
		case r.d.Words[i].Shape == 4, word == "cent", word == "-", word == "in" && said && i+1 < w.To && isCount(r, i+1):
		case shareNouns[word]:
			said = true
		case isCount(r, i) && (i+1 < w.To && (r.low[i+1] == "in" || r.low[i+1] == "-" || shareNouns[r.low[i+1]]) || i > w.From && r.low[i-1] == "in"):
			said = true
		case word == "a":
		default:
			if !said || !ofMany[word] && !strings.HasSuffix(word, "s") { // "a third official" is one
				return -1
			}
			return i
		}
	}
	if !said {
		return -1
	}
	return i
}

// ofMany may follow a share, beside the plural of whom it is a share of.
var ofMany = wordSet("of the those these in who people men women")

// isCount tells whether word i is a small number in words.
func isCount(r *resolution, i int) bool { return smallCounts[r.low[i]] }

var smallCounts = wordSet("one two three four five six seven eight nine ten")

// pollBefore is the poll of which the article spoke last, at most [pollReach] sentences before a word; -1 if there is none.
func (r *resolution) pollBefore(at int) int {
	best := -1
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind == textKind && (x.words[0] == "poll" || x.words[0] == "survey") && x.lastAt < at && (best < 0 || x.lastAt > r.entities[best].lastAt) {
			best = e
		}
	}
	if best < 0 || r.d.Words[at].Sentence-r.d.Words[r.entities[best].lastAt].Sentence > pollReach {
		return -1
	}
	return best
}

// pollReach is how many sentences back a poll is spoken of at most of which somebody has a share.
const pollReach = 3

// sharers are the people of whom a share is one, "those who own a house"; respondents if nothing more is said of them.
func (r *resolution) sharers(w Range) string {
	if w.From < w.To && r.low[w.From] == "of" {
		w.From++
	}
	if w.From >= w.To || askedWords[r.low[w.To-1]] {
		return "respondents"
	}
	return strings.TrimSpace(r.nameText(w))
}
