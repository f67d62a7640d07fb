package codebook

import "strings"

// maxSlug bounds a slug, in characters.
const maxSlug = 60

// slugFault says what is wrong with a slug: it must be words of small letters
// a–z and digits joined by single hyphens, with at least two letters. It
// returns "" if nothing is, else words that go on after the slug.
func slugFault(s string) string {
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			letters++
		case r >= '0' && r <= '9' || r == '-':
		default:
			return "is no slug: it has " + quoted(string(r)) + " in it"
		}
	}
	switch {
	case strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") || strings.Contains(s, "--"):
		return "is no slug: it has a hyphen that joins nothing"
	case letters < 2:
		return "is no slug: it has fewer than two letters"
	case len(s) > maxSlug:
		return "is no slug: it has more than 60 characters"
	}
	return ""
}

// slugOf turns a text into a slug to propose.
func slugOf(s string) string {
	slug := strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
	return strings.Trim(slug[:min(len(slug), maxSlug)], "-")
}

// slugHint says what to write instead of a bad slug.
func slugHint(s string) string {
	if proposal := slugOf(s); slugFault(proposal) == "" {
		return "write " + code(proposal)
	}
	return "write small letters a–z and digits, words joined by hyphens"
}
