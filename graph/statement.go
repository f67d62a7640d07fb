package graph

// Statement is one act of speaking at one place in one article. What a person may change is in the embedded Coding;
// Machine keeps what the extractor last said, so that agreement can be measured and stances coded anew without reading again.
type Statement struct {
	ID        ID
	ArticleID ID
	Evidence  Evidence
	Coding           // in force: the person's where there is one, else the machine's
	Machine   Coding // untouched by people
	Decisions []Decision
	Revision  int
	// Utterance is equal for reports of the same words by the same speakers within seven days; kept by the store (see [UtteranceKey]).
	Utterance string
}

// NodeID is the statement's address.
func (s *Statement) NodeID() ID { return s.ID }

// IsNode marks nodes.
func (*Statement) IsNode() {}

// Coding is what is claimed about a passage.
type Coding struct {
	SpeakerIDs   []ID // empty when unnamed or absent; more than one when they speak together
	Speaking     Speaking
	SpeakerText  *string // as printed
	CandidateIDs []ID    // whom the printed name could mean when that is open
	OnBehalfOfID ID
	CountsForID  ID // derived from tenures and the said day
	WithinID     ID // the statement that relays this one
	Cue          *string
	Content      string // the content segments' words, joined by " … "
	Form         Form
	Act          SpeechAct
	Takes        []Take // sorted by proposition
	AddresseeIDs []ID
	MentionIDs   []ID // actors named in the content
	Said         Said
	Confidence   float64 // 0 to 1, two decimals
	CodedBy      Coder
	Translated   *bool
}

// Take is one stance of one statement on one proposition.
type Take struct {
	PropositionID ID
	Stance        Stance
	Confidence    float64
	Because       string
	CodedBy       Coder
	Codebook      string // fingerprint
	ImpliedByID   ID     // set when it only follows from the stance on another proposition
}

// Said is when it was said, as far as the text tells. Both bounds are inclusive; nil is unknown.
type Said struct {
	From, Until *Date
	Basis       SaidBasis
	Words       *string
}

// Day is the day that orders statements: Until, or the zero Date when unknown.
func (s Said) Day() Date {
	if s.Until == nil {
		return Date{}
	}
	return *s.Until
}

// Coder is who or what produced values.
type Coder struct {
	Kind    CoderKind
	Name    string
	Version *string
}
