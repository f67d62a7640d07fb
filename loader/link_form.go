package loader

import (
	"unicode"

	"github.com/standpoint-graph/standpoint/graph"
)

// form says how much of the content stands in quotation marks: all its words direct, some mixed, none indirect.
func (d *Document) form(content []part) graph.Form {
	in, out := 0, 0
	for _, p := range content {
		for i := p.From; i < p.To; i++ {
			w := d.Words[i]
			r := []rune(w.Text)[0]
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if d.quoted(i) {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return graph.Indirect
	case out == 0:
		return graph.Direct
	}
	return graph.Mixed
}

// quoted tells whether word i stands between quotation marks of any kind.
func (d *Document) quoted(i int) bool {
	w := d.Words[i]
	if w.Quote == InsideQuote {
		return true
	}
	for lo, hi := 0, len(d.Quotes); lo < hi; {
		mid := (lo + hi) / 2
		q := d.Quotes[mid]
		switch {
		case q.Holds(w.Span):
			return true
		case q.Start > w.Start:
			hi = mid
		default:
			lo = mid + 1
		}
	}
	return false
}
