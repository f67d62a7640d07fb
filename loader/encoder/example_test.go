package encoder_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/standpoint-graph/standpoint/loader/encoder"
)

// The tags of a sentence, the likeliest one of each word's first piece.
func ExampleWorker_Tag() {
	const text = "The harbour is safe, the mayor of Lielkalns said on Monday."
	tagger, err := encoder.Attribution()
	if err != nil {
		log.Fatal(err)
	}
	tokens := encoder.Vocabulary().Tokenise(text)
	features := make([]encoder.Features, len(tokens.Words))
	for i, w := range tokens.Words {
		switch r := []rune(text)[w.Start]; {
		case r == ',' || r == '.':
			features[i].Shape = encoder.ShapePunctuation
		case r >= 'A' && r <= 'Z':
			features[i].Shape = encoder.ShapeCapital
		}
	}
	features[0].Place = encoder.PlaceText

	scores := tagger.NewWorker(encoder.NewScratch()).Tag(encoder.Window(nil, tokens, features, 0, len(tokens.Words)), nil)
	names := [encoder.Tags]string{"", "source", "source", "cue", "cue", "content", "content"}
	for _, w := range tokens.Words {
		best := 0
		for tag, score := range scores[w.First] {
			if score > scores[w.First][best] {
				best = tag
			}
		}
		fmt.Println(strings.TrimSpace(string([]rune(text)[w.Start:w.End]) + " " + names[best]))
	}
	// Output:
	// The content
	// harbour content
	// is content
	// safe content
	// ,
	// the source
	// mayor source
	// of source
	// Lielkalns source
	// said cue
	// on
	// Monday
	// .
}
