package codebook

// Codebook is a checked codebook. Treat it as read-only: [Default] hands the
// same one to every caller.
type Codebook struct {
	Topics []Topic    // in the order of the files
	Cues   []CueClass // in the order of the files
	Actors []Actor    // in the order of the files

	// Fingerprint is the SHA-256 of the content, 64 hexadecimal digits. It
	// depends neither on the order nor on the layout of the files.
	Fingerprint string
	// YAML is the canonical document: all includes joined, one way of
	// writing. [Parse] reads it back to an equal codebook.
	YAML string
}

// Topic groups propositions under a name.
type Topic struct {
	ID          string // slug, for ever
	Name        string
	Description string
	// Propositions in the order written.
	Propositions []Proposition
}

// Proposition is a sentence with `should` that one can be for or against.
type Proposition struct {
	ID    string // slug, for ever
	Topic string // id of its topic
	Text  string
	// Joint says why an `and` or `or` of Text joins one thing; mostly empty.
	Joint string
	// Scope words tell that a passage may speak of the proposition.
	Scope []string
	// For and Against are phrases of those who are for it and against it.
	For, Against []string
	// Valid is the time in which the question is open; zero days are open ends.
	Valid Period
	// Was holds earlier slugs, which still find it.
	Was     []string
	Implies []Implication
	Tests   []Test
}

// Implication says that a stance on one proposition brings a stance on another.
type Implication struct {
	When        string // stance on the proposition that has the implication
	Proposition string // id of the other
	Then        string // stance on the other
}

// Test is a sentence and how it is to be coded.
type Test struct {
	Sentence string
	Speaker  string // as it stands in the sentence, or the name of an actor meant there
	Stance   string // supports, opposes, conditional, neutral or none
}

// CueClass is a kind of speech act and the words that signal it.
type CueClass struct {
	Class   string // slug
	Act     string // one of Acts
	Verbs   []Verb
	Nouns   []string // singular
	Phrases []string
}

// Verb is a verb that signals speech.
type Verb struct {
	Lemma string // may have further words: "point out"
	With  string // word that must follow for this meaning ("for" in "call for"); empty: none
	// Forms holds all inflected forms, the lemma first.
	Forms []string
}

// Actor is a country, an organisation or a person.
type Actor struct {
	ID   string // kind, colon, slug: "country:xyz"
	Kind string // country, organisation or person
	Name string
	// ISO is a country's ISO 3166-1 alpha-3 code; empty if it has none.
	ISO string
	// Form is an organisation's form, one of OrganisationForms.
	Form string
	// Country is the id of the country an organisation or person belongs to.
	Country string
	// PartOf is the id of the organisation this organisation is a part of.
	PartOf      string
	Capital     string
	Gender      string // of a person: male, female or empty
	Wikidata    string // Q and digits
	Description string
	// Aliases are other names, usual short forms and other spellings.
	Aliases []string
	// Adjectives are made from the name; People are words for its people.
	Adjectives, People []string
	// Metonyms are places that mean the actor when they act or speak.
	Metonyms []string
	// Members are the ids of an organisation's members.
	Members []string
	Tenures []Tenure
}

// Tenure is one person's time in one office.
type Tenure struct {
	Title string
	Of    string // id of a country or organisation
	From  Day    // first day; zero: not given
	To    Day    // last day; zero: still in office, or not given
}

// Proposition returns the proposition with the slug, also an earlier one, or nil.
func (c *Codebook) Proposition(slug string) *Proposition {
	var was *Proposition
	for i := range c.Topics {
		for j := range c.Topics[i].Propositions {
			p := &c.Topics[i].Propositions[j]
			if p.ID == slug {
				return p
			}
			for _, old := range p.Was {
				if old == slug {
					was = p
				}
			}
		}
	}
	return was
}

// Actor returns the actor with the id, or nil.
func (c *Codebook) Actor(id string) *Actor {
	for i := range c.Actors {
		if c.Actors[i].ID == id {
			return &c.Actors[i]
		}
	}
	return nil
}
