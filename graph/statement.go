package graph

// Statement is one act of speaking at one place in one article. What a person may change is in the embedded Coding;
// Machine keeps what the extractor last said, so that agreement can be measured and stances coded anew without reading again.
type Statement struct {
	ID        ID         `json:"id"`
	ArticleID ID         `json:"articleId,omitzero"`
	Evidence  Evidence   `json:"evidence,omitzero"`
	Coding               // in force: the person's where there is one, else the machine's
	Machine   Coding     `json:"machine,omitzero"` // untouched by people
	Decisions []Decision `json:"decisions,omitempty"`
	Revision  int        `json:"revision,omitzero"`
	// Utterance is equal for reports of the same words by the same speakers within seven days; kept by the store (see [UtteranceKey]).
	Utterance string `json:"utterance,omitzero"`
}

// NodeID is the statement's address.
func (s *Statement) NodeID() ID { return s.ID }

// IsNode marks nodes.
func (*Statement) IsNode() {}

// Coding is what is claimed about a passage.
type Coding struct {
	SpeakerIDs   []ID      `json:"speakerIds,omitempty"` // empty when unnamed or absent; more than one when they speak together
	Speaking     Speaking  `json:"speaking,omitzero"`
	SpeakerText  *string   `json:"speakerText,omitzero"`   // as printed
	Called       *string   `json:"called,omitzero"`        // what a speaker without a name is, in words that need no context: "report of the Quay Office" for "it"
	CandidateIDs []ID      `json:"candidateIds,omitempty"` // whom the printed name could mean when that is open
	OnBehalfOfID ID        `json:"onBehalfOfId,omitzero"`
	CountsForID  ID        `json:"countsForId,omitzero"` // derived from tenures and the said day
	WithinID     ID        `json:"withinId,omitzero"`    // the statement that relays this one
	Cue          *string   `json:"cue,omitzero"`
	Content      string    `json:"content,omitzero"` // the content segments' words, joined by " … "
	Form         Form      `json:"form,omitzero"`
	Act          SpeechAct `json:"act,omitzero"`
	Takes        []Take    `json:"takes,omitempty"` // sorted by proposition
	AddresseeIDs []ID      `json:"addresseeIds,omitempty"`
	MentionIDs   []ID      `json:"mentionIds,omitempty"` // actors named in the content
	Said         Said      `json:"said,omitzero"`
	Confidence   float64   `json:"confidence,omitzero"` // 0 to 1, two decimals
	CodedBy      Coder     `json:"codedBy,omitzero"`
	Translated   *bool     `json:"translated,omitzero"`
}

// Take is one stance of one statement on one proposition.
type Take struct {
	PropositionID ID      `json:"propositionId,omitzero"`
	Stance        Stance  `json:"stance,omitzero"`
	Confidence    float64 `json:"confidence,omitzero"`
	Because       string  `json:"because,omitzero"`
	CodedBy       Coder   `json:"codedBy,omitzero"`
	Codebook      string  `json:"codebook,omitzero"`    // fingerprint
	ImpliedByID   ID      `json:"impliedById,omitzero"` // set when it only follows from the stance on another proposition
}

// Said is when it was said, as far as the text tells. Both bounds are inclusive; nil is unknown.
type Said struct {
	From  *Date     `json:"from,omitzero"`
	Until *Date     `json:"until,omitzero"`
	Basis SaidBasis `json:"basis,omitzero"`
	Words *string   `json:"words,omitzero"`
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
	Kind    CoderKind `json:"kind"`
	Name    string    `json:"name"`
	Version *string   `json:"version,omitzero"`
}
