package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
)

// Words go into the index in a writing of letters and digits that no tokeniser can cut or fold further. Plain words stand as they
// are, all others as hexadecimal behind escape, so that two words are equal in the index exactly when graph.Words made them equal.
const (
	escape = "0x"
	// longest is the length in bytes from which on a word is replaced by its hash; the index would cut it off at 32 kB.
	longest = 200
)

// IndexWord is how a word of graph.Words stands in a full-text index.
func IndexWord(w string) string {
	if len(w) > longest {
		sum := sha256.Sum256([]byte(w))
		return escape + "h" + hex.EncodeToString(sum[:])
	}
	plain := !strings.HasPrefix(w, escape)
	for i := 0; plain && i < len(w); i++ {
		plain = w[i] >= 'a' && w[i] <= 'z' || w[i] >= '0' && w[i] <= '9'
	}
	if plain {
		return w
	}
	return escape + hex.EncodeToString([]byte(w))
}

// IndexText is what the full-text index holds for a text.
func IndexText(text string) string {
	var b strings.Builder
	for i, w := range graph.Words(text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(IndexWord(w))
	}
	return b.String()
}
