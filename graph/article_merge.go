package graph

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// mergeArticles gives the article that two printings of one text are together. Field by field a known value wins over an unknown
// one, and of two known ones a fixed rule decides, so that the order of loading does not matter. Times of loading are those
// of a, the one that is stored. What became of it (state, coverage, neighbours) is a's too.
func mergeArticles(a, b *Article) *Article {
	m := *a
	m.Title = longerText(a.Title, b.Title)
	m.Urls = mergeURLs(a.Urls, b.Urls)
	m.Publisher = knownPtr(a.Publisher, b.Publisher)
	m.Authors = mergeAuthors(a.Authors, b.Authors)
	m.PublishedOn = earlierDay(a.PublishedOn, b.PublishedOn)
	m.PublishedAt = earlierTime(a.PublishedAt, b.PublishedAt)
	if m.PublishedAt != nil && m.PublishedOn != nil && DateOf(*m.PublishedAt) != *m.PublishedOn {
		m.PublishedAt = nil // another day than the one printed: the instant is of another printing
	}
	m.Language = mergeLanguages(a.Language, b.Language)
	m.Body = richerBody(a.Body, b.Body)
	m.Ref = known(a.Ref, b.Ref)
	if received(b.Received) < received(a.Received) {
		m.Received = b.Received
		m.Received.At = a.Received.At
	}
	return &m
}

// received orders proofs of receipt, whatever the time.
func received(r Received) string {
	from, sort := "", ""
	if r.From != nil {
		from = *r.From
	}
	if r.ContentType != nil {
		sort = *r.ContentType
	}
	return strings.Join([]string{from, r.Sha256, sort}, "\x00")
}

func longerText(a, b string) string {
	if c := cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(b, a)); c < 0 {
		return b
	}
	return a
}

// mergeURLs sorts addresses, the secure ones first: the first is the one to cite.
func mergeURLs(a, b []string) []string {
	urls := slices.Concat(a, b)
	slices.SortFunc(urls, func(x, y string) int {
		return cmp.Or(compareBool(strings.HasPrefix(y, "https:"), strings.HasPrefix(x, "https:")), strings.Compare(x, y))
	})
	urls = slices.Compact(urls)
	if len(urls) == 0 {
		return nil
	}
	return urls
}

// mergeAuthors takes the longer list, and of equally long ones the first in alphabetical order; authors keep their order.
func mergeAuthors(a, b []string) []string {
	if c := cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(b, a)); c < 0 {
		return b
	}
	return a
}

func earlierDay(a, b *Date) *Date {
	if a == nil || b != nil && b.Before(*a) {
		return b
	}
	return a
}

func earlierTime(a, b *time.Time) *time.Time {
	if a == nil || b != nil && b.Before(*a) {
		return b
	}
	return a
}

// mergeLanguages takes the known language, and of two the first in alphabetical order.
func mergeLanguages(a, b string) string {
	if b == unknownLanguage || b == "" {
		return a
	}
	if a == unknownLanguage || a == "" {
		return b
	}
	return min(a, b)
}

// unknownLanguage is the tag of a text whose language is not known.
const unknownLanguage = "und"

// richerBody chooses between printings of one text that differ in spaces, quotation marks or dashes: the longer, then the first
// in alphabetical order.
func richerBody(a, b string) string { return longerText(a, b) }

// readAlike tells whether reading both articles must give the same: the text and what dates, language and title say.
func readAlike(a, b *Article) bool {
	return a.Body == b.Body && a.Title == b.Title && a.Language == b.Language && dayOf(a.PublishedOn) == dayOf(b.PublishedOn)
}

// comparePrinted orders the texts that one address has had: by day of publication, or of loading where that is not known, then
// by the instant of publication and of loading, then by id.
func comparePrinted(a, b *Article) int {
	return cmp.Or(printedDay(a).Compare(printedDay(b)), timeOr(a.PublishedAt, time.Time{}).Compare(timeOr(b.PublishedAt, time.Time{})),
		a.LoadedAt.Compare(b.LoadedAt), cmp.Compare(a.ID, b.ID))
}

func printedDay(a *Article) Date {
	if a.PublishedOn != nil {
		return *a.PublishedOn
	}
	return DateOf(a.LoadedAt.UTC())
}

func timeOr(t *time.Time, or time.Time) time.Time {
	if t == nil {
		return or
	}
	return *t
}
