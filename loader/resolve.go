package loader

import (
	"context"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/schema/codebook"
)

// Resolver tells which actors the names, titles, pronouns and groups of an article mean. It is made once per codebook, never
// changes and may serve many goroutines.
type Resolver struct {
	g       *gazetteer
	weights *antecedentWeights
}

// NewResolver makes a resolver that knows the codebook's actors.
func NewResolver(cb *codebook.Codebook) *Resolver {
	return &Resolver{newGazetteer(cb), shippedAntecedents}
}

// Resolve fills d.Actors and, of each attribution, who speaks, for whom, to whom and of whom. Names are found in the whole
// text first and joined into one entity each; then the speakers are read in the order of the text, so that a pronoun finds
// who was spoken of before it. An actor the codebook does not know becomes a new one and is never forced onto a known one.
// The error is that of ctx.
func (rs *Resolver) Resolve(ctx context.Context, d *Document) error {
	r := newResolution(rs, d)
	r.findNames()
	r.cluster()
	r.readSeats()
	r.readOffices()
	r.readGenders()
	r.findPhrases()
	err := inTurn(ctx, len(d.Attributions), func(i int) {
		if a := &d.Attributions[i]; len(a.Speaker) > 0 {
			r.readPhrasesBefore(d.wordsOf(a.Speaker[0]).From, i)
		}
		r.readSpeaker(i)
	})
	if err != nil {
		return err
	}
	err = inTurn(ctx, len(d.Attributions), func(i int) {
		r.readAddressees(i)
		r.readMentions(i)
	})
	if err != nil {
		return err
	}
	r.finish()
	return nil
}

// resolution is the work on one document.
type resolution struct {
	g          *gazetteer
	weights    *antecedentWeights
	d          *Document
	day        graph.Date
	low        []string        // folded words
	at         []int           // for each word the mention it belongs to, -1 if none
	inner      map[string]bool // words written with a capital within a sentence
	small      map[string]bool // words written small
	speaks     []bool          // for each word whether it stands in a speaker
	mentions   []mention
	entities   []entity
	ofActor    map[int]int // codebook actor → entity
	read       []speakerReading
	phrases    []phrase // in the order of the text
	wanted     string   // the noun by which a body is called that is being looked for
	nextPhrase int      // the first of them that is not read yet
}

func newResolution(rs *Resolver, d *Document) *resolution {
	r := &resolution{
		g: rs.g, weights: rs.weights, d: d, low: make([]string, len(d.Words)), at: make([]int, len(d.Words)),
		inner: map[string]bool{}, small: map[string]bool{}, ofActor: map[int]int{},
		read: make([]speakerReading, len(d.Attributions)), speaks: make([]bool, len(d.Words)),
	}
	for _, a := range d.Attributions {
		for _, s := range a.Speaker {
			for i, w := d.wordsOf(s).From, d.wordsOf(s); i < w.To; i++ {
				r.speaks[i] = true
			}
		}
	}
	if d.Article != nil && d.Article.PublishedOn != nil {
		r.day = *d.Article.PublishedOn
	}
	for i := range d.Words {
		r.low[i] = foldWord(d.Words[i])
		r.at[i] = -1
	}
	return r
}

// wordsOf are the words that a span of the text touches.
func (d *Document) wordsOf(s graph.Span) Range {
	from := searchWords(d.Words, s.Start)
	to := from
	for to < len(d.Words) && d.Words[to].Start < s.End {
		to++
	}
	return Range{from, to}
}

// searchWords is the first word that ends after the place.
func searchWords(words []Word, at int) int {
	lo, hi := 0, len(words)
	for lo < hi {
		mid := (lo + hi) / 2
		if words[mid].End <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
