package graph

// Span is a stretch of a text in Unicode code points, end-exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of code points.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps tells whether the two share a code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Holds tells whether o lies within s.
func (s Span) Holds(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Segment is one contiguous piece of evidence: W3C Web Annotation's position and quote selectors in one.
// Exact is the article's text from Start to End, letter for letter.
type Segment struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitzero"`
	Suffix string `json:"suffix,omitzero"`
}

// Span is where the segment lies.
func (s Segment) Span() Span { return Span{s.Start, s.End} }

// Evidence says where a statement or relation stands in its article. Content is never empty.
type Evidence struct {
	TextHash string    `json:"textHash,omitzero"`
	Content  []Segment `json:"content,omitempty"`
	Cue      []Segment `json:"cue,omitempty"`
	Speaker  []Segment `json:"speaker,omitempty"`
}
