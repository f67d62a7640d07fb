package loader

import (
	"unicode"

	"github.com/standpoint-graph/standpoint/graph"
)

// form says how much of the content stands in quotation marks: all its words direct, some mixed, none indirect.
func (d *Document) form(content []part) graph.Form {
	in, out := 0, 0
	single := d.singleQuoted(content)
	for _, p := range content {
		for i := p.From; i < p.To; i++ {
			w := d.Words[i]
			r := []rune(w.Text)[0]
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if d.quoted(i) || single[i] {
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

// singleQuoted finds the words of a content between ‘ and ’. An apostrophe is the same mark as ’: the last one that ends a word
// before the next ‘ or the end of the piece closes the quotation.
func (d *Document) singleQuoted(content []part) map[int]bool {
	var out map[int]bool
	for _, p := range content {
		for i := p.From; i < p.To; i++ {
			if d.Words[i].Text != "‘" {
				continue
			}
			end := -1
			for j := i + 1; j < p.To && d.Words[j].Text != "‘"; j++ {
				if d.Words[j].Text == "’" && (j+1 == len(d.Words) || d.Words[j+1].Start > d.Words[j].End || d.Words[j+1].Shape == punctuation) {
					end = j
				}
			}
			for j := i + 1; j < end; j++ {
				if out == nil {
					out = map[int]bool{}
				}
				out[j] = true
			}
		}
	}
	return out
}
