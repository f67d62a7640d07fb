package encoder

import (
	_ "embed" // the model files are part of the program
	"strings"
	"sync"
)

// Pieces with a meaning of their own in the vocabulary.
const (
	pieceUnknown int32 = 100 // [UNK]: a word the vocabulary cannot spell
	pieceStart   int32 = 101 // [CLS]: opens every sequence
	pieceEnd     int32 = 102 // [SEP]: closes a sequence or one of its parts
)

// vocabularySize is the number of word pieces of BERT's uncased English vocabulary.
const vocabularySize = 30522

//go:embed model/vocab.txt
var vocabularyFile string

// Vocabulary gives the tokeniser of the embedded models: the 30,522 uncased English word pieces of BERT
// (Devlin et al. 2019). It is built once and may be used by any number of goroutines.
var Vocabulary = sync.OnceValue(func() *Tokeniser {
	return newTokeniser(strings.Fields(vocabularyFile))
})
