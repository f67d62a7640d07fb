package loader

import (
	"bytes"
	_ "embed" // the weights are part of the program
	"encoding/json"
	"fmt"
)

// antecedentWeights say what counts when a pronoun or a description is read: how much each sign adds to a candidate, at each place where
// the text spoke of it; the best place counts. They are small enough to be read. They were set by hand; TestFitAntecedents looks on the
// training articles for better ones, one weight at a time; the first step of each found none. Steps of several at once were not tried.
type antecedentWeights struct {
	Sentence     float64 `json:"sentence"`     // for each sentence between
	Word         float64 `json:"word"`         // for each word between
	Subject      float64 `json:"subject"`      // the likely subject of its sentence
	Possessor    float64 `json:"possessor"`    // named as whose something is
	Quoted       float64 `json:"quoted"`       // named inside a quotation
	PhraseFront  float64 `json:"phraseFront"`  // described, or meant by a pronoun, at the front of a sentence
	PhraseQuoted float64 `json:"phraseQuoted"` // described inside a quotation
	Spoke        float64 `json:"spoke"`        // spoke there
	SpokeWithin  float64 `json:"spokeWithin"`  // spoke there by what somebody relays
	SpeaksAround float64 `json:"speaksAround"` // speaks the words in which the pronoun stands
	VoiceEnd     float64 `json:"voiceEnd"`     // what was said ends there, added to that of speaking

	Somebody       float64 `json:"somebody"`       // a person without a name
	SomebodyGender float64 `json:"somebodyGender"` // one whose noun tells the gender
	PerhapsPerson  float64 `json:"perhapsPerson"`  // a full name of which only its place says that it is a person's
	HardlyPerson   float64 `json:"hardlyPerson"`   // a name of which nothing does
	Gender         float64 `json:"gender"`         // the article or the codebook tells the gender
	ByName         float64 `json:"byName"`         // the given name does
	AgainstName    float64 `json:"againstName"`    // the given name tells the other
	OneForGroup    float64 `json:"oneForGroup"`    // one person for "they"
	PersonForBody  float64 `json:"personForBody"`  // what looked like a person for "the company"
	Country        float64 `json:"country"`        // a country or a body without a name for "it"
	Text           float64 `json:"text"`           // a text for "it"
}

//go:embed resolve_antecedent.json
var antecedentFile []byte

// shippedAntecedents is read at once: a program whose weights are damaged must not start.
var shippedAntecedents = func() *antecedentWeights {
	m, err := readAntecedents(antecedentFile)
	if err != nil {
		panic(err)
	}
	return m
}()

// readAntecedents reads the weights; one that there is not is an error.
func readAntecedents(file []byte) (*antecedentWeights, error) {
	m := new(antecedentWeights)
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("weights of antecedents: %w", err)
	}
	return m, nil
}
