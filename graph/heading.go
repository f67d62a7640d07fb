package graph

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What is kept of what an article says of itself: a page may have a title of megabytes, and lists show every title.
const (
	maxHeading = 1_000 // characters of a title, a publisher, an author, a source's own id
	maxAuthors = 100
)

// tidyHeading keeps what an article says of itself within its limits, leaves out what says nothing, and makes all of it UTF-8.
func tidyHeading(a *Article) {
	a.Title, a.Ref = headingText(a.Title), headingText(a.Ref)
	a.Publisher = headingPtr(a.Publisher)
	a.Received.From, a.Received.ContentType = headingPtr(a.Received.From), headingPtr(a.Received.ContentType)
	var authors []string
	for _, name := range a.Authors {
		if name = headingText(name); name != "" && len(authors) < maxAuthors {
			authors = append(authors, name)
		}
	}
	a.Authors = authors
	if a.Language = headingText(a.Language); a.Language == "" {
		a.Language = unknownLanguage
	}
	a.Urls = mergeURLs(addresses(a.Urls), nil)
}

func headingText(s string) string {
	s = strings.ToValidUTF8(strings.TrimSpace(s), "\uFFFD")
	if utf8.RuneCountInString(s) <= maxHeading {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:maxHeading-1])) + "…"
}

func headingPtr(s *string) *string {
	if s == nil {
		return nil
	}
	t := headingText(*s)
	if t == "" {
		return nil
	}
	return &t
}

// addresses gives the addresses to cite an article by, each in its canonical form. One that a browser would run is none.
func addresses(all []string) []string {
	var out []string
	for _, raw := range all {
		u := CanonicalURL(raw)
		if u != "" && len(u) <= MaxURL && utf8.ValidString(u) && !isProgram(u) {
			out = append(out, u)
		}
	}
	return out
}

// isProgram tells addresses that are a program or a page themselves, and lead nowhere.
func isProgram(address string) bool {
	scheme, _, _ := strings.Cut(address, ":")
	scheme = strings.Map(func(r rune) rune {
		if r <= ' ' { // browsers pass over them
			return -1
		}
		return r
	}, scheme)
	return slices.Contains([]string{"javascript", "data", "vbscript", "blob"}, strings.ToLower(scheme))
}
