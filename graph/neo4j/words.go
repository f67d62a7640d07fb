package neo4j

import (
	"strconv"
	"strings"

	"github.com/standpoint-graph/standpoint/graph"
	"github.com/standpoint-graph/standpoint/graph/internal/record"
)

// indexedTerms are the terms of a text in the writing of the index.
func indexedTerms(text string) []string {
	terms := graph.ParseText(text)
	all := make([]string, len(terms))
	for i, term := range terms {
		words := make([]string, len(term))
		for j, w := range term {
			words[j] = record.IndexWord(w)
		}
		all[i] = strings.Join(words, " ")
	}
	return all
}

// words adds that the words of a row, which have a space around each, have every term of a text. A text of no words finds nothing.
func (w *where) words(expression, name string, text *string) {
	if text == nil {
		return
	}
	terms := indexedTerms(*text)
	w.never = w.never || len(terms) == 0
	for i, t := range terms {
		terms[i] = " " + t + " "
	}
	w.addFar("all(term IN " + w.param(name, terms) + " WHERE " + expression + " CONTAINS term)")
}

// matchExpression asks the full-text index for all terms of a text, each a run of words; "" when there are none. The index holds
// letters and digits only, so no word can be taken for an operator or needs an escape.
func matchExpression(text string) string {
	terms := indexedTerms(text)
	if len(terms) == 0 {
		return ""
	}
	return `"` + strings.Join(terms, `" AND "`) + `"`
}

// wordsDrive is up to how many matches of a text are sorted rather than looked up row by row.
const wordsDrive = 10_000

// wordsDriver finds rows with the words of a text, which is the parameter named. The filter looks again at what the index found.
func wordsDriver(n noun, index, parameter string) *driver {
	return &driver{
		name:  n.name + "s with words",
		match: "CALL db.index.fulltext.queryNodes('" + index + "', $" + parameter + ", {limit: " + wordsLimit + "}) YIELD node AS " + n.row,
		sorts: "chosen only when no more than wordsDrive have the words",
	}
}

// wordsLimit is how far matches are counted.
var wordsLimit = strconv.Itoa(wordsDrive + 1)
