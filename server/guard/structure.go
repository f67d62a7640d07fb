package guard

import "github.com/vektah/gqlparser/v2/gqlerror"

// maxNumber is more digits than any number needs.
const maxNumber = 64

// Structure refuses JSON with too many values, too deep a nesting or a number of absurd length, before anything is made of
// it, and gives the length of its longest string as it is written. What is no JSON is left to the parser to complain of.
func Structure(json []byte, l Limits) (longest int, errs gqlerror.List) {
	depth, values, word := 0, 0, 0
	for i := 0; i < len(json); i++ {
		switch c := json[i]; c {
		case '"':
			end := stringEnd(json, i)
			longest = max(longest, end-i-1)
			i, word = end, 0
		case '[', '{':
			depth, values, word = depth+1, values+1, 0
		case ']', '}':
			depth, word = depth-1, 0
		case ',':
			values, word = values+1, 0
		case ':', ' ', '\t', '\r', '\n':
			word = 0
		default:
			word++
		}
		switch {
		case depth > l.VariableDepth+2:
			return longest, refuse("the request is more than %d levels deep", l.VariableDepth)
		case values > l.Variables:
			return longest, refuse("the request holds more than %d values", l.Variables)
		case word > maxNumber:
			return longest, refuse("a number of the request is longer than %d digits", maxNumber)
		}
	}
	return longest, nil
}

// stringEnd gives the place of the quotation mark that ends the string which begins at i, or the end of the text.
func stringEnd(json []byte, i int) int {
	for j := i + 1; j < len(json); j++ {
		switch json[j] {
		case '\\':
			j++
		case '"':
			return j
		}
	}
	return len(json)
}
