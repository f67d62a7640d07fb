package loader

import (
	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// Document is an article on its way through the stages. Offsets are code points into Text.
type Document struct {
	tokens       encoder.Tokens
	labelEnds    map[int]bool // words behind the labels of a transcript
	Article      *graph.Article
	Text         []rune // Article.Body
	Lines        []Line
	Words        []Word
	Sentences    []Range                 // of words, in order, covering all words of lines that are not blank
	Quotes       []Quote                 // paired quotation marks, in order of Open
	Found        []Found                 // what attribute tagged, ordered by From
	Nested       [][encoder.Tags]float32 // of each word, the log probabilities of its tags inside a content; nil if nobody tagged
	Attributions []Attribution
	Actors       []Actor // actors of this article; Attribution.Speakers and Relation parties are indices into it
	Relations    []Relation
}

// Range is a stretch of words, end-exclusive.
type Range struct{ From, To int }

// LineClass says what a line of an article is.
type LineClass uint8

// The classes of lines.
const (
	Blank       LineClass = iota
	Headline              // the article's title repeated, or its first line written as one
	Subheadline           // a short line without a full stop, between paragraphs
	Body                  // a paragraph
	SpeakerLine           // a line that holds only a name, below a pull-quote
	Caption               // of a picture
	Byline                // who wrote it, where and when
	Boilerplate           // READ ALSO, share, subscribe, copyright: never anybody's words
)

// Line is one line of the text, without its end-of-line characters.
type Line struct {
	graph.Span
	Class LineClass
	Words Range
}

// QuoteState says where a word stands towards double quotation marks; it is an input of the encoder.
type QuoteState uint8

// The quote states.
const (
	OutsideQuote QuoteState = iota
	OpensQuote              // the opening mark itself
	InsideQuote
	ClosesQuote // the closing mark itself
)

// Word is one word or one punctuation mark.
type Word struct {
	graph.Span
	Text     string
	Lower    string // folded for comparing
	Line     int
	Sentence int
	Quote    QuoteState
	Shape    uint8 // one of the encoder's shapes
	First, N int   // its word pieces in the encoder's tokens
}

// Quote is a stretch between paired quotation marks, marks included. A quotation that is left open at a paragraph's end and
// opened again in the next is one Quote per paragraph; Continues says that it runs on from the one before.
type Quote struct {
	graph.Span
	Continues bool
}

// Role is what a span is in an attribution.
type Role uint8

// The roles.
const (
	NoRole Role = iota
	SpeakerRole
	CueRole
	ContentRole
)

// Found is a span that the encoder tagged. Confidence is the mean probability of its tags, Least the smallest.
type Found struct {
	Role       Role
	Words      Range
	Confidence float64
	Least      float64
}

// Attribution is one expression: who (if anybody), by which words, what.
type Attribution struct {
	Speaker, Cue, Content []graph.Span // pieces in order; Content is never empty
	Form                  graph.Form
	Act                   graph.SpeechAct
	Within                int     // index of the attribution that relays this one, -1 if none
	Confidence            float64 // that content and speaker are right; calibrated on held-out articles
	Via                   string  // how the speaker was linked, in words: "beside the cue", "name under the pull-quote"
	RefersTo              []int   // earlier attributions that the content only points back at ("those demands"), nil if none
	Channel               string  // where it was said as printed, "a social media post", "" if the text does not say
	Speakers              []int   // resolved actors, indices into Document.Actors; several when they speak together
	Speaking              graph.Speaking
	OnBehalfOf            int    // index into Document.Actors, -1 if none
	Addressees, Mentions  []int  // indices into Document.Actors
	Candidates            []int  // runners-up for the speaker
	Called                string // what a speaker without a name is, in words that need no context: "report of the Quay Office"; "" if not known
	Said                  graph.Said
	Takes                 []Take
	clues                 clues  // what Confidence rests on
	named                 string // the speaker's fullest name as a language model gives it, "" otherwise
}

// Actor is somebody the article speaks of, resolved within it.
type Actor struct {
	graph.ProposedActor
	Mentions []graph.Span // where the text means this actor, pronouns included
	Seats    []graph.Span // those of them that name its capital or another place by which it is called
}

// Relation is a contact or deed between actors of the article.
type Relation struct {
	Kind       graph.RelationKind
	From, To   []int // indices into Document.Actors
	Status     graph.RelationStatus
	Happened   graph.Said
	Place      string
	ReportedBy []int
	Evidence   []graph.Span
	Confidence float64
}

// Take is a stance of an attribution on a proposition, with its reason.
type Take struct {
	Proposition string // slug
	Stance      graph.Stance
	Confidence  float64 // calibrated on held-out passages
	Because     string  // what decided, in words
	ImpliedBy   string  // slug of the proposition that it follows from, "" if it was said
}
