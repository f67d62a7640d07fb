package guard

import "github.com/vektah/gqlparser/v2/gqlerror"

// maxName is longer than any name of the schema: what is longer is not compared with them to find what was meant.
const maxName = 128

// names refuses a query with a name of absurd length. Strings and comments are skipped.
func names(query string) gqlerror.List {
	run := 0
	for i := 0; i < len(query); i++ {
		switch c := query[i]; {
		case c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			if run++; run > maxName {
				return refuse("a name or number of the query is longer than %d characters", maxName)
			}
			continue
		case c == '#':
			for i < len(query) && query[i] != '\n' && query[i] != '\r' {
				i++
			}
		case c == '"':
			i = skipString(query, i)
		}
		run = 0
	}
	return nil
}

// skipString gives the place of the last quotation mark of the string that begins at i, or the end of the query.
func skipString(query string, i int) int {
	if len(query) >= i+3 && query[i:i+3] == `"""` {
		for j := i + 3; j+3 <= len(query); j++ {
			switch {
			case query[j] == '\\' && len(query) >= j+4 && query[j+1:j+4] == `"""`:
				j += 3
			case query[j:j+3] == `"""`:
				return j + 2
			}
		}
		return len(query)
	}
	for j := i + 1; j < len(query); j++ {
		switch query[j] {
		case '\\':
			j++
		case '"', '\n', '\r':
			return j
		}
	}
	return len(query)
}
