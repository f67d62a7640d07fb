package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// Words that set the verb behind them ahead of the day of publication. "would" is not among them: it is the future of a past that
// only the context tells.
var (
	aheadModals = wordSet("will shall ll")                                                                // will tell, she'll tell
	aheadVerbs  = wordSet("plan plans intend intends expect expects")                                     // plans to tell
	aheadStates = wordSet("expected due set scheduled planning planned going about likely slated poised") // is due to tell
	aheadBeing  = wordSet("is are am s re m")                                                             // is to tell, they're to tell
	aheadFiller = wordSet("be been have not t ' , soon")
)

// aheadReach is how many words before a verb those may stand that set it ahead; a phrase of time between them counts as one.
const aheadReach = 8

// cueAhead tells whether attribution i is an announcement that somebody will speak: "will tell", "is expected to say". A cue that is
// nothing but "plans to" speaks today.
func (c *calendar) cueAhead(i int) bool {
	for _, span := range c.d.Attributions[i].Cue {
		w := c.d.wordsOf(span)
		for verb := w.From; verb < w.To; verb++ {
			if c.ahead(verb) {
				return true
			}
		}
	}
	return false
}

// ahead tells whether the words before a verb say that it is still to come: "will tell", "is on Friday to tell", "plans to tell".
func (c *calendar) ahead(verb int) bool {
	s := c.d.Sentences[c.d.Words[verb].Sentence]
	infinitive, state := false, false // after "to", after "expected to"
	at := verb - 1
	for n := 0; n < aheadReach && at >= s.From; n++ {
		w := c.low[at]
		switch {
		case aheadModals[w] && !infinitive:
			return c.d.Words[at].Shape != encoder.ShapeCapital // Otto Will
		case w == "won" && c.word(at+2, verb) == "t":
			return true
		case w == "to" && !infinitive:
			infinitive = true
		case infinitive && aheadBeing[w]:
			return true
		case infinitive && !state && aheadVerbs[w]:
			return true
		case infinitive && !state && aheadStates[w]:
			state = true
		case aheadFiller[w], verbAdverbs[w], strings.HasSuffix(w, "ly"):
		default:
			from, ok := c.phraseBefore(at+1, s)
			if !ok {
				return false
			}
			at = from
		}
		at--
	}
	return false
}

// phraseBefore is where the phrase of time begins that ends before a word.
func (c *calendar) phraseBefore(end int, s Range) (int, bool) {
	all := c.phrasesOf(s, true)
	k, found := slices.BinarySearchFunc(all, end, func(p Range, w int) int { return cmp.Compare(p.To, w) })
	if !found {
		return 0, false
	}
	return all[k].From, true
}
