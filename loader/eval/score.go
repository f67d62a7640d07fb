package eval

// PRF are precision, recall and F1, each from 0 to 1.
type PRF [3]float64

// newPRF divides hits by what was found and by what is there. Where neither is anything, all is well: 1.
func newPRF(hitsFound float64, found int, hitsGold float64, gold int) PRF {
	rate := func(hits float64, n, other int) float64 {
		switch {
		case n > 0:
			return hits / float64(n)
		case other == 0:
			return 1
		}
		return 0
	}
	p, r := rate(hitsFound, found, gold), rate(hitsGold, gold, found)
	if p+r == 0 {
		return PRF{p, r, 0}
	}
	return PRF{p, r, 2 * p * r / (p + r)}
}

// F1 is the harmonic mean of precision and recall.
func (x PRF) F1() float64 { return x[2] }

// Scores are all measures of attribution.
type Scores struct {
	Pieces   ByPart `json:"pieces"` // every contiguous stretch a span of its own, counted once, right if it is exactly a marked one
	Token    ByPart `json:"token"`  // tokens labelled by any attribution
	All      Block  `json:"all"`
	Direct   Block  `json:"direct"`   // contents that hold a double quotation mark
	Indirect Block  `json:"indirect"` // contents that hold none
	Mixed    Block  `json:"mixed"`    // those of Direct that also hold words outside the marks
}

// ByPart is a measure of each part of an attribution.
type ByPart struct {
	Source  PRF `json:"source"`
	Cue     PRF `json:"cue"`
	Content PRF `json:"content"`
}

// Block holds the measures of contents of one kind: its precision counts found ones of that kind against all that are marked, its
// recall marked ones of that kind against all that are found (Pareti 2013).
type Block struct {
	Gold        int   `json:"gold"`
	Found       int   `json:"pred"`
	Strict      PRF   `json:"strict"`         // content: the same tokens, one to one
	StrictCore  PRF   `json:"strict~"`        // the same without punctuation at the edges
	Half        PRF   `json:"iou"`            // intersection over union of at least a half
	Soft        PRF   `json:"soft"`           // mean share of a content covered by any
	Aligned     PRF   `json:"aligned"`        // the same over one-to-one pairs: merging and splitting count
	Any         PRF   `json:"agr"`            // shares a token with any (Wiebe 2005)
	Joint       PRF   `json:"joint"`          // Half, and the speaker's head right, or no speaker on both sides
	GivenStrict Given `json:"source|strict~"` // the speaker, where StrictCore holds
	GivenHalf   Given `json:"source|iou"`     // the speaker, where Half holds
}

// Given is how often the speaker is right where the content was found and a speaker is marked.
type Given struct {
	N     int     `json:"n"`
	Head  float64 `json:"head"`  // each head lies in the other's speaker
	Exact float64 `json:"exact"` // the same tokens, a leading article aside
	Any   float64 `json:"any"`   // they share a token
}

// kinds of contents, in the order of blocks.
const (
	allKinds = iota
	directKind
	indirectKind
	mixedKind
	nKinds
)

// Tally counts the measures over any number of articles. The zero value is ready; one goroutine uses it at a time. Sums of
// fractions depend on the order of articles in their last bits: add them in a fixed one.
type Tally struct {
	token, pieces [3]counts // source, cue, content
	blocks        [nKinds]blockCounts
}

// counts of hits that are the same seen from both sides.
type counts struct{ hits, gold, found int }

func (c counts) prf() PRF { return newPRF(float64(c.hits), c.found, float64(c.hits), c.gold) }

// hits counted from the side of what is marked and of what is found.
type hits struct{ gold, found float64 }

type blockCounts struct {
	gold, found                                         int
	strict, strictCore, half, soft, aligned, any, joint hits
	givenStrict, givenHalf                              givenCounts
}

type givenCounts struct{ n, head, exact, any int }

func (g givenCounts) given() Given {
	if g.n == 0 {
		return Given{}
	}
	n := float64(g.n)
	return Given{N: g.n, Head: float64(g.head) / n, Exact: float64(g.exact) / n, Any: float64(g.any) / n}
}

// Scores are the measures of what was counted so far.
func (t *Tally) Scores() Scores {
	parts := func(c [3]counts) ByPart { return ByPart{c[0].prf(), c[1].prf(), c[2].prf()} }
	block := func(kind int) Block {
		b := t.blocks[kind]
		prf := func(h hits) PRF { return newPRF(h.found, b.found, h.gold, b.gold) }
		return Block{
			Gold: b.gold, Found: b.found, Strict: prf(b.strict), StrictCore: prf(b.strictCore), Half: prf(b.half), Soft: prf(b.soft),
			Aligned: prf(b.aligned), Any: prf(b.any), Joint: prf(b.joint), GivenStrict: b.givenStrict.given(), GivenHalf: b.givenHalf.given(),
		}
	}
	return Scores{
		Pieces: parts(t.pieces), Token: parts(t.token),
		All: block(allKinds), Direct: block(directKind), Indirect: block(indirectKind), Mixed: block(mixedKind),
	}
}
